"""Drafts for tests: of the sample plan, and of small plans in a few lines; made by the operations that make real ones."""

import itertools
from functools import cache
from pathlib import Path
from typing import Any

from gongwen.formats import read_bytes, read_file
from gongwen.reading.asjson import to_json
from gongwen.reading.reader import read_plan
from luoshi.base.actors import Actor, Role
from luoshi.directory.kinds import UnitKind
from luoshi.directory.models import GroupMember, Jurisdiction, Unit, UnitGroup
from luoshi.documents.models import Document, Reading
from luoshi.documents.states import DocumentState
from luoshi.files.models import StoredFile
from luoshi.plans.models import Doubt, NameMatch, Piece, PlanVersion
from luoshi.plans.operations.doubts import settle_doubts
from luoshi.plans.operations.drafting import draft_plan
from luoshi.plans.operations.names import create_unit_for_name, match_name
from luoshi.plans.pieces import TaskContent, as_content
from luoshi.plans.states import DoubtState, PieceKind
from tests.luoshi.making import NOW, a_jurisdiction, an_actor
from tests.places import ROOT

SAMPLE = ROOT / "samples" / "lantang" / "plan.txt"
DISTRICT = "澜棠区"
HEAD = """墨湖市青枫区人民政府办公室关于印发青枫区河道整治工作方案的通知
青枫政办〔2026〕3号
各街道办事处：
《青枫区河道整治工作方案》已经区人民政府同意，现印发给你们，请认真组织实施。
墨湖市青枫区人民政府办公室
2026年3月1日
青枫区河道整治工作方案
"""
TASKS = """二、主要任务
1.清理沿河杂物20处以上。（牵头单位：区水务局；责任单位：区财政局；完成时限：2026年5月底前）
2.修整步道不少于3公里。（牵头单位：区住建局；责任单位：区财政局；完成时限：2026年6月底前）
3.补种绿植达到500株。（牵头单位：区园林局；责任单位：区教育局；完成时限：2026年9月底前）
"""
SMALL = HEAD + TASKS
"""Three tasks, five units, no doubt of the reader's."""
STREETS = (
    "柘桥街道办事处",
    "青枫渡街道办事处",
    "听松里街道办事处",
    "鹭汀街道办事处",
    "三棹街道办事处",
    "云岫街道办事处",
)
ZONES = ("霁南康养产业园区管理办公室", "澜棠站前商务园区管理办公室")
DEPARTMENTS = (
    "区人民政府办公室 区委宣传部 区发展和改革局 区教育局 区公安分局 区民政局 区司法局 区财政局 区人力资源和社会保障局 区自然资源和规划局"
    " 区住房和城乡建设局 区城市管理执法局 区商务局 区文化和旅游局 区卫生健康局 区市场监督管理局 区医疗保障局 区政务服务和大数据管理局"
    " 区残疾人联合会 区妇女联合会 团区委 区消防救援大队"
).split()
"""The units that the sample names, as a directory has them; 区机关事务服务中心 is not among them."""
_numbers = itertools.count(1)


@cache
def read_sample() -> dict[str, Any]:
    """Return the reading of the sample plan, read once a process. Not to be changed."""
    return to_json(read_plan(read_file(Path(SAMPLE))))


@cache
def read_text(text: str) -> dict[str, Any]:
    """Return the reading of a plan given as text. Not to be changed."""
    return to_json(read_plan(read_bytes(text.encode(), name="plan.txt")))


def a_reading(
    jurisdiction: Jurisdiction, content: dict[str, Any] | None = None, *, document: Document | None = None
) -> Reading:
    """Make a received document and its reading, of :data:`SMALL` where no content is given; or read a document anew."""
    return Reading.objects.create(
        jurisdiction=jurisdiction,
        document=document or a_document(jurisdiction),
        reader_version=f"test {next(_numbers)}",
        content=content or read_text(SMALL),
        read_at=NOW,
    )


def a_document(jurisdiction: Jurisdiction) -> Document:
    stored = StoredFile.objects.create(
        jurisdiction=jurisdiction, sha256=f"{next(_numbers):063x}d", size=1, media_type="text/plain", stored_at=NOW
    )
    return Document.objects.create(
        jurisdiction=jurisdiction, file=stored, name="方案.txt", received_at=NOW, state=DocumentState.READ
    )


