"""Lists of units: where names part, what is no part of a name, which words close a list and give it a role."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.reading.words.units import BLANK, is_collective, looks_like_unit, read_unit_groups, read_units, split_top

Group = tuple[str | None, str | None, list[str]]


def names(listed: str) -> list[str]:
    return [unit.name for unit in read_units(listed, 0, len(listed))]


def groups(note: str, label: str | None = None) -> list[Group]:
    return [(g.role, g.label, [u.name for u in g.units]) for g in read_unit_groups(note, 0, len(note), label)]


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        ("县商务局、县公安局，各镇；县城管局", ["县商务局", "县公安局", "各镇", "县城管局"]),
        ("县商务局,县公安局/县城管局", ["县商务局", "县公安局", "县城管局"]),
        ("县财政局（县国资局）、各镇〔街道、园区〕", ["县财政局（县国资局）", "各镇〔街道、园区〕"]),
        ("各镇（下同）、县公安局", ["各镇", "县公安局"]),
        ("各镇〈含开发区，下同〉", ["各镇"]),
        ("县商务局、县公安局等有关部门", ["县商务局", "县公安局", "有关部门"]),
        ("县商务局、县公安局等部门", ["县商务局", "县公安局"]),
        ("县商务局、县公安局等6个单位", ["县商务局", "县公安局"]),
        ("县商务局等", ["县商务局"]),
        ("县商务局会同县公安局", ["县商务局", "县公安局"]),
        ("县商务局及各镇", ["县商务局", "各镇"]),
        ("县商务局和县直有关部门、单位", ["县商务局", "县直有关部门、单位"]),
        ("县发展和改革局、县工业和信息化局", ["县发展和改革局", "县工业和信息化局"]),
        ("由县商务局、请县公安局", ["县商务局", "县公安局"]),
        ("县商务局。", ["县商务局"]),
        ("无", []),
        ("—、/、略", []),
        ("县商务局、和", ["县商务局"]),
        ("会同、县商务局", ["县商务局"]),
        ("", []),
    ],
)
def test_a_list_parts_into_names(listed: str, expected: list[str]) -> None:
    assert names(listed) == expected


@given(st.text(st.sampled_from("县商务局各镇、，；（）〔〕等及和由会同下有关部门"), max_size=25))
def test_every_name_stands_where_it_says(listed: str) -> None:
    assert [listed[u.start : u.end] for u in read_units(listed, 0, len(listed))] == names(listed)


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("县商务局牵头，县公安局配合", [("lead", "牵头", ["县商务局"]), ("supporting", "配合", ["县公安局"])]),
        ("县商务局负责，县公安局配合", [("lead", "负责", ["县商务局"]), ("supporting", "配合", ["县公安局"])]),
        (
            "县商务局、县公安局按职责分工负责，各镇配合",
            [("responsible", "按职责分工负责", ["县商务局", "县公安局"]), ("supporting", "配合", ["各镇"])],
        ),
        ("县商务局会同县公安局负责", [("lead", "负责", ["县商务局"]), ("responsible", "负责", ["县公安局"])]),
        ("县商务局会同县公安局按职责分工负责", [("responsible", "按职责分工负责", ["县商务局", "县公安局"])]),
        (
            "县商务局牵头，县公安局会同各镇配合",
            [("lead", "牵头", ["县商务局"]), ("supporting", "配合", ["县公安局", "各镇"])],
        ),
        ("县商务局、县公安局等分别负责", [("responsible", "分别负责", ["县商务局", "县公安局"])]),
        ("县商务局、县公安局", [(None, None, ["县商务局", "县公安局"])]),
        ("县督导组、县指导中心", [(None, None, ["县督导组", "县指导中心"])]),
    ],
)
def test_a_verb_closes_a_list_and_gives_its_role(note: str, expected: list[Group]) -> None:
    assert groups(note) == expected


@pytest.mark.parametrize(
    ("label", "field", "expected"),
    [
        ("责任单位", "县商务局、各镇", [("responsible", "责任单位", ["县商务局", "各镇"])]),
        ("责任单位", "县商务局牵头；各镇落实", [("lead", "牵头", ["县商务局"]), ("responsible", "落实", ["各镇"])]),
        ("责任单位", "县商务局牵头，各镇", [("lead", "牵头", ["县商务局"]), ("responsible", "责任单位", ["各镇"])]),
        ("牵头单位", "县商务局；各镇配合", [("lead", "牵头单位", ["县商务局"]), ("supporting", "配合", ["各镇"])]),
        (
            "牵头单位",
            "县商务局，县公安局、各镇配合",
            [("lead", "牵头单位", ["县商务局"]), ("supporting", "配合", ["县公安局", "各镇"])],
        ),
        (
            "责任单位",
            "县商务局；各镇配合",
            [("responsible", "责任单位", ["县商务局"]), ("supporting", "配合", ["各镇"])],
        ),
        ("配合单位", "县商务局", [("supporting", "配合单位", ["县商务局"])]),
    ],
)
def test_inside_a_field_the_inner_words_rule_and_the_label_takes_the_rest(
    label: str, field: str, expected: list[Group]
) -> None:
    assert groups(field, label) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        *[
            (name, True)
            for name in (
                "县商务局",
                "各镇",
                "县政府办公室",
                "县财政局（县国资局）",
                "云溪银行",
                "有关部门",
                "县供电公司",
            )
        ],
        *[(name, False) for name in ("引进品牌", "局", "优化市场主体", "培育企业", "", "县" * 41 + "局")],
    ],
)
def test_a_unit_is_told_by_its_end(name: str, expected: object) -> None:
    assert looks_like_unit(name) is expected


@pytest.mark.parametrize(
    ("name", "expected"), [("各镇", True), ("县直有关部门", True), ("各成员单位", True), ("县商务局", False)]
)
def test_a_collective_stands_for_several_units(name: str, expected: object) -> None:
    assert is_collective(name) is expected


def test_a_text_is_split_outside_brackets_only() -> None:
    text = "甲（乙、丙）、丁“戊、己”，庚"

    assert [text[a:b] for a, b in split_top(text)] == ["甲（乙、丙）", "丁“戊、己”", "庚"]
    assert list(split_top("甲、乙", start=5)) == [(5, 6), (7, 8)]


def test_names_part_where_something_was_taken_out_even_inside_brackets() -> None:
    assert names(f"县商务局（各镇{BLANK * 3}县公安局）、县城管局") == ["县商务局（各镇", "县公安局）", "县城管局"]
