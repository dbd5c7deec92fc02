"""What is done with a file later is done in the process apart too: no library that opens files runs with the pages."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from goldenthread.record.files import apart, working
from goldenthread.record.files.parcels import parcel, unpacked
from goldenthread.record.files.tasks import TASKS
from goldenthread.record.files.unfit import Unfit
from goldenthread.record.files.working import CannotBeOpened
from tests.sending.papers import page

pytestmark = pytest.mark.security("S123")

SERVES = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "goldenthread.site.settings.test"
import django
django.setup()
from django.urls import get_resolver
get_resolver().url_patterns
print(sorted({"pikepdf", "pypdfium2", "PIL", "pillow_heif"} & set(sys.modules)))
"""


def test_whoever_serves_pages_has_nothing_loaded_that_opens_files():
    told = subprocess.run([sys.executable, "-c", SERVES], capture_output=True, text=True, check=True)

    assert told.stdout.strip() == "[]"


def test_a_parcel_is_unpacked_as_it_was_packed():
    assert unpacked(parcel({"words": ["a\nb"]}, [b"", b"one\n", b"two"])) == (
        {"words": ["a\nb"]},
        [b"", b"one\n", b"two"],
    )


def test_the_words_of_a_page_are_read_apart():
    assert "Amara sat beside Ben" in working.words_in(page("Amara sat beside Ben"))


def test_papers_are_bound_in_their_order():
    whole = working.bound([page("The first"), page("The second")])

    assert [len(working.sizes_of(whole)), *working.words_in(whole).split("\n")][0] == 2
    assert working.words_in(whole).index("first") < working.words_in(whole).index("second")


def test_a_picture_becomes_a_page_without_what_it_says_of_itself():
    saved = BytesIO()
    Image.new("RGB", (40, 30), "white").save(saved, "JPEG", comment=b"Refuge Road 1")
    made = working.painted_picture(saved.getvalue())

    assert made.startswith(b"%PDF")
    assert b"Refuge Road" not in made


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 nothing", b"\0" * 4096, page("x")[:400]])
@pytest.mark.parametrize(
    "act", [working.words_in, working.sizes_of, working.painted_picture, working.paragraphs_of]
)
def test_what_cannot_be_opened_is_said_in_words_of_ours(act, content: bytes):
    with pytest.raises(CannotBeOpened, match="cannot be opened safely"):
        act(content)


def test_a_task_that_is_not_on_the_list_is_not_done():
    assert "system" not in TASKS
    with pytest.raises(Unfit):
        apart.work("system", parcel({}, [b"x"]))


def test_a_long_document_is_painted_within_the_memory_of_the_process_apart():
    with pikepdf.open(BytesIO(page("Jocasta Brackenbury reads"))) as one, pikepdf.new() as long:
        for _ in range(60):
            long.pages.extend(one.pages)
        saved = BytesIO()
        long.save(saved)
    made = working.painted_pages(saved.getvalue(), ["Jocasta Brackenbury"], [])

    assert len(working.sizes_of(made)) == 60
    assert working.words_in(made).strip() == ""
