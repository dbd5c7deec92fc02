"""Time as the law counts it: counts, calendars, tribunal time, ages, and dates in words.

Whoever needs a day imports it from here; each file in this folder holds one noun.
"""

from goldenthread.rulebook.time.ages import (
    compulsory_school_age_begins,
    compulsory_school_age_ends,
    is_young_person,
    school_year_of,
    year_group,
)
from goldenthread.rulebook.time.calendar import (
    Calendar,
    Closure,
    ClosureKind,
    holiday,
    is_working_day,
    other_closure,
    training_day,
)
from goldenthread.rulebook.time.counting import (
    Count,
    days,
    days_beginning_with,
    months,
    months_beginning_with,
    weeks,
)
from goldenthread.rulebook.time.notice import at_least_before, before
from goldenthread.rulebook.time.open_days import school_days, working_days, working_days_beginning_with
from goldenthread.rulebook.time.period import CannotCount, Period
from goldenthread.rulebook.time.tribunal import (
    is_tribunal_working_day,
    lodging,
    roll_for_lodging,
    tribunal_working_days,
)
from goldenthread.rulebook.time.words import how_long, long_date, short_date

__all__ = [
    "Calendar",
    "CannotCount",
    "Closure",
    "ClosureKind",
    "Count",
    "Period",
    "at_least_before",
    "before",
    "compulsory_school_age_begins",
    "compulsory_school_age_ends",
    "days",
    "days_beginning_with",
    "holiday",
    "how_long",
    "is_tribunal_working_day",
    "is_working_day",
    "is_young_person",
    "lodging",
    "long_date",
    "months",
    "months_beginning_with",
    "other_closure",
    "roll_for_lodging",
    "school_days",
    "school_year_of",
    "short_date",
    "training_day",
    "tribunal_working_days",
    "weeks",
    "working_days",
    "working_days_beginning_with",
    "year_group",
]
