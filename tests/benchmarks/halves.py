"""Who said it, on every developers' set, each cut in two: `python -m tests.benchmarks.halves FOLDER`.

Errors are read in one half alone (an even MD5 of the article's id); of the other only figures are looked at. Where the first
runs ahead of the second, the rules know the articles too well. FOLDER is the one that `accuracy` takes.
"""

import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import briefing

HALVES = ("read", "unread")
SETS = {"polnear": "tuned on before the halves", "polnear2": "read half tuned on", "speakers": "read half tuned on"}
# figure, where it stands in the answer of quotes.py
QUOTES = [
    ("end to end F1", ("end_to_end", "F1")),
    ("speaker right, direct", ("speaker", "direct", "accuracy")),
    ("speaker right, mixed", ("speaker", "mixed", "accuracy")),
    ("speaker right, named", ("speaker", "named", "accuracy")),
    ("speaker right, pronoun", ("speaker", "pronoun", "accuracy")),
    ("speaker right, common noun", ("speaker", "noun", "accuracy")),
    ("reported speech F1", ("attributions", "indirect", "F1")),
    ("reported speech precision", ("attributions", "indirect", "P")),
    ("reported speech with a cue, recall", ("indirect_speech_cue_recall",)),
]
# figure, its name in the answer of speakers.py
SPEAKERS = [("F1 by name", "F1"), *((name, f"{name} of found") for name in ("right", "wrong", "vague", "open"))]
KINDS = ("name", "pronoun", "noun", "none", "organisation", "group")


def half(id):
    return HALVES[int(hashlib.md5(id.encode()).hexdigest(), 16) % 2]


def run(script, *arguments):
    done = subprocess.run(
        [sys.executable, str(script), *map(str, arguments), "--json"], capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


def predict(out, name, texts):
    """Write the analyses of {id: text} as JSON lines; the path."""
    path = out / f"{name}.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for id, text in texts.items():
            file.write(json.dumps(briefing.analyze(text).to_dict() | {"id": id}) + "\n")
    return path


def corpus(folder, out, name):
    """{half: answer of quotes.py} of one corpus in BRAT form."""
    place = folder / "data" / name
    texts = {p.stem: p.open(encoding="utf-8", newline="").read() for p in sorted((place / "text").glob("*.txt"))}
    found = predict(out, name, texts)
    answers = {}
    for which in HALVES:
        stems = out / f"{name}-{which}.txt"
        stems.write_text("\n".join(s for s in texts if half(s) == which), encoding="utf-8")
        answers[which] = run(folder / "quotes.py", place, found, "--split-list", stems)
    return answers


def newswire(folder, out):
    """{half: answer of speakers.py} of the worldwide articles."""
    place = folder / "data" / "speakers"
    gold = [json.loads(line) for line in (place / "worldwide.jsonl").read_text(encoding="utf-8").splitlines() if line.strip()]
    texts = {row["id"]: (place / "text" / f"{row['id']}.txt").read_text(encoding="utf-8") for row in gold}
    found = predict(out, "speakers", texts)
    answers = {}
    for which in HALVES:
        part = out / f"speakers-{which}.jsonl"
        part.write_text("\n".join(json.dumps(row) for row in gold if half(row["id"]) == which), encoding="utf-8")
        answers[which] = run(folder / "speakers.py", part, found, place / "text")
    return answers


def dig(answer, keys):
    for key in keys:
        answer = answer[key]
    return answer


def table(folder):
    """The lines of the table."""
    folder, out = Path(folder), Path(tempfile.mkdtemp())
    yield f"{'who said it, by halves':46}" + "".join(f"{which:>10}" for which in HALVES)
    for name, tuned in SETS.items():
        if not (folder / "data" / name).is_dir():
            continue
        yield f"{name} ({tuned})"
        answers = newswire(folder, out) if name == "speakers" else corpus(folder, out, name)
        rows = [(label, (key,)) for label, key in SPEAKERS] if name == "speakers" else QUOTES
        for label, keys in rows:
            yield f"  {label:44}" + "".join(f"{dig(answers[which], keys):>10.3f}" for which in HALVES)
        for kind in KINDS if name == "speakers" else ():
            cells = [answers[which]["by"].get(kind, {"right": 0, "n": 0}) for which in HALVES]
            yield f"  right where the speaker stands by {kind:10}" + "".join(f"{c['right']:>6}/{c['n']:<3}" for c in cells)


if __name__ == "__main__":
    for line in table(sys.argv[1] if len(sys.argv) > 1 else "."):
        print(line, flush=True)
