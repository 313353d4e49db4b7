"""第×次调整: a draft of the next version, through which tasks live on, are split, merged and withdrawn."""

import pytest

from luoshi.base.actors import Actor, Role
from luoshi.base.refusals import AlreadyDone, Invalid, NotAllowed, Stale, WrongState
from luoshi.directory.models import Unit
from luoshi.journal.models import Entry
from luoshi.plans.models import (
    Doubt,
    NameMatch,
    Piece,
    PlanVersion,
)
from luoshi.plans.operations.amending import begin_amendment, discard_draft
from luoshi.plans.operations.editing import strike_piece
from luoshi.plans.states import PieceKind, PlanState, VersionState
from tests.luoshi.making import NOW, TODAY, a_jurisdiction, an_actor
from tests.luoshi.plans.making import a_document, a_draft, settle_all, task_content, tasks_of
from tests.luoshi.usecases.making import BASIS, a_version_in_force, an_amendment, enforced, piece_at, task_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk() -> Actor:
    return an_actor(a_jurisdiction())


@pytest.fixture
def current(clerk: Actor) -> PlanVersion:
    """Return the plan of three tasks in force."""
    return a_version_in_force(by=clerk)


def strike(version: PlanVersion, number: int, by: Actor) -> None:
    piece = piece_at(version, number)
    strike_piece(piece=piece, revision=piece.revision, by=by, now=NOW)


def test_an_amendment_begins_as_the_version_in_force_stands(clerk: Actor, current: PlanVersion) -> None:
    amendment = an_amendment(current, by=clerk)

    assert (amendment.number, amendment.state, amendment.basis) == (1, VersionState.DRAFT, BASIS)
    assert (amendment.based_on, amendment.reading, amendment.document) == (current, current.reading, current.document)
    assert amendment.drafted_by == clerk.person_key
    assert [piece.content for piece in tasks_of(amendment)] == [piece.content for piece in tasks_of(current)]
    assert [piece.task_key for piece in tasks_of(amendment)] == [task_of(current, n).public_key for n in (1, 2, 3)]
    assert _meanings(amendment) == _meanings(current)
    assert not Doubt.objects.filter(version=amendment).exists()


def _meanings(version: PlanVersion) -> list[tuple[str, int | None, str, str]]:
    names = NameMatch.objects.filter(version=version).order_by("name")
    return [(match.name, match.unit_id, match.how, match.decided_by) for match in names]


def test_an_amendment_takes_over_every_kind_of_piece_but_what_was_struck(clerk: Actor) -> None:
    draft = settle_all(a_draft(by=clerk), by=clerk)
    strike(draft, 2, clerk)
    current = enforced(draft)

    amendment = an_amendment(current, by=clerk)

    kinds = Piece.objects.filter(version=amendment).order_by("kind", "position").values_list("kind", flat=True)
    live = Piece.objects.filter(version=current, is_struck=False).order_by("kind", "position")
    assert list(kinds) == list(live.values_list("kind", flat=True))
    assert [task_content(piece).number for piece in tasks_of(amendment)] == ["1.", "3."]
    other_than_tasks = Piece.objects.filter(version=amendment).exclude(kind=PieceKind.TASK)
    assert set(other_than_tasks.values_list("task_key", flat=True)) == {""}


def test_a_document_can_be_the_basis_while_the_pieces_point_to_the_text_that_was_read(
    clerk: Actor, current: PlanVersion
) -> None:
    document = a_document(current.jurisdiction)

    amendment = begin_amendment(plan=current.plan, basis=BASIS, document=document, once_key="k", by=clerk, now=NOW)

    assert (amendment.document, amendment.reading) == (document, current.reading)


def test_a_name_whose_unit_was_closed_is_asked_for_again(clerk: Actor, current: PlanVersion) -> None:
    Unit.objects.filter(official_name="区财政局").update(closed_on=TODAY)

    amendment = an_amendment(current, by=clerk)

    asked = NameMatch.objects.filter(version=amendment, unit=None)
    assert [(match.name, match.how, match.decided_by) for match in asked] == [("区财政局", "", "")]
    assert NameMatch.objects.filter(version=amendment).count() == NameMatch.objects.filter(version=current).count()


