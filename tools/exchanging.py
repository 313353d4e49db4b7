"""What office and units ask and tell each other, for the pictures: once, and the pages on which it is seen."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from luoshi.base.actors import Actor
from luoshi.base.models import new_key
from luoshi.directory.kinds import BodyKind
from luoshi.directory.operations.bodies import create_body
from luoshi.plans.models import ForceTask, Plan, Term
from luoshi.plans.operations.forces import assign_task_forces
from luoshi.plans.states import VersionState
from luoshi.reporting.merged import usual
from luoshi.reporting.models import Adjustment, Briefing, Enquiry, Implementation, Layout, ReturnedBook
from luoshi.reporting.operations import Written, adjusting, write_entry
from luoshi.reporting.operations.books import Brought, hand_out, receive_book
from luoshi.reporting.operations.briefing import Sent, decide_briefing, send_briefing
from luoshi.reporting.operations.enquiring import asking
from luoshi.reporting.operations.enquiring.answering import answer_enquiry
from luoshi.reporting.operations.implementing.filing import decide_implementation, submit_implementation
from luoshi.reporting.operations.implementing.writing import Said, begin_implementation, write_actions
from luoshi.reporting.operations.layouts import MOST_LAYOUTS, Wanted, create_layout
from luoshi.reporting.queries.implementations import terms_of
from luoshi.reporting.queries.mine import to_write
from luoshi.reporting.states import EnquiryKind, EnquiryState, ImplementationState
from luoshi.web.addresses import address
from tests.luoshi.reporting.books import filled, place

A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Exchange:
    """Who asks and who answers, and when."""

    clerk: Actor
    liaison: Actor
    now: datetime
    today: date


def exchange(made: Exchange, title: str, words: str) -> None:
    """Let office and a unit ask and tell each other something about a task of the liaison's."""
    liaison, clerk, now, today = made.liaison, made.clerk, made.now, made.today
    term = Term.objects.filter(unit=liaison.unit_id, version__state=VersionState.IN_FORCE).order_by("pk")[0]
    task = term.wording.task
    asked = adjusting.Asked("deadline", words, f"{words}建议完成时限顺延三个月。", new_key())
    adjusting.request_adjustment(task=task, asked=asked, by=liaison, now=now, today=today)
    question = asking.Asked(words, today + A_DAY, [term.unit.public_key], new_key())
    asking.enquire(task=task, asked=question, by=clerk, now=now, today=today)
    plan = term.version.plan
    if Layout.objects.count() < MOST_LAYOUTS:
        create_layout(wanted=Wanted(f"{title}汇总表", usual()), once=new_key(), by=clerk, now=now)
    wanted = asking.Asked(words, today + A_DAY, [term.unit.public_key], new_key())
    (above,) = asking.hand_on(source=title, plan=plan, asked=wanted, by=clerk, now=now, today=today)
    answer_enquiry(enquiry=above, to=EnquiryState.ANSWERED, words=words, by=liaison, now=now, today=today)
    send_briefing(sent=Sent(title, words, plan, new_key()), by=liaison, now=now)
    used = send_briefing(sent=Sent(title, words, plan, new_key()), by=liaison, now=now)
    decide_briefing(briefing=used, uses=True, why="", by=clerk, now=now, today=today)
    force = create_body(
        jurisdiction=task.jurisdiction, kind=BodyKind.TASK_FORCE, name=f"{title}工作专班", by=clerk, now=now
    )
    assign_task_forces(task=task, bodies=[force.public_key], by=clerk, now=now)
    for report in to_write(liaison).filter(kind="progress")[:1]:
        raw = hand_out(report=report, by=liaison, now=now, today=today)
        entry = report.entries.order_by("position")[0]
        write_entry(
            entry=entry, revision=entry.revision, written=Written({"problems": words}), by=liaison, now=now, today=today
        )
        book = filled(raw, {place(raw, "存在的问题"): f"{words}缺人手。", place(raw, "下一步打算"): words})
        receive_book(brought=Brought(book, f"{title}.xlsx", new_key()), by=liaison, now=now, today=today)


def implement(made: Exchange, plan: Plan, words: str) -> None:
    """Let units say how they do their tasks: the liaison's begins, one hands in, one has what it handed in filed."""
    own = begin_implementation(plan=plan, by=made.liaison, now=made.now)
    started = [Said(f"{words}{number}", due_on=made.today.isoformat()) for number in range(2)]
    write_actions(implementation=own, revision=own.revision, actions=started, by=made.liaison, now=made.now)
    terms = Term.objects.filter(version__plan=plan, version__state=VersionState.IN_FORCE).order_by("pk")
    others = terms.exclude(unit=made.liaison.unit_id).values_list("unit", flat=True)
    for files, unit in enumerate(list(dict.fromkeys(others))[:2]):
        by = replace(made.liaison, unit_id=unit)
        row = begin_implementation(plan=plan, by=by, now=made.now)
        day = (made.today + 30 * A_DAY).isoformat()
        whole = [Said(words, term.wording.task.public_key, day, f"综合科{words[:2]}") for term in terms_of(row)]
        write_actions(implementation=row, revision=row.revision, actions=whole, by=by, now=made.now)
        submit_implementation(implementation=row, approved_by=f"局长{words[:2]}", by=by, now=made.now, today=made.today)
        if files:
            decide_implementation(
                implementation=row, files=True, remark="", by=made.clerk, now=made.now, today=made.today
            )


def pages_of_exchanges() -> list[tuple[str, str, str]]:
    """Return the pages of what office and units ask and tell each other: name, address, who looks."""
    looked: list[tuple[str, str, str]] = []
    for name, model, user in (
        ("adjustment", Adjustment, "head"),
        ("enquiry", Enquiry, "liaison"),
        ("briefing", Briefing, "clerk"),
        ("book", ReturnedBook, "liaison"),
        ("layout", Layout, "clerk"),
    ):
        keys = model._default_manager.order_by("pk").values_list("public_key", flat=True)[:1]
        looked += [(name, address(name, key), user) for key in keys]
    for state, user in (("draft", "liaison"), ("submitted", "clerk"), ("filed", "clerk")):
        written = Implementation.objects.filter(state=ImplementationState(state)).order_by("-pk")
        looked += [(f"implementation-{state}", address("implementation", row.public_key), user) for row in written[:1]]
    looked += [(f"implementations-{user}", address("implementations"), user) for user in ("liaison", "clerk")]
    for above in Enquiry.objects.filter(kind=EnquiryKind.FROM_ABOVE).order_by("pk")[:1]:
        looked += [
            ("enquiry_together", address("enquiry_together", above.asking), "clerk"),
            ("enquiry_new", address("enquiry_new"), "clerk"),
        ]
    for force in ForceTask.objects.select_related("task__plan", "body").order_by("pk")[:1]:
        plan, task = force.task.plan.public_key, force.task.public_key
        looked += [(name, address(name, plan, task), "clerk") for name in ("plan_task", "enquire")]
        looked += [
            ("adjust", address("adjust", plan, task), "liaison"),
            ("body", address("body", force.body.public_key), "clerk"),
        ]
    return [(f"{name}-exchange", path, user) for name, path, user in looked]
