"""What must be so before the system can run: the database is of this version, static files are where they are served."""

import contextlib
import hashlib
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.files.storage import storages
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _

from luoshi.documents.operations.again import clear_orphans

STAMP = "collected"
_ROW_FOLLOWS_WITHIN = timedelta(minutes=1)


def prepare() -> None:
    """Bring SQLite up to date and collect static files, both only where something changed.

    Raises CommandError if PostgreSQL is not of this version: there, the owner of the database migrates.
    """
    _make_folders()
    if is_behind():
        if connection.vendor != "sqlite":
            raise CommandError(_("数据库的结构不是当前版本，请由数据库的所有者先运行 luoshi migrate。"))
        call_command("migrate", interactive=False, verbosity=0)
    collect()
    connection.close()


def _make_folders() -> None:
    """Make the home, and the folders of storages that are on this machine, for nobody else to look into."""
    Path(settings.HOME).mkdir(parents=True, exist_ok=True, mode=0o700)
    for alias in ("default", "incoming"):
        with contextlib.suppress(NotImplementedError):
            Path(storages[alias].path("")).mkdir(parents=True, exist_ok=True, mode=0o700)


def clear_what_a_crash_left(*, now: datetime) -> int:
    """Remove bytes that waited to be checked and that no document names any more; return how many there were.

    With SQLite nobody else is at work. On PostgreSQL another machine may be writing the row just now.
    """
    return clear_orphans(before=now if connection.vendor == "sqlite" else now - _ROW_FOLLOWS_WITHIN)


def is_behind() -> bool:
    """Tell whether migrations wait to be applied."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def collect() -> None:
    """Collect static files unless those collected last are the same."""
    stamp = Path(settings.STATIC_ROOT) / STAMP
    now = _print_of_sources()
    if stamp.exists() and stamp.read_text(encoding="ascii") == now:
        return
    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    stamp.write_text(now, encoding="ascii")


def _print_of_sources() -> str:
    """Return a hash over names, sizes and times of all static files that there are."""
    found = hashlib.sha256()
    for path in sorted(_sources()):
        about = path.stat()
        found.update(f"{path}\0{about.st_size}\0{about.st_mtime_ns}\n".encode())
    return found.hexdigest()


def _sources() -> Iterator[Path]:
    for finder in get_finders():
        for name, storage in finder.list([]):
            yield Path(storage.path(name))
