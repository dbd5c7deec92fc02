"""Every check of a SEN2 return that can be judged from the file alone, by what it is about."""

from goldenthread.standards.sen2.rules import (
    active_plans,
    assessments,
    files,
    headers,
    named_plans,
    people,
    placements,
    requests,
)

__all__ = [
    "active_plans",
    "assessments",
    "files",
    "headers",
    "named_plans",
    "people",
    "placements",
    "requests",
]
