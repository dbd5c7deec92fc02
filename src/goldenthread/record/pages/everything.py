"""The page with everything that happened to a child, and the choices by which it can be filtered."""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.access.actors import Actor
from goldenthread.record.chronology import Asked, Chapter, Choices
from goldenthread.record.pages.timeline import Entry, entries, heading_words

Option = dict[str, object]


@dataclass(frozen=True, slots=True)
class EverythingPage:
    """A part of the timeline, and what it was filtered by."""

    choices: Choices
    chapter: Chapter
    asked: Asked
    reader: Actor

    @property
    def entries(self) -> list[Entry]:
        return entries(self.chapter.events, self.chapter.corrections, self.reader)

    @property
    def is_filtered(self) -> bool:
        return bool(self.asked.heading or self.asked.year or self.asked.person)

    @property
    def headings(self) -> list[Option]:
        return _options(
            "Everything", [(each, heading_words(each)) for each in self.choices.headings], self.asked.heading
        )

    @property
    def years(self) -> list[Option]:
        told = [(str(year), f"September {year} to August {year + 1}") for year in self.choices.years]
        return _options("Every school year", told, str(self.asked.year or ""))

    @property
    def people(self) -> list[Option]:
        told = [(str(person), name) for person, name in self.choices.people]
        return _options("Everyone", told, str(self.asked.person or ""))


def _options(all_of_them: str, told: list[tuple[str, str]], chosen: str) -> list[Option]:
    options: list[Option] = [{"value": "", "text": all_of_them}]
    return options + [{"value": value, "text": words, "selected": value == chosen} for value, words in told]
