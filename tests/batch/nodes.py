"""A cluster of two nodes on this machine: processes of their own, each node a process group that can be killed, loopback alone."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import time

LOOPBACK = ("--host", "127.0.0.1", "--dashboard-address", "127.0.0.1:0")  # --no-dashboard would listen on every interface
SCHEDULER = (*LOOPBACK, "--port", "0")
WORKER = (*LOOPBACK, "--nthreads", "1", "--death-timeout", "60")


class Nodes:
    """A Dask scheduler and nodes with a worker each; `address` is where to reach them."""

    def __init__(self, folder, count=2):
        self.file = folder / "scheduler.json"
        self.scheduler = self.start("scheduler", *SCHEDULER)
        self.address = self.announced()
        self.nodes = [self.start("worker", *WORKER, "--local-directory", str(folder / f"node-{k}")) for k in range(count)]

    def start(self, kind, *options):
        return subprocess.Popen(
            [sys.executable, "-m", f"distributed.cli.dask_{kind}", "--scheduler-file", str(self.file), *options],
            start_new_session=True,
            env={**os.environ, "DASK_DISTRIBUTED__WORKER__PROFILE__ENABLED": "False"},  # as the README advises
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def announced(self, seconds=60):
        """The scheduler's address, once it has written it."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            with contextlib.suppress(OSError, ValueError, KeyError):
                return json.loads(self.file.read_text())["address"]
            assert self.scheduler.poll() is None, "the scheduler ended"
            time.sleep(0.05)
        raise AssertionError("the scheduler did not start")

    def kill_node(self, number):
        """End a node as a machine ends that loses its power."""
        kill_group(self.nodes[number])

    def close(self):
        for process in (*self.nodes, self.scheduler):
            kill_group(process)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def kill_group(process):
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
