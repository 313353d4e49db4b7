"""The sheets of the workbook and their columns."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from luoshi.directory.names import tidy_text


@dataclass(frozen=True, slots=True)
class Column:
    """A column: ``is_kept`` for one that ties its row to the directory and is not to be changed."""

    name: str
    title: Promise
    width: int = 16
    is_kept: bool = False


@dataclass(frozen=True, slots=True)
class SheetForm:
    """A sheet: its name in code, its title and columns."""

    name: str
    title: Promise
    columns: tuple[Column, ...]


_KEY = Column("key", _("编号（请勿改动）"), 20, is_kept=True)
_FROM, _UNTIL = Column("from_day", _("开始日期"), 12), Column("until", _("结束日期"), 12)

SHEETS = (
    SheetForm(
        "units",
        _("单位"),
        (
            _KEY,
            Column("official_name", _("全称"), 32),
            Column("short_name", _("简称"), 20),
            Column("kind", _("类型")),
            Column("position", _("排序"), 8),
            Column("opened_on", _("成立日期"), 12),
            Column("closed_on", _("撤销日期"), 12),
            Column("merged_into", _("并入"), 24),
        ),
    ),
    SheetForm(
        "aliases",
        _("别名"),
        (
            _KEY,
            Column("unit", _("单位"), 32),
            Column("name", _("别名"), 24),
            Column("kind", _("类别")),
            _FROM,
            _UNTIL,
            Column("source", _("依据"), 24),
        ),
    ),
    SheetForm(
        "groups",
        _("统称"),
        (
            _KEY,
            Column("group", _("统称"), 24),
            Column("note", _("说明"), 24),
            Column("unit", _("单位"), 32),
            _FROM,
            _UNTIL,
        ),
    ),
    SheetForm(
        "bodies",
        _("议事协调机构"),
        (
            _KEY,
            Column("name", _("名称"), 36),
            Column("kind", _("类型")),
            Column("office_unit", _("办公室所在单位"), 28),
            _FROM,
            _UNTIL,
        ),
    ),
    SheetForm(
        "posts",
        _("职务和人员"),
        (
            _KEY,
            Column("place", _("单位或机构"), 32),
            Column("title", _("职务"), 20),
            Column("role", _("系统角色")),
            Column("position", _("排序"), 8),
            Column("person_key", _("人员编号（请勿改动）"), 20, is_kept=True),
            Column("person", _("姓名"), 12),
            Column("telephone", _("电话")),
            _FROM,
            _UNTIL,
        ),
    ),
)


def column_of(title: str, columns: Iterable[Column]) -> Column | None:
    """Return the column of that title, in any language of the system."""
    wanted = tidy_text(title)
    return next((column for column in columns if wanted in set(titles(column.title))), None)


def sheet_of(title: str, forms: Iterable[SheetForm] = SHEETS) -> SheetForm | None:
    """Return the sheet of that title, in any language of the system."""
    wanted = tidy_text(title)
    return next((sheet for sheet in forms if wanted in set(titles(sheet.title))), None)


def titles(title: Promise | str) -> Iterator[str]:
    """Yield a title in each language of the system."""
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            yield str(title)
