import pytest

from gongwen.reading.rosters import read_rosters
from gongwen.reading.text.prose import prose_of
from tests.gongwen.reading.rosters.rows import rows_of, table

CAPTION = "云溪县夜市经济工作领导小组成员名单"
TWO = [("组长", "柳如风", "县长"), ("成员", "白川", "县商务局局长")]


@pytest.mark.parametrize(
    "rows",
    [
        [["职务", "姓名", "单位及职务"], ["组长", "柳如风", "县长"], ["成员", "白 川", "县商务局局长"]],
        [["序号", "姓名", "单位及职务", "备注"], ["1", "柳如风", "县长", "组长"], ["2", "白川", "县商务局局长", ""]],
        [["组　长：", "柳如风", "县长"], ["成　员：", "白川", "县商务局局长"]],
        [["组长", "柳如风　县长"], ["成员", "白川　县商务局局长"]],
        [
            ["姓名", "工作单位", "职务", "领导小组职务", "联系电话"],
            ["柳如风", "", "县长", "组长", "13000000000"],
            ["白川", "县商务局", "局长", "成员", ""],
        ],
    ],
    ids=["role first", "role as a remark", "no head", "persons in one cell", "unit and post apart"],
)
def test_a_table_gives_roles_names_and_posts(rows: list[list[str]]) -> None:
    (group,) = read_rosters(table(CAPTION, rows)).groups

    assert rows_of(group) == TWO
    assert group.name == "云溪县夜市经济工作领导小组"


def test_a_merged_role_cell_holds_for_the_rows_below() -> None:
    rows = [["职务", "姓名", "单位及职务"], ["成员", "白川", "县商务局局长"], ["", "陶然", "县财政局局长"]]

    (group,) = read_rosters(table(CAPTION, rows)).groups
    assert rows_of(group)[1] == ("成员", "陶然", "县财政局局长")


def test_several_persons_in_one_cell_are_several_rows() -> None:
    (group,) = read_rosters(table(CAPTION, [["成员", "白川　县商务局局长\n陶然　县财政局局长"]])).groups

    assert [member.name for member in group.members] == ["白川", "陶然"]


def test_a_rare_family_name_stands_in_the_column_of_names() -> None:
    rows = [["成员", "白川", "县商务局局长"], ["", "闯云海", "县财政局局长"], ["", "陶然", "县教育局局长"]]

    (group,) = read_rosters(table(CAPTION, rows)).groups
    assert rows_of(group)[1] == ("成员", "闯云海", "县财政局局长")


def test_a_table_of_other_persons_is_no_roster() -> None:
    rivers = table("河长名单", [["序号", "姓名", "职务"], ["1", "柳如风", "县长"]])
    tasks = table("任务分解表", [["序号", "任务", "责任领导"], ["1", "建设夜市", "柳如风"]])

    assert read_rosters(rivers).groups == read_rosters(tasks).groups == ()


def test_a_table_of_lines_is_read_by_its_head() -> None:
    text = f"{CAPTION}\n序号\t姓名\t单位\t职务\t备注\n1\t柳如风\t\t县长\t组长\n2\t白 川\t县商务局\t局长\t成员\n附则"

    read = read_rosters(prose_of(text))
    assert rows_of(read.groups[0]) == TWO
    assert read.paragraphs == {1, 2, 3}


def test_every_cell_of_a_roster_is_kept_from_the_tasks() -> None:
    assert read_rosters(table(CAPTION, [["组长", "柳如风", "县长"]])).paragraphs == {1, 2, 3}
