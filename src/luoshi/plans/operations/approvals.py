"""已经×××审定: an approval that was given by telephone, letter, message or on paper, entered by the office."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from luoshi.base.actors import Actor
from luoshi.base.refusals import Invalid
from luoshi.base.writing import tell_result, use_once
from luoshi.directory.models import Holding
from luoshi.directory.queries import on
from luoshi.documents.models import Document
from luoshi.documents.queries import documents_visible_to
from luoshi.documents.states import DocumentState
from luoshi.journal.models import Statement
from luoshi.journal.operations.statements import Said, check_said, record_statement
from luoshi.plans.models import Edit, PlanVersion
from luoshi.plans.operations.log import locked_draft


def said_by_holder(holding: Holding, *, way: str, said_on: date, words: str, scan_key: str = "") -> Said:
    """Return what somebody said in a post they hold."""
    return Said(
        by=holding.person.public_key,
        post=holding.post.public_key,
        way=way,
        on=said_on,
        words=words.strip(),
        scan_key=scan_key,
    )


def check_approval(
    version: PlanVersion, holding: Holding, said: Said, *, by: Actor, today: date, has_scan: bool
) -> None:
    """Raise Invalid or NotAllowed where an approval cannot be entered so: before its sheet is taken in."""
    if holding.jurisdiction_id != version.jurisdiction_id:
        raise Invalid(_("请选择审定的同志。"), "holding")
    check_said(said, by=by, today=today, has_scan=has_scan)
    if not Holding.objects.filter(on(said.on), pk=holding.pk).exists():
        raise Invalid(_("这位同志那一天不担任这个职务，请核对日期和职务。"), "said_on")
    drafted = said.by == version.drafted_by or Edit.objects.filter(version=version, by=said.by).exists()
    if drafted:
        raise Invalid(_("这位同志参与过拟制或校核，不能同时是审定人，请核对。"), "holding")


def record_approval(  # noqa: PLR0913 -- what a form of five fields says
    *, version: PlanVersion, holding: Holding, said: Said, once: str, by: Actor, now: datetime, today: date
) -> Statement:
    """Enter that a draft was approved outside the system, and return the statement; it puts nothing in force by itself.

    Raises NotAllowed, WrongState where the version is no draft, Invalid, AlreadyDone.
    """
    with transaction.atomic():
        draft = locked_draft(version, by=by)
        check_approval(draft, holding, said, by=by, today=today, has_scan=bool(said.scan_key))
        if said.scan_key and _sheet(said.scan_key, by) is None:
            raise Invalid(_("没有找到签字件，请重新上传。"), "file")
        used = use_once(once, act="plans.record_approval", now=now)
        statement = record_statement("plans.approval_recorded", about=draft, said=said, by=by, now=now, today=today)
        tell_result(used, statement.public_key)
    return statement


def _sheet(key: str, by: Actor) -> Document | None:
    """Return the received document that is the signed sheet."""
    found = documents_visible_to(by).exclude(state=DocumentState.CLASSIFIED)
    return found.filter(public_key=key).first()
