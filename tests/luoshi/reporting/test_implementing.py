"""A unit says how it means to do its tasks: read from its document, checked, filed, and used when it reports next."""

import io
from datetime import date

import docx
import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from luoshi.base.actors import Actor, Role
from luoshi.base.refusals import Invalid, NotAllowed, Stale, WrongState
from luoshi.directory.models import Account
from luoshi.documents.refusals import Marked
from luoshi.files.models import StoredFile
from luoshi.notifications.models import Notice
from luoshi.plans.models import TaskWording, Term
from luoshi.reporting.models import Action, Implementation
from luoshi.reporting.operations.implementing.filing import (
    decide_implementation,
    submit_implementation,
    take_implementation_back,
)
from luoshi.reporting.operations.implementing.reading import read_in
from luoshi.reporting.operations.implementing.writing import (
    LONGEST,
    MOST_ACTIONS,
    Said,
    begin_implementation,
    write_actions,
)
from luoshi.reporting.queries.implementations import (
    belongs_to,
    implementations_to_file,
    implementations_visible_to,
    name_of,
    plans_to_implement,
    terms_of,
    units_to_hand_in,
    wanting,
)
from luoshi.reporting.states import IMPLEMENTATION_NEXT, IMPLEMENTATION_STEP, ImplementationState
from luoshi.rules.covering import Gap
from tests.luoshi.documents.received import MARKED
from tests.luoshi.making import NOW, TODAY, a_jurisdiction, a_unit, an_actor
from tests.luoshi.reporting.making import AtWork, a_period, at_work

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> AtWork:
    """Let the unit lead the first task and take part in others."""
    return at_work(tasks=2)


def begun(made: AtWork) -> Implementation:
    return begin_implementation(plan=made.plan, by=made.liaison, now=NOW)


def parts_of(row: Implementation) -> list[Term]:
    return terms_of(row)


def whole(row: Implementation, day: str = "2026-05-20") -> list[Said]:
    """Return a measure for every part of the unit."""
    return [
        Said(f"逐户走访，建立清单{n}。", term.wording.task.public_key, day, "赵某")
        for n, term in enumerate(parts_of(row))
    ]


def written(row: Implementation, actions: list[Said], by: Actor) -> Implementation:
    return write_actions(implementation=row, revision=row.revision, actions=actions, by=by, now=NOW)


def handed_in(made: AtWork, day: str = "2026-05-20") -> Implementation:
    row = begun(made)
    written(row, whole(row, day), made.liaison)
    return submit_implementation(implementation=row, approved_by="李局长", by=made.liaison, now=NOW, today=TODAY)


def decided(made: AtWork, row: Implementation, *, files: bool = True, remark: str = "") -> Implementation:
    return decide_implementation(implementation=row, files=files, remark=remark, by=made.clerk, now=NOW, today=TODAY)


def a_document(*paragraphs: str) -> bytes:
    file = io.BytesIO()
    document = docx.Document()
    for words in paragraphs:
        document.add_paragraph(words)
    document.save(file)
    return file.getvalue()


def test_a_unit_with_a_part_begins_one_and_finds_it_again(made: AtWork) -> None:
    assert list(plans_to_implement(made.liaison)) == [made.plan]

    row = begun(made)

    assert (row.unit, row.number, row.state) == (made.unit, 1, ImplementationState.DRAFT)
    assert begun(made) == row
    assert not plans_to_implement(made.liaison)


@time_machine.travel(NOW, tick=False)
def test_the_home_page_of_a_unit_names_what_it_has_begun_or_got_back(client: Client, made: AtWork) -> None:
    client.force_login(Account.objects.get(public_key=made.liaison.account_key))
    assert client.get("/").content.decode().count("要写完的实施方案") == 0

    row = handed_in(made)
    waits = client.get("/").content.decode()
    decided(made, row, files=False, remark="请补上日期。")

    assert waits.count("要写完的实施方案") == 0
    assert client.get("/").content.decode().count("要写完的实施方案") == 1


