"""Facts about the documents of the corpus that no hand-made reading covers, found by reading them.

The counts of tasks are those of the responsibility notes, or of the lowest items of the work part where there are none.
"""

from pathlib import Path

import pytest

from gongwen.refusals import Refused
from tests.corpus.measure import SETS, Reading, document, reading_of
from tests.places import corpus_folder

QINGPU = "01_qingpu_yhyshj2023"
KARAMAY = "02_karamay_fgf2023"
GUANGZHOU = "25_guangzhou_biaozhunhua"
STATE_COUNCIL = "30_gwy_zxqy_cuoshi"
SHUNYI = "31_shunyi_yiyeyizheng"
ZHEJIANG = "32_zhejiang_fanlongduan"
GUANGDONG = "42_guangdong_dikong"
HUNAN = "45_hunan_dikong_cuoshi"
BEIJING = "47_beijing_dikong"

# Tasks, assignments, tasks with a deadline.
COUNTS = {
    QINGPU: (108, 204, 0),
    KARAMAY: (71, 250, 71),
    GUANGZHOU: (38, 108, 11),
    STATE_COUNCIL: (15, 55, 1),
    SHUNYI: (5, 0, 1),
    ZHEJIANG: (3, 0, 0),
    GUANGDONG: (29, 132, 0),
    HUNAN: (19, 54, 0),
    BEIJING: (18, 0, 0),
}

ROLES = {"lead": "牵", "responsible": "责", "supporting": "配", "guiding": "指"}

# Document, number and first words of a task, and its units, each after a character for its role.
UNITS = [
    (QINGPU, "（1）", "优化在线帮办服务", "责区政务办"),
    (
        QINGPU,
        "（27）",
        "全面实施水电气网联合报装",
        "责区建管委 责水务局 责发改委 责科委 责通信基础设施建设管理办公室青浦办事处 责电力公司 责公用事业公司 责大众燃气 责城投水务",
    ),
    (QINGPU, "（86）", "优化小额诉讼程序", "责区法院"),
    (QINGPU, "（102）", "各部门、各单位主要负责同志", "责各相关部门 责各街镇"),
    (
        KARAMAY,
        "1.",
        "落实《市场准入负面清单",
        "牵市发改委 责各区人民政府 责市政务服务和公共资源交易中心 责市级各有关部门",
    ),
    (
        KARAMAY,
        "22.",
        "继续深化利率市场化改革",
        "牵中国人民银行克拉玛依市中心支行 责各区人民政府 责克拉玛依银保监分局 责市级各有关部门",
    ),
    (
        KARAMAY,
        "23.",
        "发挥财政金融联动作用",
        "牵市财政局 责各区人民政府 责中国人民银行克拉玛依市中心支行 责克拉玛依银保监分局 责市级各有关部门",
    ),
    (KARAMAY, "67.", "深入推进“互联网+医保”服务", "牵市医保局"),
    (KARAMAY, "71.", "2022年3月前阶段性调整", "牵市发改委 责各区人民政府 责市财政局 责市级各有关部门"),
    (GUANGZHOU, "（一）", "规范中介服务", "责相关市直部门"),
    (GUANGZHOU, "（二）", "规范政务服务场所办事服务", "责市政务服务数据管理局 责相关市直部门 责各区政府"),
    (GUANGZHOU, "（四）", "推进政务服务数字档案", "牵市档案局 牵市政务服务数据管理局 配市直各部门 配各区政府"),
    (GUANGZHOU, "（八）", "鼓励先行先试前沿技术", "牵市政务服务数据管理局 配市直各部门 配各区政府"),
    (STATE_COUNCIL, "（一）", "强化政策落实", "责财政部 责税务总局 责人力资源社会保障部 责工业和信息化部 责各地方"),
    (STATE_COUNCIL, "（十二）", "加强知识产权运用和保护", "责知识产权局 责工业和信息化部"),
    (STATE_COUNCIL, "（十三）", "加大人才兴企支持力度", "责工业和信息化部 责教育部 责人力资源社会保障部"),
    (
        GUANGDONG,
        "（一）",
        "加强低空空域协同管理",
        "牵省发展改革委 配各地级以上市人民政府 配省委军民融合办 配省交通运输厅 配民航中南地区管理局 配民航中南空管局",
    ),
    (GUANGDONG, "（二）", "争取低空经济试点示范", "牵省发展改革委 配省委军民融合办 配省交通运输厅"),
    (
        GUANGDONG,
        "（二十二）",
        "构建低空安全监管体系",
        "责省工业和信息化厅 责省公安厅 责省市场监管局 责民航中南地区管理局",
    ),
    (GUANGDONG, "（二十九）", "营造良好氛围", "牵省委宣传部 牵省发展改革委 配省文化和旅游厅"),
    (HUNAN, "三、", "拓展应用场景", "责各市州 责县市区人民政府 责省文化和旅游厅"),
    (HUNAN, "三、", "支持滑翔伞、航空跳伞", "责省体育局"),
    (HUNAN, "九、", "支持低空监视系统建设", "责省机场管理集团"),
    (HUNAN, "十一、", "加大金融支持力度", "责省财政厅"),
]


