"""A world to walk through: two jurisdictions, two units, a plan at work and one in draft, and everybody there can be."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from django.conf import settings
from django.test import Client

from luoshi.base.actors import Role, system
from luoshi.base.models import new_key
from luoshi.base.permissions import Permission, Relation, roles_of
from luoshi.directory import permissions as directory
from luoshi.directory.kinds import AliasKind, BodyKind
from luoshi.directory.models import (
    Account,
    Alias,
    Body,
    CollectingLink,
    Deputising,
    GroupMember,
    Holding,
    Jurisdiction,
    LiaisonFiling,
    Person,
    Post,
    Unit,
)
from luoshi.directory.operations.liaisons import hash_of
from luoshi.directory.queries import actor_of
from luoshi.documents import permissions as documents
from luoshi.files.operations import store_file
from luoshi.plans import permissions as plans
from luoshi.plans.models import Doubt, PlanVersion, Term
from luoshi.plans.operations.views import save_view
from luoshi.reporting.models import (
    Acknowledgement,
    Adjustment,
    Briefing,
    Collection,
    Enquiry,
    Evidence,
    Feed,
    Implementation,
    Layout,
    Report,
    Schedule,
)
from luoshi.reporting.models import Entry as ReportEntry
from luoshi.reporting.operations import open_period
from luoshi.reporting.operations.books import Brought, hand_out, receive_book
from luoshi.reporting.operations.evidence import add_evidence
from luoshi.reporting.states import EnquiryKind, ReportKind
from luoshi.web.permissions.table import permissions
from tests.luoshi.making import NOW, TODAY, a_jurisdiction, a_unit, an_account
from tests.luoshi.notifications.making import a_delivery, a_hook
from tests.luoshi.plans.making import SMALL, a_draft, a_group, a_reading, read_text, tasks_of
from tests.luoshi.reporting.making import a_period
from tests.luoshi.usecases.making import a_version_in_force

LATER = datetime(2099, 1, 1, tzinfo=UTC)
LEADS, IS_IDLE = "leads a task", "has no part"
HERE, ELSEWHERE = "here", "elsewhere"
IDLE_UNIT, ONLY_RECEIVED = "甲域无关事务局", "甲域尚未拟制的来文.txt"
AT_WORK, IN_DRAFT, TITLE_OF_DRAFT = "清理沿河杂物", "清理湖岸碎石", "湖岸绿化"

MARKS: dict[str, tuple[Permission, ...]] = {
    IDLE_UNIT: (directory.READ,),
    AT_WORK: (plans.SEE_AT_WORK, plans.SEE_OF_UNIT),
    IN_DRAFT: (plans.REVIEW,),
    TITLE_OF_DRAFT: (plans.REVIEW, plans.NAME_STAND_IN),
    ONLY_RECEIVED: (documents.SEE,),
}
"""Words that stand in this jurisdiction's pages, each with the rows by which somebody may read them."""


@dataclass(frozen=True, slots=True)
class Walker:
    """Somebody who walks; ``session`` is empty for a stranger, ``place`` too for whoever has none to act in."""

    name: str
    session: str = ""
    place: str = ""
    role: Role | None = None
    unit: str = ""
    owns: frozenset[str] = frozenset()

    def client(self) -> Client:
        """Return a browser of theirs, as it is after sign-in."""
        client = Client(raise_request_exception=False)
        if self.session:
            client.cookies[settings.SESSION_COOKIE_NAME] = self.session
        return client

    @property
    def asks_by_htmx(self) -> bool:
        """Tell whether they walk a second time as htmx does: one of each kind of standing is enough for that."""
        return self.role in {None, Role.CLERK, Role.LIAISON}

    @property
    def is_stranger(self) -> bool:
        """Tell whether the system does not know them."""
        return not self.place

    def stands_to(self, row: Permission, keys: Mapping[str, str]) -> bool:
        """Tell whether a row lets them do it with what an address names; with their own, where it names nothing."""
        if self.role not in roles_of(row) or (keys and self.place != HERE):
            return False
        if not keys or row.relation == Relation.JURISDICTION:
            return True
        if row.relation == Relation.OWN_WORK:
            return "view_key" not in keys or keys["view_key"] in self.owns
        return self.unit == LEADS

    def may_read(self, mark: str) -> bool:
        """Tell whether they may read a word of :data:`MARKS`."""
        return any(self.stands_to(row, {"key": "there"}) for row in MARKS[mark])


