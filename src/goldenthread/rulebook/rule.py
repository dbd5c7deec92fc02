"""A rule: what is asked, on whose authority, in which words of which instrument, and from when to when.

Only an Act or regulations can be breached. What is good practice or a proposal never speaks as law does.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations
from typing import Final

from goldenthread.rulebook.time import Period, how_long, long_date

__all__ = [
    "CURRENT_LAW",
    "Authority",
    "Citation",
    "Pack",
    "Period",
    "Rule",
    "TwoAtOnce",
    "UnknownRule",
    "act",
    "code",
    "pack_in_force",
    "practice",
    "proposal",
    "regulations",
]

CURRENT_LAW: Final = "current law"


class TwoAtOnce(ValueError):
    """Two wordings of one rule are in force on the same day."""


class UnknownRule(LookupError):
    """There is no such rule."""


class Authority(StrEnum):
    """What stands behind a rule, from what binds to what is only proposed."""

    ACT = "act"
    REGULATIONS = "regulations"
    CODE = "code"
    PRACTICE = "practice"
    PROPOSAL = "proposal"

    @property
    def label(self) -> str:
        """Name the authority in words."""
        return _LABELS[self]

    @property
    def is_law(self) -> bool:
        """Say whether missing this rule breaks the law."""
        return self in (Authority.ACT, Authority.REGULATIONS)


_LABELS: Final = {
    Authority.ACT: "Act of Parliament",
    Authority.REGULATIONS: "Regulations",
    Authority.CODE: "Statutory guidance",
    Authority.PRACTICE: "Good practice",
    Authority.PROPOSAL: "Proposal",
}

_LATER_THAN: Final = {
    Authority.CODE: "later than the statutory guidance says it should be",
    Authority.PRACTICE: "later than good practice suggests",
    Authority.PROPOSAL: "later than a proposal, not in force, would have it",
}


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a rule is written, with the authority of that place."""

    instrument: str
    provision: str
    authority: Authority
    url: str | None = None

    def __str__(self) -> str:
        return f"{self.instrument}, {self.provision}"


def act(provision: str, *, of: str = "Children and Families Act 2014", url: str | None = None) -> Citation:
    """Cite an Act of Parliament."""
    return Citation(of, provision, Authority.ACT, url)


def regulations(provision: str, *, of: str = "SEND Regulations 2014", url: str | None = None) -> Citation:
    """Cite regulations, or the rules of a tribunal."""
    return Citation(of, provision, Authority.REGULATIONS, url)


def code(provision: str, *, of: str = "SEND Code of Practice 2015", url: str | None = None) -> Citation:
    """Cite the Code or other statutory guidance."""
    return Citation(of, provision, Authority.CODE, url)


def practice(provision: str, *, of: str = "Good practice", url: str | None = None) -> Citation:
    """Cite good practice, or an area's own promise."""
    return Citation(of, provision, Authority.PRACTICE, url)


def proposal(provision: str, *, of: str = "Proposal", url: str | None = None) -> Citation:
    """Cite what has been proposed and is not in force."""
    return Citation(of, provision, Authority.PROPOSAL, url)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One thing that must or should be done, where it is written, and when it applies."""

    id: str
    title: str
    source: Citation
    in_force: Period

    @property
    def authority(self) -> Authority:
        """Say what stands behind the rule."""
        return self.source.authority

    def in_force_on(self, day: date) -> bool:
        """Say whether the rule applies on a day."""
        return self.in_force.contains(day)

    def late_in_words(self, days: int, due: date | None = None) -> str:
        """Say how late something is, and only of an Act or regulations that it is a breach of the law.

        From a year on it is told in years and months, where the due day is known from which they are counted.
        """
        if days < 1:
            return "Not late."
        late = how_long(due, days) if due else f"{days} day{'' if days == 1 else 's'}"
        if self.authority.is_law:
            return f"{late} late: a breach of the law ({self.source})."
        # No free text here: a title or an instrument could carry words that only the law may use.
        return f"{late} {_LATER_THAN[self.authority]}."


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """A set of rules that came in together, from a day on; a rule may have successors, never two at once."""

    name: str
    title: str
    rules: tuple[Rule, ...]
    in_force_from: date

    def __post_init__(self) -> None:
        for one, other in combinations(self.rules, 2):
            if one.id == other.id and _overlap(one.in_force, other.in_force):
                raise TwoAtOnce(
                    f"Rule {one.id} stands twice in “{self.title}” for the same days. "
                    "End one before the other begins."
                )

    def rules_on(self, day: date) -> tuple[Rule, ...]:
        """Select the rules in force on a day."""
        if day < self.in_force_from:
            return ()
        return tuple(rule for rule in self.rules if rule.in_force_on(day))

    def rule(self, rule_id: str, *, on: date) -> Rule:
        """Find a rule by its id, in the wording of a day."""
        for rule in self.rules_on(on):
            if rule.id == rule_id:
                return rule
        raise UnknownRule(
            f"“{self.title}” has no rule {rule_id} in force on {long_date(on)}. Check the id and the day."
        )


def pack_in_force(packs: Iterable[Pack], *, on: date, name: str = CURRENT_LAW) -> Pack:
    """Choose the latest pack of a name to be in force by a day; current law unless another is named."""
    known = [pack for pack in packs if pack.name == name and pack.in_force_from <= on]
    if not known:
        raise UnknownRule(
            f"No pack of rules called “{name}” is in force on {long_date(on)}. Check the name and the day."
        )
    return max(known, key=lambda pack: pack.in_force_from)


def _overlap(one: Period, other: Period) -> bool:
    return one.contains(other.begins) or other.contains(one.begins)
