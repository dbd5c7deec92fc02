"""The one-page plan on paper."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from goldenthread.access.actors import Capacity
from goldenthread.rulebook.time import long_date
from goldenthread.support.onepage import PlanWords, StrategyWords, at_home
from goldenthread.support.queries import NoPlanYet, Support
from goldenthread.thread.models import Signature
from goldenthread.thread.printing import printed

LAYOUT = Path(__file__).parent / "layouts" / "onepage.typ"
MOST_VOICES, MOST_NAMES = 3, 6
TITLES = {"first_response": "First Response plan", "support": "Support plan", "support_cycle": "Support plan"}


def plan_on_paper(support: Support, *, setting: str, made: datetime) -> bytes:
    """Return the plan as a PDF of one page."""
    words = support.words
    if words is None:
        raise NoPlanYet
    return printed(LAYOUT, sheet(support, words, setting), made=made)


def sheet(support: Support, words: PlanWords, setting: str) -> dict[str, Any]:
    """Return everything the sheet says, as plain text."""
    case, child = support.case, support.case.child
    version = support.latest
    return {
        "title": f"{TITLES[case.process]}: {child.full_name}",
        "setting": setting,
        "about": ", ".join(each for each in (setting, f"born {child.born:%-d %B %Y}") if each),
        **{
            name: getattr(words, name)
            for name in ("good_at", "says", "need", "baseline", "change", "measure")
        },
        "strategies": [_strategy(each) for each in words.strategies],
        "at_home": [
            {"whose": each.whose, "words": each.words, "read": each.acknowledged_by}
            for each in at_home(support.thread, case.pk)[:MOST_VOICES]
        ],
        "starts": long_date(words.starts_on),
        "review": long_date(words.review_on),
        "review_reason": words.review_reason,
        "contact": case.lead_name or "to be named",
        "signatures": names_under(support.signed(version)) if version and not support.is_ahead else [],
        "footer": _which(support),
    }


def _which(support: Support) -> str:
    """Say which version this is: nobody's name stands under words they have not read."""
    version = support.latest
    if version is None:
        return "Draft, not yet shared"
    if support.is_ahead:
        return f"Draft, changed since version {version.number} and not yet shared again"
    return f"Version {version.number}, {long_date(version.made_on)}"


def _strategy(strategy: StrategyWords) -> dict[str, str]:
    return {"what": strategy.what, "how": how_often(strategy), "home": strategy.home}


def how_often(strategy: StrategyWords) -> str:
    """Say who, how often, for how long and in what group."""
    times = (
        "once a week" if strategy.times == 1 else f"{strategy.times} times a week" if strategy.times else ""
    )
    minutes = f"{strategy.minutes} minutes" if strategy.minutes else ""
    group = f"group of {strategy.group}" if strategy.group and strategy.group > 1 else ""
    return ", ".join(each for each in (strategy.who, times, minutes, group) if each)


def names_under(signatures: Iterable[Signature]) -> list[dict[str, str]]:
    """Return one line a person, the family first: their latest answer, and their words even where they agreed later."""
    by_person: dict[UUID, list[Signature]] = {}
    for each in signatures:
        by_person.setdefault(each.person_id, []).append(each)
    lines = sorted(by_person.values(), key=lambda those: not Capacity(those[0].capacity).is_family)
    return [_name(those) for those in lines[:MOST_NAMES]]


def _name(those: list[Signature]) -> dict[str, str]:
    latest = those[-1]
    return {
        "name": f"{latest.name}, {Capacity(latest.capacity).words}",
        "signed": "Agreed" if latest.agreed else "Not agreed",
        "day": f"{latest.day:%-d %b %Y}",
        "words": next((each.words for each in reversed(those) if each.words), ""),
    }
