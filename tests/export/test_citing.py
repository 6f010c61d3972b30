"""Articles as citations: what is known is there, what is not is left out, and nothing of a title breaks the form."""

import json
from dataclasses import replace

import briefing
from briefing.commands import main
from briefing.export import render
from briefing.reading.lists import listed

TEXT = "Ships & {quays}: 100% of “it”\nBy Ann Roe and Tom Hall\nThe harbour of Kelby was closed on Monday after a storm had broken its wall."


def cited(**told):
    found = briefing.analyze(TEXT)
    known = {
        "title": TEXT.split("\n")[0],
        "byline": "By Ann Roe and Tom Hall",
        "url": "https://www.herald.test/a_1",
        "published": "2026-03-02",
    }
    return replace(found, article=replace(found.article, **{**known, **told}))


def test_csl_json_has_dates_in_parts_and_no_empty_field():
    one, bare = json.loads(render([cited(), cited(url="", published="", byline=None)], "csl-json"))
    assert one["issued"] == {"date-parts": [[2026, 3, 2]]}
    assert one["container-title"] == "herald.test"
    assert [a["literal"] for a in one["author"]] == ["Ann Roe", "Tom Hall"]
    assert not {"issued", "URL", "container-title", "author"} & set(bare)
    assert one["id"] != bare["id"]


def test_ris_has_a_line_a_field_and_a_bare_year_and_is_read_again():
    text = render([cited()], "ris")
    assert "PY  - 2026\n" in text
    assert "DA  - 2026/03/02\n" in text
    assert text.startswith("TY  - NEWS\n")
    assert text.endswith("ER  - \n")
    (item,) = listed(text.encode()).items
    assert (item.url, item.title) == ("https://www.herald.test/a_1", "Ships & {quays}: 100% of “it”")


def test_bibtex_keeps_capitals_and_braces_whole():
    text = render([cited(), cited()], "bibtex")
    assert r"title = {{Ships \& \{quays\}: 100\% of “it”}}" in text
    assert "author = {{Ann Roe} and {Tom Hall}}" in text
    keys = [line for line in text.split("\n") if line.startswith("@")]
    assert len(set(keys)) == 2


def test_two_files_go_out_as_citations(tmp_path, capsys):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT + name)
    assert main(["export", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "--format", "csl-json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 2
