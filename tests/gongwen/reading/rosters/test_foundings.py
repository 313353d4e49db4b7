"""Sentences that found a body and say in the same breath who is in it."""

import pytest

from tests.gongwen.reading.rosters.rows import Row, groups_of, rows_of

FOUNDED = "成立云溪县夜市工作领导小组，"
HEADS: list[Row] = [("组长", "柳如风", "县长"), ("副组长", "白川", "副县长")]
MEMBERS: list[Row] = [("成员", "齐云海", None), ("成员", "陶然", None)]


def told(sentence: str) -> list[Row]:
    (group,) = groups_of(sentence)
    return rows_of(group)


@pytest.mark.parametrize(
    "sentence",
    [
        "成立由县长柳如风任组长，副县长白川任副组长，齐云海、陶然为成员的夜市工作领导小组。",
        "成立了以县长柳如风同志为组长，副县长白川同志为副组长，齐云海、陶然为成员的夜市工作领导小组。",
        "建立由县长柳如风担任组长、副县长白川担任副组长、齐云海和陶然为成员的夜市工作领导小组，办公室设在县商务局。",
    ],
)
def test_the_body_may_be_named_behind_its_members(sentence: str) -> None:
    (group,) = groups_of(sentence)

    assert (group.name, rows_of(group)) == ("夜市工作领导小组", HEADS + MEMBERS)


@pytest.mark.parametrize(
    "members",
    [
        "成员齐云海、陶然组成",
        "成员为齐云海、陶然",
        "成员包括齐云海、陶然",
        "成员有齐云海和陶然",
        "成员：齐云海、陶然",
        "成员由齐云海、陶然组成",
        "成员由齐云海，陶然组成",
        "齐云海、陶然等为成员",
        "齐云海、陶然等同志任成员",
    ],
)
def test_members_are_listed_in_a_sentence_in_many_ways(members: str) -> None:
    assert told(f"{FOUNDED}由县长柳如风任组长，副县长白川任副组长，{members}。") == HEADS + MEMBERS


def test_the_role_as_printed_is_kept_in_a_list_that_a_verb_closes() -> None:
    sentence = FOUNDED + "由镇长柳如风任组长，组员齐云海、陶然组成；领导小组下设办公室。"

    assert told(sentence)[1:] == [("组员", "齐云海", None), ("组员", "陶然", None)]


def test_roles_stand_before_names_without_a_verb() -> None:
    sentence = FOUNDED + "组长柳如风，常务副组长白川，成员齐云海、陶然。"

    assert told(sentence) == [("组长", "柳如风", None), ("常务副组长", "白川", None), *MEMBERS]


def test_roles_with_counts_are_given_to_persons() -> None:
    sentence = FOUNDED + "设组长1名，由县长柳如风担任；设副组长1名，由副县长白川兼任。"

    assert told(sentence) == HEADS


def test_two_heads_share_a_role() -> None:
    assert told(FOUNDED + "由县委书记柳如风和县长白川任双组长。") == [
        ("双组长", "柳如风", "县委书记"),
        ("双组长", "白川", "县长"),
    ]


def test_a_name_shares_the_post_before_the_last_one() -> None:
    assert told(FOUNDED + "副县长白川、齐云海任副组长，县商务局局长陶然、石敢当为成员。") == [
        ("副组长", "白川", "副县长"),
        ("副组长", "齐云海", "副县长"),
        ("成员", "陶然", "县商务局局长"),
        ("成员", "石敢当", None),
    ]


def test_and_parts_persons_but_no_name() -> None:
    sentence = FOUNDED + "由镇长刘建和任组长，副镇长白川和县商务局局长齐云海任副组长，陶然及各村党支部书记为成员。"

    assert told(sentence) == [
        ("组长", "刘建和", "镇长"),
        ("副组长", "白川", "副镇长"),
        ("副组长", "齐云海", "县商务局局长"),
        ("成员", "陶然", None),
        ("成员", None, "各村党支部书记"),
    ]


def test_units_stand_before_names_where_there_are_several() -> None:
    assert told(FOUNDED + "县商务局齐云海、县财政局陶然、各村支书为成员。") == [
        ("成员", "齐云海", "县商务局"),
        ("成员", "陶然", "县财政局"),
        ("成员", None, "各村支书"),
    ]


def test_who_leads_the_work_is_no_member() -> None:
    sentence = FOUNDED + "由常务副县长柳如风牵头，县商务局局长白川具体负责，齐云海、陶然为成员。"

    assert told(sentence) == MEMBERS


def test_remarks_behind_names_are_left_out() -> None:
    assert told(FOUNDED + "县长柳如风（兼）任组长，副县长白川（挂职）任副组长。") == HEADS


def test_every_body_of_a_paragraph_has_its_own_members() -> None:
    text = "成立夜市工作领导小组，由县长柳如风任组长。成立夜市工作专班，由副县长白川任召集人。"

    assert [rows_of(group) for group in groups_of(text)] == [
        [("组长", "柳如风", "县长")],
        [("召集人", "白川", "副县长")],
    ]


@pytest.mark.parametrize(
    "groups",
    [
        "下设综合组、宣传组，综合组组长由齐云海担任，宣传组组长由陶然担任。",
        "下设综合组（组长：齐云海）、宣传组（组长陶然）。",
        "下设两个组：\n（一）综合组。由齐云海任组长，负责协调。\n（二）宣传组。由陶然任组长。",
        "下设两个组：\n（一）综合组：组长齐云海，负责协调。\n（二）宣传组：组长：陶然。",
    ],
    ids=["given", "in brackets", "a paragraph each", "a label each"],
)
def test_sub_groups_have_their_own_heads(groups: str) -> None:
    found = groups_of(f"{FOUNDED}由县长柳如风任组长。领导小组{groups}")

    heads = {group.name: [(m.role, m.name) for m in group.members] for group in found}
    assert heads["综合组"] == [("组长", "齐云海")]
    assert heads["宣传组"] == [("组长", "陶然")]
    assert heads["云溪县夜市工作领导小组"] == [("组长", "柳如风")]


@pytest.mark.parametrize(
    "sentence",
    [
        "会议听取了组长柳如风、副组长白川的汇报，成员齐云海、陶然作了发言。",
        "领导小组组长柳如风主持会议，副组长白川、齐云海参加会议。",
        "督查组由组长柳如风带队，成员白川、齐云海参加。",
        "成员由3名以上专家组成，组长由专家推选产生。",
        "组长每季度召开会议，成员为兼职。",
    ],
)
def test_sentences_about_members_found_no_roster(sentence: str) -> None:
    (group,) = groups_of("成立云溪县夜市工作领导小组。" + sentence)

    assert group.members == ()
