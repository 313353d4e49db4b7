"""The words that make a figure an aim, and those that make it something else: data an official could check.

An aim is what the unit must reach (contracts/plan-reading.md, "Target"). A figure that says who is paid how much, whom a
rule concerns, what exists already or how a thing is built is none.
"""

import re

from gongwen.reading.figures.verbs import AIM_VERBS, MILD_VERBS

MEASURES = (
    "年均增长",
    "同比增长",
    "同比提升",
    "同比提高",
    "同比下降",
    "同比降低",
    "逐年提高",
    "增长",
    "增幅",
    "增速",
    "增加",
    "提高",
    "提升",
    "上升",
    "扩大",
    "扩展",
    "下降",
    "降低",
    "减少",
    "压减",
    "压缩",
    "缩减",
    "缩短",
    "削减",
    "精简",
    "减排",
    "增产",
    "增收",
    "前移",
    "下调",
    "上调",
    "降",
    "升",
    "占比",
    "控制",
    "稳定",
    "保持",
    "维持",
    "完成",
    "实现",
    "累计",
    "突破",
    "达到",
)
"""How an indicator is to move or stand: 社会消费品零售总额 *增幅* 15%."""

NOUN_MEASURES = ("增幅", "增速", "占比", "增产", "增收")
"""Measures that can be named like an indicator: 绿色建筑占比."""

ADVERBS = (
    "要",
    "将",
    "应",
    "须",
    "需",
    "(?<![亩人户年月日平])均",
    "都",
    "已",
    "再",
    "也",
    "全部",
    "统一",
    "分别",
    "基本",
    "总体",
    "力争",
    "争取",
    "确保",
    "稳步",
    "同比",
    "环比",
    "比上年",
    "较上年",
    "比去年",
    "较去年",
    "年均",
    "每年",
    "累计",
    "平均",
    "原则上",
    "到",
    "至",
    "为",
    "在",
    "了",
    "率先",
    "进一步",
    "必须",
    "的",
    "进入",
    "位居",
    "位列",
    "稳居",
    "跻身",
    "全省",
    "全国",
    "全市",
    "阶段性",
)
"""Words that may stand between an indicator and its figure."""

LEADS = (
    r"(?:力争|争取|确保|保证|力求|保障(?![性房])|促使|促进|预计|计划)"
    r"|(?:\d{1,2}|[一二三四五六七八九十])年(?:之?内|间)|(?:[一二三四1-4]季度|上半年|下半年)末?(?:之?前)?"
    r"|(?:利?用|通过)[一二三四五六\d]{1,2}年(?:左右)?(?:的?时间)?|每个?(?:县|市|区|镇|乡|村|街道|乡镇|单位|部门)"
    r"|(?:到|至|在|于)?(?:\d{4}年(?:度|\d{1,2}月)?|\d{1,2}月|“[^”]{2,4}五”期?|年)(?:上半年|下半年|年底|年末|末|底|期间|中)(?:之?前|为止)?"
    r"|(?:到|至|在|于)?(?:\d{4}年(?:度|\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月份?(?:\d{1,2}日)?|“[^”]{2,4}五”期?)(?:之?前|为止)?"
    r"|(?:今年|当年|全年|年内|每年|年均|本年度|每半年|每季度|每月|届时|其中|同时|累计|使|让|将|把|令|对|即|并(?![联购网轨发])|且|及|和|与|或|、|的|了|也|还|再|共|要|需|应|须|至少|其他|其它"
    r"|最终|(?:市、?区|市、?县|省、?市|市县区?|各级|[上下]级)?共同|努力|持续|全面|全力|大力|积极|着力|稳步|依法|有效|切实|逐步|率先|进一步|不断|加快|分别|基本|明确|充分|严格)"
    r"|(?:全|我|本)(?:市|省|区|县|州|盟|旗|镇|乡|国|街道|域)(?:各级)?"
)
"""What may stand before the indicator and is no part of it: times, places, adverbs."""

