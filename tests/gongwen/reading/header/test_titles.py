"""Titles as files in the wild print them, and the organs that titles name."""

import pytest

from gongwen.reading.header import Head, read_head
from gongwen.reading.text.prose import prose_of

OPENING = "为做好有关工作，制定本方案。\n一、工作目标"


def head_of(text: str) -> Head:
    return read_head(prose_of(text))


def title_of(text: str) -> str | None:
    return head_of(text).document.title


def test_of_a_title_given_twice_the_wording_with_its_book_marks_is_the_documents() -> None:
    text = f"""清河县人民政府文件
清河县人民政府关于印发《清河县夜间经济任务分工》的通知
清政〔2021〕3号清河县人民政府关于印发清河县夜间经济任务分工的通知
各乡镇人民政府：
{OPENING}"""

    assert title_of(text) == "清河县人民政府关于印发《清河县夜间经济任务分工》的通知"
    assert head_of(text).body == (4, 6)


def test_of_two_different_titles_the_one_nearest_the_addressees_is_the_documents() -> None:
    text = f"清河县夜市建设有关文件通知\n清河县关于做好夜市工作的通知\n各乡镇人民政府：\n{OPENING}"

    assert title_of(text) == "清河县关于做好夜市工作的通知"


@pytest.mark.parametrize(
    "title",
    [
        "关于支持夜间经济的十条",
        "清河县2021年重点工作任务分解表",
        "清河县2021年重点项目推进表",
        "清河县2021年重点工作推进情况调度表",
        "清河县2021年十件民生实事",
        "清河县2021年安全生产目标责任状",
        "清河县蓝天保卫攻坚战",
        "清河县夜间经济发展指导目录",
    ],
)
def test_titles_end_in_many_kinds_of_table_list_and_pledge(title: str) -> None:
    assert title_of(f"首页\n{title}\n{OPENING}") == title


@pytest.mark.parametrize("number", ["5.", "5、", "5．", "#5."])
@pytest.mark.parametrize("title", ["清河县夜市建设任务分解表", "2021年清河县夜市建设任务分解表"])
def test_a_compilers_number_is_no_part_of_a_title_that_begins_with_its_year(number: str, title: str) -> None:
    assert title_of(f"{number}{title}\n{OPENING}") == title


@pytest.mark.parametrize("heading", ["违反本县夜市管理规定第二十条", "夜市管理第十条"])
def test_an_articles_number_is_no_kind_of_title(heading: str) -> None:
    assert title_of(f"首页\n{heading}\n{OPENING}") is None


@pytest.mark.parametrize(
    "beginning",
    [
        "1、清河县夜市建设工作方案为做好夜市建设，制定本方案。\n一、工作目标",
        "关于建设夜市的十条意见。为做好夜市建设，提出如下意见。\n一、工作目标",
        "清河县夜市建设工作方案一、工作目标建成夜市三处，年内全部开放，并配齐照明和停车设施。\n二、工作措施",
        "1、清河县夜市建设任务分解表序号工作任务牵头单位1建设夜市三处，完善照明和停车设施，确保开放县商务局",
        "清河县夜市建设情况调度表发布时间：2021-05-07来源：县商务局\n一、工作目标",
    ],
)
def test_a_title_run_together_with_what_follows_is_parted_from_it(beginning: str) -> None:
    assert title_of(beginning) in (
        "清河县夜市建设工作方案",
        "关于建设夜市的十条意见",
        "清河县夜市建设任务分解表",
        "清河县夜市建设情况调度表",
    )


@pytest.mark.parametrize(
    "first",
    [
        "清河县夜市建设任务分解表.docx",
        "清河县夜市建设任务分解表.docx清河县夜市建设任务分解表",
        "清河县夜市建设任务分解表.PDF",
    ],
)
def test_a_file_names_ending_is_no_part_of_the_title(first: str) -> None:
    assert title_of(f"{first}\n{OPENING}") == "清河县夜市建设任务分解表"


