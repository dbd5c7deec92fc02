"""Reading everything that is open to somebody: each link from the first page on, each address there is, each letter.

Pages are read as they come: also what stands in attributes and hidden fields, in the names of files, in PDFs, in what a
refusal says, and in where one is sent on to.
"""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html import escape, unescape
from urllib.parse import parse_qsl, unquote, urlencode
from uuid import UUID

from django.http import HttpResponse
from django.test import Client
from django.urls import Resolver404, ResolverMatch, resolve

from goldenthread.access.guards import Guard, Needs, guard_of
from goldenthread.access.models import Person
from goldenthread.access.parts import Act, Errand, Part
from goldenthread.access.rights import may
from goldenthread.access.rulings import Ruling
from goldenthread.record.acting import ways_to_act
from goldenthread.record.models import Identifier
from goldenthread.sending.models import Channel, Sending
from goldenthread.sending.queries import content_of
from goldenthread.sending.reading import words_in
from tests.factories import AT, signed_in
from tests.households.home import Home
from tests.journeys.addresses import every_route, ids_about

_LEADS_TO = re.compile(r'(?:href|src|action|data-[\w-]+)="(/[^"#]*)')
_TAG = re.compile(r"<[^>]*>")
_SPACES = re.compile(r"\s+")
_BY_CHANCE = re.compile(
    r"csrfmiddlewaretoken\" value=\"\w+|(?:csrftoken|sessionid)=\w+|nonce[-=]\"?[\w+/=-]+"
)
"""Long words made by chance for each page, in which a short name can stand."""
_LEFT = ("sent", "delivered")
_ONLY_POSTED: set[object] = set()
_NEVER_FOR_A_SEAT: set[object] = set()
ENOUGH = {"circle:who": 4}
"""Pages that differ in nothing but the part they are about: so many are read."""
ALLOWED = Ruling(True, "")
_SAYS_NOTHING_OF_A_CHILD = frozenset(
    {Errand(part, act) for part in (Part.REFERENCE, Part.STAFF, Part.AGREEMENTS) for act in Act}
    | {Errand(Part.ACCOUNT, Act.WRITE)}
)
AT_MOST = 400
"""Pages that one person reads in one capacity; a family of a few children has about a hundred."""


@dataclass
class Reading:
    """All that one person has read: by where it stood, each in the forms in which a word could be found."""

    read: dict[str, str] = field(default_factory=dict)
    statuses: dict[str, int] = field(default_factory=dict)

    def where(self, mark: str) -> list[str]:
        """Say where a mark stands, if it stands anywhere."""
        wanted = plain(mark)
        return [place for place, words in self.read.items() if wanted in words]


def plain(words: str) -> str:
    """Fold a text, so that a mark is found however it is spaced and written."""
    return _SPACES.sub(" ", words).casefold()


def everything(home: Home, who: str) -> Reading:
    """Read everything that is open to a member of a family, in each capacity in which they can act."""
    person, reading = home.people[who], Reading()
    ways = ways_to_act(person, AT)
    for way in ways:
        browser = signed_in(person)
        browser.post("/act-as", {"way": way.id})
        _read_all(browser, home, reading, f"as {way.words}: " if len(ways) > 1 else "")
    if not ways:
        _read_all(signed_in(person), home, reading, "")
    for place, words in [*_mail_to(home, person), *_letters_to(person)]:
        reading.read[place] = plain(words)
    return reading


def _read_all(browser: Client, home: Home, reading: Reading, as_whom: str) -> None:
    """Follow every link, then try every address that no link led to."""
    known = _known(home)
    links, trying = deque(["/", *LISTS, *_searches(home)]), iter(known.addresses)
    trail = Trail(known.whose)
    while address := links.popleft() if links else next(trying, None):
        if not trail.leads_on_to(address):
            continue
        answer = browser.get(address)
        trail.learns_from(address, answer)
        words = told_by(answer, said_before=address)
        reading.read[as_whom + address] = plain(words)
        reading.statuses[as_whom + address] = answer.status_code
        links += [each for each in links_in(words, answer) if is_worth_reading(each)]


@dataclass(frozen=True)
class Known:
    """The addresses about a family, and of each id that stands in them about which child it is."""

    addresses: list[str]
    whose: dict[object, UUID]


