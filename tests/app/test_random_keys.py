"""Whatever is pressed on whatever text: nothing crashes, and the article is what it was."""

import asyncio
import tempfile
from pathlib import Path

from hypothesis import given, reject, settings
from hypothesis import strategies as st

import briefing
from briefing.app.base.keys import KEYS
from tests.app.helpers import SIZES, calm, key_event, opened

PARTS = st.sampled_from(
    [
        "Mayor Anna Holm said, “The dam will hold.”",
        "“No,” he said.",
        "Meanwhile, in Zürich",
        "大坝会坚持住",
        "مرحبا بالعالم",
        "[bold]x[/]",
        "\x1b[31m",
        "e\u0301\u0301",
        "a" * 300,
        "$5 million by March 3.",
        "# Heading",
        "",
        "NATO demands talks.",
    ]
)
TEXTS = st.lists(st.lists(PARTS, min_size=1, max_size=4).map(" ".join), min_size=1, max_size=14).map("\n".join)
NAMES = sorted({key for k in KEYS for key in k.keys.split(",")} - {"q", "ctrl+q", "ctrl+z", "o", "t"})
PRESSED = st.lists(
    st.sampled_from([*NAMES, "1", "2", "3", "4", "enter", "escape", "escape", "a", "space"]), min_size=5, max_size=25
)


BURST = 3  # keys that are typed ahead, before the screen has answered


def bursts(keys):
    return [keys[k : k + BURST] for k in range(0, len(keys), BURST)]


@settings(max_examples=25)
@given(TEXTS.filter(lambda t: t.strip()), PRESSED, st.sampled_from(SIZES))
def test_random_keys_on_random_texts(text, keys, size):
    path = Path(tempfile.mkdtemp()) / "article.txt"
    path.write_text(text, encoding="utf-8")
    try:
        briefing.read(path)
    except briefing.BriefingError:
        reject()

    async def run():
        async with opened(path, size) as (app, pilot, screen):
            before = screen.desk.article.text
            for burst in bursts(keys):
                for key in burst:
                    app._driver.send_message(key_event(key))
                await calm(pilot)
            assert app.reader.desk.article.text == before
            sections = screen.view.sheet.sections
            assert "".join(before[s.start : s.end] for s in sections) == before
            for p in app.reader.desk.session.analysis.people:
                assert all(before[m.start : m.end] for m in p.mentions)

    asyncio.run(run())
