"""People, posts and accounts, as the office and the administrator keep them."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from luoshi.base.actors import Role
from luoshi.directory.models import Account, Body, GroupMember, Holding, Jurisdiction, Person, Post, Unit, UnitGroup
from luoshi.directory.operations import hold_post
from tests.luoshi.directory.building import a_body, a_district, a_group, a_person, a_post, enter, itself
from tests.luoshi.making import NOW, TODAY, an_account

pytestmark = pytest.mark.django_db


@pytest.fixture
def district() -> Jurisdiction:
    return a_district()


@pytest.fixture
def unit(district: Jurisdiction) -> Unit:
    return enter(district, "区商务局")


@pytest.fixture
def office(client: Client, district: Jurisdiction, unit: Unit) -> Client:
    client.force_login(an_account(district, Role.CLERK, unit=unit))
    return client


@pytest.fixture
def administrator(client: Client, district: Jurisdiction, unit: Unit) -> Client:
    client.force_login(an_account(district, Role.ADMINISTRATOR, unit=unit))
    return client


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_people_costs_no_more_queries_for_more_of_them(
    office: Client, unit: Unit, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        hold_post(
            post=a_post(unit),
            person=a_person(unit.jurisdiction, f"第{number}人"),
            by=itself(unit.jurisdiction),
            now=NOW,
        )

    with django_assert_num_queries(7):
        page = office.get(reverse("web:people"), {"q": "第"}).content.decode()

    assert page.count("区商务局 局长") == count


@pytest.mark.parametrize("count", [1, 3])
def test_lists_of_groups_and_bodies_cost_no_more_queries_for_more_of_them(
    office: Client, unit: Unit, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        group = a_group(unit.jurisdiction, f"各第{number}类")
        GroupMember.objects.create(jurisdiction=unit.jurisdiction, group=group, unit=unit)
        a_body(unit.jurisdiction, f"第{number}组")

    with django_assert_num_queries(6):
        groups = office.get(reverse("web:groups")).content.decode()
    with django_assert_num_queries(6):
        bodies = office.get(reverse("web:bodies")).content.decode()

    assert (groups.count('data-label="现有单位">1<'), bodies.count("领导小组</td>")) == (count, count)


@pytest.mark.parametrize("count", [1, 3])
def test_a_group_costs_no_more_queries_for_more_members(
    office: Client, district: Jurisdiction, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    group = a_group(district)
    for number in range(count):
        street = enter(district, f"第{number}街道办事处")
        GroupMember.objects.create(jurisdiction=district, group=group, unit=street)

    with django_assert_num_queries(6):
        page = office.get(reverse("web:group", args=[group.public_key])).content.decode()

    assert page.count('scope="row"') == count


def test_a_group_is_set_up_and_filled_and_a_member_leaves(office: Client, unit: Unit) -> None:
    made = office.post(reverse("web:group_new"), {"once": "k1", "name": "各部门"})
    group = UnitGroup.objects.get()
    office.post(
        reverse("web:member_new", args=[group.public_key]), {"once": "k2", "unit": unit.public_key, "from_day": ""}
    )
    member = GroupMember.objects.get()
    office.post(reverse("web:member_end", args=[member.public_key]), {"until": "2026-03-01"})
    office.post(
        reverse("web:group_change", args=[group.public_key]), {"name": "区级各部门", "note": "含", "revision": "1"}
    )

    assert made["Location"] == reverse("web:group", args=[group.public_key])
    member.refresh_from_db()
    group.refresh_from_db()
    assert (str(member.until), group.name) == ("2026-03-01", "区级各部门")
    assert "已退出" in office.get(made["Location"]).content.decode()


def test_a_body_is_entered_and_changed(office: Client, unit: Unit) -> None:
    office.post(
        reverse("web:body_new"),
        {"once": "k1", "name": "议案领导小组", "kind": "leading_group", "office_unit": unit.public_key},
    )
    body = Body.objects.get()
    form = office.get(reverse("web:body_change", args=[body.public_key])).content.decode()
    assert f'<option value="{unit.public_key}" selected>区商务局</option>' in form
    office.post(
        reverse("web:body_change", args=[body.public_key]), {"name": "招商专班", "kind": "task_force", "revision": "1"}
    )
    office.post(reverse("web:body_post_new", args=[body.public_key]), {"once": "k2", "title": "组长", "position": "0"})

    body.refresh_from_db()
    assert (body.name, body.kind, body.office_unit) == ("招商专班", "task_force", None)
    assert Post.objects.get(body=body).title == "组长"


def test_somebody_new_is_entered_with_the_post(office: Client, unit: Unit) -> None:
    post = a_post(unit)

    answer = office.post(
        reverse("web:post_hold", args=[post.public_key]),
        {"once": "k1", "name": "乙某", "telephone": "139", "from_day": "2026-01-01"},
    )

    assert answer["Location"] == reverse("web:unit", args=[unit.public_key])
    held = Holding.objects.get(post=post)
    assert (held.person.name, held.person.telephone, str(held.from_day)) == ("乙某", "139", "2026-01-01")


@pytest.mark.parametrize("who", ["there", "new"])
def test_where_the_name_is_known_the_office_says_who_is_meant(office: Client, unit: Unit, who: str) -> None:
    post, person = a_post(unit), a_person(unit.jurisdiction, "乙某")
    people, address = Person.objects.count(), reverse("web:post_hold", args=[post.public_key])

    asked = office.post(address, {"once": "k1", "name": " 乙 某"})
    assert asked.status_code == 422
    assert "名录里已有同名的人，请选定" in asked.content.decode()
    assert not Holding.objects.filter(post=post).exists()

    answered = office.post(address, {"once": "k1", "name": "乙某", "who": person.public_key if who == "there" else who})

    assert answered.status_code == 302
    assert (Holding.objects.get(post=post).person == person) is (who == "there")
    assert Person.objects.count() == people + int(who == "new")


def test_a_post_is_changed_and_left(office: Client, unit: Unit) -> None:
    post = a_post(unit)
    held = hold_post(post=post, person=a_person(unit.jurisdiction), by=itself(unit.jurisdiction), now=NOW)
    office.post(reverse("web:post_change", args=[post.public_key]), {"title": "主任", "position": "2", "revision": "1"})
    office.post(reverse("web:post_role", args=[post.public_key]), {"role": "liaison", "revision": "2"})
    office.post(reverse("web:post_leave", args=[held.public_key]), {"until": TODAY.isoformat()})

    post.refresh_from_db()
    held.refresh_from_db()
    assert (post.title, post.role, held.until) == ("主任", "liaison", TODAY)


def test_the_office_is_told_that_it_does_not_give_roles_of_the_office(office: Client, unit: Unit) -> None:
    answer = office.post(
        reverse("web:unit_post_new", args=[unit.public_key]),
        {"once": "k1", "title": "管理员", "role": "administrator", "position": "0"},
    )

    assert answer.status_code == 403
    assert "由系统管理员设置和任免" in answer.content.decode()
    assert not Post.objects.filter(title="管理员").exists()


def test_a_person_is_entered_and_corrected(office: Client) -> None:
    answer = office.post(reverse("web:person_new"), {"once": "k1", "name": "丙某", "telephone": "139"})
    person = Person.objects.get(name="丙某")
    office.post(
        reverse("web:person_change", args=[person.public_key]), {"name": "丁某", "telephone": "", "revision": "1"}
    )

    assert answer["Location"] == reverse("web:person", args=[person.public_key])
    person.refresh_from_db()
    assert (person.name, person.telephone) == ("丁某", "")


def test_an_account_is_opened_with_a_password_that_is_shown_once(administrator: Client, unit: Unit) -> None:
    person = a_person(unit.jurisdiction, "乙某")
    address = reverse("web:account_new", args=[person.public_key])

    answer = administrator.post(address, {"once": "k1", "username": "yi"})

    account = Account.objects.get(person=person)
    (shown,) = re.findall(r"<code>([A-Za-z0-9]{12})</code>", answer.content.decode())
    assert account.check_password(shown)
    assert "no-store" in answer["Cache-Control"]
    again = administrator.post(address, {"once": "k1", "username": "yi"})
    assert again["Location"] == reverse("web:person", args=[person.public_key])
    assert Account.objects.filter(person=person).count() == 1


def test_a_taken_name_is_told_beside_its_field(administrator: Client, unit: Unit) -> None:
    taken = an_account(unit.jurisdiction, unit=unit)
    person = a_person(unit.jurisdiction, "乙某")

    answer = administrator.post(
        reverse("web:account_new", args=[person.public_key]), {"once": "k1", "username": taken.username}
    )

    assert answer.status_code == 422
    assert 'id="id_username_error">这个登录名已经有人使用' in answer.content.decode()
    assert not Account.objects.filter(person=person).exists()


def test_an_account_is_stopped_resumed_and_given_a_new_password(administrator: Client, unit: Unit) -> None:
    account = an_account(unit.jurisdiction, unit=unit)

    administrator.post(reverse("web:account_stop", args=[account.public_key]))
    assert Account.objects.get(pk=account.pk).is_active is False
    administrator.post(reverse("web:account_resume", args=[account.public_key]))
    answer = administrator.post(reverse("web:account_reset", args=[account.public_key]))

    account.refresh_from_db()
    (shown,) = re.findall(r"<code>([A-Za-z0-9]{12})</code>", answer.content.decode())
    assert (account.is_active, account.must_change_password, account.check_password(shown)) == (True, True, True)


@pytest.mark.parametrize("name", ["account_reset", "account_stop"])
def test_the_office_touches_no_account(office: Client, unit: Unit, name: str) -> None:
    account = an_account(unit.jurisdiction, unit=unit)

    answer = office.post(reverse(f"web:{name}", args=[account.public_key]))
    page = office.get(reverse("web:person", args=[account.person.public_key])).content.decode()

    assert answer.status_code == 403
    assert account.username not in page
    account.refresh_from_db()
    assert (account.is_active, account.check_password("correct horse")) == (True, True)


def test_accounts_of_another_jurisdiction_are_not_there(administrator: Client) -> None:
    stranger = an_account(a_district("栖霞县", city="望江市", code="980101"))

    answer = administrator.post(reverse("web:account_stop", args=[stranger.public_key]))

    assert (answer.status_code, Account.objects.get(pk=stranger.pk).is_active) == (404, True)
