"""What the database keeps of this room as evidence: each step of a list, and each check before publishing."""

from __future__ import annotations

from goldenthread.record.narrowing import only_added
from goldenthread.release.models import Check, Step

only_added(Step, Check)
