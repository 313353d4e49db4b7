import pytest

from gongwen.reading.rosters import read_groups
from gongwen.reading.text.prose import prose_of
from gongwen.reading.text.traditional import fold_prose
from tests.gongwen.reading.rosters.rows import Row, rows_in, rows_of

THREE: list[Row] = [
    ("组长", "柳如风", "县委副书记、县长"),
    ("副组长", "白川", "副县长"),
    ("成员", "齐云海", "县商务局局长"),
]


@pytest.mark.parametrize(
    "roster",
    [
        "组　长：柳如风　　县委副书记、县长\n副组长：白　川　　副县长\n成　员：齐云海　　县商务局局长",
        "组 长：\t柳如风\t县委副书记、县长\n副组长：\t白 川\t副县长\n成 员：\t齐云海\t县商务局局长",
        "组长：柳如风县委副书记、县长\n副组长：白川副县长\n成员：齐云海县商务局局长",
        "组长：柳如风（县委副书记、县长）\n副组长：白川（副县长）\n成员：齐云海（县商务局局长）",
        "组长:柳如风(县委副书记、县长)副组长:白川(副县长)成员:齐云海(县商务局局长)。",
        "组长：\n柳如风 县委副书记、县长\n副组长：\n白 川 副县长\n成员：\n齐云海 县商务局局长",
        "组长\n柳如风\n县委副书记、县长\n副组长\n白川\n副县长\n成员\n齐云海\n县商务局局长",
        "组长：县委副书记、县长 柳如风\n副组长：副县长 白川\n成员：县商务局局长 齐云海",
        "一、组长：柳如风，县委副书记、县长\n二、副组长：白川，副县长\n三、成员：齐云海，县商务局局长",
        "组长（1人）：柳如风　县委副书记、县长\n副组长（1人）：白川　副县长\n成员（1人）：齐云海　县商务局局长",
        "组长  柳如风  县委副书记、县长\n副组长  白川  副县长\n成员  齐云海  县商务局局长",
        "柳如风  组长  县委副书记、县长\n白 川  副组长  副县长\n齐云海  成员  县商务局局长",
        "柳如风  县委副书记、县长  组长\n白 川  副县长  副组长\n齐云海  县商务局局长  成员",
        "柳如风（组长）  县委副书记、县长\n白川（副组长）  副县长\n齐云海（成员）  县商务局局长",
        "组长：1.柳如风  县委副书记、县长\n副组长：1.白 川  副县长\n成员：1.齐云海  县商务局局长",
        "组长：县委副书记、县长：柳如风\n副组长：副县长：白川\n成员：县商务局局长：齐云海",
        "|职务|姓名|单位及职务|\n|---|---|---|\n|组长|柳如风|县委副书记、县长|\n|副组长|白川|副县长|\n|成员|齐云海|县商务局局长|",
    ],
    ids=[
        "ideographic blanks",
        "tabs",
        "no separator",
        "brackets",
        "one line",
        "role on its own line",
        "one piece a line",
        "post before the name",
        "numbers and commas",
        "counts",
        "no colon",
        "role behind the name",
        "role at the end",
        "role in brackets",
        "numbers behind roles",
        "colons behind posts",
        "pipes",
    ],
)
def test_a_roster_reads_the_same_in_every_layout(roster: str) -> None:
    assert rows_in(roster) == THREE


def test_rows_without_a_role_take_the_one_above() -> None:
    roster = "组长：柳如风\t县长\n成员：齐云海\t县商务局局长\n陶然\t县财政局副局长\n\t石敢当\t清水镇镇长\n"

    assert rows_in(roster)[1:] == [
        ("成员", "齐云海", "县商务局局长"),
        ("成员", "陶然", "县财政局副局长"),
        ("成员", "石敢当", "清水镇镇长"),
    ]


