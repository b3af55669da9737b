"""Does work in copies of this process, where the system lets a process be copied cheaply."""

from __future__ import annotations

import os
import signal
import sys
import traceback
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

Result = TypeVar("Result")


class Crew(Generic[Result]):
    """Copies of this process, each of which does one piece of work while this one goes on.

    Only Linux copies processes cheaply and safely enough; elsewhere, and when a process has threads
    (as under `mkdocs serve`), or only one processor, the work is done here at the end, with the same result.
    """

    def __init__(self, *, parallel: bool) -> None:
        self.parallel = parallel and sys.platform == "linux" and (os.cpu_count() or 1) > 1
        self._copies: list[tuple[BaseProcess, Connection[Any, Any]]] = []
        self._left: list[Callable[[], Result]] = []

    def start(self, work: Callable[[], Result]) -> None:
        """Begin `work` with everything as it is now."""
        if not self.parallel:
            self._left.append(work)
            return
        import multiprocessing  # 20 ms that work done here need not pay

        context = multiprocessing.get_context("fork")
        here, there = context.Pipe(duplex=False)
        copy = context.Process(target=_do, args=(work, there), daemon=True)
        copy.start()
        there.close()
        self._copies.append((copy, here))

    def finish(self) -> list[Result]:
        """Wait for all work and return its results, in the order in which it was started."""
        found = [work() for work in self._left]
        for copy, answer in self._copies:
            try:
                fault, result = answer.recv()
            except EOFError:
                raise RuntimeError("a copy of the build ended before its work was done") from None
            copy.join()
            if fault is not None:
                raise fault
            found.append(result)
        self._left, self._copies = [], []
        return found

    def stop(self) -> None:
        """End all copies, so that nothing is written any more."""
        for copy, _ in self._copies:
            copy.kill()
        for copy, _ in self._copies:
            copy.join()
        self._left, self._copies = [], []


def _do(work: Callable[[], Result], answer: Connection[Any, Any]) -> None:
    _end_with_parent()
    try:
        answer.send((None, work()))
    except Exception as fault:  # noqa: BLE001  (it is raised where the results are wanted)
        fault.add_note(traceback.format_exc())
        answer.send((fault, None))


def _end_with_parent() -> None:
    """Ask Linux to end this copy when a build is killed, so that nothing writes on into the folder of the next."""
    import ctypes

    pr_set_pdeathsig = 1  # linux/prctl.h
    ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGKILL)
