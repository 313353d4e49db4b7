"""Doubts, names, reporting and a newer reading, settled at the desk: with scripts and without."""

import copy

import pytest

from luoshi.directory.kinds import UnitKind
from luoshi.directory.models import Unit, UnitGroup
from luoshi.plans.models import Doubt
from luoshi.plans.states import DoubtState, PieceKind
from tests.luoshi.making import a_jurisdiction, a_unit
from tests.luoshi.plans.making import SMALL, a_reading, name_of, piece_of, read_text
from tests.luoshi.web.reviewing import Clerk, a_clerk, a_clerk_with_the_sample, form_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk() -> Clerk:
    return a_clerk()


def open_doubts(clerk: Clerk, **wanted: str) -> list[Doubt]:
    found = Doubt.objects.filter(version=clerk.version, state=DoubtState.OPEN, **wanted)
    return list(found.order_by("position", "pk"))


def test_a_doubt_is_settled_with_an_option_and_the_answer_shows_the_others() -> None:
    clerk = a_clerk_with_the_sample()
    doubt, *others = open_doubts(clerk, severity="ask")
    answer = {"revision": str(doubt.revision), "answer": doubt.options[1], "note": "由财政局代表"}

    body = clerk.post("review_doubt", answer, doubt_key=doubt.public_key).content.decode()

    doubt.refresh_from_db()
    assert (doubt.state, doubt.answer, doubt.note) == (DoubtState.SETTLED, answer["answer"], "由财政局代表")
    assert f'id="doubt-{doubt.public_key}"' not in body
    assert f'id="doubt-{others[0].public_key}"' in body
    assert f"待核 <b>{len(others)}</b>" in body


def test_a_doubt_is_settled_by_a_plain_form() -> None:
    clerk = a_clerk_with_the_sample()
    doubt = open_doubts(clerk, severity="ask")[0]
    form = {"revision": str(doubt.revision), "answer": doubt.options[0]}

    answer = clerk.post("review_doubt", form, htmx=False, doubt_key=doubt.public_key)

    doubt.refresh_from_db()
    assert (answer.status_code, answer.headers["Location"]) == (303, f"{clerk.url()}#doubts")
    assert doubt.state == DoubtState.SETTLED


def test_a_doubt_that_a_colleague_settled_first_keeps_their_answer() -> None:
    clerk = a_clerk_with_the_sample()
    doubt = open_doubts(clerk, severity="ask")[0]
    seen = str(doubt.revision)
    clerk.beside().post("review_doubt", {"revision": seen, "answer": doubt.options[0]}, doubt_key=doubt.public_key)

    answer = clerk.post("review_doubt", {"revision": seen, "answer": doubt.options[1]}, doubt_key=doubt.public_key)

    doubt.refresh_from_db()
    body = answer.content.decode()
    assert answer.status_code == 409
    assert doubt.answer == doubt.options[0]
    assert "这一项刚被别人办过" in body
    assert f"<b>{doubt.options[0]}</b>" in body


def test_all_doubts_of_one_code_are_settled_as_printed_in_one_act() -> None:
    clerk = a_clerk_with_the_sample()
    same = open_doubts(clerk, code="unit-two-names")
    before = len(open_doubts(clerk))

    clerk.post("review_doubts", {"code": "unit-two-names"})

    assert len(same) == 2
    assert len(open_doubts(clerk)) == before - 2
    assert clerk.version.edits.count() == 1


def test_all_notes_are_seen_in_one_act_and_no_question_is_answered() -> None:
    clerk = a_clerk_with_the_sample()
    asks = len(open_doubts(clerk, severity="ask"))

    clerk.post("review_doubts", {"severity": "note"})

    assert open_doubts(clerk, severity="note") == []
    assert len(open_doubts(clerk, severity="ask")) == asks > 0


def test_a_form_that_names_neither_code_nor_severity_settles_nothing() -> None:
    clerk = a_clerk_with_the_sample()
    before = len(open_doubts(clerk))

    answer = clerk.post("review_doubts", {})

    assert answer.status_code == 409
    assert len(open_doubts(clerk)) == before


def test_a_settled_doubt_says_who_and_is_opened_again() -> None:
    clerk = a_clerk_with_the_sample()
    doubt = open_doubts(clerk, severity="ask")[0]
    clerk.post("review_doubt", {"revision": str(doubt.revision), "answer": ""}, doubt_key=doubt.public_key)
    doubt.refresh_from_db()
    row = clerk.get().context["desk"].settled[0]

    clerk.post("review_reopen", {"revision": str(doubt.revision)}, doubt_key=doubt.public_key)

    assert (row.key, row.by) == (doubt.public_key, clerk.account.person.name)
    assert open_doubts(clerk, severity="ask")[0] == doubt


