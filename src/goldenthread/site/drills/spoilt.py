"""Spoilt files without end, by seed: cut, flipped, spliced, nested, disguised, and some that are bombs."""

from __future__ import annotations

import random
import struct
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from goldenthread.site.drills.papers import docx, eml, odt, packed, pdf, png, relations, sound, xlsx


@dataclass(frozen=True, slots=True)
class Spoilt:
    """One spoilt file: its name, its bytes and what was done to it."""

    name: str
    content: bytes = field(repr=False)
    how: str


Way = Callable[[random.Random], tuple[str, bytes]]
NAMES: Final = (
    "x" * 250 + "{ending}", "report\u202efdp{ending}", "../../etc/passwd{ending}", "nul{ending}", "{ending}",
    "a\tb\u200b{ending}", "report.pdf.exe", "report", "REPORT{ending} ", "C:\\temp\\report{ending}",
)  # fmt: skip
_TOKENS: Final = (
    b"/Length 99999999999", b"/Kids [1 0 R 1 0 R]", b"/Parent 3 0 R", b"/Filter [/FlateDecode /FlateDecode /LZWDecode]",
    b"/Count -1", b"/Type /ObjStm", b"9999999999 0 R", b"<<" * 400, b"[" * 4000, b"/Prev 0", b"(" * 300, b"/Root 9 9 R",
)  # fmt: skip


def spoilt(number: int, *, seed: int = 0) -> Iterator[Spoilt]:
    """Yield so many spoilt files; the same seed yields the same files."""
    ways = list(WAYS.items())
    for at in range(number):
        chance = random.Random(f"{seed} {at}")
        how, way = ways[at % len(ways)]
        name, content = way(chance)
        if chance.random() < 0.1:
            name = chance.choice(NAMES).replace("{ending}", name[name.rfind(".") :])
        yield Spoilt(name, content, how)


def _some(chance: random.Random) -> tuple[str, bytes]:
    return chance.choice(list(sound().items()))


def cut(chance: random.Random) -> tuple[str, bytes]:
    """End somewhere in the middle."""
    name, content = _some(chance)
    return name, content[: chance.randrange(len(content))]


