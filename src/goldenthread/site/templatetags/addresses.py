"""The `url` tag of every template. Django works an address out anew each time; a page of a record has sixty.

Here the address of a view is worked out once for each shape: with stand-ins for ids, which are then put in.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final
from uuid import UUID

from django import template
from django.template import Context
from django.template.base import Parser, Token
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as parsed
from django.urls import get_urlconf, reverse
from django.utils.html import conditional_escape

register = template.Library()
_STAND_INS: Final = tuple(UUID(int=(1 << 127) + place) for place in range(8))


@register.tag("url")
def url(parser: Parser, token: Token) -> Address:
    """Write the address of a view: {% url 'room:view' child.pk %}, as Django's own tag does."""
    node = parsed(parser, token)
    return Address(node.view_name, node.args, node.kwargs, node.asvar)


class Address(URLNode):
    """An address that is worked out once for all ids."""

    def render(self, context: Context) -> str:
        if self.kwargs or self.asvar:
            return str(super().render(context))
        values = [each.resolve(context) for each in self.args]
        shape = tuple(UUID if type(value) is UUID else str(value) for value in values)
        return address_of(
            self.view_name.resolve(context), shape, [each for each in values if type(each) is UUID]
        )


def address_of(view: str, shape: tuple[Any, ...], ids: list[UUID]) -> str:
    """Return the address of a view, escaped for HTML: `shape` has UUID where an id goes, and words as they are."""
    found = _with_stand_ins(view, shape, get_urlconf())
    for stand_in, id in zip(_STAND_INS, ids, strict=False):
        found = found.replace(str(stand_in), str(id))
    return found


@lru_cache(maxsize=2000)
def _with_stand_ins(view: str, shape: tuple[Any, ...], _urlconf: str | None) -> str:
    waiting = iter(_STAND_INS)
    return str(
        conditional_escape(reverse(view, args=[next(waiting) if each is UUID else each for each in shape]))
    )
