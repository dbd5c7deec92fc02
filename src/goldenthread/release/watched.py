"""What an officer reads of lists and of checks, and what is let go of each time somebody watches."""

from __future__ import annotations

from django.db.models import Q

from goldenthread.release.models import Check, Step
from goldenthread.release.verbs import forget
from goldenthread.watch.happenings import SOURCES, Happening, Source
from goldenthread.watch.watching import ROUNDS


def steps_of_lists(ours: Q) -> Source:
    """Return where it is written down what happened to lists of an organisation."""
    return Source(Step.objects.filter(ours), "at", "list", _told)


def checks_before_publishing(ours: Q) -> Source:
    """Return where it is written down which files were checked before they were published."""
    return Source(Check.objects.filter(ours), "at", "publish", _checked)


def _checked(check: Check) -> Happening:
    found = "not safe to publish" if check.blocking else "nothing found that stops it"
    words = f"checked a file before publishing: {found} (SHA-256 {check.sha256})"
    return Happening(check.at, "publish", check.who, words)


def _told(step: Step) -> Happening:
    words = f"{step.get_what_display()} of {_children(step.how_many)} ({step.reference})"
    return Happening(step.at, "list", step.who, words)


def _children(how_many: int) -> str:
    return "1 child" if how_many == 1 else f"{how_many} children"


SOURCES.extend([steps_of_lists, checks_before_publishing])
ROUNDS.append(forget)
