"""The words before a colon that say who, by when, and in which role."""

import pytest

from gongwen.reading.words.labels import LABEL, OWN_LINE, LabelKind, label_kind, role_of


@pytest.mark.parametrize(
    ("label", "role"),
    [
        *[
            (label, "lead")
            for label in ("牵头单位", "牵头责任单位", "主办单位", "主责部门", "牵头并按职责分工负责", "共同牵头")
        ],
        *[
            (label, "responsible")
            for label in ("责任单位", "落实单位", "承办单位", "负责", "按职责分工负责", "实施主体", "任务分工")
        ],
        *[
            (label, "supporting")
            for label in ("配合单位", "协办单位", "参与", "协助单位", "配合牵头单位", "参加单位", "支持单位")
        ],
        *[(label, "guiding") for label in ("指导单位", "业务指导", "督导单位")],
    ],
)
def test_a_label_gives_a_role(label: str, role: str) -> None:
    assert role_of(label) == role


@pytest.mark.parametrize(
    ("text", "label", "kind"),
    [
        *[
            (f"{label}：县商务局", label, LabelKind.UNITS)
            for label in ("牵头单位", "市级责任部门", "配合部门（单位）", "牵头", "指导", "协助", "责任处室")
        ],
        *[
            (f"{label}:县商务局", label, LabelKind.UNITS)
            for label in ("牵头及配合单位", "责任分工", "具体负责单位", "主要责任单位")
        ],
        *[
            (f"{label}：柳如风", label, LabelKind.PERSON)
            for label in ("牵头领导", "分管领导", "责任人", "县级包保领导", "负责人")
        ],
        *[
            (f"{label}：年底", label, LabelKind.DEADLINE)
            for label in ("完成时限", "计划完成时间", "时限要求", "整改期限", "时限")
        ],
        ("牵头单位;县商务局", "牵头单位", LabelKind.UNITS),
    ],
)
def test_a_label_says_what_stands_behind_it(text: str, label: str, kind: LabelKind) -> None:
    found = LABEL.match(text)

    assert found is not None
    assert (found[0][:-1], label_kind(found)) == (label, kind)


@pytest.mark.parametrize(
    "text", ["牵头单位", "县商务局：县公安局", "工作要求：", "联系电话：5", "组长：柳如风", "牵头单位;3"]
)
def test_other_words_are_no_label(text: str) -> None:
    assert LABEL.match(text) is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("责任单位：各镇", True),
        ("（责任单位：各镇）", True),
        ("〔完成时限：年底〕", True),
        ("由责任单位：各镇", False),
        ("责任单位各镇", False),
    ],
)
def test_a_line_of_its_own_begins_with_a_label(line: str, expected: object) -> None:
    assert (OWN_LINE.match(line) is not None) is expected
