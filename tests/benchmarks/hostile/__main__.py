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

COUNTS = {
    "mutants": 8500,
    "files": 190,
    "servers": 47,
    "lines": 143,
    "greedy": 90,
    "libraries": 48,
    "kills": 60,
    "keys": 422,
    "shelf": 100,
}
"""Cases of a whole run; one of `keys` is 240 of them, of `shelf` 120"""
MOST = 30.0  # seconds of one trial
EACH = 20  # cases after which it is told how far it is


def tried(kind, seed, count, skip=0, most=MOST):
    """Run the cases of one kind in this process, but for the first `skip`; prints one line of JSON, and faults as they come."""
    folder = Path(tempfile.mkdtemp())
    os.environ["BRIEFING_HOME"] = str(folder / "home")
    os.environ["TERM"] = "xterm-256color"
    os.chdir(folder)
    module = importlib.import_module(f"tests.benchmarks.hostile.{kind}")
    faults, longest, begun, cases = [], 0.0, time.monotonic(), 0
    for name, trial in islice(module.cases(random.Random(seed), folder), skip, skip + count):
        at, cases = time.monotonic(), cases + 1
        try:
            with at_most(most):
                wrong = trial()
        except TooLong:
            wrong = f"longer than {most} s"
        except BaseException as error:
            wrong = f"{type(error).__name__}: {error}"
        longest = max(longest, time.monotonic() - at)
        if wrong:
            faults.append(f"{skip + cases} {name}: {wrong}")
            print(f"    {kind} {seed}: {faults[-1][:400]}", file=sys.__stderr__, flush=True)
        if cases % EACH == 0:
            print(f"    {kind} {seed}: {skip + cases} tried, {len(faults)} faults", file=sys.__stderr__, flush=True)
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024
    told = {"cases": cases, "faults": faults, "seconds": time.monotonic() - begun, "longest": longest, "megabytes": peak}
    sys.__stdout__.write(json.dumps(told, ensure_ascii=True) + "\n")


def main():
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.hostile")
    parser.add_argument("kinds", nargs="*", default=list(COUNTS))
    parser.add_argument("--seeds", nargs="+", type=int, default=[1, 2])
    parser.add_argument("--share", type=float, default=1.0, help="of the cases of a whole run")
    parser.add_argument("--skip", type=int, default=0, help="so many cases of each kind, which were tried before")
    parser.add_argument("--most", type=float, default=MOST, help="seconds of one case; more on a machine that is busy")
    parser.add_argument("--here", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.here:
        kind, seed, count = options.here
        return tried(kind, int(seed), int(count), options.skip, options.most)
    print(f"{'kind':10} {'seed':>4} {'cases':>6} {'faults':>6} {'seconds':>8} {'longest':>8} {'peak MB':>8}")
    for kind in options.kinds:
        for seed in options.seeds:
            count = max(1, round(COUNTS[kind] * options.share))
            command = [sys.executable, "-m", "tests.benchmarks.hostile", "--here", kind, str(seed), str(count)]
            command += ["--skip", str(options.skip), "--most", str(options.most)]
            done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
            if not done.stdout.strip():
                print(f"{kind:10} {seed:4} {count:6}   the process ended with {done.returncode}", flush=True)
                continue
            told = json.loads(done.stdout.strip().splitlines()[-1])
            row = f"{kind:10} {seed:4} {told['cases']:6} {len(told['faults']):6} {told['seconds']:8.1f}"
            print(f"{row} {told['longest']:8.2f} {told['megabytes']:8.0f}", flush=True)
    return None


if __name__ == "__main__":
    main()
