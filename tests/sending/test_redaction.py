"""What is removed is gone: from the text, from what hides around it, and from the picture."""

import pypdfium2
import pytest

from goldenthread.record.files.painting import boxes_on
from goldenthread.sending.reading import Letters, words_in
from goldenthread.sending.redaction import NothingToRemove, redacted
from goldenthread.sending.redaction_drill import drill
from tests import factories
from tests.sending.papers import page

PDF = "application/pdf"


@pytest.mark.security("S076")
def test_nothing_of_what_was_removed_is_found_again():
    assert [each for each in drill(12, made=factories.AT) if each] == []


@pytest.mark.security("S076")
def test_the_words_are_painted_out_and_others_still_stand():
    content = page("Amara sat beside Jocasta Brackenbury, and both were happy.")
    clean = redacted(content, PDF, ["Jocasta Brackenbury"], made=factories.AT)
    before, after = (pypdfium2.PdfDocument(each)[0] for each in (content, clean))
    boxes = list(boxes_on(before, ["Jocasta Brackenbury"]))
    picture = after.render(scale=1).to_pil().convert("L")
    high = before.get_size()[1]
    middles = [
        ((left + right) / 2, high - (low + top) / 2) for left, low, right, top in boxes if right > left
    ]

    assert len(middles) >= 18
    assert {picture.getpixel((int(x), int(y))) < 60 for x, y in middles} == {True}
    assert picture.getextrema()[1] == 255
    assert words_in(clean).strip() == ""


def test_a_name_broken_over_two_lines_is_one_name():
    text = Letters.of("with Jocasta Bracken-\r\nbury today")

    assert text.without(["jocasta brackenbury"], "[removed]") == "with [removed] today"


def test_words_that_do_not_stand_there_are_refused():
    with pytest.raises(NothingToRemove):
        redacted(page("Nothing here"), PDF, ["Jocasta"], made=factories.AT)