@dataclass(slots=True)
class World:
    """Who walks, and the keys of what stands at an address: by the beginning of its route, the longest first."""

    walkers: list[Walker] = field(default_factory=list)
    things: dict[str, dict[str, str]] = field(default_factory=dict)
    draft_key: str = ""
    forms: dict[str, dict[str, object]] = field(default_factory=dict)

    def keys(self, name: str, route: str) -> dict[str, str]:
        """Return the keys for an address; raise LookupError where tests/walks/world.py does not say what stands there."""
        wanted = re.findall(r"<(?:\w+:)?(\w+)>", route)
        begins = [begin for begin in self.things if name == begin or route.startswith(begin)]
        if not wanted:
            return {}
        found = self.things[max(begins, key=lambda begin: (begin == name, len(begin)))] if begins else {}
        if missing := set(wanted) - found.keys():
            raise LookupError(f"{name}: tests/walks/world.py does not say what {sorted(missing)} of {route} are.")
        return {key: found[key] for key in wanted}


def build() -> World:
    """Make the world."""
    here, elsewhere = a_jurisdiction("甲域"), a_jurisdiction("乙域")
    idle, other = a_unit(here, IDLE_UNIT), a_unit(elsewhere, "乙域某局")
    clerk = an_account(here, Role.CLERK, unit=idle)
    by = actor_of(clerk, today=TODAY)
    version = a_version_in_force(SMALL, by=by)
    leads = Unit.objects.get(jurisdiction=here, official_name="区水务局")
    world = World()
    _things(world, here, idle, version)
    _reporting(world, here, leads, version)
    _draft(world, here)
    _received(world, here)
    world.walkers = _walkers(here, {LEADS: leads, IS_IDLE: idle}, elsewhere, other)
    owner = next(walker for walker in world.walkers if walker.role == Role.LIAISON and walker.unit == LEADS)
    return _with_view(world, owner, version)


def _things(world: World, here: Jurisdiction, idle: Unit, version: PlanVersion) -> None:
    group = a_group(here, "甲域各单位", idle)
    body = Body.objects.create(jurisdiction=here, kind=BodyKind.OTHER, name="甲域某领导小组")
    person = Person.objects.create(jurisdiction=here, name="甲某")
    post = Post.objects.create(jurisdiction=here, unit=idle, title="科员")
    holding = Holding.objects.create(jurisdiction=here, post=post, person=person)
    alias = Alias.objects.create(jurisdiction=here, unit=idle, name="甲域无关局", kind=AliasKind.COLLOQUIAL)
    account = an_account(here, Role.READER)
    deputy = Deputising.objects.create(jurisdiction=here, post=post, person=person, reason="x")
    link = CollectingLink.objects.create(
        jurisdiction=here, unit=a_unit(here), token_hash=hash_of("token"), created_at=NOW, expires_at=LATER
    )
    filing = LiaisonFiling.objects.create(
        jurisdiction=here, unit=idle, link=link, liaison="x", telephone="1", filed_by="x", filed_at=NOW
    )
    task = version.plan.tasks.order_by("pk")[0]
    at_work = {"key": version.plan.public_key, "old": version.public_key, "new": version.public_key}
    world.things |= {
        "directory/units/<": {"key": idle.public_key},
        "directory/aliases/<": {"key": alias.public_key},
        "directory/groups/<": {"key": group.public_key},
        "directory/members/<": {"key": GroupMember.objects.get(group=group).public_key},
        "directory/bodies/<": {"key": body.public_key},
        "directory/posts/<": {"key": post.public_key},
        "directory/holdings/<": {"key": holding.public_key},
        "directory/people/<": {"key": person.public_key},
        "directory/accounts/<": {"key": account.public_key},
        "directory/deputies/<": {"key": deputy.public_key},
        "directory/filings/<": {"key": filing.public_key},
        "collect/<": {"token": "token"},
        "me/sign-ins/<": {"key": "of-somebody-else"},
        "messages/deliveries/<": {"key": a_delivery(here).public_key},
        "messages/hooks/<": {"key": a_hook(here, "http://127.0.0.1:9/nobody").public_key},
        "plans/<": at_work
        | {"task_key": task.public_key, "unit_key": Unit.objects.get(official_name="区水务局").public_key},
    }


