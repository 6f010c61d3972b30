"""The brief as Markdown: verbatim, escaped, byte-stable; files are written whole and never over another unasked."""

import json
import re
from dataclasses import replace

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import briefing
from briefing import export
from briefing.errors import ExportError
from briefing.export import files
from briefing.export.escaping import escape, plain
from briefing.export.markdown import markdown
from tests.conftest import SEEDS

NAMES = ["geneva-talks", "city-budget", "medical-study", "company-merger"]
HOSTILE = [
    "A*b*c and **bold** _under_ `code` ~~no~~ [x](http://e.test) ![i](u) [[Wiki]] [^1]",
    "<b>tag</b> <script>alert(1)</script> <!-- c --> <a@b.test> &amp; &#35; AT&T",
    "# heading", "## heading ##", "> quote", "- item", "+ item", "* item", "1. one", "1) one", "2021. A year", "---", "===", "***", "```fence", "~~~",
    "a | b | c", "|---|---|", "back\\slash \\* \\[", "$5 and $$x$$ ==mark== %%c%% ^block #tag @key :smile:",
    "read example.at or bbc.co.uk now", "http://example.test/a_b*c and www.example.test and a@b.test and HTTPS://X.TEST",
    "[x]: http://ref.test", "- [ ] task", "term\n: definition", "tab\there", "nul\0 esc\x1b[31m", "\u2028sep\u2029par", "*", "_", "\\", "!important", "{{ .Var }} {% raw %}",
    "“No [§9] here,” he said", "two  spaces  ", "    four spaces", "ends with hashes ##", "1986\\. x", "a<br>b",
]  # fmt: skip

PLACES = {
    "paragraph": ("{}", "paragraph_open"),
    "item": ("- {}", "bullet_list_open"),
    "quote": ("> {}", "blockquote_open"),
    "heading": ("### {}", "heading_open"),
}


def analysis_of(name):
    return briefing.analyze(briefing.read(SEEDS / f"{name}.txt"))


def shown(markdown, place, dialect):
    """The plain text of the one block of that kind, or None when the parse gives anything else."""
    frame, opening = PLACES[place]
    tokens = MarkdownIt(dialect).parse(frame.format(markdown))
    tops = [t for t in tokens if (t.level == 0 and t.nesting == 1) or (t.level == 0 and t.nesting == 0)]
    inline = [t for t in tokens if t.type == "inline"]
    if len(tops) != 1 or tops[0].type != opening or len(inline) != 1:
        return None
    if any(c.type not in ("text", "text_special") for c in inline[0].children):
        return None
    return " ".join("".join(c.content for c in inline[0].children).split())


@pytest.mark.parametrize("dialect", ["commonmark", "gfm-like"])
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_and_does_nothing(text, place, dialect):
    assert shown(escape(text), place, dialect) == plain(text)


@given(st.text(alphabet="ab1 *_#`[]()<>!&|\\~=+-.:@^$%{}\"'/\n\twht.p", min_size=1, max_size=40).filter(lambda s: s.strip()))
def test_any_text_is_shown_and_does_nothing(text):
    for place in PLACES:
        assert shown(escape(text), place, "commonmark") == plain(text)


def test_table_cells_hold():
    row = "| " + " | ".join(escape(t) for t in HOSTILE[:4]) + " |"
    tokens = MarkdownIt("gfm-like").parse("| a | b | c | d |\n| --- | --- | --- | --- |\n" + row)
    assert len([t for t in tokens if t.type == "td_open"]) == 4


@pytest.mark.parametrize("level", ["short", "standard", "long"])
@pytest.mark.parametrize("name", NAMES)
def test_every_cited_line_stands_in_its_paragraph(name, level):
    analysis = analysis_of(name)
    text = analysis.article.text
    paragraphs = [text[p.start : p.end] for p in analysis.article.paragraphs]
    checked = 0
    for line in markdown(analysis, level).splitlines():
        found = re.match(r"(?:- |\*\*Bottom line\.\*\* )(?:\*\*\[.*?\]:\*\* )?(.*) \[§(\d+)\]$", line)
        if found:
            checked += 1
            bare = re.sub(r"\\(.)", r"\1", found[1])
            for piece in bare.split("[…]"):
                assert piece.strip() in " ".join(paragraphs[int(found[2]) - 1].split())
    assert checked >= 2


