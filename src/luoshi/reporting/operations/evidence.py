"""佐证: a file beside a task's words. Optional; looked at for a classification mark before anything of it is kept."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from gongwen.refusals import Classified
from luoshi.base.actors import Actor
from luoshi.base.refusals import Invalid
from luoshi.documents import reader
from luoshi.documents.operations.receiving import check_size, refuse_marked
from luoshi.files.keeping import keep_bytes
from luoshi.files.names import safe_name
from luoshi.files.operations import store_kept
from luoshi.reporting.models import Entry, Evidence, Report
from luoshi.reporting.operations.checks import check_may_write
from luoshi.reporting.operations.log import told
from luoshi.reporting.operations.writing import begin, locked
from luoshi.reporting.queries.visible import reports_visible_to

MOST = 10
"""How many files an entry holds."""


def add_evidence(*, entry: Entry, content: bytes, name: str, by: Actor, now: datetime, today: date) -> Evidence:
    """Keep a file with an entry and return its row; the same bytes twice are one.

    Raises NotAllowed, WrongState (see ``check_may_write``), Invalid for what is no file of ours or one too many, Marked
    for a file with a classification mark, of which nothing is kept.
    """
    check_may_write(_with_period(entry), by, today=today)
    check_size(len(content))
    name = safe_name(name)
    refusal = reader.read(content, name).refusal
    if isinstance(refusal, Classified):
        refuse_marked(refusal, by=by, now=now)
    kept = keep_bytes(content=content, name=name)
    with transaction.atomic():
        report = locked(entry.report_id)
        check_may_write(report, by, today=today)
        file = store_kept(kept=kept, by=by, now=now)
        there = Evidence.objects.filter(entry=entry, removed_at__isnull=True)
        same = there.filter(file=file).first()
        if same is not None:
            return same
        if there.count() >= MOST:
            raise Invalid(_("一项任务最多附%(most)s个文件，请先删去不需要的。") % {"most": MOST}, "file")
        row = Evidence.objects.create(
            jurisdiction_id=report.jurisdiction_id,
            entry=entry,
            file=file,
            name=name,
            added_by=by.person_key,
            added_at=now,
        )
        begin(report)
        told(report, "reporting.evidence_added", by=by, now=now, data={"evidence": row.public_key})
    return row


def _with_period(entry: Entry) -> Report:
    return Report.objects.select_related("period", "plan", "unit").get(pk=entry.report_id)


@transaction.atomic
def remove_evidence(*, evidence: Evidence, by: Actor, now: datetime, today: date) -> None:
    """Take a file away from an entry; what was submitted keeps it. Raises NotAllowed, WrongState."""
    report = locked(evidence.entry.report_id)
    check_may_write(report, by, today=today)
    open_ = Evidence.objects.filter(pk=evidence.pk, removed_at__isnull=True)
    if open_.update(removed_at=now):
        told(report, "reporting.evidence_removed", by=by, now=now, data={"evidence": evidence.public_key})


@transaction.atomic
def note_evidence_given(*, evidence: Evidence, by: Actor, now: datetime) -> None:
    """Enter that a file was downloaded. Raises Report.DoesNotExist for whoever may not see the report."""
    report = reports_visible_to(by).get(pk=evidence.entry.report_id)
    told(report, "reporting.evidence_given", by=by, now=now, data={"evidence": evidence.public_key})
