"""Where sessions are kept: rows that name their account, under the hash of what the browser's cookie holds.

Who reads the database, or a copy of it, can take over nobody's session.
"""

import hashlib
from datetime import UTC, datetime
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore

from luoshi.directory.signing import Session

SIGNED = "signed"
"""The key in a session under which stands when and whence somebody signed in."""
_DIGITS = 40


def hash_of(session_key: str) -> str:
    """Return what a session's key is kept as."""
    return hashlib.sha256(session_key.encode()).hexdigest()[:_DIGITS]


class _Rows(DatabaseStore):
    """Django's store over our rows, by the keys as they are kept."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        """Return the model."""
        return Session

    def row(self) -> Session | None:
        """Return the row of the key, None where it has run out."""
        found: Session | None = super()._get_session_from_db()  # type: ignore[misc] # the stubs leave it out
        return found


class SessionStore(_Rows):
    """Django's store in the database, over :class:`~luoshi.directory.signing.Session`."""

    def _get_session_from_db(self) -> Session | None:
        found = _Rows(hash_of(self.session_key)).row() if self.session_key else None
        if found is None:
            self._session_key = None
        return found

    def exists(self, session_key: str) -> bool:
        """Tell whether there is a session of that key."""
        return super().exists(hash_of(session_key))

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        """Return the row as it is to be written."""
        signed = data.get(SIGNED, {})
        return Session(
            session_key=hash_of(self._get_or_create_session_key()),  # type: ignore[attr-defined] # the stubs leave it out
            session_data=self.encode(data),
            expire_date=self.get_expiry_date(),
            account_id=data.get(SESSION_KEY),
            began_at=_moment(signed.get("began")),
            seen_at=_moment(signed.get("seen")),
            address=signed.get("address") or None,
            browser=signed.get("browser", ""),
        )

    def delete(self, session_key: str | None = None) -> None:
        """Delete a session, this one by default."""
        key = session_key or self.session_key
        if key:
            super().delete(hash_of(key))


def _moment(seconds: float | None) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)
