"""Files to send: a sound one of each kind, with the particulars of its maker inside, and ways to spoil one."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Mapping
from email.message import EmailMessage
from functools import cache
from io import BytesIO
from typing import Any

import pikepdf
import pillow_heif
from PIL import ExifTags, Image
from PIL.PngImagePlugin import PngInfo

pillow_heif.register_heif_opener()

MAKER = "Jo Bloggs at 12 Refuge Lane"
"""What each sound file says of its maker, and no shared copy may say."""
WORDS = "Amara likes drawing"
"""What each sound file says to its reader, and every shared copy must say."""
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATED = "http://schemas.openxmlformats.org/package/2006/relationships"
XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    f'<rdf:Description xmlns:pdf="http://ns.adobe.com/pdf/1.3/" pdf:Keywords="{MAKER}"/></rdf:RDF></x:xmpmeta>'
)
ODF = "urn:oasis:names:tc:opendocument:xmlns"


def packed(parts: Mapping[str, bytes | str], *, stored: str = "") -> bytes:
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content, zipfile.ZIP_STORED if name == stored else zipfile.ZIP_DEFLATED)
    return whole.getvalue()


def relations(*each: tuple[str, str, str]) -> str:
    """Relations of an office file: what kind, to what, and `External` or nothing."""
    told = "".join(
        f'<Relationship Id="r{number}" Type="{R}/{kind}" Target="{target}" TargetMode="{mode or "Internal"}"/>'
        for number, (kind, target, mode) in enumerate(each)
    )
    return f'<Relationships xmlns="{RELATED}">{told}</Relationships>'


def docx(**more: bytes | str) -> bytes:
    """A Word document; `more` are further parts, or others in place of the usual ones."""
    return packed(docx_parts() | {name.replace("__", "/"): content for name, content in more.items()})


def docx_parts() -> dict[str, bytes | str]:
    who = f'w:author="{MAKER}" w:initials="JB" w:date="2026-01-05T09:00:00Z"'
    return {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": relations(
            ("officeDocument", "word/document.xml", ""), ("thumbnail", "docProps/thumbnail.jpeg", "")
        ),
        "docProps/core.xml": f'<cp:p xmlns:cp="c" xmlns:dc="d"><dc:creator>{MAKER}</dc:creator></cp:p>',
        "docProps/app.xml": f'<Properties xmlns="p"><Company>{MAKER}</Company></Properties>',
        "docProps/thumbnail.jpeg": jpeg(),
        "word/document.xml": (
            f'<w:document {W}><w:body><w:p w:rsidR="00AB12CD"><w:ins w:id="1" {who}><w:r><w:t>{WORDS}</w:t></w:r>'
            "</w:ins></w:p></w:body></w:document>"
        ),
        "word/comments.xml": f'<w:comments {W}><w:comment w:id="0" {who}><w:p/></w:comment></w:comments>',
        "word/people.xml": f'<w15:people xmlns:w15="w15"><w15:person w15:author="{MAKER}"/></w15:people>',
        "word/media/image1.jpeg": jpeg(),
        "word/_rels/document.xml.rels": relations(("hyperlink", "https://www.example.org/help", "External")),
    }


def xlsx(**more: bytes | str) -> bytes:
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml", "")),
        "docProps/core.xml": f"<p><creator>{MAKER}</creator></p>",
        "xl/workbook.xml": (
            f'<workbook xmlns="m" xmlns:x15ac="ac"><x15ac:absPath url="C:\\{MAKER}\\"/>'
            f'<fileSharing userName="{MAKER}"/></workbook>'
        ),
        "xl/worksheets/sheet1.xml": f"<worksheet><c><f>SUM(A1:A2)</f><v>{WORDS}</v></c></worksheet>",
        "xl/comments1.xml": f"<comments><authors><author>{MAKER}</author></authors></comments>",
        "xl/persons/person.xml": f'<personList><person displayName="{MAKER}" userId="{MAKER}"/></personList>',
        "xl/printerSettings/printerSettings1.bin": MAKER.encode("utf-16-le"),
    }
    return packed(parts | {name.replace("__", "/"): content for name, content in more.items()})


def odt(**more: bytes | str) -> bytes:
    space = " ".join(
        f'xmlns:{n}="{ODF}:{n}:1.0"' for n in ("office", "text", "meta", "manifest", "draw", "script")
    )
    space += ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'
    parts: dict[str, bytes | str] = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": (
            f"<office:document-content {space}><office:body><office:text><office:annotation><dc:creator>{MAKER}"
            f"</dc:creator></office:annotation><text:p>{WORDS}</text:p></office:text></office:body>"
            "</office:document-content>"
        ),
        "meta.xml": (
            f"<office:document-meta {space}><meta:initial-creator>{MAKER}</meta:initial-creator>"
            "</office:document-meta>"
        ),
        "Thumbnails/thumbnail.png": png(),
        "META-INF/manifest.xml": (
            f'<manifest:manifest {space}><manifest:file-entry manifest:full-path="Thumbnails/thumbnail.png"/>'
            "</manifest:manifest>"
        ),
    }
    told = {name.replace("__", "/"): content for name, content in more.items()}
    return packed(parts | told, stored="mimetype")


def pdf(pages: int = 1, **root: Any) -> bytes:
    """A PDF with its maker's particulars in three places; `root` are further entries of its catalogue."""
    made = pikepdf.new()
    for _ in range(pages):
        made.add_blank_page()
    made.pages[0].Contents = made.make_stream(f"BT ({WORDS}) Tj ET".encode())
    made.docinfo["/Author"] = MAKER
    made.Root.Metadata = made.make_stream(XMP.encode())
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, T=MAKER, Rect=[0, 0, 9, 9])
    made.pages[0].Annots = pikepdf.Array([note])
    photograph = made.make_stream(jpeg())
    photograph.Filter = pikepdf.Name.DCTDecode
    made.pages[0].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=photograph))
    for name, value in root.items():
        made.Root[f"/{name}"] = value
    return saved(made)


