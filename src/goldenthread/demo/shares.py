"""How many children need what, and how long things take: the published figures that the made-up area follows.

DfE, Special educational needs in England 2024/25 and 2025/26; Education, health and care plans 2025; absence data 2022/23
for special educational needs by year and sex. Open Government Licence v3.0. Where nothing is published the figure is ours
and says so.
"""

from __future__ import annotations

from typing import Final

SEN_BY_YEAR: Final = {
    0: 10.0, 1: 13.7, 2: 16.1, 3: 17.9, 4: 19.1, 5: 19.7, 6: 20.2, 7: 18.8, 8: 18.2, 9: 17.9, 10: 16.7, 11: 16.3, 12: 10.0,
    13: 9.0,
}  # fmt: skip
"""Percent of pupils with any SEN by year group; Reception and after Year 11 are ours."""

BOYS_TO_GIRLS: Final = 1.75
"""Boys are named this much more often: 61 % of SEN support, 71 % of plans."""

SUPPORT_NEEDS: Final = {
    "primary": {"SLCN": 33.0, "SEMH": 19.0, "MLD": 18.0, "SPLD": 11.0, "ASD": 8.0, "PD": 3.0, "HI": 2.0, "VI": 1.0, "OTH": 5.0},
    "secondary": {"SLCN": 14.0, "SEMH": 27.0, "MLD": 17.0, "SPLD": 23.0, "ASD": 9.0, "PD": 2.5, "HI": 2.0, "VI": 1.0, "OTH": 4.5},
}
"""Type of need of pupils with SEN support, percent."""

PLAN_NEEDS: Final = {
    4: {"ASD": 30.5, "SLCN": 49.6, "SEMH": 2.6, "MLD": 3.9, "SLD": 2.3, "PD": 3.8, "SPLD": 0.6, "HI": 1.2, "PMLD": 1.8, "OTH": 1.0, "VI": 0.6, "MSI": 0.3},
    7: {"ASD": 31.9, "SLCN": 35.1, "SEMH": 13.7, "MLD": 5.9, "SLD": 2.8, "PD": 3.7, "SPLD": 1.0, "HI": 1.3, "PMLD": 1.5, "OTH": 1.1, "VI": 0.7, "MSI": 0.3},
    10: {"ASD": 32.8, "SLCN": 21.1, "SEMH": 19.8, "MLD": 11.0, "SLD": 3.6, "PD": 3.5, "SPLD": 2.7, "HI": 1.2, "PMLD": 1.3, "OTH": 1.2, "VI": 0.8, "MSI": 0.3},
    13: {"ASD": 31.1, "SLCN": 14.7, "SEMH": 26.1, "MLD": 12.5, "SLD": 3.8, "PD": 3.3, "SPLD": 3.1, "HI": 1.3, "PMLD": 1.2, "OTH": 1.2, "VI": 0.8, "MSI": 0.2},
    16: {"ASD": 30.4, "SLCN": 11.7, "SEMH": 29.6, "MLD": 11.8, "SLD": 4.5, "PD": 4.0, "SPLD": 2.5, "HI": 1.4, "PMLD": 1.2, "OTH": 1.2, "VI": 0.9, "MSI": 0.2},
}  # fmt: skip
"""Primary need of EHC plans by age, percent, January 2025."""

SECOND_NEED: Final = 0.4
YEARS_HELD: Final = {0: 17.8, 1: 14.6, 2: 11.3, 3: 9.4, 4: 8.8, 5: 7.2, 6: 8.9, 7: 8.4, 8: 6.2, 9: 7.3}
"""For how many years plans have been held, percent."""

REQUESTS_A_YEAR: Final = 0.231
"""Requests in a year for each plan in force, the median authority."""

REFUSED: Final = {"F": 0.278, "M": 0.237}
NO_PLAN: Final = 0.061
WITHDRAWN: Final = 0.016
DECIDED_IN_TIME: Final = 0.848
ISSUED_IN_TIME: Final = 0.464
EXCEPTIONS: Final = 0.061
ASKED_BY_FAMILY: Final = 0.35
"""Ours: no national figure was found."""

REVIEW_MISSED: Final = 0.135
BIGGEST_LATENESS: Final = 420
