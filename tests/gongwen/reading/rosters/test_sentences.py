import pytest

from tests.gongwen.reading.rosters.rows import groups_of, rows_of

FOUNDED = "成立云溪县夜市工作领导小组，"


def told(sentence: str) -> list[tuple[str, str | None, str | None]]:
    (group,) = groups_of(FOUNDED + sentence)
    return rows_of(group)


def test_persons_take_roles_in_a_sentence() -> None:
    sentence = (
        "由县委常委、常务副县长柳如风任组长，县商务局局长白川、县财政局局长齐云海同志任副组长，各乡镇主要负责人为成员。"
    )

    assert told(sentence) == [
        ("组长", "柳如风", "县委常委、常务副县长"),
        ("副组长", "白川", "县商务局局长"),
        ("副组长", "齐云海", "县财政局局长"),
        ("成员", None, "各乡镇主要负责人"),
    ]


def test_roles_are_given_to_posts_in_a_sentence() -> None:
    assert told("组长由县政府主要负责同志担任，副组长由分管副县长担任，成员单位由县商务局、县财政局组成。") == [
        ("组长", None, "县政府主要负责同志"),
        ("副组长", None, "分管副县长"),
        ("成员单位", None, "县商务局"),
        ("成员单位", None, "县财政局"),
    ]


def test_a_printed_roster_outdoes_what_the_sentence_says() -> None:
    text = FOUNDED + "由县政府主要负责同志任组长。\n云溪县夜市工作领导小组成员名单\n组长：柳如风　县长"

    (group,) = groups_of(text)
    assert rows_of(group) == [("组长", "柳如风", "县长")]


def test_a_sentence_about_another_body_goes_to_that_body() -> None:
    groups = groups_of("领导小组由县长柳如风任组长。\n工作专班由副县长白川任召集人，专班办公室设在县商务局。")

    assert [(group.kind, group.office, rows_of(group)) for group in groups] == [
        ("leading_group", None, [("组长", "柳如风", "县长")]),
        ("task_force", "县商务局", [("召集人", "白川", "副县长")]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "各乡镇要成立由主要负责人任组长的工作专班，细化方案。",
        "各部门要组建工作专班，明确1名联络员。",
        "（牵头单位：县商务局；成员单位：县财政局、县税务局）",
        "建设服务专班。组长单位：县商务局。",
        "发挥夜市联席会议作用。（县夜市工作领导小组办公室牵头，县商务局配合）",
        "联系人：柳如风，联系电话：000。",
        "领导小组成员换岗时要更换名单的，报领导小组组长批准。",
        "云溪县发展和改革委员会",
        "责任领导：柳如风 副县长",
        "主任：负责办公室工作。",
        "2021年，组长柳如风讲话。",
    ],
)
def test_a_text_without_a_roster_gives_no_group(text: str) -> None:
    assert groups_of(text) == ()


@pytest.mark.parametrize(
    "behind",
    [
        "云溪县人民政府办公室\n2021年4月9日",
        "三、陈述意见\n（一）强化组织领导。各单位要高度重视。",
        "2.提升商圈。由县商务局牵头，县财政局配合。",
        "高新区管委会\n江夏区人民政府",
        "附件：任务分解表",
    ],
)
def test_a_roster_ends_where_other_text_begins(behind: str) -> None:
    (group,) = groups_of(f"{FOUNDED}名单如下：\n组长：柳如风　县长\n成员：白川　县商务局局长\n{behind}")

    assert len(group.members) == 2
