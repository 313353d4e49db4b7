"""Which part of a document each of its paragraphs is: known by words and place, however it is set."""

import re
from dataclasses import dataclass, field

from gongwen.checking.measuring import Measured
from gongwen.checking.model import Para
from gongwen.reading.header.titles import kind_of as statutory_kind
from gongwen.standard.kinds import KINDS, Format, Kind
from gongwen.typesetting.numbering import level_of
from gongwen.typesetting.styles import HEADINGS, Role

NUMBER = re.compile(
    r"[^\s，。；：]{0,16}[〔\[［【（(「]\s*[\d○〇零一二三四五六七八九]{2,4}\s*[〕\]］】）)」]\s*第?\s*\d+\s*号|第\s*\d+\s*号"
)
DATE = re.compile(
    r"\d{2,4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|[二一][〇○零ＯO一二三四五六七八九]{3}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日"
    r"|\d{4}[./-]\d{1,2}[./-]\d{1,2}"
)
RIGHT_DATE = re.compile(r"\d{4}年[1-9]\d?月[1-9]\d?日")
"""A date as it should be: Arabic digits, the whole year, no zero before a digit (7.3.5.4)."""
ANNEX_MARK = re.compile(r"附件\s*[\d一二三四五六七八九十]*\s*[:：]?")
ANNEX_NOTE = re.compile(r"附\s*件\s*[:：].+|附件\s*\d+[:：.、].+")
_LIKE_NUMBERED = re.compile(r"\d{1,2}[.．、]")
_COPY_NUMBER = re.compile(r"\d{1,8}")
_URGENCY = re.compile(r"特急|加急|急件|平急|特提|紧急")
_MASTHEAD = re.compile(r".*(文件|命令|令|纪要|简报|专报|督查|信息)")
_LEVELS = (
    re.compile(r"[一二三四五六七八九十]{1,3}[、.．，,]"),
    re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]、?"),
    re.compile(r"\d{1,2}[.．、](?!\d)"),
    re.compile(r"[（(]\d{1,2}[）)]、?"),
)
LARGE = 20.0
"""Points from which on text is that of a title or a masthead."""
_LONGEST_HEADING = 50
_ATTENDANCE = re.compile(r"(出席|请假|列席|参加|主持)[:：].*")
TEXT = (Role.BODY, *HEADINGS.values())
"""The parts of a text: paragraphs and headings."""


@dataclass(slots=True)
class Parts:
    """The parts of a document: its paragraphs by what they are, in their order."""

    by_role: dict[Role, list[Para]] = field(default_factory=dict)
    rules: list[Para] = field(default_factory=list)
    signers: list[Para] = field(default_factory=list)
    roles: dict[int, Role] = field(default_factory=dict)

    def of(self, *roles: Role) -> list[Para]:
        """Return the paragraphs of some parts, in their order."""
        found = [para for role in roles for para in self.by_role.get(role, [])]
        return sorted(found, key=lambda para: para.number)

    def put(self, role: Role, para: Para) -> None:
        """Say what a paragraph is."""
        self.by_role.setdefault(role, []).append(para)
        self.roles[para.number] = role

    @property
    def title(self) -> str:
        """Return the title's words in one line."""
        return "".join(para.words for para in self.of(Role.TITLE))

    @property
    def kind(self) -> Kind | None:
        """Return the kind that the title ends with, else the masthead (××令, ××纪要)."""
        masthead = "".join(para.words for para in self.of(Role.MASTHEAD))
        return kind_of(self.title) or kind_of(masthead)

    @property
    def format(self) -> Format | None:
        """Return the format that a document of its kind has."""
        return self.kind.format if self.kind else None

    @property
    def recipients(self) -> str:
        """Return to whom the document goes."""
        return "".join(para.words for para in self.of(Role.RECIPIENTS)).rstrip("：:")

    @property
    def number(self) -> Para | None:
        """Return the paragraph of the 发文字号."""
        return next(iter(self.of(Role.NUMBER)), None)

    @property
    def copies(self) -> Para | None:
        """Return the paragraph of those who get copies."""
        return next((para for para in self.of(Role.IMPRINT) if para.words.startswith("抄送")), None)


