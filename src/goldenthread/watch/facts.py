"""The words in which people are asked about what is watched."""

from goldenthread.directory.models import Agreement
from goldenthread.watch.models import Alert, Opening, Reason

__all__ = ["Alert", "Found", "Opening", "Party", "Reason"]

Found = Alert.Found
Party = Agreement.Party
