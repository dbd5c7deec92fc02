"""The one-page plan on paper: one A4 page at the longest words the form allows, in any script, readable by machine."""

import io
from dataclasses import replace
from datetime import timedelta

import pikepdf
import pytest

from goldenthread.access.actors import Capacity
from goldenthread.record.models import Role
from goldenthread.support import queries
from goldenthread.support.forms import LINE, SENTENCE, PlanForm
from goldenthread.support.onepage import StrategyWords
from goldenthread.support.printing import plan_on_paper, sheet
from goldenthread.support.verbs import planning
from goldenthread.thread.toolkit import every_strategy
from tests import factories as made
from tests.factories import AT
from tests.support.situations import TODAY, with_concern, with_shared_plan, words

pytestmark = [pytest.mark.django_db]
WIDE = "Wombat mammoth "


def longest(name):
    form = PlanForm(process="first_response", toolkit=[])
    return (WIDE * 40)[: form.fields[name].max_length]


def the_longest_plan():
    strategies = tuple(
        StrategyWords(
            what=longest(f"what_{number}"), who=longest(f"who_{number}"), home=longest(f"home_{number}"),
            times=50, minutes=300, group=30,
        )
        for number in (1, 2, 3)
    )  # fmt: skip
    names = ("good_at", "says", "need", "baseline", "measure", "review_reason")
    change = ("Starts a task alone " * 20)[:150]
    return words(
        **{name: longest(name) for name in names},
        change=change,
        strategies=strategies,
        review_on=TODAY + timedelta(weeks=9),
    )


def printed(family):
    support = queries.support_for(reader=family.teacher, case=family.case)
    return pikepdf.open(io.BytesIO(plan_on_paper(support, setting="Oakfield Primary School", made=AT)))


def signed_by_all(family):
    """Two parents and the child each add all they may, disagree at length and then agree; three of the staff sign."""
    case, father, head = (
        family.case,
        made.person("Chukwuemeka Okoye-Featherstonehaugh"),
        made.person("Head Teacher"),
    )
    made.join(family.child, Role.PARENT, father)
    at_home_and_against = (WIDE * 40)[:SENTENCE]
    relatives = [family.parent, family.young_person, made.actor(Capacity.PARENT, father)]
    for who in relatives:
        planning.add_at_home(case=case, words=at_home_and_against, by=who, on=TODAY)
    planning.share_plan(case=case, seen=family.plan().version, by=family.teacher, on=TODAY)
    for agrees in (False, True):
        for who in relatives:
            told = {"case": case, "seen": family.plan().version, "by": who, "on": TODAY}
            planning.sign(agrees=agrees, words="" if agrees else at_home_and_against, **told)
    staff = replace(family.senco, person=head.pk, name=head.name, capacity=Capacity.HEAD)
    for who in (family.senco, staff):
        planning.co_sign(case=case, by=who, on=TODAY)


@pytest.mark.capability("C015")
def test_the_longest_plan_the_form_allows_is_one_page():
    family = with_concern(given_name="Maximiliana-Theodora", family_name="Featherstonehaugh-Cholmondeley")
    planning.write_plan(case=family.case, words=the_longest_plan(), seen=0, by=family.teacher, on=TODAY)
    signed_by_all(family)

    with printed(family) as pdf:
        assert len(pdf.pages) == 1
        assert [round(float(each)) for each in pdf.pages[0].mediabox[2:]] == [595, 842]


@pytest.mark.parametrize(
    ("given_name", "family_name"),
    [
        ("آمنہ", "خان"),
        ("Олена", "Шевченко"),
        ("ਹਰਪ੍ਰੀਤ", "ਸਿੰਘ"),
        ("আমিনা", "বেগম"),
        ("小明", "王"),
        ("美玲", "陳"),
    ],
)
def test_a_name_in_any_of_our_scripts_is_printed_with_letters_and_no_boxes(given_name, family_name):
    family = with_concern(given_name=given_name, family_name=family_name)
    planning.write_plan(case=family.case, words=words(), seen=0, by=family.teacher, on=TODAY)

    with printed(family) as pdf:
        fonts = {str(each["/BaseFont"]) for each in pdf.objects if _is_font(each)}
        assert len(pdf.pages) == 1
        assert given_name in str(pdf.docinfo.get("/Title", ""))
        assert any("NotoSans" in each for each in fonts)


def _is_font(each):
    return isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/Font" and "/BaseFont" in each


def test_the_page_is_tagged_for_screen_readers_and_says_its_language():
    family = with_concern()
    planning.write_plan(case=family.case, words=words(), seen=0, by=family.teacher, on=TODAY)

    with printed(family) as pdf:
        assert str(pdf.Root.Lang).startswith("en")
        assert bool(pdf.Root.MarkInfo.Marked)
        assert "pdfuaid" in str(pdf.open_metadata())


def test_what_is_typed_is_never_read_as_markup():
    family = with_concern()
    sly = words(need='#panic("no") *bold* $x$ @ref', measure="= Heading")
    planning.write_plan(case=family.case, words=sly, seen=0, by=family.teacher, on=TODAY)

    with printed(family) as pdf:
        assert len(pdf.pages) == 1


def test_nobody_s_name_stands_under_words_changed_since_they_signed():
    family = with_shared_plan()
    changed = words(measure="Something else")
    planning.write_plan(
        case=family.case, words=changed, seen=family.plan().version, by=family.senco, on=TODAY
    )

    told = sheet(queries.support_for(reader=family.teacher, case=family.case), changed, "Oakfield")

    assert told["signatures"] == []
    assert told["footer"] == "Draft, changed since version 1 and not yet shared again"


def test_every_strategy_of_the_toolkit_fits_the_form():
    for strategy in every_strategy().values():
        assert len(strategy.what) <= LINE, strategy.key
        assert len(strategy.home) <= LINE, strategy.key
    assert PlanForm(process="first_response", toolkit=[]).fields["need"].max_length == SENTENCE
