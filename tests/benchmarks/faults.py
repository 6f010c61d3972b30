"""Kills a program that writes to the library at random points, again and again: `python -m tests.benchmarks.faults [TIMES]`.

After each kill the library is opened, checked and compared with what the writer had said to be done: at most the action in
flight may be missing. Every third round two writers run at once.
"""

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

WRITER = """
import sys
from briefing.library.articles import Library
from briefing.model import Analysis, Article, Paragraph
name = sys.argv[1]
print("ready", flush=True)
with Library() as shelf:
    k = 0
    while True:
        text = f"{name} report {k}. " + "The dam held. " * 200
        number = shelf.save(Analysis(Article(text, id=f"{name}{k}", title=f"{name}{k}", source=name, paragraphs=(Paragraph(0, len(text)),))), "v")
        print("kept", k, flush=True)
        shelf.tag([number], [f"tag{k}"])
        print("tagged", k, flush=True)
        shelf.keep_reading(f"{name}{k}", {"offset": k})
        print("read", k, flush=True)
        k += 1
"""


def check(done):
    """What is wrong with the library after a kill, or None; `done` is what each writer said it had done."""
    from briefing.library.articles import Library

    with Library() as shelf:
        (state,) = shelf.one("PRAGMA integrity_check")
        if state != "ok":
            return f"integrity: {state}"
        shelf.do("INSERT INTO words (words) VALUES ('integrity-check')")
        for name, lines in done.items():
            for what, k in lines:
                row = shelf.one("SELECT id, tags FROM articles WHERE source = ? AND title = ?", (name, f"{name}{k}"))
                if row is None:
                    return f"{name}: article {k} is gone"
                if what == "tagged" and f"tag{k}" not in row["tags"]:
                    return f"{name}: tag of {k} is gone"
                if what == "read" and shelf.reading(f"{name}{k}") != {"offset": int(k)}:
                    return f"{name}: reading of {k} is gone"
    return None


def round_of(number, chance):
    writers = {}
    for name in ("one", "two") if number % 3 == 0 else ("one",):
        name = f"{name}-{number}"
        writers[name] = subprocess.Popen([sys.executable, "-c", WRITER, name], stdout=subprocess.PIPE, text=True)
    for process in writers.values():
        process.stdout.readline()  # it is loaded: from here on the library is opened and written
    time.sleep(chance.random() * 0.4)
    for process in writers.values():
        os.kill(process.pid, signal.SIGKILL)
    done = {}
    for name, process in writers.items():
        out, _ = process.communicate()
        done[name] = [
            tuple(line.split()) for line in out.splitlines() if len(line.split()) == 2 and line.endswith(tuple("0123456789"))
        ]
    return done


def main(times):
    os.environ["BRIEFING_HOME"] = tempfile.mkdtemp()
    chance = random.Random(7)
    actions = killed_in_action = 0
    for number in range(times):
        if number % 40 == 0:
            for file in (Path(os.environ["BRIEFING_HOME"]) / "data").glob("library.sqlite3*"):
                file.unlink()
        done = round_of(number, chance)
        actions += sum(map(len, done.values()))
        killed_in_action += sum(bool(lines) for lines in done.values())
        wrong = check(done)
        if wrong:
            sys.exit(f"round {number}: {wrong}")
    print(f"{times} kills, {killed_in_action} writers caught at work, {actions} finished actions, none lost, every library whole")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 300)
