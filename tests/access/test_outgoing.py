"""Outgoing requests reach only whom they may, at the address that was judged, within bounds."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from goldenthread.access import outgoing
from goldenthread.access.outgoing import Asked, NoAnswer, NotAllowedOut, ask, is_public

pytestmark = pytest.mark.security("S141")

PRIVATE = (
    "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
    "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "::1", "::", "fe80::1", "fe80::1%eth0",
    "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "64:ff9b::a00:1",
    "2001:db8::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "not an address", "",
)  # fmt: skip
PUBLIC = ("8.8.8.8", "1.1.1.1", "2606:4700:4700::1111", "::ffff:8.8.8.8")


class Elsewhere(BaseHTTPRequestHandler):
    """A service that answers as its path says."""

    def do_GET(self) -> None:
        if self.path == "/away":
            self.send_response(302)
            self.send_header("Location", "http://169.254.169.254/latest")
            self.end_headers()
            return
        self.send_response(200)
        self.end_headers()
        if self.path == "/long":
            self.wfile.write(b"x" * 2_000_000)
        elif self.path == "/slow":
            for _ in range(30):
                self.wfile.write(b"x")
                time.sleep(0.1)
        else:
            self.wfile.write(b"words")

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def here() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), Elsewhere) as server:
        serving = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        serving.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        serving.join()


def looked_up(monkeypatch, *addresses: str) -> list[str]:
    """Have every name lead to these addresses, one look-up after the other; return what is looked up."""
    asked: list[str] = []

    def look(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        asked.append(host)
        found = addresses[min(len(asked), len(addresses)) - 1]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, port)) for each in found.split()]

    monkeypatch.setattr(outgoing.socket, "getaddrinfo", look)
    return asked


@pytest.mark.parametrize("address", PRIVATE)
def test_an_address_that_is_not_public_is_known_however_it_is_wrapped(address: str):
    assert not is_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_is_known(address: str):
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "https://other.example/", "http://known.example/", "https://known.example:8443/", "ftp://known.example/",
        "file:///etc/passwd", "https://known.example.other.example/", "https://known.example@other.example/",
        "https://user:word@known.example/", "https://other.example#known.example", "https://known.example\\@other.example/",
        "https://KNOWN.example.", "https://known。example/", "gopher://known.example/", "//known.example/",
        "https://known.example/\r\nHost: other", "https://known.example/a b", "https://known.example:99999/", "",
    ],
)  # fmt: skip
def test_only_known_hosts_are_asked_and_only_over_tls(address: str, monkeypatch):
    asked = looked_up(monkeypatch, "8.8.8.8")

    with pytest.raises(NotAllowedOut):
        ask(Asked(address=address, hosts={"known.example"}))
    assert asked == []


@pytest.mark.parametrize(
    "host", ["2130706433", "0x7f000001", "0177.0.0.1", "127.1", "127.0.0.1", "[::1]", "0", "8.8.8.8"]
)
def test_a_number_is_no_name_even_when_it_is_on_the_list(host: str):
    with pytest.raises(NotAllowedOut):
        ask(Asked(address=f"https://{host}/", hosts={host, host.strip("[]")}))


@pytest.mark.parametrize("address", [each for each in PRIVATE if each])
def test_a_known_name_that_leads_inside_is_not_asked(address: str, monkeypatch):
    looked_up(monkeypatch, address.replace(" ", ""))

    with pytest.raises(NotAllowedOut):
        ask(Asked(address="https://known.example/", hosts={"known.example"}))


def test_one_inner_address_among_public_ones_is_enough_to_refuse(monkeypatch):
    looked_up(monkeypatch, "8.8.8.8 10.0.0.1")

    with pytest.raises(NotAllowedOut):
        ask(Asked(address="https://known.example/", hosts={"known.example"}))


def test_a_name_is_looked_up_once_and_the_connection_goes_to_what_was_judged(monkeypatch):
    """A name that first leads outside and then inside (rebinding) gets no second look."""
    asked = looked_up(monkeypatch, "8.8.8.8", "127.0.0.1")
    reached: list[str] = []

    def reach(where: tuple[str, int], **_: object) -> socket.socket:
        reached.append(where[0])
        raise OSError

    monkeypatch.setattr(outgoing.socket, "create_connection", reach)

    with pytest.raises(NoAnswer):
        ask(Asked(address="https://known.example/", hosts={"known.example"}))
    assert (asked, reached) == (["known.example"], ["8.8.8.8"])


def test_this_machine_is_asked_only_where_that_is_said(here: str):
    host = "127.0.0.1"

    assert ask(Asked(address=f"{here}/", hosts={host}, may_be_here=True)).body == b"words"
    with pytest.raises(NotAllowedOut):
        ask(Asked(address=f"{here}/", hosts={host}))


def test_nobody_sends_us_elsewhere(here: str):
    with pytest.raises(NotAllowedOut, match="elsewhere"):
        ask(Asked(address=f"{here}/away", hosts={"127.0.0.1"}, may_be_here=True))


def test_an_answer_has_a_size_and_a_time(here: str):
    with pytest.raises(NoAnswer):
        ask(Asked(address=f"{here}/long", hosts={"127.0.0.1"}, may_be_here=True))
    began = time.monotonic()
    with pytest.raises(NoAnswer):
        ask(Asked(address=f"{here}/slow", hosts={"127.0.0.1"}, may_be_here=True), patience=0.5)
    assert time.monotonic() - began < 2
