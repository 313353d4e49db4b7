"""Common words that hold a level letter (市 县 区 省), as they look when the letter was replaced with the rest of a text.

A plan handed down is rewritten for the next level by replacing 市 with 区, and 超市 becomes 超区 on the way. Each row:
the word, its letter, and a pattern in which § stands for the letter put in its place and the group ``seen`` for the
damaged word. The patterns let legitimate neighbours pass: 社区场所, 园区场地, 区民政局, 区政府, 成都区域, 县级以上区域.
Source: 现代汉语词典 for the words; reference/standards.md §9 (3) for the case; plans of all levels for the neighbours.
"""

import re
from dataclasses import dataclass

LETTERS = "市县区省"

_AFTER_MARKET = "监管|监督|主体|化|经济|准入|秩序|需求|竞争|价格|运行|供应|供给|份额|规模|前景|行情|营销|开拓|拓展|导向|机制|活力|运作|信心|预期|潜力|空间"
_BEFORE_MARKET = "菜|农贸|消费|国内|国际|要素|资本|金融|租赁|批发|专业|农产品|人才|技术|劳动力|商品|房地产|交易|建材|花卉|旅游|国外|海外|大"


@dataclass(frozen=True, slots=True)
class Sister:
    """A common word, its level letter, and how it looks damaged (§: the letter put in its place)."""

    word: str
    letter: str
    pattern: str

    def damaged_by(self, letter: str) -> "re.Pattern[str]":
        """What to look for when ``letter`` stands where the word's own should."""
        return re.compile(self.pattern.replace("§", letter))


SISTERS: tuple[Sister, ...] = (
    Sister(
        "超市", "市", r"(?<![赶反高])(?P<seen>超§)(?=[、，。；）]|等|商场|便利|进|企业|门店|卖场|购物|经营|配送|和)"
    ),
    Sister("市场", "市", rf"(?:{_BEFORE_MARKET})(?P<seen>§场)(?!所|地|馆|次|景|长|域|均|内|外)"),
    Sister(
        "市场", "市", rf"(?<![社园校景厂院小片灾库辖街矿牧林渔湖港新城特郊山赛军战地])(?P<seen>§场)(?={_AFTER_MARKET})"
    ),
    Sister("市容", "市", r"(?P<seen>§容)(?=市貌|区貌|县貌|省貌|环境卫生|环卫|整治|秩序)"),
    Sister("上市", "市", r"(?<![以线网及])(?P<seen>上§)(?=公司|企业|后备|培育|融资|挂牌|辅导|板块|许可|交易)"),
    Sister("都市", "市", r"(?P<seen>都§)(?=圈|农业|工业|旅游圈)"),
    Sister("门市", "市", r"(?P<seen>门§)(?=部|店|房)"),
    Sister("夜市", "市", r"(?<!深)(?P<seen>夜§)(?=经济|摊|街|文化|、|，|。|等)"),
    Sister("股市", "市", r"(?P<seen>股§)(?=[、，。]|波动|行情|交易)"),
    Sister("楼市", "市", r"(?P<seen>楼§)(?=调控|政策|行情|回暖|平稳)"),
    Sister("集市", "市", r"(?:赶|农贸|创意|文创|便民|跳蚤|年货)(?P<seen>集§)"),
    Sister("早市", "市", r"(?P<seen>早§)(?=[、，。]|夜|摊|经营)"),
    Sister("花市", "市", r"(?:迎春|年宵)(?P<seen>花§)"),
    Sister("市民", "市", r"(?:广大|全体|外来|热心)(?P<seen>§民)(?!政|族|宗|营|生|兵|主|间|用|办|企|革|盟|建|进)"),
    Sister(
        "市民",
        "市",
        r"(?<![社园地山库灾小城农牧校新老])(?P<seen>§民)(?=热线|卡|公约|素质|游客|之家|中心|诉求|群众|满意)",
    ),
    Sister("市政", "市", r"(?P<seen>§政)(?=工程|设施|道路|管网|公用|园林|基础设施|管线|配套|环卫|消火栓|建设工程)"),
    Sister("市值", "市", r"(?:总|流通|上市公司)(?P<seen>§值)"),
    Sister(
        "社区",
        "区",
        r"(?<![报旅合杂])(?P<seen>社§)(?=治理|服务|居民|工作|卫生|养老|矫正|党|委员会|公共|便民|食堂|医院|干部|网格)",
    ),
    Sister("园区", "区", r"(?:工业|产业|物流|科技|开发)(?P<seen>园§)(?!场|民|政|级|直|容|属)"),
    Sister("小区", "区", r"(?:老旧|住宅|居民|无物业)(?P<seen>小§)(?!场|政|民|级|直)"),
    Sister("景区", "区", r"(?:A级|风|旅游)(?P<seen>景§)(?!场|政|民|级|直|德)"),
    Sister("校区", "区", r"(?:新|老|主|多)(?P<seen>校§)(?!场|政|民|级|直|内|外)"),
    Sister("灾区", "区", r"(?:受|重|支援)(?P<seen>灾§)(?=群众|重建|恢复|、|，|。)"),
    Sister("节省", "省", r"(?P<seen>节§)(?=成本|时间|资金|开支|能源|费用|人力)"),
)
