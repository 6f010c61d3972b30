"""Cuts and headings against editors, read and unread parts apart: `python -m tests.benchmarks.editors FOLDER`.

FOLDER holds `sections.py`, `titles.py` and `data/sections/`. Of `editor2` every second article was read while the rules were
written; the others, and all of `editor3`, never were. Weights were learned on `editor` and `editor2`, so `editor3` alone is
wholly new to them.
"""

import json
import sys
from pathlib import Path

from briefing.analysis import cut_sections, prepare
from briefing.engine import bare

PARTS = {
    "editor": ("editor", slice(None)),
    "editor2, read": ("editor2", slice(0, None, 2)),
    "editor2, unread": ("editor2", slice(1, None, 2)),
    "editor3, unread": ("editor3", slice(None)),
}
CUTS, TITLES = ("Pk", "F1", "F1+-1"), ("hit", "R", "P", "clean", "distinct")


def outline(found, starts=None):
    return [{"start": s.start, "end": s.end, "title": s.title} for s in cut_sections(found, starts)]


def measure(folder, name, part):
    """(cuts, headings with our own cuts, headings with the editor's)."""
    import sections as cuts
    import titles

    gold = [json.loads(line) for line in (folder / "data" / "sections" / f"{name}.jsonl").open()][part]
    own, given = [], []
    for row in gold:
        found = prepare(bare(row["text"]))
        own.append({"id": row["id"], "sections": outline(found)})
        given.append({"id": row["id"], "sections": outline(found, [0, *row["boundaries"]])})
    scored = [titles.means([titles.score_doc(g, p) for g, p in zip(gold, found, strict=True)]) for found in (own, given)]
    return cuts.means(cuts.run(gold, own, "paragraph")), *scored


def main(folder):
    sys.path.insert(0, folder)
    print(f"{'':18}" + "".join(f"{name:>8}" for name in (*CUTS, "ratio", *TITLES, *(f"g.{t}" for t in TITLES))))
    for label, (name, part) in PARTS.items():
        cuts, own, given = measure(Path(folder), name, part)
        figures = [*(cuts[k] for k in CUTS), cuts["pred"] / cuts["gold"], *(own[k] for k in TITLES), *(given[k] for k in TITLES)]
        print(f"{label:18}" + "".join(f"{f:8.3f}" for f in figures))
    print("ratio: sections predicted / the editor's; g.: headings with the editor's cuts given")


if __name__ == "__main__":
    main(sys.argv[1])
