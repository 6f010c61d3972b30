"""When the terminal is gone the process ends, whatever still waits."""

import subprocess
import sys

STUCK = """
import queue, signal, os
from briefing.app.system.hangup import end_for_certain
end_for_certain(129, {patience})
os.kill(os.getpid(), signal.SIGCONT)
{then}
"""


def run(then, patience):
    return subprocess.run([sys.executable, "-c", STUCK.format(then=then, patience=patience)], timeout=30, check=False).returncode


def test_a_main_thread_that_waits_for_ever_is_ended():
    assert run("queue.Queue().get()", 0.2) == 129


def test_an_end_that_comes_in_time_waits_for_nothing():
    assert run("raise SystemExit(3)", 20) == 3
