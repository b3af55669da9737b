"""Work in copies of the process: the same results as here, and faults that are not lost."""

from __future__ import annotations

import os
import sys
import time
from functools import partial

import pytest

from catalogue.workers import Crew

copies = pytest.mark.skipif(sys.platform != "linux" or os.cpu_count() == 1, reason="copies are for Linux")


@pytest.mark.parametrize("parallel", [False, True])
def test_results_come_in_the_order_of_the_work(parallel):
    """What is quick does not overtake what is slow, and the work sees what was there when it began."""
    crew = Crew(parallel=parallel)
    for number, seconds in enumerate((0.2, 0.0, 0.1)):
        crew.start(partial(lambda number, seconds: (time.sleep(seconds), number)[1], number, seconds))
    assert crew.finish() == [0, 1, 2]
    assert crew.finish() == []


@copies
def test_work_is_done_in_other_processes():
    """With `parallel`, this process is free to go on."""
    crew = Crew(parallel=True)
    crew.start(os.getpid)
    crew.start(os.getpid)
    assert len({os.getpid(), *crew.finish()}) == 3


@pytest.mark.parametrize("parallel", [False, True])
def test_a_fault_is_raised_where_the_results_are_wanted(parallel):
    """A fault in the work stops the build, wherever the work was done."""
    crew = Crew(parallel=parallel)
    crew.start(partial(int, "no number"))
    with pytest.raises(ValueError, match="no number"):
        crew.finish()


@copies
def test_a_copy_that_dies_is_noticed():
    """When a copy is killed, the build fails instead of waiting for it or going on without its pages."""
    crew = Crew(parallel=True)
    crew.start(partial(os._exit, 0))
    with pytest.raises(RuntimeError, match="ended before its work was done"):
        crew.finish()


@copies
def test_stopped_copies_write_no_more(tmp_path):
    """After a fault elsewhere, nothing writes on into a folder that is about to be dropped."""
    crew = Crew(parallel=True)
    crew.start(partial(lambda: (time.sleep(0.3), (tmp_path / "late").touch())))
    crew.stop()
    time.sleep(0.5)
    assert list(tmp_path.iterdir()) == []
    assert crew.finish() == []