@dataclass
class Trail:
    """Where somebody has been, and what is not worth trying again.

    The door refuses an errand before it looks at what is asked for, and what the register refuses a seat it refuses in
    every family. For whom a child is not there, none of its pages is. What only takes posts shows nothing.
    """

    whose: dict[object, UUID]
    met: set[str] = field(default_factory=set)
    spared: set[object] = field(default_factory=set)
    of_a_kind: Counter[str] = field(default_factory=Counter)
    seats: dict[UUID | None, str] = field(default_factory=dict)

    def leads_on_to(self, address: str) -> bool:
        """Say whether an address is to be read, and note that it was."""
        child, guard, kind = self._about(address)
        known = {(child, guard), (child, guard.is_about_a_child), kind, (self.seats.get(child), guard)}
        too_many = self.of_a_kind[kind] >= ENOUGH.get(kind, AT_MOST)
        if address in self.met or too_many or known & (self.spared | _ONLY_POSTED | _NEVER_FOR_A_SEAT):
            return False
        assert len(self.met) < AT_MOST, "links lead to ever more pages"
        self.met.add(address)
        self.of_a_kind[kind] += 1
        return True

    def learns_from(self, address: str, answer: HttpResponse) -> None:
        """Note who somebody turned out to be, and what they were refused."""
        child, guard, kind = self._about(address)
        request = answer.wsgi_request
        seat = getattr(getattr(request, "actor", None), "seat", "")
        self.seats.setdefault(child, seat)
        if answer.status_code == 405:
            _ONLY_POSTED.add(kind)
        if getattr(request, "ruling", ALLOWED).allowed:
            return
        self.spared.add((child, guard.is_about_a_child if answer.status_code == 404 else guard))
        if seat and guard.is_about_a_child and not may(seat, guard.errand).allowed:
            _NEVER_FOR_A_SEAT.add((seat, guard))

    def _about(self, address: str) -> tuple[UUID | None, Guard, str]:
        found = found_at(address.partition("?")[0])
        assert found is not None
        child = next((self.whose[each] for each in found.kwargs.values() if each in self.whose), None)
        guard = guard_of(found.func)
        assert guard is not None
        return child, guard, found.view_name


def told_by(answer: HttpResponse, *, said_before: str = "") -> str:
    """Return everything an answer says: its headers, and its content in every form in which it could be read.

    What somebody searched for stands in the form again: that they knew before.
    """
    headers = "\n".join(f"{name}: {unquote(value)}" for name, value in answer.headers.items())
    content = b"".join(answer) if answer.streaming else answer.content
    if content.startswith(b"%PDF"):
        return f"{headers}\n{words_in(content)}"
    headers, words = (_BY_CHANCE.sub("", each) for each in (headers, content.decode(errors="replace")))
    for own in (said_before, *(value for _, value in parse_qsl(said_before.partition("?")[2]))):
        words = words.replace(f'value="{escape(own)}"', "")
    words = unescape(words)
    return f"{headers}\n{words}\n{_TAG.sub('', words)}"


def links_in(words: str, answer: HttpResponse) -> Iterator[str]:
    """Yield where a page leads to."""
    if answer.get("Location", "").startswith("/"):
        yield answer["Location"]
    yield from dict.fromkeys(each for each in _LEADS_TO.findall(words) if not each.startswith("//"))


@cache
def found_at(place: str) -> ResolverMatch | None:
    """Say which page stands at an address without its questions."""
    try:
        return resolve(place)
    except Resolver404:
        return None


@cache
def is_worth_reading(address: str) -> bool:
    """Say whether an address may show something of a child: it does so only by a right."""
    found = found_at(address.partition("?")[0])
    guard = guard_of(found.func) if found else None
    return guard is not None and guard.needs is Needs.RIGHT and guard.errand not in _SAYS_NOTHING_OF_A_CHILD


def _known(home: Home) -> Known:
    """Return every address there is, with the id of everything that is on the children's records."""
    if home.known is None:
        about = [(child.pk, ids_about(child)) for child in home.children.values()]
        filled = [address for _, ids in about for route in ROUTES for address in route.filled(ids)]
        home.known = Known(
            [each for each in filled if is_worth_reading(each)],
            {id: child for child, nouns in about for ids in nouns.values() for id in ids},
        )
    return home.known


def _searches(home: Home) -> Iterator[str]:
    """Yield searches for each child, by the names, birthdays and numbers they had at any time."""
    for pupil in home.told.children:
        yield _find(family_name=pupil.family_name, given_name=pupil.given_name)
        yield _find(family_name=pupil.family_name, born=f"{pupil.born:%-d %-m %Y}")
        yield _find(given_name=pupil.known_as or pupil.given_name, born=f"{pupil.born:%-d %-m %Y}")
    for number in Identifier.objects.filter(child__in=home.children.values()).order_by("pk"):
        yield _find(upn=number.value, family_name=number.child.family_name)


def _find(**details: str) -> str:
    told = {}
    for name, value in details.items():
        if name == "born":
            told |= dict(zip(("born-day", "born-month", "born-year"), value.split(), strict=True))
        else:
            told[name] = value
    return f"/find?{urlencode(told)}"


def _mail_to(home: Home, person: Person) -> Iterator[tuple[str, str]]:
    for message in home.mail:
        if person.email in message.recipients():
            yield f"e-mail: {message.subject}", f"{message.subject}\n{message.body}\n{message.extra_headers}"


def _letters_to(person: Person) -> Iterator[tuple[str, str]]:
    """Yield what was posted to somebody on paper, with its envelope."""
    sent = Sending.objects.filter(to_person=person.pk, channel=Channel.POST, state__in=_LEFT)
    for each in sent.order_by("pk"):
        yield f"letter: {each.title}", f"{each.address}\n{words_in(content_of(each))}"


ROUTES = [each for each in every_route() if each.is_about_a_child]
LISTS = [
    address
    for route in every_route()
    if not route.is_about_a_child
    for address in route.filled({})
    if is_worth_reading(address)
]
