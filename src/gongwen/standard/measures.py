"""The measures of a page of an official document, each with the clause of GB/T 9704—2012 that gives it.

Lengths are millimetres, sizes of type are points (1 pt = 25.4/72 mm). Where the standard names a size by its Chinese number
(3号), the points are those with which 28 characters fit the text block: 15.75, not the 16 of an office program.
"""

from dataclasses import dataclass

MM_PER_POINT = 25.4 / 72


@dataclass(frozen=True, slots=True)
class Measure:
    """A number with its unit (``mm``, ``pt``, ``lines``, ``characters``), the clause that gives it, and what it is in Chinese."""

    value: float
    unit: str
    clause: str
    what: str


PAGE_WIDTH = Measure(210, "mm", "5.1", "公文用纸宽")
PAGE_HEIGHT = Measure(297, "mm", "5.1", "公文用纸高")
TOP = Measure(37, "mm", "5.2.1", "天头（上白边）")
LEFT = Measure(28, "mm", "5.2.1", "订口（左白边）")
BLOCK_WIDTH = Measure(156, "mm", "5.2.1", "版心宽")
BLOCK_HEIGHT = Measure(225, "mm", "5.2.1", "版心高")
RIGHT = Measure(210 - 28 - 156, "mm", "5.2.1", "右白边，由版心得出")
BOTTOM = Measure(297 - 37 - 225, "mm", "5.2.1", "下白边，由版心得出")
MARGIN_TOLERANCE = Measure(1, "mm", "5.2.1", "天头、订口的允许误差")
LINES = Measure(22, "lines", "5.2.3", "每面行数")
CHARACTERS = Measure(28, "characters", "5.2.3", "每行字数")
SIZE_2 = Measure(22, "pt", "7.3.1", "2号字：标题")
SIZE_3 = Measure(15.75, "pt", "5.2.2", "3号字：没有特别说明的各要素")
SIZE_4 = Measure(14, "pt", "7.4.2", "4号字：版记、页码")
GAP = Measure(15.75 * 7 / 8, "pt", "3.2", "行距中的空白：3号汉字高度的7/8")
PITCH = Measure(15.75 * 15 / 8, "pt", "3.2", "一行：一个汉字的高度加3号汉字高度的7/8")
MASTHEAD_TOP = Measure(35, "mm", "7.2.4", "发文机关标志上边缘至版心上边缘")
NUMBER_BELOW = Measure(2, "lines", "7.2.5", "发文字号在发文机关标志下空")
RULE_BELOW = Measure(4, "mm", "7.2.7", "红色分隔线在发文字号之下")
TITLE_BELOW = Measure(2, "lines", "7.3.1", "标题在红色分隔线下空")
RECIPIENTS_BELOW = Measure(1, "lines", "7.3.2", "主送机关在标题下空")
INDENT = Measure(2, "characters", "7.3.3", "正文自然段左空")
ANNEX_NOTE_BELOW = Measure(1, "lines", "7.3.4", "附件说明在正文下空")
DATE_RIGHT_SEALED = Measure(4, "characters", "7.3.5.1", "加盖印章的成文日期右空")
SIGNATURE_RIGHT = Measure(2, "characters", "7.3.5.2", "不加盖印章的署名右空")
SIGNATURE_BELOW = Measure(1, "lines", "7.3.5.2", "不加盖印章的署名在正文（附件说明）下空")
DATE_SHIFT = Measure(2, "characters", "7.3.5.2", "成文日期首字比署名首字右移")
SEAL_ROOM = Measure(2, "lines", "7.3.5.1", "为印章留出：署名在正文（附件说明）下空，印章顶端距正文一行之内")
ANNEX_TITLE_LINE = Measure(3, "lines", "7.3.7", "附件标题在版心第几行")
THICK_RULE = Measure(0.35, "mm", "7.4.1", "版记首条和末条分隔线的粗细")
THIN_RULE = Measure(0.25, "mm", "7.4.1", "版记中间分隔线的粗细")
IMPRINT_INDENT = Measure(1, "characters", "7.4.2", "抄送、印发机关左空，印发日期右空")
PAGE_NUMBER_BELOW = Measure(7, "mm", "7.5", "页码一字线上缘距版心下边缘")
PAGE_NUMBER_INDENT = Measure(1, "characters", "7.5", "单页码居右空、双页码居左空")
LETTER_MASTHEAD_TOP = Measure(30, "mm", "10.1", "信函格式：发文机关标志上边缘至上页边")
LETTER_RULE_WIDTH = Measure(170, "mm", "10.1", "信函格式：红色双线长")
LETTER_RULE_BELOW = Measure(4, "mm", "10.1", "信函格式：第一条红色双线在发文机关标志下")
LETTER_FOOT_RULE = Measure(20, "mm", "10.1", "信函格式：第二条红色双线距下页边")
LETTER_NUMBER_GAP = Measure(15.75 * 7 / 8, "pt", "10.1", "信函格式：发文字号等与第一条线的距离，3号汉字高度的7/8")
LETTER_TITLE_BELOW = Measure(2, "lines", "10.1", "信函格式：标题与其上最后一个要素相距")
ORDER_MASTHEAD_TOP = Measure(20, "mm", "10.2", "命令格式：发文机关标志上边缘至版心上边缘")
ORDER_BELOW = Measure(2, "lines", "10.2", "命令格式：令号在标志下、正文在令号下空")
ATTENDANCE_BELOW = Measure(1, "lines", "10.3", "纪要格式：出席人员在正文（附件说明）下空")


def points(millimetres: float) -> float:
    """Return a length in points."""
    return millimetres / MM_PER_POINT
