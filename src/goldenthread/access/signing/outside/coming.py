"""How someone goes to an outside provider and comes back, and everything that is checked when they do."""

from __future__ import annotations

import hmac
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final
from urllib.parse import urlencode

import jwt

from goldenthread.access.rulings import Refused
from goldenthread.access.signing.outside.asking import doors_of, key_for, tokens_for, userinfo_for
from goldenthread.access.signing.outside.profiles import Provider

SKEW: Final = 60
RECENT: Final = 600
"""How old a sign-in with the provider may be, in seconds, where someone is asked to sign in again."""
MUST_SAY: Final = ("iss", "sub", "aud", "exp", "iat")


class NotKnownByThem(Refused):
    """The service you sign in with did not tell us who you are in a way that we can trust. Please start again."""


class TooWeak(Refused):
    """That sign-in was not strong enough: it needs a second step, such as a code on your phone. Please start again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Someone as a provider knows them. Issuer and subject say who; the rest is only told."""

    provider: str
    issuer: str
    subject: str
    email: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Journey:
    """One trip to a provider: remembered in the session that began it, and good for one return."""

    provider: str
    state: str
    nonce: str
    verifier: str
    back_to: str
    again: bool = False

    @classmethod
    def begun(cls, provider: Provider, back_to: str, *, again: bool = False) -> Journey:
        """Begin a trip with fresh secrets."""
        return cls(
            provider=provider.key, state=secrets.token_urlsafe(32), nonce=secrets.token_urlsafe(32),
            verifier=secrets.token_urlsafe(64) if provider.pkce else "", back_to=back_to, again=again,
        )  # fmt: skip


def address_to(provider: Provider, journey: Journey) -> str:
    """Return where the browser goes to sign in."""
    asked = {
        "response_type": "code",
        "client_id": provider.client_id,
        "redirect_uri": journey.back_to,
        "scope": " ".join(provider.scopes),
        "state": journey.state,
        "nonce": journey.nonce,
        **provider.asks,
    }
    if journey.verifier:
        asked |= {"code_challenge": _challenge(journey.verifier), "code_challenge_method": "S256"}
    if journey.again:
        asked |= {**provider.again, "max_age": "0"}
    return f"{doors_of(provider)['authorization_endpoint']}?{urlencode(asked)}"


def visitor_from(provider: Provider, journey: Journey, said: Mapping[str, str]) -> Visitor:
    """Check what the browser brought back, and return who came."""
    if provider.key != journey.provider or not hmac.compare_digest(said.get("state", ""), journey.state):
        raise NotKnownByThem
    if said.get("iss", provider.issuer) != provider.issuer or "error" in said or not said.get("code"):
        raise NotKnownByThem
    tokens = tokens_for(provider, said["code"], back_to=journey.back_to, verifier=journey.verifier)
    if not isinstance(tokens.get("id_token"), str) or not isinstance(tokens.get("access_token"), str):
        raise NotKnownByThem
    claims = claims_of(provider, journey, tokens["id_token"])
    about = userinfo_for(provider, tokens["access_token"])
    if about.get("sub") != claims["sub"]:
        raise NotKnownByThem
    if not provider.is_strong_enough(claims, about):
        raise TooWeak
    verified = about.get("email_verified", provider.who == ("staff",))
    return Visitor(
        provider=provider.key, issuer=claims["iss"], subject=claims["sub"],
        email=str(about.get("email", "")).lower() if verified else "", name=_name(about),
    )  # fmt: skip


def claims_of(provider: Provider, journey: Journey, token: str) -> Mapping[str, Any]:
    """Return what an ID token says, once its signature, issuer, audience, dates and nonce are right."""
    try:
        kid = jwt.get_unverified_header(token).get("kid")
        claims: dict[str, Any] = jwt.decode(
            token, key_for(provider, kid), algorithms=list(provider.algorithms), audience=provider.client_id,
            issuer=provider.issuer, leeway=SKEW, options={"require": list(MUST_SAY), "verify_iat": True},
        )  # fmt: skip
    except jwt.PyJWTError as trouble:
        raise NotKnownByThem from trouble
    if not hmac.compare_digest(str(claims.get("nonce", "")), journey.nonce):
        raise NotKnownByThem
    if claims.get("azp", provider.client_id) != provider.client_id or not claims["sub"]:
        raise NotKnownByThem
    if isinstance(claims["aud"], list) and len(claims["aud"]) > 1 and "azp" not in claims:
        raise NotKnownByThem
    if journey.again and claims["iat"] - int(claims.get("auth_time", 0)) > RECENT:
        raise NotKnownByThem
    return claims


def _challenge(verifier: str) -> str:
    return urlsafe_b64encode(sha256(verifier.encode()).digest()).rstrip(b"=").decode()


def _name(about: Mapping[str, Any]) -> str:
    parts = (about.get("given_name"), about.get("family_name"))
    return str(about.get("name") or " ".join(str(each) for each in parts if each))
