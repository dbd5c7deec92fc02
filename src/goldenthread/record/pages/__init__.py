"""What the pages about a child show: the record's own parts, its timeline and its dates, as frozen read models."""

from goldenthread.record.pages.circle import circle_part
from goldenthread.record.pages.documents import documents_part
from goldenthread.record.pages.heading import Heading, heading_of
from goldenthread.record.pages.looking import looks_part
from goldenthread.record.pages.now import now_part
from goldenthread.record.pages.timeline import timeline_part

__all__ = [
    "Heading",
    "circle_part",
    "documents_part",
    "heading_of",
    "looks_part",
    "now_part",
    "timeline_part",
]
