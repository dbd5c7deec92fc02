"""By which names a person's workplaces are known: none of them belongs in a password."""

from __future__ import annotations

from goldenthread.access.models import Person
from goldenthread.access.signing.passwords import NAMES_OF
from goldenthread.directory.models import Post


def workplaces(person: Person) -> list[str]:
    """Name the settings, services and authorities in which a person holds or held a post."""
    return list(Post.objects.filter(person=person).order_by("pk").values_list("organisation", flat=True))


NAMES_OF.append(workplaces)