def saved(made: pikepdf.Pdf, **how: Any) -> bytes:
    whole = BytesIO()
    made.save(whole, compress_streams=False, **how)
    return whole.getvalue()


def photograph() -> Image.Image:
    picture = Image.new("RGB", (64, 48), "navy")
    picture.putpixel((0, 0), (255, 255, 0))
    return picture


def camera() -> Image.Exif:
    """What a telephone writes: whose it is, where it was, and which way it was held."""
    told = Image.Exif()
    told[ExifTags.Base.Artist] = MAKER
    told[ExifTags.Base.Orientation] = 6
    told.get_ifd(ExifTags.IFD.GPSInfo)[1] = "N"
    return told


def jpeg() -> bytes:
    whole = BytesIO()
    photograph().save(whole, "JPEG", exif=camera(), comment=MAKER.encode())
    return whole.getvalue()


def png() -> bytes:
    whole, told = BytesIO(), PngInfo()
    told.add_text("Author", MAKER)
    photograph().save(whole, "PNG", pnginfo=told, exif=camera())
    return whole.getvalue()


def heic() -> bytes:
    whole = BytesIO()
    photograph().save(whole, "HEIF", exif=camera().tobytes())
    return whole.getvalue()


def huge_png(side: int = 30_000) -> bytes:
    """A picture of 900 million points that says so in a few bytes."""
    sound = png()
    header = struct.pack(">II", side, side) + sound[24:29]
    return sound[:16] + header + struct.pack(">I", zlib.crc32(b"IHDR" + header)) + sound[33:]


def eml(**attached: bytes) -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "jo@example.org", "sam@example.org", "Report"
    message.set_content(WORDS)
    for name, content in attached.items():
        message.add_attachment(
            content, maintype="application", subtype="octet-stream", filename=name.replace("__", ".")
        )
    return message.as_bytes()


def msg() -> bytes:
    """As much of an Outlook message as tells what it is."""
    start = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    return start + "__properties_version1.0".encode("utf-16-le").ljust(1536, b"\0")


@cache
def sound() -> dict[str, bytes]:
    """A sound file of each kind, by a name that fits it."""
    return {
        "report.pdf": pdf(),
        "letter.docx": docx(),
        "table.xlsx": xlsx(),
        "letter.odt": odt(),
        "picture.png": png(),
        "picture.jpg": jpeg(),
        "picture.heic": heic(),
        "words.txt": WORDS.encode(),
        "post.eml": eml(report__pdf=pdf()),
        "post.msg": msg(),
    }
