"""Documents on paper: a layout of ours and plain data in, an accessible PDF out (PDF/UA-1, checked as it is made).

Data reaches a layout as JSON and never as markup, so nothing anybody types can change how a page is built. The fonts
come with the product, so that a page looks the same wherever it is made, and names in many scripts can be printed. A
sign that no font holds never stops a page.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, cast

import typst

from goldenthread.thread.printing.signs import FONTS, showable

_ONE_AT_A_TIME = Lock()


def printed(layout: Path, data: Mapping[str, Any], *, made: datetime) -> bytes:
    """Return the PDF of this layout filled with this data. The layout reads `json(bytes(sys.inputs.data))`."""
    with _ONE_AT_A_TIME:
        pdf = _compiler().compile(
            input=layout.read_bytes(),
            format="pdf",
            sys_inputs={"data": json.dumps(showable(data), ensure_ascii=False)},
            pdf_standards="ua-1",
            timestamp=int(made.timestamp()),
        )
    return cast(bytes, pdf)  # one PDF, for neither a folder nor pages were asked for


@cache
def _compiler() -> typst.Compiler:
    """Keep one compiler: reading the fonts is most of the work of a first page."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
    return typst.Compiler(font_paths=fonts, root=FONTS)
