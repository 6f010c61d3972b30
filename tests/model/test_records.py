"""The one schema of records from outside: what fits is taken as it is, what does not is refused, never half believed."""

import json
from copy import deepcopy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import briefing
from briefing import export
from briefing.model import Analysis, Article, records

TEXT = "Dam holds\n“It holds,” said Anna Holm, the mayor of Coldwater. Anna Holm promised repairs worth $5 million in May 2024."
RECORD = briefing.analyze(TEXT).to_dict()


def test_what_we_write_is_what_we_read():
    assert records.analysis(Analysis.from_dict(json.loads(json.dumps(RECORD)))).to_dict() == RECORD


def put(path, value):
    record = deepcopy(RECORD)
    *way, last = path
    part = record
    for step in way:
        part = part[step]
    part[last] = value
    return record


WRONG = [
    (("text",), 5), (("text",), "short"), (("title",), ["x"]), (("url",), None), (("published",), "soon"), (("language",), "EN!"),
    (("paragraphs",), [5]), (("paragraphs", 0, "start"), -1), (("paragraphs", 0, "end"), 10**9), (("paragraphs", 0, "kind"), "x"),
    (("sentences", 0), [0, 10**12]), (("sentences", 0), ["a", "b"]), (("sections", 0, "title"), 7), (("sections", 0, "end"), 1e9),
    (("people", 0, "id"), True), (("people", 0, "name"), None), (("people", 0, "name"), "\ud800"),
    (("people", 0, "mentions", 0, "end"), 10**6), (("people", 0, "mentions", 0, "kind"), "sign"), (("quotes", 0, "spans"), []),
    (("quotes", 0, "spans"), [[5, 2]]), (("quotes", 0, "kind"), "shouted"), (("quotes", 0, "speaker", "person"), 99),
    (("quotes", 0, "sure"), "very"), (("brief", 0, "rank"), "first"), (("brief", 0, "kind"), []), (("marks",), [{"start": 0, "end": 10**7, "note": ""}]),
    (("quantities", 0, "value"), float("nan")), (("schema_version",), 99),
    (("people", 0, "mentions"), []), (("brief", 0, "section"), 7), (("dates", 0, "value"), "soon"), (("dates", 0, "value"), "2024-W99"),
    (("dates", 0, "value"), "٢٠٢٤"), (("dates", 0, "value"), "2024-05/"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "value"), WRONG)
def test_a_record_of_another_kind_is_refused(path, value):
    with pytest.raises((ValueError, TypeError, KeyError, AttributeError)):
        records.analysis(Analysis.from_dict(put(path, value)))


def places(part, way=()):
    """The way to everything inside of a record."""
    for key in part if isinstance(part, dict) else range(len(part)) if isinstance(part, list) else ():
        yield (*way, key)
        yield from places(part[key], (*way, key))


PLACES = sorted(places(RECORD), key=str)
ODD = [
    None,
    True,
    -1,
    3,
    10**9,
    10**30,
    0.5,
    "",
    "x",
    "\ud800",
    "9999-12-31",
    "PRESENT_REF",
    [],
    {},
    [[0, 3]],
    [None],
    "direct",
    "full",
]


@settings(max_examples=300)
@given(st.sampled_from(PLACES), st.sampled_from(ODD))
def test_a_record_that_is_taken_is_fit_for_every_form(place, value):
    record = json.loads(json.dumps(put(place, value)))
    try:
        taken = records.analysis(Analysis.from_dict(record))
    except (ValueError, TypeError, KeyError, AttributeError):
        return
    for form in export.FORMATS:
        export.render([taken], form)


def test_ids_are_given_once():
    record = deepcopy(RECORD)
    record["quotes"].append(record["quotes"][0])
    with pytest.raises(ValueError, match="twice"):
        records.analysis(Analysis.from_dict(record))


def test_an_article_is_mended_letter_for_letter():
    found = records.mended(Article("The \ud83d dam", title="\udcff", notes=("\ud800",), published="0000", language="xx-??"))
    assert found.text == "The \ufffd dam"
    assert (found.title, found.notes, found.published, found.language) == ("\ufffd", ("\ufffd",), "", "")
    assert records.article(found) is found
