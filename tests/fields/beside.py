"""What is written beside support and plans: safeguarding, the circle, papers, and requests about information."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final
from uuid import uuid4

from django.urls import reverse

from goldenthread.access.actors import Capacity
from goldenthread.access.models import Looked
from goldenthread.circle.facts import Answer, Bar, Deciding, Purpose, Sees
from goldenthread.circle.verbs import asking, bars, choosing, consenting, people, watching
from goldenthread.privacy import correcting, erasing
from goldenthread.privacy import verbs as privacy
from goldenthread.privacy.events import Asker
from goldenthread.privacy.models import Item
from goldenthread.record import verbs as record
from goldenthread.record.models import Child, Relationship, Role
from goldenthread.safeguarding.models import OwnWords
from goldenthread.safeguarding.verbs import confiding, identities, whereabouts
from goldenthread.sending import verbs as sending
from goldenthread.sending.models import Channel
from tests.factories import TODAY, actor, join, person, post, signed_in
from tests.fields.marking import said
from tests.households.home import Home

BROTHER: Final = "Obi Rae"


def safeguarding(home: Home) -> None:
    """Where the family is, notes, words in confidence and health."""
    home.can_be_reached("parent", "address", "5 Saltersgate Row")
    home.can_be_reached("carer", "phone", "0121 496 0779")
    home.notes("safeguarding_lead", "A note was written", call="Ring Ruth Abara")
    home.says("young_person", said("sealed.own_words.kept"), ask_first=True)
    home.says("class_teacher", said("sealed.own_words.overridden"), ask_first=True)
    kept = OwnWords.objects.filter(child=home.child(), heard_by__startswith="Tom").order_by("pk")[0]
    confiding.override(words=kept.pk, because="To keep somebody safe", **_acts(home, "safeguarding_lead"))
    home.tells_health("health", said("sealed.health.detail"))
    home.tells_health("health", said("sealed.health.support"), for_support=True)


def circle(home: Home) -> None:
    """Facts of an adult, somebody kept out, a watch, consents, a question about a look."""
    tie = Relationship.objects.get(pk=home.tie("parent_reports"))
    facts = people.Facts(
        responsibility=Answer.UNKNOWN, lives_with=Answer.NO, may_be_contacted=Answer.NO, sees=Sees.REPORT,
        reason="Not settled yet", source="Told by mother", evidence="A letter shown",
    )  # fmt: skip
    people.change_facts(tie=tie.pk, facts=facts, seen=tie.version, **_acts(home, "senco"))
    home.people["uncle"] = person("Uncle Somebody")
    join(home.child(), Role.CARER, home.people["uncle"])
    keeping = bars.Keeping(
        person=home.people["uncle"].pk, kind=Bar.Kind.ORDER, order="non_molestation", reason="A court says",
        source="The order itself", household=False,
    )  # fmt: skip
    bars.keep_out(keeping=keeping, **_acts(home, "social_worker"))
    bar = Bar.objects.get(child=home.child())
    bars.ask_to_lift(bar=bar.pk, because="It is over", **_acts(home, "social_worker"))
    watching.watch_closely(yes=True, because="There were rumours", **_acts(home, "head"))
    for purpose in Purpose:
        consenting.agree(purpose=purpose, yes=True, **_acts(home, "parent"))
    signed_in(home.people["class_teacher"]).get(reverse("record:child", args=[home.child().pk]))
    look = (
        Looked.objects.filter(child_id=home.child().pk, name__startswith="Tom")
        .order_by("pk")
        .values_list("pk", flat=True)[0]
    )
    asked = record.ask_about_look(
        look=look, about="A look then", question="Why was that", **_acts(home, "parent")
    )
    record.explain_look(question=asked, answer="For a meeting", **_acts(home, "manager"))


def strangers(home: Home) -> None:
    """Two who ask to read the record: one is not let in, one waits."""
    child = Child.objects.get(pk=home.child().pk)
    for name in ("Nadia Stranger", "Omar Stranger"):
        who, key = person(name), uuid4()
        post(who, Capacity.HEALTH, authority_id="")
        wanting = asking.Wanting(
            given_name=child.given_name, family_name=child.family_name, born=child.born,
            purpose="Therapy each week", reason="They begin soon", until=TODAY + timedelta(days=90),
        )  # fmt: skip
        asking.ask_for_access(
            wanting=wanting, by=actor(Capacity.HEALTH, who, authority=""), on=TODAY, key=key
        )
        if name.startswith("Nadia"):
            asking.keep_away(asked=key, because="Not one of ours", tell=True, **_acts(home, "senco"))


def papers(home: Home) -> None:
    """Documents, and what went out."""
    made = home.brings("senco", "Report of spring", said("file.open"))
    home.brings("senco", "Report kept apart", said("file.professionals"), sharing="professionals")
    home.brings("parent", "Letter of complaint", said("file.complaint"), kind="complaint")
    home.sends("senco", made, "parent")
    outside = sending.addressed_outside("Otto Outside", "A charity worker", "1 Other Street")
    sent = sending.prepare(
        document=made,
        recipient=None,
        outside=outside,
        channel=Channel.POST,
        because="They asked for it",
        **_acts(home, "senco"),
    )
    sending.confirm(sending=sent, **_acts(home, "senco"))
    sending.send_back(sending=sent, why="Not this one", **_acts(home, "head"))


def requests(home: Home) -> None:
    """A request for everything, a correction, a hold."""
    asker = Asker(
        name="Ngozi Somebody",
        relation="A parent here",
        proof="Signed in here",
        person=home.people["parent"].pk,
        address="5 Saltersgate Row",
    )
    asking = privacy.receive(
        asker=asker, about="child", words="Everything you hold", received=TODAY, **_acts(home, "caseworker")
    )
    answers = dict.fromkeys(
        ("responsibility", "competence", "wishes", "interests", "order"), "It was weighed"
    )
    privacy.consider(asking=asking, answers=answers, **_acts(home, "caseworker"))
    privacy.extend(asking=asking, because="It is long", **_acts(home, "caseworker"))
    privacy.gather(asking=asking, **_acts(home, "caseworker"))
    item = Item.objects.filter(request_id=asking).order_by("pk")[0]
    privacy.mark(
        asking=asking, items=(item.pk,), mark="redact", remove=("some words",), **_acts(home, "caseworker")
    )
    judged = privacy.queries.items_to_judge(reader=home.by("manager"), child=home.child().pk)[:1]
    privacy.give_opinion(
        items=tuple(each.pk for each in judged), opinion="Nothing here harms", **_acts(home, "manager")
    )
    wrong = correcting.ask(
        kind="fact", where="On the first page", words="Her name is wrong", **_acts(home, "parent")
    )
    correcting.put_right(
        correction=wrong, fact="known_as", new="Amy Ray", answer="It is mended", **_acts(home, "caseworker")
    )
    other = privacy.receive(
        asker=asker, about="self", words="Mine as well", received=TODAY, **_acts(home, "caseworker")
    )
    privacy.close(asking=other, because="Asked for twice", **_acts(home, "caseworker"))
    kept = correcting.ask(
        kind="opinion", where="In the report", words="That is unkind", **_acts(home, "parent")
    )
    correcting.attach(correction=kept, answer="It stands beside", **_acts(home, "caseworker"))
    erasing.hold(ground="inquiry", because="An inquiry asks", **_acts(home, "manager"))


def older_brother(home: Home) -> None:
    """What can only be written of a brother who is of age, and kept safe."""
    found = choosing.Found(
        deciding=Deciding.WHO_SEES,
        can_decide=False,
        how_known="A doctor said so",
        review_on=TODAY + timedelta(days=90),
    )
    choosing.decide_capacity(found=found, choices={}, **_acts(home, "manager", BROTHER))
    home.can_be_reached("parent", "address", "77 Hiddenhurst Row", child=BROTHER)
    whereabouts.shelter(
        reason="They are looked for",
        named=[home.people["parent"].pk],
        **_acts(home, "social_worker", BROTHER),
    )
    identities.ask(
        kind="adoption", given_name="New Name", family_name="Newer Name", **_acts(home, "manager", BROTHER)
    )


def _acts(home: Home, who: str, child: str = "") -> dict[str, Any]:
    return {"child": home.child(child).pk, "by": home.by(who, child), "on": TODAY}
