"""Classified documents are refused before anything of them is kept, indexed or quoted.

A classification mark stands in the 密级 position of the head, alone or with its period: 机密, 秘密★1年 (GB/T 9704-2012,
7.2.2). The ★ between grade and period is printed nowhere else and counts wherever it stands.
"""

import re
from collections.abc import Iterator, Sequence

from gongwen.refusals import Classified

_HEAD, _TABLE = 20, 60
"""How many lines, empty ones aside, a mark of its own and a row of a table (密级：秘密) may stand from the top."""

_GRADE = r"(?<!商业)(?<!商業)(?:绝密|机密|秘密|絕密|機密|祕密)[级級]?"
_PERIOD = r"(?:(?:\d{1,3}|[一二三四五六七八九十两]{1,4})(?:年|个月|個月|月|日|天)|长期|長期|永久|(?:启用|啟用|解密|公布|公开)前)"
_COPY = r"(?:(?:No|№|份号|份號|编号|編號)?[.:：]?\d{1,8})"
_URGENCY = r"(?:特急|加急|平急|特提|急件)"
_MARK = re.compile(
    rf"{_COPY}?{_URGENCY}?[【\[（(]?{_GRADE}(?:[★☆*＊·•.]?{_PERIOD}|[★☆*＊])?[】\]）)]?{_URGENCY}?{_COPY}?",
    re.IGNORECASE,
)
_LABELLED = re.compile(rf"(?:密级|密級|秘密等级|秘密等級|涉密等级|保密期限)[^：:。]{{0,6}}[：:\]】]+[【\[（(]?{_GRADE}")
_STARRED = re.compile(rf"{_GRADE}[★☆]")
_RUN_TOGETHER = re.compile(
    rf"{_COPY}?{_GRADE}{_URGENCY}?[^，。；：:《》]{{4,40}}文件[^，。；：:《》]{{1,12}}[〔\[［（(]\d{{4}}"
)
_GAP = re.compile(r"\t|\u3000| {2,}")
_PROSE = re.compile(r"。|^(?:一、|第一章|第一条)")


def refuse_classified(lines: Sequence[str]) -> None:
    """Raise :class:`gongwen.refusals.Classified` if a file's ``lines`` carry a classification mark.

    商业秘密, 国家秘密 and 保密 in prose, 内部资料 and 密级：公开 are no marks.
    """
    number = next(_marked(lines), None)
    if number is not None:
        raise Classified(
            f"第{number}行有国家秘密的密级标志，文件已拒绝读取，内容没有保存、索引或者引用，请在与其密级相符的涉密网络和设备上办理。"
        )


def _marked(lines: Sequence[str]) -> Iterator[int]:
    """The numbers of the lines that carry a mark, counted from 1."""
    seen, prose = 0, False
    for number, line in enumerate(lines, start=1):
        tight = "".join(line.split())
        seen += bool(tight)
        starred = _STARRED.search(tight)
        if (
            starred
            or (not prose and seen <= _TABLE and _LABELLED.search(tight))
            or _is_mark(line, tight, seen, prose=prose)
        ):
            yield number
        prose = prose or bool(_PROSE.search(tight))


def _is_mark(line: str, tight: str, seen: int, *, prose: bool) -> bool:
    """Whether a line of the head is a mark, has one beside a wide gap, or begins with one in text run together."""
    if prose or seen > _HEAD:
        return False
    return any(_MARK.fullmatch("".join(part.split())) for part in (line, *_GAP.split(line))) or bool(
        _RUN_TOGETHER.match(tight)
    )
