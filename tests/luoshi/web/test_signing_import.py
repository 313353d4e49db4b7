"""Accounts from a workbook: a preview, a report line by line, and codes that let people in."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from luoshi.base.actors import Role
from luoshi.directory.models import Account, Jurisdiction, Person
from luoshi.directory.operations.importing import Outcome
from luoshi.journal.models import Entry
from tests.luoshi.directory.books import a_book
from tests.luoshi.making import a_jurisdiction, a_unit, an_account

pytestmark = pytest.mark.django_db
IMPORT = "/directory/accounts/import/"
HEAD: list[object] = ["姓名", "单位", "登录名"]
CHOSEN = "battery staple"


@pytest.fixture
def jurisdiction() -> Jurisdiction:
    return a_jurisdiction()


@pytest.fixture
def administrator(jurisdiction: Jurisdiction) -> Client:
    client = Client()
    client.force_login(an_account(jurisdiction, Role.ADMINISTRATOR))
    return client


def preview(client: Client, *rows: list[object]) -> dict[str, str]:
    """Return what the confirmation of a preview sends."""
    file = SimpleUploadedFile("a.xlsx", a_book(账号=[HEAD, *rows]))
    context = client.post(IMPORT, {"file": file}).context
    return {"rows": context["kept"], "once": context["once"]}


def a_person(jurisdiction: Jurisdiction, name: str) -> Person:
    return Person.objects.create(jurisdiction=jurisdiction, name=name)


def test_a_preview_writes_nothing_and_the_confirmation_opens_accounts_with_codes(
    administrator: Client, jurisdiction: Jurisdiction
) -> None:
    a_person(jurisdiction, "丁甲")
    before = Account.objects.count()

    kept = preview(administrator, ["丁甲", "", "dingjia"])
    between = Account.objects.count()
    done = administrator.post(IMPORT, kept)
    code = done.context["opened"][0].code
    first = Client().post("/sign-in/first/", {"username": "dingjia", "code": code, "new": CHOSEN, "again": CHOSEN})

    assert (between, Account.objects.count()) == (before, before + 1)
    assert done.content.decode().count(code) == 1
    assert (first.status_code, first.headers["Location"]) == (302, "/")
    assert list(Entry.objects.order_by("pk").values_list("verb", flat=True))[:2] == [
        "directory.account_created",
        "directory.first_code_made",
    ]


def test_the_same_preview_and_the_same_workbook_open_nothing_a_second_time(
    administrator: Client, jurisdiction: Jurisdiction
) -> None:
    a_person(jurisdiction, "丁甲")
    kept = preview(administrator, ["丁甲", "", "dingjia"])
    administrator.post(IMPORT, kept)

    again = administrator.post(IMPORT, kept)
    later = administrator.post(IMPORT, preview(administrator, ["丁甲", "", "dingjia"]))

    assert (again.status_code, later.context["opened"]) == (302, [])
    assert [line.outcome for line in later.context["report"].lines] == [Outcome.UNCHANGED]


def test_each_line_that_is_refused_says_why_and_the_others_go_through(
    administrator: Client, jurisdiction: Jurisdiction
) -> None:
    unit = a_unit(jurisdiction, "区商务局")
    twin = an_account(jurisdiction, Role.LIAISON, unit=unit).person
    other = an_account(jurisdiction, Role.LIAISON)
    Person.objects.filter(pk__in=[twin.pk, other.person.pk]).update(name="丁乙")
    for name in ("丁甲", "丁丙", "丁戊"):
        a_person(jurisdiction, name)
    a_person(a_jurisdiction(), "丁丁")

    report = administrator.post(
        IMPORT,
        preview(
            administrator,
            ["丁甲", "", "dingjia"],
            ["丁丙", "", "dingjia"],
            ["丁乙", "", "dingyi"],
            ["丁乙", "区商务局", "dingyi"],
            ["丁丁", "", "dingding"],
            ["丁戊", "", "no name"],
            ["丁戊", "", other.username],
        ),
    ).context["report"]

    username = twin.accounts.get().username
    assert [(line.number, line.outcome, line.sentence) for line in report.lines] == [
        (2, Outcome.CREATED, ""),
        (3, Outcome.REFUSED, "前面已有一行是同一个人或同一个登录名，请只留一行。"),
        (4, Outcome.REFUSED, "有两个以上同名的人，请在“单位”一列写明单位。"),
        (5, Outcome.REFUSED, f"这个人已有账号，登录名是{username}；需要时请重新打印首次登录码。"),
        (6, Outcome.REFUSED, "没有登记这个人员，或者不在这个单位任职；请先在名录里登记。"),
        (7, Outcome.REFUSED, "登录名用2至50个字母、数字或 . _ @ -，以字母或数字开头。"),
        (8, Outcome.REFUSED, "这个登录名已经有人使用，请换一个。"),
    ]


def test_what_is_no_workbook_and_a_preview_made_elsewhere_are_told(administrator: Client) -> None:
    no_book = administrator.post(IMPORT, {"file": SimpleUploadedFile("a.xlsx", b"no book")})
    forged = administrator.post(IMPORT, {"rows": "forged", "once": "x"})

    assert (no_book.status_code, list(no_book.context["form"].errors)) == (422, ["file"])
    assert (forged.status_code, forged.context["refusal"]) == (409, "预览已经过期，请重新上传工作簿。")


def test_an_account_without_a_password_signs_in_with_none(administrator: Client, jurisdiction: Jurisdiction) -> None:
    a_person(jurisdiction, "丁甲")
    administrator.post(IMPORT, preview(administrator, ["丁甲", "", "dingjia"]))
    client = Client()

    answers = [client.post("/sign-in/", {"username": "dingjia", "password": given}) for given in ("!", "x")]

    assert [answer.status_code for answer in answers] == [422, 422]


def test_a_clerk_imports_no_accounts(jurisdiction: Jurisdiction) -> None:
    client = Client()
    client.force_login(an_account(jurisdiction))

    assert client.get(IMPORT).status_code == 403
