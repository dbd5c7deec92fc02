"""The pictures as template tags, and the words of each for the text beside it."""

from django import template

from goldenthread.site import pictures

register = template.Library()
for name in pictures.__all__:
    register.simple_tag(getattr(pictures, name), name=name)
