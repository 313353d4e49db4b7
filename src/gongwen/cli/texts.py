"""A reading as text: a JSON object for programs, a summary for people."""

import json
from typing import Any

from gongwen.cli.console import printable
from gongwen.cli.summary import summary
from gongwen.reading.model import PlanReading


def as_json(content: dict[str, Any], name: str, *, several: bool) -> str:
    """Return a reading, as to_json gives it: indented, or, with the name of its file, in one line among several."""
    if not several:
        return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    named = {"schema": content["schema"], "file": name, **content}
    return json.dumps(named, ensure_ascii=False) + "\n"


def as_text(reading: PlanReading, name: str, *, several: bool) -> str:
    """Return the summary of the reading, among several under the name of its file."""
    head = f"════ {printable(name)} ════\n\n" if several else ""
    return f"{head}{summary(reading, name)}{chr(10) if several else ''}"