def test_a_file_name_above_a_notice_is_not_joined_to_its_title() -> None:
    text = f"关于印发清河县夜市工作方案的通知.docx\n关于印发清河县夜市工作方案的通知\n各乡镇人民政府：\n{OPENING}"

    assert title_of(text) == "关于印发清河县夜市工作方案的通知"


def test_a_document_sites_line_about_sharing_is_no_opening() -> None:
    shared = (
        "《夜市建设方案.docx》由会员分享，可在线阅读，更多相关《夜市建设方案.docx》请在某某网上搜索。"
        + "更多图纸|" * 60
    )
    head = head_of(f"{shared}\n1、清河镇夜市建设工作方案为做好夜市建设，制定本方案。\n一、工作目标")

    assert head.document.title == "清河镇夜市建设工作方案"
    assert head.text == (1, 3)


def test_a_document_sites_line_may_run_into_the_title() -> None:
    shared = "《夜市建设方案.docx》由会员分享，可在线阅读，更多相关内容请在某某网上搜索。"
    head = head_of(f"{shared} 1、清河镇夜市建设工作方案为做好夜市建设，制定本方案。一、工作目标建成夜市。")

    assert head.document.title == "清河镇夜市建设工作方案"


def test_a_title_run_into_a_pages_path_is_told_by_its_second_copy() -> None:
    path = "您好，欢迎访问清河县人民政府网站！设为首页 | 繁体首页 > 政策 > 县政府文件"
    title = "清河县人民政府关于加快夜市建设的实施意见"
    copy = f"清政发〔2021〕3号\n各乡镇人民政府：\n{OPENING}\n一、工作目标\n建成夜市。\n"
    head = head_of(f"{path}{title}来源：县政府办公室\n{copy}原文下载：\n{title}\n{copy}")

    assert head.document.title == title


def test_a_title_below_that_nothing_above_repeats_is_not_the_documents() -> None:
    head = head_of(
        f"欢迎访问！首页 > 政策\n各乡镇人民政府：\n{OPENING}\n一、工作目标\n建成夜市。\n清河县夜市建设三年行动方案"
    )

    assert head.document.title is None


@pytest.mark.parametrize("label", ["附件2", "附件二", "附件", "附件2：", "附表："])
def test_an_annexs_label_is_no_part_of_its_title(label: str) -> None:
    assert title_of(f"{label}清河县夜市建设任务分工\n{OPENING}") == "清河县夜市建设任务分工"


def test_an_annexs_label_glued_to_its_title_begins_the_plan() -> None:
    head = head_of("""清河县商务局关于印发夜市建设方案的通知
各乡镇人民政府：
现将方案印发给你们，请认真落实。
清河县商务局
2021年5月7日
附件1清河县夜市建设工作方案
为做好夜市建设，制定本方案。
一、工作目标""")

    assert head.plan_title == "清河县夜市建设工作方案"
    assert head.body == (6, 8)


def test_a_list_of_annexes_below_the_signature_is_no_plan() -> None:
    head = head_of("""清河县商务局关于做好夜市建设工作的通知
各乡镇人民政府：
请按要求做好夜市建设工作。
清河县商务局
2021年5月7日
附件1清河县夜市建设工作方案
附件2清河县夜市建设进度安排表""")

    assert head.plan_title is None


@pytest.mark.parametrize(
    ("bracket", "title"),
    [
        ("（征求意见稿V2.2）", "清河县夜市建设方案"),
        ("（讨论稿2021年5月7日）", "清河县夜市建设方案"),
        ("（送审稿第三稿）", "清河县夜市建设方案"),
        ("（征求意见稿）", "清河县夜市建设方案（征求意见稿）"),
        ("（第二版）", "清河县夜市建设方案（第二版）"),
        ("（试行）", "清河县夜市建设方案（试行）"),
    ],
)
def test_a_drafts_version_is_no_part_of_the_title(bracket: str, title: str) -> None:
    assert title_of(f"清河县夜市建设方案{bracket}\n{OPENING}") == title


