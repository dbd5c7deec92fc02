"""Where a rule can be read: the official page of the instrument it stands in, at the provision where that has one."""

from __future__ import annotations

import re
from typing import Final

from goldenthread.rulebook.rule import Citation

_ACT: Final = "https://www.legislation.gov.uk/ukpga/2014/6"
_REGULATIONS: Final = "https://www.legislation.gov.uk/uksi/2014/1530"
_INSTRUMENTS: Final = {
    "Children and Families Act 2014": (_ACT, "section"),
    "SEND Regulations 2014": (_REGULATIONS, "regulation"),
    "Tribunal Procedure (HESC) Rules 2008": ("https://www.legislation.gov.uk/uksi/2008/2699", ""),
    "SEND Code of Practice 2015": (
        "https://www.gov.uk/government/publications/send-code-of-practice-0-to-25",
        "",
    ),
}
_FIRST_NUMBER: Final = re.compile(r"\d+[A-Z]?")


def address_of(citation: Citation) -> str:
    """Return the address at which the cited words can be read, or nothing where they are not published as law is."""
    if citation.url:
        return citation.url
    address, part = _INSTRUMENTS.get(citation.instrument, ("", ""))
    number = _FIRST_NUMBER.search(citation.provision)
    return f"{address}/{part}/{number.group()}" if part and number else address
