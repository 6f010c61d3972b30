"""Pages, mails, books, PDF, archives: what a reader of each kind takes out of it and what it leaves."""

import gzip
import io
import zipfile
from email.message import EmailMessage

import pytest

from briefing.commands import main
from briefing.errors import ReadError
from briefing.reading import article_from_bytes, open_article
from briefing.reading.bounded.packed import unpacked
from briefing.reading.kinds import kind_of
from briefing.reading.text.furniture import is_furniture
from briefing.reading.text.language import language_of

REPORT = [
    "The dam at Coldwater leaked again on Sunday, and engineers lowered the water behind it by two metres before noon.",
    "“Nobody has to leave,” said Anna Holm, the mayor of Coldwater. She asked the villagers to keep their boots by the door.",
    "The water board has patched the dam four times since spring. A new one would cost $90 million, and nobody has the money.",
    "Engineers will look at the wall again on Friday. Until then the road below the dam stays closed to lorries and buses.",
]
PAGE = f"""<!doctype html><html lang="en"><head><title>Dam leaks | The Herald</title>
<meta property="og:title" content="Dam leaks again"><meta name="author" content="Nora Pell">
<meta property="article:published_time" content="2026-03-04T09:00:00Z"><link rel="canonical" href="https://herald.test/dam">
<style>p {{ color: red }}</style><script>alert("no")</script></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>Dam leaks again</h1>
<p>{REPORT[0]}</p><figure><img src="x.png"><figcaption>The dam on Sunday. Photo: Nora Pell</figcaption></figure>
<p>{REPORT[1]}</p><h2>What it <em>costs</em></h2><p>{REPORT[2]}</p><p>Read more: <a href="/x">The village below</a></p>
<p>{REPORT[3]}</p></article><footer><p>© The Herald</p></footer></body></html>"""


@pytest.fixture(params=["own", "trafilatura"])
def reader(request, monkeypatch):
    """With and without the extra."""
    if request.param == "own":
        monkeypatch.setattr("briefing.reading.page.html.with_trafilatura", lambda text: [])
    return request.param


def read(data, name="a.html", **options):
    return article_from_bytes(data if isinstance(data, bytes) else data.encode(), name, **options)


def kinds(article):
    return {article.text[p.start : p.end]: p.kind for p in article.paragraphs}


# ---------------------------------------------------------------------- pages
def test_a_page_gives_its_report_and_what_it_says_of_itself(reader):
    article = read(PAGE)
    found = kinds(article)
    assert [t for t in REPORT if found.get(t) == "text"] == REPORT
    assert article.title == "Dam leaks again"
    assert article.byline == "By Nora Pell"
    assert article.published == "2026-03-04"
    assert article.language == "en"
    assert article.url == "https://herald.test/dam"
    assert found["What it costs"] == "heading"
    assert not any(word in article.text for word in ("Sport", "alert", "color", "The Herald"))


def test_what_stands_beside_the_report_is_marked(monkeypatch):
    monkeypatch.setattr("briefing.reading.page.html.with_trafilatura", lambda text: [])
    found = kinds(read(PAGE))
    assert found["The dam on Sunday. Photo: Nora Pell"] == "aside"
    assert found["Read more: The village below"] == "aside"


def test_headings_of_a_page_are_its_sections():
    import briefing

    sections = briefing.analyze(read(PAGE)).sections
    assert [(s.title, s.rule) for s in sections][1:] == [("What it costs", "author-heading")]


def test_a_page_of_bare_paragraphs_is_read(reader):
    article = read("<html><body>" + "".join(f"<p>{t}</p>" for t in REPORT) + "</body></html>")
    assert [t for t in REPORT if t in article.text] == REPORT


@pytest.mark.parametrize("charset", ["windows-1252", "iso-8859-1", "utf-8", "shift_jis"])
def test_the_charset_of_a_page_is_heeded(charset, reader):
    word = "東京" if charset == "shift_jis" else "“Zürich”"
    codec = "cp1252" if charset == "iso-8859-1" else charset
    page = PAGE.replace("<head>", f'<head><meta charset="{charset}">').replace("Coldwater. She", f"{word}. She")
    page = page.replace("“Nobody has to leave,” said", "“Nobody” said" if charset != "shift_jis" else "She said")
    assert word in read(page.encode(codec, "replace")).text


@pytest.mark.parametrize(
    "page",
    [
        "<html><body><script>document.write('news')</script></body></html>",
        "<html></html>",
        "<!doctype html>",
        "<p>" * 5000,
        "<html><body><img src=x></body></html>",
    ],
)
def test_a_page_without_text_says_so(page, reader):
    with pytest.raises(ReadError, match="no text in it"):
        read(page)


def test_a_deeply_nested_or_broken_page_is_read(reader):
    body = "".join(f"<p>{t}</p>" for t in REPORT)
    article = read("<html><body>" + "<div>" * 3000 + body + "<p unclosed <b>&#x110000; &notanentity; <" + "</html>")
    assert REPORT[0] in article.text


