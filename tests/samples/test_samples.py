"""The samples: the .docx is the text, rebuilt to the byte, and the plan holds what it promises."""

import json
import re
from typing import Any
from zipfile import ZipFile

import pytest

from samples import build
from tests.places import ROOT
from tests.samples.docx_text import lines, part, typed_lines, words

LANTANG = ROOT / "samples" / "lantang"
TEXT = (LANTANG / "plan.txt").read_text(encoding="utf-8")
EXPECTED: dict[str, Any] = json.loads((LANTANG / "expected.json").read_text(encoding="utf-8"))
TYPED_NUMBER = re.compile(r"[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+\.")


def bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def tight(text: str) -> str:
    return re.sub(r"\s+", "", text)


def roster(annex: str) -> list[list[str]]:
    part_of_text = TEXT.partition(f"\n{annex}\n")[2].partition("\n附件")[0]
    return [line.split("\t") for line in part_of_text.splitlines() if "\t" in line]


def notes() -> list[str]:
    return [line for line in TEXT.splitlines() if re.search(r"[（(](牵头|责任)单位：.*[）)]$", line)]


def test_rebuilding_gives_the_committed_bytes() -> None:
    rebuilt = build.build(TEXT)

    assert rebuilt == (LANTANG / "plan.docx").read_bytes(), "run python -m samples.build"
    assert rebuilt == build.build(TEXT)


def test_docx_prints_the_lines_of_the_text() -> None:
    assert list(lines(LANTANG / "plan.docx")) == [line for line in TEXT.splitlines() if line]


def test_numbers_are_automatic_but_for_the_one_that_repeats() -> None:
    typed = [line for line in typed_lines(LANTANG / "plan.docx") if TYPED_NUMBER.match(line)]

    annex_list = next(line for line in TEXT.splitlines() if line.startswith("2.澜棠区"))
    assert [line[:9] for line in typed] == ["2.健全诉求响应机", annex_list[:9]]


def test_number_that_skips_is_a_start_override() -> None:
    numbering = (LANTANG / "plan.docx", "numbering")

    starts = [element.get(element.tag.replace("startOverride", "val")) for element in part(*numbering).iter()
              if str(element.tag).endswith("}startOverride")]  # fmt: skip

    assert starts == ["5"]


def test_header_calls_the_sample_invented_and_footer_counts_pages() -> None:
    docx = LANTANG / "plan.docx"

    assert "虚构" in words(part(docx, "header1"))
    assert "虚构" in words(part(docx, "header2"))
    assert [words(part(docx, name)) for name in ("footer1", "footer2")] == ["— 1 —"] * 2


def test_docx_bytes_know_no_clock() -> None:
    with ZipFile(LANTANG / "plan.docx") as archive:
        dates = {entry.date_time for entry in archive.infolist()}
        about = archive.read("docProps/core.xml").decode()

    assert dates == {(1980, 1, 1, 0, 0, 0)}
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", about)) == {"2026-03-27T08:00:00Z"}


def test_plan_is_as_rich_as_the_first_real_one() -> None:
    leads = [
        note.partition("牵头单位：")[2].partition("；")[0].count("、") + 1 for note in notes() if "牵头单位" in note
    ]

    assert len(notes()) == 20
    assert (len(leads), max(leads)) == (19, 6)
    assert len(re.findall(r"(?m)^（[一二三四]）", TEXT.partition("二、工作任务")[2].partition("三、工作安排")[0])) == 4
    assert [len(roster(annex)) for annex in ("附件1", "附件2")] == [32, 8]
    assert sum(bool(row[1]) for row in roster("附件1")) == 30


def test_expected_tasks_stand_in_the_text_in_order() -> None:
    places = [bare(TEXT).index(task["head"]) for task in EXPECTED["tasks"]]

    assert places == sorted(places)
    assert len(places) == len(notes())
    assert {len(task["head"]) for task in EXPECTED["tasks"]} == {14}


@pytest.mark.parametrize(("task", "line"), list(zip(EXPECTED["tasks"], notes(), strict=True)))
def test_expected_assignments_and_deadlines_stand_in_their_task(task: dict[str, Any], line: str) -> None:
    assert line.startswith(task["number"])
    assert [unit for unit, _role in task["assignments"] if unit not in line] == []
    assert [deadline["text"] for deadline in task["deadlines"] if deadline["text"] not in line] == []


def test_expected_members_are_the_rows_that_name_a_person() -> None:
    named = [(tight(name), post) for annex in ("附件1", "附件2") for _role, name, post in roster(annex) if name]

    assert [(member["name"], member["post"]) for member in EXPECTED["members"]] == named


def test_expected_targets_stand_in_the_text() -> None:
    missing = [target for target in EXPECTED["targets"] if target["indicator"] not in TEXT]

    assert missing == []
    assert {target["comparator"] for target in EXPECTED["targets"]} == {None, "ge", "le", "approx", "between"}


def test_words_that_the_readme_quotes_stand_in_the_text() -> None:
    readme = (LANTANG / "README.md").read_text(encoding="utf-8").partition("## The slips")[2]
    rows = [line.split("|") for line in readme.splitlines() if line.startswith("|")]
    quotes = [quote for row in rows for cell in row[:3] for quote in re.findall(r"`([^`]+)`", cell)]

    assert len(quotes) > 30
    assert [quote for quote in quotes if quote not in TEXT] == []
