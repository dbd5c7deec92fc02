"""What can be chosen when something is sent, in the words of the forms."""

from __future__ import annotations

from typing import Final

from django.utils.text import capfirst

from goldenthread.rulebook.disclosure import GROUNDS
from goldenthread.sending.models import Channel, Tag

__all__ = ["CHANNELS", "DISCLOSED", "GROUNDS", "OUTSIDE", "TAGS", "Channel"]

OUTSIDE: Final = "outside"
CHANNELS: Final = [(each.value, capfirst(each.label)) for each in Channel]
DISCLOSED: Final = [("", "This is not a plan"), *GROUNDS.items()]
TAGS: Final = [(each.value, capfirst(each.label)) for each in Tag]
