"""启用: by another person than those who worked on the draft, when nothing stands in the way, all of it at once."""

from dataclasses import replace

import pytest

from luoshi.base.actors import Actor, Channel, Role, system
from luoshi.base.refusals import NotAllowed, Stale, WrongState
from luoshi.directory.kinds import BodyKind
from luoshi.directory.models import Body
from luoshi.journal.models import Entry
from luoshi.plans.models import Doubt, PlanVersion, Task, TaskWording, Term
from luoshi.plans.operations.editing import change_piece
from luoshi.plans.pieces import HeaderContent
from luoshi.plans.queries.versions import revision_of_draft
from luoshi.plans.states import PieceKind, PlanState, VersionState
from luoshi.usecases.put_in_force import check_may_put_in_force, put_in_force
from tests.luoshi.making import NOW, TODAY, a_jurisdiction, an_actor
from tests.luoshi.plans.making import (
    a_draft,
    a_sample_draft,
    head_of,
    piece_of,
    settle_all,
    task_content,
    tasks_of,
)
from tests.luoshi.usecases.making import a_settled_sample, a_version_in_force, an_amendment, enforced

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk() -> Actor:
    return an_actor(a_jurisdiction())


@pytest.fixture
def draft(clerk: Actor) -> PlanVersion:
    """Return a draft of three tasks in which nothing is open."""
    settled = settle_all(a_draft(by=clerk), by=clerk)
    settled.refresh_from_db()
    return settled


def nothing_happened(version: PlanVersion) -> bool:
    version.refresh_from_db()
    version.plan.refresh_from_db()
    states = (version.state, version.plan.state, version.put_in_force_by, version.put_in_force_at)
    return states == (VersionState.DRAFT, PlanState.PREPARING, "", None) and not Task.objects.exists()


def test_a_draft_becomes_the_version_in_force_and_its_plan_is_at_work(draft: PlanVersion) -> None:
    head = head_of(draft)

    version = put_in_force(version=draft, revision=draft.revision, by=head, now=NOW, today=TODAY)

    assert (version.state, version.plan.state) == (VersionState.IN_FORCE, PlanState.IN_FORCE)
    assert (version.put_in_force_by, version.put_in_force_at, version.expanded_on) == (head.person_key, NOW, TODAY)
    assert TaskWording.objects.filter(version=version).count() == 3


def test_the_version_keeps_header_and_arrangement_as_settled_and_the_plan_its_title(
    clerk: Actor, draft: PlanVersion
) -> None:
    piece = piece_of(draft, PieceKind.HEADER)
    header = HeaderContent(title="关于印发河道整治方案的通知", plan_title="河道整治方案", number="青枫政办〔2026〕4号")
    change_piece(piece=piece, revision=piece.revision, content=header, by=clerk, now=NOW)

    version = enforced(draft)

    assert version.plan.title == "河道整治方案"
    assert (version.header["number"], version.arrangement["lead_duty"]) == ("青枫政办〔2026〕4号", "if_any")


def test_it_is_told_in_the_journal_once_for_the_rows_and_once_for_the_act(draft: PlanVersion) -> None:
    head = head_of(draft)

    enforced(draft, by=head)

    entries = Entry.objects.filter(verb__in=["plans.version_frozen", "plans.put_in_force"]).order_by("number")
    told = [(entry.verb, entry.about_key, entry.person_key) for entry in entries]
    assert told == [
        ("plans.version_frozen", draft.public_key, head.person_key),
        ("plans.put_in_force", draft.public_key, head.person_key),
    ]
    assert entries[0].data == {"tasks": 3, "parts": 6}


def test_the_drafter_cannot_put_it_in_force(clerk: Actor, draft: PlanVersion) -> None:
    with pytest.raises(NotAllowed, match="您是这一版的拟制人"):
        put_in_force(version=draft, revision=draft.revision, by=clerk, now=NOW, today=TODAY)

    assert nothing_happened(draft)


def test_whoever_edited_it_cannot_put_it_in_force(draft: PlanVersion) -> None:
    editor = an_actor(draft.jurisdiction, Role.OFFICE_HEAD)
    piece = tasks_of(draft)[0]
    content = replace(task_content(piece), text="清理沿河杂物30处以上。")
    change_piece(piece=piece, revision=piece.revision, content=content, by=editor, now=NOW)

    with pytest.raises(NotAllowed, match="您参与过这一版的校核修改"):
        put_in_force(version=draft, revision=draft.revision, by=editor, now=NOW, today=TODAY)

    assert nothing_happened(draft)


@pytest.mark.parametrize("channel", [Channel.JOB, Channel.COMMAND])
def test_nothing_is_put_in_force_by_itself(draft: PlanVersion, channel: Channel) -> None:
    with pytest.raises(NotAllowed, match="须由本人登录办理"):
        put_in_force(
            version=draft,
            revision=draft.revision,
            by=system(draft.jurisdiction_id, channel),
            now=NOW,
            today=TODAY,
        )

    assert nothing_happened(draft)


