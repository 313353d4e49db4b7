"""Writing the directory of a jurisdiction as a workbook. Nothing in it is ever computed by a spreadsheet."""

import io
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime

from django.utils.translation import gettext as _
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from luoshi.base.actors import Actor
from luoshi.directory.models import Alias, GroupMember, Holding, Post
from luoshi.directory.queries import (
    BEGINS_FIRST,
    bodies_visible_to,
    groups_visible_to,
    posts_visible_to,
    units_visible_to,
)
from luoshi.directory.workbook.sheets import SHEETS, SheetForm

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_format_properties": {"font_name": "Calibri", "font_size": 11},
}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
# Nothing in the workbook depends on the clock: the same directory gives the same bytes.
_CREATED = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)

Cells = dict[str, object]


def write_directory(by: Actor) -> bytes:
    """Return the workbook of all that ``by`` may see of the directory. A fixed number of queries."""
    return write_book(_("单位名录"), [(form, _ROWS[form.name](by)) for form in SHEETS])


def write_book(title: str, sheets: Iterable[tuple[SheetForm, Iterator[Cells]]]) -> bytes:
    """Return a workbook with those sheets."""
    out = io.BytesIO()
    book = Workbook(out, _OPTIONS)
    book.set_properties({"title": title, "author": "", "created": _CREATED})
    for form, rows in sheets:
        _write_sheet(book, form, rows)
    book.close()
    return out.getvalue()


def _write_sheet(book: Workbook, form: SheetForm, rows: Iterator[Cells]) -> None:
    sheet = book.add_worksheet(str(form.title))
    head = book.add_format({"bold": True, "bg_color": "#E4EBF3", "border": 1, "text_wrap": True, "valign": "vcenter"})
    kept = book.add_format({"font_color": "#808080"})
    day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
    text = book.add_format({"num_format": "@", "quote_prefix": True})
    for at, column in enumerate(form.columns):
        sheet.set_column(at, at, column.width, kept if column.is_kept else None)
        sheet.write_string(0, at, str(column.title), head)
    last = 0
    for last, row in enumerate(rows, start=1):
        for at, column in enumerate(form.columns):
            _write_cell(sheet, last, at, row.get(column.name), day=day, text=text)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, len(form.columns) - 1)


def _write_cell(sheet: Worksheet, row: int, at: int, value: object, *, day: Format, text: Format) -> None:
    if value is None or value == "":
        return
    if isinstance(value, date):
        sheet.write_datetime(row, at, datetime(value.year, value.month, value.day), day)  # noqa: DTZ001
    elif isinstance(value, int):
        sheet.write_number(row, at, value)
    else:
        words = str(value)
        sheet.write_string(row, at, words, text if words.startswith(_FORMULA) else None)


def _units(by: Actor) -> Iterator[Cells]:
    for unit in units_visible_to(by).select_related("merged_into"):
        yield {
            "key": unit.public_key,
            "official_name": unit.official_name,
            "short_name": unit.short_name,
            "kind": unit.get_kind_display(),
            "position": unit.position,
            "opened_on": unit.opened_on,
            "closed_on": unit.closed_on,
            "merged_into": unit.merged_into.official_name if unit.merged_into else "",
        }


def _aliases(by: Actor) -> Iterator[Cells]:
    seen = Alias.objects.filter(unit__in=units_visible_to(by)).select_related("unit")
    for alias in seen.order_by("unit__position", "unit", "name", "pk"):
        yield {
            "key": alias.public_key,
            "unit": alias.unit.official_name,
            "name": alias.name,
            "kind": alias.get_kind_display(),
            "from_day": alias.from_day,
            "until": alias.until,
            "source": alias.source,
        }


def _groups(by: Actor) -> Iterator[Cells]:
    members: dict[int, list[GroupMember]] = {}
    seen = GroupMember.objects.filter(group__in=groups_visible_to(by)).select_related("unit")
    for member in seen.order_by("unit__position", "unit", BEGINS_FIRST, "pk"):
        members.setdefault(member.group_id, []).append(member)
    for group in groups_visible_to(by):
        yield from ({"group": group.name, "note": group.note, **_member(one)} for one in members.get(group.pk, []))
        if group.pk not in members:
            yield {"group": group.name, "note": group.note}


def _member(member: GroupMember) -> Cells:
    days = {"from_day": member.from_day, "until": member.until}
    return {"key": member.public_key, "unit": member.unit.official_name, **days}


def _bodies(by: Actor) -> Iterator[Cells]:
    for body in bodies_visible_to(by):
        yield {
            "key": body.public_key,
            "name": body.name,
            "kind": body.get_kind_display(),
            "office_unit": body.office_unit.official_name if body.office_unit else "",
            "from_day": body.from_day,
            "until": body.until,
        }


def _posts(by: Actor) -> Iterator[Cells]:
    held: dict[int, list[Holding]] = {}
    seen = Holding.objects.filter(post__in=posts_visible_to(by)).select_related("person")
    for holding in seen.order_by(BEGINS_FIRST, "pk"):
        held.setdefault(holding.post_id, []).append(holding)
    posts = posts_visible_to(by).select_related("unit", "body")
    for post in posts.order_by("unit__position", "unit", "body__name", "body", "position", "pk"):
        yield from ({**_post(post), **_holding(holding)} for holding in held.get(post.pk, []))
        if post.pk not in held:
            yield _post(post)


def _post(post: Post) -> Cells:
    place = post.unit.official_name if post.unit else post.body.name if post.body else ""
    role = post.get_role_display() if post.role else ""
    return {"key": post.public_key, "place": place, "title": post.title, "role": role, "position": post.position}


def _holding(holding: Holding) -> Cells:
    return {
        "person_key": holding.person.public_key,
        "person": holding.person.name,
        "telephone": holding.person.telephone,
        "from_day": holding.from_day,
        "until": holding.until,
    }


_ROWS: dict[str, Callable[[Actor], Iterator[Cells]]] = {
    "units": _units,
    "aliases": _aliases,
    "groups": _groups,
    "bodies": _bodies,
    "posts": _posts,
}
