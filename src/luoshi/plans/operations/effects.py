"""What follows from the answer to a doubt: a table by code and option. What is not in it is recorded and changes nothing.

Text is evidence: an answer that a word is misprinted is kept beside the text, which stays. Options are counted from 0, and
0 is "as printed" everywhere.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gongwen.reading.doubts.collectives import covers
from gongwen.reading.doubts.names import Registry, place_of
from gongwen.reading.doubts.presence import stands_for_many
from gongwen.reading.words.units import looks_like_unit
from luoshi.base.refusals import Invalid
from luoshi.directory.kinds import UnitKind
from luoshi.directory.models import Unit
from luoshi.directory.operations.units import create_unit
from luoshi.plans.contents import UNMATCHED
from luoshi.plans.models import Doubt, NameMatch
from luoshi.plans.operations import amends
from luoshi.plans.operations.editing import write_merged
from luoshi.plans.operations.names import write_group, write_match
from luoshi.plans.operations.situation import Situation
from luoshi.plans.pieces import ArrangementContent, DeadlineContent, PhaseContent, RhythmContent, TaskContent
from luoshi.plans.queries.draft import single_candidates
from luoshi.plans.states import PieceKind

LAST_DAY = -1
_LONGEST_SHORT_NAME = 100


@dataclass(frozen=True, slots=True)
class Effect:
    """What an answer does, in a sentence, and how; None: it is only recorded, and the sentence says where the rest is done."""

    sentence: str | Promise
    apply: Callable[[Situation], None] | None = None


def effect_of(doubt: Doubt, answer: str) -> Effect:
    """Return what follows from an answer to a doubt."""
    option = option_of(doubt, answer)
    if option is None:
        return _SEEN if not doubt.options else _RECORDED
    if (doubt.code, option) in EFFECTS:
        return EFFECTS[doubt.code, option]
    if doubt.code in _ANY_OTHER and option:
        return _ANY_OTHER[doubt.code]
    return _RECORDED if option else _AS_PRINTED


def option_of(doubt: Doubt, answer: str) -> int | None:
    """Return which of the doubt's options an answer is; None for other words."""
    options = list(doubt.options)
    return options.index(answer) if answer in options else None


def what_follows(doubt: Doubt, answer: str) -> str:
    """Return the sentence that tells what an answer does, and where to do what it does not."""
    return str(effect_of(doubt, answer).sentence)


def leave_open(situation: Situation) -> None:
    """Knowingly let the names mean no unit, where nobody has said what they mean."""
    for name in situation.assigned():
        match = situation.names.get(name)
        if match is not None and match.unit_id is None and match.group_id is None and not match.is_left_open:
            write_match(situation.act, match, is_left_open=True)


def enter_unmatched(situation: Situation) -> None:
    """Take the only candidate of each unmatched name; enter the others as new units; leave open what is no unit's name."""
    _enter(situation, [situation.names[name] for name in situation.assigned() if name in situation.names])
    leave_open(situation)


def _enter(situation: Situation, matches: Sequence[NameMatch]) -> None:
    """Let each name that means nothing yet and is a unit's name mean its only candidate, or a new unit."""
    bare = [match for match in matches if match.unit_id is None and match.group_id is None]
    for match, unit in single_candidates(bare, today=situation.act.today):
        write_match(situation.act, match, unit=unit)
    for match in bare:
        if match.unit_id is None and looks_like_unit(match.name) and not stands_for_many(match.name):
            write_match(situation.act, match, unit=_new_unit(situation, match.name))


def _new_unit(situation: Situation, name: str) -> Unit:
    act = situation.act
    return create_unit(
        jurisdiction=act.version.jurisdiction,
        kind=UnitKind.OTHER,
        official_name=name,
        short_name=name[:_LONGEST_SHORT_NAME],
        by=act.by,
        now=act.now,
    )


def unite_names(situation: Situation) -> None:
    """Let all names of one body mean the unit that one of them means: the one the answer writes out before others.

    Where none of them means a unit yet, that one becomes a unit. Raises Invalid if it is no unit's name.
    """
    names = list(dict.fromkeys([*situation.assigned(), *situation.seated()]))
    answer = situation.doubt.options[situation.option]
    for same in _bodies(names, situation.issuer()):
        matches = [situation.names[name] for name in same if name in situation.names]
        chosen = sorted(matches, key=lambda match: (f"“{match.name}”" not in answer, match.unit_id is None))
        if all(match.unit_id is None for match in chosen):
            _enter(situation, chosen[:1])
        unit = next((match.unit for match in chosen if match.unit is not None), None)
        if unit is None:
            words = _("、").join(same)
            raise Invalid(_("%(names)s都还没有对应到单位，请先在“单位”一栏对应其中一个。") % {"names": words}, "answer")
        for match in matches:
            if match.unit_id != unit.pk:
                write_match(situation.act, match, unit=unit)