@time_machine.travel(NOW, tick=False)
def test_the_home_page_of_the_office_names_what_waits_to_be_filed_only_while_something_does(
    client: Client, made: AtWork
) -> None:
    client.force_login(Account.objects.get(public_key=made.clerk.account_key))
    assert client.get("/").content.decode().count("待备案的实施方案") == 0

    row = handed_in(made)
    waits = client.get("/").content.decode()
    decided(made, row)

    assert waits.count("待备案的实施方案") == 1
    assert client.get("/").content.decode().count("待备案的实施方案") == 0


def test_the_office_sees_which_leading_units_have_not_handed_in_once_one_has() -> None:
    other = a_unit(jurisdiction := a_jurisdiction())
    made = at_work(tasks=2, parts=2, units=[a_unit(jurisdiction), other], jurisdiction=jurisdiction)
    assert units_to_hand_in(made.clerk) == []

    handed_in(made)

    leads = Term.objects.filter(role="lead").exclude(unit=made.unit).values_list("unit", flat=True)
    assert [(one.plan, {unit.pk for unit in one.units}) for one in units_to_hand_in(made.clerk)] == [
        (made.plan, set(leads))
    ]
    assert units_to_hand_in(made.liaison) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [("清理杂物。逐户走访。", "清理杂物"), ("清理杂物，逐户走访", "清理杂物"), ("清" * 30, "清" * 20), ("；清", "")],
)
def test_a_task_is_called_by_its_label_and_its_first_words(text: str, name: str) -> None:
    assert name_of(TaskWording(label="1", text=text)) == f"1{name}"


def test_a_unit_without_a_part_begins_none(made: AtWork) -> None:
    stranger = an_actor(made.jurisdiction, Role.LIAISON)

    with pytest.raises(NotAllowed):
        begin_implementation(plan=made.plan, by=stranger, now=NOW)

    assert not plans_to_implement(stranger)


def test_measures_are_written_in_order_and_one_without_words_goes(made: AtWork) -> None:
    row = begun(made)
    lines = whole(row)

    written(row, [lines[0], Said("  "), Said("  另加一项  ")], made.liaison)

    assert [(one.position, one.words) for one in row.actions.order_by("position")] == [
        (0, lines[0].words),
        (1, "另加一项"),
    ]


def test_a_stale_form_writes_nothing(made: AtWork) -> None:
    row = begun(made)
    seen = row.revision
    written(row, whole(row), made.liaison)

    with pytest.raises(Stale):
        write_actions(implementation=row, revision=seen, actions=[Said("别的")], by=made.liaison, now=NOW)

    assert not row.actions.filter(words="别的").exists()


@pytest.mark.parametrize(
    ("said", "field"),
    [
        (Said("x" * (LONGEST + 1)), "1.words"),
        (Said("一", task="nothing"), "1.task"),
        (Said("一", due_on="明天"), "1.due_on"),
    ],
)
def test_what_is_wrong_with_a_measure_is_told_with_its_place(made: AtWork, said: Said, field: str) -> None:
    row = begun(made)

    with pytest.raises(Invalid) as refusal:
        written(row, [said], made.liaison)

    assert refusal.value.field == field


def test_there_is_an_end_to_measures(made: AtWork) -> None:
    row = begun(made)

    with pytest.raises(Invalid):
        written(row, [Said("一")] * (MOST_ACTIONS + 1), made.liaison)

    assert not row.actions.exists()


def test_what_is_wanting_is_told_and_what_must_not_be_wanting_stops_it(made: AtWork) -> None:
    row = begun(made)
    written(row, [Said("没有日期的一项")], made.liaison)

    found = wanting(parts_of(row), list(row.actions.all()))
    with pytest.raises(Invalid) as refusal:
        submit_implementation(implementation=row, approved_by="李局长", by=made.liaison, now=NOW, today=TODAY)

    assert {one.gap for one in found if one.stops} == {Gap.NO_STEP, Gap.NO_DAY, Gap.NO_PERSON}
    assert "牵头的任务" in str(refusal.value)
    assert refusal.value.field == "actions"