def test_levels_grow_and_the_short_one_is_short():
    analysis = analysis_of("city-budget")
    short, standard, long = (len(markdown(analysis, level).split()) for level in ("short", "standard", "long"))
    assert short < standard < long


def test_the_standard_brief_has_its_parts():
    text = markdown(analysis_of("geneva-talks"))
    for heading in (
        "## Key points",
        "### NATO demands",
        "## Who said what",
        "## People",
        "## Numbers and dates",
        "## What’s next",
        "## Source",
    ):
        assert heading in text
    assert "| Sergei Lavrov | Russian Foreign Minister |" in text


def test_no_quote_is_shown_without_its_speaker():
    text = markdown(analysis_of("city-budget"), "long")
    blocks = re.findall(r"(?m)(?:^>.*\n?)+", text)
    assert len(blocks) >= 3
    assert all(re.search(r"> — \*\*\w", block) for block in blocks)


def test_footnotes_cite_every_paragraph_once():
    text = markdown(analysis_of("geneva-talks"), "standard", "footnote")
    assert "[§" not in text
    used = set(re.findall(r"(?<!\n)\[\^(p\d+)\]", text))
    defined = re.findall(r"(?m)^\[\^(p\d+)\]: §\d+ \S", text)
    assert used
    assert sorted(defined) == sorted(used)


def test_a_pronoun_that_opens_a_line_stands_after_its_name(article):
    text = "Mayor Anna Holm opened the bridge on Monday.\nShe said: “The old one was dear to us all, and it is gone.”"
    shown = markdown(briefing.analyze(text), "long")
    assert "**[Anna Holm]:** She said" in shown


def test_parts_stand_over_their_sections():
    analysis = analysis_of("geneva-talks")
    first, *rest = analysis.sections
    parted = replace(analysis, sections=(replace(first, part="The *crisis*"), *rest))
    text = markdown(parted)
    assert "### The \\*crisis\\*" in text
    assert "#### NATO demands" in text


def test_front_matter_is_yaml():
    text = markdown(analysis_of("company-merger"))
    front = yaml.safe_load(text.split("---\n")[1])
    assert front["tags"] == ["briefing"]
    assert all(isinstance(v, (str, int)) or all(isinstance(x, str) for x in v) for v in front.values())


def test_the_same_bytes_twice():
    assert markdown(analysis_of("city-budget")) == markdown(analysis_of("city-budget"))


def test_json_is_the_documented_form():
    data = json.loads(export.as_json(analysis_of("city-budget")))
    assert data["schema_version"] == 1
    assert {"sections", "people", "quotes", "brief", "paragraphs", "text"} <= data.keys()


def test_a_file_is_never_overwritten_unasked(tmp_path):
    path = tmp_path / "brief.md"
    path.write_text("mine")
    with pytest.raises(ExportError, match="there already"):
        files.write("theirs", path)
    assert path.read_text() == "mine"
    files.write("theirs", path, overwrite=True)
    assert path.read_text() == "theirs"
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".briefing")] == []


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(ExportError, match="cannot be written"):
        files.write("x", tmp_path / "no" / "brief.md")


def test_the_source_tells_who_wrote_it_when_and_where_as_one_can_click_it():
    told = replace(briefing.read(SEEDS / "city-budget.txt"), url="https://herald.test/a_b*c<d", published="2024-04-17")
    told = briefing.analyze(told)
    line = markdown(told).splitlines()[-1]
    assert "city-budget.txt · By Nora Pell, Staff Writer · 17 April 2024 · <https://herald.test/a_b%2Ac%3Cd> · 622 words" in line
    assert "<https://herald.test/a_b%2Ac%3Cd>" in export.render([told, told], "markdown", "page")