def _bodies(names: Sequence[str], issuer: str | None) -> list[list[str]]:
    """Return names of one body together, where a body has several."""
    registry = Registry(names, place_of(issuer))
    bodies: dict[object, list[str]] = defaultdict(list)
    for name in names:
        bodies[registry.key(name)].append(name)
    return [same for same in bodies.values() if len(same) > 1]


def expand_collective(situation: Situation) -> None:
    """Let a collective name mean a group of the units on the rosters that it covers, and those that the answer adds.

    Those that mean no unit of the directory yet become units. Raises Invalid if one of them is no unit's name.
    """
    answer = situation.doubt.options[situation.option]
    for name in situation.assigned():
        seated = situation.on_rosters()
        wanted = [unit for unit in seated if covers(name, unit) or (situation.option > 1 and unit in answer)]
        matches = [situation.names[unit] for unit in wanted if unit in situation.names]
        _enter(situation, matches)
        missing = [match.name for match in matches if match.unit is None]
        if missing or not matches:
            words = _("、").join(missing or [name])
            raise Invalid(
                _("%(names)s还没有对应到单位，请先在“单位”一栏对应，再选这一项。") % {"names": words}, "answer"
            )
        units = list(dict.fromkeys(match.unit for match in matches if match.unit is not None))
        write_group(situation.act, situation.names[name], units)


def first_leads(situation: Situation) -> None:
    """Let the unit that is printed first lead each task without a lead."""
    spans = situation.spans
    situation.change(PieceKind.TASK, TaskContent, lambda task: amends.with_first_leading(task, spans))


def first_role_counts(situation: Situation) -> None:
    """Keep of two roles of a unit in a task the one that is printed first."""
    spans = situation.spans
    situation.change(PieceKind.TASK, TaskContent, lambda task: amends.with_first_roles(task, spans))


def take_earlier_days(situation: Situation) -> None:
    """Take a day before a period as the day before it begins: in tasks, phases and recurring duties."""
    spans, printed = situation.spans, situation.printed
    years = [int(words[:4]) for words in printed if words[:4].isdigit()]
    year = years[0] if years else situation.act.today.year
    situation.change(PieceKind.TASK, TaskContent, lambda task: amends.with_earlier_deadlines(task, spans))
    situation.change(PieceKind.PHASE, PhaseContent, lambda phase: amends.with_earlier_days(phase, printed))
    situation.change(PieceKind.RHYTHM, RhythmContent, lambda rhythm: amends.with_earlier_due(rhythm, printed, year))


def take_next_year(situation: Situation) -> None:
    """Take days without a year for those of the next one."""
    spans = situation.spans
    situation.change(PieceKind.TASK, TaskContent, lambda task: amends.with_next_year(task, spans))


def take_last_day(situation: Situation) -> None:
    """Let what recurs fall due on the last day of each period."""
    _set_day(situation, LAST_DAY)


def take_noted_day(situation: Situation) -> None:
    """Let what recurs fall due on the day of the month that the note names; raise Invalid if it names none."""
    found = re.search(r"\d{1,2}", situation.note, re.ASCII)
    day = int(found[0]) if found else 0
    if not 1 <= day <= 31:
        raise Invalid(_("请在备注里写明是几日，如25。"), "note")
    _set_day(situation, day)


def _set_day(situation: Situation, day: int) -> None:
    spans = situation.spans
    situation.change(
        PieceKind.RHYTHM, RhythmContent, lambda rhythm: amends.with_day(rhythm, day) if rhythm.span in spans else rhythm
    )
    rhythms = situation.of(PieceKind.RHYTHM, RhythmContent)
    if any(rhythm.cadence == "monthly" and rhythm.span in spans for _piece, rhythm in rhythms):
        situation.change(PieceKind.ARRANGEMENT, ArrangementContent, lambda arranged: _with_report_day(arranged, day))


def _with_report_day(arrangement: ArrangementContent, day: int) -> ArrangementContent:
    """Return the arrangement with the day of the month on which reports are due, if it has none yet."""
    return replace(arrangement, report_day=day) if arrangement.report_day is None else arrangement


def end_with_plan(situation: Situation) -> None:
    """Give tasks without a deadline the last day of the last phase; raise Invalid if no phase has one."""
    last = max((phase.end for _piece, phase in situation.of(PieceKind.PHASE, PhaseContent) if phase.end), default=None)
    if last is None:
        raise Invalid(_("方案的各阶段都没有结束日期，请逐项填写时限。"), "answer")
    deadline = DeadlineContent(_("方案结束之日"), last, "day", origin="office")
    spans = situation.spans
    situation.change(
        PieceKind.TASK,
        TaskContent,
        lambda task: amends.with_deadline(task, deadline) if task.span in spans else task,
    )


