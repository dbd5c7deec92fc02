"""Records that try the pages: two homes, the longest name, and almost nothing at all."""

from __future__ import annotations

from goldenthread.demo.histories.support import Support
from goldenthread.demo.stories.at_school import FEELING
from goldenthread.demo.stories.cast import Cast
from goldenthread.record.models import Role


def two_homes(cast: Cast) -> None:
    """Finn lives with his mother, who teaches at Oakfield, and every other week with his father."""
    mother, father = cast.as_parent(cast.byrne), cast.family("finn", "Matthew Byrne")
    story = cast.begin(
        "Finn", "Byrne", born=cast.born(year=1, month=8, day=21), since=cast.days_ago(400), school=cast.oakfield,
        parents=(mother, father), staff=((Role.CLASS_TEACHER, cast.patel),), sex="M", ethnicity="WIRI",
    )  # fmt: skip
    support = Support(story=story, school=cast.oakfield, contact=cast.patel, parent=mother)
    support.concern(
        cast.school_days_ago(5), by=father, area=FEELING, where=["At home"],
        seen="After the days when Finn moves from one home to the other he does not sleep, and cannot say why.",
        tried="We have the same bedtime in both homes now.", good_at="He knows the moon and every planet by heart.",
    )  # fmt: skip
    story.tell()


def very_long_name(cast: Cast) -> None:
    """A child with a very long name, and a family with long ones too."""
    parent = cast.family("long", "Oluwafunmilayo Adebukola Fernández-Winterbottom de la Torre")
    story = cast.begin(
        "Maximiliana-Oluwatofunmilayo Ìfẹ́olúwa", "Fernández-Winterbottom de la Torre Ó Súilleabháin",
        known_as="Maxi", born=cast.born(year=4, month=12, day=1), since=cast.days_ago(300), school=cast.oakfield,
        parents=(parent,), staff=((Role.CLASS_TEACHER, cast.byrne),), sex="F",
    )  # fmt: skip
    support = Support(story=story, school=cast.oakfield, contact=cast.byrne, parent=parent)
    support.concern(
        cast.school_days_ago(8), by=cast.byrne, where=["In class"],
        seen="Maxi spends so long on writing her name that the first minutes of every task are gone.",
    )  # fmt: skip
    story.tell()


def almost_empty(cast: Cast) -> None:
    """Sky: on the roll since last week; nothing else is known."""
    story = cast.begin(
        "Sky", "Lee", born=cast.born(year=0, month=5, day=17), since=cast.days_ago(6), school=cast.oakfield
    )
    story.tell()
