"""Acts on a draft in words: what the undo button would take back, and which rows an act has touched."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Max
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.base.actors import Actor
from luoshi.plans.models import Edit, PlanVersion
from luoshi.plans.operations.undo import last_edit

WORDS: dict[str, str | Promise] = {
    "piece_changed": gettext_lazy("修改内容"),
    "task_split": gettext_lazy("拆分任务"),
    "tasks_merged": gettext_lazy("合并任务"),
    "piece_moved": gettext_lazy("移动"),
    "piece_added": gettext_lazy("增加一项"),
    "piece_struck": gettext_lazy("删去一项"),
    "piece_restored": gettext_lazy("恢复一项"),
    "name_matched": gettext_lazy("对应单位"),
    "unit_created_for_name": gettext_lazy("新建单位并对应"),
    "name_grouped": gettext_lazy("设为统称"),
    "suggestions_accepted": gettext_lazy("采纳建议"),
    "doubt_settled": gettext_lazy("答复待核事项"),
    "doubts_settled": gettext_lazy("一并答复"),
    "doubt_reopened": gettext_lazy("重新打开"),
    "reporting_arranged": gettext_lazy("调整报送安排"),
    "consolidating_unit_set": gettext_lazy("确定汇总单位"),
}
"""What each verb of an edit is called on the undo button."""


@dataclass(frozen=True, slots=True)
class Undo:
    """What the undo button takes back: the number of the edit, and a few words."""

    number: int
    words: str


def undo_of(version: PlanVersion, *, by: Actor) -> Undo | None:
    """Return what undo would take back, None if somebody has done nothing that can be."""
    edit = last_edit(version, by=by)
    return Undo(edit.number, str(WORDS.get(edit.verb, _("上一步")))) if edit else None


def last_number(version: PlanVersion) -> int:
    """Return the number of the last edit of a draft, 0 before the first."""
    return Edit.objects.filter(version=version).aggregate(last=Max("number"))["last"] or 0


@dataclass(slots=True)
class Touched:
    """The rows that acts touched, by kind; ``moved`` when pieces came, went or changed their places or headings."""

    pieces: set[int] = field(default_factory=set)
    names: bool = False
    doubts: bool = False
    moved: bool = False
    paths: set[tuple[str, ...]] = field(default_factory=set)


def touched_since(version: PlanVersion, number: int) -> Touched:
    """Return what the edits after one number touched."""
    edits = Edit.objects.filter(version=version, number__gt=number)
    return touched_by(edits)


def touched_by(edits: Iterable[Edit]) -> Touched:
    """Return what edits touched."""
    touched = Touched()
    for edit in edits:
        for change in edit.changes:
            if change["row"] == "name":
                touched.names = True
            elif change["row"] == "doubt":
                touched.doubts = True
            elif change["row"] == "piece":
                _note_piece(touched, change)
    return touched


def _note_piece(touched: Touched, change: dict[str, object]) -> None:
    touched.pieces.add(int(str(change["pk"])))
    before, after = change["before"], change["after"]
    if not isinstance(before, dict) or not isinstance(after, dict):
        touched.moved = True
        return
    if "position" in after or "is_struck" in after:
        touched.moved = True
    for content in (before.get("content"), after.get("content")):
        if isinstance(content, dict) and "path" in content:
            touched.paths.add(tuple(content["path"]))
    if len(touched.paths) > 1:
        touched.moved = True
