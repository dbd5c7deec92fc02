"""All the stories told by hand, in the order of a child’s journey."""

from __future__ import annotations

from datetime import date
from typing import Final

from goldenthread.demo.acting import Office, School
from goldenthread.demo.sizes import Kind
from goldenthread.demo.stories import asking, assessing, at_school, edges, full, with_plan
from goldenthread.demo.stories.cast import Told, cast_of

STORIES: Final = (
    at_school.amara, at_school.fresh_concern, at_school.waiting_for_a_signature, at_school.late_review,
    at_school.second_cycle, asking.day_thirty, asking.decision_late, asking.refused, assessing.psychology_late,
    assessing.draft_at_home, assessing.a_year_late, with_plan.maya, edges.two_homes, edges.very_long_name,
    edges.almost_empty, full.very_full,
)  # fmt: skip


def tell_stories(schools: dict[Kind, School], office: Office, *, seed: int, on: date, password: str) -> Told:
    """Tell every story, and return what is to be written."""
    cast = cast_of(schools, office, seed=seed, on=on, password=password)
    for tell in STORIES:
        tell(cast)
    return cast.told