def kind_of(title: str) -> Kind | None:
    """Return the kind that a title ends with: 通知 of 关于……的通知; of a 会议纪要 纪要."""
    return KINDS.get(statutory_kind(title) or "")


def parts_of(measured: Measured) -> Parts:
    """Return what each paragraph is."""
    parts = Parts()
    written = [para for para in measured.paragraphs if para.words and not para.is_in_table]
    parts.rules = [para for para in measured.paragraphs if para.borders or _is_bar(para)]
    for para in measured.heads:
        if para.words and para.size >= LARGE:
            parts.put(Role.MASTHEAD, para)
    masthead_cells = [para for para in measured.paragraphs if para.is_in_table and para.is_red and para.size >= LARGE]
    for para in masthead_cells:
        parts.put(Role.MASTHEAD, para)
    rest = _imprint(parts, written)
    rest = _head(parts, rest)
    rest = _title(parts, rest)
    _body(parts, rest)
    return parts


def _is_bar(para: Para) -> bool:
    return not para.words and para.element.find(".//{*}shd") is not None


def _imprint(parts: Parts, written: list[Para]) -> list[Para]:
    """Take the 版记 off the end, or out of its frame: 抄送 and what follows it."""
    start = next(
        (at for at, para in enumerate(written) if re.match(r"(抄\s*送|抄\s*报)\s*[:：]?", para.words)),
        next(
            (at for at, para in enumerate(written) if re.search(r"印发$", para.words) and DATE.search(para.words)), None
        ),
    )
    if start is None:
        rows = [para for para in written if para.is_framed and para.size < LARGE]
    else:
        if start and written[start - 1].words.startswith("主送"):
            start -= 1
        rows = written[start:]
    for para in rows:
        parts.put(Role.IMPRINT, para)
    return [para for para in written if para.number not in parts.roles]


def _head(parts: Parts, written: list[Para]) -> list[Para]:
    """Take what stands above the title off the beginning."""
    for at, para in enumerate(written):
        role = _role_in_head(para, has_number=Role.NUMBER in parts.by_role)
        if role is None:
            return written[at:]
        if "签发人" in para.words:
            parts.signers.append(para)
        parts.put(role, para)
    return []


def _role_in_head(para: Para, *, has_number: bool) -> Role | None:
    words = para.words
    if "签发人" in words or (NUMBER.search(words) and len(words) < 60 and "关于" not in words):
        return Role.NUMBER
    if not has_number and _COPY_NUMBER.fullmatch(words):
        return Role.MARK
    if not has_number and _URGENCY.fullmatch(re.sub(r"\s", "", words)):
        return Role.URGENCY
    is_named = bool(_MASTHEAD.fullmatch(words)) and "关于" not in words and len(words) < 40
    if (para.is_red and (para.size >= LARGE or is_named)) or (is_named and not has_number and para.align == "center"):
        return Role.MASTHEAD
    if re.fullmatch(r"[（(]?第\s*\d+\s*期[）)]?", words):
        return Role.ISSUE
    is_ends = DATE.search(words) and re.search(r"\t|\s{2,}", para.text) and len(words) < 60
    return Role.ISSUE if is_ends and not words.startswith("附件") else None


def _title(parts: Parts, written: list[Para]) -> list[Para]:
    """Take the title, of one line or several, and to whom the document goes."""
    at = 0
    while at < len(written) and _is_of_title(parts, written[at]):
        parts.put(Role.TITLE, written[at])
        at += 1
        if kind_of(parts.title) and not parts.title.startswith("关于") and kind_of(written[at - 1].words):
            break
    while at < len(written) and _is_of_recipients(written[at], is_more=Role.RECIPIENTS in parts.by_role):
        parts.put(Role.RECIPIENTS, written[at])
        at += 1
        if written[at - 1].words.endswith(("：", ":")):
            break
    return written[at:]


def _is_of_title(parts: Parts, para: Para) -> bool:
    words = para.words
    if words.endswith(("：", ":")) or level_of(words) or len(words) > 60:
        return False
    if Role.TITLE not in parts.by_role:
        return True
    return not kind_of(parts.title) and (para.size >= LARGE or para.align == "center")


