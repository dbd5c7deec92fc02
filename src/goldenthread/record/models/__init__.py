"""What is kept about a child: the chain, and the rows that follow from it."""

from goldenthread.record.models.cases import Case, Deadline
from goldenthread.record.models.chain import Event
from goldenthread.record.models.child import Child, ChildOwned, Identifier
from goldenthread.record.models.circle import FAMILY_ROLES, Answer, Bar, Relationship, Role, Sees
from goldenthread.record.models.documents import Document, Scan
from goldenthread.record.models.drafts import Draft
from goldenthread.record.models.identities import SealedMark, Sealing
from goldenthread.record.models.questions import LookQuestion
from goldenthread.record.models.sealed import Compartment, DataKey
from goldenthread.record.models.sheltering import Marks, Shelter, Trusted, Whereabouts
from goldenthread.record.models.tombstones import Tombstone

__all__ = [
    "FAMILY_ROLES",
    "Answer",
    "Bar",
    "Case",
    "Child",
    "ChildOwned",
    "Compartment",
    "DataKey",
    "Deadline",
    "Document",
    "Draft",
    "Event",
    "Identifier",
    "LookQuestion",
    "Marks",
    "Relationship",
    "Role",
    "Scan",
    "SealedMark",
    "Sealing",
    "Sees",
    "Shelter",
    "Tombstone",
    "Trusted",
    "Whereabouts",
]
