import pytest

from gongwen.reading.figures.targets import find_targets
from gongwen.reading.model import Target
from gongwen.reading.text.prose import prose_of


def targets_of(text: str) -> list[Target]:
    paragraph = prose_of(text)[0]
    return find_targets(paragraph, 0, len(paragraph.tight))


def figures_of(text: str) -> list[tuple[str, str | None, str, str | None, str | None]]:
    return [(t.indicator, t.comparator, t.value, t.high, t.unit) for t in targets_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("旅游总收入增幅12%。", ("旅游总收入", None, "12", None, "%"), id="a bare figure"),
        pytest.param("旅游总收入增幅12%以上。", ("旅游总收入", "ge", "12", None, "%"), id="以上"),
        pytest.param("项目签约率不低于60%。", ("项目签约率", "ge", "60", None, "%"), id="不低于"),
        pytest.param("覆盖率达到100％。", ("覆盖率", "ge", "100", None, "%"), id="达到, full-width percent sign"),
        pytest.param("网络零售额突破80亿元。", ("网络零售额", "gt", "80", None, "亿元"), id="突破"),
        pytest.param("失业率控制在4.5%以内。", ("失业率", "le", "4.5", None, "%"), id="控制在…以内"),
        pytest.param("担保费率降至1%以下。", ("担保费率", "le", "1", None, "%"), id="以下"),
        pytest.param("平均费率低于1%。", ("平均费率", "lt", "1", None, "%"), id="低于"),
        pytest.param("工业增加值增长7%左右。", ("工业增加值", "approx", "7", None, "%"), id="左右"),
        pytest.param("打造1—2个特色街区。", ("特色街区", "between", "1", "2", "个"), id="a range"),
        pytest.param("培育龙头企业3至5家。", ("龙头企业", "between", "3", "5", "家"), id="a range with 至"),
        pytest.param("至少建成2个示范园区。", ("示范园区", "ge", "2", None, "个"), id="至少 apart from its figure"),
        pytest.param("抽查比例不低于项目总数的10%。", ("抽查比例", "ge", "10", None, "%"), id="不低于…的"),
        pytest.param("提高配套率至93%。", ("配套率", None, "93", None, "%"), id="the verb before the noun"),
    ],
)
def test_the_comparator_is_the_printed_one(
    text: str, expected: tuple[str, str | None, str, str | None, str | None]
) -> None:
    assert figures_of(text) == [expected]


