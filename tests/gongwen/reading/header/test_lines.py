import pytest

from gongwen.reading.header import Head, read_head
from gongwen.reading.model import Basis
from gongwen.reading.text.prose import prose_of

OPENING = "为做好有关工作，制定本方案。\n一、工作目标"


def head_of(text: str) -> Head:
    return read_head(prose_of(text))


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("清政办〔2021〕17号", "清政办〔2021〕17号"),
        ("清政办[2021]17号", "清政办[2021]17号"),
        ("清政办﹝2021﹞17号", "清政办﹝2021﹞17号"),
        ("清政办（2021）17号", "清政办（2021）17号"),
        ("（清政办〔2021〕17号）", "清政办〔2021〕17号"),
        ("文号：清政办〔2021〕17号", "清政办〔2021〕17号"),
        ("清投字〔2021〕第17号", "清投字〔2021〕第17号"),
        ("清政发电〔2021〕3号", "清政发电〔2021〕3号"),
        ("特急　清政办〔2021〕17号", "清政办〔2021〕17号"),
        ("清政〔2021〕15号　　签发人：王大力", "清政〔2021〕15号"),
        ("清河县商务局　　　　　清商函〔2021〕5号", "清商函〔2021〕5号"),
        ("第12号", "第12号"),
        ("2021年第3号", "2021年第3号"),
    ],
)
def test_numbers_are_read_as_printed(line: str, number: str) -> None:
    assert head_of(f"{line}\n关于做好有关工作的通知\n{OPENING}").document.number == number


def test_a_number_in_the_titles_bracket_is_taken_out_of_the_title() -> None:
    document = head_of(f"关于推动快递业发展的实施意见（清商〔2021〕29号）\n{OPENING}").document

    assert (document.title, document.number) == ("关于推动快递业发展的实施意见", "清商〔2021〕29号")


def test_the_number_of_a_cited_document_is_not_the_documents() -> None:
    text = "关于做好有关工作的通知\n根据《清河市通知》（清市办〔2021〕2号）要求，制定本方案。\n一、目标"

    assert head_of(text).document.number is None


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("2021年5月7日", "2021-05-07"),
        ("二〇〇五年三月十六日", "2005-03-16"),
        ("二○二一年元月二十一日", "2021-01-21"),
        ("2021年2月30日", None),
        ("2021年5月7日印发", None),
    ],
)
def test_signatures_are_dated_in_both_kinds_of_numerals(line: str, date: str | None) -> None:
    assert head_of(f"关于做好有关工作的通知\n{OPENING}\n清河县商务局\n{line}").document.date == date


def test_a_signature_outweighs_the_compilers_date() -> None:
    text = f"关于做好有关工作的通知（2021年5月6日）\n{OPENING}\n清河县商务局\n2021年5月7日"

    assert head_of(text).document.date == "2021-05-07"


def test_a_meetings_decision_is_dated_below_its_title() -> None:
    text = f"中共清河县委关于加强作风建设的决定\n（2021年3月5日中共清河县第十届委员会第三次全体会议通过）\n{OPENING}"

    assert head_of(text).document.date == "2021-03-05"


@pytest.mark.parametrize("stop", ["", "。"])
def test_units_and_dates_of_a_table_printed_one_cell_a_line_sign_nothing(stop: str) -> None:
    document = head_of(f"""清河县2021年重点工作任务清单
序号
工作任务
责任单位
完成时限
1
建设夜市三处，完善照明、停车和环卫设施，确保开放{stop}
县商务局
2021年6月30日
2
整治东大街占道经营，规范流动摊贩，做到管理有序
县城管局
2021年9月30日""").document

    assert (document.issuer, document.date) == (None, None)


@pytest.mark.parametrize(
    ("line", "recipients"),
    [
        ("各街道办事处，园区各服务中心，区直各单位：", ("各街道办事处", "园区各服务中心", "区直各单位")),
        ("各镇人民政府、街道办事处，区政府各委、办、局：", ("各镇人民政府", "街道办事处", "区政府各委、办、局")),
        ("各市、县人民政府，省政府各部门、各直属机构：", ("各市、县人民政府", "省政府各部门", "各直属机构")),
        ("各县（市、区）人民政府，市属、驻市各单位：", ("各县（市、区）人民政府", "市属、驻市各单位")),
        ("各专门委员会，各承办单位:", ("各专门委员会", "各承办单位")),
        ("全院各科室：", ("全院各科室",)),
        ("王小明代表：", ("王小明代表",)),
        ("县人民政府：", ("县人民政府",)),
    ],
)
def test_recipients_part_at_commas_and_between_whole_names(line: str, recipients: tuple[str, ...]) -> None:
    assert head_of(f"关于做好有关工作的通知\n{line}\n{OPENING}").document.recipients == recipients


