"""spaCy is loaded without its command line, and nobody can tell."""

import json
import subprocess
import sys

import pytest

from briefing.analysis.language import loading

LIGHT = "from briefing.analysis.language.tokenizer import blank; blank(); import spacy"
FULL = "import spacy; spacy.blank('en')"
REGISTERED = """
names = spacy.registry.get_registry_names()
print(json.dumps({name: sorted(getattr(spacy.registry, name).get_all()) for name in names} | {"public": sorted(
    name for name in dir(spacy) if not name.startswith("__") and name not in ("cli", "displacy", "lang"))}))
"""


def told(*code):
    """What a process of its own prints."""
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(["import json, sys", *code])], capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


def test_the_command_line_of_spacy_is_not_loaded():
    absent = ["spacy.cli", "spacy.cli.info", "typer", "weasel", "requests"]
    assert told(LIGHT, f"print(json.dumps([name for name in {absent} if name in sys.modules]))") == []


def test_all_that_spacy_knows_is_there():
    assert told(LIGHT, REGISTERED) == told(FULL, REGISTERED)


@pytest.mark.parametrize(
    "code", ["spacy.cli.info.__module__", "spacy.cli.download.__module__", "spacy.displacy.render.__module__"]
)
def test_the_command_line_comes_when_it_is_asked_for(code):
    assert told(LIGHT, f"print(json.dumps({code}))").startswith(("spacy.cli.", "spacy.displacy"))


def test_what_spacy_tells_of_itself_is_the_same():
    asked = "print(json.dumps(spacy.info(silent=True)))"
    assert told(LIGHT, asked) == told(FULL, asked)
    after = (
        "import spacy.cli.info; print(json.dumps([spacy.cli.info.__module__, sys.modules['spacy.cli.info'].__file__ is None]))"
    )
    assert told(LIGHT, after) == ["spacy.cli.info", False]


def test_no_other_attribute_is_made_up():
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        loading.later("nothing")


def test_spacy_that_is_loaded_already_stays_as_it_is():
    import spacy

    before = dict(vars(spacy))
    assert loading.spacy() is spacy
    assert vars(spacy).keys() == before.keys()
