"""A request from someone who has come through the door."""

from django.http import HttpRequest

from goldenthread.access.actors import Actor
from goldenthread.access.models import Person


class ActingRequest(HttpRequest):
    """A request whose sender is signed in and acts in one capacity."""

    actor: Actor
    user: Person
