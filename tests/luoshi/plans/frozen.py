"""A version in force with as many tasks as wanted, its rows written directly: for pages, workbooks and benchmarks.

What is frozen from a draft is tested where it is frozen; here only the rows are needed, quickly and in any number.
"""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from luoshi.base.models import new_key
from luoshi.directory.kinds import UnitKind
from luoshi.directory.models import GroupMember, Jurisdiction, Unit, UnitGroup
from luoshi.documents.models import Document, Reading
from luoshi.documents.states import DocumentState
from luoshi.files.models import StoredFile
from luoshi.plans.models import (
    Assignment,
    Deadline,
    Goal,
    Milestone,
    Phase,
    Plan,
    PlanVersion,
    Rhythm,
    RosterMember,
    Target,
    Task,
    TaskGroup,
    TaskWording,
    Term,
)
from luoshi.plans.states import AssignmentRole, Duty, Origin, PlanState, VersionState
from luoshi.search.indexing import Item, index_objects
from tests.luoshi.making import NOW, a_unit

TITLE = "澜棠区社区服务提升工作方案"
GROUP_SIZE = 40
CHUNK = 500
_TEXTS = (
    "开展设施底数摸排，逐处登记、上图入库，形成资源、需求、项目三张清单，做到底数清、缺口明。",
    "扩大老年助餐覆盖，新开社区食堂8家，推行明厨亮灶和一餐一评。",
    "增加普惠托位供给，全年新增托位900个，减轻家庭送托负担。",
    "健全诉求响应机制，对重复投诉率高的点位挂牌整治、销号管理。",
)
_HAN = "一二三四五六七八九十"
_numbers = itertools.count(1)


@dataclass(slots=True)
class Frozen:
    """A plan with its version in force, the units that have a part in it, and the key of each task in order."""

    plan: Plan
    version: PlanVersion
    units: list[Unit]
    group: UnitGroup
    tasks: list[Task] = field(default_factory=list)

    def task(self, number: int) -> Task:
        """Return a task by its number, the first being 1."""
        return self.tasks[number - 1]


def a_plan_in_force(
    jurisdiction: Jurisdiction,
    *,
    tasks: int = 3,
    parts: int = 3,
    units: Sequence[Unit] = (),
    members: int = 4,
    texts: Sequence[str] = _TEXTS,
) -> Frozen:
    """Make a plan in force: each task has one lead, ``parts`` - 1 further units, every second one a group of streets.

    Task n is led by unit n of ``units`` (made where none are given, ten of them), and so on in a ring.
    """
    given = list(units) or [a_unit(jurisdiction) for _ in range(10)]
    group = _streets(jurisdiction, members)
    plan, version = _plan(jurisdiction)
    made = Frozen(plan, version, given, group)
    made.tasks = [Task(jurisdiction=jurisdiction, plan=plan, first_version=version) for _ in range(tasks)]
    Task.objects.bulk_create(made.tasks, CHUNK)
    source = _wordings(made, texts)
    _parts(made, parts)
    _whole(made)
    _read(made, source)
    return made


def _streets(jurisdiction: Jurisdiction, members: int) -> UnitGroup:
    group = UnitGroup.objects.create(jurisdiction=jurisdiction, name=f"各街道办事处{next(_numbers)}")
    for _ in range(members):
        street = a_unit(jurisdiction, f"第{next(_numbers)}街道办事处", kind=UnitKind.STREET)
        GroupMember.objects.create(jurisdiction=jurisdiction, group=group, unit=street)
    return group


def _plan(jurisdiction: Jurisdiction) -> tuple[Plan, PlanVersion]:
    plan = Plan.objects.create(jurisdiction=jurisdiction, title=TITLE, state=PlanState.IN_FORCE, created_at=NOW)
    version = PlanVersion.objects.create(
        jurisdiction=jurisdiction,
        plan=plan,
        number=0,
        state=VersionState.IN_FORCE,
        header={
            "title": f"关于印发{TITLE}的通知",
            "plan_title": TITLE,
            "number": "澜棠政办〔2026〕11号",
            "issuer": "澜棠区人民政府办公室",
            "date": "2026-03-27",
        },
        drafted_by=new_key(),
        drafted_at=NOW,
        put_in_force_by=new_key(),
        put_in_force_at=NOW,
        expanded_on=date(2026, 4, 1),
    )
    return plan, version


def _wordings(made: Frozen, texts: Sequence[str]) -> str:
    """Write groups and wordings, and return the text of a document in which they stand."""
    lines, at = [TITLE], len(TITLE) + 1
    groups: list[TaskGroup] = []
    wordings: list[TaskWording] = []
    for count, task in enumerate(made.tasks):
        if count % GROUP_SIZE == 0:
            groups.append(_group(made, len(groups)))
            lines.append(groups[-1].headings[-1])
            at += len(lines[-1]) + 1
        text = texts[count % len(texts)]
        line = f"{count % GROUP_SIZE + 1}.{text}"
        wordings.append(_wording(made, task, groups[-1], count, text))
        wordings[-1].span_start, wordings[-1].span_end = at, at + len(line)
        lines.append(line)
        at += len(line) + 1
    TaskGroup.objects.bulk_create(groups, CHUNK)
    TaskWording.objects.bulk_create(wordings, CHUNK)
    index_objects(_found(made, wordings), jurisdiction_id=made.plan.jurisdiction_id)
    return "\n".join(lines)


def _found(made: Frozen, wordings: Sequence[TaskWording]) -> Iterator[Item]:
    for wording in wordings:
        yield Item("task", wording.task.public_key, f"{wording.label} {wording.text}", made.plan.public_key)