def test_a_liaison_names_who_approved_it_and_a_head_need_not(made: AtWork) -> None:
    row = begun(made)
    written(row, whole(row), made.liaison)

    with pytest.raises(Invalid) as refusal:
        submit_implementation(implementation=row, approved_by=" ", by=made.liaison, now=NOW, today=TODAY)
    submit_implementation(implementation=row, approved_by="", by=made.unit_head, now=NOW, today=TODAY)

    assert refusal.value.field == "approved_by"
    assert row.state == ImplementationState.SUBMITTED


def test_the_office_is_told_files_it_and_the_unit_is_told(made: AtWork) -> None:
    row = handed_in(made)
    waiting = list(implementations_to_file(made.clerk))

    decided(made, row)

    assert waiting == [row]
    assert row.state == ImplementationState.FILED
    assert not implementations_to_file(made.clerk)
    assert Notice.objects.filter(kind="implementation/submitted").exists()
    told = [one.person.public_key for one in Notice.objects.filter(kind="implementation/filed")]
    assert told == [made.liaison.person_key]


def test_a_return_says_what_is_to_be_changed_and_the_unit_hands_it_in_again(made: AtWork) -> None:
    row = handed_in(made)
    with pytest.raises(Invalid):
        decided(made, row, files=False)

    decided(made, row, files=False, remark="请把日期提前。")
    written(row, whole(row, "2026-05-10"), made.liaison)
    submit_implementation(implementation=row, approved_by="李局长", by=made.liaison, now=NOW, today=TODAY)

    assert (row.state, row.remark) == (ImplementationState.SUBMITTED, "请把日期提前。")


def test_what_was_handed_in_is_not_changed_unless_it_is_taken_back(made: AtWork) -> None:
    row = handed_in(made)
    with pytest.raises(WrongState):
        written(row, whole(row), made.liaison)

    take_implementation_back(implementation=row, by=made.liaison, now=NOW)
    written(row, whole(row, "2026-05-01"), made.liaison)

    assert row.state == ImplementationState.DRAFT
    assert {one.due_on for one in row.actions.all()} == {date(2026, 5, 1)}


def test_the_next_one_begins_with_what_is_filed_and_replaces_it_when_filed(made: AtWork) -> None:
    first = decided(made, handed_in(made))
    second = begun(made)
    copied = [one.words for one in second.actions.order_by("position")]

    submit_implementation(implementation=second, approved_by="李局长", by=made.liaison, now=NOW, today=TODAY)
    decided(made, second)

    first.refresh_from_db()
    assert copied == [one.words for one in first.actions.order_by("position")]
    assert (second.number, second.state, first.state) == (2, ImplementationState.FILED, ImplementationState.REPLACED)


def test_a_period_opens_with_what_the_unit_filed_to_do_next(made: AtWork) -> None:
    row = decided(made, handed_in(made, "2026-06-10"))
    led = parts_of(row)[0]

    a_period(made.schedule, month=5)

    entry = made.report(period=made.schedule.periods.get(number=5)).entries.get(assignment=led.assignment)
    assert entry.next_steps == "逐户走访，建立清单0（6月10日前）"


def test_what_is_due_later_or_only_handed_in_is_not_carried_into_a_period(made: AtWork) -> None:
    decided(made, handed_in(made, "2026-09-10"))
    begun(made)

    a_period(made.schedule, month=5)

    report = made.report(period=made.schedule.periods.get(number=5))
    assert {entry.next_steps for entry in report.entries.all()} == {""}


