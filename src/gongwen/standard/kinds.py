"""The fifteen kinds of official documents (条例 Art. 8): which way each goes, and in which format it is laid out."""

from dataclasses import dataclass
from enum import StrEnum


class Way(StrEnum):
    """Which way a document goes."""

    DOWN = "down"
    UP = "up"
    LEVEL = "level"


class Format(StrEnum):
    """How a document is laid out (GB/T 9704—2012, 7 and 10); a bulletin is no official document, its masthead is custom."""

    ORDINARY = "ordinary"
    LETTER = "letter"
    ORDER = "order"
    MINUTES = "minutes"
    BULLETIN = "bulletin"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind: its name, the ways it may go (条例 Art. 8, 15, 16), the format it usually has."""

    name: str
    ways: frozenset[Way]
    format: Format = Format.ORDINARY


_ANY, _DOWN, _UP = frozenset(Way), frozenset({Way.DOWN}), frozenset({Way.UP})
KINDS = {
    kind.name: kind
    for kind in (
        Kind("决议", _DOWN),
        Kind("决定", _DOWN),
        Kind("命令", _DOWN, Format.ORDER),
        Kind("公报", _DOWN),
        Kind("公告", _DOWN),
        Kind("通告", _DOWN),
        Kind("意见", _ANY),
        Kind("通知", _DOWN),
        Kind("通报", _DOWN),
        Kind("报告", _UP),
        Kind("请示", _UP),
        Kind("批复", _DOWN),
        Kind("议案", frozenset({Way.LEVEL})),
        Kind("函", frozenset({Way.LEVEL}), Format.LETTER),
        Kind("纪要", _ANY, Format.MINUTES),
    )
}
"""By name; 令 is written for 命令 as well."""
ALSO = {"令": "命令"}
"""Other names of a kind."""
NO_KINDS = "方案 办法 小结 台账 督办单 专报 简报 规划 要点 细则".split()
"""What is often sent and is no kind: it goes out attached to one (条例 Art. 8)."""
URGENCIES = ("特急", "加急")
"""紧急程度 of a document; telegrams have others (条例 Art. 9(3))."""


def kind_named(name: str) -> Kind | None:
    """Return the kind of a name, None where there is no such kind."""
    return KINDS.get(ALSO.get(name, name))
