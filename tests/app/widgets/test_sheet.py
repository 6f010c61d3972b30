"""A sheet and what moves on it, without a screen: what is where, folds, the place of the reader, selecting."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.app.widgets.columns import Columns
from briefing.app.widgets.highlights import Highlights, Range
from briefing.app.widgets.place import Place
from briefing.app.widgets.selection import Selection
from briefing.app.widgets.sheet import Sheet
from briefing.model import Article, Paragraph, Section, Span

LINES = ["The dam held. It rained.", "Nobody was hurt.", "The mayor spoke. She thanked all who had helped.", "The end."]
TEXT = "\n".join(LINES)
STARTS = [TEXT.index(line) for line in LINES]
ARTICLE = Article(TEXT, paragraphs=tuple(Paragraph(s, s + len(line)) for s, line in zip(STARTS, LINES, strict=True)))
SECTIONS = (Section("Dam", 0, STARTS[2], "given"), Section("Mayor", STARTS[2], len(TEXT), "given"))
SENTENCES = [
    Span(TEXT.index(s), TEXT.index(s) + len(s))
    for s in (
        "The dam held.",
        "It rained.",
        "Nobody was hurt.",
        "The mayor spoke.",
        "She thanked all who had helped.",
        "The end.",
    )
]


@pytest.fixture
def sheet():
    made = Sheet()
    made.begin(ARTICLE, "finding topics")
    made.lay_out(30)
    made.divide(SECTIONS)
    made.sentences = SENTENCES
    return made


def test_a_heading_stands_above_its_first_paragraph(sheet):
    assert sheet.place_of(STARTS[2]) == sheet.map.heading_line(1) < sheet.map.line_of(STARTS[2])
    assert sheet.heading_at(sheet.map.heading_line(1)) == 1
    assert sheet.heading_at(sheet.map.line_of(STARTS[2])) is None


def test_folding_hides_lines_and_keys_pass_over_them(sheet):
    height = sheet.map.height
    sheet.fold(sheet.toggled(1))
    assert sheet.map.height < height
    assert sheet.map.height == sheet.map.heading_line(1) + 1
    assert sheet.sentence_beyond(SENTENCES[2], 1) == SENTENCES[2]
    assert sheet.paragraph_beyond(STARTS[1], 1) is None
    sheet.fold(sheet.toggled(1))
    assert sheet.sentence_beyond(SENTENCES[2], 1) == SENTENCES[3]


def test_other_headings_keep_what_was_folded(sheet):
    sheet.fold({1})
    sheet.divide((*SECTIONS[:1], Section("Thanks", STARTS[2], STARTS[3], "given"), Section("End", STARTS[3], len(TEXT), "given")))
    assert sheet.folded == {1}
    sheet.divide((Section("All", 0, len(TEXT), "given"),))
    assert sheet.folded == set()


def test_back_by_paragraph_goes_to_the_start_of_this_one_first(sheet):
    assert sheet.paragraph_beyond(SENTENCES[1].start, -1) == STARTS[0]
    assert sheet.paragraph_beyond(STARTS[1], -1) == STARTS[0]
    assert sheet.paragraph_beyond(STARTS[0], -1) is None


@given(st.integers(0, len(TEXT)))
def test_a_cell_leads_back_to_its_offset(offset):
    sheet = Sheet()
    sheet.begin(ARTICLE, "all")
    sheet.lay_out(30)
    line = sheet.map.line_of(offset)
    start, end = sheet.map.line_span(line)
    assert sheet.offset_in(line, min(offset, end) - start) == min(offset, end)


def test_the_place_follows_the_page(sheet):
    place = Place(sheet, Highlights(lambda: None), lambda: None)
    place.read(SENTENCES[0])
    bottom = sheet.map.height
    place.follow(range(sheet.map.line_of(STARTS[3]), bottom), down=True)
    assert place.sentence == SENTENCES[5]
    place.follow(range(sheet.map.line_of(STARTS[0]) + 1), down=False)
    assert place.sentence == SENTENCES[0]


def test_a_target_is_marked_until_it_is_scrolled_away(sheet):
    place = Place(sheet, Highlights(lambda: None), lambda: None)
    place.set_target(SENTENCES[4].start, SENTENCES[4].end)
    assert (place.section, place.sentence) == (1, SENTENCES[4])
    line = sheet.map.line_of(SENTENCES[4].start)
    place.leave_target(range(line, line + 1))
    assert place.target
    place.leave_target(range(line))
    assert place.target is None


def test_back_by_section_goes_to_the_heading_of_this_one_first(sheet):
    place = Place(sheet, Highlights(lambda: None), lambda: None)
    place.set_target(STARTS[3], STARTS[3] + 3)
    below = range(sheet.map.line_of(STARTS[3]), sheet.map.height)
    assert place.section_beyond(-1, below) == 1
    assert place.section_beyond(-1, range(sheet.map.height)) == 0


@pytest.mark.parametrize(
    ("unit", "step", "words"),
    [
        ("word", 1, "It rained.\nNobody"),
        ("word", -1, "It "),
        ("sentence", 1, "It rained.\nNobody was hurt."),
        ("sentence", -1, ""),
        ("paragraph", 1, "It rained.\nNobody was hurt."),
        ("paragraph", -1, "The dam held. "),
        ("edge", -1, "The dam held. "),
        ("edge", 1, TEXT[SENTENCES[1].start :]),
    ],
)
def test_the_end_of_a_selection_moves_by_units(sheet, unit, step, words):
    selection = Selection(sheet)
    assert not selection
    selection.begin(SENTENCES[1])
    selection.extend(unit, step)
    a, b = selection.span
    assert TEXT[a:b] == words
    assert selection.end()
    assert not selection.end()


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9)), max_size=12), st.integers(0, 60), st.integers(1, 20))
def test_highlights_of_a_line_are_those_that_touch_it(pairs, start, length):
    ranges = [Range(a, a + n, "article--hit") for a, n in sorted(pairs)]
    highlights = Highlights(lambda: None)
    highlights.put("hit", ranges)
    end = start + length
    assert highlights.over(start, end) == [r for r in ranges if r.start < end and r.end > start]
    assert highlights.begins("hit", start, end) == any(start <= r.start < end for r in ranges)


@pytest.mark.parametrize("width", [30, 39, 40, 57, 120, 200])
def test_columns_fit_and_stand_in_the_middle(width):
    columns = Columns(width, 80)
    assert columns.text <= 80
    assert columns.left * 2 + columns.whole <= max(width, 20)
    assert columns.before_text + columns.text < columns.left + columns.whole + 1


def test_before_a_sheet_is_laid_out_nothing_is_beyond():
    made = Sheet()
    made.begin(ARTICLE, "finding topics")
    first = made.sentence_at(0)
    assert made.sentence_beyond(first, 1) == first
    assert made.paragraph_beyond(0, 1) is None
    assert made.map.line_of(STARTS[2]) == 0