def test_a_name_is_matched_to_a_unit_for_all_its_tasks(clerk: Clerk) -> None:
    unit = a_unit(clerk.version.jurisdiction, "区财政和国资局")
    match = name_of(clerk.version, "区财政局")

    body = clerk.post(
        "review_name", {"name": "区财政局", "revision": match.revision, "act": "match", "unit": unit.public_key}
    )

    match.refresh_from_db()
    assert match.unit == unit
    assert "已确定 1 个名称" in body.content.decode()


def test_a_name_is_matched_by_a_plain_form(clerk: Clerk) -> None:
    unit = a_unit(clerk.version.jurisdiction, "区财政和国资局")
    match = name_of(clerk.version, "区财政局")
    form = {"name": "区财政局", "revision": match.revision, "act": "match", "unit": unit.public_key}

    answer = clerk.post("review_name", form, htmx=False)

    match.refresh_from_db()
    assert (answer.status_code, answer.headers["Location"], match.unit) == (303, f"{clerk.url()}#names", unit)


def test_a_name_that_a_colleague_settled_first_keeps_their_meaning(clerk: Clerk) -> None:
    theirs, mine = (a_unit(clerk.version.jurisdiction, name) for name in ("区财政和国资局", "区审计局"))
    form = {"name": "区财政局", "revision": name_of(clerk.version, "区财政局").revision, "act": "match"}
    clerk.beside().post("review_name", form | {"unit": theirs.public_key})

    answer = clerk.post("review_name", form | {"unit": mine.public_key})

    assert (answer.status_code, answer.headers["HX-Retarget"]) == (409, "#told")
    assert 'id="names" hx-swap-oob="true"' in answer.content.decode()
    assert name_of(clerk.version, "区财政局").unit == theirs


def test_a_unit_of_another_district_is_not_found(clerk: Clerk) -> None:
    unit = a_unit(a_jurisdiction("柳浦区"), "区财政局")
    match = name_of(clerk.version, "区财政局")

    answer = clerk.post(
        "review_name", {"name": "区财政局", "revision": match.revision, "act": "match", "unit": unit.public_key}
    )

    match.refresh_from_db()
    assert (answer.status_code, match.unit) == (404, None)


def test_a_name_becomes_a_new_unit(clerk: Clerk) -> None:
    match = name_of(clerk.version, "区水务局")
    form = {
        "name": "区水务局",
        "revision": match.revision,
        "act": "create",
        "kind": "department",
        "short_name": "水务局",
    }

    clerk.post("review_name", form)

    match.refresh_from_db()
    unit = Unit.objects.get(jurisdiction=clerk.version.jurisdiction, official_name="区水务局")
    assert (match.unit, unit.short_name) == (unit, "水务局")


def test_a_name_becomes_a_group_of_the_units_that_were_ticked(clerk: Clerk) -> None:
    units = [
        a_unit(clerk.version.jurisdiction, name, kind=UnitKind.STREET) for name in ("东街街道办事处", "西街街道办事处")
    ]
    match = name_of(clerk.version, "区教育局")
    members = [unit.public_key for unit in units]

    clerk.post("review_name", {"name": "区教育局", "revision": match.revision, "act": "group", "members": members})

    match.refresh_from_db()
    group = UnitGroup.objects.get(jurisdiction=clerk.version.jurisdiction)
    assert match.group == group
    assert {membership.unit for membership in group.memberships.all()} == set(units)


def test_a_name_is_knowingly_left_open(clerk: Clerk) -> None:
    match = name_of(clerk.version, "区教育局")

    clerk.post("review_name", {"name": "区教育局", "revision": match.revision, "act": "open"})

    match.refresh_from_db()
    assert match.is_left_open


def test_a_form_without_a_choice_says_so(clerk: Clerk) -> None:
    match = name_of(clerk.version, "区教育局")

    answer = clerk.post("review_name", {"name": "区教育局", "revision": match.revision, "act": "match"})

    assert answer.status_code == 409
    assert "请选定这个名称对应的单位或统称" in answer.content.decode()


def test_what_can_be_done_with_a_name_is_shown_in_its_row_and_as_a_page(clerk: Clerk) -> None:
    unit = a_unit(clerk.version.jurisdiction, "区财政和国资局")
    asked = {"name": "区财政局"}

    panel = clerk.get("review_name", htmx=True, data=asked).content.decode()
    page = clerk.get("review_name", data=asked).content.decode()

    assert [unit.public_key in shown for shown in (panel, page)] == [True, True]
    assert [shown.count("<html") for shown in (panel, page)] == [0, 1]


