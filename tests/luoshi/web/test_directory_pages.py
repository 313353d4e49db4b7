"""Every page of the directory, seen by the office, by a reader, and with nothing on it yet."""

import pytest
from django.test import Client
from django.urls import reverse

from luoshi.base.actors import Role
from luoshi.directory import operations
from luoshi.directory.models import Jurisdiction, Unit
from tests.luoshi.directory.building import a_body, a_district, a_group, a_person, a_post, enter, itself
from tests.luoshi.making import NOW, an_account

pytestmark = pytest.mark.django_db
KEEPS = "单位名录由办公室和系统管理员维护，需要更正请联系办公室。"


@pytest.fixture
def district() -> Jurisdiction:
    return a_district()


def signed_in(client: Client, district: Jurisdiction, role: Role = Role.CLERK, unit: Unit | None = None) -> Client:
    client.force_login(an_account(district, role, unit=unit))
    return client


def filled(district: Jurisdiction) -> dict[str, list[str]]:
    """Make one of everything; return the names of the pages with the key of what they show."""
    unit = enter(district, "澜棠区商务局", "区商务局")
    by = itself(district)
    alias = operations.add_alias(unit=unit, name="区商务委", by=by, now=NOW)
    group, body, person = a_group(district), a_body(district), a_person(district)
    member = operations.add_member(group=group, unit=unit, by=by, now=NOW)
    post = a_post(unit)
    holding = operations.hold_post(post=post, person=person, by=by, now=NOW)
    own = {
        unit.public_key: "unit unit_change unit_rename unit_close unit_merge alias_new unit_post_new",
        alias.public_key: "alias_change",
        group.public_key: "group group_change member_new",
        member.public_key: "member_end",
        body.public_key: "body body_change body_post_new",
        person.public_key: "person person_change",
        post.public_key: "post_change post_role post_hold",
        holding.public_key: "post_leave",
    }
    return {name: [key] for key, names in own.items() for name in names.split()}


LISTS = ["directory", "groups", "bodies", "people", "departments"]
SHOWN = ["unit", "group", "body", "person"]
FORMS_ALONE = ["unit_new", "group_new", "body_new", "person_new", "directory_import"]


def test_the_office_opens_every_page(client: Client, district: Jurisdiction) -> None:
    pages: dict[str, list[str]] = filled(district) | {name: [] for name in [*LISTS, *FORMS_ALONE]}
    signed_in(client, district)

    found = {name: client.get(reverse(f"web:{name}", args=args)).status_code for name, args in pages.items()}

    assert found == dict.fromkeys(pages, 200)


def test_a_reader_sees_all_that_is_shown_and_is_told_who_keeps_it(client: Client, district: Jurisdiction) -> None:
    pages = filled(district)
    signed_in(client, district, Role.READER)

    answers = {name: client.get(reverse(f"web:{name}", args=pages[name])) for name in SHOWN}

    assert {name: answer.status_code for name, answer in answers.items()} == dict.fromkeys(SHOWN, 200)
    assert [name for name, answer in answers.items() if KEEPS not in answer.content.decode()] == []


def test_a_reader_is_refused_every_form(client: Client, district: Jurisdiction) -> None:
    pages = filled(district) | {name: [] for name in FORMS_ALONE}
    signed_in(client, district, Role.READER)

    asked = {name: args for name, args in pages.items() if name not in SHOWN}
    found = {name: client.get(reverse(f"web:{name}", args=args)).status_code for name, args in asked.items()}

    assert found == dict.fromkeys(asked, 403)


def test_what_is_of_another_jurisdiction_is_not_there(client: Client, district: Jurisdiction) -> None:
    pages = filled(district)
    elsewhere = a_district("栖霞县", city="望江市", code="980101")
    signed_in(client, elsewhere)

    found = {name: client.get(reverse(f"web:{name}", args=args)).status_code for name, args in pages.items()}

    assert found == dict.fromkeys(pages, 404)


def test_lists_of_another_jurisdiction_are_empty(client: Client, district: Jurisdiction) -> None:
    filled(district)
    signed_in(client, a_district("栖霞县", city="望江市", code="980101"))

    shown = {name: client.get(reverse(f"web:{name}")).content.decode() for name in LISTS}

    assert [
        name for name, page in shown.items() if "甲某" in page or "区商务委" in page or "领导小组</a>" in page
    ] == []


@pytest.mark.parametrize(
    ("name", "next_step"),
    [("groups", "设立统称"), ("bodies", "登记机构")],
)
def test_an_empty_list_says_the_next_step(client: Client, district: Jurisdiction, name: str, next_step: str) -> None:
    page = signed_in(client, district).get(reverse(f"web:{name}")).content.decode()

    assert '<div class="empty">' in page
    assert page.count(next_step) == 2  # above the list, and in its place
