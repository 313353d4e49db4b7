"""方案: plans and their versions; the draft under review; and what a version in force holds."""

from luoshi.plans.models.content import (
    Assignment,
    Deadline,
    Goal,
    Milestone,
    Phase,
    Rhythm,
    RosterMember,
    Target,
    Task,
    TaskGroup,
    TaskOrigin,
    TaskWording,
    Term,
)
from luoshi.plans.models.draft import Doubt, Edit, NameMatch, Piece
from luoshi.plans.models.forces import ForceTask
from luoshi.plans.models.plan import Plan, PlanVersion, StandIn
from luoshi.plans.models.views import SavedView

__all__ = [
    "Assignment",
    "Deadline",
    "Doubt",
    "Edit",
    "ForceTask",
    "Goal",
    "Milestone",
    "NameMatch",
    "Phase",
    "Piece",
    "Plan",
    "PlanVersion",
    "Rhythm",
    "RosterMember",
    "SavedView",
    "StandIn",
    "Target",
    "Task",
    "TaskGroup",
    "TaskOrigin",
    "TaskWording",
    "Term",
]
