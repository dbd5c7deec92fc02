"""The thread: what a child needs, what is to change, what helps, and whether the help came.

It is a list of real words, drawn as a tree by the style sheet: side by side on a screen, one under the other on a
phone. Each strand has `kind` (voice, need, outcome, provision), `words`, and perhaps `note`, `href`, `done` and
`planned` (times help was given, of those promised) and `children`.
"""

from collections.abc import Iterable
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst

from goldenthread.site.components.markup import escaped
from goldenthread.site.pictures.drawing import read

KINDS = {"voice": "Their words", "need": "Need", "outcome": "Goal", "provision": "Help"}
MOST_DOTS = 10


def thread_picture(strands: Iterable[Any]) -> SafeString:
    """Draw strands and all that grows from them."""
    return mark_safe(f'<div class="gt-picture gt-weave">{_branches(strands)}</div>')


def _branches(strands: Iterable[Any]) -> str:
    items = "".join(f'<li class="gt-weave__strand">{_knot(each)}{_grown(each)}</li>' for each in strands)
    return f'<ul class="gt-weave__list">{items}</ul>' if items else ""


def _grown(strand: Any) -> str:
    return _branches(read(strand, "children") or ())


def _knot(strand: Any) -> str:
    kind = str(read(strand, "kind", "need"))
    words, href, note = escaped(read(strand, "words")), read(strand, "href"), read(strand, "note")
    if href:
        words = f'<a class="govuk-link" href="{escaped(href)}">{words}</a>'
    planned = read(strand, "planned")
    return (
        f'<div class="gt-weave__knot gt-weave__knot--{escaped(kind)}">'
        f'<span class="gt-weave__kind">{escaped(KINDS.get(kind, capfirst(kind)))}</span> '
        f'<span class="gt-weave__words">{words}</span>'
        + (f' <span class="gt-weave__note">{escaped(note)}</span>' if note else "")
        + (f" {delivered(read(strand, 'done') or 0, planned)}" if planned else "")
        + "</div>"
    )


def delivered(done: int, planned: int) -> SafeString:
    """Draw how often help was given of the times promised: full dots and empty ones, and the count."""
    words = delivered_words(done, planned)
    return mark_safe(
        f'<span class="gt-given">{_dots(done, planned)}<span class="gt-given__count">{escaped(words)}</span></span>'
    )


def _dots(done: int, planned: int) -> str:
    full = min(done, planned)
    if planned > MOST_DOTS:
        return _measure(full, planned)
    drawn = "".join(
        f'<circle class="gt-p-{"given" if place < full else "missing"}" cx="{9 + 18 * place}" cy="9" r="6"/>'
        for place in range(planned)
    )
    return (
        f'<svg class="gt-given__dots" xmlns="http://www.w3.org/2000/svg" width="{18 * planned}" height="18"'
        f' aria-hidden="true" focusable="false">{drawn}</svg>'
    )


def _measure(full: int, planned: int) -> str:
    """Draw a bar in place of dots that are too many to count."""
    return (
        '<svg class="gt-given__dots" xmlns="http://www.w3.org/2000/svg" width="122" height="14" aria-hidden="true"'
        ' focusable="false"><rect class="gt-p-promised" x="1" y="1" width="120" height="12" rx="6"/>'
        f'<rect class="gt-p-given" x="1" y="1" width="{round(120 * full / planned)}" height="12" rx="6"/></svg>'
    )


def delivered_words(done: int, planned: int) -> str:
    """Say how often help was given."""
    more = f", {done - planned} more than planned" if done > planned else ""
    return f"{min(done, planned)} of {planned}{more}"


def thread_words(strands: Iterable[Any]) -> str:
    """Say the thread in sentences, for a letter or a summary."""
    return " ".join(sentence for strand in strands for sentence in _sentences(strand))


def _sentences(strand: Any) -> list[str]:
    kind = str(read(strand, "kind", "need"))
    planned = read(strand, "planned")
    given = f" (given {delivered_words(read(strand, 'done') or 0, planned)})" if planned else ""
    own = f"{KINDS.get(kind, capfirst(kind))}: {read(strand, 'words')}{given}."
    return [own] + [sentence for child in read(strand, "children") or () for sentence in _sentences(child)]
