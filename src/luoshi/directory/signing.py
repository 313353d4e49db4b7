"""What signing in keeps: sessions, codes of the first sign-in, passwords that were used before."""

from typing import ClassVar

from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from luoshi.base.models import InJurisdiction, Keyed


class Session(AbstractBaseSession):
    """A browser's session. ``session_key`` is the hash of what the cookie holds; a stranger's has no account."""

    account = models.ForeignKey("directory.Account", models.CASCADE, null=True, blank=True, related_name="sessions")
    began_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)
    address = models.GenericIPAddressField(null=True, blank=True)
    browser = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["account", "seen_at"], name="directory_session_account")]

    def __str__(self) -> str:
        return f"{self.account_id} {self.seen_at}"

    @classmethod
    def get_session_store_class(cls) -> "type[SessionStore]":  # type: ignore[name-defined] # noqa: F821 -- as Django has it
        """Return the store of these rows."""
        from luoshi.directory.signing_store import SessionStore  # noqa: PLC0415 -- the store imports the model

        return SessionStore


class FirstCode(Keyed, InJurisdiction):
    """首次登录码: lets somebody choose their password. Only its hash is kept; one an account."""

    account = models.OneToOneField("directory.Account", models.CASCADE, related_name="first_code")
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.account_id} {self.expires_at}"


class PastPassword(InJurisdiction):
    """The hash of a password that an account has, or had: not taken again for a while."""

    account = models.ForeignKey("directory.Account", models.CASCADE, related_name="past_passwords")
    password = models.CharField(max_length=128)
    set_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["account", "-set_at"], name="directory_past_password")]

    def __str__(self) -> str:
        return f"{self.account_id} {self.set_at}"
