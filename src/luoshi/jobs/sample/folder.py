"""What a sample's folder holds: directory.json, and the documents that it names."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from luoshi.base.refusals import Invalid

FILE = "directory.json"


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample as its files say it."""

    folder: Path
    jurisdiction: dict[str, str]
    units: list[dict[str, Any]]
    groups: list[dict[str, Any]]
    people: list[dict[str, str]]
    bodies: list[dict[str, Any]]
    accounts: list[dict[str, str]]
    documents: list[str]


def read_sample(folder: Path) -> Sample:
    """Return the sample in a folder; raise Invalid with a sentence if there is none."""
    try:
        told = json.loads((folder / FILE).read_text(encoding="utf-8"))
        return Sample(folder=folder, **told)
    except (OSError, ValueError, TypeError) as error:
        raise Invalid(_("%(folder)s 里没有可以载入的样例（directory.json）。") % {"folder": str(folder)}) from error
