"""The paragraphs of a sample plan: what each line of its plain text is, and how it is numbered.

Blocks stand apart by blank lines. Up to the plan's title their order says what they are; after it 一、 （一） 1. mark
headings, clauses and items, 附件 the annexes, tabs the rows of a roster.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

DIGITS = "零一二三四五六七八九"
NUMBERS = [
    re.compile(pattern) for pattern in (r"([一二三四五六七八九十]+)、", r"（([一二三四五六七八九十]+)）", r"(\d+)\.")
]
LEVELS = (("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."))
BASE_ID = 1

Kind = Literal[
    "letterhead", "reference", "title", "recipients", "body", "signature", "note", "plan-title",
    "numbered", "annex-list", "annex-mark", "annex-title", "row", "imprint",
]  # fmt: skip
HEAD: tuple[Kind, ...] = ("letterhead", "reference", "title", "body", "signature", "note", "plan-title")


@dataclass(frozen=True)
class Piece:
    """One paragraph of the plan, or one row of a roster; ``number`` is printed, not part of ``text``."""

    kind: Kind
    text: str
    number: str = ""
    level: int = 0
    value: int = 0


def han_value(digits: str) -> int:
    """一 to 九十九 as a number."""
    tens, ten, ones = digits.rpartition("十")
    return 10 * (DIGITS.index(tens) if tens else 1) + (DIGITS.index(ones) if ones else 0) if ten else DIGITS.index(ones)


def numbered(line: str) -> Piece | None:
    """The line as a numbered piece without its number, or None."""
    for level, pattern in enumerate(NUMBERS):
        if match := pattern.match(line):
            value = int(match[1]) if match[1].isdecimal() else han_value(match[1])
            return Piece("numbered", line[match.end() :], match[0], level, value)
    return None


def pieces(text: str) -> Iterator[Piece]:
    """The paragraphs of a plan text, each with its kind."""
    blocks = [block.splitlines() for block in re.split(r"\n{2,}", text.strip("\n"))]
    for kind, block in zip(HEAD, blocks, strict=False):
        for line in block:
            yield Piece("recipients" if kind == "body" and line.endswith("：") else kind, line)
    for block in blocks[len(HEAD) :]:
        yield from block_pieces(block)


def block_pieces(block: list[str]) -> Iterator[Piece]:
    """The pieces of one block after the plan's title."""
    first = block[0]
    if first.startswith("附件："):
        yield from (Piece("annex-list", line) for line in block)
    elif re.fullmatch(r"附件\d+", first):
        yield Piece("annex-mark", first)
    elif "\t" in first:
        yield from (Piece("row", line) for line in block)
    elif first.startswith("抄送："):
        yield from (Piece("imprint", line) for line in block)
    elif first.endswith("名单"):
        yield Piece("annex-title", first)
    else:
        yield from (numbered(line) or Piece("body", line) for line in block)


@dataclass
class Numbering:
    """Hands out list numbers: which w:num a paragraph takes, or None where its number must be typed."""

    counts: list[int] = field(default_factory=lambda: [0, 0, 0])
    current: list[int] = field(default_factory=lambda: [BASE_ID] * 3)
    overrides: list[tuple[int, int, int]] = field(default_factory=list)

    def take(self, level: int, value: int) -> int | None:
        """The w:num for this number in its turn, a new one where it jumps ahead, None where it repeats."""
        if value <= self.counts[level]:
            return None
        if value > self.counts[level] + 1:
            self.current[level] = BASE_ID + 1 + len(self.overrides)
            self.overrides.append((self.current[level], level, value))
        self.counts[level] = value
        for below in range(level + 1, 3):
            self.counts[below], self.current[below] = 0, BASE_ID
        return self.current[level]
