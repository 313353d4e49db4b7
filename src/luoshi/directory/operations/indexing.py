"""Having units found by all the names they bear or bore."""

from collections import defaultdict
from collections.abc import Collection

from luoshi.directory.models import Alias, Unit
from luoshi.search.indexing import Item, index_objects

UNIT_KIND = "unit"
_IN_PIECES = 500


def index_units(units: Collection[Unit]) -> None:
    """Have units of one jurisdiction found by their names and other names, in the caller's transaction."""
    ordered = list(units)
    for start in range(0, len(ordered), _IN_PIECES):
        _index(ordered[start : start + _IN_PIECES])


def _index(units: list[Unit]) -> None:
    others: dict[int, list[str]] = defaultdict(list)
    for unit_id, name in Alias.objects.filter(unit__in=units).order_by("pk").values_list("unit_id", "name"):
        others[unit_id].append(name)
    items = [
        Item(UNIT_KIND, unit.public_key, "\n".join([unit.official_name, unit.short_name, *others[unit.pk]]))
        for unit in units
    ]
    index_objects(items, jurisdiction_id=units[0].jurisdiction_id)
