"""The list of liaisons as the office keeps it, and the page by which a unit fills it in without an account."""

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from luoshi.base.actors import Role
from luoshi.directory.liaisons import write_liaisons
from luoshi.directory.models import CollectingLink, Holding, Jurisdiction, LiaisonFiling, Unit
from luoshi.directory.operations import hold_post
from luoshi.directory.workbook import read_workbook
from luoshi.directory.workbook.sheets import LIAISONS
from tests.luoshi.directory.building import a_district, a_person, a_post, enter, itself, verbs
from tests.luoshi.making import NOW, TODAY, an_account, an_actor

pytestmark = pytest.mark.django_db
GIVEN = {"liaison": "乙某", "telephone": "13900000002", "filed_by": "丙某", "head": "", "head_telephone": ""}


@pytest.fixture
def district() -> Jurisdiction:
    return a_district()


@pytest.fixture
def unit(district: Jurisdiction) -> Unit:
    return enter(district, "霁川市澜棠区商务局", "区商务局")


@pytest.fixture
def office(client: Client, district: Jurisdiction, unit: Unit) -> Client:
    client.force_login(an_account(district, Role.CLERK, unit=unit))
    return client


def offered(office: Client, unit: Unit) -> str:
    """Return the address of a new link, as the page shows it."""
    page = office.post(reverse("web:link_new", args=[unit.public_key])).content.decode()
    (path,) = re.findall(r'value="http://testserver(/collect/[\w-]+/)"', page)
    return str(path)


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_no_more_queries_for_more_units(
    office: Client, district: Jurisdiction, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        post = a_post(enter(district, f"第{number}局"), "联络员", Role.LIAISON)
        hold_post(post=post, person=a_person(district, f"第{number}人"), by=itself(district), now=NOW)

    with django_assert_num_queries(11):
        page = office.get(reverse("web:liaisons")).content.decode()

    assert len(re.findall(r"<p>第\d人</p>", page)) == count
    assert "有1个单位没有联络员，列在最前面。" in page
    assert page.index("区商务局</a>") < page.index("第0局</a>")


def test_a_liaison_sees_the_list_and_no_buttons(client: Client, unit: Unit) -> None:
    client.force_login(an_account(unit.jurisdiction, Role.LIAISON, unit=unit))

    page = client.get(reverse("web:liaisons")).content.decode()

    assert page.count("每个单位都有联络员。") == 1
    assert ("填报链接" in page, reverse("web:liaisons_import") in page) == (False, False)
    assert client.get(reverse("web:liaisons_import")).status_code == 403
    assert client.post(reverse("web:link_new", args=[unit.public_key])).status_code == 403


def test_the_list_is_sent_as_a_workbook(office: Client) -> None:
    answer = office.get(reverse("web:liaisons_export"))

    rows = read_workbook(answer.content, (LIAISONS,))
    assert [row["unit"] for row in rows] == ["霁川市澜棠区商务局"]
    assert answer["Content-Disposition"].startswith("attachment")
    assert verbs()[-1] == "directory.liaisons_exported"


def hidden(page: str) -> dict[str, str]:
    """Return what the confirmation of a preview carries."""
    names = ("rows", "from_day", "once")
    return {name: re.findall(rf'name="{name}" value="([^"]*)"', page)[0] for name in names}


def test_a_filled_in_workbook_is_told_line_by_line_before_it_is_taken_in(office: Client, unit: Unit) -> None:
    post = a_post(unit, "联络员", Role.LIAISON)
    hold_post(post=post, person=a_person(unit.jurisdiction, "甲某"), by=itself(unit.jurisdiction), now=NOW)
    raw = write_liaisons(an_actor(unit.jurisdiction, Role.READER, unit=unit), today=TODAY)
    Holding.objects.filter(post=post).delete()

    sent = {"file": SimpleUploadedFile("a.xlsx", io.BytesIO(raw).read()), "from_day": "2026-04-15"}
    preview = office.post(reverse("web:liaisons_import"), sent).content.decode()
    held_before = Holding.objects.filter(post=post).count()
    done = office.post(reverse("web:liaisons_import"), hidden(preview)).content.decode()
    again = office.post(reverse("web:liaisons_import"), hidden(preview))

    assert [page.count('<th scope="row">霁川市澜棠区商务局</th>') for page in (preview, done)] == [1, 1]
    assert (held_before, Holding.objects.get(post=post).person.name) == (0, "甲某")
    assert str(Holding.objects.get(post=post).from_day) == "2026-04-15"
    assert again["Location"] == reverse("web:liaisons")


def test_a_preview_that_was_not_made_here_is_refused(office: Client) -> None:
    answer = office.post(reverse("web:liaisons_import"), {"rows": "x", "from_day": "2026-04-15", "once": "a"})

    assert (answer.status_code, "预览已经过期" in answer.content.decode()) == (409, True)


def test_what_is_no_workbook_is_told_beside_the_file(office: Client) -> None:
    sent = {"file": SimpleUploadedFile("a.xlsx", b"no workbook"), "from_day": "2026-04-15"}

    answer = office.post(reverse("web:liaisons_import"), sent)

    assert (answer.status_code, 'id="id_file_error"' in answer.content.decode()) == (422, True)


def test_a_unit_without_an_account_files_and_the_office_accepts(office: Client, unit: Unit) -> None:
    path, stranger = offered(office, unit), Client()
    form = stranger.get(path)

    filed = stranger.post(path, GIVEN)
    filing = LiaisonFiling.objects.get()
    listed = office.get(reverse("web:liaisons")).content.decode()
    accepted = office.post(reverse("web:filing_accept", args=[filing.public_key]), {"from_day": "2026-04-15"})

    assert (form.status_code, form.content.decode().count("请填写霁川市澜棠区商务局的联络员。")) == (200, 1)
    assert "已收到，办公室确认后生效" in filed.content.decode()
    assert listed.count("丙某于") == 1
    assert accepted["Location"] == reverse("web:liaisons")
    held = Holding.objects.get(post__role=Role.LIAISON)
    assert (held.person.name, str(held.from_day)) == ("乙某", "2026-04-15")
    assert verbs()[-3:] == ["directory.link_offered", "directory.liaison_filed", "directory.filing_accepted"]


def test_a_used_link_asks_nothing_and_tells_nothing(office: Client, unit: Unit) -> None:
    path, stranger = offered(office, unit), Client()
    stranger.post(path, GIVEN)

    answers = [stranger.get(path), stranger.post(path, GIVEN)]

    assert [answer.status_code for answer in answers] == [410, 410]
    assert [answer.content.decode().count("这个链接已经用过或已到期") for answer in answers] == [1, 1]
    assert ["乙某" in answer.content.decode() for answer in answers] == [False, False]
    assert LiaisonFiling.objects.count() == 1


def test_a_link_that_never_was_leads_nowhere(client: Client, unit: Unit) -> None:
    CollectingLink.objects.create(
        jurisdiction=unit.jurisdiction, unit=unit, token_hash="0" * 64, created_at=NOW, expires_at=NOW
    )

    assert [client.get(f"/collect/{token}/").status_code for token in ("0" * 64, "abc")] == [404, 404]


def test_what_is_missing_is_told_beside_its_field(office: Client, unit: Unit) -> None:
    answer = Client().post(offered(office, unit), GIVEN | {"telephone": ""})

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["telephone"])
    assert not LiaisonFiling.objects.exists()


