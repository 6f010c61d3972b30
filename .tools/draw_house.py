"""Draw the rooms of the house and who imports whom, from the imports themselves: `python .tools/draw_house.py`.

Writes `.pictures/house.svg`. The floors are the layers of the first contract in pyproject.toml; an arrow goes from a room to
each room that it imports from a lower floor, thicker the more imports there are. Nothing is drawn to `errors`, `model` and the
like, which everybody uses.
"""

import ast
import tomllib
from collections import Counter
from html import escape
from pathlib import Path

ROOT = Path(__file__).parent.parent
WIDTH, FLOOR, ROOM, HIGH = 960, 92, 116, 40  # pixels: of the picture, between floors, of a room
GROUND = ("model", "errors", "visible", "sources", "config")


def floors() -> list[list[str]]:
    """The rooms of each floor, from the top."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = project["tool"]["importlinter"]["contracts"][0]["layers"]
    return [[room.strip().removeprefix("briefing.") for room in layer.split("|")] for layer in layers]


def imports() -> Counter[tuple[str, str]]:
    """(room, room that it imports) -> in how many places."""
    found: Counter[tuple[str, str]] = Counter()
    for file in (ROOT / "briefing").rglob("*.py"):
        room = file.relative_to(ROOT / "briefing").parts[0].removesuffix(".py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "briefing":
                inside = node.module.split(".")[1:] if node.module else []
                targets = inside[:1] or [alias.name for alias in node.names]
                found.update((room, target) for target in targets if target != room)
    return found


def picture() -> str:
    rows = floors()
    places = {
        room: (WIDTH * (k + 1) / (len(row) + 1), 50 + FLOOR * level)
        for level, row in enumerate(rows)
        for k, room in enumerate(row)
    }
    lines = []
    for (room, target), count in sorted(imports().items()):
        if room in places and target in places and target not in GROUND and places[room][1] < places[target][1]:
            (x, y), (u, v) = places[room], places[target]
            middle = (y + v) / 2
            lines.append(
                f'<path d="M{x:.0f} {y + HIGH / 2:.0f} C{x:.0f} {middle:.0f} {u:.0f} {middle:.0f} {u:.0f} {v - HIGH / 2:.0f}" '
                f'stroke-width="{min(5, 0.8 + count / 6):.1f}"><title>{room} imports {target}: {count}</title></path>'
            )
    boxes = [
        f'<rect x="{x - ROOM / 2:.0f}" y="{y - HIGH / 2:.0f}" width="{ROOM}" height="{HIGH}" rx="6"/>'
        f'<text x="{x:.0f}" y="{y + 5:.0f}">{escape(room)}</text>'
        for room, (x, y) in places.items()
    ]
    height = 50 + FLOOR * len(rows)
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" aria-label="The rooms of briefing">',
            "<style>path{fill:none;stroke:#4a6b8a;opacity:.55}rect{fill:#eef3f8;stroke:#4a6b8a}",
            "text{font:15px system-ui,sans-serif;text-anchor:middle;fill:#1d2b38}</style>",
            f'<rect width="{WIDTH}" height="{height}" style="fill:#fff;stroke:none"/>',
            *lines,
            *boxes,
            "</svg>",
            "",
        ]
    )


if __name__ == "__main__":
    (ROOT / ".pictures" / "house.svg").write_text(picture(), encoding="utf-8")
