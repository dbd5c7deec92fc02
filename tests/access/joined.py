"""Real identity providers, started by the tests, and a served area that is joined up with them."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.conf import settings

from goldenthread.access.alone import alone
from goldenthread.site.ports import free_port
from goldenthread.site.stamps import digest_of
from tests.climate.serving import ServedArea, served, surroundings_of

HERE = Path(__file__).parent / "provider"
KINDS = {
    "one-login": {"vot": "Cl.Cm"},
    "dfe-sign-in": {"organisation": {"urn": "100000"}},
    "cis2": {"authentication_assurance_level": "3", "idassurancelevel": "3"},
    "authority": {"acrs": ["c1"]},
}
WEAK = {
    "one-login": {"vot": "Cl"},
    "cis2": {"authentication_assurance_level": "1", "idassurancelevel": "3"},
    "authority": {"acrs": ["c9"]},
}
SECRET = "only-for-tests-and-long-enough-to-be-one"


@dataclass(frozen=True)
class Joined:
    """The area, and under which issuer each provider knows its people."""

    area: ServedArea
    issuers: dict[str, str]


@contextmanager
def providers_beside(area: ServedArea, folder: Path) -> Iterator[Joined]:
    """Start one provider of each kind, and a server that sends people there."""
    ports = {kind: free_port() for kind in KINDS}
    key, public = _key_pair()
    (folder / "key").write_text(key)
    (folder / "secret").write_text(SECRET)
    lines = [_table(kind, port) for kind, port in ports.items()]
    (folder / "providers.toml").write_text("\n".join(lines))
    told = surroundings_of(area.database) | {"GOLDENTHREAD_PROVIDERS": str(folder / "providers.toml")}
    with served(told) as url:
        asked = [_provider(kind, port, url, public) for kind, port in ports.items()]
        with _node(asked):
            own = ServedArea(url, area.browser, area.database)
            yield Joined(own, {kind: f"http://127.0.0.1:{port}" for kind, port in ports.items()})


def _table(kind: str, port: int) -> str:
    secret = "secret" if kind == "dfe-sign-in" else "key"
    return (
        f'[{kind}]\nprofile = "{kind}"\nclient_id = "golden-thread"\n'
        f'issuer = "http://127.0.0.1:{port}"\nsecret_file = "{secret}"\n'
    )


def _provider(kind: str, port: int, url: str, public: dict[str, Any]) -> dict[str, Any]:
    client: dict[str, Any] = {
        "client_id": "golden-thread",
        "redirect_uris": [f"{url}/sign-in/from/{kind}"],
        "grant_types": ["authorization_code"],
        "response_types": ["code"],
        "token_endpoint_auth_method": "private_key_jwt",
        "jwks": {"keys": [public]},
    }
    if kind == "dfe-sign-in":
        client |= {"token_endpoint_auth_method": "client_secret_basic", "client_secret": SECRET}
        client.pop("jwks")
    return {
        "port": port,
        "client": client,
        "strong": KINDS[kind],
        "weak": WEAK.get(kind, KINDS[kind]),
        "pkce": kind != "cis2",
    }


def _key_pair() -> tuple[str, dict[str, Any]]:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    written = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
    public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(key.public_key()))
    return written, public | {"use": "sig", "alg": "RS256"}


@contextmanager
def _node(asked: list[dict[str, Any]]) -> Iterator[None]:
    words = ["node", "provider.mjs", json.dumps(asked)]
    with (
        TemporaryFile() as errors,
        subprocess.Popen(words, cwd=_installed(), stdout=subprocess.PIPE, stderr=errors) as server,
    ):
        try:
            if server.stdout is None or server.stdout.readline().strip() != b"ready":
                errors.seek(0)
                pytest.fail(f"The identity providers did not start. {errors.read().decode()}")
            yield
        finally:
            server.terminate()


def _installed() -> Path:
    """Install the provider from its lock file, once for each lock file, outside the checkout."""
    missing = [each for each in ("node", "npm") if shutil.which(each) is None]
    if missing:
        pytest.fail(
            f"{' and '.join(missing)} missing: apt-get install nodejs npm (./run test does so when it may)."
        )
    lock = HERE / "package-lock.json"
    place = settings.DATA / f"provider-{digest_of([lock])[:12]}"
    with alone(place.with_suffix(".lock")):
        if not (place / "node_modules/oidc-provider/package.json").exists():
            fresh = place.with_name(f"{place.name}-half-way")
            shutil.rmtree(fresh, ignore_errors=True)
            fresh.mkdir(parents=True)
            for file in (HERE / "package.json", lock):
                shutil.copy(file, fresh)
            subprocess.run(
                ["npm", "ci", "--silent", "--no-audit", "--no-fund", "--ignore-scripts"],
                cwd=fresh,
                check=True,
            )
            fresh.rename(place)
        shutil.copy(HERE / "provider.mjs", place)
    return place
