"""Writing what rows of a workbook have made of the register."""

from collections.abc import Iterator
from typing import TypeVar

from django.db import models

from luoshi.base.models import Revised
from luoshi.base.writing import write_revised
from luoshi.directory.models import Alias, Unit
from luoshi.directory.operations.importing.register import ORDER, Register
from luoshi.directory.operations.indexing import index_units

M = TypeVar("M", bound=models.Model)
_IN_PIECES = 500


def write_register(register: Register) -> None:
    """Write all that is new and changed, in the caller's transaction.

    Raises Stale if somebody changed one of the rows meanwhile.
    """
    for model in ORDER:
        _write_new(register, model)
    for row, fields in register.changed_rows():
        if isinstance(row, Revised):
            write_revised(row, revision=row.revision, fields=fields)
        else:
            type(row)._default_manager.filter(pk=row.pk).update(**fields)
    index_units(list({id(unit): unit for unit in _units_written(register)}.values()))


def _write_new(register: Register, model: type[M]) -> None:
    rows = register.new_rows(model)
    if rows:
        model._default_manager.bulk_create(rows, _IN_PIECES)


def _units_written(register: Register) -> Iterator[Unit]:
    """Yield the units of which a name was written."""
    yield from register.new_rows(Unit)
    yield from (alias.unit for alias in register.new_rows(Alias))
    yield from (row for row, _fields in register.changed_rows() if isinstance(row, Unit))
