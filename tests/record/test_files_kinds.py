"""Which files are taken: by what they are and how their names end, and what each refusal says to do instead."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from goldenthread.record.files import kinds
from goldenthread.record.files.apart import examine
from goldenthread.record.files.kinds import LIMITS, MEGABYTE
from goldenthread.record.files.unfit import Reason, Unfit
from goldenthread.site.drills import papers
from goldenthread.site.drills.papers import (
    docx,
    eml,
    jpeg,
    odt,
    packed,
    pdf,
    png,
    relations,
    saved,
    sound,
    xlsx,
)

pytestmark = pytest.mark.security("S121")
SCRIPT = Dictionary(S=Name.JavaScript, JS="app.alert(1)")


def reason(name: str, content: bytes) -> Reason:
    with pytest.raises(Unfit) as refusal:
        examine(content, name)
    return refusal.value.reason


@pytest.mark.parametrize("name", sorted(sound()))
def test_a_sound_file_of_each_kind_is_taken(name: str):
    assert examine(sound()[name], name).kind in kinds.KINDS


def test_every_kind_that_is_offered_is_tried_here():
    endings = {name.partition(".")[2] for name in sound()}

    assert endings == {kind.ending.lstrip(".") for kind in kinds.KINDS}


@pytest.mark.parametrize(
    "name", ["report.exe", "report.pdf.exe", "report.docx", "report", "report.pdf\u202exe.", ".pdf"]
)
def test_a_name_must_end_as_the_file_is(name: str):
    assert reason(name, pdf()) is Reason.WRONG_ENDING


@pytest.mark.parametrize(
    ("name", "content", "because"),
    [
        ("a.pdf", b"", Reason.EMPTY),
        ("a.pdf", bytes(100), Reason.EMPTY),
        ("a.exe", b"MZ\x90" + bytes(100), Reason.WRONG_KIND),
        ("a.html", b"<html><script>", Reason.WRONG_KIND),
        ("a.txt", b"<html><script>", Reason.WRONG_KIND),
        ("a.txt", b"\xff\xfe<\0s\0v\0g\0>\0", Reason.WRONG_KIND),
        ("a.svg", b"<svg xmlns='x'/>", Reason.WRONG_KIND),
        ("a.zip", packed({"a.txt": "x"}), Reason.WRONG_KIND),
        ("a.txt", b"words\0words", Reason.DAMAGED),
        ("a.docx", b"PK\x03\x04x", Reason.DAMAGED),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1528), Reason.OLD_OFFICE),
        ("a.eml", b"words and no head", Reason.WRONG_ENDING),
        ("a.pdf", pdf()[:-400], Reason.DAMAGED),
        ("a.png", png()[:-30], Reason.DAMAGED),
        ("a.jpg", jpeg()[:-30], Reason.DAMAGED),
        ("a.docx", docx()[:-30], Reason.DAMAGED),
        ("a.heic", papers.heic()[:-60], Reason.DAMAGED),
        ("a.msg", papers.msg()[:-60], Reason.DAMAGED),
    ],
)
def test_what_is_no_whole_file_of_a_known_kind_is_not_taken(name: str, content: bytes, because: Reason):
    assert reason(name, content) is because


@pytest.mark.parametrize(
    ("name", "content", "because"),
    [
        ("a.pdf", saved(pikepdf.open(BytesIO(pdf())), encryption=pikepdf.Encryption(owner="o", user="u")), "ENCRYPTED"),
        ("a.pdf", saved(pikepdf.open(BytesIO(pdf())), encryption=pikepdf.Encryption(owner="o", user="")), "ENCRYPTED"),
        ("a.odt", odt(**{"META-INF__manifest.xml": "<m><encryption-data/></m>"}), "ENCRYPTED"),
        ("a.docx", docx(**{"word__vbaProject.bin": b"x"}), "MACROS"),
        ("a.docx", docx(**{"word__activeX__activeX1.xml": "<x/>"}), "MACROS"),
        ("a.xlsx", xlsx(**{"xl__macrosheets__sheet1.xml": "<x/>"}), "MACROS"),
        ("a.docx", docx(**{"[Content_Types].xml": '<T><D ContentType="x.macroEnabled.main+xml"/></T>'}), "MACROS"),
        ("a.odt", odt(**{"Basic__Standard__Module1.xml": "<x/>"}), "MACROS"),
        ("a.pdf", pdf(OpenAction=SCRIPT), "SCRIPT"),
        ("a.pdf", pdf(Names=Dictionary(JavaScript=Dictionary(Names=Array(["x", SCRIPT])))), "SCRIPT"),
        ("a.pdf", pdf(OpenAction=Dictionary(S=Name.Launch, F="cmd.exe")), "SCRIPT"),
        ("a.pdf", pdf(AcroForm=Dictionary(XFA="x")), "SCRIPT"),
        ("a.odt", odt(**{"content.xml": "<c><event-listener/></c>"}), "SCRIPT"),
        ("a.docx", docx(**{"word__media__a.svg": "<svg><script>1</script></svg>"}), "SCRIPT"),
        ("a.docx", docx(**{"word__media__a.svg": '<svg onload="x()"/>'}), "SCRIPT"),
        ("a.pdf", pdf(OpenAction=Dictionary(S=Name.SubmitForm, F="https://example.org")), "EXTERNAL"),
        ("a.docx", docx(**{"word__x.rels": relations(("attachedTemplate", "https://e.org", "External"))}), "EXTERNAL"),
        ("a.docx", docx(**{"word__x.rels": relations(("image", "file://host/p.png", "External"))}), "EXTERNAL"),
        ("a.docx", docx(**{"word__x.rels": relations(("hyperlink", "file:///etc/passwd", "External"))}), "EXTERNAL"),
        ("a.docx", docx(**{"word__header1.xml": "<h><instrText> DDEAUTO c:\\\\cmd</instrText></h>"}), "EXTERNAL"),
        ("a.xlsx", xlsx(**{"xl__externalLinks__externalLink1.xml": "<x/>"}), "EXTERNAL"),
        ("a.xlsx", xlsx(**{"xl__worksheets__sheet2.xml": "<s><f>WEBSERVICE(\"http://e.org\")</f></s>"}), "EXTERNAL"),
        ("a.xlsx", xlsx(**{"xl__worksheets__sheet2.xml": "<s><f>cmd|'/c calc'!A0</f></s>"}), "EXTERNAL"),
        ("a.odt", odt(**{"content.xml": '<c><image href="https://e.org/track.png"/></c>'}), "EXTERNAL"),
        ("a.docx", docx(**{"word__embeddings__sheet.xlsx": xlsx()}), "EMBEDDED"),
        ("a.docx", docx(**{"word__media__image2.png": b"MZ\x90"}), "EMBEDDED"),
        ("a.docx", docx(**{"word__setup.exe": b"MZ\x90"}), "EMBEDDED"),
        ("a.pdf", pdf(Names=Dictionary(EmbeddedFiles=Dictionary())), "EMBEDDED"),
        ("a.eml", eml(setup__exe=b"MZ\x90"), "WRONG_KIND"),
        ("a.eml", eml(more__eml=eml()), "EMBEDDED"),
        ("a.eml", eml(macros__docx=docx(**{"word__vbaProject.bin": b"x"})), "MACROS"),
    ],
)  # fmt: skip
@pytest.mark.security("S122")
def test_a_file_that_is_locked_acts_fetches_or_hides_another_is_not_taken(
    name: str, content: bytes, because: str
):
    assert reason(name, content).name == because


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", pdf() + packed({"a": "x"})),
        ("a.png", png() + packed({"a": "x"})),
        ("a.jpg", jpeg() + b"<script>alert(1)</script>"),
        ("a.jpg", jpeg() + pdf()),
        ("a.heic", papers.heic() + packed({"a": "x"})),
        ("a.docx", docx() + b"%PDF-1.7"),
        ("a.docx", docx() + docx()),
    ],
)
def test_a_file_that_is_two_kinds_at_once_is_not_taken(name: str, content: bytes):
    assert reason(name, content) is Reason.TWO_IN_ONE


def test_each_kind_has_its_limit_of_size_and_the_refusal_names_it():
    assert reason("a.txt", b"x" * (kinds.TXT.largest + 1)) is Reason.TOO_LARGE
    assert reason("a.pdf", b"%PDF-" + bytes(kinds.LARGEST)) is Reason.TOO_LARGE
    assert (kinds.LARGEST, kinds.TXT.largest) == (20 * MEGABYTE, 2 * MEGABYTE)
    assert "20 MB" in Reason.TOO_LARGE
    assert "2 MB" in Reason.TOO_LARGE


def test_pages_and_points_are_bounded_and_the_refusal_says_how_many():
    assert reason("a.pdf", pdf(LIMITS.pages + 1)) is Reason.TOO_MANY_PAGES
    assert reason("a.png", papers.huge_png()) is Reason.TOO_MANY_PIXELS
    assert f" {LIMITS.pages} pages" in Reason.TOO_MANY_PAGES
    assert f" {LIMITS.pixels // 1_000_000} million" in Reason.TOO_MANY_PIXELS


@pytest.mark.security("S126")
class TestBombs:
    """Zip-based files that become far larger than they are."""

    def test_what_is_declared_is_weighed_first(self):
        assert reason("a.docx", docx(**{"word__a.xml": bytes(160 * MEGABYTE)})) is Reason.UNPACKS_TOO_LARGE

    def test_what_packs_too_well_is_not_taken(self):
        assert reason("a.docx", docx(**{"word__a.xml": bytes(25 * MEGABYTE)})) is Reason.UNPACKS_TOO_LARGE

    def test_what_comes_out_is_counted_whatever_was_declared(self):
        bomb = docx(**{"word__a.xml": b"<a>" + b"x" * 200_000 + b"</a>"})
        told, lied = (200_007).to_bytes(4, "little"), (200).to_bytes(4, "little")
        assert bomb.count(told) == 2

        assert reason("a.docx", bomb.replace(told, lied)) is Reason.DAMAGED

    def test_parts_are_counted(self):
        parts = {f"word__a{n}.xml": "<a/>" for n in range(LIMITS.entries)}

        assert reason("a.docx", docx(**parts)) is Reason.UNPACKS_TOO_LARGE

    def test_parts_that_lie_over_each_other_are_not_read(self):
        whole = BytesIO()
        with zipfile.ZipFile(whole, "w") as file:
            for name in ("word/document.xml", "b.xml"):
                file.writestr(name, "<a/>")
            file.infolist()[1].header_offset = 0

        assert reason("a.docx", whole.getvalue()) is Reason.DAMAGED


@pytest.mark.security("S127")
@pytest.mark.parametrize(
    "name",
    [
        "../evil.xml",
        "/etc/evil.xml",
        "C:\\evil.xml",
        "word/../../evil.xml",
        "a\u2024\u2024/evil.xml",
        "x\\..\\y.xml",
    ],
)
def test_a_part_whose_name_leads_elsewhere_spoils_the_file(name: str):
    assert reason("a.docx", packed(papers.docx_parts() | {name: "<a/>"})) is Reason.DAMAGED