INDICATOR_ENDS = re.compile(
    r"(?:率|量|额|值|数|度|产量|总量|面积|规模|比例|比重|占比|收入|投资|增速|增幅|浓度|时间|时限|时长|里程|长度|指数|存量|出栏|存栏|装机|吞吐|容量|半径|距离|能力|产能|水平|标准|寿命|人口|就业|入库|营收|库容|贷款|融资|资金|余额|强度|得分|分值|权重)$"
)
"""Nouns that are measured: a figure right behind them is their value."""

DURATION_ENDS = re.compile(r"(?:时间|时限|时长|周期|期限|用时|耗时|历时|天数|工期|时效|时|日)$")

WITHIN_WORD = re.compile(r"建成区|保障(?:性|房)|新(?:型|能源|材料|媒体|区|农|一代|时代|冠|城镇|业态|质|设|房|兴)")
"""Nouns that begin like a verb."""

REST_OF_CLAUSE = re.compile(
    r"(?:在|向|于|并|以(?!及|上|下|内)|用于|落地|落户|开展|实现|纳入|(?<!线)上线(?!线下)|建成|完成|达到|达|投产|投用|投入|得到|取得|进行|予以|被|全部|均|都|入驻|参与|参加|创业|就业|发展|通过|进入|不|为|按|(?<!响)应(?!用|急|届)|(?<!所)(?<!必)(?<!急)需(?!求|要)|同步|推行|先行|试点(?![村县项地企单区镇社城学])|[户人亩]均)(?=.|$)"
)
"""Where the noun behind a figure ends and the sentence goes on."""

SUBSIDY = re.compile(
    r"给予|予以(?=[^，。]*元)|奖励|奖补|补助|补贴|贴息|资助|抵扣|免征|减征|减免|减按|免缴|征收率|税率|收取|计收|缴纳|缴费基数|征收|罚款|处罚|优惠|核定|资金支持|一次性|激励资金|分摊|出资比例|(?:支持|补助|扶持)(?:额度|比例|限额)|标准(?:发放|给)"
    r"|最高(?=[不\d]|.{0,2}\d)"
)
"""Money given or taken, on which terms: no aim of the unit."""

PAID = re.compile(r"给予|予以|奖励|奖补|补助|补贴|贴息|资助|资金支持")
RAISED_STANDARD = re.compile(
    r"标准(?:分别)?(?:提高|提升|达到|不低于|增加|增长|上调|调整)|(?<!税)(?<!征收)率(?:均|都|全部|要|保持|稳定)*(?:在|达|提|不低|超|为)?[到至高升]?(?:在|到|至|过|于)?$"
)
"""A standard that is to rise and a rate that is to be reached are aims although they speak of subsidies."""

FUNDS = re.compile(
    r"(?:财政(?!赤字)|预算|专项资金|引导资金|各级)[^，。]*(?:安排|统筹|拨付|列支|下达)|(?:安排|落实|投入|拨付|下达|兑现|列支)[^，。]*(?:资金|经费)"
    r"|设立[^，。]*(?:专项|引导)资金"
)
"""Money set aside for a task: an input."""

CONDITION_START = re.compile(
    r"^(?:其中)?[、，]?(?:每(?:增加|新增|超过|超出|满|提高|降低|减少|引进|少|多|发生|出现|下降|低于|高于)|对于?|凡是?|符合|经|如|若|满足|达不到|未)"
)
CONDITION_LEFT = re.compile(
    r"(?:未|未达到|尚未|不足|未完成|投资额|注册资本|注册资金|持股|出资|营业收入在|产值在|户均不|人均不)[^，。]{0,2}$"
    r"|(?:单(?:个|项(?!冠军|体育|运动|协会|赛)|家|户|条|次|笔)|同一(?:企业|项目|单位|个人|申报))[^，。]{0,8}$|每(?:增加|新增|超过|超出|满|发生|出现)[^，。]*$|每(?:组|队|次|批|班)$"
)
FROM = re.compile(
    r"(?:由|从)(?:之前|原来|原有|原先|原|法定|现行|现有|目前|平均|此前|过去|上年|去年|\d{4}年底?)?的?(?:承诺)?(?:时限)?$"
)
FROM_RIGHT = re.compile(
    r"^(?:逐步|进一步|统一|再|大幅)?(?:提高|提升|增加|增长|扩大|压缩|压减|缩短|缩减|降低|降|下降|减少|减|调整|上调|下调|精简|上升|扩展|延长)[到至为]"
)
"""由30个工作日压缩至3个工作日: the first figure is where one starts from."""

