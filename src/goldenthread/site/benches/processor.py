"""Processor time of whole trees of processes, and how much memory they hold."""

from __future__ import annotations

from collections.abc import Iterable

import psutil


def tree(pid: int) -> list[psutil.Process]:
    """Return a process and all its descendants that are alive."""
    try:
        top = psutil.Process(pid)
        return [top, *top.children(recursive=True)]
    except psutil.NoSuchProcess:
        return []


def seconds(pids: Iterable[int]) -> float:
    """Return the processor seconds used so far by these trees, those of children that have ended among them."""
    total = 0.0
    for pid in pids:
        for process in tree(pid):
            try:
                spent = process.cpu_times()
            except psutil.NoSuchProcess:
                continue
            total += spent.user + spent.system + spent.children_user + spent.children_system
    return total


def proportional_megabytes(pid: int) -> float:
    """Return the memory of a tree in MB, each shared page divided among those who share it."""
    total = 0
    for process in tree(pid):
        try:
            total += process.memory_full_info().pss
        except (psutil.NoSuchProcess, psutil.AccessDenied):
            continue
    return total / 1_000_000
