"""What other extractors wrote: a title and a text as data."""

import json

import pytest

from briefing.reading.kinds import kind_of
from tests.reading.story import BY, DAY, PARAGRAPHS, TITLE, kinds, one, read, texts

URL = "https://post.test/mast"
FORMS = {
    "trafilatura": {"title": TITLE, "author": "Nora Pell", "date": DAY, "source": URL, "hostname": "post.test", "text": "\n".join(PARAGRAPHS), "raw_text": "x"},
    "newspaper": {"title": TITLE, "authors": ["Nora Pell"], "publish_date": f"{DAY}T09:00:00", "url": URL, "text": "\n\n".join(PARAGRAPHS)},
    "news-please": {"title": TITLE, "authors": ["Nora Pell"], "date_publish": f"{DAY} 09:00:00", "url": URL, "maintext": "\n".join(PARAGRAPHS)},
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_json_of_an_extractor(form):
    article = one(json.dumps(FORMS[form]), "a.json")
    assert (article.title, article.byline, article.published, article.url) == (TITLE, BY, DAY, URL)
    assert texts(article) == PARAGRAPHS
    assert len(read(json.dumps(list(FORMS.values())))) == 3


def test_xml_of_trafilatura():
    body = (
        "".join(f"<p>{t}</p>" for t in PARAGRAPHS[:2])
        + "<head rend='h2'>The cost</head><quote><p>"
        + PARAGRAPHS[2]
        + "</p></quote>"
    )
    article = one(f'<doc title="{TITLE}" author="Nora Pell" date="{DAY}" url="{URL}"><main>{body}</main></doc>', "a.xml")
    assert (article.title, article.byline, article.published, article.url) == (TITLE, BY, DAY, URL)
    assert texts(article) == PARAGRAPHS[:3]
    assert ("heading", "The cost") in kinds(article)


def test_data_without_a_text_is_data():
    assert kind_of(b'{"title": "Dam", "text": "short"}') == "json"
    assert kind_of(b"<doc><field>x</field></doc>") == "xml"
