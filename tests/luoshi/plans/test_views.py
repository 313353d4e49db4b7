"""Views of the ledger that people keep."""

import pytest

from luoshi.base.actors import Actor, Role
from luoshi.base.models import new_key
from luoshi.base.refusals import AlreadyDone, Invalid, NotAllowed
from luoshi.journal.models import Entry
from luoshi.plans.models import Plan, SavedView
from luoshi.plans.operations import views
from luoshi.plans.operations.views import delete_view, save_view
from luoshi.plans.queries.views import views_visible_to
from tests.luoshi.making import NOW, a_jurisdiction, an_actor
from tests.luoshi.plans.frozen import a_plan_in_force

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan() -> Plan:
    return a_plan_in_force(a_jurisdiction(), tasks=1).plan


def saved(plan: Plan, by: Actor, name: str = "本月到期", *, is_shared: bool = False, once: str = "") -> SavedView:
    query = "role=lead&from=2026-04-01&nonsense=1"
    return save_view(plan=plan, name=name, query=query, is_shared=is_shared, once=once or new_key(), by=by, now=NOW)


def test_a_view_keeps_what_was_understood_and_the_journal_tells(plan: Plan) -> None:
    by = an_actor(plan.jurisdiction, Role.LIAISON)

    view = saved(plan, by, "  本月　到期 ")

    assert (view.name, view.query, view.person_key) == ("本月 到期", "role=lead&from=2026-04-01", by.person_key)
    entry = Entry.objects.get()
    assert (entry.verb, entry.about_key) == ("plans.view_saved", view.public_key)
    assert entry.data == {"plan": plan.public_key, "query": "role=lead&from=2026-04-01", "is_shared": False}


def test_everybody_sees_shared_views_and_their_own(plan: Plan) -> None:
    clerk, liaison = an_actor(plan.jurisdiction), an_actor(plan.jurisdiction, Role.LIAISON)
    saved(plan, clerk, "共用", is_shared=True)
    saved(plan, clerk, "办公室的")
    saved(plan, liaison, "联络员的")

    assert [view.name for view in views_visible_to(liaison, plan)] == ["共用", "联络员的"]


def test_only_the_office_keeps_views_for_everybody(plan: Plan) -> None:
    with pytest.raises(NotAllowed, match="大家共用的视图由办公室保存和删除"):
        saved(plan, an_actor(plan.jurisdiction, Role.LIAISON), is_shared=True)

    assert SavedView.objects.count() == 0


def test_a_form_sent_twice_keeps_one_view(plan: Plan) -> None:
    by = an_actor(plan.jurisdiction)
    view = saved(plan, by, once="k")

    with pytest.raises(AlreadyDone) as refused:
        saved(plan, by, "另一个", once="k")

    assert (refused.value.result, SavedView.objects.count()) == (view.public_key, 1)


@pytest.mark.parametrize("name", ["", " ", "长" * 61])
def test_a_view_needs_a_name_that_is_not_too_long(plan: Plan, name: str) -> None:
    with pytest.raises(Invalid) as refused:
        saved(plan, an_actor(plan.jurisdiction), name)

    assert (refused.value.field, SavedView.objects.count()) == ("name", 0)


def test_a_name_is_taken_once_a_person(plan: Plan) -> None:
    by = an_actor(plan.jurisdiction)
    saved(plan, by, once="1")
    saved(plan, an_actor(plan.jurisdiction), once="2")

    with pytest.raises(Invalid, match="已有同名的视图"):
        saved(plan, by, once="3")

    assert SavedView.objects.count() == 2


def test_there_is_an_end_to_views(plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "MOST_VIEWS", 1)
    by = an_actor(plan.jurisdiction)
    saved(plan, by, "一")

    with pytest.raises(Invalid, match="请先删除不用的"):
        saved(plan, by, "二")

    assert SavedView.objects.count() == 1


def test_a_view_is_deleted_and_the_journal_tells(plan: Plan) -> None:
    by = an_actor(plan.jurisdiction)
    view = saved(plan, by, is_shared=True)

    delete_view(view=view, by=by, now=NOW)

    assert SavedView.objects.count() == 0
    assert [entry.verb for entry in Entry.objects.order_by("number")] == ["plans.view_saved", "plans.view_deleted"]


def test_a_shared_view_is_deleted_by_the_office_only_and_ones_own_by_oneself(plan: Plan) -> None:
    clerk, liaison = an_actor(plan.jurisdiction), an_actor(plan.jurisdiction, Role.LIAISON)
    shared, own = saved(plan, clerk, is_shared=True), saved(plan, liaison)

    with pytest.raises(NotAllowed):
        delete_view(view=shared, by=liaison, now=NOW)
    with pytest.raises(NotAllowed):
        delete_view(view=own, by=clerk, now=NOW)

    assert SavedView.objects.count() == 2
