"""XML from others: no document type, no entity, nothing fetched, nothing deeper or larger than anyone writes."""

from __future__ import annotations

import time

import pytest

from goldenthread.record.files.apart import examine
from goldenthread.record.files.unfit import Reason, Unfit
from goldenthread.site.drills.papers import docx

pytestmark = pytest.mark.security("S125")

ENTITIES = "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefghi", "bcdefghij", strict=True)
)
LAUGHS = f'<!DOCTYPE l [<!ENTITY a "ha">{ENTITIES}]><l>&j;</l>'
QUADRATIC = f'<!DOCTYPE q [<!ENTITY a "{"x" * 50_000}">]><q>{"&a;" * 2_000}</q>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><x>&f;</x>'
PARAMETER = '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://example.org/p.dtd"> %p;]><x/>'
INCLUDED = '<x xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="/etc/passwd" parse="text"/></x>'
STYLED = '<?xml-stylesheet type="text/xsl" href="http://example.org/x.xsl"?><x/>'
UTF_7 = b"<?xml version='1.0' encoding='UTF-7'?>+ADwAIQ-DOCTYPE x+AD4 <x/>"


@pytest.mark.parametrize(
    ("part", "because"),
    [
        (LAUGHS, Reason.SCRIPT),
        (QUADRATIC, Reason.SCRIPT),
        (OUTSIDE, Reason.SCRIPT),
        (OUTSIDE.encode("utf-16"), Reason.SCRIPT),
        (b"<?xml version='1.0' encoding='utf-16'?>" + OUTSIDE.encode("utf-16-le"), Reason.DAMAGED),
        (PARAMETER, Reason.SCRIPT),
        (INCLUDED, Reason.EXTERNAL),
        (STYLED, Reason.SCRIPT),
        (UTF_7, Reason.DAMAGED),
        (b"<?xml version='1.0' encoding='cp037'?><x/>", Reason.DAMAGED),
        ("<d>" * 300_000 + "</d>" * 300_000, Reason.DAMAGED),
        ("<a>" + "<b/>" * 1_000_000, Reason.DAMAGED),
        ("<a " + "".join(f"x{number}='' " for number in range(50_000)) + "/>", Reason.DAMAGED),
    ],
    ids=[
        "laughs", "quadratic", "outside", "outside-utf-16", "hidden-utf-16", "parameter", "included", "styled", "utf-7",
        "ebcdic", "deep", "cut", "attributes",
    ],
)  # fmt: skip
def test_a_part_that_could_do_harm_is_refused_at_once(part: str | bytes, because: Reason):
    began = time.monotonic()

    with pytest.raises(Unfit) as refusal:
        examine(docx(**{"word__document.xml": part}), "a.docx")

    assert refusal.value.reason is because
    assert time.monotonic() - began < 5
