"""The drill of redaction: documents with a name in every hiding place, redacted and searched to the last byte."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Final

import pikepdf
from PIL import ExifTags, Image

from goldenthread.record.files.letters import Letters
from goldenthread.sending.reading import words_in
from goldenthread.sending.redaction import Place, redacted
from goldenthread.sending.word_files import PLAIN_PAGES, WORD
from goldenthread.thread.printing import printed

_GIVEN: Final = ("Zebulon", "Quorrah", "Xanthe", "Yvaine", "Jocasta", "Thaddeus", "Wilhelmus", "Octavia")
_FAMILY: Final = (
    "Featherstonehaugh",
    "Quillfeather",
    "Brackenbury",
    "Ollerenshaw",
    "Vandermolen",
    "Thistlethwaite",
)
_WORDS: Final = "reads well with pictures and likes to build with others after lunch on most days of the week"
_PLAIN: Final = tuple(_WORDS.split())
_W: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@dataclass(frozen=True, slots=True)
class Sample:
    """A made-up document and the name that must not be found in it afterwards."""

    content: bytes
    media_type: str
    secret: str
    places: tuple[Place, ...] = ()


def drill(number: int, *, made: datetime, seed: int = 1) -> Iterator[list[str]]:
    """Make so many documents, redact each, and yield what was still found in it: nothing, if all is well."""
    chance = random.Random(seed)  # noqa: S311  # made-up names are no secret
    makers = (_pdf, _word, _picture)
    for place in range(number):
        sample = makers[place % len(makers)](chance, made)
        clean = redacted(sample.content, sample.media_type, [sample.secret], sample.places, made=made)
        yield found_in(clean, sample.secret)


def found_in(pdf: bytes, secret: str) -> list[str]:
    """Name where a secret, or one of its names, still stands: in the text, in the bytes, or in any object."""
    names = [secret, *secret.split()]
    text = Letters.of(words_in(pdf))
    found = [f"text: {name}" for name in names if any(text.spans(name))]
    with pikepdf.open(BytesIO(pdf)) as opened:
        packed = [pdf, *(_bytes_of(each) for each in opened.objects)]
        extras = [place for place in ("/Names", "/AcroForm") if place in opened.Root]
        pages = [page for page in opened.pages if "/Annots" in page]
    kept = b"\n".join(packed)
    found += [f"bytes: {name}" for name in names if any(each in kept for each in _spelt(name))]
    return [*found, *extras, *["annotations"] * len(pages)]


def _spelt(name: str) -> tuple[bytes, ...]:
    return name.encode(), name.encode("utf-16-be"), name.encode("utf-16-le"), name.encode().hex().encode()


def _bytes_of(found: pikepdf.Object) -> bytes:
    if isinstance(found, pikepdf.Stream):
        try:
            return found.read_bytes()
        except pikepdf.PdfError:  # a picture stays as it is packed
            return found.read_raw_bytes()
    return bytes(found.unparse())


def _name(chance: random.Random) -> str:
    return f"{chance.choice(_GIVEN)} {chance.choice(_FAMILY)}"


def _sentences(chance: random.Random, secret: str) -> list[str]:
    def plain() -> str:
        return " ".join(chance.choice(_PLAIN) for _ in range(chance.randint(4, 30)))

    told = [f"{plain()} {secret} {plain()}" for _ in range(chance.randint(1, 6))]
    return [*told, plain(), f"{secret.upper()} {plain()}"]


def _pdf(chance: random.Random, made: datetime) -> Sample:
    """Make a PDF with the name in its text, title, a comment, a bookmark, an attachment and an earlier revision."""
    secret = _name(chance)
    told = {"title": f"About {secret}", "paragraphs": _sentences(chance, secret)}
    with pikepdf.open(BytesIO(printed(PLAIN_PAGES, told, made=made))) as pdf:
        pdf.docinfo["/Author"] = secret
        pdf.attachments["notes.txt"] = secret.encode()
        page = pdf.pages[0]
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[10, 10, 30, 30], Contents=secret
        )
        page["/Annots"] = pikepdf.Array([pdf.make_indirect(note)])
        with pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem(secret, 0))
        saved = BytesIO()
        pdf.save(saved)
    return Sample(saved.getvalue() + b"\n% " + secret.encode() + b"\n", "application/pdf", secret)


def _word(chance: random.Random, _made: datetime) -> Sample:
    """Make a Word document with the name in its text, split, deleted, hidden, in a comment and as its author."""
    secret = _name(chance)
    given, family = secret.split()
    split = f"<w:r><w:t>{given} {family[:4]}</w:t></w:r><w:r><w:t>{family[4:]} was here</w:t></w:r>"
    gone = f"<w:del><w:r><w:t>{secret}</w:t><w:delText>{secret}</w:delText></w:r></w:del>"
    hidden = f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>{secret}</w:t></w:r>"
    plain = "".join(f"<w:p><w:r><w:t>{each}</w:t></w:r></w:p>" for each in _sentences(chance, secret))
    body = f"<w:document {_W}><w:body>{plain}<w:p>{split}{gone}{hidden}</w:p></w:body></w:document>"
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("word/document.xml", body)
        file.writestr("word/comments.xml", f"<w:comments {_W}>{secret}</w:comments>")
        file.writestr("docProps/core.xml", f"<creator>{secret}</creator>")
    return Sample(packed.getvalue(), WORD, secret)


def _picture(chance: random.Random, _made: datetime) -> Sample:
    """Make a photograph whose particulars name somebody."""
    secret, packed = _name(chance), BytesIO()
    picture = Image.new("RGB", (200, 120), (chance.randrange(256), 200, 200))
    particulars = picture.getexif()
    particulars[ExifTags.Base.Artist] = secret
    picture.save(packed, "JPEG", exif=particulars, comment=secret.encode())
    return Sample(packed.getvalue(), "image/jpeg", secret, (Place(0, 0.1, 0.1, 0.5, 0.5),))
