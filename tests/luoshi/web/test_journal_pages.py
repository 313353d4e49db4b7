"""The page of the journal: found, told, linked, checked and exported."""

import io
import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from python_calamine import CalamineWorkbook

from luoshi.base.actors import Actor, Role
from luoshi.directory.models import Account, Jurisdiction
from luoshi.directory.queries import actor_of
from luoshi.journal.models import Entry
from luoshi.journal.operations import record
from luoshi.journal.sentences import verbs
from luoshi.web.journal import views
from luoshi.web.journal.asked import GROUPS, verbs_of
from tests.luoshi.journal.chains import without_guards
from tests.luoshi.making import NOW, TODAY, a_jurisdiction, a_unit, an_account

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Jurisdiction:
    return a_jurisdiction()


@pytest.fixture
def administrator(client: Client, here: Jurisdiction) -> Account:
    account = an_account(here, Role.ADMINISTRATOR)
    client.force_login(account)
    return account


def actor(account: Account) -> Actor:
    return actor_of(account, today=TODAY)


def words(page: Any) -> str:  # noqa: ANN401 -- an answer of the test's client
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.content.decode()))


def rows_of(answer: Any) -> list[list[Any]]:  # noqa: ANN401 -- an answer of the test's client
    return CalamineWorkbook.from_filelike(io.BytesIO(answer.getvalue())).get_sheet_by_index(0).to_python()


def entered(here: Jurisdiction, by: Actor, *, count: int = 1, verb: str = "directory.unit_changed") -> None:
    for number in range(count):
        unit = a_unit(here)
        when = NOW + timedelta(minutes=number)
        record(verb, jurisdiction_key=here.public_key, by=by, now=when, about=unit, data={"n": number})


@pytest.mark.usefixtures("administrator")
def test_an_entry_is_told_with_who_in_which_post_and_a_link_to_the_thing(client: Client, here: Jurisdiction) -> None:
    clerk, unit = an_account(here), a_unit(here, "区商务局")
    record(
        "directory.unit_changed", jurisdiction_key=here.public_key, by=actor(clerk), now=NOW, about=unit, data={"n": 7}
    )

    page = client.get(reverse("web:journal"))

    assert f"{clerk.person.name} 区第" in words(page)
    assert "办公室工作人员" in words(page)
    assert "修改单位信息 · 区商务局" in words(page)
    assert reverse("web:unit", args=[unit.public_key]) in page.content.decode()
    assert "<dt>n</dt><dd>7</dd>" in page.content.decode()


