"""The one place that reads the environment. A wrong value names its variable and stops the start."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit


class SettingError(Exception):
    """A variable of the environment has no usable value; the message names it and says what to do."""


@dataclass(frozen=True)
class Mail:
    """How mail leaves the house: Django's backend and its settings."""

    backend: str
    settings: dict[str, Any]


def text(name: str, default: str = "") -> str:
    """Return a variable with white space cut off, or the default where it is unset or empty."""
    return os.environ.get(name, "").strip() or default


def flag(name: str, *, default: bool) -> bool:
    """Return a yes/no variable. Raises SettingError for anything but 1/0, true/false, yes/no, on/off."""
    value = text(name).lower()
    if not value:
        return default
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    raise SettingError(f"{name} is {value!r}: write 1 or 0.")


def choice(name: str, allowed: tuple[str, ...]) -> str:
    """Return one of the allowed words; the first is the default. Raises SettingError for another word."""
    value = text(name, allowed[0])
    if value not in allowed:
        raise SettingError(f"{name} is {value!r}: write one of {', '.join(allowed)}.")
    return value


def data_folder() -> Path:
    """Return the folder that holds everything the station keeps, making it where it is missing."""
    folder = Path(text("NEWSQUARE_DATA", "var")).expanduser().resolve()
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o750)
    except OSError as error:
        raise SettingError(f"NEWSQUARE_DATA is {folder}: the folder cannot be made ({error.strerror}).") from error
    return folder


def secret_key(folder: Path, *, production: bool) -> str:
    """Return the secret key: from the environment, or (embedded only) made once and kept in the data folder."""
    value = text("NEWSQUARE_SECRET_KEY")
    if value:
        if production and len(value) < 50:
            raise SettingError(
                "NEWSQUARE_SECRET_KEY is shorter than 50 characters: make one with `openssl rand -hex 32`."
            )
        return value
    if production:
        raise SettingError("NEWSQUARE_SECRET_KEY is not set: make one with `openssl rand -hex 32` and keep it.")
    path = folder / "secret_key"
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_hex(32))
    return path.read_text().strip()


def hosts(*, production: bool) -> list[str]:
    """Return the host names the server answers to; embedded, the stations' own hosts decide alone."""
    value = [host.strip() for host in text("NEWSQUARE_HOSTS").split(",") if host.strip()]
    if production and not value:
        raise SettingError("NEWSQUARE_HOSTS is not set: name the station's hosts, parted by commas.")
    if production and any(host == "*" for host in value):
        raise SettingError("NEWSQUARE_HOSTS holds '*', which lets any host in: name the station's hosts.")
    return value or ["*"]


def database(folder: Path) -> dict[str, Any]:
    """Return Django's database settings from DATABASE_URL; without it, SQLite in the data folder."""
    url = text("DATABASE_URL")
    if not url:
        return sqlite(folder / "newsquare.sqlite3")
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return sqlite(Path(unquote(parts.path)))
    if parts.scheme not in {"postgres", "postgresql"}:
        raise SettingError(f"DATABASE_URL begins with {parts.scheme}://: write postgresql://user:password@host/name.")
    query = {key: values[-1] for key, values in parse_qs(parts.query).items()}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", unquote(parts.hostname or "")),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": "5"} | query,
    }


def sqlite(path: Path) -> dict[str, Any]:
    """Return settings under which several processes write to one SQLite file without failing at once."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "CONN_MAX_AGE": 600,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-4000; "
                "PRAGMA secure_delete=ON;"  # What is deleted is written over: story ideas among it.
            ),
        },
    }


def mail() -> Mail:
    """Return how mail is sent: EMAIL_URL as smtp:// or smtps://; without it, an outbox that the desk can read."""
    url = text("EMAIL_URL")
    if not url:
        return Mail("newsquare.lib.outbox.OutboxBackend", {})
    parts = urlsplit(url)
    if parts.scheme not in {"smtp", "smtps", "smtp+tls"} or not parts.hostname:
        raise SettingError("EMAIL_URL must be smtp+tls://user:password@host:587 or smtps://user:password@host:465.")
    return Mail(
        "django.core.mail.backends.smtp.EmailBackend",
        {
            "EMAIL_HOST": parts.hostname,
            "EMAIL_PORT": parts.port or {"smtp": 25, "smtp+tls": 587, "smtps": 465}[parts.scheme],
            "EMAIL_HOST_USER": unquote(parts.username or ""),
            "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
            "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
            "EMAIL_USE_SSL": parts.scheme == "smtps",
            "EMAIL_TIMEOUT": 20,
        },
    )


def mail_per_minute() -> dict[str, int]:
    """Return how many mails a minute may leave to which domain: NEWSQUARE_MAIL_PER_MINUTE; `*` is every other one."""
    name, limits = "NEWSQUARE_MAIL_PER_MINUTE", {}
    for word in text(name).replace(",", " ").split():
        domain, _, number = word.rpartition("=")
        if not number.isdecimal() or not 0 < int(number) <= 1_000_000:
            raise SettingError(f"{name} holds {word!r}: write a number for every domain, or gmail.com=300 for one.")
        limits[domain.lower() or "*"] = int(number)
    return limits
