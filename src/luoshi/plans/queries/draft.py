"""What the review desk shows of a draft, and what still stands in the way of putting it in force. Constant queries."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from luoshi.base.actors import Actor
from luoshi.base.permissions import allows
from luoshi.directory.matching import Candidate, match_names
from luoshi.directory.models import Unit
from luoshi.plans.contents import assigned_names, roster_names
from luoshi.plans.duties import lacks_consolidating
from luoshi.plans.labels import label_of
from luoshi.plans.models import Doubt, NameMatch, Piece, PlanVersion
from luoshi.plans.permissions import REVIEW
from luoshi.plans.pieces import TaskContent, as_content
from luoshi.plans.states import DoubtState, PieceKind, VersionState

_SHOWN = 5
_LONGEST_SHOWN = 20


def drafts_visible_to(by: Actor) -> QuerySet[PlanVersion]:
    """Return the drafts that somebody may see: the office's own; nobody else sees what is not in force yet."""
    drafts = PlanVersion.objects.filter(state=VersionState.DRAFT, jurisdiction=by.jurisdiction_id)
    return drafts if allows(REVIEW, by) else drafts.none()


@dataclass(frozen=True, slots=True)
class DraftPiece:
    """A piece with its content as the dataclass of its kind. ``is_changed``: it is no longer as it was read."""

    piece: Piece
    content: Any
    label: str

    @property
    def is_changed(self) -> bool:
        """Tell whether somebody changed what was read; False for a piece that somebody added."""
        return bool(self.piece.read) and self.piece.content != self.piece.read

    @property
    def is_added(self) -> bool:
        """Tell whether somebody added the piece."""
        return not self.piece.read


@dataclass(frozen=True, slots=True)
class DraftName:
    """A printed name with what it means: ``tasks`` is how many tasks use it, ``is_seated`` whether a roster does."""

    match: NameMatch
    tasks: int
    is_seated: bool

    @property
    def is_unmatched(self) -> bool:
        """Tell whether nobody has said what the name means."""
        return self.match.unit_id is None and self.match.group_id is None and not self.match.is_left_open


@dataclass(frozen=True, slots=True)
class Draft:
    """All of a draft: pieces by kind in order (struck ones too), names in the order of the text, doubts open and settled."""

    version: PlanVersion
    pieces: dict[PieceKind, list[DraftPiece]]
    names: list[DraftName]
    open_doubts: list[Doubt]
    settled_doubts: list[Doubt]

    @property
    def header(self) -> DraftPiece | None:
        """What the document says of itself."""
        return next(iter(self.pieces[PieceKind.HEADER]), None)

    @property
    def arrangement(self) -> DraftPiece | None:
        """What the office settles about reporting."""
        return next(iter(self.pieces[PieceKind.ARRANGEMENT]), None)

    @property
    def tasks(self) -> list[DraftPiece]:
        """The tasks, struck ones too."""
        return self.pieces[PieceKind.TASK]

    @property
    def live_tasks(self) -> list[DraftPiece]:
        """The tasks that are not struck."""
        return [task for task in self.tasks if not task.piece.is_struck]

    @property
    def unmatched_names(self) -> list[DraftName]:
        """Names of units with tasks of which nobody has said what they mean; those of rosters alone do not count."""
        return [name for name in self.names if name.is_unmatched and name.tasks]


def draft_of(version: PlanVersion) -> Draft:
    """Return all of a draft in three queries, however long it is."""
    pieces: dict[PieceKind, list[DraftPiece]] = {kind: [] for kind in PieceKind}
    for piece in Piece.objects.filter(version=version).order_by("position", "pk"):
        pieces[PieceKind(piece.kind)].append(draft_piece(piece))
    doubts = list(Doubt.objects.filter(version=version).order_by("position", "pk"))
    return Draft(
        version=version,
        pieces=pieces,
        names=_names(version, pieces),
        open_doubts=[doubt for doubt in doubts if doubt.state == DoubtState.OPEN],
        settled_doubts=[doubt for doubt in doubts if doubt.state == DoubtState.SETTLED],
    )


def draft_piece(piece: Piece) -> DraftPiece:
    """Return a piece with its content and what people call it: （二）3 for a task, its name or first words for others."""
    content = as_content(PieceKind(piece.kind), piece.content)
    if isinstance(content, TaskContent):
        return DraftPiece(piece, content, label_of(content.path, content.number) or _first_words(content.text))
    words = getattr(content, "name", "") or getattr(content, "text", "") or getattr(content, "title", "")
    return DraftPiece(piece, content, _first_words(words))


def _first_words(text: str) -> str:
    tight = "".join(text.split())
    return tight if len(tight) <= _LONGEST_SHOWN else f"{tight[: _LONGEST_SHOWN - 1]}…"