def merge_duplicates(situation: Situation) -> None:
    """Make one task of those with the same words."""
    same: dict[str, list[int]] = defaultdict(list)
    spans = situation.spans
    found = [(piece, task) for piece, task in situation.tasks() if task.span in spans]
    for index, (_piece, task) in enumerate(found):
        same[task.text].append(index)
    for first, *others in same.values():
        for other in others:
            write_merged(situation.act, found[first][0], found[other][0])


_AS_PRINTED = Effect(gettext_lazy("照原文办理，内容不作更改。"))
_SEEN = Effect(gettext_lazy("记为已阅，内容不作更改。"))
_RECORDED = Effect(gettext_lazy("记下答复，原文照录不改；需要更正内容的，请在对应的条目里修改。"))
_LEFT = Effect(gettext_lazy("名称照原文保留，不交给任何单位；以后可以在“单位”一栏改为具体单位。"), leave_open)
_BY_ROSTER = Effect(
    gettext_lazy("把这个统称设为单位组，成员就是所列单位，没有登记的先登记，各项任务一并对应。"), expand_collective
)
_ONE_BY_ONE = Effect(gettext_lazy("记下答复；请在“单位”一栏为这些名称逐个指明单位。"))
_IN_TASKS = Effect(gettext_lazy("记下答复；请在这几项任务的“时限”里填写日期。"))
EFFECTS: dict[tuple[str, int], Effect] = {
    (UNMATCHED, 0): _LEFT,
    (UNMATCHED, 1): Effect(
        gettext_lazy("名录里只有一个候选的采用候选，其余登记为新单位，类型暂记“其他”，可在单位名录里更正。"),
        enter_unmatched,
    ),
    ("collective-unit", 0): _LEFT,
    ("collective-unit", 1): _BY_ROSTER,
    ("collective-unit", 2): _BY_ROSTER,
    ("collective-unresolved", 0): _LEFT,
    ("collective-unresolved", 1): _ONE_BY_ONE,
    ("unit-two-roles", 1): Effect(gettext_lazy("同一单位在一项任务里只保留排在前面的角色。"), first_role_counts),
    ("unit-without-member", 1): Effect(gettext_lazy("记下答复；请在“领导小组（专班）”名单里增补成员。")),
    ("task-without-lead", 1): Effect(gettext_lazy("这些任务由排在第一位的单位牵头，标为办公室确定。"), first_leads),
    ("task-without-deadline", 1): Effect(
        gettext_lazy("以最后一个阶段的结束日期为这些任务的时限，标为办公室确定。"), end_with_plan
    ),
    ("task-without-deadline", 2): _IN_TASKS,
    ("task-duplicate", 1): Effect(gettext_lazy("文字相同的任务合并为一项，单位并在一起。"), merge_duplicates),
    ("item-without-unit", 1): Effect(gettext_lazy("记下答复；请在相应位置增加任务，写明责任单位。")),
    ("goal-without-task", 1): Effect(gettext_lazy("记下答复；请把这个指标写进牵头单位的任务。")),
    ("goal-without-task", 2): Effect(gettext_lazy("记下答复；请把这个指标写进具体任务。")),
    ("global-clause", 1): Effect(gettext_lazy("记下答复；请在各项任务里加上这些单位，或者把它们加入对应的统称。")),
    ("date-ambiguous", 1): Effect(gettext_lazy("改为所写时段开始的前一天，标为办公室确定。"), take_earlier_days),
    ("deadline-before-document", 1): _IN_TASKS,
    ("deadline-before-document", 2): Effect(
        gettext_lazy("没有写年份的时限改为下一年的同一天，标为办公室确定。"), take_next_year
    ),
    ("deadline-relative", 1): _IN_TASKS,
    ("deadline-relative", 2): _IN_TASKS,
    ("deadline-without-day", 1): _IN_TASKS,
    ("rhythm-without-day", 1): Effect(gettext_lazy("定在每期最后一天，标为办公室确定。"), take_last_day),
    ("rhythm-without-day", 2): Effect(
        gettext_lazy("定在备注里写明的那一天，标为办公室确定；请先在备注里写明是几日。"), take_noted_day
    ),
    ("annex-missing", 1): Effect(gettext_lazy("记下答复；请补齐附件后重新上传、识读。")),
}
"""By code and option. Options that are missing here are recorded; so is every answer in other words."""
_ANY_OTHER: dict[str, Effect] = {
    "unit-two-names": Effect(
        gettext_lazy("这几个名称对应到同一个单位，没有登记的先登记，各项任务一并对应。"), unite_names
    ),
}
"""Codes whose options after the first, however many, do the same."""
