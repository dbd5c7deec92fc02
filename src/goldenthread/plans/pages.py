"""What the pages of a plan show: the working copy with gentle questions beside each line, and versions to read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from uuid import UUID

from goldenthread.access.actors import Actor
from goldenthread.assessments import policies as authority
from goldenthread.assessments import queries as assessments
from goldenthread.assessments.holding import shown_to_all
from goldenthread.assessments.models import Advice
from goldenthread.assessments.pages import Act, adds_acts
from goldenthread.plans import policies
from goldenthread.plans.content import Content, in_the_plan
from goldenthread.plans.reading import how
from goldenthread.record.models import Case
from goldenthread.rulebook import plan_quality as quality
from goldenthread.rulebook.advice import body_words
from goldenthread.rulebook.plan_quality import SECTIONS, WRITTEN_AS_TEXT, Notice
from goldenthread.rulebook.standing import Standing
from goldenthread.thread.models import Plan
from goldenthread.thread.strands import Need, Outcome, Provision, Thread, Voice


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the working copy: its strand, how it is said, where it came from and what a reader would ask."""

    id: UUID
    words: str
    details: str = ""
    source: str = ""
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class OutcomeLines:
    """An outcome and the provision for it."""

    line: Line
    provisions: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class NeedLines:
    """A need with what is to change and what is given for it: Sections B, E and F side by side."""

    line: Line
    outcomes: tuple[OutcomeLines, ...]


@dataclass(frozen=True, slots=True)
class Offered:
    """A line of advice that can go into the plan as it is."""

    words: str
    kind: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftPage:
    """The working copy."""

    case: Case
    plan: Plan
    voices: tuple[Voice, ...]
    needs: tuple[NeedLines, ...]
    loose: tuple[Line, ...]
    texts: tuple[tuple[str, str, str], ...]
    left_out: tuple[Line, ...]
    offered: tuple[Offered, ...]
    questions: int
    can_send: bool
    can_finish: bool


def draft_page(case: Case, plan: Plan, thread: Thread, *, standing: Standing) -> DraftPage:
    """Gather the working copy with its questions."""
    content = Content.read(plan.content)
    taken = in_the_plan(thread, content)
    needs = tuple(_need(taken, each, content) for each in taken.needs)
    loose = tuple(
        _provision(each, content, linked=False) for each in taken.provisions if each.outcome is None
    )
    return DraftPage(
        case=case,
        plan=plan,
        voices=taken.voices,
        needs=needs,
        loose=loose,
        texts=tuple((name, SECTIONS[name], content.texts.get(name, "")) for name in WRITTEN_AS_TEXT),
        left_out=tuple(_left_out(thread, content)),
        offered=tuple(_offered(assessments.advice_in(case), thread, content)),
        questions=sum(len(line.notices) for line in (*_lines(needs), *loose)),
        can_send=standing.may("draft_served") is not None,
        can_finish=standing.may("finalised") is not None,
    )


def _need(thread: Thread, need: Need, content: Content) -> NeedLines:
    outcomes = tuple(_outcome(thread, each, content) for each in thread.outcomes_of(need.id))
    given = sum(len(each.provisions) for each in outcomes)
    asks = (*quality.line_notices(need.words), *_one(quality.need_without_provision(provisions=given)))
    return NeedLines(
        Line(need.id, need.words, str(need.area or ""), _source(content, need.id), asks), outcomes
    )


def _outcome(thread: Thread, outcome: Outcome, content: Content) -> OutcomeLines:
    by_when = f"{outcome.by_when:%-d %B %Y}" if outcome.by_when else ""
    asks = _one(quality.goal_unmeasured(by_when=by_when, measured_by=outcome.measure))
    told = "; ".join(part for part in (f"by {by_when}" if by_when else "", outcome.measure) if part)
    line = Line(outcome.id, outcome.words, told, _source(content, outcome.id), asks)
    return OutcomeLines(line, tuple(_provision(each, content) for each in thread.provisions_of(outcome.id)))


def _provision(provision: Provision, content: Content, *, linked: bool = True) -> Line:
    often = str(provision.times_a_week or "")
    long = str(provision.minutes or "")
    asks = (
        *quality.line_notices(provision.words),
        *_one(quality.unmeasured(words=provision.words, who=provision.who, how_often=often, how_long=long)),
        *_one(quality.provision_without_need(answers_a_need=linked)),
    )
    return Line(provision.id, provision.words, how(asdict(provision)), _source(content, provision.id), asks)


def _source(content: Content, strand: UUID) -> str:
    return content.sources.get(str(strand), "")


def _one(notice: Notice | None) -> tuple[Notice, ...]:
    return (notice,) if notice else ()


def _lines(needs: Iterable[NeedLines]) -> Iterable[Line]:
    for need in needs:
        yield need.line
        for outcome in need.outcomes:
            yield outcome.line
            yield from outcome.provisions


def _left_out(thread: Thread, content: Content) -> Iterable[Line]:
    for strand in (*thread.voices, *thread.needs, *thread.outcomes, *thread.provisions):
        if str(strand.id) in content.left_out:
            yield Line(strand.id, strand.words)


def _offered(advice: Iterable[Advice], thread: Thread, content: Content) -> Iterable[Offered]:
    """Offer each line of advice that nobody has taken into the thread yet."""
    there = {strand.words.strip() for strand in (*thread.needs, *thread.outcomes, *thread.provisions)}
    there |= {line.strip() for text in content.texts.values() for line in text.splitlines()}
    for each in advice:
        source = f"{each.given_by}, {body_words(each.body)}"
        for part, text in shown_to_all(each).items():
            kind = part.removesuffix("s")
            for words in filter(None, map(str.strip, text.splitlines())):
                if words not in there:
                    yield Offered(words, kind, source)


@adds_acts
def acts(case: Case, standing: Standing, reader: Actor) -> Iterable[Act]:
    """Say what people may do with the plan, for the page of the assessment."""
    if policies.may_write(reader, case).allowed:
        yield Act("plans:draft", "Write the plan")
        yield Act("plans:consultations", "Consult schools and colleges")
    if authority.may_act_for_the_authority(reader, case, standing, "finalised").allowed:
        yield Act("plans:final", "Make the plan final")
    if policies.may_answer(reader, case.child, standing).allowed:
        yield Act("plans:answer", "Answer the draft plan")
    if any(event.name == "draft_served" for event in standing.events):
        yield Act("plans:plan", "Read the plan")