BASIS = re.compile(r"^(?:的)?(?:基础|标准|比例|幅度|费率|税率|限额|要求|政策)(?:上|之上|收|发|给|执行)?")
ACCORDING = re.compile(r"(?:按照?|依照|参照|根据|以(?!及|上|下|内))[^，。]*$")
EXISTING_LEFT = re.compile(
    r"(?:全[市区县省镇州国乡旗盟]|各|上述|以下|前述|其他|其它|现有|原有|共有|共|包括|包含|涉及|涵盖|含|依托|围绕|聚焦|针对|结合|对照|对标|等|这|该|了|由|设|用好|落实好|剩余|试点|纳入|范围内|所有|分为|”)$"
)
"""Before a count of what is already there: 全市12个乡镇, 依托88个观测点, 等5个专项行动."""

PAST = re.compile(
    r"发现(?:的?问题|隐患)|已(?!建成区|经?批复)|截至|截止|累计已|(?<![由从较比])(?:目前|去年|上年(?!度?[末底增提]))|(?:今年)?以来"
)
EXISTING_RIGHT = re.compile(
    r"^(?:部门|单位|成员|乡镇(?![级站卫])|街道(?!级)|镇街|镇(?![村级])|区县(?!级)|县区|县(?![级域城])|区(?![域级])|市(?![场级])|省(?!级)|地区|方面|环节|阶段|步骤|方式|领域|行业|年度|层面|要素|自然|部委|国家(?=和地区|[，。、]|$)|民族|民主党派)"
)
"""Things that are enumerated, not made: 15家审批部门, 5个方面."""

LIST_ITEMS = re.compile(
    r"(?:举措|措施|任务|政策|制度|要求|行动|工作|意见|条款|改革|方案|职责|清单)(?:$|[，。落实举推走])"
)
PEOPLE_NAMED = re.compile(
    r"联络员|联系人|负责人|召集人|组长|副组长|业务骨干|信息员|专人|领导小组|工作组|工作小组|工作专班|组办公室|工作人员|分管领导|志愿者各|干部各|各1名|各1人"
)
SPECIFIED = re.compile(r"^(?:及以|级|元级|圈|生活圈|制|式|型|标准件|（含|等级|千伏|载|版)")
CONDITION_RIGHT = re.compile(
    r"^(?:的)?[^，。、；支用]{0,12}(?:企业|项目|单位|集群|产业|主体|机构|法人|城市|园区|工程|场所|建筑|用户|客户|纳税人|个体工商户|河流|湖泊|水库|景区|商品)"
)
"""Behind an amount with 以上 or 以下 these are the things a rule concerns: 投资500万元以上的项目."""

ASPIRING = re.compile(r"力争|争取|力求|争创|争当|争(?=进)")
FIRM = re.compile(r"确保|保证|必须|实现(?!争)|完成")
RANKED = re.compile(r"(?:进入|保持|位居|位列|位次|排名|排位|列|居|力争|跻身|前移|稳居|全[省市国区县])$")
NAMELY = ("即", "其中", "分别为", "含", "分别是")
ANY_AIM = re.compile(f"(?:{AIM_VERBS})")
ENUMERATED = re.compile(r"(?:包括|包含|涵盖|涉及|分为|包干|以及等)[^，。]*$")
SHORTENED = re.compile(
    r"(?:压减|压缩|缩短|缩减|减少|减|降低|降|控制|保持|稳定|精简|提速|下降|延长)(?:到|至|在|为|了)?$"
)
WORD_GOES_ON = re.compile(r"[率量额数业类型性度费比面时周合区型制员者方站点]|覆盖率|比例|里程")
"""What makes a noun of the verb before it: 开工率, 改造面积, 服务业, 建成区."""

