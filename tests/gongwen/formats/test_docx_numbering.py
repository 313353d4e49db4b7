import pytest

from tests.gongwen.formats.builders import item, level, numbering, p, root, texts

LEGAL = level(0, "第%1章", "chineseCounting")
THREE = (
    level(0, "%1、", "chineseCounting"),
    level(1, "（%2）", "chineseCounting"),
    level(2, "%3."),
)


def test_the_three_levels_of_an_official_document_are_recovered() -> None:
    body = item("目标") + item("任务") + item("商贸", level=1) + item("步行街", level=2) + item("夜市", level=2)
    body += item("农业", level=1) + item("大棚", level=2) + p("没有编号") + item("保障")

    assert texts(body, numbering=numbering(*THREE)) == [
        "一、目标",
        "二、任务",
        "（一）商贸",
        "1.步行街",
        "2.夜市",
        "（二）农业",
        "1.大棚",
        "没有编号",
        "三、保障",
    ]


@pytest.mark.parametrize(
    ("suffix", "expected"),
    [("tab", "1.甲"), ("nothing", "1.甲"), ("space", "1. 甲")],
)
def test_what_follows_a_label_is_nothing_but_a_printed_space(suffix: str, expected: str) -> None:
    levels = level(0, "%1.", more=f'<w:suff w:val="{suffix}"/>')

    assert texts(item("甲"), numbering=numbering(levels)) == [expected]


def test_a_label_stands_before_the_blanks_of_the_text_and_on_empty_paragraphs() -> None:
    assert texts(item("　甲") + item(""), numbering=numbering(level(0, "%1."))) == ["1.　甲", "2."]


@pytest.mark.parametrize(
    "definition",
    [
        pytest.param(level(0, "\uf0b7", "bullet"), id="bullet"),
        pytest.param(level(0, "", "none"), id="none"),
        pytest.param(level(0, "%1.", more="<w:rPr><w:vanish/></w:rPr>"), id="hidden"),
    ],
)
def test_a_level_that_prints_no_number_leaves_the_text_alone(definition: str) -> None:
    assert texts(item("甲"), numbering=numbering(definition)) == ["甲"]


def test_words_of_a_level_without_number_are_kept() -> None:
    assert texts(item("甲"), numbering=numbering(level(0, "附件：", "none"))) == ["附件：甲"]


def test_a_list_starts_where_its_level_says() -> None:
    assert texts(item("甲") + item("乙"), numbering=numbering(level(0, "%1.", start=7))) == ["7.甲", "8.乙"]


def test_a_start_left_out_is_zero() -> None:
    bare = '<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'

    assert texts(item("甲"), numbering=numbering(bare)) == ["0.甲"]


NUMS = '<w:num w:numId="{}"><w:abstractNumId w:val="0"/>{}</w:num>'


def test_lists_of_one_definition_count_on() -> None:
    nums = NUMS.format(1, "") + NUMS.format(2, "")

    body = item("甲", 1) + item("乙", 2) + item("丙", 1)

    assert texts(body, numbering=numbering(level(0, "%1."), nums=nums)) == ["1.甲", "2.乙", "3.丙"]


def test_a_start_override_begins_anew_once() -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    nums = NUMS.format(1, "") + NUMS.format(2, override)

    body = item("甲", 1) + item("乙", 1) + item("丙", 2) + item("丁", 2)

    assert texts(body, numbering=numbering(level(0, "%1."), nums=nums)) == ["1.甲", "2.乙", "1.丙", "2.丁"]


def test_a_level_override_replaces_the_level() -> None:
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "（%1）", "chineseCounting")}</w:lvlOverride>'
    nums = NUMS.format(1, "") + NUMS.format(2, override)

    body = item("甲", 1) + item("乙", 2)

    assert texts(body, numbering=numbering(level(0, "%1."), nums=nums)) == ["1.甲", "（二）乙"]


@pytest.mark.parametrize(
    ("restart", "expected"),
    [
        pytest.param("", ["一", "1", "二", "1"], id="after any higher level"),
        pytest.param('<w:lvlRestart w:val="0"/>', ["一", "1", "二", "2"], id="never"),
        pytest.param('<w:lvlRestart w:val="1"/>', ["一", "1", "二", "1"], id="after the first level"),
    ],
)
def test_a_level_restarts_as_it_says(restart: str, expected: list[str]) -> None:
    levels = (level(0, "%1", "chineseCounting"), level(1, "%2", more=restart))

    body = item("") + item("", level=1) + item("") + item("", level=1)

    assert texts(body, numbering=numbering(*levels)) == expected


def test_a_level_that_restarts_only_after_the_first_counts_on_over_the_second() -> None:
    levels = (level(0, "%1"), level(1, "%2"), level(2, "%3", more='<w:lvlRestart w:val="1"/>'))

    body = "".join(item("", level=index) for index in (0, 1, 2, 1, 2, 0, 2))

    assert texts(body, numbering=numbering(*levels)) == ["1", "1", "1", "2", "2", "2", "1"]


