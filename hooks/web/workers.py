"""Shares work among processes, where the system lets a process be copied cheaply."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")

_work: Callable[[int], Any] | None = None
"""What the copies do; they find it here because they are copies."""


def share_out(tasks: Sequence[Task], work: Callable[[Task], Result], *, parallel: bool) -> list[Result]:
    """Return `work(task)` for each task, in order; with `parallel`, done by as many processes as there are processors.

    Only Linux copies processes cheaply and safely enough; elsewhere, and when a process has threads
    (as under `mkdocs serve`), the work is done here, one task after the other, with the same result.
    """
    global _work  # noqa: PLW0603
    processors = os.cpu_count() or 1
    if not parallel or processors == 1 or sys.platform != "linux":
        return [work(task) for task in tasks]
    _work = lambda number: work(tasks[number])  # noqa: E731  (only numbers travel between processes)
    try:
        with ProcessPoolExecutor(processors, multiprocessing.get_context("fork"), _end_with_parent) as pool:
            return list(pool.map(_do, range(len(tasks))))
    finally:
        _work = None


def _end_with_parent() -> None:
    """Ask Linux to end this copy when a build is killed, so that nothing writes on into the folder of the next."""
    pr_set_pdeathsig = 1  # linux/prctl.h
    ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGKILL)


def _do(number: int) -> Any:
    if _work is None:
        raise RuntimeError("share_out was not called in the process this one is a copy of")
    return _work(number)
