"""What trafilatura finds and we do not is told; an extra that is there and broken, too."""

import sys

from briefing.reading.page import html as page

WORDS = (
    "The quay at Norhaven will be shut from Friday, the port said on Wednesday, because its cranes lean towards the water. " * 4
)


def test_what_another_reading_finds_more_is_told(monkeypatch):
    monkeypatch.setattr(page, "with_trafilatura", lambda text: [WORDS, "“It is a quotation of some length,” she said."])
    notes = page.second_opinion("", [(WORDS, None)])
    assert len(notes) == 1
    assert "quotation marks" in notes[0]
    assert page.second_opinion("", [(WORDS, None), ("“It is a quotation of some length,” she said.", None)]) == []


def test_an_extra_that_is_there_and_cannot_be_imported_is_told(monkeypatch):
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: object())
    assert "installed and broken" in page.second_opinion("<p>x</p>", [])[0]