def _names(version: PlanVersion, pieces: dict[PieceKind, list[DraftPiece]]) -> list[DraftName]:
    live = [one.content for one in pieces[PieceKind.TASK] if not one.piece.is_struck]
    tasks = Counter(name for content in live for name in assigned_names(content))
    seated = dict.fromkeys(
        name for one in pieces[PieceKind.GROUP] if not one.piece.is_struck for name in roster_names(one.content)
    )
    matches = {
        match.name: match
        for match in NameMatch.objects.filter(version=version).select_related("unit", "group").order_by("pk")
    }
    return [
        DraftName(matches[name], tasks[name], name in seated)
        for name in dict.fromkeys([*tasks, *seated])
        if name in matches
    ]


def unmatched_names(version: PlanVersion) -> list[NameMatch]:
    """Return the names of which nobody has said what they mean, those of rosters too, in the order of the text."""
    bare = NameMatch.objects.filter(version=version, unit=None, group=None, is_left_open=False)
    return list(bare.order_by("pk"))


def names_at(version: PlanVersion, spans: Iterable[Sequence[int]]) -> set[str]:
    """Return the printed names that stand at places of the text in tasks that are not struck."""
    places = {tuple(span) for span in spans}
    tasks = Piece.objects.filter(version=version, kind=PieceKind.TASK, is_struck=False)
    return {
        part["name"]
        for content in tasks.values_list("content", flat=True)
        for part in content["assignments"]
        if part["span"] and tuple(part["span"]) in places
    }


def candidates_for(match: NameMatch, today: date) -> tuple[Candidate, ...]:
    """Return the units that a printed name may mean, each with its reason, the likeliest first."""
    found = match_names([match.name], jurisdiction_id=match.jurisdiction_id, today=today)[match.name]
    if found.unit is not None:
        return (Candidate(found.unit, _("名录里的名称与此相同"), 100),)
    return found.candidates


def single_candidates(matches: Sequence[NameMatch], *, today: date) -> list[tuple[NameMatch, Unit]]:
    """Return the names of one draft that mean one unit or have one candidate alone, with that unit."""
    if not matches:
        return []
    found = match_names([match.name for match in matches], jurisdiction_id=matches[0].jurisdiction_id, today=today)
    single: list[tuple[NameMatch, Unit]] = []
    for match in matches:
        meant = found[match.name]
        if meant.unit is not None:
            single.append((match, meant.unit))
        elif meant.group is None and len(meant.candidates) == 1:
            single.append((match, meant.candidates[0].unit))
    return single


@dataclass(frozen=True, slots=True)
class Question:
    """What the document does not say and the office is asked: ``piece`` is where it is settled, if in one place."""

    code: str
    sentence: str
    piece: DraftPiece | None = None


def open_questions(version: PlanVersion, draft: Draft | None = None) -> list[Question]:
    """Return what the document does not say and the office has not settled. Nothing of it hinders putting in force."""
    return list(_questions(draft or draft_of(version)))


def _questions(draft: Draft) -> Iterator[Question]:
    arrangement = draft.arrangement
    if arrangement is not None and arrangement.content.report_day is None:
        yield Question("report-day", _("文件没有写明每月几日前报送，请在“报送安排”里确定。"), arrangement)
    for task in draft.live_tasks:
        if lacks_consolidating(task.content):
            names = dict.fromkeys(a.name for a in task.content.assignments if a.role == "lead")
            sentence = _("任务%(task)s有%(count)d个牵头单位，没有写明由谁汇总，请指定汇总单位。")
            yield Question("consolidating-unit", sentence % {"task": task.label, "count": len(names)}, task)


def readiness(version: PlanVersion, draft: Draft | None = None) -> list[str]:
    """Return what still stands in the way of putting a draft in force, in sentences; empty if nothing does."""
    return list(_obstacles(draft or draft_of(version)))


def _obstacles(draft: Draft) -> Iterator[str]:
    asked = [doubt for doubt in draft.open_doubts if doubt.severity == "ask"]
    if asked:
        yield _("还有%(count)d条待核事项没有答复，请逐条核对，或者成批按原文办理。") % {"count": len(asked)}
    bare = [name.match.name for name in draft.unmatched_names]
    if bare:
        yield _("%(names)s还没有对应到单位，请对应、登记为新单位，或者注明保留名称。") % {"names": _some(bare)}
    if not draft.live_tasks:
        yield _("方案里没有任务，请至少增加一项任务。")
    idle = _tasks_of_nobody(draft)
    if idle:
        yield _("任务%(tasks)s没有承办单位，请指明单位，或者删去。") % {"tasks": _some(idle)}


def _tasks_of_nobody(draft: Draft) -> list[str]:
    """Return the labels of tasks of which no name means a unit or a group; names not matched yet are told by themselves."""
    meaning = {name.match.name for name in draft.names if not name.match.is_left_open}
    return [task.label for task in draft.live_tasks if not any(a.name in meaning for a in task.content.assignments)]


def _some(words: Sequence[str]) -> str:
    shown = _("、").join(words[:_SHOWN])
    return shown if len(words) <= _SHOWN else _("%(words)s等%(count)d个") % {"words": shown, "count": len(words)}
