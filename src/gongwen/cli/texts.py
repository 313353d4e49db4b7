"""A reading as text: a JSON object for programs, a summary for people."""

import json

from gongwen.cli.console import printable
from gongwen.cli.summary import summary
from gongwen.reading.asjson import to_json
from gongwen.reading.model import PlanReading


def as_json(reading: PlanReading, name: str, *, several: bool) -> str:
    """Return the reading as one JSON object: indented, or, with the name of its file, in one line among several."""
    content = to_json(reading)
    if not several:
        return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    named = {"schema": content.pop("schema"), "file": name, **content}
    return json.dumps(named, ensure_ascii=False) + "\n"


def as_text(reading: PlanReading, name: str, *, several: bool) -> str:
    """Return the summary of the reading, among several under the name of its file."""
    head = f"════ {printable(name)} ════\n\n" if several else ""
    return f"{head}{summary(reading, name)}{chr(10) if several else ''}"
