"""A clerk at the review desk, for tests: a draft, a client that is signed in, and its addresses."""

from dataclasses import dataclass
from typing import Any

from django.test import Client
from django.urls import reverse

from luoshi.directory.models import Account
from luoshi.plans.models import Piece, PlanVersion
from tests.luoshi.making import an_account
from tests.luoshi.plans.making import SMALL, a_draft, a_sample_draft, tasks_of


@dataclass(frozen=True, slots=True)
class Clerk:
    """Somebody of the office, signed in, with a draft on the desk."""

    client: Client
    account: Account
    version: PlanVersion

    def url(self, name: str = "review", **keys: str) -> str:
        return reverse(f"web:{name}", kwargs={"key": self.version.plan.public_key, **keys})

    def get(self, name: str = "review", *, htmx: bool = False, data: dict[str, Any] | None = None, **keys: str) -> Any:  # noqa: ANN401 -- what the test client answers
        return self.client.get(self.url(name, **keys), data, headers=_headers(htmx=htmx))

    def post(self, name: str, data: dict[str, Any], *, htmx: bool = True, **keys: str) -> Any:  # noqa: ANN401 -- what the test client answers
        return self.client.post(self.url(name, **keys), data, headers=_headers(htmx=htmx))

    def tasks(self) -> list[Piece]:
        return tasks_of(self.version)

    def beside(self) -> "Clerk":
        """Return a colleague at the same draft."""
        account = an_account(self.version.jurisdiction)
        return Clerk(signed_in(account), account, self.version)


def _headers(*, htmx: bool) -> dict[str, str]:
    return {"HX-Request": "true"} if htmx else {}


def signed_in(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def a_clerk(text: str = SMALL) -> Clerk:
    """Make a clerk with a draft of a plan given as text, in a district with an empty directory."""
    return _at_desk(a_draft(text))


def a_clerk_with_the_sample() -> Clerk:
    """Make a clerk with the draft of the sample plan, in its district."""
    return _at_desk(a_sample_draft())


def _at_desk(version: PlanVersion) -> Clerk:
    account = an_account(version.jurisdiction)
    return Clerk(signed_in(account), account, version)


def form_of(piece: Piece, **changes: Any) -> dict[str, Any]:  # noqa: ANN401 -- texts, and lists of texts
    """Return what the form of a task sends with its units as they stand, but for ``changes``."""
    rows = piece.content["assignments"]
    return {
        "revision": piece.revision,
        "number": piece.content["number"] or "",
        "text": piece.content["text"],
        "assignments.at": [str(at) for at in range(len(rows))],
        **{f"assignments.{name}": [row[name] or "" for row in rows] for name in ("name", "role", "label", "duty")},
        **changes,
    }
