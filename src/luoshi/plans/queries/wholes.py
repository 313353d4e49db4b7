"""What one version changed in another besides its tasks: header, goals, phases, rhythms, rosters, who reports. In lines."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.utils.translation import gettext as _

from luoshi.plans.models import Piece, PlanVersion
from luoshi.plans.pieces import (
    ArrangementContent,
    GoalContent,
    GroupContent,
    HeaderContent,
    PhaseContent,
    RhythmContent,
    as_content,
)
from luoshi.plans.queries.described import due_in_words
from luoshi.plans.states import Duty, PieceKind

SHOWN = (
    PieceKind.HEADER,
    PieceKind.GOAL,
    PieceKind.PHASE,
    PieceKind.RHYTHM,
    PieceKind.GROUP,
    PieceKind.ARRANGEMENT,
)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing in words. What has the same ``name`` in both versions is the same thing; goals have none."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class LineChange:
    """A line that came (``old`` is empty), went (``new`` is empty) or became another."""

    name: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class KindChanges:
    """What is different in one kind of piece."""

    kind: PieceKind
    changes: tuple[LineChange, ...]


def whole_differences(old_version: PlanVersion, new_version: PlanVersion) -> tuple[KindChanges, ...]:
    """Return what ``new_version`` changed in ``old_version`` besides tasks, kind by kind; kinds without a change are left out."""
    olds, news = _lines(old_version), _lines(new_version)
    found = ((kind, line_changes(olds[kind], news[kind])) for kind in SHOWN)
    return tuple(KindChanges(kind, changes) for kind, changes in found if changes)


def line_changes(olds: Sequence[Line], news: Sequence[Line]) -> tuple[LineChange, ...]:
    """Return what is different between two lists: what has a name by its name, what has none by its place."""
    new_by_name = {line.name: line for line in news if line.name}
    old_by_name = {line.name: line for line in olds if line.name}
    changes = [
        LineChange(name, old.words, new_by_name[name].words if name in new_by_name else "")
        for name, old in old_by_name.items()
        if name not in new_by_name or new_by_name[name].words != old.words
    ]
    changes += [LineChange(name, "", new.words) for name, new in new_by_name.items() if name not in old_by_name]
    return (
        *changes,
        *_unnamed([line.words for line in olds if not line.name], [line.words for line in news if not line.name]),
    )


def _unnamed(olds: Sequence[str], news: Sequence[str]) -> Iterator[LineChange]:
    for what, old_from, old_to, new_from, new_to in SequenceMatcher(None, olds, news, autojunk=False).get_opcodes():
        if what == "equal":
            continue
        gone, come = olds[old_from:old_to], news[new_from:new_to]
        for at in range(max(len(gone), len(come))):
            yield LineChange("", gone[at] if at < len(gone) else "", come[at] if at < len(come) else "")


def _lines(version: PlanVersion) -> dict[PieceKind, list[Line]]:
    pieces = Piece.objects.filter(version=version, is_struck=False, kind__in=SHOWN).order_by("position", "pk")
    found: dict[PieceKind, list[Line]] = defaultdict(list)
    for piece in pieces:
        kind = PieceKind(piece.kind)
        found[kind].extend(line for line in _WORDS[kind](as_content(kind, piece.content)) if line.words)
    return found


def _header(content: HeaderContent) -> Iterator[Line]:
    yield Line(_("标题"), content.title)
    yield Line(_("方案名称"), content.plan_title or "")
    yield Line(_("发文字号"), content.number or "")
    yield Line(_("发文机关"), content.issuer or "")
    yield Line(_("成文日期"), content.date or "")
    yield Line(_("批准机关"), content.approved_by or "")
    yield Line(_("主送机关"), _("、").join(content.recipients))


def _goal(content: GoalContent) -> Iterator[Line]:
    yield Line("", content.text)


def _phase(content: PhaseContent) -> Iterator[Line]:
    days = _("%(start)s至%(end)s") % {"start": content.start or _("未定"), "end": content.end or _("未定")}
    yield Line(content.name, f"{days} {content.text}".strip())
    for milestone in content.milestones:
        yield Line(f"{content.name}{_('：')}{milestone.text}", milestone.due or _("未定"))


def _rhythm(content: RhythmContent) -> Iterator[Line]:
    due = (
        due_in_words({"day": content.due.day, "month": content.due.month, "text": content.due.text})
        if content.due
        else ""
    )
    yield Line(content.activity, due or content.text)


def _group(content: GroupContent) -> Iterator[Line]:
    yield Line(content.name, _("办公室设在%(unit)s") % {"unit": content.office} if content.office else _("已设立"))
    for member in content.members:
        yield Line(
            f"{content.name}{_('：')}{member.name or member.post}",
            _("，").join(filter(None, (member.role, member.post))),
        )


def _arrangement(content: ArrangementContent) -> Iterator[Line]:
    yield Line(_("每月报送截止日"), due_in_words({"day": content.report_day}) if content.report_day else "")
    yield Line(_("汇总单位"), str(Duty(content.consolidating_duty).label))
    yield Line(_("其余牵头单位"), str(Duty(content.lead_duty).label))
    yield Line(_("责任单位、配合单位"), str(Duty(content.responsible_duty).label))
    yield Line(_("统称所指的单位"), str(Duty(content.collective_duty).label))


_WORDS: dict[PieceKind, Any] = {
    PieceKind.HEADER: _header,
    PieceKind.GOAL: _goal,
    PieceKind.PHASE: _phase,
    PieceKind.RHYTHM: _rhythm,
    PieceKind.GROUP: _group,
    PieceKind.ARRANGEMENT: _arrangement,
}
