"""Two nodes, one of which is killed in the middle: everything is there, once, and the same as from a plain loop."""

from contextlib import closing

from briefing.batch.running import Place, go, prepare
from tests.batch.helpers import done, files, lines, records
from tests.batch.nodes import Nodes


def test_a_node_is_killed_and_nothing_is_missing(tmp_path):
    rows = [row | {"text": row["text"] + "\n" + "Rain fell on the town all day. " * 300} for row in records(24)]
    source = lines(tmp_path / "news.jsonl", rows)
    done(source, tmp_path / "loop", size=1)
    with (
        Nodes(tmp_path) as nodes,
        closing(go(prepare([source], tmp_path / "out", size=1), Place("dask", address=nodes.address))) as run,
    ):
        outcomes = [next(run)]
        nodes.kill_node(1)
        outcomes += run
    assert sum(outcome.articles for outcome in outcomes) == 24
    assert not any(outcome.error for outcome in outcomes)
    assert files(tmp_path / "out") == files(tmp_path / "loop")