def _group(made: Frozen, number: int) -> TaskGroup:
    heading = f"（{_HAN[number % 10]}）第{number + 1}组重点任务"
    return TaskGroup(
        jurisdiction=made.plan.jurisdiction, version=made.version, position=number, headings=["二、工作任务", heading]
    )


def _wording(made: Frozen, task: Task, group: TaskGroup, count: int, text: str) -> TaskWording:
    due = due_on(count)
    return TaskWording(
        jurisdiction=made.plan.jurisdiction,
        version=made.version,
        position=count,
        task=task,
        group=group,
        number=f"{count % GROUP_SIZE + 1}.",
        label=f"（{_HAN[group.position % 10]}）{count % GROUP_SIZE + 1}",
        text=text,
        first_due_on=due,
        last_due_on=due,
    )


def due_on(count: int) -> date | None:
    """Return the day by which the task with that index is due; every third has none."""
    return None if count % 3 == 2 else date(2026, 4, 30) + timedelta(days=count % 240)


def _parts(made: Frozen, parts: int) -> None:
    wordings = list(TaskWording.objects.filter(version=made.version).order_by("position"))
    terms = [term for wording in wordings for term in _terms(made, wording, parts)]
    Assignment.objects.bulk_create([term.assignment for term in terms], CHUNK)
    Term.objects.bulk_create(terms, CHUNK)
    Deadline.objects.bulk_create([_deadline(wording) for wording in wordings if wording.last_due_on], CHUNK)
    Target.objects.bulk_create([_target(wording) for wording in wordings if wording.position % 2 == 1], CHUNK)


def _terms(made: Frozen, wording: TaskWording, parts: int) -> Iterator[Term]:
    ring = [made.units[(wording.position + step) % len(made.units)] for step in range(parts)]
    for step, unit in enumerate(ring):
        role = AssignmentRole.LEAD if step == 0 else AssignmentRole.RESPONSIBLE
        yield _term(made, wording, unit, position=step, role=role)
    if wording.position % 2 == 0:
        members = made.group.memberships.select_related("unit") if made.group.pk else []
        for step, member in enumerate(members):
            yield _term(made, wording, member.unit, position=parts + step, role=AssignmentRole.RESPONSIBLE, via=True)


def _term(
    made: Frozen, wording: TaskWording, unit: Unit, *, position: int, role: AssignmentRole, via: bool = False
) -> Term:
    leads = role == AssignmentRole.LEAD
    return Term(
        jurisdiction=made.plan.jurisdiction,
        version=made.version,
        position=position,
        assignment=Assignment(jurisdiction=made.plan.jurisdiction, task=wording.task, unit=unit),
        wording=wording,
        unit=unit,
        via=made.group if via else None,
        printed_name=made.group.name if via else unit.short_name,
        role=role,
        is_consolidating=leads,
        duty=Duty.REQUIRED if leads else Duty.IF_ANY,
    )


def _deadline(wording: TaskWording) -> Deadline:
    due = wording.last_due_on
    return Deadline(
        jurisdiction=wording.jurisdiction,
        version=wording.version,
        wording=wording,
        text=f"{due:%Y}年{due.month}月{due.day}日前" if due else "",
        due_on=due,
        precision="day",
        origin=Origin.DOCUMENT,
    )


def _target(wording: TaskWording) -> Target:
    return Target(
        jurisdiction=wording.jurisdiction,
        version=wording.version,
        wording=wording,
        indicator="新增托位",
        comparator="ge",
        value=Decimal(900),
        printed="900",
        unit_of_measure="个",
        text="托位不少于900个",
    )


def _whole(made: Frozen) -> None:
    """Write what the whole plan has: a goal with a target, phases with a milestone, rhythms, the roster."""
    common = {"jurisdiction": made.plan.jurisdiction, "version": made.version}
    goal = Goal.objects.create(**common, text="设施布局更加均衡，托位900个。")
    Target.objects.create(
        **common, goal=goal, indicator="托位", value=Decimal(900), printed="900", unit_of_measure="个", text="托位900个"
    )
    first = Phase.objects.create(
        **common, name="发动部署阶段", starts_on=date(2026, 3, 27), ends_on=date(2026, 4, 20), precision="day"
    )
    Milestone.objects.create(**common, phase=first, due_on=date(2026, 4, 15), text="报送分项实施细则和联络员名单")
    Phase.objects.create(
        **common,
        position=1,
        name="组织实施阶段",
        starts_on=date(2026, 4, 21),
        ends_on=date(2026, 11, 30),
        precision="month",
    )
    Rhythm.objects.create(
        **common,
        cadence="monthly",
        activity="报送工作进展",
        due={"month": "each", "day": 25, "text": "每月25日前"},
        due_origin=Origin.DOCUMENT,
    )
    RosterMember.objects.create(
        **common, group_kind="leading_group", group_name="领导小组", role="组长", name="虞知衡", printed_post="副区长"
    )


def _read(made: Frozen, source: str) -> None:
    """Give the version the document in which its spans stand."""
    stored = StoredFile.objects.create(
        jurisdiction=made.plan.jurisdiction,
        sha256=f"{next(_numbers):064x}",
        size=1,
        media_type="text/plain",
        stored_at=NOW,
    )
    document = Document.objects.create(
        jurisdiction=made.plan.jurisdiction, file=stored, name="方案.docx", received_at=NOW, state=DocumentState.READ
    )
    reading = Reading.objects.create(
        jurisdiction=made.plan.jurisdiction,
        document=document,
        reader_version="1",
        content={"schema": "gongwen.plan-reading/1", "text": source},
        read_at=NOW,
    )
    made.version.document, made.version.reading = document, reading
    made.version.save(update_fields=["document", "reading"])