@pytest.mark.parametrize(
    "lines",
    [
        "清河县人民政府办公室关于落实清河市人民政府\n关于发展夜间经济若干意见有关措施分工的通知",
        "清河县人民政府办公室转发\n关于发展夜间经济若干意见的通知",
        "清河县人民政府办公室关于\n印发关于发展夜间经济若干意见的通知",
    ],
)
def test_a_title_broken_before_its_second_guanyu_is_put_together(lines: str) -> None:
    assert title_of(f"首页\n{lines}\n各乡镇人民政府：\n{OPENING}") == lines.replace("\n", "")


@pytest.mark.parametrize("line", ["夜市好去处", "县政府部署夜市建设工作(清河新闻网)", "夜市建设工作提速(记者王小明)"])
def test_a_first_line_that_is_a_headline_or_talk_is_no_title(line: str) -> None:
    assert title_of(f"{line}\n近日，县政府召开会议，部署夜市建设。\n一、夜市") is None


@pytest.mark.parametrize(
    ("title", "issuer"),
    [
        ("中共清河能源有限公司委员会2021年党建工作任务清单", "中共清河能源有限公司委员会"),
        ("清河县教育局党组2021年工作要点", "清河县教育局党组"),
        ("中共清河县委2021年工作要点", "中共清河县委"),
        ("清河县城东街道办事处2021年安全生产工作要点", "清河县城东街道办事处"),
        ("清河县总工会2021年工作要点", "清河县总工会"),
        ("清河县夜间经济工作领导小组2021年工作要点", "清河县夜间经济工作领导小组"),
        ("清河县人民法院2021年司法公开工作要点", "清河县人民法院"),
        ("清河县社会2021年慈善行动方案", None),
        ("全县各乡镇综治中心2021年建设任务清单", None),
        ("清河县城区2021年建设任务清单", None),
    ],
)
def test_the_whole_organ_before_the_year_issues_its_plan(title: str, issuer: str | None) -> None:
    assert head_of(f"{title}\n{OPENING}").document.issuer == issuer


@pytest.mark.parametrize(
    ("title", "issuer"),
    [
        ("关于印发《清河县教育局2021年工作要点》的通知", "清河县教育局"),
        ("关于印发清河县教育局2021年工作要点的通知", "清河县教育局"),
        ("关于印发《清河县2021年教育工作要点》的通知", None),
        ("关于印发《清河县人民政府2021年立法计划》的通知", None),
        ("关于转发《清河市教育局2021年工作要点》的通知", None),
    ],
)
def test_a_notice_without_an_organ_is_issued_by_the_organ_of_the_plan_it_sends(title: str, issuer: str | None) -> None:
    assert head_of(f"{title}\n各学校：\n现印发给你们，请认真落实。\n一、目标").document.issuer == issuer


def test_a_letterhead_outweighs_the_organ_of_the_plan_sent() -> None:
    text = "清河县人民政府文件\n关于印发《清河县教育局2021年方案》的通知\n各学校：\n现印发给你们，请认真落实。"

    assert head_of(text).document.issuer == "清河县人民政府"


@pytest.mark.parametrize("byline", ["（清河县商务局2021年5月7日）", "清河县商务局2021年5月7日"])
def test_an_organ_and_a_date_below_the_title_are_issuer_and_date(byline: str) -> None:
    document = head_of(f"夜市建设任务分工方案\n{byline}\n{OPENING}").document

    assert (document.title, document.issuer, document.date) == ("夜市建设任务分工方案", "清河县商务局", "2021-05-07")


def test_an_order_is_dated_below_the_name_of_who_signs_it() -> None:
    head = head_of("""清河县人民政府令
第12号
《清河县夜市管理办法》已经2021年5月1日县政府常务会议通过，现予公布，自2021年6月1日起施行。
县长王大力
2021年5月7日
清河县夜市管理办法
为规范夜市管理，制定本办法。""")

    assert (head.document.date, head.plan_title) == ("2021-05-07", "清河县夜市管理办法")


@pytest.mark.parametrize("row", ["单位：", "填报单位：", "编制单位："])
def test_the_label_of_a_tables_row_addresses_nobody(row: str) -> None:
    text = f"清河县夜市建设任务分解表\n{row}清河县商务局\n序号\n工作任务"

    assert head_of(text).document.recipients == ()
