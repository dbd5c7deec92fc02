"""A server of one's own does not start while something is not safe, and says what and how to put it right."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from goldenthread.site import checks
from goldenthread.site.checks import NotSafeToStart, refuse_unless_safe

pytestmark = pytest.mark.security("S156")
SAFE = {
    "PRODUCTION": True,
    "DEBUG": False,
    "SECRET_KEY": "q8Zt0vYw-3kLmN5pRs7uXa1cEf9gHj2iKoQrTzWbVyUnMdSx4P",
    "ALLOWED_HOSTS": ["send.example.gov.uk"],
    "SESSION_COOKIE_SECURE": True,
    "SESSION_COOKIE_HTTPONLY": True,
    "CSRF_COOKIE_SECURE": True,
    "CSRF_COOKIE_HTTPONLY": True,
    "SESSION_COOKIE_NAME": "__Host-session",
    "CSRF_COOKIE_NAME": "__Host-csrf",
    "SECURE_SSL_REDIRECT": True,
    "SECURE_HSTS_SECONDS": checks.YEAR,
    "SECURE_HSTS_INCLUDE_SUBDOMAINS": True,
    "CLAMD": "none",
    "EMAIL_HOST": "localhost",
}


@pytest.fixture
def safe(settings, tmp_path: Path):
    tmp_path.chmod(0o700)
    for name, value in SAFE.items():
        setattr(settings, name, value)
    settings.DATA, settings.DOCUMENTS_ROOT = tmp_path, tmp_path / "documents"
    return settings


def found(*, check=checks.settings_are_safe, **more: object) -> list[str]:
    return [each.id.partition(".")[2] for each in check(None, **more)]


def test_safe_settings_are_passed(safe):
    assert found() == []
    assert found(check=checks.the_data_folder_is_safe) == []


@pytest.mark.parametrize(
    ("name", "value", "number"),
    [
        ("DEBUG", True, "E001"),
        ("SECRET_KEY", "only-for-tests", "E002"),
        ("SECRET_KEY", "x" * 60, "E002"),
        ("SECRET_KEY", "django-insecure-q8Zt0vYw3kLmN5pRs7uXa1cEf9gHj2iKoQrTzWbVyUnMdSx4P", "E002"),
        ("ALLOWED_HOSTS", ["*"], "E003"),
        ("ALLOWED_HOSTS", [".gov.uk"], "E003"),
        ("ALLOWED_HOSTS", [], "E003"),
        ("SESSION_COOKIE_SECURE", False, "E004"),
        ("CSRF_COOKIE_HTTPONLY", False, "E004"),
        ("SESSION_COOKIE_NAME", "session", "E005"),
        ("SECURE_SSL_REDIRECT", False, "E006"),
        ("SECURE_HSTS_SECONDS", 60, "E006"),
        ("CLAMD", "", "E007"),
        ("EMAIL_HOST", "mail.example.org", "E008"),
    ],
)
def test_each_unsafe_setting_is_named(safe, name: str, value: object, number: str):
    safe.EMAIL_USE_TLS = False
    setattr(safe, name, value)

    assert found() == [number]


def test_what_others_on_the_machine_can_read_is_named(safe, tmp_path: Path):
    (tmp_path / "secret-key").write_text("x")
    (tmp_path / "secret-key").chmod(0o644)
    (tmp_path / "documents").mkdir(mode=0o755)

    told = checks.the_data_folder_is_safe(None)

    assert [each.id for each in told] == ["goldenthread.E020"] * 2
    assert "chmod go-rwx" in told[0].hint


@pytest.mark.security("S154")
@pytest.mark.parametrize(
    ("host", "mode", "is_safe"),
    [
        ("", None, True),
        ("/run/postgresql", None, True),
        ("localhost", None, True),
        ("db.example.org", None, False),
        ("db.example.org", "prefer", False),
        ("db.example.org", "require", False),
        ("db.example.org", "verify-full", True),
    ],
)
def test_the_way_to_a_database_elsewhere_must_be_tls_with_a_checked_certificate(
    host: str, mode: str | None, is_safe: bool
):
    told = {"HOST": host, "OPTIONS": {"sslmode": mode} if mode else {}}

    assert (list(checks.the_way_to_the_database(told)) == []) is is_safe


@pytest.mark.django_db
def test_a_role_that_may_do_anything_is_named():
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = session_user")
        (is_mighty,) = cursor.fetchone()

    assert bool(list(checks.the_role())) is is_mighty


@pytest.mark.django_db
def test_a_superuser_is_named(monkeypatch):
    class Mighty:
        def __enter__(self):
            return self

        def __exit__(self, *_: object) -> None:
            pass

        def execute(self, *_: object) -> None:
            pass

        def fetchall(self) -> list[tuple[str, bool, bool]]:
            return [("postgres", True, False), ("owner", False, True), ("web", False, False)]

    monkeypatch.setattr(checks.connection, "cursor", Mighty)

    assert [each.id for each in checks.the_role()] == ["goldenthread.E031"] * 2


@pytest.mark.django_db
def test_production_refuses_to_start_and_says_why(safe):
    refuse_unless_safe()
    safe.ALLOWED_HOSTS = ["*"]

    with pytest.raises(NotSafeToStart, match=r"Any host name is answered\.\n.*GOLDENTHREAD_HOSTS"):
        refuse_unless_safe()


def test_elsewhere_nothing_is_refused(settings):
    settings.PRODUCTION, settings.ALLOWED_HOSTS = False, ["*"]

    refuse_unless_safe()


def test_the_door_of_the_web_server_refuses_by_itself(tmp_path: Path):
    ours = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": os.pathsep.join(sys.path),
        "DJANGO_SETTINGS_MODULE": "goldenthread.site.settings.production",
        "DATABASE_URL": "postgresql://nobody@192.0.2.1/send?connect_timeout=1",
        "GOLDENTHREAD_SECRET_KEY": "short",
        "GOLDENTHREAD_SEALING_KEYS": str(tmp_path / "keys"),
        "GOLDENTHREAD_HOSTS": "*",
        "GOLDENTHREAD_DATA": str(tmp_path),
    }

    told = subprocess.run(
        [sys.executable, "-c", "import goldenthread.site.wsgi"],
        env=ours,
        capture_output=True,
        text=True,
        check=False,
    )

    assert told.returncode != 0
