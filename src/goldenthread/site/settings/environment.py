"""What the surroundings may say, read in one place and typed."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

from goldenthread.access.signing.outside.profiles import Provider, UnreadableProvider, read_providers
from goldenthread.site import embedded

REPOSITORY = Path(__file__).resolve().parents[4]


class UnreadableSetting(Exception):
    """A setting in the environment cannot be used as it stands."""

    def __init__(self, name: str, problem: str) -> None:
        super().__init__(f"{name} {problem}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Environment:
    """Everything a person may set from outside."""

    data: Path
    anchors: Path
    database_url: str
    database: str
    debug: bool
    secret_key: str
    hosts: tuple[str, ...]
    clamd: str = ""
    providers: str = ""
    proxies: int = 1
    mail_host: str = "localhost"
    mail_from: str = ""
    address: str = ""
    sealing_keys: str = ""

    @classmethod
    def read(cls, said: Mapping[str, str] = os.environ) -> Self:
        """Read GOLDENTHREAD_… and DATABASE_URL."""
        return cls(
            data=data_folder(said),
            anchors=anchors_folder(said),
            database_url=said.get("DATABASE_URL", ""),
            database=said.get("GOLDENTHREAD_DATABASE", ""),
            debug=_yes_or_no(said, "GOLDENTHREAD_DEBUG", default=False),
            secret_key=said.get("GOLDENTHREAD_SECRET_KEY", ""),
            hosts=tuple(said.get("GOLDENTHREAD_HOSTS", "localhost,127.0.0.1,[::1]").split(",")),
            clamd=said.get("GOLDENTHREAD_CLAMD", ""),
            providers=said.get("GOLDENTHREAD_PROVIDERS", ""),
            proxies=_number(said, "GOLDENTHREAD_PROXIES", default=1),
            mail_host=said.get("GOLDENTHREAD_MAIL_HOST", "localhost"),
            mail_from=said.get("GOLDENTHREAD_MAIL_FROM", ""),
            address=said.get("GOLDENTHREAD_ADDRESS", ""),
            sealing_keys=said.get("GOLDENTHREAD_SEALING_KEYS", ""),
        )


def data_folder(said: Mapping[str, str] = os.environ) -> Path:
    """Say where data is kept: where told, or `var` in a checkout, or the person's own data folder."""
    if told := said.get("GOLDENTHREAD_DATA"):
        return Path(told).expanduser().resolve()
    if (REPOSITORY / "run").exists():
        return REPOSITORY / "var"
    home = said.get("XDG_DATA_HOME") or "~/.local/share"
    return Path(home).expanduser().resolve() / "goldenthread"


def anchors_folder(said: Mapping[str, str] = os.environ) -> Path:
    """Say where anchors are written: best where neither the database nor its administrator can write."""
    if told := said.get("GOLDENTHREAD_ANCHORS"):
        return Path(told).expanduser().resolve()
    database = said.get("GOLDENTHREAD_DATABASE", "")
    return data_folder(said) / (f"anchors-{database}" if database else "anchors")


def connection_to(url: str) -> dict[str, Any]:
    """Turn a DATABASE_URL into what Django asks for; libpq itself reads it, so whatever psql takes is taken."""
    scheme = url.partition("://")[0]
    if scheme not in {"postgres", "postgresql"}:
        raise UnreadableSetting(
            "DATABASE_URL", "must begin with postgresql:// (PostgreSQL is the only database used)."
        )
    try:
        parts = conninfo_to_dict(url)
    except ProgrammingError as trouble:
        raise UnreadableSetting("DATABASE_URL", f"cannot be read: {str(trouble).strip()}") from trouble
    if not all(port.isdecimal() for port in str(parts.get("port", "5432")).split(",")):
        raise UnreadableSetting("DATABASE_URL", "has a port that is not a number.")
    if not parts.get("dbname"):
        raise UnreadableSetting("DATABASE_URL", "names no database: add it after the last slash.")
    names = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
    return {
        "ENGINE": "django.db.backends.postgresql",
        **{ours: str(parts.pop(theirs, "")) for ours, theirs in names.items()},
        "OPTIONS": parts,
    }


def connection_for(environment: Environment, *, data: Path) -> dict[str, Any]:
    """Say how Django reaches its database: DATABASE_URL, or the embedded server of this data folder.

    The server keeps the plan of each statement that comes again: planning took as long as answering.
    """
    if environment.database_url:
        found = connection_to(environment.database_url)
        found["NAME"] = environment.database or found["NAME"]
    else:
        found = embedded.connection(data, database=environment.database or embedded.ROLE)
    return {
        **found,
        "OPTIONS": {"server_side_binding": True, "prepare_threshold": 2, **found.get("OPTIONS", {})},
    }


def providers_of(environment: Environment, *, may_be_here: bool) -> dict[str, Provider]:
    """Read which outside identity providers are used, from the file that GOLDENTHREAD_PROVIDERS names."""
    if not environment.providers:
        return {}
    try:
        return read_providers(Path(environment.providers).expanduser(), may_be_here=may_be_here)
    except UnreadableProvider as trouble:
        raise UnreadableSetting("GOLDENTHREAD_PROVIDERS", f"cannot be used: {trouble}") from trouble


def _number(said: Mapping[str, str], name: str, *, default: int) -> int:
    word = said.get(name, str(default)).strip()
    if not word.isdecimal():
        raise UnreadableSetting(name, f"is {word!r}: say a number.")
    return int(word)


def _yes_or_no(said: Mapping[str, str], name: str, *, default: bool) -> bool:
    word = said.get(name, "").strip().lower()
    if word in {"", "1", "true", "yes", "on", "0", "false", "no", "off"}:
        return word in {"1", "true", "yes", "on"} if word else default
    raise UnreadableSetting(name, f"is {said[name]!r}: say 1 or 0.")
