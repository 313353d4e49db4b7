"""Pages made to cost: time grows with their length and no faster, memory stays far below what a server has."""

import contextlib
import resource
import time

import pytest

from gongwen.formats import read_bytes
from gongwen.refusals import Unreadable

SENTENCE = "各有关单位要对照任务清单，逐项细化措施，明确责任人员和完成时限，确保按期办结。"
MOST_SECONDS = 30
"""Of processor time. A machine takes one or two; what is quadratic takes many minutes."""

SHAPES = {
    "empty": "<div></div>" * 100_000,
    "flat": "<div>x</div>" * 40_000,
    "deep": ("<div>" * 1_000 + "x" + "</div>" * 1_000) * 100,
    "menus in menus": "<div class='nav share'>" * 1_500 + "<p>首页</p>" * 20_000,
    "notes in notes": "<div style='mso-element:footnote'>" * 1_500 + "<p>注</p>" * 20_000,
    "text around text": f"<div>{SENTENCE}" * 1_500 + f"<p>{SENTENCE}" * 8_000,
    "links": "<p><a href=x>y</a>" * 30_000 + f"<p>{SENTENCE * 9}",
    "one link": "<a href=x>" + "<p>y" * 40_000,
    "links to files": "<a href=a.pdf>" * 40_000 + SENTENCE * 9,
    "hidden in hidden": ("<div hidden>x" * 500 + "</div>" * 500) * 60,
    "hidden pages": f"<div><div class=page>{SENTENCE * 9}</div>"
    + f"<div class=page hidden>{SENTENCE * 9}</div>" * 3_000,
    "copies": f"<div><div><p>{SENTENCE}</p><p>{SENTENCE}</p></div></div>" * 8_000,
    "copies in copies": "<div>—" * 1_500 + f"<p>{SENTENCE * 9}</p>" + "</div>" * 1_500 + f"<p>{SENTENCE * 9}</p>",
    "tables in tables": ("<table><tr><td>x" * 300 + "</table>" * 300) * 50,
    "spans": "<p>" + "<span>字</span>" * 100_000,
    "long names": f"<div class='{'nav-' * 200}'>x</div>" * 20_000,
    "long addresses": f"<p><a href='{'a/' * 500}'>x</a>" * 10_000,
    "one long line": "<p>" + SENTENCE * 50_000,
}


@pytest.mark.parametrize("markup", SHAPES.values(), ids=SHAPES.keys())
def test_a_page_made_to_cost_is_read_or_refused_in_time(markup: str) -> None:
    before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()

    with contextlib.suppress(Unreadable):
        read_bytes(f"<html><body>{markup}".encode(), name="a.html")

    assert time.process_time() - start < MOST_SECONDS
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 600_000


def test_a_page_of_more_than_a_million_tags_is_refused_before_it_is_parsed() -> None:
    start = time.process_time()

    with pytest.raises(Unreadable, match="异常庞大"):
        read_bytes(b"<html>" + b"<b></b>" * 1_600_000, name="a.html")

    assert time.process_time() - start < MOST_SECONDS / 10
