"""The choices of this room's papers, in the order in which they are offered."""

from django.utils.text import capfirst

from goldenthread.record.models import Whereabouts
from goldenthread.safeguarding.models import Note

KINDS_OF_REACH = [(kind.value, capfirst(kind.label)) for kind in Whereabouts.Kind]
KINDS_OF_NOTE = [(kind.value, kind.label) for kind in Note.Kind]