def test_the_page_of_a_link_is_kept_by_nobody(office: Client, unit: Unit) -> None:
    shown = office.post(reverse("web:link_new", args=[unit.public_key]))
    page = Client().get(offered(office, unit))

    assert ("no-store" in shown["Cache-Control"], "no-store" in page["Cache-Control"]) == (True, True)


def test_a_filing_can_be_left_out(office: Client, unit: Unit) -> None:
    Client().post(offered(office, unit), GIVEN)
    filing = LiaisonFiling.objects.get()

    office.post(reverse("web:filing_refuse", args=[filing.public_key]))

    filing.refresh_from_db()
    assert (filing.state, Holding.objects.filter(post__role=Role.LIAISON).exists()) == ("refused", False)
    assert "待确认" not in office.get(reverse("web:liaisons")).content.decode()


@pytest.mark.parametrize("name", ["filing_accept", "filing_refuse"])
def test_filings_of_another_jurisdiction_are_not_there(office: Client, unit: Unit, name: str) -> None:
    Client().post(offered(office, unit), GIVEN)
    filing, other = LiaisonFiling.objects.get(), Client()
    other.force_login(an_account(a_district("栖霞县", city="望江市", code="980101"), Role.CLERK))

    answer = other.post(reverse(f"web:{name}", args=[filing.public_key]), {"from_day": "2026-04-15"})

    assert answer.status_code == 404
    filing.refresh_from_db()
    assert filing.state == "waiting"
