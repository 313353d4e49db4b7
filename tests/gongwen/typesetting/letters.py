"""Letters of an invented district, one of each format, and the pages that become of them."""

from dataclasses import replace
from datetime import date

from gongwen.standard.kinds import Format
from gongwen.typesetting import Annex, Attendance, Heading, Letter, Paragraph, Table
from gongwen.typesetting.letter import Block

OFFICE = "澜棠区人民政府办公室"
HAN = "压实责任健全机制逐户走访建立清单按月调度按季通报按时销号确保各项任务落到实处取得实效让群众满意让代表满意"
LONG = Paragraph(HAN * 9)
"""A paragraph of nothing but Han characters, longer than a page is after a few of them."""
BODY: tuple[Block, ...] = (
    Paragraph("为落实区六届人大五次会议第2号议案，现将有关事项通知如下。"),
    Heading(1, "总体要求"),
    Paragraph("坚持以人民为中心，到2026年底建成社区服务综合体12个，覆盖率达到95.5%以上（见附件）。"),
    Heading(1, "主要任务"),
    Heading(2, "开展摸排。", "各街道办事处要逐户走访，建立“三张清单”，做到底数清、缺口明。"),
    Heading(3, "建立清单"),
    Paragraph("由区民政局牵头，AI平台同步上线。"),
    Heading(4, "核对清单"),
    *[LONG] * 4,
)
TABLE = Table(
    (
        ("序号", "任务", "牵头单位", "完成时限"),
        *(
            (str(number), "建立需求、资源、项目三张清单，形成台账", "区民政局", "2026年5月底")
            for number in range(1, 80)
        ),
    )
)
DOWN = Letter(
    kind="通知",
    organs=(OFFICE,),
    title=f"{OFFICE}关于印发澜棠区社区便民服务能力提升工作方案的通知",
    body=BODY,
    number="澜棠政办〔2026〕31号",
    recipients="各街道办事处，区人民政府各部门、各直属单位",
    annexes=(Annex("任务分工表", (TABLE,)), Annex("成员名单", (Paragraph("名单另行公布。"),))),
    on=date(2026, 3, 1),
    note="此件公开发布",
    copies="区委办公室，区人大常委会办公室，区政协办公室，区纪委监委机关，区人民法院，区人民检察院",
    printer=OFFICE,
    printed_on=date(2026, 3, 2),
)
UP = replace(
    DOWN,
    kind="报告",
    organs=("澜棠区人民政府",),
    title="澜棠区人民政府关于第2号议案办理情况的报告",
    signers=("虞知衡", "阮青禾", "祝南乔"),
    recipients="市人民政府",
    urgency="特急",
    copy_number="000012",
    annexes=(),
)
JOINT = replace(
    DOWN,
    organs=("澜棠区民政局", "澜棠区教育局", "澜棠区住房和城乡建设局"),
    title="关于做好社区服务设施移交工作的通知",
    annexes=(),
)
LETTER = replace(
    DOWN,
    kind="函",
    format=Format.LETTER,
    organs=("澜棠区民政局",),
    title="澜棠区民政局关于商请提供社区用房数据的函",
    recipients="区住房和城乡建设局",
    number="澜棠民函〔2026〕7号",
    annexes=(),
    printer="",
    printed_on=None,
)
ORDER = replace(
    DOWN,
    kind="命令",
    format=Format.ORDER,
    organs=("澜棠区人民政府",),
    title="",
    number="第1号",
    recipients="",
    annexes=(),
    copies="",
)
MINUTES = replace(
    DOWN,
    kind="纪要",
    format=Format.MINUTES,
    organs=("澜棠区人民政府专题会议",),
    title="关于社区用房移交的会议纪要",
    number="〔2026〕5号",
    recipients="",
    annexes=(),
    attendance=(
        Attendance("出席", "佘檀、桑叶青、阮青禾、谈小满、施砚之、虞知衡、祝南乔、宗明远、宁祎、邬景行、栗秋实"),
        Attendance("请假", "荀立言"),
        Attendance("列席", "巫岚、车以宁"),
    ),
)
BULLETIN = replace(
    DOWN,
    kind="通报",
    format=Format.BULLETIN,
    masthead="政务督查",
    issue="第20期",
    organs=("澜棠区人民政府督查室",),
    title="关于第2号议案办理进展情况的通报",
    number="",
    recipients="",
    annexes=(),
)
UNSEALED = replace(DOWN, is_sealed=False, annexes=())
LYING = replace(
    DOWN,
    body=(*BODY[:3], replace(TABLE, is_landscape=True, title="任务分工"), *BODY[3:4]),
    annexes=(Annex("横排的任务分工表", (replace(TABLE, is_landscape=True),)),),
)
"""A document with tables across the page: it is no letter of the others' paper."""
LETTERS = {
    "down": DOWN,
    "up": UP,
    "joint": JOINT,
    "letter": LETTER,
    "order": ORDER,
    "minutes": MINUTES,
    "bulletin": BULLETIN,
    "unsealed": UNSEALED,
}
