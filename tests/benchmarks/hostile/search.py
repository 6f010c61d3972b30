"""A search that is led to what takes longest: `python -m tests.benchmarks.hostile.search [readers] [records] [--minutes 30] [--seed 1]`.

Hypothesis changes small files of every kind, and records of the library, and goes on from those that took the most time or
came out as the longest text. A file must be read or refused in a sentence, soon; a record that is taken must be fit for every form.
"""

import argparse
import json
import os
import tempfile
import time
from collections import Counter
from copy import deepcopy
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings, target
from hypothesis import strategies as st

import briefing
from briefing import export
from briefing.errors import BriefingError
from briefing.export.plain import article as plain
from briefing.export.plain import spoken
from briefing.library.articles import Library
from briefing.library.transfer import record, taken
from briefing.limits import TooLong, at_most
from briefing.reading import articles_from_bytes
from tests.benchmarks.hostile.mutants import ODD
from tests.hostile_files import FILES

EXAMPLES = 60  # of one file, before another has its turn
MOST = 10.0  # seconds of the processor
FOUND = Path(__file__).parents[2] / "reading" / "files"
MANY = [b"\0", b"\xff" * 40, b"<div>" * 300, b"{\\b " * 300, b"=?utf-8?q?a?= " * 99]
PIECES = st.sampled_from([p.encode("utf-8", "surrogatepass") for p in ODD] + MANY) | st.binary(max_size=8)
EDIT = st.tuples(st.integers(0, 4), st.floats(0, 1), st.integers(0, 2000), st.integers(1, 60), PIECES)
EDITS = st.lists(EDIT, min_size=1, max_size=8)
VALUES = st.sampled_from(
    [None, True, 0, -1, 1, 7, 10**9, 10**30, 0.5, 1e308, "", "x", "\ud800", "\x1b[2J", "2024-05-03", "9999-12-31", "0000-00-00", "PRESENT_REF",
     "2024-W20", "direct", "full", "a" * 5000, [], {}, [0, 1], [[0, 3]], [5, 2], [None], {"start": 0, "end": 3}, "\u0301", "|", "`", "<b>", "\n"]
)  # fmt: skip
CHANGES = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 10**6), VALUES), min_size=1, max_size=4)
TEXT = (
    "Dam holds\n“It holds,” said Anna Holm, the mayor of Coldwater. Anna Holm promised repairs worth $5 million in May 2024.\n"
    "“We doubt it,” Peter Osei said on Monday. According to the ministry, 40 per cent of the walls are older than 1960."
)


class Fault(Exception):
    """What must not be."""


def check(holds, wrong):
    if not holds:
        raise Fault(wrong)


# ---------------------------------------------------------------------- files
def edited(data, edits):
    """The bytes after each edit: put in, put in many times, cut out, moved away, doubled."""
    out = bytearray(data)
    for kind, share, length, times, piece in edits:
        at = int(share * len(out))
        if kind == 0:
            out[at:at] = piece
        elif kind == 1:
            out[at:at] = piece * times
        elif kind == 2:
            del out[at : at + length]
        elif kind == 3:
            out[at : at + len(piece)] = piece
        else:
            out[at:at] = out[at : at + length] * times
    return bytes(out[:400_000])


def read(name, data):
    """(seconds, characters) of reading a file."""
    begun, found = time.process_time(), []
    try:
        found = articles_from_bytes(data, name)
    except BriefingError as error:
        check(str(error).strip(), "refused without a word")
    return time.process_time() - begun, sum(len(a.text) for a in found)


def files():
    return {**FILES, **{path.name: path.read_bytes() for path in sorted(FOUND.glob("mast.*"))}}


# ---------------------------------------------------------------------- records
def places(part, way=()):
    """The way to everything inside of a record."""
    inner = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
    for key, value in inner:
        yield (*way, key)
        yield from places(value, (*way, key))


def changed(row, changes):
    row = deepcopy(row)
    for kind, number, value in changes:
        ways = list(places(row))
        *way, last = ways[number % len(ways)]
        part = row
        for step in way:
            part = part[step]
        if kind == 0:
            del part[last]
        elif kind == 1 and isinstance(part, list):
            part.insert(last, deepcopy(part[last]))
        else:
            part[last] = deepcopy(value)
    return json.loads(json.dumps(row))


def take(shelf, row):
    """(seconds, characters) of taking a record in and writing all that may be made of it."""
    begun, length = time.process_time(), 0
    try:
        taken(shelf, 1, row)
        numbers = list(shelf.everything())
    except BriefingError as error:
        check(str(error).strip(), "refused without a word")
        return time.process_time() - begun, 0
    for number in numbers:
        record(shelf, number)
        analysis = shelf.latest(shelf.article(number))
        for form in export.FORMATS:
            length += len(export.render([analysis], form))
        length += len(plain(analysis)) + len(spoken(analysis))
    shelf.delete(numbers)
    return time.process_time() - begun, length


# ---------------------------------------------------------------------- the search
def searched(strategy, trial, number, told):
    """Search from one file or record; a fault is put into `told`, by its kind, and ends it."""

    def case(found):
        told["cases"] += 1
        with at_most(MOST * 60):  # by the clock, of a machine that may be busy
            seconds, length = trial(found)
        told["longest"] = max(told["longest"], seconds)
        check(seconds < MOST, f"took {seconds:.1f} s")
        target(seconds, label="seconds")
        target(float(length), label="characters")

    case.__module__ = __name__
    quiet = settings(max_examples=EXAMPLES, phases=(Phase.generate, Phase.target), database=None, deadline=None,
                     suppress_health_check=list(HealthCheck))  # fmt: skip
    seed(number)(quiet(given(strategy)(case)))()


def main():
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.hostile.search")
    parser.add_argument("kinds", nargs="*", default=["readers", "records"])
    parser.add_argument("--minutes", type=float, default=30.0, help="of the processor")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    os.environ["BRIEFING_HOME"] = tempfile.mkdtemp()
    trials = {f"readers {name}": (EDITS, lambda e, n=name, d=data: read(n, edited(d, e))) for name, data in files().items()}
    with Library() as shelf:
        shelf.save(briefing.analyze(TEXT), "v")
        (number,) = shelf.everything()
        row = json.loads(json.dumps(record(shelf, number)))
        shelf.delete([number])
        trials |= {f"records {n}": (CHANGES, lambda c: take(shelf, changed(row, c))) for n in range(30)}
        trials = {name: trial for name, trial in trials.items() if name.split()[0] in options.kinds}
        until, told, round_ = time.process_time() + options.minutes * 60, Counter(cases=0, longest=0.0), 0
        while time.process_time() < until:
            round_ += 1
            for name, (strategy, trial) in trials.items():
                tried_one(name, strategy, trial, options.seed * 1000 + round_, told)
                if time.process_time() > until:
                    break
            print(f"round {round_}: {told['cases']} cases, {told['faults']} faults, longest {told['longest']:.2f} s", flush=True)


def tried_one(name, strategy, trial, number, told):
    try:
        searched(strategy, trial, number, told)
    except (Exception, TooLong) as error:
        told["faults"] += 1
        print(f"    {name}, seed {number}: {type(error).__name__}: {str(error)[:300]}", flush=True)


if __name__ == "__main__":
    main()
