"""The workbook of the directory: sent, previewed, taken in when that is confirmed, once."""

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from luoshi.base.actors import Role
from luoshi.directory.models import Alias, Jurisdiction, Unit
from luoshi.directory.workbook import read_workbook
from tests.luoshi.directory.books import UNITS, a_book, a_whole_book
from tests.luoshi.directory.building import a_district, enter, verbs
from tests.luoshi.making import an_account

pytestmark = pytest.mark.django_db
if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer
IMPORT = "/directory/import/"


@pytest.fixture
def district() -> Jurisdiction:
    return a_district()


@pytest.fixture
def office(client: Client, district: Jurisdiction) -> Client:
    client.force_login(an_account(district, Role.CLERK, unit=enter(district, "区政府办公室")))
    return client


def upload(client: Client, raw: bytes) -> "Answer":
    return client.post(IMPORT, {"file": SimpleUploadedFile("名录.xlsx", raw)})


def carried(page: str) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="(rows|once)" value="([^"]+)">', page))


def test_a_preview_writes_nothing_and_a_confirmation_does(office: Client) -> None:
    preview = upload(office, a_whole_book()).content.decode()

    assert "导入预览" in preview
    assert (Unit.objects.count(), Alias.objects.count()) == (1, 0)

    done = office.post(IMPORT, carried(preview)).content.decode()

    assert "导入结果" in done
    assert (Unit.objects.count(), Alias.objects.count()) == (3, 1)
    assert verbs().count("directory.imported") == 1


def test_a_confirmation_that_comes_twice_is_done_once(office: Client) -> None:
    fields = carried(upload(office, a_whole_book()).content.decode())
    office.post(IMPORT, fields)

    again = office.post(IMPORT, fields)

    assert (again.status_code, again["Location"]) == (302, reverse("web:directory"))
    assert verbs().count("directory.imported") == 1


def test_a_preview_says_line_by_line_what_is_refused(office: Client) -> None:
    raw = a_book(单位=[UNITS, ["", "区统计局"], ["没有这个编号", "区审计局"]])

    page = upload(office, raw).content.decode()

    rows = re.findall(r'<td class="num" data-label="行">(\d+)</td>\s*<th scope="row">([^<]*)</th>', page)
    assert rows == [("2", "区统计局"), ("3", "区审计局")]
    assert "编号“没有这个编号”不在名录里" in page


def test_what_changes_nothing_needs_no_confirmation(office: Client) -> None:
    exported = office.get(reverse("web:directory_export")).content

    page = upload(office, exported).content.decode()

    assert "没有需要写入的内容。" in page
    assert carried(page) == {}


def test_rows_that_were_altered_on_the_way_are_refused(office: Client) -> None:
    fields = carried(upload(office, a_whole_book()).content.decode())

    answer = office.post(IMPORT, fields | {"rows": fields["rows"][:-1]})

    assert answer.status_code == 409
    assert "预览已经过期，请重新上传工作簿。" in answer.content.decode()
    assert Unit.objects.count() == 1


def test_what_is_no_workbook_is_told_beside_the_field(office: Client) -> None:
    answer = upload(office, b"unit")

    assert answer.status_code == 422
    assert "请上传 .xlsx 工作簿" in answer.content.decode()


def test_the_workbook_is_sent_under_its_name(office: Client) -> None:
    answer = office.get(reverse("web:directory_export"))

    assert re.fullmatch(r"attachment; filename\*=UTF-8''单位名录-\d{8}\.xlsx", unquote(answer["Content-Disposition"]))
    assert [row["official_name"] for row in read_workbook(answer.content) if row.sheet == "units"] == ["区政府办公室"]


def test_a_reader_is_sent_the_workbook_and_takes_nothing_in(client: Client, district: Jurisdiction) -> None:
    client.force_login(an_account(district, Role.READER))

    assert client.get(reverse("web:directory_export")).status_code == 200
    assert upload(client, a_whole_book()).status_code == 403
    assert Unit.objects.count() == 1


def test_who_holds_no_post_is_sent_nothing(client: Client, district: Jurisdiction) -> None:
    client.force_login(an_account(district, None))

    assert client.get(reverse("web:directory_export")).status_code == 403
