"""The desk as its templates show it: each part is asked for once, and only if it is shown."""

from datetime import date, datetime
from functools import cached_property

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from luoshi.base.actors import Actor
from luoshi.directory.models import Person, Unit
from luoshi.directory.queries import units_visible_to
from luoshi.documents.queries import readings_of
from luoshi.plans.models import Doubt, Edit, Piece, PlanVersion
from luoshi.plans.queries.draft import Draft, draft_of, open_questions, readiness
from luoshi.plans.states import PieceKind
from luoshi.web.review.acts import Undo, undo_of
from luoshi.web.review.arrangement import SHOWN_SHARED, ArrangementView, SharedTask, shared_tasks, view_of
from luoshi.web.review.cards import CardGroup, card_of, groups_of
from luoshi.web.review.doubts import DoubtGroup, DoubtRow, by_code, latest_first, row_of
from luoshi.web.review.marks import looks_of, marks_of
from luoshi.web.review.names import NameRow, rows_of
from luoshi.web.review.parts import OTHERS, Left, OtherPart, Part
from luoshi.web.review.source import Paragraph, paragraphs


class Desk:
    """A draft under review, as somebody sees it on a day."""

    def __init__(self, version: PlanVersion, *, by: Actor, today: date) -> None:
        self.version = version
        self.by = by
        self.today = today
        self.base = reverse("web:review", args=[version.plan.public_key])

    # What is stored.

    @cached_property
    def draft(self) -> Draft:
        """All of the draft: pieces, names, doubts."""
        return draft_of(self.version)

    @cached_property
    def pieces(self) -> list[Piece]:
        """All pieces, kind by kind in their order."""
        return [one.piece for kind in self.draft.pieces.values() for one in kind]

    @cached_property
    def all_doubts(self) -> list[Doubt]:
        """All doubts, the open ones first."""
        return [*self.draft.open_doubts, *self.draft.settled_doubts]

    @cached_property
    def units(self) -> list[Unit]:
        """The open units that a name could mean."""
        return list(units_visible_to(self.by).filter(closed_on__isnull=True))

    @cached_property
    def last_edit(self) -> Edit | None:
        """The last act on the draft, which says until when all is saved."""
        return Edit.objects.filter(version=self.version).order_by("-number").first()

    @cached_property
    def people(self) -> dict[str, str]:
        """The names of those who settled something, by their keys."""
        keys = {row.settled_by for row in self.all_doubts} | {row.match.decided_by for row in self.draft.names}
        found = Person.objects.filter(jurisdiction=self.version.jurisdiction_id, public_key__in=keys - {""})
        return dict(found.values_list("public_key", "name"))

    # The head.

    @cached_property
    def saved_at(self) -> datetime | None:
        """When the last act was written."""
        if self.last_edit is None:
            return None
        return self.last_edit.undone_at or self.last_edit.at

    @cached_property
    def undo(self) -> Undo | None:
        """What the undo button takes back, None if there is nothing."""
        return undo_of(self.version, by=self.by)

    @cached_property
    def readiness(self) -> list[str]:
        """What stands in the way of putting the plan in force, a sentence each."""
        return readiness(self.version, self.draft)

    @cached_property
    def left(self) -> Left:
        """How much is left to do."""
        questions = len(open_questions(self.version, self.draft))
        return Left(self.open_asks, len(self.draft.unmatched_names), questions)

    @cached_property
    def parts(self) -> list[Part]:
        """The parts of the draft for the navigation."""
        return [
            Part("doubts", _("待核"), self.open_asks),
            Part("names", _("名称"), self.left.names),
            Part("arrangement", _("报送"), self.left.questions),
            Part("tasks", _("任务"), self.task_count),
            *(
                Part(part.anchor, part.short, "" if part.kind == PieceKind.HEADER else part.count)
                for part in self.others
            ),
        ]

    # The source.

    @cached_property
    def paragraphs(self) -> list[Paragraph]:
        """The text that was read, with all that points to it."""
        reading = self.version.reading
        if reading is None:
            return []
        text = reading.content["text"]
        marked = marks_of(self.pieces, self.all_doubts)
        return list(paragraphs(text, marked, looks_of(self.pieces, text)))

    @cached_property
    def source(self) -> SafeString:
        """The text that was read, as HTML."""
        return mark_safe("".join(paragraph.html() for paragraph in self.paragraphs))  # noqa: S308 -- each is safe

    @cached_property
    def is_read_anew(self) -> bool:
        """Tell whether the document was read again after the draft was made of it."""
        if self.version.document is None or self.version.reading_id is None:
            return False
        newest = readings_of(self.version.document).only("pk").first()
        return newest is not None and newest.pk != self.version.reading_id

    # Doubts.

    @cached_property
    def doubts(self) -> list[DoubtRow]:
        """All doubts as rows."""
        text = self.version.reading.content["text"] if self.version.reading else ""
        return [row_of(doubt, text, self.people) for doubt in self.all_doubts]

    @cached_property
    def asks(self) -> list[DoubtGroup]:
        """The open doubts that want an answer, those of one kind together."""
        return by_code([row for row in self.doubts if row.is_open and row.severity == "ask"])

    @cached_property
    def notes(self) -> list[DoubtRow]:
        """The open doubts that only want to be seen."""
        return [row for row in self.doubts if row.is_open and row.severity != "ask"]

    @cached_property
    def settled(self) -> list[DoubtRow]:
        """The doubts that were settled, the last of them first."""
        return latest_first([row for row in self.doubts if not row.is_open])

    @cached_property
    def open_asks(self) -> int:
        """How many doubts want an answer."""
        return sum(doubt.severity == "ask" for doubt in self.draft.open_doubts)

    # Names.

    @cached_property
    def names(self) -> list[NameRow]:
        """All printed names, those of which nobody has said what they mean with their candidates."""
        return rows_of(self.draft.names, self.people, today=self.today)

    @cached_property
    def open_names(self) -> list[NameRow]:
        """The names with tasks that mean nothing yet."""
        return [row for row in self.names if row.is_open and row.tasks]

    @cached_property
    def seated_names(self) -> list[NameRow]:
        """The names that mean nothing yet and stand in rosters only: nothing waits for them."""
        return [row for row in self.names if row.is_open and not row.tasks]

    @cached_property
    def known_names(self) -> list[NameRow]:
        """The names that are settled."""
        return [row for row in self.names if not row.is_open]

    @cached_property
    def suggested(self) -> int:
        """How many open names have one candidate and no other."""
        return sum(row.is_suggested for row in self.names)

    @cached_property
    def printed_names(self) -> list[str]:
        """All names for the inputs to offer."""
        return [row.name for row in self.names]

    # Tasks, and the rest.

    @cached_property
    def tasks(self) -> list[Piece]:
        """The tasks, struck ones too."""
        return self.of_kind(PieceKind.TASK)

    @cached_property
    def task_count(self) -> int:
        """How many tasks there are without those that were struck."""
        return len(self.draft.live_tasks)

    @cached_property
    def groups(self) -> list[CardGroup]:
        """The tasks under their headings."""
        return groups_of(self.tasks)

    @cached_property
    def others(self) -> list[OtherPart]:
        """All that is no task, kind by kind."""
        return [self._other(anchor, kind, short) for anchor, kind, short in OTHERS]

    @cached_property
    def arrangement(self) -> ArrangementView:
        """What the office settles about reporting, with what each choice costs."""
        return view_of(self.draft, today=self.today)

    @cached_property
    def shared(self) -> list[SharedTask]:
        """The tasks with several leads."""
        return shared_tasks(self.draft.live_tasks)

    @property
    def shared_shown(self) -> list[SharedTask]:
        """The tasks with several leads that are shown at once, those of which nobody has said who reports for all first."""
        return sorted(self.shared, key=lambda task: bool(task.chosen))[:SHOWN_SHARED]

    @property
    def shared_hidden(self) -> int:
        """How many more there are."""
        return max(0, len(self.shared) - SHOWN_SHARED)

    @cached_property
    def undecided(self) -> int:
        """How many tasks with several leads have nobody who reports for all."""
        return sum(not task.chosen for task in self.shared)

    def of_kind(self, kind: PieceKind) -> list[Piece]:
        """Return the pieces of a kind in their order."""
        return [one.piece for one in self.draft.pieces[kind]]

    def _other(self, anchor: str, kind: PieceKind, short: str | Promise) -> OtherPart:
        pieces = self.of_kind(kind)
        last = pieces[-1].public_key if pieces else ""
        cards = tuple(map(card_of, pieces))
        return OtherPart(anchor, kind.label, short, kind.value, cards, kind != PieceKind.HEADER, last)