def _reporting(world: World, here: Jurisdiction, leads: Unit, version: PlanVersion) -> None:
    schedule = Schedule.objects.filter(plan=version.plan).order_by("pk")[0]
    period = open_period(period=schedule.periods.order_by("number")[0], by=system(here.pk), now=NOW)
    report = Report.objects.get(period=period, unit=leads)
    entry = report.entries.order_by("pk")[0]
    received = Acknowledgement.objects.get(version=version, unit=leads)
    world.things |= {
        "acknowledgements/<": {"key": received.public_key},
        "reports/<": {"key": report.public_key, "entry_key": entry.public_key, "evidence_key": _evidence(entry, here)},
        "periods/<": {"key": period.public_key},
        "adjustments/<": {"key": _adjustment(version, leads)},
        "briefings/<": {"key": _briefing(here, leads)},
        "briefings/collections/<": {"key": _collection(here)},
        "enquiries/<": {"key": _enquiry(version, leads)},
        "enquiries/together/<": {"key": _asking(version, leads)},
        "implementations/<": {"key": _implementation(version, leads)},
        "layouts/<": {
            "key": str(Layout.objects.create(jurisdiction=here, name="x", columns=[["text", "x"]]).public_key)
        },
        "workbooks/<": {"key": _book(report, here)},
    }
    summary = Schedule.objects.create(
        jurisdiction=here,
        plan=version.plan,
        kind=ReportKind.HALF_YEAR,
        title="x",
        cadence="half-yearly",
        origin="office",
    )
    half_year = open_period(period=a_period(summary, month=6, opened=False), by=system(here.pk), now=NOW)
    Feed.objects.create(
        jurisdiction=here, person=an_account(here, Role.READER).person, token_hash=hash_of("token"), made_at=NOW
    )
    world.things["calendars/<"] = {"token": "token"}
    world.things["summary_write"] = {"key": Report.objects.get(period=half_year, unit=leads).public_key}
    world.things["plans/<"]["schedule_key"] = schedule.public_key


def _evidence(entry: ReportEntry, here: Jurisdiction) -> str:
    clerk = actor_of(an_account(here), today=TODAY)
    row = add_evidence(entry=entry, content=b"checked", name="x.txt", by=clerk, now=NOW, today=TODAY)
    return str(row.public_key)


def _adjustment(version: PlanVersion, leads: Unit) -> str:
    task = Term.objects.filter(version=version, unit=leads)[0].wording.task
    row = Adjustment.objects.create(
        jurisdiction=version.jurisdiction,
        plan=version.plan,
        task=task,
        unit=leads,
        kind="deadline",
        reason="x",
        proposal="x",
        asked_of=version,
        asked_by="x",
        asked_at=NOW,
    )
    return str(row.public_key)


def _briefing(here: Jurisdiction, leads: Unit) -> str:
    row = Briefing.objects.create(jurisdiction=here, unit=leads, title="x", words="x", sent_by="x", sent_at=NOW)
    return str(row.public_key)


def _collection(here: Jurisdiction) -> str:
    row = Collection.objects.create(
        jurisdiction=here, number=1, sent_to="x", sent_on=TODAY, collected_by="x", collected_at=NOW
    )
    return str(row.public_key)


def _implementation(version: PlanVersion, leads: Unit) -> str:
    kept = Evidence.objects.filter(jurisdiction=version.jurisdiction).order_by("pk")[0].file
    row = Implementation.objects.create(
        jurisdiction=version.jurisdiction,
        plan=version.plan,
        unit=leads,
        number=1,
        begun_at=NOW,
        file=kept,
        file_name="x.txt",
    )
    return str(row.public_key)


def _asking(version: PlanVersion, leads: Unit) -> str:
    key = _enquiry(version, leads)
    Enquiry.objects.filter(public_key=key).update(asking=key)
    return key


def _enquiry(version: PlanVersion, leads: Unit) -> str:
    task = Term.objects.filter(version=version, unit=leads)[0].wording.task
    row = Enquiry.objects.create(
        jurisdiction=version.jurisdiction,
        kind=EnquiryKind.REQUEST,
        plan=version.plan,
        task=task,
        unit=leads,
        words="x",
        due_on=TODAY,
        asked_by="x",
        asked_at=NOW,
    )
    return str(row.public_key)