@pytest.mark.usefixtures("administrator")
def test_a_thing_that_is_gone_is_told_by_its_kind_and_a_name_is_that_of_today(
    client: Client, here: Jurisdiction
) -> None:
    unit, by = a_unit(here), actor(an_account(here))
    record("directory.unit_closed", jurisdiction_key=here.public_key, by=by, now=NOW, about=unit)
    unit.delete()

    page = client.get(reverse("web:journal"))

    assert "撤销单位 · 单位" in words(page)


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_no_more_queries_for_more_entries(
    client: Client,
    here: Jurisdiction,
    administrator: Account,
    count: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    entered(here, actor(administrator), count=count)

    with django_assert_num_queries(13):
        page = client.get(reverse("web:journal"))

    assert words(page).count("修改单位信息") == count


def test_filters_choose_by_the_name_that_a_person_has_today(
    client: Client, here: Jurisdiction, administrator: Account
) -> None:
    clerk = an_account(here)
    entered(here, actor(administrator), verb="directory.unit_closed")
    entered(here, actor(clerk))

    for who in (clerk.person.name, clerk.username, clerk.person.public_key):
        told = words(client.get(reverse("web:journal"), {"who": who}))

        assert ("修改单位信息 ·" in told, "撤销单位 ·" in told) == (True, False)


def test_filters_choose_by_group_kind_day_and_channel(
    client: Client, here: Jurisdiction, administrator: Account
) -> None:
    entered(here, actor(administrator))
    entered(here, actor(administrator), verb="directory.signed_in")

    def told(**asked: str) -> tuple[bool, bool]:
        page = words(client.get(reverse("web:journal"), asked))
        return "修改单位信息 ·" in page, "登录 ·" in page

    assert told() == (True, True)
    assert told(group="signing") == (False, True)
    assert told(kind="directory.unit", channel="web") == (True, True)
    assert told(channel="job") == (False, False)
    assert told(since="2026-04-01", until="2026-04-01") == (True, True)
    assert told(until="2026-03-31") == (False, False)
    assert told(since="nonsense", group="nonsense") == (True, True)


def test_every_group_has_verbs_of_its_own() -> None:
    assert {group: bool(verbs_of(group)) for group in GROUPS} == dict.fromkeys(GROUPS, True)
    assert set().union(*map(verbs_of, GROUPS)) == verbs().keys()


def test_older_entries_are_on_the_next_page(
    client: Client, here: Jurisdiction, administrator: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "A_PAGE", 2)
    entered(here, actor(administrator), count=3)

    first = client.get(reverse("web:journal"), {"group": "directory"})
    (link,) = re.findall(r'rel="next" href="([^"]+)"', first.content.decode())
    second = client.get(reverse("web:journal") + link.replace("&amp;", "&"))

    assert [line.entry.number for line in first.context["lines"]] == [3, 2]
    assert [line.entry.number for line in second.context["lines"]] == [1]


@pytest.mark.parametrize(
    ("name", "method"), [("journal", "get"), ("journal_export", "post"), ("journal_check", "post")]
)
def test_the_journal_is_refused_to_the_office(client: Client, here: Jurisdiction, name: str, method: str) -> None:
    entered(here, actor(an_account(here)))
    client.force_login(an_account(here, Role.CLERK))

    answer = getattr(client, method)(reverse(f"web:{name}"))

    assert answer.status_code == 403
    assert "由审计员和系统管理员查看" in answer.content.decode()


def test_another_jurisdiction_is_not_shown(client: Client, here: Jurisdiction, administrator: Account) -> None:
    entered(here, actor(administrator))
    elsewhere = a_jurisdiction("栖霞县")
    entered(elsewhere, actor(an_account(elsewhere)), verb="directory.unit_closed")

    told = words(client.get(reverse("web:journal")))

    assert ("修改单位信息 ·" in told, "撤销单位 ·" in told) == (True, False)


def test_what_is_shown_is_exported_and_that_is_entered(
    client: Client, here: Jurisdiction, administrator: Account
) -> None:
    entered(here, actor(administrator), count=2)
    entered(here, actor(administrator), verb="directory.signed_in")

    answer = client.post(reverse("web:journal_export"), {"kind": "directory.unit", "group": "directory"})

    rows = rows_of(answer)
    assert [row[0] for row in rows if row[0] in {"1", "2", "3", "4"}] == ["2", "3", "1"]
    assert answer["Content-Disposition"].startswith("attachment")
    last = Entry.objects.latest("number")
    told = {"count": 3, "asked": {"kind": "directory.unit", "group": "directory"}}
    assert (last.verb, last.data) == ("journal.exported", told)


def test_no_cell_of_an_export_is_a_formula(client: Client, here: Jurisdiction, administrator: Account) -> None:
    unit = a_unit(here, '=HYPERLINK("http://x","区商务局")')
    by = actor(administrator)
    record("directory.unit_changed", jurisdiction_key=here.public_key, by=by, now=NOW, about=unit)

    answer = client.post(reverse("web:journal_export"))

    book = CalamineWorkbook.from_filelike(io.BytesIO(answer.getvalue())).get_sheet_by_index(0)
    assert any('=HYPERLINK("http://x","区商务局")' in row for row in book.to_python())


def test_an_export_ends_somewhere_and_says_so(
    client: Client, here: Jurisdiction, administrator: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "MOST_EXPORTED", 2)
    monkeypatch.setattr(views, "_CHUNK", 1)
    entered(here, actor(administrator), count=3)

    rows = rows_of(client.post(reverse("web:journal_export")))

    assert [row[0] for row in rows if row[0] in {"1", "2", "3"}] == ["3", "2"]
    assert rows[2][0] == "只导出最近的2条，其余请缩小范围分次导出。"


def test_the_journal_is_checked_on_the_page(client: Client, here: Jurisdiction, administrator: Account) -> None:
    entered(here, actor(administrator), count=2)

    before = words(client.get(reverse("web:journal")))
    page = client.post(reverse("web:journal_check"), follow=True)

    assert "还没有核对过" in before
    assert "核对操作记录：3条完整" in words(page)
    assert list(Entry.objects.order_by("number").values_list("verb", flat=True))[-2:] == [
        "journal.check_asked",
        "journal.found_whole",
    ]


def test_a_broken_journal_is_told_on_the_page(client: Client, here: Jurisdiction, administrator: Account) -> None:
    entered(here, actor(administrator), count=3)
    with without_guards():
        Entry.objects.filter(number=2).update(verb="directory.unit_closed")

    page = client.post(reverse("web:journal_check"), follow=True)

    assert "核对操作记录：第2条有问题" in words(page)
    assert "请停止写入，并用备份核对" in words(page)
    assert Entry.objects.latest("number").data == {"number": 2, "flaw": "changed"}
