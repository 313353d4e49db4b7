"""What has happened in the sample district since its documents came: drafted, settled, put in force, by those whose work it is."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from luoshi.base.actors import Actor
from luoshi.directory.models import Account, Jurisdiction
from luoshi.directory.queries import actor_of
from luoshi.documents.models import Document
from luoshi.documents.queries import last_reading
from luoshi.plans.models import Doubt, PlanVersion
from luoshi.plans.operations.arrangement import set_consolidating
from luoshi.plans.operations.doubts import settle_doubt, settle_doubts
from luoshi.plans.operations.drafting import draft_plan
from luoshi.plans.operations.names import accept_suggestions
from luoshi.plans.queries.draft import draft_of, open_questions
from luoshi.plans.states import DoubtState, VersionState
from luoshi.usecases.put_in_force import put_in_force

FILE = "life.json"


@dataclass(frozen=True, slots=True)
class Moment:
    """When it happens, and in which district."""

    jurisdiction: Jurisdiction
    now: datetime
    today: date

    def by(self, username: str) -> Actor:
        """Return somebody of the sample as who acts."""
        account = Account.objects.get(jurisdiction=self.jurisdiction, username=username)
        return actor_of(account, today=self.today)


def live(folder: Path, *, jurisdiction: Jurisdiction, now: datetime, today: date) -> None:
    """Let the district do what life.json in the sample's folder tells, if it is there. What was done is not done again."""
    file = folder / FILE
    if not file.exists():
        return
    moment = Moment(jurisdiction, now, today)
    for told in json.loads(file.read_text(encoding="utf-8"))["drafts"]:
        _draft(told, moment)


def _draft(told: dict[str, Any], moment: Moment) -> None:
    """Draft a document, and go on with it as far as is told."""
    document = Document.objects.get(jurisdiction=moment.jurisdiction, name=told["document"])
    by = moment.by(told["drafter"])
    version = PlanVersion.objects.filter(document=document).first() or _drafted(document, by, moment)
    if told["put_in_force_by"] is None or version.state != VersionState.DRAFT:
        return
    accept_suggestions(version=version, by=by, now=moment.now)
    _answer(version, told["answers"], by, moment)
    _settle_consolidating(version, by, moment)
    version.refresh_from_db()
    head = moment.by(told["put_in_force_by"])
    put_in_force(version=version, revision=version.revision, by=head, now=moment.now, today=moment.today)


def _drafted(document: Document, by: Actor, moment: Moment) -> PlanVersion:
    reading = last_reading(document)
    if reading is None:
        raise ValueError(f"{document} was not read: {document.refusal}")
    return draft_plan(reading=reading, once_key=f"sample:draft:{document.public_key}", by=by, now=moment.now)


def _answer(version: PlanVersion, answers: dict[str, list[str]], by: Actor, moment: Moment) -> None:
    """Settle each doubt by the first of the told answers that it offers, and all others as printed."""
    for doubt in Doubt.objects.filter(version=version, state=DoubtState.OPEN).order_by("position"):
        doubt.refresh_from_db()  # an answer before may have settled it
        wanted = (option for told in answers.get(doubt.code, ()) for option in doubt.options if told in option)
        answer = next(wanted, None)
        if answer is not None and doubt.state == DoubtState.OPEN:
            settle_doubt(doubt=doubt, revision=doubt.revision, answer=answer, by=by, now=moment.now)
    settle_doubts(version=version, by=by, now=moment.now)


def _settle_consolidating(version: PlanVersion, by: Actor, moment: Moment) -> None:
    """Let the lead that is printed first consolidate each task that has several."""
    for question in open_questions(version, draft_of(version)):
        if question.code == "consolidating-unit" and question.piece is not None:
            leads = [part.name for part in question.piece.content.assignments if part.role == "lead"]
            piece = question.piece.piece
            set_consolidating(piece=piece, revision=piece.revision, name=leads[0], by=by, now=moment.now)