@pytest.mark.parametrize(
    ("text", "indicator", "unit"),
    [
        ("空气质量优良天数比率达到85%以上。", "空气质量优良天数比率", "%"),
        ("PM2.5浓度降至35微克/立方米以下。", "PM2.5浓度", "微克/立方米"),
        ("新增城镇就业1.2万人。", "城镇就业", "万人"),
        ("新开便民食堂8家。", "便民食堂", "家"),
        ("重复投诉率由上年的7.6%降至3%以内。", "重复投诉率", "%"),
        ("网办率从去年的61%提高到70%以上。", "网办率", "%"),
        ("粮食产量稳定在130万吨以上。", "粮食产量", "万吨"),
        ("亿元GDP生产安全事故死亡率下降10%。", "亿元GDP生产安全事故死亡率", "%"),
        ("完成固定资产投资30亿元。", "固定资产投资", "亿元"),
        ("建成3座垃圾中转站。", "垃圾中转站", "座"),
        ("农村低保标准提高到每人每月600元。", "农村低保标准", "元"),
        ("人均预期寿命提高到79岁。", "人均预期寿命", "岁"),
        ("万元产值用水量较2020年下降16%。", "万元产值用水量", "%"),
        ("新改扩建幼儿园12所。", "幼儿园", "所"),
        ("困难残疾人补贴发放率100%。", "困难残疾人补贴发放率", "%"),
        ("实施重点项目120个。", "重点项目", "个"),
        ("培育年产值1亿元以上的龙头企业10家。", "年产值1亿元以上的龙头企业", "家"),
        ("重污染天数不超过3天。", "重污染天数", "天"),
        ("全年培训不少于2期。", "培训", "期"),
        ("实现70%以上的证照共享应用。", "证照共享应用", "%"),
        ("较大以上事故不超过2起。", "较大以上事故", "起"),
    ],
)
def test_plans_of_every_kind_name_what_they_measure(text: str, indicator: str, unit: str) -> None:
    assert [(t.indicator, t.unit) for t in targets_of(text)] == [(indicator, unit)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("对新认定的企业给予20万元补助。", id="a subsidy"),
        pytest.param("按实际投资额的10%给予奖励，最高不超过100万元。", id="its rate and its limit"),
        pytest.param("对年产值达到2000万元的企业，给予一次性奖励。", id="its condition"),
        pytest.param("注册资本500万元以上的企业可以申请。", id="who may apply"),
        pytest.param("财政安排资金2000万元用于整治。", id="money set aside"),
        pytest.param("依托全市12个乡镇服务站开展宣传。", id="what exists"),
        pytest.param("落实26项改革举措。", id="the items of a list"),
        pytest.param("梳理市级推出的50余项事项。", id="what others made"),
        pytest.param("夜市检查包括灯具抽查、餐具抽检等5个事项。", id="an enumeration"),
        pytest.param("已建成标准化厂房30万平方米。", id="the past"),
        pytest.param("明确1名联络员，分3个阶段推进。", id="a contact, stages"),
        pytest.param("打造15分钟便民生活圈，构建“1+4+N”格局。", id="names with figures"),
        pytest.param("推进5G基站建设，创建4A级景区，支持19座及以下机型。", id="specifications"),
        pytest.param("2023年12月底前完成，依据第12条办理。", id="dates and articles"),
        pytest.param("符合条件的20个工作日内办结。", id="a service time that is a rule"),
        pytest.param("提供24小时服务，热线12345全天候受理。", id="service hours, a telephone number"),
        pytest.param("建立超18个月未结案件台账。", id="whom a rule concerns"),
        pytest.param("每周开展2次上门服务。", id="a frequency"),
        pytest.param("免费为60岁以上老年人体检。", id="whom a service is for"),
        pytest.param("位居全省前列。", id="a rank without a figure"),
        pytest.param("每半年至少开展一次检查。", id="a frequency in words"),
        pytest.param("印发《三年行动计划（新增100家）》。", id="a document's name"),
    ],
)
def test_a_figure_that_is_no_aim_is_left_out(text: str) -> None:
    assert figures_of(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("更换老化电缆30公里。", [("老化电缆", "30", "公里")], id="更换"),
        pytest.param("接入视频点位600个。", [("视频点位", "600", "个")], id="接入"),
        pytest.param("打通断头路2条。", [("断头路", "2", "条")], id="打通"),
        pytest.param(
            "选拔80名后备人才、50名技术骨干。", [("后备人才", "80", "名"), ("技术骨干", "50", "名")], id="选拔"
        ),
        pytest.param("腾退低效用地300亩。", [("低效用地", "300", "亩")], id="腾退"),
        pytest.param("接待游客200万人次。", [("游客", "200", "万人次")], id="接待"),
        pytest.param("压减审批事项12项。", [("审批事项", "12", "项")], id="压减 a count"),
        pytest.param("放映公益电影500场（次）。", [("公益电影", "500", "场（次）")], id="a unit with a bracket"),
        pytest.param("安排专项债券30亿元。", [("专项债券", "30", "亿元")], id="a quota to be issued"),
        pytest.param("争取上级补助资金3亿元。", [("上级补助资金", "3", "亿元")], id="money to be won"),
        pytest.param("力争2家企业上市。", [("企业上市", "2", "家")], id="力争 before a count"),
        pytest.param("帮助60名困难人员就业。", [("困难人员", "60", "名")], id="帮助"),
    ],
)
def test_what_is_done_to_as_many_is_an_aim(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(t.indicator, t.value, t.unit) for t in targets_of(text)] == expected


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("新增配变容量5千伏安。", "千伏安"),
        ("安装橡胶软管2万根。", "万根"),
        ("铺设路缘石800延长米。", "延长米"),
        ("新建活动室600㎡。", "㎡"),
        ("算力规模达到8EFLOPS。", "EFLOPS"),
        ("孕产妇死亡率控制在9/10万以内。", "/10万"),
        ("细颗粒物平均浓度下降到28μg/m3。", "μg/m3"),
        ("审核时限由10日缩短为5日。", "日"),
        ("一般公共预算收入突破60亿大关。", "亿"),
        ("新增公办学位2000个。", "个"),
    ],
)
def test_units_of_every_trade_are_read(text: str, unit: str) -> None:
    assert [t.unit for t in targets_of(text)] == [unit]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("在餐饮、零售等30个行业推行一证准营。", [("行业", "30")], id="places where a thing is tried out"),
        pytest.param("在全区8个社区开展试点。", [("社区", "8")], id="a trial in places"),
        pytest.param(
            "完成首批15个试点村的管网铺设。", [("试点村的管网铺设", "15")], id="places whose works are to be done"
        ),
        pytest.param(
            "实施6个乡镇的供水一体化改造。", [("乡镇的供水一体化改造", "6")], id="towns whose works are to be done"
        ),
        pytest.param("对200户老年人家庭进行适老化改造。", [("老年人家庭", "200")], id="households that get something"),
        pytest.param("重点培育40个村，其中示范村5个。", [("村", "40"), ("示范村", "5")], id="a noun of one character"),
    ],
)
def test_those_that_the_work_is_done_for_are_counted(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(t.indicator, t.value) for t in targets_of(text)] == expected


def test_the_size_of_what_is_to_be_made_is_an_aim() -> None:
    assert figures_of("设立总规模20亿元的产业基金。") == [("总规模", None, "20", None, "亿元")]
    assert figures_of("设立2亿元专项资金。") == []


def test_a_measure_for_each_one_belongs_to_the_name() -> None:
    assert [t.indicator for t in targets_of("每亩增产40公斤。")] == ["每亩增产"]
    assert [t.indicator for t in targets_of("水稻亩均增产30公斤以上。")] == ["水稻亩均增产"]


