"""From paragraph to paragraph: where a roster begins, which rows go on with it, and where it ends."""

import re
from dataclasses import dataclass, field
from itertools import dropwhile, islice, takewhile

from gongwen.reading.rosters.bodies import Mention, heading_body, is_generic, mentions_in, offices_in, sub_group
from gongwen.reading.rosters.building import Bodies, Body, member_of
from gongwen.reading.rosters.frames import roster_frames
from gongwen.reading.rosters.persons import Person, is_sure_row, read_member_units, read_persons
from gongwen.reading.rosters.posts import begins_post, describes_persons, ends_post
from gongwen.reading.rosters.prosaic import Prosaic, prosaic_members
from gongwen.reading.rosters.roles import Label, label_at, labels_in
from gongwen.reading.rosters.rowforms import is_any_row, is_post_row, is_unit_row, role_row
from gongwen.reading.rosters.strips import Strip, strip_of
from gongwen.reading.rosters.tables import is_head_line, is_heading_word, read_lines, read_table
from gongwen.reading.text.prose import Paragraph, Prose
from gongwen.reading.words.labels import LABEL

_NEAR = 4
_AHEAD = 6
_STOP = re.compile(r"。|(?<=[长任记员师席])[一二三四五六七八九十]{1,2}、(?=[^、，]{2})")
_HEADING_WORDS = re.compile(r"[^，。；：:]{0,40}")
_NO_ROW = re.compile(r"办公室设|办公室在|兼任|下设|任办公室|负责[^人同]|如下")


