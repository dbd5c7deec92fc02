"""Secrets that must be read again are kept under a seal made from the service's own key."""

from __future__ import annotations

import base64
import hmac

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings


def sealed(secret: bytes) -> bytes:
    """Put a secret under seal."""
    return _fernet().encrypt(secret)


def unsealed(kept: bytes) -> bytes:
    """Read what was put under seal, with today's key or an earlier one."""
    return _fernet().decrypt(kept)


def digest(secret: str, *, purpose: str) -> str:
    """Return the digest by which a long random secret is found again. It cannot be read back."""
    key = f"goldenthread {purpose} {settings.SECRET_KEY}".encode()
    return hmac.new(key, secret.encode(), "sha256").hexdigest()


def _fernet() -> MultiFernet:
    return MultiFernet([_of(str(key)) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _of(key: str) -> Fernet:
    made = hmac.new(key.encode(), b"goldenthread seal", "sha256").digest()
    return Fernet(base64.urlsafe_b64encode(made))
