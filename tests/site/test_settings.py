"""The settings that protect people hold, and the key that signs sessions is kept to its owner."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.template import Context, Engine, Template

from goldenthread.site.settings import base
from goldenthread.site.settings.secret import key_in


def production(**surroundings: str) -> subprocess.CompletedProcess[str]:
    """Load the production settings in a process of their own, and print what matters."""
    words = "from goldenthread.site.settings import production as p; print(p.DEBUG, p.SECURE_SSL_REDIRECT)"
    ours = {"PATH": os.environ["PATH"], "PYTHONPATH": os.pathsep.join(sys.path), **surroundings}
    return subprocess.run(
        [sys.executable, "-c", words], env=ours, capture_output=True, text=True, check=False
    )


def test_the_key_is_made_once_and_for_its_owner_alone(tmp_path: Path):
    first = key_in(tmp_path / "data")

    assert key_in(tmp_path / "data") == first
    assert (tmp_path / "data/secret-key").stat().st_mode & 0o777 == 0o600
    assert len(first) > 50


def test_passwords_are_kept_with_argon2():
    assert base.PASSWORD_HASHERS[0].endswith("Argon2PasswordHasher")


def test_a_page_that_prints_an_unknown_name_fails():
    with pytest.raises(NameError, match="nobody"):
        Template("Dear {{ nobody }}").render(Context())


def test_a_page_may_ask_whether_a_name_is_known():
    assert Engine.get_default() is not None
    assert Template("{% if nobody %}Dear {{ nobody }}{% endif %}").render(Context()) == ""


def test_documents_are_kept_outside_what_is_served():
    assert not Path(settings.DOCUMENTS_ROOT).is_relative_to(settings.STATIC_ROOT)


def test_production_serves_over_tls_only(tmp_path: Path):
    told = {
        "DATABASE_URL": "postgresql://h/send",
        "GOLDENTHREAD_SECRET_KEY": "x" * 50,
        "GOLDENTHREAD_SEALING_KEYS": "/keys",
    }

    assert production(**told, GOLDENTHREAD_DATA=str(tmp_path)).stdout.split() == ["False", "True"]


@pytest.mark.parametrize("missing", ["DATABASE_URL", "GOLDENTHREAD_SECRET_KEY", "GOLDENTHREAD_SEALING_KEYS"])
def test_production_guesses_nothing(missing: str, tmp_path: Path):
    told = {
        "DATABASE_URL": "postgresql://h/send",
        "GOLDENTHREAD_SECRET_KEY": "x" * 50,
        "GOLDENTHREAD_SEALING_KEYS": "/keys",
    }
    del told[missing]

    answer = production(**told, GOLDENTHREAD_DATA=str(tmp_path))

    assert answer.returncode != 0
    assert f"{missing} is not set" in answer.stderr
