"""Doubts are settled one by one and many at once, with who and when, and asked again."""

import pytest

from luoshi.base.actors import Role
from luoshi.base.refusals import Invalid, NotAllowed, Stale, WrongState
from luoshi.journal.models import Entry
from luoshi.plans.contents import UNMATCHED
from luoshi.plans.models import Doubt, Edit, PlanVersion
from luoshi.plans.operations.doubts import reopen_doubt, settle_doubt, settle_doubts
from luoshi.plans.operations.effects import what_follows
from luoshi.plans.states import DoubtState, VersionState
from tests.luoshi.making import NOW, an_actor
from tests.luoshi.plans.making import a_draft, a_sample_draft

pytestmark = pytest.mark.django_db


def doubt_of(version: PlanVersion, code: str) -> Doubt:
    return Doubt.objects.filter(version=version, code=code).order_by("position")[0]


def open_codes(version: PlanVersion, severity: str = "ask") -> list[str]:
    found = Doubt.objects.filter(version=version, state=DoubtState.OPEN, severity=severity)
    return list(found.order_by("position").values_list("code", flat=True))


def test_a_settled_doubt_keeps_the_answer_and_who_gave_it_when() -> None:
    version = a_sample_draft()
    clerk, doubt = an_actor(version.jurisdiction), doubt_of(version, "level-word")

    settle_doubt(doubt=doubt, revision=1, answer="应为：市场", note="已电话核实。", by=clerk, now=NOW)

    assert (doubt.state, doubt.answer, doubt.note) == (DoubtState.SETTLED, "应为：市场", "已电话核实。")
    assert (doubt.settled_by, doubt.settled_at) == (clerk.person_key, NOW)
    entry = Entry.objects.get(verb="plans.doubt_settled")
    assert entry.data == {"edit": 1, "doubt": doubt.public_key}


def test_an_empty_answer_is_as_printed_or_seen() -> None:
    version = a_sample_draft()
    clerk = an_actor(version.jurisdiction)
    asked, noted = doubt_of(version, "level-word"), doubt_of(version, "bracket-mixed")

    settle_doubt(doubt=asked, revision=1, answer="", by=clerk, now=NOW)
    settle_doubt(doubt=noted, revision=1, answer=" ", by=clerk, now=NOW)

    assert (asked.answer, noted.answer) == ("按原文：区场", "已阅")


def test_an_answer_in_other_words_is_recorded() -> None:
    version = a_sample_draft()
    doubt = doubt_of(version, "number-skipped")

    settle_doubt(doubt=doubt, revision=1, answer="第4项已并入第3项", by=an_actor(version.jurisdiction), now=NOW)

    assert (doubt.answer, [change["row"] for change in Edit.objects.get().changes]) == ("第4项已并入第3项", ["doubt"])


def test_an_answer_too_long_to_keep_is_refused() -> None:
    version = a_sample_draft()

    with pytest.raises(Invalid):
        settle_doubt(
            doubt=doubt_of(version, "number-skipped"),
            revision=1,
            answer="长" * 301,
            by=an_actor(version.jurisdiction),
            now=NOW,
        )

    assert "number-skipped" in open_codes(version)


def test_a_doubt_is_settled_once() -> None:
    version = a_sample_draft()
    clerk, doubt = an_actor(version.jurisdiction), doubt_of(version, "level-word")
    settle_doubt(doubt=doubt, revision=1, answer="按原文：区场", by=clerk, now=NOW)

    with pytest.raises(Stale):
        settle_doubt(doubt=doubt, revision=1, answer="应为：市场", by=clerk, now=NOW)
    with pytest.raises(WrongState):
        settle_doubt(doubt=doubt, revision=2, answer="应为：市场", by=clerk, now=NOW)

    doubt.refresh_from_db()
    assert doubt.answer == "按原文：区场"


def test_a_doubt_can_be_asked_again() -> None:
    version = a_sample_draft()
    clerk, doubt = an_actor(version.jurisdiction), doubt_of(version, "level-word")
    settle_doubt(doubt=doubt, revision=1, answer="按原文：区场", by=clerk, now=NOW)

    reopen_doubt(doubt=doubt, revision=2, by=clerk, now=NOW)

    assert (doubt.state, doubt.answer, doubt.settled_by, doubt.settled_at) == (DoubtState.OPEN, "", "", None)


