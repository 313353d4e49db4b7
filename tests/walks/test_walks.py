"""Every address, by every method that it takes, as everybody: it answers as the list of routes and the table say."""

import sys
from collections.abc import Iterator
from types import ModuleType

import pytest
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse  # noqa: TID251 -- views to be found
from django.urls import get_resolver, include, path
from django.views.decorators.http import require_GET, require_http_methods
from pytest_django import Settings

from luoshi.base.actors import Role
from luoshi.base.permissions import check
from luoshi.directory.models import Unit
from luoshi.directory.permissions import KEEP, KEEP_ACCOUNTS, READ
from luoshi.plans.permissions import REVIEW, SEE_AT_WORK, SEE_OF_UNIT
from luoshi.web.http import Request
from luoshi.web.routes import ROUTES, Door
from tests.walks.addresses import methods_of, routes
from tests.walks.walking import Step, walk, wrong_with
from tests.walks.world import HERE, IN_DRAFT, World

pytestmark = pytest.mark.django_db
PLANS = (SEE_AT_WORK, SEE_OF_UNIT)
FOUND = dict(routes())


def steps(world: World, name: str) -> list[Step]:
    """Return the steps to take at an address: each of its methods, as a browser and as htmx ask."""
    keys = world.keys(name, FOUND[name])
    administrator = next(
        walker for walker in world.walkers if walker.role == Role.ADMINISTRATOR and walker.place == HERE
    )
    data = world.forms.get(name, {})
    found = methods_of(administrator.client(), Step(name, "OPTIONS", keys).url)
    return [Step(name, method, keys, htmx, data) for method in sorted(found) for htmx in (False, True)]


def test_every_address_stands_in_the_list_of_routes_and_nothing_else_does() -> None:
    assert FOUND.keys() - ROUTES.keys() == set()
    assert ROUTES.keys() - FOUND.keys() == set()


@pytest.mark.parametrize("name", FOUND)
def test_an_address_takes_the_methods_that_the_list_says(world: World, name: str) -> None:
    assert {step.method for step in steps(world, name)} == ROUTES[name].keys()


@pytest.mark.parametrize("name", FOUND)
def test_everybody_is_answered_as_the_list_says(world: World, name: str) -> None:
    wrong = [found for step in steps(world, name) for found in walk(world, step, ROUTES[name][step.method])]

    assert wrong == []


@pytest.mark.parametrize(
    "name", [name for name, doors in ROUTES.items() if any(door.seen == PLANS for door in doors.values())]
)
def test_a_plan_that_is_only_drafted_is_there_for_the_office_alone(world: World, name: str) -> None:
    drafted = {**world.keys(name, FOUND[name]), "key": world.draft_key}
    others = [walker for walker in world.walkers if not walker.is_stranger and not walker.stands_to(REVIEW, drafted)]

    wrong = [
        found
        for method in ROUTES[name]
        for walker in others
        for found in wrong_with(walker, Step(name, method, drafted), Door(seen=(REVIEW,)))
    ]

    assert len(others) > 10
    assert wrong == []


@pytest.fixture
def _planted(settings: Settings) -> Iterator[None]:
    """Let there be addresses that somebody has written in a hurry, beside the others."""

    @require_GET
    def leak(request: HttpRequest, key: str) -> HttpResponse:
        return HttpResponse(f"{request.method} {key} {IN_DRAFT}")

    @require_http_methods(["GET", "POST"])
    def careless(request: Request, key: str) -> HttpResponse:
        Unit.objects.filter(public_key=key).update(position=7)
        check(KEEP, request.actor)
        return HttpResponse()

    @login_not_required
    def anything(request: HttpRequest) -> HttpResponse:
        return HttpResponse(request.method)

    module = ModuleType("tests.walks.planted_urls")
    planted = [path("leak/<slug:key>/", leak, name="leak"), path("careless/<slug:key>/", careless, name="careless")]
    planted.append(path("anything/", anything, name="anything"))
    module.urlpatterns = [path("", include((planted, "planted"))), *get_resolver().url_patterns]  # type: ignore[attr-defined]
    sys.modules[module.__name__] = module
    settings.ROOT_URLCONF = module.__name__
    yield
    del sys.modules[module.__name__]


@pytest.mark.usefixtures("_planted")
def test_an_address_without_a_row_would_be_seen() -> None:
    assert dict(routes()).keys() - ROUTES.keys() == {"planted:leak", "planted:careless", "planted:anything"}


@pytest.mark.usefixtures("_planted")
def test_an_address_that_takes_any_method_would_be_seen(world: World) -> None:
    with pytest.raises(AssertionError, match="takes any method"):
        methods_of(world.walkers[0].client(), "/anything/")


@pytest.mark.usefixtures("_planted")
def test_an_address_that_asks_nobody_would_be_seen(world: World) -> None:
    step = Step("planted:leak", "GET", world.keys("unit", FOUND["unit"]))

    wrong = walk(world, step, Door(seen=(KEEP,)))

    assert "reader here, leads a task GET planted:leak: was answered 200, not one of [404]" in wrong
    assert "clerk elsewhere GET planted:leak: was answered 200, not one of [404]" in wrong
    assert f"clerk elsewhere GET planted:leak: reads {IN_DRAFT!r}" in wrong
    assert [found for found in wrong if found.startswith(("a stranger", "clerk here"))] == []


@pytest.mark.usefixtures("_planted")
def test_an_address_that_writes_before_it_asks_would_be_seen(world: World) -> None:
    step = Step("planted:careless", "POST", world.keys("unit", FOUND["unit"]))

    wrong = walk(world, step, Door(rows=(KEEP,)))

    assert "reader here, leads a task POST planted:careless: was refused and wrote: UPDATE directory_unit" in wrong
    assert [found for found in wrong if found.startswith("clerk here")] == []


@pytest.mark.parametrize(
    ("door", "who"),
    [
        (Door(rows=(KEEP_ACCOUNTS,), seen=(READ,)), "clerk here"),
        (Door(rows=(READ,), seen=(READ,)), "liaison here"),
        (Door(rows=(KEEP,)), "clerk elsewhere"),
        (Door(is_open=True), "a stranger"),
    ],
)
def test_a_wrong_row_would_be_seen(world: World, door: Door, who: str) -> None:
    step = Step("unit_change", "GET", world.keys("unit_change", FOUND["unit_change"]))

    assert [found for found in walk(world, step, door) if found.startswith(who)] != []


def test_what_stands_at_a_new_address_has_to_be_said(world: World) -> None:
    with pytest.raises(LookupError, match="does not say what"):
        world.keys("bulletin", "bulletins/<slug:key>/")