def test_a_document_is_read_into_measures_each_with_its_task_day_people_and_sentence(made: AtWork) -> None:
    row = begun(made)
    task = parts_of(row)[0].wording
    TaskWording.objects.filter(pk=task.pk).update(text="改造提升老旧菜市场。年底前完成改造任务。")
    raw = a_document(
        "区某局落实工作任务实施方案",
        "一、工作措施",
        "（一）改造提升老旧菜市场",
        "1.摸清底数。对全区菜市场逐一走访登记。（责任科室：市场科；完成时限：2026年5月底前）",
        "2.组织施工。分批开工，同步做好商户过渡。（责任科室：建设科；完成时限：2026年10月底前）",
    )

    count = read_in(implementation=row, content=raw, name="方案.docx", by=made.liaison, now=NOW)

    actions = list(row.actions.order_by("position"))
    assert count == 2
    assert [one.due_on for one in actions] == [date(2026, 5, 31), date(2026, 10, 31)]
    assert [one.people for one in actions] == ["市场科", "建设科"]
    assert {one.task_id for one in actions} == {task.task_id}
    assert all(one.words in one.source or one.source for one in actions)
    assert (row.file_name, row.file is not None) == ("方案.docx", True)


def test_reading_a_document_again_adds_nothing_twice_and_loses_nothing(made: AtWork) -> None:
    row = begun(made)
    written(row, [Said("手写的一项")], made.liaison)
    raw = a_document("某局实施方案", "一、措施", "1.摸清底数。（责任科室：市场科）", "2.组织施工。（责任科室：建设科）")

    first = read_in(implementation=row, content=raw, name="方案.docx", by=made.liaison, now=NOW)
    again = read_in(implementation=row, content=raw, name="方案.docx", by=made.liaison, now=NOW)

    assert (first, again) == (2, 0)
    assert row.actions.get(position=0).words == "手写的一项"
    assert row.actions.count() == 3


def test_of_a_classified_document_nothing_is_kept(made: AtWork) -> None:
    row = begun(made)
    before = StoredFile.objects.count()

    with pytest.raises(Marked):
        read_in(implementation=row, content=MARKED, name="密.txt", by=made.liaison, now=NOW)

    assert StoredFile.objects.count() == before
    assert not row.actions.exists()


@pytest.mark.parametrize(
    "raw", [b"", b"\x00\x01\x02 no document", "你好。".encode()], ids=["empty", "bytes", "no measure"]
)
def test_a_file_without_measures_is_told_in_a_sentence(made: AtWork, raw: bytes) -> None:
    row = begun(made)

    with pytest.raises(Invalid):
        read_in(implementation=row, content=raw, name="x.txt", by=made.liaison, now=NOW)

    assert not row.actions.exists()


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["摸清底数", "（一）改造提升老旧菜市场"], 1),
        (["推动夜间经济街区开街运营。"], 2),
        (["加强党建引领"], None),
        (["工作"], None),
        ([], None),
    ],
)
def test_a_measure_belongs_to_the_task_whose_words_stand_in_it_or_above_it(
    texts: list[str], expected: int | None
) -> None:
    tasks = {1: "1.改造提升老旧菜市场。年底前完成改造任务。", 2: "推动夜间经济街区开街运营，全年新增三处。"}

    assert belongs_to(texts, tasks) == expected


def test_other_units_and_places_neither_see_nor_touch_it(made: AtWork) -> None:
    row = handed_in(made)
    other = an_actor(made.jurisdiction, Role.LIAISON, unit=made.frozen.units[1])
    stranger = an_actor(a_jurisdiction("乙区"), Role.CLERK)

    with pytest.raises(NotAllowed):
        written(row, whole(row), other)
    with pytest.raises(NotAllowed):
        decide_implementation(implementation=row, files=True, remark="", by=stranger, now=NOW, today=TODAY)

    assert not implementations_visible_to(other)
    assert not implementations_visible_to(stranger)
    assert list(implementations_visible_to(made.clerk)) == [row]


def test_every_state_is_in_every_table() -> None:
    assert set(IMPLEMENTATION_NEXT) == set(ImplementationState) == set(IMPLEMENTATION_STEP)
    assert all(following in IMPLEMENTATION_NEXT for states in IMPLEMENTATION_NEXT.values() for following in states)