# ---------------------------------------------------------------------- mails
def mail(text=None, html=None, **headers):
    message = EmailMessage()
    for name, value in ({"From": "The Herald <news@herald.test>", "Subject": "Dam leaks", "To": "a@b.test"} | headers).items():
        message[name] = value
    message["Date"] = "Wed, 04 Mar 2026 09:00:00 +0000"
    if text is not None:
        message.set_content(text)
    if html is not None:
        message.add_alternative(html, subtype="html") if text is not None else message.set_content(html, subtype="html")
    return message.as_bytes()


def test_a_mail_is_read_with_sender_subject_and_date():
    article = read(mail("\n\n".join(REPORT) + "\n\nUnsubscribe from these mails"), "letter")
    assert (article.title, article.byline, article.published) == ("Dam leaks", "By The Herald", "2026-03-04")
    assert [t for t in REPORT if kinds(article).get(t) == "text"] == REPORT
    assert kinds(article)["Unsubscribe from these mails"] == "tail"


def test_html_alone_is_read():
    article = read(mail(html=PAGE), "a.eml")
    assert [t for t in REPORT if t in article.text] == REPORT
    assert "alert" not in article.text
    assert "Sport" not in article.text


def test_a_mail_of_attachments_only_says_so():
    message = EmailMessage()
    for name in ("From", "To", "Subject", "Date"):
        message[name] = "x@y.test" if name in ("From", "To") else "x"
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="x.png")
    with pytest.raises(ReadError, match="no text in it"):
        read(message.as_bytes(), "a.eml")


# ---------------------------------------------------------------------- books
CONTAINER = '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>'
OPF = """<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>
<dc:title>The dam</dc:title><dc:creator>Nora Pell</dc:creator><dc:language>en</dc:language><dc:date>2026-03-04</dc:date></metadata>
<manifest><item id="a" href="one.xhtml" media-type="application/xhtml+xml"/><item id="b" href="tw%6F.xhtml" media-type="application/xhtml+xml"/>
</manifest><spine><itemref idref="b"/><itemref idref="a"/></spine></package>"""


def book(container=CONTAINER, opf=OPF, **files):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as out:
        out.writestr("mimetype", "application/epub+zip")
        for name, text in {"META-INF/container.xml": container, "OPS/book.opf": opf, **files}.items():
            out.writestr(name, text)
    return data.getvalue()


CHAPTERS = {
    "OPS/one.xhtml": f"<html><body><h1>Second</h1><p>{REPORT[2]}</p></body></html>",
    "OPS/two.xhtml": f"<html><body><h1>First</h1><p>{REPORT[0]}</p></body></html>",
}


def test_a_book_is_read_in_the_order_of_its_spine():
    article = read(book(**CHAPTERS), "a.epub")
    assert (article.title, article.byline, article.published) == ("The dam", "By Nora Pell", "2026-03-04")
    assert article.text.split("\n") == ["The dam", "First", REPORT[0], "Second", REPORT[2]]
    assert kinds(article)["First"] == "heading"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (book(container="<container/>"), "names no book"),
        (book(container="not xml"), "no XML"),
        (book(), "no text in it|lacks a readable"),
        (book(opf='<!DOCTYPE x [<!ENTITY a "b">]>' + OPF, **CHAPTERS), "declares entities"),
        (book(**CHAPTERS)[:-30], "damaged"),
        (b"PK\x03\x04" + b"\0" * 40, "damaged"),
        (book(container=CONTAINER.replace("OPS/book.opf", "../../etc/passwd")), "lacks a readable"),
    ],
)
def test_a_bad_book_is_refused_in_a_sentence(data, says):
    with pytest.raises(ReadError, match=says):
        read(data, "a.epub")


# ---------------------------------------------------------------------- archives and kinds
def test_an_archive_is_opened_and_told_by_what_is_in_it(article):
    path = article(gzip.compress(PAGE.encode()), "page.html.gz")
    assert open_article(path).title == "Dam leaks again"
    assert open_article(article(gzip.compress("\n\n".join(REPORT).encode()), "report.txt.gz")).text.startswith("The dam")


def test_a_bomb_a_cut_and_a_nested_archive_are_refused():
    with pytest.raises(ReadError, match="more than 1 MB"):
        unpacked(gzip.compress(b"\0" * 2_000_000), 1_000_000)
    with pytest.raises(ReadError, match="cut off"):
        read(gzip.compress(PAGE.encode())[:-20], "a.gz")
    with pytest.raises(ReadError, match="archive within an archive"):
        read(gzip.compress(gzip.compress(b"x")), "a.gz")


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"%PDF-1.4", "x.txt", "pdf"),
        (b"  <!DOCTYPE html><p>", "x.txt", "html"),
        (b"<?xml version='1.0'?><html xmlns='x'>", "x", "html"),
        (b"<!-- a --><rss version='2.0'>", "x.xml", "feed"),
        (b"<opml version='2.0'>", "x.xml", "opml"),
        (b"From: a\nTo: b\nSubject: c\n\nd", "x", "mail"),
        (b"From: the harbour you can see\nthe dam.", "x.txt", "text"),
        (b"# A\n", "x.md", "markdown"),
        (b"words", "x.html", "html"),
        (b"words", "x", "text"),
    ],
)
def test_kinds_are_told_by_content_first(data, name, kind):
    assert kind_of(data, name) == kind


