"""What may be done about who works where: ask somebody in, end what they may do, take an invitation back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from goldenthread.access.actors import ENGLAND, Actor, Capacity
from goldenthread.access.ids import new_id
from goldenthread.access.models import Invitation, Person
from goldenthread.access.rulings import Refused
from goldenthread.access.signing import happenings, inviting
from goldenthread.access.signing.sessions import end_all, end_in_capacity
from goldenthread.directory import covering, policies
from goldenthread.directory.models import Post
from goldenthread.directory.queries import KIND, NobodyThere, about_place, invited_to, post_at, posts_at


class LedAlready(Refused):
    """Somebody leads there already: they say themselves who works with them, on the page “People”."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A post that somebody is asked to take: in what capacity, in place of whom, until when."""

    name: str
    email: str
    capacity: Capacity
    last_day: date | None = None
    in_place_of: UUID | None = None


def offer_post(offer: Offer, *, by: Actor) -> inviting.Made:
    """Ask somebody to work at the actor's own place. The post begins when they accept, and not before."""
    policies.may_give(by, offer.capacity).or_refuse()
    return _ask(offer, by)


def offer_first_post(offer: Offer, *, by: Actor) -> inviting.Made:
    """Ask somebody to lead a place where nobody does yet. It is the product that asks, told by whoever installed it."""
    if any(post.capacity in policies.LEADS for post in posts_at(by)):
        raise LedAlready
    known = {"name": by.name, "email": "golden-thread@nobody.invalid", "is_active": False, "password": ""}
    Person.objects.get_or_create(pk=by.person, defaults=known)
    return _ask(offer, by)


def _ask(offer: Offer, by: Actor) -> inviting.Made:
    what = {
        "capacity": offer.capacity.value,
        "setting": str(by.setting) if by.setting else None,
        "authority": by.authority,
        "organisation": by.organisation,
        "last_day": offer.last_day.isoformat() if offer.last_day else None,
        "in_place_of": str(offer.in_place_of) if offer.in_place_of else None,
    }
    return inviting.make(KIND, what, name=offer.name, email=offer.email, by=by, about=about_place(by))


@inviting.gives(KIND)
def take_post(invitation: Invitation, person: Person, at: datetime) -> None:
    """Give whoever accepts the post they were asked to take."""
    told = invitation.gives
    post = Post.objects.create(
        id=new_id(at),
        person=person,
        capacity=told["capacity"],
        setting_id=UUID(told["setting"]) if told["setting"] else None,
        authority_id=told["authority"],
        organisation=told["organisation"],
        begins=at.astimezone(ENGLAND).date(),
        ends=date.fromisoformat(told["last_day"]) if told["last_day"] else None,
    )
    if told["in_place_of"]:
        covering.taken(post, UUID(told["in_place_of"]), at)


def end_post(*, post: UUID, by: Actor) -> Post:
    """End somebody's access now: they are signed out at their next step."""
    found = post_at(reader=by, post=post)
    policies.may_end(by, Capacity(found.capacity), is_own=found.person_id == by.person).or_refuse()
    found.ends = by.today - timedelta(days=1)
    found.save(update_fields=["ends"])
    end_in_capacity(str(found.pk))
    covering.left(found, by)
    return found


def sign_out(*, post: UUID, by: Actor) -> Person:
    """End every session of a colleague, in whatever capacity. They may sign in again."""
    found = post_at(reader=by, post=post)
    policies.may_sign_out(by, is_own=found.person_id == by.person).or_refuse()
    end_all(found.person)
    happenings.note(happenings.What.ENDED, found.person, by.at, by.words)
    return found.person


def withdraw_offer(*, invitation: UUID, by: Actor) -> None:
    """Take back an invitation that nobody has accepted yet."""
    found = next((each for each in invited_to(by) if each.pk == invitation), None)
    if found is None:
        raise NobodyThere
    policies.may_give(by, Capacity(found.gives["capacity"])).or_refuse()
    inviting.withdraw(found, by.at)