def test_of_which_goes_on_a_row() -> None:
    assert figures_of("签约亿元以上项目60个以上，其中10亿元以上项目力争6个。") == [
        ("亿元以上项目", "ge", "60", None, "个"),
        ("10亿元以上项目", None, "6", None, "个"),
    ]
    assert [t.value for t in targets_of("引进高层次人才30名（其中领军人才4名）。")] == ["30", "4"]


def test_a_share_is_one_of_the_figure_before() -> None:
    assert [(t.indicator, t.value) for t in targets_of("完成投资20亿元，占年度计划的55%。")] == [
        ("投资", "20"),
        ("投资", "55"),
    ]


def test_what_an_indicator_is_to_be_above_is_no_part_of_it() -> None:
    assert [t.indicator for t in targets_of("零售总额增速高于全省平均水平2个百分点。")] == ["零售总额"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("单个项目支持额度不超过总投资的20%。", id="the limit of a subsidy"),
        pytest.param("每增加投资1000万元增加2名指标。", id="so much for each"),
        pytest.param("同一企业最多不超过5名。", id="a limit for each"),
        pytest.param("每条扣2分，最多扣10分。", id="marks"),
        pytest.param("落实帮扶资金500万元。", id="money spent"),
        pytest.param("深入推进20项民生工程。", id="the items of a list that is pushed on"),
        pytest.param("设立1个领导小组办公室和3个工作组。", id="the bodies that do the work"),
        pytest.param("检查发现问题35个，已整改30个。", id="what a check found"),
        pytest.param("5月10日、20日各调度一次。", id="days"),
    ],
)
def test_limits_marks_and_inputs_are_no_aims(text: str) -> None:
    assert figures_of(text) == []


def test_a_service_time_that_is_cut_is_an_aim_and_its_starting_point_is_not() -> None:
    assert figures_of("审批时限由15个工作日压缩至5个工作日内。") == [("审批时限", "le", "5", None, "个工作日")]


def test_figures_given_respectively_are_shared_out() -> None:
    assert figures_of("甲率和乙率分别达到30%、35%。") == [
        ("甲率", "ge", "30", None, "%"),
        ("乙率", "ge", "35", None, "%"),
    ]
    assert figures_of("摊位、展位申请时间分别压缩至2.5、5个工作日以内。") == [
        ("摊位", "le", "2.5", None, "个工作日"),
        ("展位申请时间", "le", "5", None, "个工作日"),
    ]


def test_a_second_figure_without_a_noun_belongs_to_the_first_ones() -> None:
    first, second = targets_of("生产总值增长6%以上，力争达到7%。")
    assert (first.indicator, first.aspirational) == ("生产总值", False)
    assert (second.indicator, second.value, second.aspirational) == ("生产总值", "7", True)


def test_a_row_of_counts_is_read_in_full() -> None:
    text = "构建三级网络，即1个中心站（兼仓储）、4个分站、40个服务点。"
    assert [(t.value, t.indicator) for t in targets_of(text)] == [
        ("1", "中心站（兼仓储）"),
        ("4", "分站"),
        ("40", "服务点"),
    ]


def test_a_figure_inside_a_noun_belongs_to_the_noun() -> None:
    assert figures_of("65岁以上老年人健康管理率达到70%。") == [("65岁以上老年人健康管理率", "ge", "70", None, "%")]
    assert [t.value for t in targets_of("引进10亿元以上项目3个、5亿元以上项目8个。")] == ["3", "8"]


def test_a_row_goes_on_behind_a_comma() -> None:
    assert figures_of("改造农村公路100公里，危桥5座。") == [
        ("农村公路", None, "100", None, "公里"),
        ("危桥", None, "5", None, "座"),
    ]


def test_a_rank_is_a_figure() -> None:
    assert figures_of("综合指数排名进入全省前10名。") == [("综合指数排名", "le", "10", None, "名")]
    assert figures_of("综合指数排名不低于第5位。") == [("综合指数排名", "ge", "5", None, "位")]


def test_a_quoted_hundred_plus_has_no_unit() -> None:
    assert figures_of("实现物流、应急等领域的“100+”应用场景。") == [("应用场景", "ge", "100", None, None)]


def test_aspiring_words_hold_until_firm_ones_come() -> None:
    assert [t.aspirational for t in targets_of("力争贷款增速不低于10%，绿色贷款增量不低于80亿元。")] == [True, True]
    assert [t.aspirational for t in targets_of("争创示范基地，确保执行额增长10%。")] == [False]


def test_text_measure_and_span_show_the_printed_words() -> None:
    prose = prose_of("总体部署\n到2027年，旅游 总收入\u3000增幅 12%以上。")
    (target,) = find_targets(prose[1], 0, len(prose[1].tight))
    assert (target.text, target.measure) == ("旅游总收入增幅12%以上", "增幅")
    assert prose.text[slice(*target.span)] == "旅游 总收入\u3000增幅 12%以上"


def test_only_the_asked_stretch_is_read() -> None:
    paragraph = prose_of("新增企业5家；新增学校3所。")[0]
    assert [t.value for t in find_targets(paragraph, 7, len(paragraph.tight))] == ["3"]
