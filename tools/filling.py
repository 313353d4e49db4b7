"""Fill an installation for pictures: empty, as it usually is, or with very much in it. Everything is made by operations.

Usage: LUOSHI_HOME=FOLDER python -m tools.filling empty|typical|long

Writes FOLDER/pages.json: a list of pages, each with its name, its address and who looks at it.
"""

import json
import os
import sys
import tempfile
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "luoshi.settings")
django.setup()

from django.core.management import call_command  # noqa: E402 -- needs Django set up, as all that follows
from django.utils import timezone  # noqa: E402

from luoshi.base.actors import Actor  # noqa: E402
from luoshi.directory.kinds import UnitKind  # noqa: E402
from luoshi.directory.models import Account, Jurisdiction, Unit  # noqa: E402
from luoshi.directory.operations.units import create_unit  # noqa: E402
from luoshi.directory.queries import actor_of  # noqa: E402
from luoshi.documents.models import Document  # noqa: E402
from luoshi.documents.operations.receiving import receive_document  # noqa: E402
from luoshi.documents.queries import last_reading  # noqa: E402
from luoshi.jobs.running.preparing import prepare  # noqa: E402
from luoshi.jobs.sample.loading import load_sample  # noqa: E402
from luoshi.jobs.sample.playing import moment_on, play  # noqa: E402
from luoshi.jobs.tick import tick  # noqa: E402
from luoshi.plans.models import Plan, PlanVersion, Term  # noqa: E402
from luoshi.plans.operations.amending import begin_amendment  # noqa: E402
from luoshi.plans.operations.drafting import draft_plan  # noqa: E402
from luoshi.plans.states import PlanState, VersionState  # noqa: E402
from luoshi.reporting.models import Period, Report  # noqa: E402
from luoshi.reporting.states import PeriodState  # noqa: E402
from luoshi.web.addresses import address  # noqa: E402
from tests.luoshi.plans.frozen import a_plan_in_force  # noqa: E402
from tools.exchanging import Exchange, exchange, implement, pages_of_exchanges  # noqa: E402

SAMPLE = Path(__file__).resolve().parents[1] / "samples" / "lantang"
CLERK, HEAD, LIAISON, LEADER, ADMINISTRATOR = "shetan", "ruanqinghe", "tanxiaoman", "yuzhiheng", "zongmingyuan"
A_DAY, LIVED = timedelta(days=1), timedelta(days=100)
"""How long the district has lived since its plan was put in force."""
MANY_TASKS, MANY_UNITS, MANY_DOCUMENTS, MANY_EXCHANGES = 2000, 300, 120, 60
RIVERS = """澜棠区人民政府办公室关于印发澜棠区河道整治工作方案的通知
澜棠政办〔2026〕23号
各街道办事处：
《澜棠区河道整治工作方案》已经区人民政府同意，现印发给你们，请认真组织实施。
澜棠区人民政府办公室
2026年3月1日
澜棠区河道整治工作方案
二、主要任务
1.清理沿河杂物20处以上。（牵头单位：区水务局；责任单位：区财政局、区城管局；完成时限：2026年5月底前）
2.修整步道不少于3公里。（牵头单位：区住建局；责任单位：各街道办事处；完成时限：2026年6月底前）
3.补种绿植达到500株。（牵头单位：区园林绿化中心；责任单位：区教育局；完成时限：2026年9月底前）
"""
LONG_NAME = (
    "澜棠区贯彻落实关于进一步提升社区便民服务能力和水平若干措施的重点任务分解及责任分工方案（征求意见稿第三次修改）.txt"
)


@dataclass(frozen=True, slots=True)
class Filling:
    """What is being filled, and when."""

    home: Path
    now: datetime
    today: date

    def by(self, username: str) -> Actor:
        """Return somebody of the sample as who acts."""
        return actor_of(Account.objects.get(username=username), today=self.today)


def people_only(folder: Path) -> Path:
    """Return a sample of nothing but those who sign in, and their units."""
    told = json.loads((SAMPLE / "directory.json").read_text(encoding="utf-8"))
    signing_in = {account["person"] for account in told["accounts"]}
    people = [person for person in told["people"] if person["name"] in signing_in]
    units = [unit for unit in told["units"] if unit["short_name"] in {person["unit"] for person in people}]
    bodies = [
        body
        | {"office_unit": ""}
        | {"posts": [post for post in body["posts"] if "role" in post and post.get("person") in signing_in]}
        for body in told["bodies"]
    ]
    less = told | {"people": people, "units": units, "bodies": bodies, "groups": [], "documents": []}
    (folder / "directory.json").write_text(json.dumps(less, ensure_ascii=False), encoding="utf-8")
    return folder


