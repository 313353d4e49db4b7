from gongwen.reading.rosters import read_rosters, roster_paragraphs
from gongwen.reading.text.prose import prose_of
from tests.gongwen.reading.rosters.rows import groups_of, rows_of

FOUR = """云溪县夜市经济工作领导小组成员名单
组  长：柳如风  县长
成  员：白  川  副县长
云溪县夜市经济工作专班
召集人：白  川  副县长
成  员：齐云海  县商务局局长
领导小组下设两个工作组：
（一）综合协调组
组  长：齐云海
成  员：陶然、石敢当
2.宣传报道组
组  长：陶  然
"""


def test_every_body_has_its_own_rows() -> None:
    assert [(group.name, len(group.members)) for group in groups_of(FOUR)] == [
        ("云溪县夜市经济工作领导小组", 2),
        ("云溪县夜市经济工作专班", 2),
        ("综合协调组", 3),
        ("宣传报道组", 1),
    ]


def test_leading_groups_come_first_and_kinds_follow_the_name() -> None:
    text = "成立云溪县项目建设指挥部。\n总指挥：白川　副县长\n成立云溪县夜市工作领导小组。\n组长：柳如风　县长"

    assert [group.kind for group in groups_of(text)] == ["leading_group", "headquarters"]


def test_a_founding_sentence_and_the_list_behind_are_one_body() -> None:
    text = (
        "成立县夜市经济品质提升行动工作领导小组（名单附后）。领导小组下设办公室，在县商务局办公，负责日常工作。\n"
        "云溪县关于夜市经济品质提升行动工作领导小组成员名单\n组长：柳如风　县长"
    )

    (group,) = groups_of(text)
    assert (group.office, rows_of(group)) == ("县商务局", [("组长", "柳如风", "县长")])


def test_a_body_called_by_a_short_name_is_no_second_one() -> None:
    text = "召开动员会，成立夜市领导小组。\n云溪县第二届夜市经济工作领导小组成员名单\n组长：柳如风　县长"

    assert [group.name for group in groups_of(text)] == ["云溪县第二届夜市经济工作领导小组"]


def test_offices_are_found_however_they_are_placed() -> None:
    sentences = {
        "领导小组办公室设在县商务局，负责日常工作。": "县商务局",
        "领导小组下设办公室（设在县财政局（国资局）），办公室主任由陶然兼任。": "县财政局（国资局）",
        "领导小组下设办公室，办公室设在县应急局。": "县应急局",
        "领导小组办公室设县统计局，由陶然任办公室主任。": "县统计局",
        "领导小组下设办公室于镇农办，由陶然兼任该办主任。": "镇农办",
        "领导小组日常工作由县商务局承担。": "县商务局",
    }

    for sentence, unit in sentences.items():
        (group,) = groups_of(f"成立云溪县夜市工作领导小组。{sentence}")
        assert (group.office, group.members) == (unit, ()), sentence


def test_the_office_belongs_to_the_body_the_words_name() -> None:
    text = (
        "成立云溪县夜市工作领导小组。\n组长：柳如风　县长\n成立云溪县夜市工作专班。\n召集人：白川　副县长\n"
        "领导小组办公室设在县政府办公室。专班办公室设在县商务局。"
    )

    assert [group.office for group in groups_of(text)] == ["县政府办公室", "县商务局"]


def test_the_head_of_the_office_is_no_second_row() -> None:
    text = "成立云溪县夜市工作领导小组。\n组长：柳如风　县长\n领导小组办公室设在县商务局，齐云海同志任办公室主任，陶然任副主任。"

    (group,) = groups_of(text)
    assert rows_of(group) == [("组长", "柳如风", "县长")]


def test_a_labelled_head_of_the_office_is_a_row() -> None:
    text = "成立云溪县夜市工作领导小组。\n组长：柳如风　县长\n办公室主任：齐云海（兼）"

    (group,) = groups_of(text)
    assert rows_of(group)[1] == ("办公室主任", "齐云海", None)


def test_a_label_can_name_its_body() -> None:
    text = "成立云溪县夜市工作领导小组。\n组长：柳如风　县长\n综合协调组组长：白川　副县长"

    assert [group.name for group in groups_of(text)] == ["云溪县夜市工作领导小组", "综合协调组"]


def test_a_roster_given_twice_is_read_once() -> None:
    text = "云溪县夜市工作领导小组成员名单\n组长：柳如风　县长\n"

    (group,) = groups_of(text + text)
    assert len(group.members) == 1


def test_spans_show_name_and_post() -> None:
    prose = prose_of("成立云溪县夜市工作领导小组。\n组　长：柳 风　　县长\n\t白川\t副县长")

    spans = [member.span for member in read_rosters(prose).groups[0].members]
    assert [prose.text[start:end] for start, end in spans] == ["柳 风　　县长", "白川\t副县长"]


def test_roster_paragraphs_are_the_rows_and_nothing_else() -> None:
    prose = prose_of(
        "成立云溪县夜市工作领导小组，由柳如风任组长。\n副组长：白川　副县长\n齐云海　县商务局局长\n领导小组办公室设在县商务局。\n二、工作任务"
    )

    assert roster_paragraphs(prose) == {1, 2}


FRAMED = """云溪县关于成立夜市工作机构的通知
决定成立云溪县夜市工作领导小组及工作组，名单如下：
一、领导小组
组长：柳如风　县长
领导小组办公室设在县商务局，白川同志兼任办公室主任。
二、工作组
1．摊位规划组
组长：齐云海
成员：陶然、石敢当
2．灯光保障专班
召集人：齐云海
"""


def test_headings_over_nothing_but_rows_and_office_lines_belong_to_the_roster() -> None:
    assert roster_paragraphs(prose_of(FRAMED)) == {2, 3, 4, 6, 7, 8, 9, 10}


def test_a_sections_heading_ends_what_stands_below_a_bodys_heading() -> None:
    used = roster_paragraphs(prose_of(FRAMED + "三、工作职责\n领导小组每月开会，研究夜市工作。"))

    assert {9, 10} <= used
    assert 12 not in used


def test_a_bodys_heading_over_its_duties_is_no_part_of_the_roster() -> None:
    used = roster_paragraphs(prose_of(FRAMED + "负责夜市灯光的安装和检修，9月底前完成。"))

    assert 9 not in used
    assert {6, 10} <= used
