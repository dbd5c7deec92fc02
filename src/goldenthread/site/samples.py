"""Invented facts the gallery shows: one child, her clocks, her thread, her year, a queue and a worklist."""

from datetime import date, timedelta

from django.utils.html import format_html
from django.utils.safestring import SafeString

from goldenthread.site.components import tag

__all__ = [
    "CARD", "CLOCKS", "CLOCK_DUE", "CLOCK_START", "CRUMBS", "EVENTS", "FACTS", "HEAD", "LONG_FACTS", "PHASE",
    "QUEUE", "ROWS", "STRANDS", "TASKS", "TEXTS", "TODAY", "YEAR_BEGINS", "YEAR_ENDS",
]  # fmt: skip

TODAY = date(2026, 3, 3)
YEAR_BEGINS, YEAR_ENDS = date(2025, 9, 1), date(2026, 8, 31)
CLOCK_START, CLOCK_DUE = date(2026, 1, 31), date(2026, 3, 14)
CRUMBS = [{"text": "My class", "href": "/gallery/parts"}, {"text": "Amara"}]
CARD = {"title": {"text": "At home"}, "actions": {"items": [{"href": "#", "text": "Change"}]}}
PHASE = {"text": "New"}
TEXTS = [
    {
        "label": "What we will try",
        "theirs": "Picture steps on her desk.\nA timer for each task.",
        "yours": "Picture steps on her desk and at home.",
    }
]
SUBMISSION = "0196a1f0-0000-7000-8000-000000000001"
PLACES = [("class", "In class"), ("play", "At play"), ("home", "At home"), ("way", "On the way to school")]
TOLD = [
    ("parent", "Her mother or father"),
    ("senco", "The SENCO"),
    ("nobody", "Nobody yet"),
    ("other", "Someone else"),
]
YEARS = [("", "---------"), ("1", "Year 1"), ("2", "Year 2"), ("3", "Year 3")]
WRONG = {
    "version": "3",
    "submission": SUBMISSION,
    "child": "Amara",
    "seen": "",
    "noticed-day": "31",
    "noticed-month": "Feb",
    "noticed-year": "2026",
    "shows": ["class"],
    "told": "other",
    "minutes": "two",
    "email": "not an address",
}

FACTS = [
    {"key": "Name", "value": "Amara Okonkwo-Featherstone"},
    {"key": "Year", "value": "Year 2, Mrs Patel’s class"},
    {
        "key": "Named contact",
        "value": "Mrs Patel",
        "actions": {"items": [{"href": "#", "text": "Change", "visually_hidden_text": "named contact"}]},
    },
]
LONG_FACTS = [
    {"key": "Full name", "value": "Maximiliana-Theodora Featherstonehaugh-Cholmondeley de la Croix"}
]
TASKS = [
    {"title": "What you saw", "href": "#", "status": "Done"},
    {
        "title": "What you have tried",
        "href": "#",
        "status": {"tag": {"text": "To do", "classes": "govuk-tag--blue"}},
    },
    {"title": "Send it", "hint": "When the rest is done", "status": "Not yet"},
]

STRANDS = [
    {
        "kind": "need",
        "words": "Following instructions",
        "children": [
            {
                "kind": "outcome",
                "words": "Waits for her turn in a game",
                "note": "By Easter",
                "children": [
                    {
                        "kind": "provision",
                        "words": "Picture steps on her desk",
                        "note": "Daily",
                        "done": 4,
                        "planned": 5,
                    },
                    {
                        "kind": "provision",
                        "words": "Small group with Mr Lewis",
                        "note": "Tuesday and Thursday",
                        "done": 2,
                        "planned": 4,
                    },
                ],
            },
            {
                "kind": "outcome",
                "words": "Starts a task within two minutes",
                "note": "By half term",
                "children": [
                    {
                        "kind": "provision",
                        "words": "A five-minute timer",
                        "note": "Every lesson",
                        "done": 31,
                        "planned": 40,
                    }
                ],
            },
        ],
    },
    {
        "kind": "need",
        "words": "Making friends",
        "children": [
            {"kind": "outcome", "words": "Has someone to play with at lunch", "note": "By summer"},
        ],
    },
]

EVENTS = [
    {"on": date(2025, 9, 12), "kind": "voice", "words": "Amara said what she likes"},
    {"on": date(2025, 10, 6), "kind": "concern", "words": "Mrs Patel raised a concern"},
    {"on": date(2025, 10, 17), "kind": "plan", "words": "The one-page plan was agreed"},
    *(
        {"on": date(2025, 10, 20) + timedelta(days=7 * week), "kind": "help", "words": "Small group"}
        for week in range(18)
    ),
    {"on": date(2025, 11, 24), "kind": "review", "words": "First review"},
    {"on": date(2026, 1, 12), "kind": "plan", "words": "A second plan was agreed"},
    {"on": date(2026, 2, 9), "kind": "voice", "words": "Amara said the timer helps"},
    {"on": date(2026, 2, 20), "kind": "review", "words": "Second review"},
]
CLOCKS = [
    {
        "starts": date(2025, 10, 6),
        "due": date(2025, 10, 20),
        "met": date(2025, 10, 17),
        "words": "First Response",
    },
    {
        "starts": date(2025, 10, 17),
        "due": date(2025, 11, 28),
        "met": date(2025, 11, 24),
        "words": "Review of the plan",
    },
    {
        "starts": date(2026, 1, 12),
        "due": date(2026, 2, 23),
        "met": None,
        "words": "Review of the second plan",
    },
    {"starts": date(2026, 2, 20), "due": date(2026, 7, 10), "met": None, "words": "Needs assessment"},
]
QUEUE = [
    {"words": str(week), "count": count, "late": week > 20}
    for week, count in enumerate(
        (4, 7, 5, 9, 6, 11, 3, 2, 5, 8, 4, 6, 2, 5, 7, 3, 1, 6, 4, 12, 3, 0, 1, 2), 1
    )
]


def _state(late: int) -> SafeString:
    if late > 0:
        return tag(text=f"{late} days late", classes="govuk-tag--red")
    return tag(text=f"{-late} days left", classes="govuk-tag--teal")


NAMES = (
    "Amara Okonkwo",
    "Zofia Nowak",
    "Muhammad-Ibrahim Al-Farouqi",
    "Li Wei",
    "Saoirse O’Neill",
    "Oliver Ward",
)
HEAD = ["Child", "What is due", "Due", "State", "Who has it", {"text": "Week", "format": "numeric"}]
ROWS = [
    [
        {"html": format_html('<a class="govuk-link" href="#">{}</a>', NAMES[row % len(NAMES)])},
        ("Decide whether to assess", "Chase advice from health", "Send the draft plan")[row % 3],
        f"{row % 27 + 1} March 2026",
        {"html": _state(9 - row)},
        ("You", "Dr Shah, paediatrics", "Oakfield Primary")[row % 3],
        {"text": str(20 - row // 2), "format": "numeric"},
    ]
    for row in range(30)
]
