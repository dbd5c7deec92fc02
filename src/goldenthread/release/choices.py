"""The words in which people are asked what leaves."""

from django.utils.text import capfirst

from goldenthread.release.models import Group, Purpose

__all__ = ["GROUPS", "PURPOSES"]

GROUPS = list(Group.choices)
PURPOSES = [(each.value, capfirst(each.label)) for each in Purpose]