def fill_empty(filling: Filling) -> None:
    """Leave it as after the installation: people who can sign in, nothing else."""
    with tempfile.TemporaryDirectory() as folder:
        load_sample(people_only(Path(folder)), now=filling.now, today=filling.today)


def fill_typical(filling: Filling) -> None:
    """Fill it as an office has it: a plan that has been reported on, two drafts under review, a file that was refused."""
    first = filling.today - LIVED
    load_sample(SAMPLE, now=moment_on(first), today=first)
    play(SAMPLE, jurisdiction=Jurisdiction.objects.get(), first=first, last=filling.today - A_DAY, tick=tick)
    rivers = receive(filling, "河道整治工作方案.txt", RIVERS.encode())
    receive(filling, "扫描件不清楚.txt", "会议纪要\n请各单位认真落实。\n".encode())
    call_command("db_worker", batch=True, verbosity=0)
    draft(filling, rivers)
    exchange(between(filling), "夜市开街", "首日客流三千人次，商户反映配套停车不足。")
    implement(between(filling), Plan.objects.order_by("pk")[0], "入户核对需求，建立清单")


def between(filling: Filling) -> Exchange:
    """Return who asks and who answers, and when."""
    return Exchange(filling.by(CLERK), filling.by(LIAISON), filling.now, filling.today)


def fill_long(filling: Filling) -> None:
    """Fill it with far more than an office has: two thousand tasks, hundreds of units and documents, long names."""
    fill_typical(filling)
    jurisdiction = Jurisdiction.objects.get()
    by = filling.by(CLERK)
    for number in range(MANY_UNITS):
        name = f"澜棠区第{number + 1}号便民服务与综合行政执法协调指挥中心（区社会治理现代化事务中心）"
        create_unit(
            jurisdiction=jurisdiction,
            kind=UnitKind.INSTITUTION,
            official_name=name,
            short_name=f"区第{number + 1}便民服务中心",
            position=number,
            by=by,
            now=filling.now,
        )
    units = list(Unit.objects.filter(jurisdiction=jurisdiction)[:60])
    made = a_plan_in_force(jurisdiction, tasks=MANY_TASKS, parts=6, units=units)
    title = f"{made.plan.title}及澜棠区贯彻落实便民服务能力提升三年行动计划重点任务分解和责任分工实施细则"
    Plan.objects.filter(pk=made.plan.pk).update(title=title)
    for number in range(MANY_DOCUMENTS):
        receive(filling, f"{number + 1}-{LONG_NAME}", f"{RIVERS}\n{number}".encode())
    for number in range(MANY_EXCHANGES):
        exchange(between(filling), f"{number + 1}{LONG_NAME[:54]}", LONG_NAME[:58] * 12)
    implement(between(filling), Plan.objects.get(pk=made.plan.pk), LONG_NAME[:58] * 3)
    begin_amendment(
        plan=Plan.objects.order_by("pk")[0], basis="区政府第九次常务会议决定", once_key="amend", by=by, now=filling.now
    )


def receive(filling: Filling, name: str, content: bytes) -> Document:
    """Receive a document as the clerk does."""
    return receive_document(content=content, name=name, once_key=name, by=filling.by(CLERK), now=filling.now)


def draft(filling: Filling, document: Document) -> PlanVersion:
    """Make a plan of a document that was read."""
    reading = last_reading(document)
    if reading is None:
        raise SystemExit(f"{document.name} was not read: {document.refusal}")
    return draft_plan(reading=reading, once_key=f"draft {document.pk}", by=filling.by(CLERK), now=filling.now)


