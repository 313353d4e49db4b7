"""The same plan on a page of each family of sites, and alone: the readings are the same, and nothing of a page is lost."""

from functools import cache
from typing import Any

import pytest

from gongwen.formats import LineKind, Source, read_bytes
from gongwen.formats.blocks import flattened
from gongwen.formats.html import blocks_of
from gongwen.formats.limits import DEFAULT_LIMITS
from gongwen.reading.asjson import to_json
from gongwen.reading.reader import read_plan
from tests.gongwen.formats.html.sites import (
    FURNITURE,
    INFORMATION,
    SITES,
    TITLE,
    Site,
    catalogue,
    hanweb,
    state_council,
)
from tests.places import ROOT

PLAN = (ROOT / "samples" / "lantang" / "plan.txt").read_text(encoding="utf-8")
by_name = pytest.mark.parametrize("site", SITES, ids=[site.__name__ for site in SITES])
with_table = pytest.mark.parametrize("site", [state_council, hanweb, catalogue])


@cache
def read(site: Site) -> Source:
    return read_bytes(site(PLAN.splitlines()), name="plan.html")


def reading_of(source: Source) -> dict[str, Any]:
    reading = without_places(to_json(read_plan(source)))
    assert isinstance(reading, dict)
    return {key: value for key, value in reading.items() if key not in {"text", "doubts"}}


def without_places(value: Any) -> Any:  # noqa: ANN401 -- any JSON value
    if isinstance(value, dict):
        return {key: without_places(inner) for key, inner in value.items() if key not in {"span", "spans"}}
    return [without_places(inner) for inner in value] if isinstance(value, list) else value


def letters(texts: list[str]) -> str:
    return "".join("".join(texts).split())


@by_name
def test_a_plan_reads_from_a_page_as_it_reads_from_plain_text(site: Site) -> None:
    assert reading_of(read(site)) == reading_of(read_bytes(PLAN.encode(), name="plan.txt"))


@by_name
def test_the_lines_of_a_plan_stand_on_the_page_in_one_piece(site: Site) -> None:
    plan, body = letters([PLAN]), letters([line.text for line in read(site).lines])

    assert body.count(plan) == 1


@by_name
def test_menus_and_news_are_no_lines_of_the_text(site: Site) -> None:
    body = letters([line.text for line in read(site).lines])
    # A footer without a name and without a link is left to the reader, who knows the words.
    found = [words for words in FURNITURE if letters([words]) in body]

    assert found in ([], [FURNITURE[-2]])


@by_name
def test_what_is_no_text_stands_aside_and_is_told(site: Site) -> None:
    source = read(site)
    aside = [line for line in source.asides if line.kind in {LineKind.FURNITURE, LineKind.FOOTER}]
    told = {"furniture", "text-twice"} & {remark.code for remark in source.remarks}

    assert bool(aside) == bool(told)


@by_name
def test_every_word_that_a_page_shows_is_a_line_or_stands_aside(site: Site) -> None:
    source = read(site)
    revealed = any(remark.code == "revealed-text" for remark in source.remarks)
    markup = site(PLAN.splitlines()).decode(
        "gb18030" if b"gb2312" in site([""]) or site.__name__ == "layout_tables" else "utf-8"
    )
    everything = [paragraph.text for paragraph in flattened(blocks_of(markup, DEFAULT_LIMITS))]
    kept = [line.text for line in (*source.lines, *source.asides)]

    if revealed:
        assert len(letters(kept)) > len(letters(everything))
    else:
        assert sorted(letters(kept)) == sorted(letters(everything))


BODY = PLAN[PLAN.index("一、工作目标") : PLAN.index("附件：")].splitlines()


@with_table
def test_the_table_of_information_tells_what_a_text_without_head_does_not(site: Site) -> None:
    document = read_plan(read_bytes(site(BODY), name="a.html")).document

    assert (document.title, document.number, document.date) == (TITLE, "澜棠政办〔2026〕11号", "2026-03-27")


@with_table
def test_the_table_of_information_is_cells_once(site: Site) -> None:
    source = read(site)
    values = [value for _, value in INFORMATION]
    cells = [line.text for line in source.lines if line.cell is not None]

    assert [sum(value in cell for cell in cells) for value in values] == [1] * len(values)
