"""Reading settings from the environment: a missing or wrong one is answered with a sentence that says what to do."""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

_YES, _NO = {"1", "true", "yes", "on"}, {"0", "false", "no", "off", ""}
SECRET_BYTES = 48


def text(name: str, default: str = "") -> str:
    """Return a setting: from ``NAME``, or from the file that ``NAME_FILE`` names."""
    file = os.environ.get(f"{name}_FILE")
    if file:
        try:
            return Path(file).read_text(encoding="utf-8").strip()
        except OSError as error:
            raise ImproperlyConfigured(f"{name}_FILE names a file that cannot be read: {file}") from error
    return os.environ.get(name, default)


def boolean(name: str, *, default: bool) -> bool:
    """Return a setting that is on or off."""
    value = text(name, "1" if default else "0")
    if value.lower() in _YES | _NO:
        return value.lower() in _YES
    raise ImproperlyConfigured(f"{name} is {value!r}; please give 1 or 0.")


def number(name: str, default: int) -> int:
    """Return a setting that is a whole number above 0."""
    value = text(name)
    if not value:
        return default
    if not value.isdecimal() or int(value) == 0:
        raise ImproperlyConfigured(f"{name} is {value!r}; please give a whole number above 0, as {default}.")
    return int(value)


def words(name: str, default: str = "") -> list[str]:
    """Return a setting that is a list, parted by commas."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def secret(name: str, home: Path) -> str:
    """Return a secret: from ``NAME`` or ``NAME_FILE``, else from ``home``/secrets, where it is made when first needed."""
    given = text(name)
    if given:
        return given
    file = home / "secrets" / name.lower().replace("_", "-")
    if not file.exists():
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        file.parent.mkdir(exist_ok=True, mode=0o700)
        fresh = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_urlsafe(SECRET_BYTES), encoding="utf-8")
        try:
            os.link(fresh, file)  # whoever was quicker keeps it
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    return file.read_text(encoding="utf-8").strip()


def database(url: str, home: Path) -> dict[str, Any]:
    """Return Django's setting of a database: PostgreSQL by its address, or SQLite in ``home`` where there is none."""
    if not url:
        return _sqlite(home / "luoshi.sqlite3")
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return _sqlite(Path(unquote(parts.path)))
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured(
            f"DATABASE_URL begins with {parts.scheme!r}; please give postgresql://user:password@host:5432/name."
        )
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", "") or parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


def provider(name: str, url: str, *, client: str, secret: str) -> dict[str, Any]:
    """Return allauth's setting of one provider of OpenID Connect, which is asked for the subject only; none without url."""
    if not url:
        return {}
    if not client or not secret:
        raise ImproperlyConfigured("LUOSHI_OIDC_URL needs LUOSHI_OIDC_CLIENT and LUOSHI_OIDC_SECRET; please give both.")
    asked = {"server_url": url, "scope": ["openid"], "fetch_userinfo": False, "oauth_pkce_enabled": True}
    app = {"provider_id": name, "name": name, "client_id": client, "secret": secret, "settings": asked}
    return {"openid_connect": {"APPS": [app]}}


def _sqlite(path: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {
            # Deferred transactions fail when they turn from reading to writing; immediate ones wait.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-64000;"
            " PRAGMA mmap_size=134217728;",
        },
    }