def _book(report: Report, here: Jurisdiction) -> str:
    clerk = actor_of(an_account(here), today=TODAY)
    raw = hand_out(report=report, by=clerk, now=NOW, today=TODAY)
    brought = Brought(raw, "x.xlsx", new_key())
    return str(receive_book(brought=brought, by=clerk, now=NOW, today=TODAY).public_key)


def _draft(world: World, here: Jurisdiction) -> None:
    text = SMALL.replace("河道整治", TITLE_OF_DRAFT).replace(AT_WORK, IN_DRAFT)
    draft = a_draft(text, jurisdiction=here)
    a_reading(here, read_text(text), document=draft.document)
    doubt = Doubt.objects.create(
        jurisdiction=here, version=draft, code="task.unit_unknown", severity="ask", message="x"
    )
    pieces = tasks_of(draft)
    keys = {"key": draft.plan.public_key, "piece_key": pieces[0].public_key, "doubt_key": doubt.public_key}
    world.draft_key = draft.plan.public_key
    world.things |= {
        "plans/<slug:key>/review": keys,
        "plan_put_in_force": keys,
        "plan_discard": keys,
        "plan_stand_in": keys,
        "plan_approval": keys,
    }
    name = draft.names.order_by("pk")[0].name
    world.forms |= {
        "review_split": {"at": "3"},
        "review_merge": {"other": pieces[1].public_key, "other_revision": "1"},
        "review_move": {"to": "down"},
        "review_add": {"kind": "task", "text": "x"},
        "review_name": {"name": name, "act": "open"},
    }


def _received(world: World, here: Jurisdiction) -> None:
    document = a_reading(here).document
    clerk = actor_of(an_account(here), today=TODAY)
    document.file = store_file(content=SMALL.encode(), name="plan.txt", by=clerk, now=NOW)
    document.name = ONLY_RECEIVED
    document.save()
    world.things["documents/<"] = {"key": document.public_key}


def _walkers(here: Jurisdiction, units: Mapping[str, Unit], elsewhere: Jurisdiction, other: Unit) -> list[Walker]:
    stopped = an_account(here, Role.ADMINISTRATOR)
    out = Walker("somebody whose account was stopped", _signed_in(stopped))
    Account.objects.filter(pk=stopped.pk).update(is_active=False)
    walkers = [Walker("a stranger"), out, _walker("without a post", an_account(here, None), HERE)]
    for role in different_roles():
        for part, unit in units.items():
            walkers.append(_walker(f"{role} here, {part}", an_account(here, role, unit=unit), HERE, role, part))
        walkers.append(_walker(f"{role} elsewhere", an_account(elsewhere, role, unit=other), ELSEWHERE, role))
    return walkers


def different_roles() -> list[Role]:
    """Return one role of each kind: roles that stand in the same rows of the one table may do the same.

    Nothing else asks for a role: tests/houserules/test_laws_permissions.py.
    """
    kinds: dict[tuple[str, ...], Role] = {}
    for role in [Role.CLERK, Role.LIAISON, Role.READER, *Role]:
        kinds.setdefault(tuple(row.action for row in permissions() if role in roles_of(row)), role)
    return list(kinds.values())


def _walker(name: str, account: Account, place: str, role: Role | None = None, unit: str = "") -> Walker:
    return Walker(name, _signed_in(account), place, role, unit)


def _signed_in(account: Account) -> str:
    client = Client()
    client.force_login(account)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def _with_view(world: World, owner: Walker, version: PlanVersion) -> World:
    """Let one walker have a view of the ledger."""
    account = Account.objects.filter(
        person__holdings__post__role=owner.role, person__holdings__post__unit__official_name="区水务局"
    ).get()
    view = save_view(
        plan=version.plan,
        name="v",
        query="",
        is_shared=False,
        once=new_key(),
        by=actor_of(account, today=TODAY),
        now=NOW,
    )
    world.things["plans/<"]["view_key"] = view.public_key
    mine = Walker(owner.name, owner.session, owner.place, owner.role, owner.unit, frozenset({view.public_key}))
    world.walkers[world.walkers.index(owner)] = mine
    return world
