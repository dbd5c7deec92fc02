"""What an ID token must be before we believe it: signed by the provider, for us, for this trip, and in time."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from goldenthread.access.signing.outside import coming
from goldenthread.access.signing.outside.coming import Journey, NotKnownByThem, claims_of
from goldenthread.access.signing.outside.profiles import (
    Provider,
    Strength,
    UnreadableProvider,
    profiles,
    read_providers,
)

KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
ANOTHER = rsa.generate_private_key(public_exponent=65537, key_size=2048)
THEM = Provider(
    key="them", name="Them", who=("staff",), issuer="https://them.example", scopes=("openid",),
    proves_itself_by="private_key_jwt", algorithms=("RS256",), pkce=True, client_id="us", secret="",
)  # fmt: skip
TRIP = Journey(provider="them", state="s", nonce="n", verifier="v", back_to="https://us.example/")


@pytest.fixture(autouse=True)
def their_key(monkeypatch: pytest.MonkeyPatch) -> None:
    public = jwt.PyJWK.from_json(jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key()), algorithm="RS256")
    monkeypatch.setattr(coming, "key_for", lambda provider, kid: public)


def told(**instead: Any) -> dict[str, Any]:
    """What a token says; instants are told in seconds from now."""
    usual = {"iss": THEM.issuer, "sub": "1", "aud": "us", "nonce": "n", "iat": 0, "exp": 60}
    now = int(time.time())
    said = {
        name: now + value if isinstance(value, int) else value for name, value in (usual | instead).items()
    }
    return {name: value for name, value in said.items() if value is not None}


def signed(key: Any = KEY, algorithm: str = "RS256", **instead: Any) -> str:
    return jwt.encode(told(**instead), key, algorithm=algorithm, headers={"kid": "k"})


@pytest.mark.security("S019")
@pytest.mark.parametrize("instead", [{}, {"aud": ["us", "others"], "azp": "us"}, {"exp": -30}])
def test_a_token_that_is_in_order_is_believed(instead: dict[str, Any]):
    assert claims_of(THEM, TRIP, signed(**instead))["sub"] == "1"


@pytest.mark.security("S019")
@pytest.mark.parametrize(
    "instead",
    [
        {"iss": "https://others.example"},
        {"aud": "others"},
        {"aud": ["us", "others"]},
        {"azp": "others"},
        {"nonce": "another"},
        {"nonce": None},
        {"sub": ""},
        {"sub": None},
        {"exp": -3600},
        {"exp": None},
        {"iat": None},
        {"iat": 3600},
        {"nbf": 3600},
    ],
    ids=str,
)
def test_a_token_with_anything_else_in_it_is_not(instead: dict[str, Any]):
    with pytest.raises(NotKnownByThem):
        claims_of(THEM, TRIP, signed(**instead))


@pytest.mark.security("S019")
@pytest.mark.parametrize(
    "token",
    [
        signed(ANOTHER),
        jwt.encode(told(), "a secret that is long enough for this", algorithm="HS256"),
        jwt.encode(told(), None, algorithm="none"),
        signed()[:-6] + "AAAAAA",
        "not.a.token",
        "",
    ],
    ids=["another key", "another kind of key", "no key", "changed", "no token", "nothing"],
)
def test_a_token_that_the_provider_did_not_sign_is_not(token: str):
    with pytest.raises(NotKnownByThem):
        claims_of(THEM, TRIP, token)


@pytest.mark.security("S019", "S028")
@pytest.mark.parametrize("auth_time", [None, -3600])
def test_signing_in_again_must_have_been_just_now(auth_time: int | None):
    again = replace(TRIP, again=True)

    with pytest.raises(NotKnownByThem):
        claims_of(THEM, again, signed(auth_time=auth_time))
    assert claims_of(THEM, again, signed(auth_time=0))


@pytest.mark.security("S019")
@pytest.mark.parametrize(
    ("said", "enough"),
    [
        ({"vot": "Cl.Cm"}, True),
        ({"vot": "Cl"}, False),
        ({}, False),
        ({"vot": ["x", "Cl.Cm"]}, True),
        ({"vot": None}, False),
    ],
)
def test_strength_is_what_the_claim_says(said: dict[str, Any], enough: bool):
    strength = Strength(claim="vot", stands_in="id_token", accepts=("Cl.Cm",))

    assert strength.is_met_by(said, {"vot": "Cl.Cm"}) is enough


@pytest.mark.security("S019")
@pytest.mark.parametrize(
    "said",
    [
        {"state": "another"},
        {},
        {"state": "s"},
        {"state": "s", "error": "access_denied", "code": "c"},
        {"state": "s", "code": "c", "iss": "https://others.example"},
    ],
)
def test_what_the_browser_brings_back_must_belong_to_this_trip(said: dict[str, str]):
    with pytest.raises(NotKnownByThem):
        coming.visitor_from(THEM, TRIP, said)


@pytest.mark.security("S019")
def test_the_trip_to_one_provider_does_not_end_at_another():
    with pytest.raises(NotKnownByThem):
        coming.visitor_from(replace(THEM, key="others"), TRIP, {"state": "s", "code": "c"})


@pytest.mark.security("S019")
@pytest.mark.parametrize("kind", ["one-login", "dfe-sign-in", "cis2", "authority"])
def test_every_profile_asks_for_what_it_then_requires(kind: str):
    told = profiles()[kind]

    assert "openid" in told["scopes"]
    assert set(told["algorithms"]) <= {"RS256", "ES256"}
    assert bool(told.get("strength")) == bool(told["asks"])
    assert all(each.startswith("https://") for each in told["issuers"])


@pytest.mark.security("S019")
@pytest.mark.parametrize(
    "issuer",
    ["https://oidc.account.gov.uk.evil.example/", "http://oidc.account.gov.uk/", "http://127.0.0.1:9"],
)
def test_a_provider_that_is_not_the_one_it_says_is_not_joined(tmp_path, issuer: str):
    (tmp_path / "key").write_text("k")
    file = tmp_path / "providers.toml"
    file.write_text(
        f'[x]\nprofile = "one-login"\nclient_id = "c"\nsecret_file = "key"\nissuer = "{issuer}"\n'
    )

    with pytest.raises(UnreadableProvider, match="is not an issuer of this profile"):
        read_providers(file, may_be_here=False)
