"""Sends spoilt files to the field of the form that takes files, and counts what comes of it."""

from __future__ import annotations

import resource
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import ValidationError

from goldenthread.record.files import apart
from goldenthread.record.files.unfit import Reason
from goldenthread.record.forms import FitFile
from goldenthread.site.drills.spoilt import Spoilt

MEMORY = 512 * 1024
"""Kilobytes that looking into one file may take."""
SECONDS = 20.0


@dataclass(slots=True)
class Outcome:
    """What came of the files that were sent."""

    sent: int = 0
    taken: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    slowest: float = 0.0
    slowest_was: str = ""
    peak: int = 0
    seconds: float = 0.0

    def see(self, file: Spoilt, says: str, took: float) -> None:
        """Count one answer."""
        self.sent += 1
        if took > self.slowest:
            self.slowest, self.slowest_was = took, f"{file.how}: {file.name[:40]}"
        if not says:
            self.taken += 1
        elif says in _GENTLE:
            self.refused[_GENTLE[says]] += 1
        else:
            self.wrong.append(f"{file.how}, {file.name!r}: says {says!r}")


_GENTLE = {reason.value: reason.name for reason in Reason} | {"Choose the file to add.": "MISSING"}


def send(files: Iterable[Spoilt]) -> Outcome:
    """Send each file as a person would and look at the answer, the time and the memory."""
    outcome, began = Outcome(), time.monotonic()
    for file in files:
        started = time.monotonic()
        outcome.see(file, _answer(file), time.monotonic() - started)
    apart.end()
    outcome.peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    outcome.seconds = time.monotonic() - began
    if outcome.slowest > SECONDS:
        outcome.wrong.append(f"{outcome.slowest_was} took {outcome.slowest:.1f} seconds")
    # A child begins with what the process it is forked from holds: only what comes on top is its own.
    if outcome.peak - resource.getrusage(resource.RUSAGE_SELF).ru_maxrss > MEMORY:
        outcome.wrong.append(f"looking into a file took {outcome.peak // 1024} MB")
    return outcome


def _answer(file: Spoilt) -> str:
    """Return what the form says of a file, or nothing where it takes it."""
    try:
        FitFile().clean(SimpleUploadedFile(file.name, file.content))
    except ValidationError as refusal:
        return str(refusal.messages[0])
    return ""
