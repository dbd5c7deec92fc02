"""The SEN2 person-level return: the yearly account of every child with a request, an assessment or a plan.

`read(file)` gives a `Return` with a header and a stream of persons, each with the findings of our checks.
"""

from goldenthread.standards.sen2.errors import Finding, Sen2Error, Severity
from goldenthread.standards.sen2.profiles import Profile, profiles
from goldenthread.standards.sen2.reading import Return, read
from goldenthread.standards.sen2.shapes import (
    ActivePlan,
    Assessment,
    Header,
    NamedPlan,
    Need,
    Person,
    Placement,
    PlanDetail,
    Request,
)

__all__ = [
    "ActivePlan",
    "Assessment",
    "Finding",
    "Header",
    "NamedPlan",
    "Need",
    "Person",
    "Placement",
    "PlanDetail",
    "Profile",
    "Request",
    "Return",
    "Sen2Error",
    "Severity",
    "profiles",
    "read",
]
