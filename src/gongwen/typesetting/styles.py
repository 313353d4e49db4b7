"""How each part of a document is set: its type and size, where it stands on the line, what is left free above it.

The table is the standard's (GB/T 9704—2012), a row a part; both writers, of .docx and of .pdf, read it.
"""

from dataclasses import dataclass
from enum import StrEnum

from gongwen.standard.measures import SIZE_2, SIZE_3, SIZE_4


class Face(StrEnum):
    """A typeface by what it is for."""

    TITLE = "title"
    BODY = "body"
    HEI = "hei"
    KAI = "kai"
    SONG = "song"


class Align(StrEnum):
    """Where a line stands."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    BOTH = "both"


class Role(StrEnum):
    """A part of a document that has a style of its own."""

    MASTHEAD = "masthead"
    MARK = "mark"
    URGENCY = "urgency"
    NUMBER = "number"
    ISSUE = "issue"
    TITLE = "title"
    RECIPIENTS = "recipients"
    HEADING_1 = "heading-1"
    HEADING_2 = "heading-2"
    HEADING_3 = "heading-3"
    HEADING_4 = "heading-4"
    BODY = "body"
    TABLE_TITLE = "table-title"
    CELL = "cell"
    HEAD_CELL = "head-cell"
    CAPTION = "caption"
    ANNEX_NOTE = "annex-note"
    SIGNATURE = "signature"
    DATE = "date"
    NOTE = "note"
    ATTENDANCE = "attendance"
    ANNEX_MARK = "annex-mark"
    ANNEX_TITLE = "annex-title"
    IMPRINT = "imprint"
    PAGE_NUMBER = "page-number"


@dataclass(frozen=True, slots=True)
class Style:
    """A style: the face, the size in points, the alignment, the clause; ``name`` is what an office program's list shows.

    ``keeps`` tells that the part stays on one page with what follows; ``level`` is that of the outline, 0 for none.
    """

    name: str
    face: Face
    size: float
    align: Align
    clause: str
    keeps: bool = False
    level: int = 0


_2, _3, _4 = SIZE_2.value, SIZE_3.value, SIZE_4.value
STYLES: dict[Role, Style] = {
    Role.MASTHEAD: Style("公文发文机关标志", Face.TITLE, 0, Align.CENTER, "7.2.4"),
    Role.MARK: Style("公文份号", Face.BODY, _3, Align.LEFT, "7.2.1"),
    Role.URGENCY: Style("公文紧急程度", Face.HEI, _3, Align.LEFT, "7.2.3"),
    Role.NUMBER: Style("公文发文字号", Face.BODY, _3, Align.CENTER, "7.2.5"),
    Role.ISSUE: Style("公文期号", Face.BODY, _3, Align.CENTER, ""),
    Role.TITLE: Style("公文标题", Face.TITLE, _2, Align.CENTER, "7.3.1", keeps=True),
    Role.RECIPIENTS: Style("公文主送机关", Face.BODY, _3, Align.BOTH, "7.3.2"),
    Role.HEADING_1: Style("公文一级标题", Face.HEI, _3, Align.BOTH, "7.3.3", keeps=True, level=1),
    Role.HEADING_2: Style("公文二级标题", Face.KAI, _3, Align.BOTH, "7.3.3", keeps=True, level=2),
    Role.HEADING_3: Style("公文三级标题", Face.BODY, _3, Align.BOTH, "7.3.3", keeps=True, level=3),
    Role.HEADING_4: Style("公文四级标题", Face.BODY, _3, Align.BOTH, "7.3.3", keeps=True, level=4),
    Role.BODY: Style("公文正文", Face.BODY, _3, Align.BOTH, "7.3.3"),
    Role.TABLE_TITLE: Style("公文表题", Face.HEI, _3, Align.CENTER, "8", keeps=True),
    Role.CELL: Style("公文表格", Face.BODY, _4, Align.LEFT, "8"),
    Role.HEAD_CELL: Style("公文表头", Face.HEI, _4, Align.CENTER, "8"),
    Role.CAPTION: Style("公文图题", Face.BODY, _4, Align.CENTER, ""),
    Role.ANNEX_NOTE: Style("公文附件说明", Face.BODY, _3, Align.BOTH, "7.3.4"),
    Role.SIGNATURE: Style("公文署名", Face.BODY, _3, Align.RIGHT, "7.3.5", keeps=True),
    Role.DATE: Style("公文成文日期", Face.BODY, _3, Align.RIGHT, "7.3.5.4"),
    Role.NOTE: Style("公文附注", Face.BODY, _3, Align.BOTH, "7.3.6"),
    Role.ATTENDANCE: Style("公文出席人员", Face.BODY, _3, Align.BOTH, "10.3"),
    Role.ANNEX_MARK: Style("公文附件序号", Face.HEI, _3, Align.LEFT, "7.3.7", keeps=True),
    Role.ANNEX_TITLE: Style("公文附件标题", Face.TITLE, _2, Align.CENTER, "7.3.7", keeps=True),
    Role.IMPRINT: Style("公文版记", Face.BODY, _4, Align.BOTH, "7.4.2"),
    Role.PAGE_NUMBER: Style("公文页码", Face.SONG, _4, Align.RIGHT, "7.5"),
}
"""By part. A masthead's size is for whoever sets it to judge."""
HEADINGS = {1: Role.HEADING_1, 2: Role.HEADING_2, 3: Role.HEADING_3, 4: Role.HEADING_4}
