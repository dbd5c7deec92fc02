"""A family as it is made: by the verbs of the rooms, each in the name of whoever did it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.core.mail import EmailMessage
from django.urls import reverse

from goldenthread.access.actors import Actor, Capacity
from goldenthread.access.models import Person
from goldenthread.circle.verbs import bars
from goldenthread.directory.models import Setting
from goldenthread.record import verbs as record
from goldenthread.record.acting import ways_to_act
from goldenthread.record.circle import sight_of
from goldenthread.record.models import Bar, Child, Relationship, Role
from goldenthread.safeguarding.verbs import confiding, notes, whereabouts
from goldenthread.sending import verbs as sending
from goldenthread.sending.models import Channel
from goldenthread.support.verbs import concerns
from tests import factories
from tests.factories import TODAY
from tests.households.household import Household, Member
from tests.sending.papers import page


class Home:
    """A family made from its description, and what its members did, told in the order in which they did it."""

    def __init__(self, told: Household) -> None:
        self.told = told
        self.settings: dict[str, Setting] = {}
        self.children: dict[str, Child] = {}
        self.people: dict[str, Person] = {}
        self.actors: dict[str, Actor] = {}
        self.mail: list[EmailMessage] = []
        self.known: Any = None
        for pupil in told.children:
            self._open(pupil)
        for member in told.members:
            self._arrive(member)
        told.happened(self)

    def _open(self, pupil: Any) -> None:
        at = self.setting(pupil.school) if pupil.school else None
        made = factories.child(
            pupil.given_name, pupil.family_name, born=pupil.born, attends=at, authority=pupil.authority,
            known_as=pupil.known_as,
        )  # fmt: skip
        if pupil.upn:
            factories.write(
                made, lambda w: w.add("record", "number_given", id=w.new_id(), scheme="upn", value=pupil.upn)
            )
        self.children[pupil.given_name] = made

    def _arrive(self, member: Member) -> None:
        who = factories.person(member.name, f"{member.name.replace(' ', '.').lower()}@home.example")
        self.people[member.who] = who
        for job in member.jobs:
            at = self.setting(job.at) if job.at else None
            over = {"ends": job.ends} if job.ends else {}
            if not at:
                over |= {"authority_id": job.authority, "body": job.body}
            factories.post(who, job.capacity, at, **over)
        for tie in member.ties:
            facts = dict(tie.facts)
            if "given_by" in facts:
                facts["given_by"] = self.people[facts["given_by"]].pk
            factories.join(self.child(tie.child), tie.role, who, **facts)
        self.actors[member.who] = self._acting(member, who)

    def _acting(self, member: Member, who: Person) -> Actor:
        if not member.jobs:
            role = next((each.role for each in member.ties), Role.PARENT)
            return factories.actor(Capacity(role.value), who)
        job = member.jobs[0]
        at = self.setting(job.at) if job.at else None
        return factories.actor(
            job.capacity, who, at, authority=at.authority_id if at else job.authority, body=job.body
        )

    def everybody_looks(self) -> None:
        """Everybody opens each record once, as far as they may: so it is written down who looked."""
        for who in self.people.values():
            for way in ways_to_act(who, factories.AT):
                browser = factories.signed_in(who)
                browser.post("/act-as", {"way": way.id})
                for child in self.children.values():
                    browser.get(reverse("record:child", args=[child.pk]))

    def setting(self, name: str) -> Setting:
        """A school by its name."""
        if name not in self.settings:
            self.settings[name] = factories.setting(name, self.told.elsewhere.get(name, factories.AUTHORITY))
        return self.settings[name]

    def child(self, name: str = "") -> Child:
        """A child of the family: the first, unless another is named."""
        return self.children[name] if name else next(iter(self.children.values()))

    def by(self, who: str, child: str = "") -> Actor:
        """Somebody as the door lets them in to a child's record."""
        come = self.actors[who]
        sight = sight_of(come, child=self.child(child).pk)
        assert sight is not None, f"{who} does not sit around the child"
        return replace(come, seat=sight.seat, opened=sight.child, shown=sight.shown)

    def _acts(self, who: str, child: str = "") -> dict[str, Any]:
        return {"child": self.child(child).pk, "by": self.by(who, child), "on": TODAY}

    def tie(self, who: str, child: str = "") -> UUID:
        """What ties somebody to a child today."""
        found = Relationship.objects.filter(child=self.child(child), person=self.people[who], ends=None)
        return found.order_by("begins").values_list("pk", flat=True)[0]

    # What people do.

    def worries(self, who: str, words: str, child: str = "") -> UUID:
        """Somebody raises a concern."""
        return concerns.raise_concern(seen=words, **self._acts(who, child))

    def can_be_reached(self, who: str, kind: str, words: str, *, told_by: str = "", child: str = "") -> None:
        """An adult says how they can be reached; or where the child's home is, if somebody else is to tell it."""
        person = self.people[who].pk if who else None
        whereabouts.tell(kind=kind, words=words, person=person, **self._acts(told_by or who, child))

    def keeps_safe(self, who: str, *named: str, child: str = "") -> None:
        """Where the child lives and learns is kept from everybody who is not named."""
        people = [self.people[each].pk for each in named]
        whereabouts.shelter(reason="They are looked for", named=people, **self._acts(who, child))

    def says(self, who: str, words: str, *, ask_first: bool = False, child: str = "") -> None:
        """What a child says is written down, perhaps to be asked first before a parent reads it."""
        confiding.say(words=words, ask_first=ask_first, **self._acts(who, child))

    def tells_health(self, who: str, words: str, *, for_support: bool = False, child: str = "") -> None:
        """Something about health, for health and the family, or for support too."""
        confiding.tell_health(words=words, for_support=for_support, **self._acts(who, child))

    def notes(self, who: str, words: str, *, about: str = "", call: str = "", child: str = "") -> None:
        """A safeguarding note is written, perhaps about a member of staff, with somebody to call."""
        person = self.people[about].pk if about else None
        kind = "staff" if about else "concern"
        notes.write_note(kind=kind, words=words, about=person, call=call, **self._acts(who, child))

    def brings(
        self,
        who: str,
        name: str,
        words: str = "Nothing else.",
        *,
        kind: str = "report",
        sharing: str = "",
        child: str = "",
    ) -> UUID:
        """A document of one page is brought."""
        return record.add_document(
            content=page(words), name=name, kind=kind, sharing=sharing, **self._acts(who, child)
        )

    def keeps_out(
        self,
        who: str,
        whom: str,
        *,
        order: str = "",
        reason: str = "",
        review_on: date | None = None,
        child: str = "",
    ) -> None:
        """Somebody is kept out of the record: blocked, or by an order of a court."""
        kind = Bar.Kind.ORDER if order else Bar.Kind.BLOCK
        keeping = bars.Keeping(
            person=self.people[whom].pk, kind=kind, order=order, reason=reason, review_on=review_on
        )
        bars.keep_out(keeping=keeping, **self._acts(who, child))

    def is_kin(self, who: str, child: str = "") -> None:
        """Somebody who works here says that they are related to the child."""
        bars.declare_kin(**self._acts(who, child))

    def sends(self, who: str, document: UUID, to: str, *, address: str = "", child: str = "") -> UUID:
        """Somebody makes a document ready for a person of the circle and confirms it."""
        channel = Channel.POST if address else Channel.ONLINE
        made = sending.prepare(
            document=document,
            recipient=self.tie(to, child),
            channel=channel,
            address=address,
            **self._acts(who, child),
        )
        sending.confirm(sending=made, **self._acts(who, child))
        return made

    def leaves(self, who: str, child: str = "", *, on: date | None = None) -> None:
        """A tie of somebody ends: yesterday, unless another day is given."""
        tie = self.tie(who, child)
        day = on or TODAY - timedelta(days=1)
        factories.write(self.child(child), lambda w: w.add("record", "left", id=tie), on=day)

    def joins(self, who: str, role: Any, child: str = "", **facts: Any) -> None:
        """Somebody comes to have to do with a child from today on."""
        factories.join(self.child(child), role, self.people[who], on=TODAY, **facts)
        if not self.actors[who].organisation and not self.actors[who].authority:
            self.actors[who] = factories.actor(Capacity(role.value), self.people[who])
