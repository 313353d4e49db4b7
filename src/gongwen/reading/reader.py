"""Lines of a file in, a plan reading out: the order in which the pieces of a plan are read."""

import re
from dataclasses import replace

from gongwen.formats.model import Source
from gongwen.reading.classified import refuse_classified
from gongwen.reading.doubts import find_doubts
from gongwen.reading.duties.rows import table_passages
from gongwen.reading.duties.tasks import read_tasks
from gongwen.reading.evidence import Evidence
from gongwen.reading.figures.goals import read_goals
from gongwen.reading.header import Head, read_head
from gongwen.reading.model import PlanReading
from gongwen.reading.rosters import read_rosters
from gongwen.reading.text.outline import read_outline
from gongwen.reading.text.paragraphs import to_prose
from gongwen.reading.text.prose import Prose
from gongwen.reading.text.traditional import fold_prose, restore
from gongwen.reading.times.dates import likely_year
from gongwen.reading.times.phases import read_phases
from gongwen.reading.times.rhythms import read_rhythms


def read_plan(source: Source) -> PlanReading:
    """Read a plan document.

    Raises gongwen.refusals.Classified if the document carries a classification mark. The same source gives the same
    reading: nothing depends on the clock, the network or a database.
    """
    refuse_classified([line.text for line in source.lines])
    refuse_classified([line.text for line in source.asides])
    everything = to_prose(source.lines)
    head = read_head(fold_prose(everything))
    printed = everything.part(*head.text)
    prose = fold_prose(printed)
    furniture = tuple(p.tight for p in everything if not head.text[0] <= p.index < head.text[1])
    return restore(_read(prose, _moved(head), source, furniture), prose, printed, everything)


def _moved(head: Head) -> Head:
    """The head with its ranges counted in the document's own paragraphs, page furniture left out."""
    first, stop = head.text
    return replace(head, text=(0, stop - first), body=(head.body[0] - first, head.body[1] - first))


def _read(prose: Prose, head: Head, source: Source, furniture: tuple[str, ...]) -> PlanReading:
    root = read_outline(prose, *head.body)
    year = head.year or likely_year([p.tight for p in prose])
    rosters = read_rosters(prose)
    skip = rosters.paragraphs | {p.index for p in prose if p.cell is not None}
    tasks = read_tasks(prose, root, frozenset(skip), year, table_passages(prose, root), lists_work=_lists_work(head))
    phases = read_phases(prose, root, year)
    reading = PlanReading(
        text=prose.text,
        document=head.document,
        plan_title=head.plan_title,
        goals=read_goals(prose, root),
        tasks=tuple(tasks.tasks),
        phases=phases,
        rhythms=read_rhythms(
            prose, root, year, tasks=[task.span for task in tasks.tasks], phases=[phase.span for phase in phases]
        ),
        groups=rosters.groups,
    )
    evidence = Evidence(reading, prose, root, head, tasks, frozenset(skip), furniture, source.remarks)
    return replace(reading, doubts=find_doubts(evidence))


def _lists_work(head: Head) -> bool:
    """Whether numbered items without units may be tasks: not in a notice whose plan is missing, nor in one about a body."""
    title = head.document.title or ""
    return not _ABOUT_BODY.search(title) and (head.plan_title is not None or not _SENDS.search(title))


_SENDS = re.compile(r"印发|转发|下发")
_ABOUT_BODY = re.compile(
    r"(?:成立|调整|建立|组建|设立|变更|充实)[^，。]{0,40}(?:小组|指挥部|专班|委员会|联席会议|工作组|机制|成员|人员)|成员名单|组成人员"
)
