"""Who answers for a passage: its own units, those handed down to it, and which of them lead."""

import re

from gongwen.reading.duties.choosing import Handed
from gongwen.reading.duties.passages import Passage
from gongwen.reading.model import Assignment
from gongwen.reading.text.prose import Paragraph
from gongwen.reading.words.units import UnitGroup

FIRST_LEADS = re.compile(
    r"(?:列|排|排名|排在|排列)?(?:在)?第?[一首]位?(?:的|者|个)?(?:责任)?(?:单位|部门|处室|科室)?(?:为|是|系)[^，。；）)]{0,8}牵头"
    r"|首个?(?:单位|部门)(?:为|是)牵头|排名第一的?(?:单位|部门)?为牵头|排在首位的?(?:单位|部门)?为牵头"
)
"""The document says once that the first unit of a list leads."""


def assignments_of(passage: Passage, above: list[Handed], *, first_leads: bool) -> tuple[Assignment, ...]:
    """The assignments of a passage, own ones first, each (unit, role) once. ``first_leads``: a list's first unit is the lead."""
    own = [
        a
        for paragraph, group in _ranked(passage.groups)
        for a in _of_group(paragraph, group, inherited=False, first_leads=first_leads)
    ]
    inherited = [
        a
        for handed in above
        for paragraph, group in handed.groups
        for a in _of_group(paragraph, group, inherited=True, first_leads=first_leads)
    ]
    seen: set[tuple[str, str]] = set()
    kept = []
    for assignment in own + inherited:
        key = (assignment.unit, assignment.role)
        if key not in seen:
            seen.add(key)
            kept.append(assignment)
    return tuple(sorted(kept, key=lambda a: not a.inherited))


def _ranked(groups: tuple[tuple[Paragraph, UnitGroup], ...]) -> tuple[tuple[Paragraph, UnitGroup], ...]:
    """主要责任单位 beside 配合单位 leads; alone it is responsible like any other."""
    roles = {group.role for _, group in groups}
    if "lead" in roles or "supporting" not in roles:
        return groups
    return tuple(
        (
            paragraph,
            UnitGroup(group.units, "lead", group.label) if (group.label or "").startswith(("主要", "第一")) else group,
        )
        for paragraph, group in groups
    )


def _of_group(paragraph: Paragraph, group: UnitGroup, *, inherited: bool, first_leads: bool) -> list[Assignment]:
    role = group.role or "responsible"
    found = [
        Assignment(unit.name, role, group.label or "", inherited, paragraph.span(unit.start, unit.end))
        for unit in group.units
    ]
    if first_leads and role == "responsible" and len(found) > 1:
        first = found[0]
        found[0] = Assignment(first.unit, "lead", first.label, inherited, first.span)
    return found
