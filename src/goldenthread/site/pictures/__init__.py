"""Pictures of a child's record, drawn as SVG on the server: no script, no inline style, readable without colour.

Each has its words beside it as a function, for the text a page prints and a screen reader reads. They take plain
values, dictionaries or any object with the same names, so that no room has to know of them.
"""

from goldenthread.site.pictures.clock import clock_bar, clock_words
from goldenthread.site.pictures.queue import queue_words, week_queue
from goldenthread.site.pictures.thread import delivered, delivered_words, thread_picture, thread_words
from goldenthread.site.pictures.year import year_strip, year_words

__all__ = [
    "clock_bar",
    "clock_words",
    "delivered",
    "delivered_words",
    "queue_words",
    "thread_picture",
    "thread_words",
    "week_queue",
    "year_strip",
    "year_words",
]