def test_names_alone_go_on_over_lines() -> None:
    roster = "组 长:柳如风\n副组长:白 川、齐云海 陶 然\n石敢当、高新民\n成 员:云中鹤"

    assert rows_in(roster) == [
        ("组长", "柳如风", None),
        ("副组长", "白川", None),
        ("副组长", "齐云海", None),
        ("副组长", "陶然", None),
        ("副组长", "石敢当", None),
        ("副组长", "高新民", None),
        ("成员", "云中鹤", None),
    ]


def test_persons_run_together_are_parted_where_a_post_ends() -> None:
    roster = "组长：柳如风县委副书记、县长\n成员：齐云海县商务局局长陶然县财政局党组书记、局长云中鹤县教育局副局长"

    assert rows_in(roster)[1:] == [
        ("成员", "齐云海", "县商务局局长"),
        ("成员", "陶然", "县财政局党组书记、局长"),
        ("成员", "云中鹤", "县教育局副局长"),
    ]


def test_members_by_post_and_units_have_no_name() -> None:
    roster = "组长：县委副书记、县长\n成员：县商务局局长\n县财政局局长\n各乡镇（街道）主要负责人\n成员单位：县医保局、县税务局等部门"

    assert rows_in(roster) == [
        ("组长", None, "县委副书记、县长"),
        ("成员", None, "县商务局局长"),
        ("成员", None, "县财政局局长"),
        ("成员", None, "各乡镇（街道）主要负责人"),
        ("成员单位", None, "县医保局"),
        ("成员单位", None, "县税务局"),
    ]


def test_posts_before_names_stand_beside_units() -> None:
    roster = (
        "成员：县政府办公室主任齐云海，县政府办公室副主任陶然，清水镇政府主要负责同志，县商务局、县财政局主要负责同志。"
    )

    assert rows_in(roster) == [
        ("成员", "齐云海", "县政府办公室主任"),
        ("成员", "陶然", "县政府办公室副主任"),
        ("成员", None, "清水镇政府主要负责同志"),
        ("成员", None, "县商务局"),
        ("成员", None, "县财政局主要负责同志"),
    ]


@pytest.mark.parametrize(
    ("line", "name", "post"),
    [
        ("组长：欧阳锋　县长", "欧阳锋", "县长"),
        ("组长：欧阳　锋　县长", "欧阳锋", "县长"),
        ("组长：买买提·艾力　县长", "买买提·艾力", "县长"),
        ("组长：阿依努尔·吐尔逊县文旅局局长", "阿依努尔·吐尔逊", "县文旅局局长"),
        ("组长：扎西次仁县委书记", "扎西次仁", "县委书记"),
        ("组长：布仁巴雅尔 旗教育局局长", "布仁巴雅尔", "旗教育局局长"),
        ("组长：安　全　县应急管理局局长", "安全", "县应急管理局局长"),
        ("组长：高新民　县长", "高新民", "县长"),
        ("组长：柳如风（女，回族）　县长", "柳如风", "县长"),
        ("组长：柳如风同志　县长", "柳如风", "县长"),
        ("组长：柳如风（兼）", "柳如风", None),
    ],
)
def test_names_of_every_kind_part_from_their_posts(line: str, name: str, post: str | None) -> None:
    assert rows_in(line) == [("组长", name, post)]


@pytest.mark.parametrize(
    "role",
    ["总指挥", "副总指挥", "指挥长", "召集人", "总召集人", "副召集人", "第一组长", "常务副组长", "组员"],
)
def test_roles_are_kept_as_printed(role: str) -> None:
    assert rows_in(f"{role}：柳如风　县长") == [(role, "柳如风", "县长")]


@pytest.mark.parametrize("role", ["主任", "副主任委员", "顾问", "秘书长", "联络员", "委员", "政委"])
def test_roles_that_are_posts_elsewhere_count_inside_a_roster(role: str) -> None:
    assert rows_in(f"组长：白川　县长\n{role}：柳如风　县商务局局长")[1] == (role, "柳如风", "县商务局局长")


