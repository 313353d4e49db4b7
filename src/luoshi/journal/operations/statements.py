"""Entering what somebody said by telephone, letter, message or on paper. The room that it is about asks who may."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import models, transaction
from django.utils.translation import gettext as _

from luoshi.base.actors import Actor
from luoshi.base.models import jurisdiction_key_of
from luoshi.base.refusals import Invalid, NotAllowed
from luoshi.journal.digests import digest_of_statement
from luoshi.journal.models import Statement, Way
from luoshi.journal.operations import record

LONGEST = 500


@dataclass(frozen=True, slots=True)
class Said:
    """What was said: by which person in which post (their keys), how, on which day, in which words, on which sheet."""

    by: str
    post: str
    way: str
    on: date
    words: str = ""
    scan_key: str = ""


def check_said(said: Said, *, by: Actor, today: date, has_scan: bool) -> None:
    """Raise Invalid for what cannot have been said so, NotAllowed for who would speak for themselves or is nobody."""
    if said.way not in Way.values:
        raise Invalid(_("请选择以什么方式告知。"), "way")
    if said.on > today:
        raise Invalid(_("日期不能晚于今天，请填写实际告知的日期。"), "said_on")
    if len(said.words) > LONGEST:
        raise Invalid(_("内容太长，最多%(limit)d个字，请缩短后再提交。") % {"limit": LONGEST}, "words")
    if said.way == Way.PAPER and not has_scan:
        raise Invalid(_("书面签字的，请附签字件的扫描件或照片。"), "file")
    if not by.person_key or by.person_key == said.by:
        raise NotAllowed(_("这里登记的是别人告知的意见，本人的意见请由另一位同志登记。"))


@transaction.atomic
def record_statement(verb: str, *, about: models.Model, said: Said, by: Actor, now: datetime, today: date) -> Statement:
    """Keep a statement about ``about`` and enter it in the journal under ``verb``, in the caller's transaction.

    Raises Invalid, NotAllowed (see ``check_said``). Words are kept in the statement, not in the journal.
    """
    check_said(said, by=by, today=today, has_scan=bool(said.scan_key))
    statement = Statement.objects.create(
        jurisdiction_id=by.jurisdiction_id,
        about_kind=about._meta.label_lower,
        about_key=str(getattr(about, "public_key", "")),
        said_by=said.by,
        said_in=said.post,
        way=said.way,
        said_on=said.on,
        words=said.words,
        scan_key=said.scan_key,
        entered_by=by.person_key,
        entered_at=now,
    )
    data = {
        "statement": statement.public_key,
        "said_by": said.by,
        "way": said.way,
        "said_on": said.on.isoformat(),
        "digest": digest_of_statement(statement),
    }
    record(verb, jurisdiction_key=jurisdiction_key_of(by.jurisdiction_id), by=by, now=now, about=about, data=data)
    return statement