def _is_of_recipients(para: Para, *, is_more: bool) -> bool:
    words = para.words
    if is_more:
        return words.endswith(("：", ":")) and "。" not in words
    if "。" in words or level_of(words):
        return False
    return words.endswith(("：", ":")) or (
        para.first < 1 and para.left < 1 and len(words) < 80 and para.align != "center"
    )


def _body(parts: Parts, written: list[Para]) -> None:
    """Tell text, headings, notes, signature and date, annexes from one another."""
    date_at = next((at for at, para in enumerate(written) if DATE.fullmatch(para.words)), None)
    mark_at = next((at for at, para in enumerate(written) if ANNEX_MARK.fullmatch(para.words) and at), len(written))
    if date_at is not None and date_at > mark_at:
        date_at = None
    ending_at = len(written) if date_at is None else _first_of_ending(written, date_at)
    in_note = False
    for at, para in enumerate(written[:mark_at]):
        if date_at is not None and at >= ending_at:
            parts.put(_role_at_end(at, date_at), para)
            continue
        in_note = bool(ANNEX_NOTE.fullmatch(para.words)) or (in_note and bool(_LIKE_NUMBERED.match(para.words)))
        parts.put(Role.ANNEX_NOTE if in_note else _role_in_text(para), para)
    _annexes(parts, written[mark_at:])


def _first_of_ending(written: list[Para], date_at: int) -> int:
    """Return where the signatures begin: the short line before the date, and rows of several organs above it."""
    first = date_at
    while first and _is_of_signature(written[first - 1], is_nearest=first == date_at):
        first -= 1
    return first


def _is_of_signature(para: Para, *, is_nearest: bool) -> bool:
    words = para.words
    if "。" in words or len(words) > 60 or ANNEX_NOTE.match(words) or _LIKE_NUMBERED.match(words):
        return False
    return is_nearest or "\t" in para.text or para.align == "right"


def _role_at_end(at: int, date_at: int) -> Role:
    if at == date_at:
        return Role.DATE
    return Role.SIGNATURE if at < date_at else Role.NOTE


def _role_in_text(para: Para) -> Role:
    if _ATTENDANCE.fullmatch(para.words):
        return Role.ATTENDANCE
    beside = _beside(para)
    if beside is not None and "。" not in para.words and len(para.words) <= _LONGEST_HEADING:
        return beside
    if re.fullmatch(r"[（(].{2,60}[）)]", para.words) and "。" not in para.words:
        return Role.NOTE
    level = loose_level_of(para.words)
    is_sentence = "。" in (para.words if level == 1 else para.words.rstrip("。"))
    is_heading = level and len(para.words) <= _LONGEST_HEADING and not is_sentence
    return HEADINGS[level] if is_heading else Role.BODY


def _beside(para: Para) -> Role | None:
    """Return what a line is that stands in the middle above a table or below a picture."""
    if para.align != "center":
        return None
    after, before = para.element.getnext(), para.element.getprevious()
    if after is not None and after.tag.endswith("}tbl"):
        return Role.TABLE_TITLE
    has_picture = before is not None and before.find(".//{*}drawing") is not None
    return Role.CAPTION if has_picture else None


def loose_level_of(words: str) -> int:
    """Return the level of a heading that begins with a number of some form, right or wrong; 0 for none."""
    return next((level for level, pattern in enumerate(_LEVELS, start=1) if pattern.match(words)), 0)


def _annexes(parts: Parts, written: list[Para]) -> None:
    in_title = False
    for para in written:
        if ANNEX_MARK.fullmatch(para.words):
            parts.put(Role.ANNEX_MARK, para)
            in_title = True
        elif in_title and (para.size >= LARGE or Role.ANNEX_TITLE not in parts.by_role or para.align == "center"):
            parts.put(Role.ANNEX_TITLE, para)
            in_title = para.align == "center" and para.size >= LARGE
        else:
            in_title = False
            parts.put(_role_in_text(para), para)