def test_a_name_that_does_not_stand_in_the_draft_is_not_found(clerk: Clerk) -> None:
    assert clerk.get("review_name", data={"name": "没有这个局"}).status_code == 404


def test_all_suggestions_are_accepted_in_one_act() -> None:
    clerk = a_clerk_with_the_sample()
    before = clerk.get().context["desk"].left.names

    clerk.post("review_names_accept", {})

    assert name_of(clerk.version, "区卫生健康委员会").unit is not None
    assert clerk.get().context["desk"].left.names == before - 3
    assert clerk.version.edits.count() == 1


DUTIES = {
    "consolidating_duty": "required",
    "lead_duty": "none",
    "responsible_duty": "none",
    "collective_duty": "if_any",
}


def test_the_report_day_and_the_duties_are_arranged(clerk: Clerk) -> None:
    piece = piece_of(clerk.version, PieceKind.ARRANGEMENT)

    body = clerk.post("review_arrangement", {"revision": piece.revision, "report_day": "-1", **DUTIES}).content.decode()

    piece.refresh_from_db()
    assert piece.content == {"report_day": -1, **DUTIES}
    assert 'id="arrangement" aria-labelledby="arrangement-head" hx-swap-oob="true"' in body


@pytest.mark.parametrize("wrong", [{"report_day": "99"}, {"lead_duty": "sometimes"}])
def test_an_arrangement_that_there_is_not_is_refused(clerk: Clerk, wrong: dict[str, str]) -> None:
    piece = piece_of(clerk.version, PieceKind.ARRANGEMENT)

    answer = clerk.post("review_arrangement", {"revision": piece.revision, "report_day": "25", **DUTIES, **wrong})

    assert answer.status_code == 409
    assert clerk.version.edits.count() == 0


def test_each_choice_says_what_it_costs_a_month(clerk: Clerk) -> None:
    for match in clerk.version.names.all():
        clerk.post(
            "review_name",
            {
                "name": match.name,
                "revision": match.revision,
                "act": "create",
                "kind": "other",
                "short_name": match.name,
            },
        )

    duties = clerk.get().context["desk"].arrangement.duties

    assert [duty.cost for duty in duties] == [
        "选“必报”，每月 3 份",
        "选“必报”，每月 0 份",
        "选“必报”，每月 3 份",
        "选“必报”，每月 0 份",
    ]


def test_consolidating_units_of_several_tasks_are_named_at_once() -> None:
    clerk = a_clerk_with_the_sample()
    shared = clerk.get().context["desk"].shared
    form = {
        "piece": [task.key for task in shared],
        "revision": [str(task.revision) for task in shared],
        "name": [task.leads[-1] for task in shared],
    }

    clerk.post("review_consolidating", form)

    after = clerk.get().context["desk"]
    assert len(shared) == 6
    assert [task.chosen for task in after.shared] == [task.leads[-1] for task in shared]
    assert after.undecided == 0


OTHERWISE = SMALL.replace("不少于3公里", "不少于4公里")


def test_a_newer_reading_is_announced_and_shown_as_differences(clerk: Clerk) -> None:
    assert "又识读过一次" not in clerk.get().content.decode()
    a_reading(clerk.version.jurisdiction, read_text(OTHERWISE), document=clerk.version.document)

    page = clerk.get("review_reread").content.decode()

    assert "又识读过一次" in clerk.get().content.decode()
    assert ("不少于3公里" in page, "不少于4公里" in page) == (True, True)


def test_a_difference_is_taken_and_what_people_changed_stays(clerk: Clerk) -> None:
    second = clerk.tasks()[1]
    clerk.post("review_piece", form_of(second, number="贰"), piece_key=second.public_key)
    a_reading(clerk.version.jurisdiction, read_text(OTHERWISE), document=clerk.version.document)
    rows = clerk.get("review_reread").context["rows"]
    row = next(row for row in rows if "修整步道" in row.about and row.fields)

    answer = clerk.post("review_reread", {"difference": row.key}, htmx=False)

    second.refresh_from_db()
    assert answer.status_code == 303
    assert (second.content["number"], "不少于4公里" in second.content["text"]) == ("贰", True)


def test_a_difference_that_is_gone_is_refused(clerk: Clerk) -> None:
    a_reading(clerk.version.jurisdiction, copy.deepcopy(read_text(OTHERWISE)), document=clerk.version.document)

    answer = clerk.post("review_reread", {"difference": "no such key"}, htmx=False)

    assert answer.status_code == 409
    assert clerk.version.edits.count() == 0


def test_without_a_newer_reading_there_is_nothing_to_compare(clerk: Clerk) -> None:
    assert clerk.get("review_reread").status_code == 404