def test_an_open_doubt_is_not_opened_again() -> None:
    version = a_sample_draft()
    doubt = doubt_of(version, "level-word")

    with pytest.raises(WrongState):
        reopen_doubt(doubt=doubt, revision=1, by=an_actor(version.jurisdiction), now=NOW)

    assert doubt.state == DoubtState.OPEN


def test_all_doubts_of_a_code_are_settled_at_once_the_others_stay() -> None:
    version = a_sample_draft()

    count = settle_doubts(version=version, code="collective-unit", by=an_actor(version.jurisdiction), now=NOW)

    settled = Doubt.objects.filter(version=version, state=DoubtState.SETTLED)
    assert [(doubt.code, doubt.answer) for doubt in settled] == [("collective-unit", "按原文：保留统称")] * 2
    assert (count, Edit.objects.count()) == (2, 1)


def test_all_notes_are_seen_at_once_the_questions_stay() -> None:
    version = a_sample_draft()
    asked = open_codes(version)

    settle_doubts(version=version, severity="note", by=an_actor(version.jurisdiction), now=NOW)

    settled = Doubt.objects.filter(version=version, state=DoubtState.SETTLED)
    assert set(settled.values_list("answer", flat=True)) == {"已阅"}
    assert (open_codes(version), open_codes(version, "note")) == (asked, [])


def test_an_answer_for_many_reaches_those_that_offer_it() -> None:
    version = a_sample_draft()

    count = settle_doubts(
        version=version,
        code="collective-unit",
        answer="展开为这2个单位",
        by=an_actor(version.jurisdiction),
        now=NOW,
    )

    assert (count, open_codes(version).count("collective-unit")) == (1, 1)


def test_an_answer_that_none_of_many_offers_is_refused() -> None:
    version = a_sample_draft()

    with pytest.raises(Invalid):
        settle_doubts(
            version=version, code="collective-unit", answer="展开", by=an_actor(version.jurisdiction), now=NOW
        )

    assert open_codes(version).count("collective-unit") == 2


def test_everything_can_be_settled_as_printed_in_one_act() -> None:
    version = a_sample_draft()
    total = Doubt.objects.filter(version=version).count()

    count = settle_doubts(version=version, by=an_actor(version.jurisdiction), now=NOW)

    assert (count, open_codes(version), open_codes(version, "note")) == (total, [], [])
    assert Entry.objects.get(verb="plans.doubts_settled").data["doubts"] == total


def test_nothing_is_settled_where_nothing_is_open() -> None:
    version = a_sample_draft()
    clerk = an_actor(version.jurisdiction)
    settle_doubts(version=version, by=clerk, now=NOW)

    assert (settle_doubts(version=version, by=clerk, now=NOW), Edit.objects.count()) == (0, 1)


def test_every_option_of_the_sample_tells_what_follows() -> None:
    version = a_sample_draft()

    sentences = {
        (doubt.code, option): what_follows(doubt, option)
        for doubt in Doubt.objects.filter(version=version)
        for option in [*doubt.options, "别的答复"]
    }

    assert all(sentence.endswith("。") for sentence in sentences.values())
    assert sentences["level-word", "按原文：区场"] == "照原文办理，内容不作更改。"
    assert sentences["level-word", "应为：市场"] == "记下答复，原文照录不改；需要更正内容的，请在对应的条目里修改。"


@pytest.mark.parametrize("role", [Role.LIAISON, Role.UNIT_HEAD, Role.LEADER, Role.READER, Role.ADMINISTRATOR, None])
def test_only_the_office_settles(role: Role | None) -> None:
    version = a_draft()

    with pytest.raises(NotAllowed):
        settle_doubts(version=version, by=an_actor(version.jurisdiction, role), now=NOW)

    assert UNMATCHED in open_codes(version)


def test_doubts_of_a_version_in_force_stay() -> None:
    version = a_draft()
    PlanVersion.objects.filter(pk=version.pk).update(state=VersionState.IN_FORCE)

    with pytest.raises(WrongState):
        settle_doubts(version=version, by=an_actor(version.jurisdiction), now=NOW)

    assert UNMATCHED in open_codes(version)
