"""What may not stand in the database does not."""

import pytest
from django.db import IntegrityError, transaction

from luoshi.documents.models import Document
from luoshi.documents.states import DocumentState
from tests.luoshi.making import NOW, a_jurisdiction

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"state": DocumentState.READ}, "documents_what_is_read_is_kept"),
        ({"state": DocumentState.CLASSIFIED, "name": "名字"}, "documents_nothing_classified_is_kept"),
        ({"state": DocumentState.READING}, "documents_read_since_a_moment"),
        ({"state": DocumentState.REFUSED, "reading_since": NOW}, "documents_read_since_a_moment"),
    ],
)
def test_a_document_that_contradicts_itself_is_refused(fields: dict[str, object], constraint: str) -> None:
    jurisdiction = a_jurisdiction()

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Document.objects.create(jurisdiction=jurisdiction, received_at=NOW, **fields)