def test_recipients_broken_over_lines_are_put_together() -> None:
    text = f"关于做好有关工作的通知\n各乡镇人民政府，县政府各部门、各直属事\n业单位：{OPENING}"

    assert head_of(text).document.recipients == ("各乡镇人民政府", "县政府各部门", "各直属事业单位")


@pytest.mark.parametrize("line", ["责任单位：", "现将有关事项通知如下：", "成员：", "县领导小组成员单位名单："])
def test_other_lines_that_end_in_a_colon_address_nobody(line: str) -> None:
    assert head_of(f"关于做好有关工作的通知\n{line}\n{OPENING}").document.recipients == ()


@pytest.mark.parametrize(
    ("sentence", "body"),
    [
        ("《方案》已经区人民政府同意，现印发给你们。", "区人民政府"),
        ("经省委、省政府同意，现印发给你们。", "省委、省政府"),
        ("《方案》已经市政府第12次常务会议审议通过，现印发给你们。", "市政府第12次常务会议"),
        ("《方案》已经2021年3月5日县政府第3次常务会议研究同意，现予印发。", "县政府第3次常务会议"),
        ("《方案》已经县委、县政府研究同意，现印发给你们。", "县委、县政府"),
        ("《方案》已经国务院领导同志同意，现印发给你们。", "国务院领导同志"),
        ("经研究同意，现印发给你们。", None),
        ("经商县财政局同意，现印发给你们。", None),
        ("未经县政府同意，不得调整，现通知如下。", None),
    ],
)
def test_who_agreed_is_read_from_the_notices_words(sentence: str, body: str | None) -> None:
    text = f"关于做好有关工作的通知\n各有关单位：\n{sentence}\n一、工作目标"

    assert head_of(text).document.approved_by == body


@pytest.mark.parametrize(
    ("sentence", "bases"),
    [
        (
            "根据《甲办法》（清政发〔2020〕6号）和《乙条例》，制定本方案。",
            [("甲办法", "清政发〔2020〕6号"), ("乙条例", None)],
        ),
        ("为贯彻落实《关于印发〈甲方案〉的通知》精神，制定本方案。", [("关于印发〈甲方案〉的通知", None)]),
        (
            "按照《关于印发《甲方案》的通知》（清办〔2021〕3号）要求，制定本方案。",
            [("关于印发《甲方案》的通知", "清办〔2021〕3号")],
        ),
        ("根据《甲办法》要求，县商务局制定了《乙方案》，现印发给你们。", [("甲办法", None)]),
        ("根据《甲规划（2021—2025年）》（以下简称《规划》），制定本方案。", [("甲规划（2021—2025年）", None)]),
        (
            "你局《关于设立示范区的请示》（清商〔2021〕15号）收悉，现批复如下：",
            [("关于设立示范区的请示", "清商〔2021〕15号")],
        ),
        ("根据清政办〔2021〕17号文件精神，制定本方案。", [("清政办〔2021〕17号", "清政办〔2021〕17号")]),
        ("现将《甲方案》印发给你们，请认真组织实施。", []),
        ("《甲方案》已经县政府同意，请认真贯彻落实《乙方案》。", []),
    ],
)
def test_bases_are_the_documents_that_the_opening_rests_on(sentence: str, bases: list[tuple[str, str | None]]) -> None:
    text = f"关于做好有关工作的通知\n{sentence}\n一、工作目标"

    assert head_of(text).document.bases == tuple(Basis(*basis) for basis in bases)


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("清河县2023年工作要点", 2023),
        ("清河县2020年总结和2021年工作计划", 2021),
        ("清河县行动方案（2021—2025年）", 2022),
        ("清河县工作方案", 2022),
    ],
)
def test_the_plans_year_is_its_titles_else_its_dates(title: str, year: int) -> None:
    assert head_of(f"{title}\n{OPENING}\n清河县商务局\n2022年5月7日").year == year
