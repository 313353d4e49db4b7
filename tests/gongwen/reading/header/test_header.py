import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.reading.header import Head, read_head
from gongwen.reading.model import Basis
from gongwen.reading.text.prose import prose_of

NOTICE = """清河县人民政府办公室文件
清政办〔2021〕17号
清河县人民政府办公室关于印发清河县夜间经济工作方案的通知
各乡镇人民政府，县政府各部门：
《清河县夜间经济工作方案》已经县人民政府同意，现印发给你们，请认真组织实施。
清河县人民政府办公室
2021年5月7日
清河县夜间经济工作方案
为推动夜间经济发展，根据《清河市夜间经济促进办法》（清市政发〔2020〕6号）精神，结合我县实际，制定本方案。
一、工作目标
建成夜市三处。"""


def head_of(text: str) -> Head:
    return read_head(prose_of(text))


def test_a_notice_with_its_annexed_plan_is_read_whole() -> None:
    head = head_of(NOTICE)

    document = head.document
    assert document.kind == "通知"
    assert document.title == "清河县人民政府办公室关于印发清河县夜间经济工作方案的通知"
    assert document.number == "清政办〔2021〕17号"
    assert document.issuer == "清河县人民政府办公室"
    assert document.date == "2021-05-07"
    assert document.recipients == ("各乡镇人民政府", "县政府各部门")
    assert document.approved_by == "县人民政府"
    assert document.bases == (Basis("清河市夜间经济促进办法", "清市政发〔2020〕6号"),)
    assert head.plan_title == "清河县夜间经济工作方案"
    assert (head.text, head.body, head.year) == ((0, 11), (8, 11), 2021)


def test_a_notice_run_together_in_one_paragraph_is_parted() -> None:
    lines = NOTICE.split("\n")

    head = head_of("".join(lines[:9]) + "\n" + "\n".join(lines[9:]))

    assert head.document == head_of(NOTICE).document
    assert head.plan_title == "清河县夜间经济工作方案"
    assert head.body == (0, 3)


def test_white_space_inside_lines_changes_nothing() -> None:
    spaced = NOTICE.replace("2021年5月7日", "2021 年5 月7 日").replace("清政办〔2021〕17号", "清政办 〔2021〕 17号")

    assert head_of(spaced).document == head_of(NOTICE).document


def test_a_compilers_number_and_date_are_no_part_of_the_title() -> None:
    head = head_of("""5. 清河县人民政府关于做好防汛工作的通知（2021年5月7日）
清政〔2021〕3号
各乡镇人民政府：
为做好防汛工作，现通知如下：
一、落实责任。""")

    assert head.document.title == "清河县人民政府关于做好防汛工作的通知"
    assert head.document.date == "2021-05-07"
    assert head.body == (3, 5)


def test_a_plan_without_a_notice_has_its_own_title_and_signature() -> None:
    head = head_of("""柳河镇2021年秋季防火工作方案
为做好防火工作，结合我镇实际，制定本方案。
一、工作措施
柳河镇人民政府
二○二一年九月一日""")

    assert head.document.title == "柳河镇2021年秋季防火工作方案"
    assert (head.document.kind, head.plan_title) == (None, None)
    assert (head.document.issuer, head.document.date) == ("柳河镇人民政府", "2021-09-01")
    assert head.body == (1, 5)


def test_of_a_notice_cut_off_above_its_signature_the_annex_gives_the_title() -> None:
    head = head_of("""中共清河县委办公室
清河县人民政府办公室
2021年5月16日
清河县街道工作任务分解方案
为加强街道工作，制定本方案。
一、工作任务""")

    assert head.document.title == head.plan_title == "清河县街道工作任务分解方案"
    assert head.document.issuer == "中共清河县委办公室清河县人民政府办公室"
    assert head.body == (4, 6)


def test_an_excerpt_without_a_title_has_none() -> None:
    head = head_of("""各乡镇人民政府,县直有关部门:
《清河县议案分解办理意见》已经县政府同意,现印发给你们,请认真落实。
2021年3月15日""")

    document = head.document
    assert (document.title, document.kind, document.issuer) == (None, None, None)
    assert (document.date, document.approved_by) == ("2021-03-15", "县政府")
    assert head.body == (1, 3)


def test_several_plans_behind_one_notice_are_one_body() -> None:
    head = head_of(NOTICE + "\n清河县日间经济工作方案\n为发展日间经济，制定本方案。\n一、工作目标")

    assert head.plan_title == "清河县夜间经济工作方案"
    assert head.body == (8, 14)


