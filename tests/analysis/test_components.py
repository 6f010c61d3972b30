"""The three components in anyone's pipeline: by name, after other components, through bytes and other processes."""

import spacy
from spacy.tokens import Doc

TEXT = "Mayor Anna Holm came late.\n“The dam will hold for years,” Holm said on Monday."


def test_each_component_stands_alone():
    for name in ("people", "quotes", "sections"):
        nlp = spacy.blank("en")
        nlp.add_pipe(f"briefing_{name}")
        doc = nlp(TEXT)
        assert doc._.briefing[name]
        assert len(doc.spans[f"briefing_{name}"]) >= 1


def test_quotes_name_their_speaker():
    nlp = spacy.blank("en")
    nlp.add_pipe("briefing_quotes")
    quote = nlp(TEXT)._.briefing["quotes"][0]
    assert quote["speaker"]["name"] == "Anna Holm"
    assert quote["rule"] == "cue-after"


def test_people_as_entities_when_asked():
    nlp = spacy.blank("en")
    nlp.add_pipe("briefing_people", config={"ents": True})
    assert [(e.text, e.label_) for e in nlp(TEXT).ents] == [("Anna Holm", "PERSON"), ("Holm", "PERSON")]


def test_results_survive_bytes():
    nlp = spacy.blank("en")
    nlp.add_pipe("briefing_people")
    doc = nlp(TEXT)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.briefing == doc._.briefing


def test_results_survive_other_processes():
    nlp = spacy.blank("en")
    nlp.add_pipe("briefing_quotes")
    docs = list(nlp.pipe([TEXT, TEXT + " “And the bridge,” Holm added."], n_process=2))
    assert [len(d._.briefing["quotes"]) for d in docs] == [1, 2]


def test_a_pipeline_goes_to_disk_and_back(tmp_path):
    nlp = spacy.blank("en")
    nlp.add_pipe("briefing_sections")
    nlp.to_disk(tmp_path / "model")
    assert spacy.load(tmp_path / "model")(TEXT)._.briefing["sections"]
