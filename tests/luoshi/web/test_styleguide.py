"""The page of components shows all there are."""

import re
from pathlib import Path

import pytest
from django.test import Client

from luoshi.web.icons import ICONS
from luoshi.web.styleguide.sections import SECTIONS
from luoshi.web.styleguide.views import source_of
from luoshi.web.templatetags.components import BADGES, register
from tests.luoshi.making import a_jurisdiction, an_account
from tests.places import ROOT

pytestmark = pytest.mark.django_db
WEB = ROOT / "src" / "luoshi" / "web"
SHEETS = ("components", "parts", "menus", "forms", "tables")
NOT_SHOWN = {
    "field_errors": "stands in a form that was refused",
    "address": "gives an address, no look",
    "percent": "gives a number, no look",
}
ONLY_AT_TIMES = {
    "htmx-indicator": "while htmx waits",
    "htmx-request": "while htmx waits",
    "is-loading": "while an answer takes long",
    "is-over": "while files are held over it",
    "table-sticky": "in tables that are scrolled",
    "told-sentence": "on the page that says one sentence",
    "menu-end": "where a menu would leave the window",
    "is-here": "of a row that is the present one",
}


@pytest.fixture
def page(client: Client) -> str:
    client.force_login(an_account(a_jurisdiction()))
    return client.get("/styleguide/").content.decode()


def classes_in(css: str) -> set[str]:
    return set(re.findall(r"\.([a-z][\w-]*)(?=[^{}]*\{)", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)))


def test_every_class_of_the_components_is_shown(page: str) -> None:
    shown = {name for attribute in re.findall(r'class="([^"]*)"', page) for name in attribute.split()}
    styled = {
        name for sheet in SHEETS for name in classes_in((WEB / f"static/luoshi/css/{sheet}.css").read_text("utf-8"))
    }

    assert styled - shown - ONLY_AT_TIMES.keys() == set()


def test_every_tag_of_the_components_stands_in_a_snippet() -> None:
    snippets = "".join(source_of(section) for section in SECTIONS)
    used = set(re.findall(r"\{% (\w+)", snippets))

    assert (register.tags.keys() | register.filters.keys()) - used - NOT_SHOWN.keys() == set()


def test_every_icon_and_every_badge_is_shown(page: str) -> None:
    assert [name for name, strokes in ICONS.items() if page.count(strokes) < 2] == []
    assert [kind for kind in BADGES if f"badge-{kind}" not in page] == []


def test_every_snippet_is_shown_and_has_its_text_beside_it(page: str) -> None:
    files = {path.stem for path in Path(WEB / "templates" / "styleguide").glob("*.html")} - {"page"}

    assert files == {section.name for section in SECTIONS}
    assert page.count('class="ground on-light"') == page.count('class="ground on-dark"') == len(SECTIONS)
    assert page.count('<pre class="source"') == len(SECTIONS)


def test_no_id_stands_twice(page: str) -> None:
    ids = re.findall(r'\sid="([^"]+)"', page)

    assert [one for one in ids if ids.count(one) > 1] == []
