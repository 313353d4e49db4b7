"""Every address, by every method that it takes, as everybody: it answers as the list of routes and the table say."""

import pytest

from luoshi.base.actors import Role
from luoshi.web.routes import ROUTES
from tests.walks.addresses import methods_of, routes
from tests.walks.walking import Step, walk
from tests.walks.world import HERE, World

pytestmark = pytest.mark.django_db
FOUND = dict(routes())


def steps(world: World, name: str) -> list[Step]:
    """Return the steps to take at an address: each of its methods, as a browser and as htmx ask."""
    keys = world.keys(name, FOUND[name])
    administrator = next(walker for walker in world.walkers if walker.role == Role.ADMINISTRATOR and walker.place == HERE)
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
