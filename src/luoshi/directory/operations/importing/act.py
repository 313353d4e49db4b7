"""The import itself: the rows one by one against the register, then all of it written at once, or nothing for a preview."""

from collections.abc import Callable, Sequence
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from luoshi.base.actors import Actor
from luoshi.base.permissions import check
from luoshi.base.refusals import Refusal, Stale, WrongState
from luoshi.directory.models import Jurisdiction
from luoshi.directory.operations.checks import check_within
from luoshi.directory.operations.importing.groups import import_body, import_member
from luoshi.directory.operations.importing.posts import import_post
from luoshi.directory.operations.importing.register import Register
from luoshi.directory.operations.importing.report import Line, Outcome, Report
from luoshi.directory.operations.importing.units import Done, import_alias, import_unit
from luoshi.directory.operations.importing.writing import write_register
from luoshi.directory.permissions import KEEP
from luoshi.directory.workbook.reading import Row
from luoshi.directory.workbook.sheets import SHEETS
from luoshi.journal.operations import record

_ROWS: dict[str, tuple[str, Callable[[Row, Register], Done]]] = {
    "units": ("official_name", import_unit),
    "aliases": ("name", import_alias),
    "groups": ("group", import_member),
    "bodies": ("name", import_body),
    "posts": ("title", import_post),
}
"""For each sheet the column by which a line is told, and what takes in a row."""


def preview_import(*, rows: Sequence[Row], jurisdiction: Jurisdiction, by: Actor) -> Report:
    """Return what :func:`import_directory` would do with the rows; nothing is written. Raises NotAllowed."""
    check(KEEP, by)
    check_within(jurisdiction.pk, by)
    return _taken(rows, Register(jurisdiction, by))


def import_directory(*, rows: Sequence[Row], jurisdiction: Jurisdiction, by: Actor, now: datetime) -> Report:
    """Take rows of a workbook into the directory: what is refused is left out, all the rest is written at once.

    The same rows a second time change nothing. Raises NotAllowed, and WrongState if somebody changed the directory in
    the same moment; nothing is written then.
    """
    check(KEEP, by)
    check_within(jurisdiction.pk, by)
    try:
        with transaction.atomic():
            locked = Jurisdiction.objects.select_for_update().get(pk=jurisdiction.pk)
            register = Register(locked, by)
            report = _taken(rows, register)
            if report.writes:
                write_register(register)
                key = locked.public_key
                record("directory.imported", jurisdiction_key=key, by=by, now=now, about=locked, data=report.counts)
    except (IntegrityError, Stale) as error:
        raise WrongState(_("名录刚刚被别人改过，这次没有导入任何内容，请重新上传预览。")) from error
    return report


def _taken(rows: Sequence[Row], register: Register) -> Report:
    titles = {form.name: form for form in SHEETS}
    order = list(titles)
    ordered = sorted((row for row in rows if row.sheet in titles), key=lambda row: (order.index(row.sheet), row.number))
    return Report(tuple(_line(row, register) for row in ordered))


def _line(row: Row, register: Register) -> Line:
    form = next(form for form in SHEETS if form.name == row.sheet)
    called, take = _ROWS[row.sheet]
    name = " ".join(part for part in (row[called], row["unit"] or row["place"], row["person"]) if part)
    try:
        outcome, changed = take(row, register)
    except Refusal as refusal:
        return Line(row.sheet, str(form.title), row.number, name, Outcome.REFUSED, str(refusal))
    columns = [str(column.title) for column in form.columns if column.name in changed]
    sentence = _("修改了：%(columns)s") % {"columns": "、".join(columns)} if columns else ""
    return Line(row.sheet, str(form.title), row.number, name, outcome, sentence)
