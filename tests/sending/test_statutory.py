"""Letters that the law requires leave by the same gate."""

import pytest
from django.core import mail

from goldenthread.assessments.verbs import deciding, requesting
from goldenthread.record.documents import store
from goldenthread.record.models import Role
from goldenthread.sending.models import Sending
from goldenthread.sending.outbox import post_all
from goldenthread.sending.reading import words_in
from tests import factories
from tests.assessments.situations import around
from tests.sending.arranging import later

pytestmark = pytest.mark.django_db


@pytest.mark.security("S073", "S109")
def test_each_parent_gets_a_decision_as_a_letter_of_their_own():
    about = around()
    father = factories.person("Obi Okoye")
    factories.join(about.child, Role.PARENT, father)
    case = requesting.request_assessment(
        child=about.child.pk, why_now="She falls behind", by=about.parent, on=factories.TODAY
    )
    deciding.agree_to_assess(
        case=case, reasons="She may need a plan", by=about.caseworker, on=factories.TODAY
    )
    post_all(at=later())
    letters = {each.name: each for each in Sending.objects.filter(title="We will assess")}
    his = words_in(store().get(letters["Obi Okoye"].sha256))

    assert {each.state for each in letters.values()} == {"sent"}
    assert letters["Obi Okoye"].sha256 != letters["Ngozi Okoye"].sha256
    assert "Ngozi" not in his
    assert {address for message in mail.outbox for address in message.to} == {
        each.address for each in letters.values()
    }


def test_a_parent_of_whom_responsibility_is_not_known_gets_no_decision():
    about = around()
    factories.join(about.child, Role.PARENT, factories.person("Obi Okoye"), responsibility="unknown")
    requesting.request_assessment(
        child=about.child.pk, why_now="She falls behind", by=about.parent, on=factories.TODAY
    )

    assert {each.name for each in Sending.objects.all()} == {"Ngozi Okoye"}