def test_a_roster_in_traditional_characters_is_read_when_folded() -> None:
    prose = fold_prose(prose_of("雲溪縣普查領導小組成員名單\n組　長：張　華　副縣長\n成　員：陳　東　縣財政局局長"))

    (group,) = read_groups(prose)
    assert rows_of(group) == [("组长", "张华", "副县长"), ("成员", "陈东", "县财政局局长")]


def test_a_spelling_mistake_in_a_post_stays() -> None:
    assert rows_in("成员：齐云海　清水街道办事处副场长") == [("成员", "齐云海", "清水街道办事处副场长")]


def test_names_with_posts_in_brackets_follow_without_a_mark() -> None:
    assert rows_in("组长：柳如风（县委书记）白川（县长）\n成员：齐云海(县商务局)陶然(县财政局)") == [
        ("组长", "柳如风", "县委书记"),
        ("组长", "白川", "县长"),
        ("成员", "齐云海", "县商务局"),
        ("成员", "陶然", "县财政局"),
    ]


def test_units_are_rows_between_persons() -> None:
    roster = "组长：柳如风　县长\n成员：齐云海　县商务局局长\n\t\t县妇女联合会\n\t\t县医疗保障局\n\t陶然　县财政局局长\n\t\t县档案馆\n\t\t各乡镇主要负责人"

    assert rows_in(roster)[1:] == [
        ("成员", "齐云海", "县商务局局长"),
        ("成员", None, "县妇女联合会"),
        ("成员", None, "县医疗保障局"),
        ("成员", "陶然", "县财政局局长"),
        ("成员", None, "县档案馆"),
        ("成员", None, "各乡镇主要负责人"),
    ]


@pytest.mark.parametrize("posts", ["副校长 白川、齐云海", "副校长白川、齐云海"])
def test_one_post_stands_before_several_names(posts: str) -> None:
    rows = rows_in(f"组长：校长柳如风\n副组长：{posts}\n组员：陶然、各年级组长")

    assert rows[1:] == [
        ("副组长", "白川", "副校长"),
        ("副组长", "齐云海", "副校长"),
        ("组员", "陶然", None),
        ("组员", None, "各年级组长"),
    ]


def test_units_with_colons_stand_before_names() -> None:
    assert rows_in("组长：柳如风\n成员：县教育局：陶然\n县财政局：石敢当\n责任编辑：白川") == [
        ("组长", "柳如风", None),
        ("成员", "陶然", "县教育局"),
        ("成员", "石敢当", "县财政局"),
    ]


def test_a_row_of_spaced_names_parts_in_pairs() -> None:
    assert [row[1] for row in rows_in("组员：王  刚  周  敏  李  明")] == ["王刚", "周敏", "李明"]


def test_a_role_cell_left_empty_between_pipes_keeps_its_column() -> None:
    roster = "|职务|姓名|单位及职务|\n|---|---|---|\n|成员|齐云海|县商务局局长|\n| |陶然|县财政局局长|"

    assert rows_in(roster)[1] == ("成员", "陶然", "县财政局局长")


def test_a_roster_of_names_and_posts_on_lines_of_their_own_counts_once() -> None:
    roster = "组长\n柳如风\n县长\n成员\n白川\n副县长\n"

    assert len(rows_in(roster + roster)) == 2


def test_a_row_nobody_understands_is_kept_as_a_post() -> None:
    roster = "组长：柳如风　县长\n呃呃呃呃呃呃呃呃县教育局局长\n齐云海　县商务局局长"

    assert rows_in(roster)[1] == ("组长", None, "呃呃呃呃呃呃呃呃县教育局局长")
    assert rows_in(roster)[2] == ("组长", "齐云海", "县商务局局长")


def test_a_family_name_may_itself_be_a_word_for_office() -> None:
    roster = "成员：白　川　县商务局局长\n　　　官　澜　县财政局副局长"

    assert rows_in(roster)[1] == ("成员", "官澜", "县财政局副局长")
