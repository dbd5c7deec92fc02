"""The words in which people are asked what leaves."""

from goldenthread.release.models import Group, Purpose

__all__ = ["GROUPS", "PURPOSES"]

GROUPS = list(Group.choices)
PURPOSES = [(each.value, each.label[0].upper() + each.label[1:]) for each in Purpose]
