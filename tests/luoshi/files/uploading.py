"""A process that keeps files without end, until it is killed: ``python -m tests.luoshi.files.uploading HOME``."""

import os
import sys

os.environ["LUOSHI_HOME"] = sys.argv[1]
os.environ["DJANGO_SETTINGS_MODULE"] = "luoshi.settings"
os.environ.pop("DATABASE_URL", None)

import django

django.setup()

from django.core.management import call_command  # noqa: E402

from luoshi.base.actors import system  # noqa: E402
from luoshi.files.operations import store_file  # noqa: E402
from tests.luoshi.making import NOW, a_jurisdiction  # noqa: E402

SIZE = 3_000_000


def tell(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def main() -> None:
    call_command("migrate", verbosity=0)
    by = system(a_jurisdiction().pk)
    tell("ready")
    number = 0
    while True:
        number += 1
        store_file(content=b"%%PDF-%08d" % number + b"x" * SIZE, name="方案.pdf", by=by, now=NOW)
        tell(str(number))


main()