def test_a_feed_is_no_article():
    with pytest.raises(ReadError, match="feeds add"):
        read("<rss version='2.0'><channel/></rss>", "x.xml")


@pytest.mark.parametrize(("module", "data", "name", "extra"), [("pypdf", b"%PDF-1.4 x", "a.pdf", "pdf")])
def test_a_missing_extra_names_the_command(module, data, name, extra, monkeypatch, article, capsys):
    monkeypatch.setitem(__import__("sys").modules, module, None)
    assert main(["sections", article(data, name)]) == 2
    said = capsys.readouterr().err
    assert f"pip install 'briefing-reader[{extra}]'" in said
    assert len(said.splitlines()) == 1


# ---------------------------------------------------------------------- furniture and languages
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Read more: The village below", True),
        ("We use cookies to make this site better.", True),
        ("Sign up for our newsletter", True),
        ("Subscribers to the paper fell by a third, the publisher said.", False),
        ("The minister told us to read more, and nobody did.", False),
        ("“Click here” is what the button says, Anna Holm said.", False),
    ],
)
def test_furniture(text, expected):
    assert is_furniture(text) is expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (" ".join(REPORT), "en"),
        ("Der Damm in Kaltwasser ist am Sonntag wieder undicht geworden, und die Ingenieure haben das Wasser gesenkt.", "de"),
        ("Le barrage de Froideau a encore fui dimanche, et les ingénieurs ont baissé le niveau de l'eau de deux mètres.", "fr"),
        ("La presa de Aguafría volvió a perder agua el domingo, y los ingenieros bajaron el nivel del agua en dos metros.", "es"),
        ("Плотина снова дала течь в воскресенье, и инженеры спустили воду на два метра.", "ru"),
        ("Гребля знову дала течію в неділю, і інженери спустили воду на два метри її.", "uk"),
        ("日曜日にダムがまた漏れ、技術者たちは水位を下げた。", "ja"),
        ("No.", ""),
        ("Peter Holm, a baker, left.\n“I bake bread every morning,” Mr. Holm said.", "en"),
        ("Mayor Anna Holm opened the dam.\n“It will hold,” Ms. Holm said.", "en"),
    ],
)
def test_languages(text, language):
    assert language_of(text) == language


# ---------------------------------------------------------------------- other languages
GERMAN = [
    "Der Damm in Kaltwasser ist am Sonntag wieder undicht geworden, und die Ingenieure haben das Wasser hinter dem Damm gesenkt.",
    "Die Ingenieure haben den Damm seit dem Frühjahr viermal geflickt. Der Verband sagt, dass der Damm für den Winter sicher ist.",
    "Den Leuten unter dem Damm wurde gesagt, dass sie ihre Stiefel an die Tür stellen sollen. Ein Fischer hat das Leck im Damm gefunden.",
    "Ein neuer Damm würde neunzig Millionen kosten, sagt der Verband, und der alte Damm müsste bis dahin stehen bleiben.",
    "Der Damm wurde vor neunzig Jahren gebaut und später erhöht, als das alte Dorf dem Wasser hinter dem Damm überlassen wurde.",
    "In Hellmoor ging das Schachturnier in die letzte Woche, und drei Spieler liegen mit gleichen Punkten an der Spitze.",
    "Die jüngste der Spieler, eine Schülerin von sechzehn Jahren, gewann ihre Partie im Schachturnier gegen den Meister in 71 Zügen.",
    "Der Meister hat kein Schachturnier in Hellmoor verloren, seit er dort vor neun Jahren zum ersten Mal gespielt hat.",
    "Karten für die letzte Runde des Schachturniers in Hellmoor waren in einer Stunde ausverkauft, sagten die Veranstalter.",
    "Das Schachturnier endet am Sonntag. Der Sieger bekommt in Hellmoor eine Uhr, eine kleine Summe Geld und einen Korb mit Äpfeln.",
]


def test_another_language_is_cut_into_sections_and_says_what_it_lacks(article, capsys):
    import briefing

    path = article("\n\n".join(GERMAN), "damm.txt")
    analysis = briefing.analyze(briefing.read(path))
    assert analysis.article.language == "de"
    assert (analysis.people, analysis.quotes) == ((), ())
    assert GERMAN[5] in [analysis.article.text[s.start :].split("\n")[0] for s in analysis.sections]
    assert "English texts only" in briefing.markdown(analysis)
    assert main(["people", path]) == 1  # nobody is found
    assert "English texts only" in capsys.readouterr().err
