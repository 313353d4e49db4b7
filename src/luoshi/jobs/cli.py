"""The command ``luoshi``: alone it tells what there is to do; everything else is given to Django."""

import importlib
import os
import pkgutil
import sys
from collections.abc import Iterator

import django
from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from luoshi.jobs.management import commands

WRONG_SETTING = 2
_HELP = frozenset({"-h", "--help", "help"})


def main(arguments: list[str] | None = None) -> None:
    """Run one command; end with status 2 and a sentence where a setting is wrong."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "luoshi.settings")
    given = sys.argv[1:] if arguments is None else arguments
    try:
        if not given or (len(given) == 1 and given[0] in _HELP):
            django.setup()
            sys.stdout.write(overview())
        else:
            execute_from_command_line(["luoshi", *as_module(given[:1]), *given[1:]])
    except ImproperlyConfigured as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(WRONG_SETTING)


def as_module(command: list[str]) -> list[str]:
    """Return the name of a command as its module is called: people write waive-separation."""
    return [name if name.startswith("-") else name.replace("-", "_") for name in command]


def overview() -> str:
    """Return what the commands are, a line each."""
    told = [(name.replace("_", "-"), str(command.help)) for name, command in our_commands()]
    told.append(("migrate", _("把数据库更新到当前版本（PostgreSQL 由库的所有者运行）")))
    width = max(len(name) for name, _help in told)
    lines = "".join(f"  luoshi {name.ljust(width)}  {help_}\n" for name, help_ in sorted(told))
    return f"{_('落实：从印发的方案到最后一次报送。')}\n\n{lines}\n{_('每条命令的选项见 luoshi 命令 --help。')}\n"


def our_commands() -> Iterator[tuple[str, BaseCommand]]:
    """Yield our commands by name."""
    for module in pkgutil.iter_modules(commands.__path__):
        yield module.name, importlib.import_module(f"{commands.__name__}.{module.name}").Command()


if __name__ == "__main__":
    main()