def test_only_one_draft_a_plan(clerk: Actor, current: PlanVersion) -> None:
    an_amendment(current, by=clerk)

    with pytest.raises(WrongState, match="已有一份正在校核的调整稿"):
        an_amendment(current, by=clerk, once_key="another")

    assert PlanVersion.objects.filter(plan=current.plan, state=VersionState.DRAFT).count() == 1


def test_the_same_form_sent_twice_begins_one_amendment(clerk: Actor, current: PlanVersion) -> None:
    amendment = an_amendment(current, by=clerk)

    with pytest.raises(AlreadyDone) as refused:
        an_amendment(current, by=clerk)

    assert refused.value.result == amendment.public_key


def test_a_plan_that_is_not_in_force_cannot_be_amended(clerk: Actor) -> None:
    draft = a_draft(by=clerk)

    with pytest.raises(WrongState, match="只有已启用的方案才能调整"):
        begin_amendment(plan=draft.plan, basis=BASIS, once_key="k", by=clerk, now=NOW)


def test_an_amendment_needs_its_basis(clerk: Actor, current: PlanVersion) -> None:
    with pytest.raises(Invalid) as refused:
        begin_amendment(plan=current.plan, basis="  ", once_key="k", by=clerk, now=NOW)

    assert refused.value.field == "basis"
    assert current.plan.versions.count() == 1


@pytest.mark.parametrize("role", [Role.LIAISON, Role.LEADER, Role.ADMINISTRATOR])
def test_only_the_office_amends(role: Role, current: PlanVersion) -> None:
    stranger = an_actor(current.jurisdiction, role)

    with pytest.raises(NotAllowed):
        an_amendment(current, by=stranger)


def test_the_office_of_another_district_does_not_amend(clerk: Actor, current: PlanVersion) -> None:
    stranger = an_actor(a_jurisdiction("别处"))

    with pytest.raises(NotAllowed, match="其他辖区的方案"):
        an_amendment(current, by=stranger)
    with pytest.raises(NotAllowed, match="其他辖区的文件"):
        begin_amendment(
            plan=current.plan,
            basis=BASIS,
            document=a_document(a_jurisdiction("又一处")),
            once_key="k",
            by=clerk,
            now=NOW,
        )


def test_a_discarded_draft_stays_to_be_read_and_makes_room_for_another(clerk: Actor, current: PlanVersion) -> None:
    amendment = an_amendment(current, by=clerk)

    discard_draft(version=amendment, revision=amendment.revision, by=clerk, now=NOW)
    again = an_amendment(current, by=clerk, once_key="again")

    assert (amendment.state, again.number) == (VersionState.DISCARDED, 1)
    assert Piece.objects.filter(version=amendment).exists()
    current.refresh_from_db()
    assert (current.state, current.plan.state) == (VersionState.IN_FORCE, PlanState.IN_FORCE)
    entry = Entry.objects.get(verb="plans.draft_discarded")
    assert (entry.about_key, entry.person_key) == (amendment.public_key, clerk.person_key)


def test_a_plan_whose_first_draft_is_given_up_is_given_up_with_it(clerk: Actor) -> None:
    draft = a_draft(by=clerk)

    discard_draft(version=draft, revision=draft.revision, by=clerk, now=NOW)

    draft.plan.refresh_from_db()
    assert (draft.state, draft.plan.state) == (VersionState.DISCARDED, PlanState.DISCARDED)


def test_a_draft_that_changed_since_it_was_seen_is_not_given_up(clerk: Actor) -> None:
    draft = a_draft(by=clerk)

    with pytest.raises(Stale):
        discard_draft(version=draft, revision=draft.revision + 1, by=clerk, now=NOW)

    draft.refresh_from_db()
    assert draft.state == VersionState.DRAFT


def test_what_is_in_force_cannot_be_given_up(clerk: Actor, current: PlanVersion) -> None:
    with pytest.raises(WrongState):
        discard_draft(version=current, revision=current.revision, by=clerk, now=NOW)


def test_only_the_office_gives_up_a_draft(clerk: Actor) -> None:
    draft = a_draft(by=clerk)

    with pytest.raises(NotAllowed):
        discard_draft(version=draft, revision=draft.revision, by=an_actor(draft.jurisdiction, Role.LIAISON), now=NOW)
