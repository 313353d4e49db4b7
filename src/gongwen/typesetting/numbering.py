"""The numbers of headings (GB/T 9704—2012, 7.3.3): 一、 （一） 1. （1）."""

import re

from gongwen.formats.numerals import numeral
from gongwen.typesetting.letter import Block, Heading

NUMBERS = {1: r"[一二三四五六七八九十百]+、", 2: r"（[一二三四五六七八九十百]+）", 3: r"\d+[.．]", 4: r"（\d+）"}
"""How the number of a heading of each level is printed."""
_KNOWN = {level: re.compile(pattern) for level, pattern in NUMBERS.items()}


def chinese(number: int) -> str:
    """Return a number in Chinese: 12 is 十二, 105 is 一百零五."""
    return numeral(number, "chineseCountingThousand")


def numbered(level: int, number: int) -> str:
    """Return the number of a heading as it is printed, with its mark."""
    return {1: f"{chinese(number)}、", 2: f"（{chinese(number)}）", 3: f"{number}.", 4: f"（{number}）"}[level]


def level_of(text: str) -> int:
    """Return the level that a text's own number tells, 0 for a text without one."""
    return next((level for level, pattern in _KNOWN.items() if pattern.match(text)), 0)


def with_numbers(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return blocks whose headings have numbers: as they are where any heading brings its own, else counted by level."""
    headings = [block for block in blocks if isinstance(block, Heading)]
    if any(level_of(heading.text) for heading in headings):
        return blocks
    counts = [0, 0, 0, 0]
    done: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading):
            counts[block.level - 1] += 1
            counts[block.level :] = [0] * (4 - block.level)
            number = numbered(block.level, counts[block.level - 1])
            done.append(Heading(block.level, f"{number}{block.text}", block.rest))
        else:
            done.append(block)
    return tuple(done)
