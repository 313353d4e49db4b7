"""What is done with received documents in the background: keys in, one operation called."""

import logging

from django_tasks import TaskContext, task

from luoshi.base.actors import system
from luoshi.base.refusals import WrongState
from luoshi.documents.models import Document
from luoshi.documents.operations import readings

_log = logging.getLogger(__name__)


@task(takes_context=True)
def read_document(context: TaskContext, document_key: str) -> None:
    """Read a document. The worker that took the task read the clock; a task that comes again goes on with its claim."""
    result = context.task_result
    now = result.last_attempted_at
    if now is None:
        raise ValueError("a task that runs has begun")
    document = Document.objects.select_related("jurisdiction", "file").get(public_key=document_key)
    try:
        readings.read_document(document=document, claim=result.id, by=system(document.jurisdiction_id), now=now)
    except WrongState as refusal:  # another task did it: what was wanted is there
        _log.info("%s: %s", document_key, refusal)


def queue_reading(document: Document) -> None:
    """Ask for a document to be read in the background, in the caller's transaction."""
    read_document.enqueue(document.public_key)
