"""A letter as JSON: every wrong part is told with its place, whatever stands there."""

import base64
import json
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]  # says nothing of its types
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.refusals import Refused
from gongwen.typesetting import Faulty, Figure, Heading, Paragraph, Table
from gongwen.typesetting.loading import KEYS, letter_from_data, letter_from_json
from gongwen.typesetting.schema import json_schema

GOOD: dict[str, Any] = {
    "schema": "gongwen.letter/1",
    "kind": "通知",
    "organs": ["澜棠区人民政府办公室"],
    "title": "关于做好社区便民服务工作的通知",
    "body": ["现通知如下。"],
}
JPEG = b"\xff\xd8\xff\xe0"
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*GOOD, "type", "rows"]), inner),
    max_leaves=8,
)


def test_blocks_of_every_kind_come_in() -> None:
    picture = base64.b64encode(JPEG).decode()
    body = [
        "一段。",
        {"type": "heading", "level": 2, "text": "加强领导。", "rest": "压实责任。"},
        {"type": "table", "rows": [["序号", "任务"], ["1", "清单"]], "widths": [1, 3]},
        {"type": "figure", "content": picture, "caption": "分布图"},
    ]

    assert letter_from_data(GOOD | {"body": body}).body == (
        Paragraph("一段。"),
        Heading(2, "加强领导。", "压实责任。"),
        Table((("序号", "任务"), ("1", "清单")), widths=(1.0, 3.0)),
        Figure(JPEG, "分布图"),
    )


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"kind": "方案"}, "kind：“方案”不是法定文种"),
        ({"kind": 3}, "kind：应是文字"),
        ({"organs": "一个"}, "organs：应是文字的列表"),
        ({"organs": []}, "organs：缺发文机关"),
        ({"body": []}, "body：缺正文"),
        ({"body": [{"type": "list"}]}, "body[0].type：“list”应是"),
        ({"body": ["一", {"type": "heading", "level": 9, "text": "x"}]}, "body[1].level：标题的层次应是1至4"),
        ({"body": [{"type": "table", "rows": [[1]]}]}, "body[0].rows：应是文字的列表的列表"),
        ({"body": [{"type": "table", "rows": [["一"]], "heads": 2}]}, "body[0].heads：应是表头的行数"),
        ({"body": [{"type": "figure", "content": "!"}]}, "body[0].content：应是图片的 Base64 编码"),
        ({"body": [{"type": "figure", "content": "QUJD"}]}, "body[0]：图片应是 PNG 或 JPEG"),
        ({"annexes": [{"body": ["一"]}]}, "annexes[0].title：附件缺名称"),
        ({"on": "2026年3月1日"}, "on：“2026年3月1日”不是日期"),
        ({"is_sealed": "是"}, "is_sealed：应是 true 或 false"),
        ({"copy_number": "12"}, "copy_number：份号应是6位阿拉伯数字"),
        ({"format": "wide"}, "format：应是"),
        ({"titel": "x"}, "titel：没有这一项"),
        ({"schema": "gongwen.letter/2"}, "schema：应是 gongwen.letter/1"),
        ({"masthead_size": -1}, "masthead_size：应是大于 0 的数"),
        ({"title": "标" * 201}, "title：标题有201个字"),
        ({"title": "标" * 190}, "title：标题有190个字，排下来首页显示不了正文"),
        ({"recipients": "区" * 401}, "recipients：有401个字"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(change: dict[str, Any], fault: str) -> None:
    with pytest.raises(Faulty) as refused:
        letter_from_data(GOOD | change)

    assert [str(one) for one in refused.value.faults if str(one).startswith(fault)]


def test_text_that_is_no_json_is_told_with_its_line() -> None:
    with pytest.raises(Faulty, match="第2行第1列：不是正确的 JSON"):
        letter_from_json("{\n!}")


@given(JSON)
def test_whatever_is_given_is_a_letter_or_is_refused(told: object) -> None:
    outcome: object
    try:
        outcome = letter_from_data(told)
    except Refused as refusal:
        outcome = str(refusal)

    assert outcome


def test_a_letter_comes_from_a_text(tmp_path: Path) -> None:
    assert letter_from_json(json.dumps(GOOD), folder=tmp_path).title == GOOD["title"]


@pytest.mark.parametrize(
    ("change", "is_good"),
    [
        ({}, True),
        (
            {"body": [{"type": "heading", "text": "一"}, {"type": "table", "rows": [["一"]], "is_landscape": True}]},
            True,
        ),
        ({"annexes": [{"title": "附表", "body": ["一"]}], "on": "2026-03-01", "urgency": "特急"}, True),
        ({"kind": "方案"}, False),
        ({"body": [{"type": "list"}]}, False),
        ({"body": [{"type": "heading", "level": 9, "text": "x"}]}, False),
        ({"copy_number": "12"}, False),
        ({"titel": "x"}, False),
        ({"is_sealed": "是"}, False),
    ],
)
def test_the_schema_and_the_reader_agree(change: dict[str, Any], *, is_good: bool) -> None:
    told = GOOD | change
    is_valid = jsonschema.Draft202012Validator(json_schema()).is_valid(told)
    is_read = True
    try:
        letter_from_data(told)
    except Faulty:
        is_read = False

    assert (is_valid, is_read) == (is_good, is_good)


def test_the_schema_knows_every_part_that_is_read() -> None:
    assert json_schema()["properties"].keys() == KEYS
