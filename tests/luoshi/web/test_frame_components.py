"""The components as they come out of their tags."""

import re

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory

PRESSED = "/act/"


def drawn(source: str, **values: object) -> str:
    context = Context({"request": RequestFactory().get("/list/?unit=a&page=2"), "csrf_token": "token", **values})
    return Template(source).render(context).strip()


def test_an_act_posts_by_a_form_with_its_token_and_what_it_carries() -> None:
    html = drawn('{% act_button "启用" url kind="primary small" revision=3 once="k" %}', url=PRESSED)

    assert html.startswith('<form method="post" action="/act/" class="act">')
    assert re.findall(r'name="(\w+)" value="([^"]*)"', html) == [
        ("csrfmiddlewaretoken", "token"),
        ("revision", "3"),
        ("once", "k"),
    ]
    assert html.count('<button class="btn btn-primary btn-small">启用</button>') == 1


def test_an_act_that_is_refused_cannot_be_pressed_and_says_why() -> None:
    html = drawn('{% act_button "启用" url refusal="须由另一人启用。" %}', url=PRESSED)

    assert (html.count("<form"), html.count("disabled"), html.count(PRESSED)) == (0, 1, 0)
    assert html.count('<p class="hint">须由另一人启用。</p>') == 1


def test_an_act_may_ask_first() -> None:
    assert (
        drawn('{% act_button "放弃" url confirm="要放弃吗？" %}', url=PRESSED).count('data-confirm="要放弃吗？"') == 1
    )


def test_what_is_told_by_people_is_escaped() -> None:
    bad = "<script>"

    html = drawn("{% badge bad %}{% act_button bad url refusal=bad %}{% icon 'home' bad %}", bad=bad, url=PRESSED)

    assert html.count(bad) == 0
    assert html.count("&lt;script&gt;") == 4


def test_a_badge_of_an_unknown_kind_is_an_error() -> None:
    with pytest.raises(ValueError, match="no badge of kind 'red'"):
        drawn('{% badge "x" "red" %}')


def test_an_icon_alone_has_a_name_and_one_beside_a_word_has_none() -> None:
    assert drawn("{% icon 'home' '首页' %}").count('role="img" aria-label="首页"') == 1
    assert drawn("{% icon 'home' %}").count('aria-hidden="true"') == 1


def test_the_pager_keeps_the_rest_of_the_query() -> None:
    page = Paginator(range(300), 100).page(2)

    html = drawn("{% pager page %}", page=page)

    assert re.findall(r'href="([^"]+)"', html) == [
        "?unit=a&amp;page=1",
        "?unit=a&amp;page=1",
        "?unit=a&amp;page=2",
        "?unit=a&amp;page=3",
        "?unit=a&amp;page=3",
    ]
    assert html.count('aria-current="page"') == 1


def test_a_list_of_one_page_has_no_pager() -> None:
    assert drawn("{% pager page %}", page=Paginator(range(3), 100).page(1)) == ""


def test_an_address_that_there_is_not_is_empty() -> None:
    assert drawn("{% address 'home' %}|{% address 'no_such_page' 'x' %}|") == "/||"


@pytest.mark.parametrize(("part", "whole", "expected"), [(1, 3, "33"), (3, 3, "100"), (0, 0, "0")])
def test_percent(part: int, whole: int, expected: str) -> None:
    assert drawn("{{ part|percent:whole }}", part=part, whole=whole) == expected