@dataclass(slots=True)
class Walk:
    """The state between paragraphs. ``role`` is set while a roster is being read; ``near`` counts down from a body's mention."""

    prose: Prose
    bodies: Bodies = field(default_factory=Bodies)
    used: set[int] = field(default_factory=set)
    role: str | None = None
    near: int = 0
    fresh: bool = False
    nameless: bool = False
    awaits_post: bool = False
    tried: int = 0
    above: str = ""
    heads: set[tuple[int, str]] = field(default_factory=set)
    announced: set[int] = field(default_factory=set)

    def run(self) -> None:
        """Read the whole document."""
        index = 0
        while index < len(self.prose):
            paragraph = self.prose[index]
            if paragraph.cell is not None:
                index = self._table(index)
            else:
                self._step(paragraph, strip_of(paragraph))
                index += 1
        self.used |= roster_frames(self.prose, self.used, self.announced)
        self.bodies.mend(self.prose.text)

    def _table(self, index: int) -> int:
        """Read the table that begins here and return the paragraph behind it."""
        cell = self.prose[index].cell
        rest = islice(self.prose.paragraphs, index, None)
        stop = index + sum(1 for _ in takewhile(lambda p: p.cell and cell and p.cell.table == cell.table, rest))
        rows = read_table(self.prose.paragraphs[index:stop], expected=self.near > 0)
        if rows:
            for row in rows:
                self._rows(row.role, row.strip, row.persons, is_head=row.is_head)
            self.used.update(range(index, stop))
        self.role, self.near = None, 0
        return stop

    def _step(self, paragraph: Paragraph, strip: Strip) -> None:
        start = paragraph.body_start
        if paragraph.index in self.used:
            return
        if (
            self._labelled(paragraph, strip, start)
            or self._role_behind(strip.cut(start))
            or (self.role is not None and self._continued(paragraph, strip, start))
        ):
            self.used.add(paragraph.index)
            return
        if self._lines(paragraph, strip):
            return
        self.role, self.near, self.awaits_post = None, max(0, self.near - 1), False
        self.above = strip.tight[start:]
        self._context(paragraph, strip, start)

    def _lines(self, paragraph: Paragraph, strip: Strip) -> bool:
        """Read a table of lines whose head is this paragraph (序号  姓名  单位及职务); say whether there was one."""
        if paragraph.index < self.tried or not is_head_line(strip):
            return False
        after = takewhile(lambda p: p.cell is None, islice(self.prose.paragraphs, paragraph.index, None))
        rows, count = read_lines(map(strip_of, after), expected=self.near > 0)
        self.tried = paragraph.index + count
        for row in rows:
            self._rows(row.role, row.strip, row.persons, is_head=row.is_head)
        self.used.update(range(paragraph.index, paragraph.index + (count if rows else 0)))
        return bool(rows)

    # Rows that begin with a role

    def _labelled(self, paragraph: Paragraph, strip: Strip, start: int) -> bool:
        label = label_at(strip, start)
        if label is None or not self._begins(label, strip):
            return False
        if label.whose and is_generic(label.whose):
            self.bodies.mention(Mention(label.whose, own=False, at=start))
        elif label.whose and not label.whose.endswith(("领导小组", "办公室")):
            self._announce_sub(label.whose)
        segments = self._segments(strip, label)
        rest = self._take(segments)
        if rest:
            self._context(paragraph, strip.cut(rest), 0)
        return True

    def _role_behind(self, words: Strip) -> bool:
        """Read a row with the name first and its role behind, where a roster may be."""
        row = role_row(words) if self.role is not None or self.near > 0 else None
        if row is None:
            return False
        self._rows(row.role, words, [row.person], is_head=row.is_head)
        self.role, self.awaits_post = row.role, False
        return True

    def _begins(self, label: Label, strip: Strip) -> bool:
        """Whether a label at the start of a paragraph begins or goes on with a roster."""
        inside = self.role is not None
        if self.awaits_post and not label.colon and not label.strong:
            return False
        if LABEL.search(strip.tight) and not inside:
            return False
        if label.strong and not label.of_units and (label.colon or inside or label.end == len(strip.tight)):
            return label.colon or inside or self.near > 0
        if not label.colon:
            return (inside or self.near > 0 or label.strong) and is_sure_row(strip, read_persons(strip.cut(label.end)))
        return inside or self.near > 0

    def _segments(self, strip: Strip, first: Label) -> list[tuple[Label, Strip, int]]:
        """The labels of a paragraph with the words behind each, and where these end."""
        labels = [first, *labels_in(strip, first.end)]
        ends = [label.start for label in labels[1:]] + [len(strip.tight)]
        return [(label, strip.cut(label.end, end), end) for label, end in zip(labels, ends, strict=True)]

    def _take(self, segments: list[tuple[Label, Strip, int]]) -> int:
        """Put the persons of labelled segments under the body; return where prose begins behind them, 0 for nowhere."""
        for label, words, end in segments:
            stop = _full_stop(words.tight)
            self.role = label.role
            persons = _members_of(label, words.cut(0, stop))
            self._rows(label.role, words, persons, is_head=label.is_head)
            self.nameless = bool(persons) and all(p.name is None for p in persons)
            self.awaits_post = len(persons) == 1 and persons[0].post is None
            if stop < len(words.tight) - 1:
                self.role = None
                return end - len(words.tight) + stop + 1
        return 0

    def _rows(self, role: str, strip: Strip, persons: list[Person], *, is_head: bool) -> None:
        body = self._body(role, is_head=is_head)
        for person in persons:
            member = member_of(role, strip, person)
            if member is not None:
                body.add(member)

    def _body(self, role: str, *, is_head: bool) -> Body:
        """The body that a row of ``role`` goes to; a second 组长 without a new name begins another body."""
        body = self.bodies.current or self.bodies.begin(self._nameless_body())
        key = (id(body), role)
        if is_head and key in self.heads and not self.fresh and self.role != role:
            body = self.bodies.begin(self._nameless_body())
            key = (id(body), role)
        self.heads.add(key)
        self.fresh = False
        return body

    def _nameless_body(self) -> str:
        """What stands above a roster whose body nobody names: the words of the line before it."""
        return _HEADING_WORDS.match(self.above)[0] if self.above else ""  # type: ignore[index]

    # Rows without a role

    def _continued(self, paragraph: Paragraph, strip: Strip, start: int) -> bool:
        words = strip.cut(start)
        if is_heading_word(words.tight):
            return True
        if words.tight.endswith("：") or len(words.tight) > 120 or _NO_ROW.search(words.tight):
            return False
        persons = read_persons(words)
        if self.awaits_post and paragraph.number is None and self._is_post_line(words, persons):
            return self._add_post(words)
        if is_sure_row(words, persons) and self._fits(paragraph, persons):
            return self._go_on(words, persons)
        told = describes_persons(words.tight) and "。" not in words.tight[:-1]
        if paragraph.number is not None:
            return False
        post_only = is_post_row(words)
        if told or (post_only and (self.nameless or self._row_follows(paragraph))):
            return self._go_on(words, persons)
        if is_unit_row(words) and self._row_follows(paragraph):
            self._rows(self.role or "成员", words, [Person(None, (0, len(words.tight)), "post")], is_head=False)
            return True
        return False

    def _row_follows(self, paragraph: Paragraph) -> bool:
        """Whether a row comes next, perhaps behind units, so that what is not understood lies inside the roster."""
        after = self.prose.paragraphs[paragraph.index + 1 : paragraph.index + 1 + _AHEAD]
        strips = dropwhile(is_unit_row, (strip_of(p) for p in after))
        return any(map(is_any_row, islice(strips, 1)))

    def _fits(self, paragraph: Paragraph, persons: list[Person]) -> bool:
        """A name alone behind a number is rather a heading."""
        return paragraph.number is None or all(p.post for p in persons)

    def _go_on(self, words: Strip, persons: list[Person]) -> bool:
        self._rows(self.role or "成员", words, persons, is_head=False)
        self.awaits_post = len(persons) == 1 and persons[0].post is None
        return True

    def _is_post_line(self, words: Strip, persons: list[Person]) -> bool:
        plain = all(p.name is None or p.form == "guess" for p in persons)
        return (
            plain
            and len(words.tight) < 40
            and "。" not in words.tight
            and sub_group(words, 0) is None
            and (begins_post(words.tight) or ends_post(words.tight))
        )

    def _add_post(self, words: Strip) -> bool:
        """Give a post on a line of its own to the name on the line before."""
        body = self.bodies.current
        if body is None or not body.members:
            return False
        body.extend_last(words.tight.rstrip("；;，,。、"), words.span[1])
        return True

    # What stands around rosters

    def _context(self, paragraph: Paragraph, strip: Strip, start: int) -> None:
        mentions = mentions_in(strip, start)
        heading = None if mentions else heading_body(strip, start)
        bodies: list[tuple[int, Body]] = []
        for mention in mentions or ([heading] if heading else []):
            bodies.append((mention.at, self.bodies.mention(mention)))
            self.near, self.fresh = _NEAR, True
        sub = sub_group(strip, start) if not bodies else None
        if sub and not sub.name.endswith("办公室") and self.bodies.found and self._leads_roster(paragraph, strip):
            self._announce_sub(sub.name)
            self.announced.add(paragraph.index)
        if heading:
            self.announced.add(paragraph.index)
        self._prose(strip, start, bodies)
        for office in offices_in(strip):
            self.bodies.seat(office)

    def _announce_sub(self, name: str) -> None:
        self.bodies.current = self.bodies.sub_group(name)
        self.near, self.fresh = _NEAR, True

    def _leads_roster(self, paragraph: Paragraph, strip: Strip) -> bool:
        """Whether the paragraph itself names members, or one of the next two begins with a role."""
        return any(prosaic_members(strip, paragraph.body_start, committee=False)) or any(
            after.cell is None and label_at(strip_of(after), after.body_start)
            for after in self.prose.paragraphs[paragraph.index + 1 : paragraph.index + 3]
        )

    def _prose(self, strip: Strip, start: int, bodies: list[tuple[int, Body]]) -> None:
        inner = [
            found for found in labels_in(strip, start) if strip.tight[found.start - 1 : found.start] not in {"（", "("}
        ]
        if inner and inner[0].strong and inner[0].is_head and not inner[0].of_units and not LABEL.search(strip.tight):
            self._take(self._segments(strip, inner[0]))
            self.role = None
            return
        body = self.bodies.current
        if body is None or (self.near == 0 and "组" not in strip.tight):
            return
        for told in prosaic_members(strip, start, committee=body.kind == "committee"):
            member = member_of(told.role, strip, told.person)
            if member is not None:
                self._told_body(told, bodies, body).tell(member)

    def _told_body(self, told: Prosaic, bodies: list[tuple[int, Body]], body: Body) -> Body:
        """The body that a sentence means: the sub-group it names, else the one named last before it."""
        if told.whose.endswith(("组", "队", "专班")) and not is_generic(told.whose) and told.whose != body.name:
            return self.bodies.named(told.whose)
        return next((b for at, b in reversed(bodies) if at <= told.at), bodies[0][1] if bodies else body)


def _members_of(label: Label, words: Strip) -> list[Person]:
    return read_member_units(words) if label.of_units else read_persons(words)


def _full_stop(tight: str) -> int:
    """Where the persons behind a label end: at a full stop, else at the end."""
    found = _STOP.search(tight)
    return found.start() if found else len(tight)