def test_a_label_may_name_the_levels_above_it() -> None:
    levels = (level(0, "%1.", "chineseCounting"), level(1, "%1.%2"), level(2, "%1.%2.%3", more="<w:isLgl/>"))

    body = item("") + item("", level=1) + item("", level=2)

    assert texts(body, numbering=numbering(*levels)) == ["一.", "一.1", "1.1.1"]


def test_a_level_above_that_was_never_used_shows_its_start() -> None:
    levels = (level(0, "%1.", start=3), level(1, "%1.%2"))

    assert texts(item("", level=1) + item(""), numbering=numbering(*levels)) == ["3.1", "3."]


STYLES = root(
    "styles",
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"/>'
    '<w:style w:type="paragraph" w:styleId="1"><w:basedOn w:val="a"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="2"><w:basedOn w:val="1"/>'
    '<w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="3"><w:basedOn w:val="2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="4"><w:basedOn w:val="1"/>'
    '<w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>',
)


def styled(text: str, style: str, more: str = "") -> str:
    return p(text, f'<w:pStyle w:val="{style}"/>{more}')


def test_styles_bring_list_and_level_also_from_those_they_are_based_on() -> None:
    body = styled("甲", "1") + styled("乙", "2") + styled("丙", "3") + p("丁") + styled("戊", "1")

    assert texts(body, styles=STYLES, numbering=numbering(*THREE)) == ["一、甲", "（一）乙", "（二）丙", "丁", "二、戊"]


def test_list_zero_takes_the_number_away_in_style_and_paragraph() -> None:
    body = styled("甲", "4") + styled("乙", "1", '<w:numPr><w:numId w:val="0"/></w:numPr>') + styled("丙", "1")

    assert texts(body, styles=STYLES, numbering=numbering(*THREE)) == ["甲", "乙", "一、丙"]


def test_a_paragraph_may_set_only_the_level_of_its_styles_list() -> None:
    body = styled("甲", "1", '<w:numPr><w:ilvl w:val="2"/></w:numPr>')

    assert texts(body, styles=STYLES, numbering=numbering(*THREE)) == ["1.甲"]


def test_a_level_that_names_a_style_is_the_level_of_that_style() -> None:
    levels = (level(0, "%1、"), level(1, "（%2）", more='<w:pStyle w:val="1"/>'))

    assert texts(styled("甲", "1"), styles=STYLES, numbering=numbering(*levels)) == ["（1）甲"]


def test_paragraphs_without_style_take_the_default_one() -> None:
    default = root(
        "styles",
        '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
        "</w:style>",
    )

    assert texts(p("甲"), styles=default, numbering=numbering(level(0, "%1."))) == ["1.甲"]


def linked(via: str) -> str:
    first = '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/></w:abstractNum>'
    style_link = '<w:styleLink w:val="L"/>' if via == "styleLink" else ""
    second = f'<w:abstractNum w:abstractNumId="5">{style_link}{level(0, "%1）")}</w:abstractNum>'
    nums = NUMS.format(1, "") + '<w:num w:numId="9"><w:abstractNumId w:val="5"/></w:num>'
    return root("numbering", first + second + nums)


@pytest.mark.parametrize("via", ["styleLink", "the style"])
def test_a_definition_that_only_names_a_style_is_followed(via: str) -> None:
    styles = root(
        "styles",
        '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="9"/></w:numPr></w:pPr></w:style>',
    )

    assert texts(item("甲"), styles=styles, numbering=linked(via)) == ["1）甲"]


def test_a_newer_number_format_is_read_by_its_alternative() -> None:
    formats = (
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001"/></mc:Choice>'
        '<mc:Fallback><w:numFmt w:val="chineseCounting"/></mc:Fallback></mc:AlternateContent>'
    )
    definition = f'<w:lvl w:ilvl="0"><w:start w:val="1"/>{formats}<w:lvlText w:val="%1、"/></w:lvl>'

    assert texts(item("甲"), numbering=numbering(definition)) == ["一、甲"]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(item("甲", 7), id="no such list"),
        pytest.param(item("甲", 1, 8), id="no such level"),
        pytest.param(item("甲", 1, -3), id="a negative level"),
        pytest.param(p("甲", '<w:numPr><w:numId w:val="x"/></w:numPr>'), id="no number"),
        pytest.param(p("甲", "<w:numPr/>"), id="nothing in it"),
        pytest.param(p("甲", '<w:pStyle w:val="nowhere"/>'), id="no such style"),
    ],
)
def test_a_list_that_is_not_defined_gives_no_number(body: str) -> None:
    assert texts(body, styles=STYLES, numbering=numbering(level(0, "%1."))) == ["甲"]


def test_a_list_without_a_numbering_part_gives_no_number() -> None:
    assert texts(item("甲")) == ["甲"]


def test_styles_based_on_each_other_do_not_hang() -> None:
    styles = root(
        "styles",
        '<w:style w:styleId="1"><w:basedOn w:val="2"/></w:style><w:style w:styleId="2"><w:basedOn w:val="1"/></w:style>',
    )

    assert texts(styled("甲", "1"), styles=styles) == ["甲"]


def test_paragraphs_that_were_deleted_are_not_counted() -> None:
    gone = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr>'
        "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>"
    )

    assert texts(item("甲") + gone + item("乙"), numbering=numbering(level(0, "%1."))) == ["1.甲", "2.乙"]
