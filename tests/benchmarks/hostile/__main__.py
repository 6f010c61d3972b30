"""The table: cases tried and faults of each kind, with the seconds and the memory that it took."""

import argparse
import importlib
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

from briefing.limits import TooLong, at_most

COUNTS = {"mutants": 8500, "files": 190, "servers": 47, "lines": 143, "greedy": 90, "libraries": 48, "kills": 60, "keys": 840}
"""Cases of a whole run; one of `keys` is 120 of them"""
MOST = 30.0  # seconds of one trial


def tried(kind, seed, count):
    """Run the cases of one kind in this process; prints one line of JSON."""
    folder = Path(tempfile.mkdtemp())
    os.environ["BRIEFING_HOME"] = str(folder / "home")
    os.environ["TERM"] = "xterm-256color"
    os.chdir(folder)
    module = importlib.import_module(f"tests.benchmarks.hostile.{kind}")
    faults, longest, begun, cases = [], 0.0, time.monotonic(), 0
    for name, trial in islice(module.cases(random.Random(seed), folder), count):
        at, cases = time.monotonic(), cases + 1
        try:
            with at_most(MOST):
                wrong = trial()
        except TooLong:
            wrong = f"longer than {MOST} s"
        except BaseException as error:
            wrong = f"{type(error).__name__}: {error}"
        longest = max(longest, time.monotonic() - at)
        if wrong:
            faults.append(f"{name}: {wrong}")
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024
    told = {"cases": cases, "faults": faults, "seconds": time.monotonic() - begun, "longest": longest, "megabytes": peak}
    sys.__stdout__.write(json.dumps(told, ensure_ascii=True) + "\n")


def main():
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.hostile")
    parser.add_argument("kinds", nargs="*", default=list(COUNTS))
    parser.add_argument("--seeds", nargs="+", type=int, default=[1, 2])
    parser.add_argument("--share", type=float, default=1.0, help="of the cases of a whole run")
    parser.add_argument("--here", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.here:
        kind, seed, count = options.here
        return tried(kind, int(seed), int(count))
    print(f"{'kind':10} {'seed':>4} {'cases':>6} {'faults':>6} {'seconds':>8} {'longest':>8} {'peak MB':>8}")
    for kind in options.kinds:
        for seed in options.seeds:
            count = max(1, round(COUNTS[kind] * options.share))
            command = [sys.executable, "-m", "tests.benchmarks.hostile", "--here", kind, str(seed), str(count)]
            done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
            if not done.stdout.strip():
                print(f"{kind:10} {seed:4} {count:6}   the process ended with {done.returncode}", flush=True)
                continue
            told = json.loads(done.stdout.strip().splitlines()[-1])
            row = f"{kind:10} {seed:4} {told['cases']:6} {len(told['faults']):6} {told['seconds']:8.1f}"
            print(f"{row} {told['longest']:8.2f} {told['megabytes']:8.0f}", flush=True)
            for fault in told["faults"][:20]:
                print(f"    {fault[:400]}", flush=True)
    return None


if __name__ == "__main__":
    main()