RIGHT_LEADS = re.compile(r"的|”|(?:开展|建设|打造|培育|实施|发展|引进|推广)(?=[^率])")
MADE_BEFORE = re.compile(rf"(?:{AIM_VERBS}|办理|列入|纳入|确定|评选)(?:出|了)?的$")
"""Before a count of what others made: 市级推出的50余项套餐."""

LASTING = re.compile(r"未|仍|的|无|尚")
"""Behind a length of time that says whom a rule concerns: 超18个月未结案件."""
PAUSE_BEFORE_VERB = re.compile(rf"、(?=$|(?:{AIM_VERBS}|{MILD_VERBS})(?![率量额数型]))")
"""Where a row of nouns ends and a further verb begins: 新建3所学校、改造…."""
PER_HEAD = re.compile(r"每(?:人|户|亩|头|家|村|个)(?:每(?:年|月|天))?$|每(?:年|月|天)$")
"""Between a measure and an amount: 提高到每人每月600元."""

COMPARED_WITH = re.compile(r"(?:较|比|在)?(?:到)?\d{4}年(?:底|末)?(?:的|基础上)?$")
"""What a figure is compared with, or by when: 较2020年下降16%, 提高到2025年的65%."""

CARRYING_VERBS = frozenset({"达到", "实现", "完成", "力争", "提高", "提升", "突破", "扩大", "降低"})
"""Verbs that leave the noun of the figure before in place: …增长6%，力争达到7%."""

FREQUENCY = re.compile(r"每(?:周|日|天|月|季度?|半年)[^，。]*$")
"""每周开展2次上门服务 is a rhythm, not an aim."""

LIFE_SPAN = re.compile(r"寿命|年龄")
"""What may be measured in 岁; elsewhere it says whom a rule concerns."""

SHORT_NOUNS = frozenset("村镇县乡区市户人")
"""Nouns of one character that a figure may count: 重点培育100个村."""

WON = re.compile(r"(?:争取|筹集|募集|筹措|到位|引进)[^，。]{0,16}(?:资金|基金)$")
"""Money that is to be won from others is an aim."""

SCORED = re.compile(r"(?:扣|[加记计得]|满分|分值)(?:不超过|最多)?$")
"""扣2分: how a thing is marked."""

SIZE = re.compile(r"规模[^，。]{0,4}$")
SIZED = re.compile(r"的[^，。]{0,14}(?:基金|集群|产业|市场|资金池|融资)")
"""设立总规模50亿元的…基金: the size is that of what is to be made."""

IN_PLACES = re.compile(r"(?:选择|选取|选定|率先|先|首批|分批|同步)*在|(?:选择|选取|选定|确定)")
FOR_WHOM = re.compile(r"(?:对|为|给|向|面向)(?:全?[市区县省镇乡]|辖区|辖区内|符合条件的)?")
HOPING = re.compile(r"(?:力争|争取|确保|保证|力求)$")

SHARE = re.compile(r"占(?![比地用])")
"""…32亿元，占年度计划的60%: a share of what the figure before measures."""

ABOVE_AVERAGE = re.compile(r"(?:高于|低于|快于|优于|超过|超|好于)[^，。、\d]{0,12}(?:水平|平均|增速|增幅|均值)$")
"""Between an indicator and by how much it is to be above others: …增速高于全省平均水平1个百分点."""

PER_ONE = re.compile(r"(?:[亩人户村]均|每[亩人户村头])$")
"""亩均增产, 每亩增产: the measure belongs to the name."""

DESCRIBED = re.compile(r"(?:具有|具备|拥有|能够|熟悉|符合|站在|紧跟|掌握|从事|带动)[^，。]*的")
"""Words that describe what is counted: 100个*具有发展前景的*创业项目."""