def flipped(chance: random.Random) -> tuple[str, bytes]:
    """Flip some bits."""
    name, content = _some(chance)
    changed = bytearray(content)
    for _ in range(chance.choice((1, 2, 8, 64, 400))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return name, bytes(changed)


def overwritten(chance: random.Random) -> tuple[str, bytes]:
    """Write over a stretch: with nothing, with everything, or with chance."""
    name, content = _some(chance)
    start, length = chance.randrange(len(content)), chance.choice((1, 4, 30, 500))
    stretch = chance.choice((bytes(length), b"\xff" * length, chance.randbytes(length)))
    return name, content[:start] + stretch + content[start + length :]


def spliced(chance: random.Random) -> tuple[str, bytes]:
    """Begin as one file and end as another."""
    (name, one), (_, other) = _some(chance), _some(chance)
    return name, one[: chance.randrange(len(one))] + other[chance.randrange(len(other)) :]


def two_in_one(chance: random.Random) -> tuple[str, bytes]:
    """One whole file behind another, or a page with a script behind it."""
    (name, one), (_, other) = _some(chance), _some(chance)
    return name, one + chance.choice((other, b"<html><script>alert(1)</script>", b"MZ\x90" + bytes(60)))


def disguised(chance: random.Random) -> tuple[str, bytes]:
    """One kind under another's name."""
    (name, _), (_, other) = _some(chance), _some(chance)
    return name, other


def only_begun(chance: random.Random) -> tuple[str, bytes]:
    """The first bytes of a kind, and then chance."""
    name, content = _some(chance)
    return name, content[: chance.choice((4, 8, 12, 64))] + chance.randbytes(
        chance.choice((0, 1, 100, 20_000))
    )


def repeated(chance: random.Random) -> tuple[str, bytes]:
    """A stretch of a file many times over."""
    name, content = _some(chance)
    start = chance.randrange(len(content))
    stretch = content[start : start + chance.choice((2, 16, 200))]
    return name, content[:start] + stretch * chance.choice((10, 1000, 5000)) + content[start:]


def empty(chance: random.Random) -> tuple[str, bytes]:
    """Nothing, or nothing but zeros and spaces."""
    return _some(chance)[0], chance.choice((b"", bytes(chance.randrange(1, 5000)), b" \r\n" * 50))


def locked(chance: random.Random) -> tuple[str, bytes]:
    """A packed file that says its parts are locked."""
    content = bytearray(chance.choice((docx(), xlsx(), odt())))
    for mark, at in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        place = content.find(mark)
        while place >= 0:
            content[place + at] |= 1
            place = content.find(mark, place + 4)
    return "a.docx", bytes(content)


def lying(chance: random.Random) -> tuple[str, bytes]:
    """A packed file whose list of contents lies about sizes, places or names."""
    content = bytearray(chance.choice((docx(), xlsx(), odt())))
    place = content.find(b"PK\x01\x02", content.find(b"PK\x01\x02") + chance.randrange(3))
    at = chance.choice((10, 16, 20, 24, 28, 30, 32, 42))
    content[place + at : place + at + 4] = struct.pack("<I", chance.choice((0, 1, 2**31, 2**32 - 1, 7)))
    return chance.choice(("a.docx", "a.xlsx", "a.odt")), bytes(content)


def nested(chance: random.Random) -> tuple[str, bytes]:
    """A file in a file in a file."""
    inner = docx()
    if chance.random() < 0.5:
        for _ in range(chance.randrange(1, 12)):
            inner = eml(more__eml=inner)
        return "a.eml", inner
    for _ in range(chance.randrange(1, 12)):
        inner = docx(word__embeddings__inner=inner)
    return "a.docx", inner


def acting(chance: random.Random) -> tuple[str, bytes]:
    """Macros, scripts, links that load by themselves and programs."""
    away = relations(
        (chance.choice(("image", "attachedTemplate", "oleObject")), "https://e.org/", "External")
    )
    return chance.choice(
        (
            ("a.docx", docx(**{"word__vbaProject.bin": b"x"})),
            ("a.docx", docx(**{"word___rels__document.xml.rels": away})),
            ("a.docx", docx(**{"word__header1.xml": "<h><instrText>DDEAUTO cmd</instrText></h>"})),
            ("a.xlsx", xlsx(**{"xl__worksheets__sheet1.xml": "<s><f>cmd|'/c calc'!A0</f></s>"})),
            ("a.odt", odt(**{"Basic__Standard__a.xml": "<x/>"})),
            ("a.eml", eml(setup__exe=b"MZ" + chance.randbytes(40))),
            ("a.txt", b"<script>alert(1)</script>"),
            ("a.docx", docx(**{"word__media__a.svg": "<svg onload='x()'/>"})),
        )
    )


def broken_markup(chance: random.Random) -> tuple[str, bytes]:
    """XML that is a bomb, bottomless, or not XML."""
    deep = chance.choice((200, 300, 5_000, 100_000))
    part = chance.choice(
        (
            "<d>" * deep + "</d>" * deep,
            f'<!DOCTYPE q [<!ENTITY a "{"x" * deep}">]><q>{"&a;" * deep}</q>',
            '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><x>&f;</x>',
            "<a " + "".join(f"b{number}='' " for number in range(deep)) + "/>",
            "<a>" + "<b/>" * deep,
            chance.randbytes(200),
        )
    )
    kind = chance.choice((docx, xlsx, odt))
    where = {docx: "word__document.xml", xlsx: "xl__workbook.xml", odt: "content.xml"}[kind]
    return f"a.{kind.__name__}", kind(**{where: part})


@cache
def _zeros(megabytes: int) -> bytes:
    return docx(**{"word__a.xml": bytes(megabytes * 1024 * 1024)})


def bomb(chance: random.Random) -> tuple[str, bytes]:
    """A file that becomes far larger than it is."""
    side = chance.choice((8_000, 30_000, 2**31 - 1))
    return chance.choice(
        (
            ("a.png", _wide_png(side, chance.choice((1, side)))),
            ("a.docx", _zeros(chance.choice((6, 40, 200)))),
            ("a.docx", docx(**{f"word__a{number}.xml": "<a/>" for number in range(2_500)})),
            ("a.docx", packed({"word/document.xml": b"<a>" + b"x" * 25_000_000 + b"</a>"})),
            ("a.pdf", _swollen_pdf(chance.choice((1, 40)))),
        )
    )


def _wide_png(width: int, height: int) -> bytes:
    sound_one = png()
    header = struct.pack(">II", width, height) + sound_one[24:29]
    return sound_one[:16] + header + struct.pack(">I", zlib.crc32(b"IHDR" + header)) + sound_one[33:]


@cache
def _swollen_pdf(megabytes: int) -> bytes:
    """A PDF whose page unpacks to very much, twice over."""
    page = zlib.compress(zlib.compress(bytes(megabytes * 1024 * 1024), 9), 9)
    stream = b"4 0 obj <</Length %d /Filter [/FlateDecode /FlateDecode]>> stream\n%s\nendstream endobj\n"
    return pdf().replace(b"xref\n", stream % (len(page), page) + b"xref\n", 1)


def broken_pdf(chance: random.Random) -> tuple[str, bytes]:
    """A PDF with words in it that lead astray."""
    content = pdf()
    for _ in range(chance.randrange(1, 4)):
        place = content.find(b"/", chance.randrange(len(content)))
        content = content[:place] + chance.choice(_TOKENS) + b" " + content[place:]
    return "a.pdf", content


def broken_png(chance: random.Random) -> tuple[str, bytes]:
    """A PNG whose chunks are whole by their sums and wrong in what they say."""
    content, place = png(), 8
    kept = content[:8]
    while place < len(content):
        length, name = struct.unpack(">I4s", content[place : place + 8])
        data = content[place + 8 : place + 8 + length]
        if chance.random() < 0.4:
            data = chance.choice((b"", data * 3, chance.randbytes(length), data[::-1]))
        kept += struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        place += 12 + length
    return "a.png", kept


WAYS: Final[Mapping[str, Way]] = {
    way.__name__.replace("_", " "): way
    for way in (
        cut, flipped, overwritten, spliced, two_in_one, disguised, only_begun, repeated, empty, locked, lying, nested,
        acting, broken_markup, bomb, broken_pdf, broken_png,
    )
}  # fmt: skip