@pytest.mark.parametrize("role", [Role.LIAISON, Role.UNIT_HEAD, Role.LEADER, Role.READER, Role.ADMINISTRATOR])
def test_only_the_office_puts_in_force(draft: PlanVersion, role: Role) -> None:
    with pytest.raises(NotAllowed, match="方案由办公室启用"):
        enforced(draft, by=an_actor(draft.jurisdiction, role))

    assert nothing_happened(draft)


def test_the_office_of_another_district_does_not(draft: PlanVersion) -> None:
    with pytest.raises(NotAllowed):
        enforced(draft, by=an_actor(a_jurisdiction("别处"), Role.OFFICE_HEAD))

    assert nothing_happened(draft)


def test_what_is_asked_beforehand_is_what_is_said_afterwards(clerk: Actor, draft: PlanVersion) -> None:
    check_may_put_in_force(draft, head_of(draft))

    with pytest.raises(NotAllowed, match="您是这一版的拟制人"):
        check_may_put_in_force(draft, clerk)


def test_open_doubts_stand_in_the_way_and_are_told(clerk: Actor) -> None:
    version = a_sample_draft(by=clerk)
    asked = Doubt.objects.filter(version=version, severity="ask").count()

    with pytest.raises(WrongState, match=f"还有{asked}条待核事项没有答复"):
        enforced(version)

    assert nothing_happened(version)


def test_a_draft_that_was_edited_since_is_not_put_in_force_unseen(clerk: Actor, draft: PlanVersion) -> None:
    head = head_of(draft)
    seen = revision_of_draft(draft)
    piece = tasks_of(draft)[0]
    content = replace(task_content(piece), text="清理沿河杂物30处以上。")
    change_piece(piece=piece, revision=piece.revision, content=content, by=clerk, now=NOW)

    with pytest.raises(Stale, match="又有修改"):
        put_in_force(version=draft, revision=draft.revision, seen=seen, by=head, now=NOW, today=TODAY)

    assert nothing_happened(draft)
    again = revision_of_draft(draft)
    put_in_force(version=draft, revision=draft.revision, seen=again, by=head, now=NOW, today=TODAY)
    assert draft.state == VersionState.IN_FORCE


def test_an_older_revision_of_the_version_is_stale(draft: PlanVersion) -> None:
    with pytest.raises(Stale):
        put_in_force(version=draft, revision=draft.revision - 1, by=head_of(draft), now=NOW, today=TODAY)

    assert nothing_happened(draft)


def test_it_is_put_in_force_once(draft: PlanVersion) -> None:
    head = head_of(draft)
    late = PlanVersion.objects.get(pk=draft.pk)
    enforced(draft, by=head)

    with pytest.raises(WrongState):
        put_in_force(version=late, revision=late.revision, by=head, now=NOW, today=TODAY)

    assert TaskWording.objects.count() == 3


def test_an_amendment_supersedes_what_was_in_force(clerk: Actor) -> None:
    current = a_version_in_force(by=clerk)
    amendment = an_amendment(current, by=clerk)

    version = enforced(amendment)

    states = PlanVersion.objects.filter(plan=current.plan).order_by("number").values_list("number", "state")
    assert list(states) == [(0, VersionState.SUPERSEDED), (1, VersionState.IN_FORCE)]
    assert version.plan.state == PlanState.IN_FORCE
    assert (
        Entry.objects.filter(verb="plans.put_in_force").order_by("-number")[0].data["superseded"] == current.public_key
    )


def test_who_drafted_the_plan_may_put_in_force_what_another_amended(clerk: Actor) -> None:
    current = a_version_in_force(by=clerk)
    amendment = an_amendment(current, by=head_of(current))

    version = enforced(amendment, by=clerk)

    assert version.put_in_force_by == clerk.person_key


def test_the_leading_group_is_entered_into_the_directory_and_tied_to_the_plan() -> None:
    sample = a_settled_sample()

    version = enforced(sample.version)

    body = version.plan.body
    assert body is not None
    assert (body.kind, body.name, body.office_unit) == (
        BodyKind.LEADING_GROUP,
        "澜棠区落实区六届人大五次会议第2号议案领导小组",
        sample.units["区民政局"],
    )


def test_a_leading_group_that_the_directory_knows_is_tied_and_not_entered_again() -> None:
    sample = a_settled_sample()
    known = Body.objects.create(
        jurisdiction=sample.version.jurisdiction,
        kind=BodyKind.LEADING_GROUP,
        name="澜棠区落实区六届人大五次会议第2号议案领导小组",
    )

    version = enforced(sample.version)

    assert version.plan.body == known
    assert Body.objects.count() == 1


def test_a_plan_without_a_leading_group_has_none(draft: PlanVersion) -> None:
    version = enforced(draft)

    assert version.plan.body is None
    assert Body.objects.count() == 0


def test_every_part_of_the_sample_is_written() -> None:
    sample = a_settled_sample()

    version = enforced(sample.version)

    assert TaskWording.objects.filter(version=version).count() == 20
    assert Term.objects.filter(version=version, via__isnull=False).exists()
