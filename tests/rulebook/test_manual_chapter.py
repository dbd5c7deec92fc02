"""One chapter of the manual, whole, for a process small enough to read."""

from goldenthread.rulebook.manual import chapter_on, manual
from goldenthread.rulebook.process import Clock, Party, Process, Right, State, Step, Window
from goldenthread.rulebook.processes.annual_review import AnnualReview
from goldenthread.rulebook.processes.exceptions import MISSED_APPOINTMENT
from goldenthread.rulebook.rule import act, practice
from goldenthread.rulebook.time import days, weeks

ASK, TELL = Right("ask again", act("s.1")), Right("tell someone", act("s.2"))


class Loan(Process):
    """The loan of a book."""

    title = "Library loan"
    source = "House rules"

    SHELF = State("The book is on the shelf.")
    LENT = State("The book is lent.", turn=Party.FAMILY, rights=(ASK, TELL))
    BACK = State("The book is back.", ends=True)

    lent = Step("lends the book", by=(Party.SETTING, Party.ADVISER), when=SHELF, to=LENT, per="reader")
    renewed = Step("keeps it longer", by=Party.FAMILY, when=LENT, needs=("why", "how"))
    returned = Step(
        "brings it back", by=Party.FAMILY, when=(LENT, SHELF), to=BACK, waits_for="reading", unless=renewed
    )
    shelved = Step("puts it on the shelf", by=Party.SETTING, when=BACK, waits_for="reading")

    loan = Clock(
        "L-01", "bring the book back", owner=Party.FAMILY, starts=lent, within=weeks(3), met_by=returned,
        stopped_by=(renewed, shelved), source=act("s.1"), per="reader", coming_from=SHELF, note="Ask for longer.",
        excused_by=(MISSED_APPOINTMENT,),
    )  # fmt: skip
    reading = Window(
        "L-02",
        "read it",
        owner=Party.FAMILY,
        starts=(lent, renewed),
        within=days(5),
        source=practice("manners"),
    )


CHAPTER = """
## Library loan

One chapter of the manual, whole, for a process small enough to read.

Called `loan`. Source: House rules.

```mermaid
stateDiagram-v2
    [*] --> shelf
    shelf --> lent: lent
    lent --> back: returned
    shelf --> back: returned
    back --> [*]
```

### Where a case can stand

| State | What is happening | Whose turn | The family may |
| --- | --- | --- | --- |
| `shelf` | The book is on the shelf. |  |  |
| `lent` | The book is lent. | the parent or young person | ACTS |
| `back` | The book is back. |  |  |

### What can happen

| Event | In words | By | From | To | Must say |
| --- | --- | --- | --- | --- | --- |
| `lent` | lends the book | setting, adviser | `shelf` | `lent` | `reader` |
| `renewed` | keeps it longer | family | `lent` |  | `why`, `how` |
| `returned` | brings it back WAITS | family | `lent`, `shelf` | `back` |  |
| `shelved` | puts it on the shelf (once `reading` is over) | setting | `back` |  |  |

### What is due

| Rule | What is due | Owed by | Within | From | Met by | Falls away with | Authority | Source |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
| L-01 | bring the book back | family | 3 weeks | FROM | `returned` | `renewed`, `shelved` | act | CFA s.1 |
| L-02 | read it | family | 5 days | `lent`, `renewed` |  |  | practice | Good practice, manners |

- L-01: Ask for longer.

### When a limit may not apply

An exception adds no days: it records why the limit could not be kept. The thing is still due as soon as
practicable.

| Rule | Ground | In words | Source |
| --- | --- | --- | --- |
| L-01 | missed | the child or young person missed this body’s appointment | SEND Regulations 2014, reg 8(2) |"""
CFA = "Children and Families Act 2014,"
SHORT = {
    " ACTS ": f" ask again ({CFA} s.1); tell someone ({CFA} s.2) ",
    " FROM ": " `lent`, for each reader, coming from `shelf` ",
    " WAITS ": " (once `reading` is over, or sooner after `renewed`) ",
    " CFA ": f" {CFA} ",
}


def test_a_chapter_says_all_there_is_to_say():
    expected = CHAPTER
    for short, whole in SHORT.items():
        expected = expected.replace(short, whole)

    assert list(chapter_on(Loan)) == expected.split("\n")


def test_a_process_without_notes_and_exceptions_ends_with_its_clocks():
    class Bare(Process):
        START = State("Nothing yet.")
        begun = Step("begins", by=Party.FAMILY, when=START)
        wait = Clock("B-01", "wait", owner=Party.FAMILY, starts=begun, within=days(1), source=act("s.1"))

    assert list(chapter_on(Bare))[-1].startswith("| B-01 |")


def test_the_manual_ends_with_the_end_of_a_line():
    told = manual()

    assert told.endswith("\n")
    assert told.splitlines()[-1] == list(chapter_on(AnnualReview))[-1]
