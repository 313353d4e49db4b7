"""The sample plan amended on purpose, small plans made of lines, and a comparison as short rows."""

from collections.abc import Iterable

from gongwen.comparing import compare_plans
from gongwen.comparing.model import Comparison, PrintedTask, Segment
from gongwen.reading.model import PlanReading
from tests.gongwen.reading.helpers import TITLE, read
from tests.places import ROOT

Row = tuple[str, str, str]

SAMPLE = (ROOT / "samples" / "lantang" / "plan.txt").read_text(encoding="utf-8")
IDLE = "4.盘活存量闲置资源。"
BARRIERS = "5.推进适老化适儿化改造。"
COMPLAINTS = "2.健全诉求响应机制。"
PLACES, CHILDCARE = "1.增加普惠托位供给。", "2.推动托幼一体发展。"

# What the signed version has in the place of the draft's words.
EXCHANGES = [
    ("澜棠政办〔2026〕11号", "澜棠政办〔2026〕19号"),
    ("新增护理型养老床位420张以上", "新增护理型养老床位460张以上"),
    ("护理型床位占比不低于65%", "护理型床位占比不低于70%"),
    ("新开社区食堂8家", "新开社区食堂6家"),
    ("完成时限：2026年6月底前）", "完成时限：2026年9月底前）"),
    ("完成时限：2026年底前）", "完成时限：2026年10月底前）"),
    ("（牵头单位：区商务局；责任单位：区市场", "（牵头单位：区发展和改革局；责任单位：区商务局、区市场"),
    ("做到底数清、缺口明。", "做到底数清、问题清、缺口明。"),
    ("推行明厨亮灶和一餐一评。", "推行明厨亮灶，一餐一评！"),
    ("每月25日前向领导小组办公室", "每月20日前向领导小组办公室"),
    ("2026年6月30日前，各承办单位报送上半年", "2026年7月10日前，各承办单位报送上半年"),
    ("	栗秋实	区财政局总会计师", "	栗秋实	区财政局副局长"),
    ("	臧　恺	区商务局副局长", "	阙明岚	区商务局副局长"),
    ("	滕　骁	区消防救援大队副大队长\n", ""),
]


def amended() -> str:
    """Return the sample plan with tasks struck, moved, split, merged, added and changed."""
    text = SAMPLE
    for old, new in EXCHANGES:
        text = text.replace(old, new)
    lines = text.split("\n")
    _strike(lines, IDLE)
    at = _strike(lines, BARRIERS)
    lines[at:at] = [
        "4.推进居家适老化改造。结合老旧小区整治，完成既有住宅加装电梯60部以上，实施居家适老化改造500户。(牵头单位：区住房和城乡建设局；责任单位：区残疾人联合会，各街道办事处；完成时限：10月底前）",
        "5.建设儿童友好空间。在公园绿地、街角边角地建设儿童友好微空间3—5处，同步整治占用盲道、坡道等问题。（牵头单位：区民政局；责任单位：区妇女联合会，各街道办事处；完成时限：10月底前）",
    ]
    places = _strike(lines, PLACES)
    _strike(lines, CHILDCARE)
    lines[places:places] = [
        "1.增加普惠托位供给。通过公建民营、民办公助、用人单位自办等方式，全年新增托位900个，稳步提高普惠托位占比，统筹学前教育学位余量，推动12所以上幼儿园开设托班，统一保育标准、收费公示和家园沟通制度。（牵头单位：区卫生健康委员会、区教育局；责任单位：区发展和改革局、区财政局，各街道办事处；完成时限：2026年11月中旬）"
    ]
    complaints = lines[_find(lines, COMPLAINTS)]
    _strike(lines, COMPLAINTS)
    lines.insert(_find(lines, "6.丰富老年文化生活。") + 1, complaints.replace("2.", "7.", 1))
    lines.insert(
        _find(lines, "3.凝聚共建共享合力。"),
        "2.开办社区便民早市。选择3处闲置场地开办早市，统一摊位标准和卫生要求。（牵头单位：区商务局；责任单位：各街道办事处）",
    )
    return "\n".join(lines)


def _find(lines: list[str], words: str) -> int:
    (at,) = (at for at, line in enumerate(lines) if line.startswith(words))
    return at


def _strike(lines: list[str], words: str) -> int:
    at = _find(lines, words)
    del lines[at]
    return at


def compared(old: str, new: str) -> Comparison:
    """Compare the plans whose work parts are ``old`` and ``new``."""
    return compare_plans(work(old), work(new))


def work(items: str) -> PlanReading:
    """Read a plan whose work part is ``items``, every item for the same unit unless it says which."""
    lines = (
        line if "（" in line[3:] or line[1] == "、" else f"{line}（牵头单位：县商务局）" for line in items.split("\n")
    )
    return read(f"{TITLE}二、主要任务\n" + "\n".join(lines))


def rows(comparison: Comparison) -> list[Row]:
    """Return what became of each task, with the numbers of both sides and what is told beside it."""
    return [
        (
            " ".join([match.relation, *["moved"] * match.moved, *["check"] * match.check]),
            " ".join(_cited(comparison.old.tasks[i]) for i in match.old),
            " ".join(_cited(comparison.new.tasks[j]) for j in match.new),
        )
        for match in comparison.tasks
    ]


def _cited(task: PrintedTask) -> str:
    return task.label.removeprefix("二、")


def drawn(wording: Iterable[Segment]) -> str:
    """Return a wording as one text: [-struck-]{+inserted+} and <of the one level|of the other>."""
    return "".join(_drawn(segment) for segment in wording)


def _drawn(segment: Segment) -> str:
    if segment.op == "same":
        return segment.new
    if segment.op == "adapted":
        return f"<{segment.old}|{segment.new}>"
    struck = f"[-{segment.old}-]" if segment.old else ""
    return struck + (f"{{+{segment.new}+}}" if segment.new else "")
