"""The list of units, one unit, and its forms: entered once, never written over unseen, refused with a sentence."""

import re
from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from luoshi.base.actors import Role
from luoshi.directory.models import Alias, Jurisdiction, Unit
from luoshi.directory.operations import add_alias, add_member, change_unit, create_post, hold_post, merge_units
from tests.luoshi.directory.building import a_body, a_district, a_group, a_person, a_post, enter, itself, verbs
from tests.luoshi.making import NOW, TODAY, an_account
from tests.luoshi.plans.frozen import a_plan_in_force

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

pytestmark = pytest.mark.django_db


@pytest.fixture
def district() -> Jurisdiction:
    return a_district()


@pytest.fixture
def office(client: Client, district: Jurisdiction) -> Client:
    """Somebody of the office, whose post is in a coordinating body: no unit is entered yet."""
    account = an_account(district, None)
    by = itself(district)
    post = create_post(title="干事", body=a_body(district), role=Role.CLERK, by=by, now=NOW)
    hold_post(post=post, person=account.person, by=by, now=NOW)
    client.force_login(account)
    return client


def names_listed(page: str) -> list[str]:
    return re.findall(r'<th scope="row"><a [^>]*>([^<]*)</a></th>', page)


def test_without_a_unit_the_list_says_the_next_steps(office: Client) -> None:
    page = office.get(reverse("web:directory")).content.decode()

    assert "名录里还没有单位。可以逐个登记；单位较多时，先导出空的工作簿，填好再导入。" in page
    assert [page.count(reverse(f"web:{name}")) for name in ("unit_new", "directory_import", "directory_export")] == [
        2
    ] * 3


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_no_more_queries_for_more_units(
    office: Client, district: Jurisdiction, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        enter(district, f"区第{number}局")

    with django_assert_num_queries(6):
        page = office.get(reverse("web:directory")).content.decode()

    assert page.count('scope="row"') == count


@pytest.mark.parametrize("count", [1, 3])
def test_a_unit_costs_no_more_queries_for_more_of_everything(
    office: Client, district: Jurisdiction, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    unit, by = enter(district, "区商务局"), itself(district)
    for number in range(count):
        add_alias(unit=unit, name=f"第{number}局", by=by, now=NOW)
        add_member(group=a_group(district, f"第{number}类"), unit=unit, by=by, now=NOW)
        hold_post(post=a_post(unit), person=a_person(district), by=by, now=NOW)
        merged = enter(district, f"区第{number}局所")
        merge_units(source=merged, revision=1, target=unit, from_day=TODAY, by=by, now=NOW, today=TODAY)

    with django_assert_num_queries(13):
        page = office.get(reverse("web:unit", args=[unit.public_key])).content.decode()

    assert page.count('<th scope="row">区第0局所</th>') == 1
    assert page.count("局所</a>") == count


def test_units_are_found_by_a_former_name_and_by_kind(office: Client, district: Jurisdiction) -> None:
    unit = enter(district, "区商务局")
    enter(district, "区财政局")
    add_alias(unit=unit, name="区经贸局", by=itself(district), now=NOW)

    by_name = office.get(reverse("web:directory"), {"q": "经贸"}).content.decode()
    by_kind = office.get(reverse("web:directory"), {"kind": "street"}).content.decode()

    assert (names_listed(by_name), names_listed(by_kind)) == (["区商务局"], [])
    assert "没有符合条件的单位。" in by_kind


def test_what_is_not_found_can_be_entered(office: Client) -> None:
    page = office.get(reverse("web:directory"), {"q": "区统计局"}).content.decode()

    assert "没有名称或别名含“区统计局”的单位。" in page
    form = office.get(reverse("web:unit_new"), {"name": "区统计局"}).content.decode()
    assert 'value="区统计局"' in form


def test_htmx_gets_the_list_alone(office: Client, district: Jurisdiction) -> None:
    enter(district, "区商务局")

    part = office.get(reverse("web:directory"), headers={"HX-Request": "true"}).content.decode()

    assert names_listed(part) == ["区商务局"]
    assert "<html" not in part


def test_a_long_list_has_pages(office: Client, district: Jurisdiction) -> None:
    for number in range(51):
        enter(district, f"区第{number}局")

    second = office.get(reverse("web:directory"), {"page": "2"}).content.decode()

    assert names_listed(second) == ["区第50局"]


def new(office: Client, once: str, **given: str) -> "Answer":
    data = {"official_name": "区商务局", "short_name": "", "kind": "department", "position": "0", "once": once}
    return office.post(reverse("web:unit_new"), data | given)


def test_a_unit_is_entered_once_however_often_the_form_is_sent(office: Client) -> None:
    first, second = new(office, "k1"), new(office, "k1")

    unit = Unit.objects.get()
    to = reverse("web:unit", args=[unit.public_key])
    assert [(answer.status_code, answer["Location"]) for answer in (first, second)] == [(302, to), (302, to)]
    assert verbs().count("directory.unit_created") == 1


def test_a_refusal_stands_beside_its_field_and_what_was_entered_stays(office: Client, district: Jurisdiction) -> None:
    enter(district, "区商务局")

    answer = new(office, "k1", short_name="商务")

    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="id_official_name_error">“区商务局”已经是“区商务局”的名称' in page
    assert 'value="商务"' in page
    assert Unit.objects.count() == 1


def test_a_refused_form_can_be_sent_again(office: Client, district: Jurisdiction) -> None:
    enter(district, "区商务局")
    new(office, "k1")

    answer = new(office, "k1", official_name="区统计局")

    assert answer.status_code == 302
    assert Unit.objects.filter(official_name="区统计局").count() == 1


def test_of_two_who_change_a_unit_the_second_sees_both_texts_and_may_decide(
    office: Client, district: Jurisdiction
) -> None:
    unit = enter(district, "区商务局")
    address = reverse("web:unit_change", args=[unit.public_key])
    ours = {"short_name": "商务办", "kind": "department", "position": "4", "revision": "1"}
    change_unit(
        unit=unit, revision=1, kind="institution", short_name="商务局", position=4, by=itself(district), now=NOW
    )

    answer = office.post(address, ours)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "这一处刚被别人改过" in page
    assert "<td>商务办</td><td>商务局</td>" in page
    assert "<td>政府工作部门</td><td>事业单位</td>" in page
    assert "排序</th><td>" not in page  # the same in both
    assert '<input type="hidden" name="revision" value="2"' in page
    assert Unit.objects.get(pk=unit.pk).short_name == "商务局"

    decided = office.post(address, ours | {"revision": "2"})

    assert decided.status_code == 302
    assert Unit.objects.get(pk=unit.pk).short_name == "商务办"


def test_a_unit_is_renamed_closed_and_merged_from_its_page(office: Client, district: Jurisdiction) -> None:
    unit, target, gone = enter(district, "区商务局"), enter(district, "区财政局"), enter(district, "区粮食局")
    day = {"revision": "1", "from_day": "2026-03-01", "closed_on": "2026-03-01"}

    office.post(reverse("web:unit_rename", args=[unit.public_key]), day | {"official_name": "区商贸局"})
    office.post(reverse("web:unit_merge", args=[unit.public_key]), day | {"revision": "2", "target": target.public_key})
    office.post(reverse("web:unit_close", args=[gone.public_key]), day)

    for row in (unit, gone):
        row.refresh_from_db()
    assert (unit.official_name, unit.merged_into, str(gone.closed_on)) == ("区商贸局", target, "2026-03-01")
    page = office.get(reverse("web:unit", args=[unit.public_key])).content.decode()
    assert "这个单位已于2026年3月1日撤销，并入" in page
    assert reverse("web:unit_rename", args=[unit.public_key]) not in page
    closed = office.get(reverse("web:directory"), {"closed": "1"}).content.decode()
    assert names_listed(closed) == ["区商贸局", "区粮食局"]


def test_a_unit_of_another_jurisdiction_is_no_target(office: Client, district: Jurisdiction) -> None:
    unit = enter(district, "区商务局")
    stranger = enter(a_district("栖霞县", city="望江市", code="980101"), "县商务局")
    data = {"revision": "1", "from_day": "2026-03-01", "target": stranger.public_key}

    answer = office.post(reverse("web:unit_merge", args=[unit.public_key]), data)

    assert (answer.status_code, Unit.objects.get(pk=unit.pk).closed_on) == (422, None)


def test_another_name_is_entered_and_ended(office: Client, district: Jurisdiction) -> None:
    unit = enter(district, "区商务局")
    new_alias = reverse("web:alias_new", args=[unit.public_key])
    office.post(new_alias, {"once": "k1", "name": "区经贸局", "kind": "colloquial"})
    alias = Alias.objects.get()

    answer = office.post(
        reverse("web:alias_change", args=[alias.public_key]),
        {"revision": "1", "kind": "former", "until": "2019-01-31"},
    )

    assert answer["Location"] == reverse("web:unit", args=[unit.public_key])
    alias.refresh_from_db()
    assert (alias.kind, str(alias.until)) == ("former", "2019-01-31")
    assert "至2019年1月31日" in office.get(answer["Location"]).content.decode()


def test_the_usual_names_are_proposed_and_entered_in_one_act(office: Client, district: Jurisdiction) -> None:
    enter(district, "区发展和改革局")
    address = reverse("web:departments")

    proposed = office.get(address).content.decode()
    answer = office.post(address, follow=True)

    assert "可以补上7个别名" in proposed
    assert "已登记 7 个别名。" in answer.content.decode()
    assert Alias.objects.count() == 7
    assert "没有可以补上的别名" in office.get(address).content.decode()


def test_words_of_others_are_never_markup(office: Client, district: Jurisdiction) -> None:
    unit = enter(district, "<b>局</b>")
    add_alias(unit=unit, name="<script>局", by=itself(district), now=NOW)

    pages = [
        office.get(address).content.decode()
        for address in (reverse("web:directory"), reverse("web:unit", args=[unit.public_key]))
    ]

    assert [("<b>" in page, "<script>局" in page, "&lt;b&gt;局" in page) for page in pages] == [
        (False, False, True)
    ] * 2


def test_a_unit_shows_its_tasks_in_plans_at_work(office: Client, district: Jurisdiction) -> None:
    unit = enter(district, "区民政局")
    made = a_plan_in_force(district, tasks=3, parts=1, units=[unit, enter(district, "区教育局")])

    page = office.get(reverse("web:unit", args=[unit.public_key])).content.decode()

    address = reverse("web:plan_unit", args=[made.plan.public_key, unit.public_key])
    assert f'href="{address}">{made.plan.title}</a><span class="muted">2项，其中牵头2项' in page
