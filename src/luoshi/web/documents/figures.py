"""What was read, in numbers."""

from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Figures:
    """What a reading holds, for the page of its document."""

    title: str
    number: str
    issuer: str
    issued_on: date | None
    tasks: int
    units: int
    goals: int
    phases: int
    bodies: int
    members: int
    doubts: int
    characters: int


def figures_of(content: dict[str, Any]) -> Figures:
    """Return the numbers of a reading in the form gongwen.plan-reading/1."""
    header = content["document"]
    return Figures(
        title=content["plan_title"] or header["title"] or "",
        number=header["number"] or "",
        issuer=header["issuer"] or "",
        issued_on=date.fromisoformat(header["date"]) if header["date"] else None,
        tasks=len(content["tasks"]),
        units=len({part["unit"] for task in content["tasks"] for part in task["assignments"]}),
        goals=len(content["goals"]),
        phases=len(content["phases"]),
        bodies=len(content["groups"]),
        members=sum(len(group["members"]) for group in content["groups"]),
        doubts=len(content["doubts"]),
        characters=len(content["text"]),
    )