@time_machine.travel(NOW, tick=False)
def test_a_unit_and_the_office_do_all_of_it_on_pages(made: AtWork, client: Client) -> None:
    client.force_login(Account.objects.get(public_key=made.liaison.account_key))
    begun_page = client.post("/implementations/", {"plan": made.plan.public_key}, follow=True)
    row = Implementation.objects.get()
    address = f"/implementations/{row.public_key}/"
    raw = a_document("某局实施方案", "一、措施", "1.摸清底数。（责任科室：市场科；完成时限：2026年5月底前）")
    client.post(f"{address}read/", {"file": SimpleUploadedFile("方案.docx", raw)})
    row.refresh_from_db()
    read = row.actions.get()
    lines = whole(row)
    form = {
        "revision": row.revision,
        "words": [*(one.words for one in lines), read.words],
        "task": [*(one.task for one in lines), ""],
        "due_on": [*(one.due_on for one in lines), "2026-05-31"],
        "people": [*(one.people for one in lines), read.people],
        "due_words": [*("" for _one in lines), read.due_words],
        "source": [*("" for _one in lines), read.source],
    }
    client.post(address, form)
    refused = client.post(f"{address}submit/", {"approved_by": ""})
    client.post(f"{address}submit/", {"approved_by": "李局长"})
    client.force_login(Account.objects.get(public_key=made.clerk.account_key))
    shown = client.get(address).content.decode()
    client.post(f"{address}decide/", {"files": "yes", "remark": ""})
    given = client.get(f"{address}file/")

    row.refresh_from_db()
    assert "报备前要补上的" in begun_page.content.decode()
    assert refused.status_code == 422
    assert "经李局长审定" in shown
    assert row.state == ImplementationState.FILED
    assert b"".join(given.streaming_content) == raw  # type: ignore[attr-defined]
    assert row.actions.get(words=read.words).source == read.source


@time_machine.travel(NOW, tick=False)
def test_a_form_that_is_refused_keeps_what_was_typed(made: AtWork, client: Client) -> None:
    row = begun(made)
    client.force_login(Account.objects.get(public_key=made.liaison.account_key))
    form = {"words": "写了半天的措施", "task": "", "due_on": "明天", "people": "", "due_words": "", "source": ""}

    answer = client.post(f"/implementations/{row.public_key}/", {"revision": row.revision, **form})

    assert answer.status_code == 422
    assert "写了半天的措施" in answer.content.decode()
    assert not Action.objects.exists()


@pytest.mark.parametrize("count", [1, 3])
@time_machine.travel(NOW, tick=False)
def test_the_list_asks_as_many_questions_for_one_as_for_three(
    count: int, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    made = at_work(tasks=3)
    for unit in made.frozen.units[:count]:
        Implementation.objects.create(jurisdiction=made.jurisdiction, plan=made.plan, unit=unit, number=1, begun_at=NOW)
    client.force_login(Account.objects.get(public_key=made.clerk.account_key))
    client.get("/implementations/")

    with django_assert_num_queries(7):
        page = client.get("/implementations/")

    assert page.content.decode().count("起草中") == count


@time_machine.travel(NOW, tick=False)
def test_without_a_plan_nothing_is_begun_and_the_page_says_why(made: AtWork, client: Client) -> None:
    client.force_login(Account.objects.get(public_key=made.liaison.account_key))

    page = client.post("/implementations/", {"plan": "nothing"}, follow=True)

    assert "请选择方案。" in page.content.decode()
    assert not Implementation.objects.exists()


@pytest.mark.parametrize("count", [1, 3])
@time_machine.travel(NOW, tick=False)
def test_a_page_asks_as_many_questions_for_one_task_as_for_three(
    count: int, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    made = at_work(tasks=count, parts=1, units=[a_unit(a_place := a_jurisdiction())], jurisdiction=a_place)
    row = begun(made)
    written(row, whole(row), made.liaison)
    client.force_login(Account.objects.get(public_key=made.liaison.account_key))
    client.get(f"/implementations/{row.public_key}/")

    with django_assert_num_queries(9):
        page = client.get(f"/implementations/{row.public_key}/").content.decode()

    assert page.count('name="words"') == count + 3
