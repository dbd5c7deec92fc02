"""What is asked of a provider over the network: where its doors are, its keys, a token for a code, who someone is."""

from __future__ import annotations

import json
import secrets
import time
from base64 import b64encode
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import quote, urlencode, urlsplit

import jwt

from goldenthread.access.outgoing import LOOPBACK, Asked, ask
from goldenthread.access.rulings import Refused
from goldenthread.access.signing.outside.profiles import Provider

KEPT_FOR: Final = 3600
NAME: Final = "GoldenThread/1.0"
ASSERTION: Final = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"

Answer = dict[str, Any]
_kept: dict[str, tuple[float, Answer]] = {}


class CannotAsk(Refused):
    """The service you sign in with does not answer just now. Try again in a few minutes, or sign in another way."""


def doors_of(provider: Provider) -> Answer:
    """Return the provider's own description of itself; it must be of the issuer we asked for."""
    found = _remembered(provider, provider.issuer.rstrip("/") + "/.well-known/openid-configuration")
    if found.get("issuer") != provider.issuer:
        raise CannotAsk
    return found


def key_for(provider: Provider, kid: str | None) -> jwt.PyJWK:
    """Return the provider's public key of this name; one that is not known yet is looked for again, once."""
    address = doors_of(provider)["jwks_uri"]
    for fresh in (False, True):
        keys = jwt.PyJWKSet.from_dict(_remembered(provider, address, fresh=fresh)).keys
        for key in keys:
            if key.key_id == kid and key.public_key_use in (None, "sig"):
                return key
    raise CannotAsk


def tokens_for(provider: Provider, code: str, *, back_to: str, verifier: str) -> Answer:
    """Exchange a code for tokens."""
    door = doors_of(provider)["token_endpoint"]
    told = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": back_to,
        "code_verifier": verifier,
    }
    proof, headers = _proof(provider, door)
    body = urlencode({name: value for name, value in (told | proof).items() if value}).encode()
    return _fetch(provider, door, headers, body)


def userinfo_for(provider: Provider, access_token: str) -> Answer:
    """Ask who the person is, with the access token."""
    door = doors_of(provider)["userinfo_endpoint"]
    return _fetch(provider, door, {"Authorization": f"Bearer {access_token}"})


def _proof(provider: Provider, door: str) -> tuple[dict[str, str], dict[str, str]]:
    """Return what proves that it is us who ask, as this provider wants it proved."""
    if provider.proves_itself_by == "client_secret_basic":
        both = f"{quote(provider.client_id, safe='')}:{quote(provider.secret, safe='')}"
        return {}, {"Authorization": f"Basic {b64encode(both.encode()).decode()}"}
    now = int(time.time())  # noqa: TID251  # a signature must say when it was made
    claims = {"iss": provider.client_id, "sub": provider.client_id, "aud": door, "jti": secrets.token_urlsafe(24),
              "iat": now, "exp": now + 300}  # fmt: skip
    kid = {"kid": provider.secret_kid} if provider.secret_kid else None
    signed = jwt.encode(claims, provider.secret, algorithm="RS256", headers=kid)
    return {
        "client_id": provider.client_id,
        "client_assertion_type": ASSERTION,
        "client_assertion": signed,
    }, {}


def _remembered(provider: Provider, address: str, *, fresh: bool = False) -> Answer:
    asked, found = _kept.get(address, (0.0, {}))
    if fresh or not found or time.monotonic() - asked > KEPT_FOR:
        found = _fetch(provider, address)
        _kept[address] = (time.monotonic(), found)
    return found


def _fetch(
    provider: Provider, address: str, headers: Mapping[str, str] | None = None, body: bytes | None = None
) -> Answer:
    """Ask at an address of the provider's own, as its issuer told us. One on this machine is for trying things out."""
    told = {"User-Agent": NAME, "Accept": "application/json", **(headers or {})}
    if body is not None:
        told["Content-Type"] = "application/x-www-form-urlencoded"
    asked = Asked(
        address=address, hosts={urlsplit(address).hostname or ""}, method="GET" if body is None else "POST",
        body=body, headers=told, may_be_here=urlsplit(provider.issuer).hostname in LOOPBACK,
    )  # fmt: skip
    try:
        answer = ask(asked)
        found: Mapping[str, Any] = json.loads(answer.body)
    except (Refused, ValueError) as trouble:
        raise CannotAsk from trouble
    if answer.status >= 400:
        raise CannotAsk
    return dict(found)
