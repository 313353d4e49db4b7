"""A reading as the text of a JSON object."""

import json

from gongwen.reading.asjson import to_json
from gongwen.reading.model import PlanReading


def json_text(reading: PlanReading, file: str | None) -> str:
    """Return the reading as one JSON object: indented, or, with the name of its file, in one line among several."""
    content = to_json(reading)
    if file is None:
        return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    named = {"schema": content.pop("schema"), "file": file, **content}
    return json.dumps(named, ensure_ascii=False) + "\n"
