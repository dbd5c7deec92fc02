"""The one way out: every request this service makes over HTTP goes through here.

Whom we may ask is said by name. The name is looked up once for each call, every address found must be a public one, and
the connection goes to exactly the address that was judged, so that a second look-up cannot lead it elsewhere. There are
no redirects, no proxies, and bounds on time and size.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import time
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from typing import Final
from urllib.parse import SplitResult, urlsplit

from goldenthread.access.rulings import Refused

PATIENCE: Final = 10.0
LARGEST: Final = 512 * 1024
LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})
_CHUNK: Final = 16 * 1024
_NAT64: Final = ipaddress.ip_network("64:ff9b::/96")
_ASCII_NAME: Final = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-.:[]")

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class NotAllowedOut(Refused):
    """This address is not one that the service may ask."""


class NoAnswer(Refused):
    """The other service does not answer as it should. Try again in a few minutes."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the other side said."""

    status: int
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Whom to ask and what: the address, the hosts that may be asked, and what is sent along."""

    address: str
    hosts: Collection[str]
    method: str = "GET"
    body: bytes | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    may_be_here: bool = False


def ask(asked: Asked, *, patience: float = PATIENCE, largest: int = LARGEST) -> Answer:
    """Ask, and return the answer; refuse where the address may not be asked, or where nobody answers well."""
    parts = _judged(asked)
    until = time.monotonic() + patience
    found = addresses_of(parts, may_be_here=asked.may_be_here)
    connection = _connection(parts, found[0], patience)
    try:
        path = f"{parts.path or '/'}{f'?{parts.query}' if parts.query else ''}"
        connection.request(asked.method, path, body=asked.body, headers=dict(asked.headers))
        answer = connection.getresponse()
        if 300 <= answer.status < 400:
            raise NotAllowedOut("The other service sends us elsewhere, where we do not go.")
        return Answer(answer.status, _read(answer, until, largest), dict(answer.getheaders()))
    except (OSError, HTTPException, ValueError) as trouble:
        raise NoAnswer from trouble
    finally:
        connection.close()


def _judged(asked: Asked) -> SplitResult:
    """Take an address apart, and refuse it unless its host is one that may be asked, by its plain name."""
    try:
        parts = urlsplit(asked.address)
        port = parts.port
    except ValueError as wrong:
        raise NotAllowedOut from wrong
    host = parts.hostname or ""
    here = asked.may_be_here and host in LOOPBACK
    known = host in asked.hosts or (port is not None and f"{host}:{port}" in asked.hosts)
    if not known or not set(host) <= _ASCII_NAME or parts.username is not None or "\\" in asked.address:
        raise NotAllowedOut
    if any(each <= " " or each == "\x7f" for each in asked.address):
        raise NotAllowedOut
    if not here and (parts.scheme != "https" or port not in {None, 443} or _is_a_number(host)):
        raise NotAllowedOut
    if parts.scheme not in {"http", "https"}:
        raise NotAllowedOut
    return parts


def _is_a_number(host: str) -> bool:
    """Say whether a host is an address in any of the ways to write one: 2130706433 and 0177.1 are 127.0.0.1."""
    try:
        socket.inet_aton(host)
    except OSError:
        return ":" in host
    return True


def addresses_of(parts: SplitResult, *, may_be_here: bool) -> list[str]:
    """Look a host up once, and refuse it if any of its addresses is not a public one."""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    try:
        told = socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)
    except OSError as trouble:
        raise NoAnswer from trouble
    found = [str(each[4][0]) for each in told]
    here = may_be_here and parts.hostname in LOOPBACK
    if not found or not (here or all(is_public(each) for each in found)):
        raise NotAllowedOut
    return found


def is_public(address: str) -> bool:
    """Say whether an address belongs to the public internet, also where it carries another one inside it."""
    try:
        found: Address = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if inner is None and found in _NAT64:
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return found.is_global and not (found.is_multicast or found.is_reserved or found.is_unspecified)


def _connection(parts: SplitResult, address: str, patience: float) -> HTTPConnection:
    """Connect to the address that was judged; the certificate is still checked for the name."""
    host, is_safe = parts.hostname or "", parts.scheme == "https"
    port = parts.port or (443 if is_safe else 80)
    try:
        wire = socket.create_connection((address, port), timeout=patience)
    except OSError as trouble:
        raise NoAnswer from trouble
    if not is_safe:
        plain = HTTPConnection(host, port, timeout=patience)
        plain.sock = wire
        return plain
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    try:
        safe = HTTPSConnection(host, port, timeout=patience, context=context)
        safe.sock = context.wrap_socket(wire, server_hostname=host)
    except OSError as trouble:
        wire.close()
        raise NoAnswer from trouble
    return safe


def _read(answer: HTTPResponse, until: float, largest: int) -> bytes:
    """Read an answer to its end, unless it becomes too long or too slow."""
    found = bytearray()
    while chunk := answer.read1(_CHUNK):
        found += chunk
        if len(found) > largest or time.monotonic() > until:
            raise NoAnswer
    return bytes(found)
