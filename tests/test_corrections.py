"""The reader's word over ours: each kind does what it says, and what does not fit is said and kept."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

import briefing
from briefing.corrections import KINDS, apply, sentence
from briefing.engine import with_readers_own
from briefing.library import Reading, keep_reading, reading
from briefing.model import Analysis, Correction, Mark
from tests.conftest import SEEDS

FOUND = briefing.analyze(briefing.read(SEEDS / "geneva-talks.txt"))
TEXT = FOUND.article.text
QUOTE = next(q for q in FOUND.quotes if q.kind == "direct")
LAVROV = next(p for p in FOUND.people if p.name == "Sergei Lavrov")
BLINKEN = next(p for p in FOUND.people if "Blinken" in p.name)
SECOND = FOUND.sections[1]
INSIDE = [p.start for p in FOUND.article.paragraphs if SECOND.start < p.start < SECOND.end]


def corrected(*corrections):
    analysis, unplaced = apply(FOUND, corrections)
    assert not unplaced
    return analysis


def of_person(kind, person, to="", at=None):
    return Correction(kind, person.mentions[0].start, person.mentions[0].end, person.name, to, at)


def test_a_speaker_is_tied_to_the_nearest_mention_of_the_person():
    speaker = next(
        q for q in corrected(Correction("speaker", QUOTE.start, QUOTE.end, "", "sergei lavrov")).quotes if q.id == QUOTE.id
    ).speaker
    assert (speaker.name, speaker.person) == ("Sergei Lavrov", LAVROV.id)
    assert TEXT[speaker.start : speaker.end] in ("Lavrov", "Sergei Lavrov")


def test_a_speaker_that_is_not_in_the_text_is_shown_by_name_alone():
    speaker = next(
        q for q in corrected(Correction("speaker", QUOTE.start, QUOTE.end, "", "Nobody Here")).quotes if q.id == QUOTE.id
    ).speaker
    assert (speaker.name, speaker.person, speaker.end - speaker.start) == ("Nobody Here", None, 0)


def test_merging_takes_mentions_and_quotes_along():
    analysis = corrected(of_person("merge", LAVROV, BLINKEN.name, BLINKEN.mentions[0].start))
    assert LAVROV.id not in {p.id for p in analysis.people}
    assert not any(q.speaker and q.speaker.name == "Sergei Lavrov" for q in analysis.quotes)
    assert len(next(p for p in analysis.people if p.id == BLINKEN.id).mentions) == len(BLINKEN.mentions) + len(LAVROV.mentions)


def test_dropping_a_person_leaves_the_words_of_the_text():
    analysis = corrected(of_person("drop", LAVROV))
    assert all(q.speaker.person != LAVROV.id for q in analysis.quotes if q.speaker)
    assert any(q.speaker and q.speaker.name == "Sergei Lavrov" for q in analysis.quotes)


def test_sections_are_cut_moved_and_joined_without_a_gap():
    for change in (
        Correction("cut", INSIDE[1], INSIDE[1], "", "Own heading"),
        Correction("move", SECOND.start, SECOND.end, "", at=INSIDE[0]),
        Correction("join", SECOND.start, SECOND.end, ""),
    ):
        sections = corrected(change).sections
        assert "".join(TEXT[s.start : s.end] for s in sections) == TEXT


def test_the_brief_follows_the_sections(capsys):
    keep_reading(
        FOUND.article, Reading(corrections=(Correction("heading", SECOND.start, SECOND.end, SECOND.title, "Positions"),))
    )
    assert "### Positions" in briefing.markdown(with_readers_own(FOUND))
    keep_reading(FOUND.article, Reading(corrections=(Correction("join", SECOND.start, SECOND.end, ""),)))
    analysis = with_readers_own(FOUND)
    assert max(item.section for item in analysis.brief) == len(analysis.sections) - 1


@pytest.mark.parametrize(
    "wrong",
    [
        Correction("speaker", 0, 1, "", "X"), Correction("rename", 100, 101, "Nobody", "X"), Correction("heading", 5, 6, "", "X"),
        Correction("cut", SECOND.start, 0, ""), Correction("join", 0, 0, ""), Correction("move", SECOND.start, 0, "", at=1),
        Correction("merge", LAVROV.mentions[0].start, 0, "", "", LAVROV.mentions[0].start), Correction("fnord", 0, 0, ""),
    ],
)  # fmt: skip
def test_what_does_not_fit_changes_nothing_and_is_said(wrong):
    analysis, unplaced = apply(FOUND, [wrong])
    assert unplaced == (wrong,)
    assert analysis == FOUND


def test_an_unplaced_correction_is_kept():
    wrong = Correction("rename", 100, 101, "Nobody", "X")
    keep_reading(FOUND.article, Reading(corrections=(wrong,)))
    assert with_readers_own(FOUND) == FOUND
    assert reading(FOUND.article).corrections == (wrong,)


def test_every_kind_has_words():
    for kind in KINDS:
        assert sentence(Correction(kind, 0, 0, "was", "to")) != kind


@given(st.lists(st.builds(Correction, st.sampled_from(sorted(KINDS)), st.sampled_from([0, QUOTE.start, SECOND.start, *INSIDE, LAVROV.mentions[0].start]),
       st.just(len(TEXT)), st.text(max_size=5), st.sampled_from(["", "Sergei Lavrov", "New Name"]), st.none() | st.sampled_from([0, *INSIDE])), max_size=6))  # fmt: skip
def test_any_corrections_leave_a_sound_analysis(corrections):
    analysis, unplaced = apply(FOUND, corrections)
    assert len(analysis.corrections) + len(unplaced) == len(corrections)
    assert "".join(TEXT[s.start : s.end] for s in analysis.sections) == TEXT
    people = {p.id for p in analysis.people}
    assert all(q.speaker is None or q.speaker.person is None or q.speaker.person in people for q in analysis.quotes)
    assert Analysis.from_dict(json.loads(json.dumps(analysis.to_dict()))) == analysis


def test_a_reading_comes_back_as_it_was():
    state = Reading(
        40, (0, SECOND.start), "Sergei Lavrov", True, "name", (Mark(3, 9, "“note”"),), (of_person("rename", LAVROV, "X"),)
    )
    keep_reading(FOUND.article, state)
    assert reading(FOUND.article) == state


def test_the_same_text_is_known_under_another_name(tmp_path):
    copy = tmp_path / "copy.txt"
    copy.write_bytes((SEEDS / "geneva-talks.txt").read_bytes())
    keep_reading(FOUND.article, Reading(offset=77))
    assert reading(briefing.read(copy)).offset == 77


def test_a_folder_that_cannot_be_written_is_said(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("BRIEFING_HOME", str(tmp_path / "file"))
    assert keep_reading(FOUND.article, Reading()) is False


def test_a_doubtful_name_becomes_a_person_with_what_was_said():
    text = "Larkhaven said no. “We will not pay for this wall,” Larkhaven said."
    analysis = briefing.analyze(text)
    other = next(o for o in analysis.others if o.name == "Larkhaven")
    first = other.mentions[0]
    changed, unplaced = apply(analysis, [Correction("admit", first.start, first.end, other.name)])
    assert not unplaced
    person = next(p for p in changed.people if p.name == "Larkhaven")
    assert person.rule == "corrected"
    assert [q.speaker.person for q in changed.quotes if q.kind == "direct"] == [person.id]