def a_draft(text: str = SMALL, *, by: Actor | None = None, jurisdiction: Jurisdiction | None = None) -> PlanVersion:
    """Draft a plan from a text, by a clerk of a jurisdiction with an empty directory where none is given."""
    place = jurisdiction or (Jurisdiction.objects.get(pk=by.jurisdiction_id) if by else a_jurisdiction())
    return _drafted(a_reading(place, read_text(text)), by or an_actor(place))


def a_sample_draft(*, by: Actor | None = None, jurisdiction: Jurisdiction | None = None) -> PlanVersion:
    """Draft the sample plan, in a jurisdiction whose directory has nearly all units that it names."""
    place = jurisdiction or (Jurisdiction.objects.get(pk=by.jurisdiction_id) if by else a_jurisdiction(DISTRICT))
    if not Unit.objects.filter(jurisdiction=place, official_name=DEPARTMENTS[0]).exists():
        the_sample_units(place)
    return _drafted(a_reading(place, read_sample()), by or an_actor(place))


def _drafted(reading: Reading, by: Actor) -> PlanVersion:
    return draft_plan(reading=reading, once_key=f"draft {next(_numbers)}", by=by, now=NOW)


def the_sample_units(jurisdiction: Jurisdiction) -> dict[str, Unit]:
    """Make the units that the sample names, and return them by name."""
    kinds = [
        *((name, UnitKind.DEPARTMENT) for name in DEPARTMENTS),
        *((name, UnitKind.STREET) for name in STREETS),
        *((name, UnitKind.ZONE) for name in ZONES),
        ("望荻镇人民政府", UnitKind.TOWN),
    ]
    units = [
        Unit(jurisdiction=jurisdiction, kind=kind, official_name=name, short_name=name, position=position)
        for position, (name, kind) in enumerate(kinds)
    ]
    return {unit.official_name: unit for unit in Unit.objects.bulk_create(units)}


def a_group(jurisdiction: Jurisdiction, name: str, *units: Unit) -> UnitGroup:
    """Make a collective name with members, for ever."""
    group = UnitGroup.objects.create(jurisdiction=jurisdiction, name=name)
    for unit in units:
        GroupMember.objects.create(jurisdiction=jurisdiction, group=group, unit=unit)
    return group


def settle_all(version: PlanVersion, *, by: Actor) -> PlanVersion:
    """Do what must be done before a draft can be put in force: a new unit for each unmatched name, doubts as printed."""
    for match in NameMatch.objects.filter(version=version, unit=None, group=None, is_left_open=False).order_by("pk"):
        create_unit_for_name(
            match=match, revision=match.revision, kind=UnitKind.OTHER, short_name=match.name[:100], by=by, now=NOW
        )
    if Doubt.objects.filter(version=version, state=DoubtState.OPEN).exists():
        settle_doubts(version=version, by=by, now=NOW)
    return version


def a_settled_draft(text: str = SMALL, *, by: Actor | None = None) -> PlanVersion:
    """Draft a plan from a text and do what must be done before it can be put in force."""
    version = a_draft(text, by=by)
    return settle_all(version, by=by or an_actor(version.jurisdiction))


def head_of(version: PlanVersion) -> Actor:
    """Return another person of the same office: the one who puts in force what the clerk drafted."""
    return an_actor(version.jurisdiction, Role.OFFICE_HEAD)


def tasks_of(version: PlanVersion) -> list[Piece]:
    """Return the task pieces of a draft in order, struck ones too."""
    return list(Piece.objects.filter(version=version, kind=PieceKind.TASK).order_by("position", "pk"))


def task_content(piece: Piece) -> TaskContent:
    """Return what a task piece holds."""
    content: TaskContent = as_content(PieceKind.TASK, piece.content)
    return content


def piece_of(version: PlanVersion, kind: PieceKind) -> Piece:
    """Return the first piece of a kind."""
    return Piece.objects.filter(version=version, kind=kind).order_by("position", "pk")[0]


def name_of(version: PlanVersion, name: str) -> NameMatch:
    """Return the row of a printed name."""
    return NameMatch.objects.get(version=version, name=name)


def match_to(version: PlanVersion, name: str, unit: Unit, *, by: Actor) -> NameMatch:
    """Tell what a printed name means."""
    match = name_of(version, name)
    return match_name(match=match, revision=match.revision, unit=unit, by=by, now=NOW)