def test_a_notice_with_sections_of_its_own_keeps_them_unless_it_sends_a_plan() -> None:
    sections = """关于做好夜间经济工作的通知
各有关单位：
为做好夜间经济工作，现通知如下：
一、建设夜市。责任单位：县商务局
二、整治秩序。责任单位：县城管局
清河县商务局
2021年5月7日
附件
工作进展情况
一、进度"""

    assert head_of(sections).body == (2, 10)
    assert head_of(sections).plan_title is None


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("关于促进夜间经济发展的实施意见（试行）", "意见"),
        ("关于增加改造资金的请示", "请示"),
        ("关于同意设立示范区的批复", "批复"),
        ("关于商请支持改造工作的函", "函"),
        ("清河县人民政府专题会议纪要", "纪要"),
        ("关于第三季度进展情况的通报", "通报"),
        ("关于召开听证会的公告", "公告"),
        ("清河县人民政府令", "命令"),
        ("关于第12号建议的答复", None),
        ("清河县夜间经济工作方案（征求意见稿）", None),
    ],
)
def test_the_kind_is_the_statutory_word_that_ends_the_title(title: str, kind: str | None) -> None:
    head = head_of(f"{title}\n为做好有关工作，现将情况说明如下。\n一、基本情况")

    assert (head.document.title, head.document.kind) == (title, kind)


def test_joint_issuers_stand_in_one_string_and_a_seals_note_stands_nowhere() -> None:
    head = head_of("""关于开展消费活动的通知
各有关单位：
为促进消费，现通知如下：
一、活动时间
清河县发展和改革局　清河县财政局
清河县消费促进领导小组办公室（代章）
2021年5月7日""")

    assert head.document.issuer == "清河县发展和改革局清河县财政局清河县消费促进领导小组办公室"


@pytest.mark.parametrize(
    ("title", "issuer"),
    [
        ("清河县住房和城乡建设局办理代表建议实施方案", "清河县住房和城乡建设局"),
        ("清河县人民政府关于做好防汛工作的通知", "清河县人民政府"),
        ("清河县促进消费工作领导小组办公室印发《清河县促进消费若干措施》", "清河县促进消费工作领导小组办公室"),
        ("清河县财政局等四部门关于开展检查的通知", "清河县财政局等四部门"),
        ("清河县商务局2022年工作计划", "清河县商务局"),
        ("清河县落实优化营商环境工作方案的通知", None),
        ("清河县2022年重点工作任务清单", None),
    ],
)
def test_without_a_signature_the_organ_named_in_the_title_issues(title: str, issuer: str | None) -> None:
    assert head_of(f"{title}\n为做好有关工作，制定本方案。\n一、目标").document.issuer == issuer


def test_without_either_the_letterhead_issues() -> None:
    head = head_of("""清河城市建设投资集团有限公司文件
清城投字〔2023〕6号
关于下达2023年度重点工作任务的通知
集团各部门、各子公司：
经集团党委会研究同意，现将任务下达给你们。
一、工程建设""")

    assert head.document.issuer == "清河城市建设投资集团有限公司"
    assert head.document.number == "清城投字〔2023〕6号"
    assert head.document.approved_by == "集团党委会"


def test_an_organs_line_above_the_title_is_no_part_of_it() -> None:
    head = head_of("""中共清河县委文件
清委发〔2021〕3号
中共清河县委　清河县人民政府
关于印发《清河县乡村治理行动方案（2021—2023年）》的通知
各乡镇党委、政府，县委各部委，各人民团体：
现将《清河县乡村治理行动方案（2021—2023年）》印发给你们。""")

    assert head.document.title == "关于印发《清河县乡村治理行动方案（2021—2023年）》的通知"
    assert head.document.issuer == "中共清河县委清河县人民政府"
    assert head.document.recipients == ("各乡镇党委、政府", "县委各部委", "各人民团体")


def test_a_title_over_several_lines_is_put_together() -> None:
    head = head_of("""关于印发清河县推进夜间消费
培育特色老街
工作方案的通知
清政办〔2021〕17号
各乡镇人民政府：
现将方案印发给你们。""")

    assert head.document.title == "关于印发清河县推进夜间消费培育特色老街工作方案的通知"


@given(
    st.lists(st.sampled_from([*NOTICE.split("\n"), "首页", "发布日期：", "一、", "2021年5月7日", "附件1", "《", "|"]))
)
def test_any_lines_give_ranges_inside_the_text(lines: list[str]) -> None:
    prose = prose_of("\n".join(lines))

    head = read_head(prose)

    assert 0 <= head.text[0] <= head.body[0] <= head.body[1] == head.text[1] <= len(prose)


@given(st.text(alphabet="清河县人民政府关于印发的通知方案《》（）〔〕2021年5月7日号：，。、一\n ", max_size=200))
def test_any_text_gives_a_head(text: str) -> None:
    head = head_of(text)

    assert head.document.title is None or "\n" not in head.document.title