def pages() -> list[dict[str, str]]:
    """Return the pages there are to be seen: those without a key, and one of each kind with one."""
    looked: list[tuple[str, str, str]] = [
        ("home-clerk", address("home"), CLERK),
        ("home-liaison", address("home"), LIAISON),
        ("home-administrator", address("home"), ADMINISTRATOR),
        *((name, address(name), CLERK) for name in ("plans", "documents", "document_upload", "directory", "people")),
        *((name, address(name), CLERK) for name in ("groups", "bodies", "departments", "directory_import", "unit_new")),
        ("search", f"{address('search')}?q=社区", CLERK),
        *(
            (name, address(name), CLERK)
            for name in (
                *("vacancies", "liaisons", "liaisons_import", "reviewing", "calendar"),
                *("books", "adjustments", "enquiries", "briefings", "layouts"),
            )
        ),
        *((name, address(name), ADMINISTRATOR) for name in ("account_import", "hooks", "deliveries", "permissions")),
        *(
            (name, address(name), LIAISON)
            for name in ("briefing_new", "signings", "second_setup", "my_information", "messages", "reports")
        ),
        ("journal", address("journal"), ADMINISTRATOR),
        ("styleguide", address("styleguide"), CLERK),
        *_of_reports(),
        *(
            (name, path, {"clerk": CLERK, "head": HEAD, "liaison": LIAISON}[who])
            for name, path, who in pages_of_exchanges()
        ),
        *_of_the_plan(),
        *_of_drafts(),
        *_of_documents(),
        *_of_units(),
    ]
    found = [{"name": name, "path": path, "user": user} for name, path, user in looked if path]
    return [{"name": "sign_in", "path": address("sign_in"), "user": ""}, *found]


def _of_the_plan() -> list[tuple[str, str, str]]:
    """Return the pages of the plan in force that has most in it."""
    plan = Plan.objects.filter(state=PlanState.IN_FORCE).order_by("-pk").first()
    if plan is None:
        return []
    term = Term.objects.filter(version__plan=plan).select_related("wording__task", "unit").order_by("pk")[0]
    key, task, unit = plan.public_key, term.wording.task.public_key, term.unit.public_key
    return [
        *((name, address(name, key), CLERK) for name in ("plan", "plan_ledger", "plan_units", "plan_history")),
        ("plan_task", address("plan_task", key, task), CLERK),
        ("plan_unit", address("plan_unit", key, unit), CLERK),
    ]


def _of_reports() -> list[tuple[str, str, str]]:
    """Return the pages of what is reported: a report to write, one to read, a period, a plan's arrangement and grid."""
    period = Period.objects.exclude(state=PeriodState.LAID_OUT).select_related("plan").order_by("-due_on").first()
    if period is None:
        return []
    own = Account.objects.get(username=LIAISON).person.holdings.values("post__unit")
    mine = Report.objects.filter(unit__in=own).order_by("-period__due_on", "-pk")
    read = Report.objects.filter(state="accepted", kind="progress").order_by("-period__due_on", "pk")
    key = period.plan.public_key
    return [
        *(("report-write", address("report", one.public_key), LIAISON) for one in mine[:1]),
        *(("report-read", address("report", one.public_key), CLERK) for one in read[:1]),
        ("period", address("period", period.public_key), CLERK),
        *((name, address(name, key), CLERK) for name in ("plan_reporting", "plan_grid", "schedule_add")),
    ]


def _of_drafts() -> list[tuple[str, str, str]]:
    found = PlanVersion.objects.filter(state=VersionState.DRAFT).select_related("plan").order_by("-pk").first()
    if found is None:
        return []
    key = found.plan.public_key
    return [("review", address("review", key), CLERK), ("plan_put_in_force", address("plan_put_in_force", key), HEAD)]


def _of_documents() -> list[tuple[str, str, str]]:
    keys = Document.objects.order_by("pk").values_list("public_key", flat=True)[:1]
    return [("document", address("document", key), CLERK) for key in keys]


def _of_units() -> list[tuple[str, str, str]]:
    keys = Unit.objects.order_by("-pk").values_list("public_key", flat=True)[:1]
    return [("unit", address("unit", key), CLERK) for key in keys]


FILLINGS: dict[str, Any] = {"empty": fill_empty, "typical": fill_typical, "long": fill_long}


def main() -> None:
    """Fill the installation that LUOSHI_HOME names."""
    prepare()
    now = timezone.now()  # noqa: TID251 -- a command reads the clock, here and below
    home = Path(os.environ["LUOSHI_HOME"])
    today = timezone.localdate(now)  # noqa: TID251 -- as above
    FILLINGS[sys.argv[1]](Filling(home, now, today))
    (home / "pages.json").write_text(json.dumps(pages(), ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
