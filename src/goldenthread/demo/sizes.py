"""How large a made-up area is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """So many authorities alike, and in each so many settings of each kind with so many pupils on average.

    `plans` and `support` are the shares of pupils of mainstream settings with an EHC plan and with SEN support.
    """

    authorities: int
    primaries: tuple[int, int]
    secondaries: tuple[int, int]
    specials: tuple[int, int]
    nurseries: tuple[int, int]
    colleges: tuple[int, int]
    plans: float
    support: float
    with_sessions: bool

    @property
    def pupils(self) -> int:
        """Return about how many pupils there are in all."""
        kinds = (self.primaries, self.secondaries, self.specials, self.nurseries, self.colleges)
        return self.authorities * sum(number * pupils for number, pupils in kinds)


SIZES: Final = {
    "small": Size(
        authorities=1, primaries=(9, 215), secondaries=(2, 880), specials=(1, 84), nurseries=(2, 50), colleges=(1, 120),
        plans=0.026, support=0.106, with_sessions=True,
    ),
    "area": Size(
        authorities=1, primaries=(108, 275), secondaries=(26, 1000), specials=(12, 104), nurseries=(20, 45), colleges=(2, 900),
        plans=0.0335, support=0.118, with_sessions=False,
    ),
    "region": Size(
        authorities=10, primaries=(108, 275), secondaries=(26, 1000), specials=(12, 104), nurseries=(20, 45), colleges=(2, 900),
        plans=0.0335, support=0.118, with_sessions=False,
    ),
}  # fmt: skip