FILES = sorted(
    path for folder in ("documents", "progress-reports") for path in (corpus_folder() / folder).glob("*.txt")
)


def numbers(reading: Reading) -> list[str]:
    return [task["number"] for task in reading["tasks"]]


def numbered(reading: Reading, number: str, words: str) -> Reading:
    """Return the one task with this number and these first words."""
    (found,) = (task for task in reading["tasks"] if task["number"] == number and task["text"].startswith(words))
    task: Reading = found
    return task


def steps(reading: Reading) -> list[tuple[str, str | None, str | None]]:
    return [(phase["name"], phase["start"], phase["end"]) for phase in reading["phases"]]


def doubts(reading: Reading) -> dict[str, str]:
    """Return the severities of the doubts by code."""
    return {doubt["code"]: doubt["severity"] for doubt in reading["doubts"]}


def test_the_facts_are_about_every_document_without_a_hand_made_reading() -> None:
    every = {path.stem for path in (corpus_folder() / "documents").glob("*.txt")}
    read_by_hand = {name for readings in SETS.values() for name, _ in readings()}

    assert every - read_by_hand == COUNTS.keys()


@pytest.mark.parametrize(("name", "counts"), COUNTS.items(), ids=COUNTS)
def test_tasks_are_as_many_as_one_counts_by_hand(name: str, counts: tuple[int, int, int]) -> None:
    tasks = document(name)["tasks"]

    assigned = sum(len(task["assignments"]) for task in tasks)
    assert (len(tasks), assigned, sum(bool(task["deadlines"]) for task in tasks)) == counts


@pytest.mark.parametrize(("name", "number", "words", "units"), UNITS, ids=[f"{row[0][:2]} {row[2]}" for row in UNITS])
def test_a_task_has_its_units(name: str, number: str, words: str, units: str) -> None:
    task = numbered(document(name), number, words)

    assert " ".join(ROLES[part["role"]] + part["unit"] for part in task["assignments"]) == units


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        (QINGPU, [f"（{number}）" for number in range(1, 109)]),
        (KARAMAY, [f"{number}." for number in range(1, 72)]),
        (BEIJING, [f"{number}." for number in range(1, 19)]),
        (
            HUNAN,
            "一、 二、 三、 三、 三、 三、 四、 五、 六、 七、 八、 八、 八、 九、 十、 十一、 十一、 十二、 十二、".split(),
        ),
        (SHUNYI, "（一） （二） （三） （四） （五）".split()),
        (ZHEJIANG, "（一） （二） （三）".split()),
    ],
)
def test_numbers_are_as_printed(name: str, printed: list[str]) -> None:
    assert numbers(document(name)) == printed


def test_parts_of_the_guangzhou_plan_have_their_clauses() -> None:
    parts = [task["path"][0][:2] for task in document(GUANGZHOU)["tasks"]]

    assert [parts.count(part) for part in ("三、", "四、", "五、", "六、", "七、")] == [8, 13, 8, 3, 6]


def test_a_task_ends_before_a_note_that_no_stop_precedes() -> None:
    assert numbered(document(GUANGZHOU), "（八）", "鼓励先行先试")["text"].endswith("不断提升政务服务效能")


def test_a_page_break_between_the_lines_of_a_note_is_not_seen() -> None:
    task = numbered(document(KARAMAY), "22.", "继续深化")

    assert [deadline["text"] for deadline in task["deadlines"]] == ["2023年12月底前"]
    assert "Page" not in document(KARAMAY)["text"]


