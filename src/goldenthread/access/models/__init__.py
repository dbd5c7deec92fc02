"""People who can sign in, what they sign in with, where they are signed in, who was asked to join, looked or sent.

Which children they have to do with is the record's business, not this room's.
"""

from goldenthread.access.models.factors import Factor
from goldenthread.access.models.happenings import SignInEvent
from goldenthread.access.models.invitations import Invitation
from goldenthread.access.models.looks import LookChain, Looked
from goldenthread.access.models.outside import OutsideKey
from goldenthread.access.models.person import Person, PersonManager
from goldenthread.access.models.sent import Sent
from goldenthread.access.models.sessions import SignedIn
from goldenthread.access.models.spending import Spent
from goldenthread.access.models.tries import Try

__all__ = [
    "Factor",
    "Invitation",
    "LookChain",
    "Looked",
    "OutsideKey",
    "Person",
    "PersonManager",
    "Sent",
    "SignInEvent",
    "SignedIn",
    "Spent",
    "Try",
]
