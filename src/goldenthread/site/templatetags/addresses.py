"""The `url` tag of every template, with addresses that are worked out once for all ids."""

from __future__ import annotations

from html import escape

from django import template
from django.template import Context
from django.template.base import Parser, Token
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as parsed

from goldenthread.access.addresses import address

register = template.Library()


@register.tag("url")
def url(parser: Parser, token: Token) -> Address:
    """Write the address of a view: {% url 'room:view' child.pk %}, as Django's own tag does."""
    node = parsed(parser, token)
    return Address(node.view_name, node.args, node.kwargs, node.asvar)


class Address(URLNode):
    """An address that is worked out once."""

    def render(self, context: Context) -> str:
        if self.kwargs or self.asvar:
            return str(super().render(context))
        return escape(
            address(self.view_name.resolve(context), *[each.resolve(context) for each in self.args])
        )