def test_a_deadline_in_the_text_stands_beside_that_of_the_note() -> None:
    task = numbered(document(KARAMAY), "45.", "建立“无证明”事项")

    assert sorted(deadline["date"] for deadline in task["deadlines"]) == ["2023-03-31", "2023-12-31"]


def test_phases_of_the_plans_without_units() -> None:
    assert steps(document(SHUNYI)) == [
        ("准备阶段", "2023-03-01", "2023-05-31"),
        ("实施阶段", "2023-05-01", "2023-11-30"),
        ("深化阶段", "2023-12-01", None),
    ]
    assert steps(document(ZHEJIANG)) == [
        ("动员部署阶段", "2023-03-01", "2023-03-31"),
        ("调查处理阶段", "2023-04-01", "2023-09-30"),
        ("总结提升阶段", "2023-10-01", "2023-10-31"),
    ]


def test_rhythms_of_the_campaign() -> None:
    rhythms = [
        (rhythm["cadence"], rhythm["due"]["month"], rhythm["due"]["day"]) for rhythm in document(ZHEJIANG)["rhythms"]
    ]

    assert rhythms == [("monthly", "each", 25), ("once", 6, 10), ("once", 10, 10)]


@pytest.mark.parametrize(
    ("name", "number", "date"),
    [
        (QINGPU, "青府办发〔2023〕6号", "2023-02-16"),
        (KARAMAY, None, "2023-05-10"),
        (GUANGZHOU, "穗府函〔2023〕20号", "2023-02-20"),
        (STATE_COUNCIL, "工信部企业函﹝2023﹞4号", "2023-01-11"),
        (SHUNYI, "顺政办发〔2023〕2号", "2023-05-09"),
        (ZHEJIANG, None, "2023-03-03"),
        (GUANGDONG, "粤府办〔2024〕6号", "2024-05-21"),
        (HUNAN, "湘政办发〔2024〕20号", "2024-06-13"),
        (BEIJING, "京经信发〔2024〕54号", "2024-09-30"),
    ],
)
def test_number_and_date_of_the_document(name: str, number: str | None, date: str) -> None:
    header = document(name)["document"]

    assert (header["number"], header["date"]) == (number, date)


@pytest.mark.parametrize(
    ("name", "issuer"),
    [
        (KARAMAY, "市推进政府职能转变和“放管服”改革协调领导小组办公室"),
        (
            BEIJING,
            "北京市经济和信息化局北京市发展和改革委员会北京市科学技术委员会、中关村科技园区管理委员会北京市交通委员会",
        ),
    ],
)
def test_issuers_that_a_signature_names_over_several_lines(name: str, issuer: str) -> None:
    assert document(name)["document"]["issuer"] == issuer


def test_figures_of_goals() -> None:
    targets = [
        (target["comparator"], target["value"], target["high"], target["unit"])
        for goal in document(GUANGDONG)["goals"]
        for target in goal["targets"]
    ]

    assert targets == [
        ("gt", "3000", None, "亿元"),
        ("between", "1", "2", "家"),
        ("ge", "15", None, "万小时"),
        ("ge", "350", None, "万小时"),
    ]


@pytest.mark.parametrize("name", [GUANGDONG, HUNAN, BEIJING])
def test_furniture_of_a_web_page_is_told_and_in_no_task(name: str) -> None:
    words = ("扫一扫", "相关解读", "粤ICP备", "分享：", "打印")

    assert "page-furniture" in doubts(document(name))
    assert [task["number"] for task in document(name)["tasks"] if any(word in task["text"] for word in words)] == []


@pytest.mark.parametrize(
    ("name", "code", "severity"),
    [
        (KARAMAY, "collective-unresolved", "ask"),
        (KARAMAY, "deadline-before-document", "ask"),
        (GUANGZHOU, "task-without-lead", "ask"),
        (QINGPU, "document-without-lead", "note"),
        (GUANGDONG, "global-clause", "ask"),
        (BEIJING, "document-without-units", "ask"),
    ],
)
def test_what_a_careful_clerk_would_ask(name: str, code: str, severity: str) -> None:
    assert doubts(document(name))[code] == severity


@pytest.mark.parametrize("path", FILES, ids=[path.stem[:12] for path in FILES])
def test_every_document_is_read_or_refused(path: Path) -> None:
    try:
        told = reading_of(path)["schema"]
    except Refused as refusal:
        told = str(refusal)

    assert told
