"""Mailboxes, mails of Outlook, transcripts; what is known and not read; several articles in one file."""

import json
import struct

import pytest

from briefing.commands import main
from briefing.errors import ReadError, SeveralArticles
from briefing.reading import open_article, open_articles
from briefing.reading.kinds import kind_of
from briefing.reading.mail.outlook import unpacked
from briefing.sources import part_of
from tests.reading.story import DAY, PARAGRAPHS, TITLE, kinds, one, read, texts
from tests.reading.test_office import docx, p, zipped

LETTER = "From: {name} <a@post.test>\nTo: desk@post.test\nSubject: {title}\nDate: Wed, 04 Mar 2026 09:00:00 +0000\nContent-Type: text/plain; charset=utf-8\n\n{text}\n"


def letter(title=TITLE, name="Nora Pell", text=None):
    return LETTER.format(title=title, name=name, text="\n\n".join(PARAGRAPHS) if text is None else text)


@pytest.mark.parametrize(
    "line",
    [
        "From a@post.test Wed Mar  4 09:00:00 2026",
        "From - Wed Mar  4 09:00:00 2026",
        "From 12@xxx Wed Mar 04 09:00:00 +0000 2026",
    ],
)
def test_the_mails_of_a_mailbox(line):
    box = f"{line}\n{letter()}\n{line}\n{letter('Mast: what now', 'Jon Ek')}\n"
    found = read(box, "a.mbox")
    assert [(a.title, a.byline, a.published) for a in found] == [
        (TITLE, "By Nora Pell", DAY),
        ("Mast: what now", "By Jon Ek", DAY),
    ]
    assert texts(found[0]) == PARAGRAPHS


def test_a_sentence_that_begins_with_from_parts_no_mail():
    text = f"{PARAGRAPHS[0]}\n\nFrom Monday the quay was shut, as it was in 2019\nsaid nobody.\n\n>From here on it is quoted.\n\n{PARAGRAPHS[1]}"
    article = one(f"From a@post.test Wed Mar  4 09:00:00 2026\n{letter(text=text)}", "a.mbox")
    assert "From Monday the quay was shut" in article.text
    assert "\nFrom here on it is quoted." in article.text


def test_a_mail_without_text_is_left_out_and_counted():
    box = f"From a Wed Mar  4 09:00:00 2026\n{letter()}\nFrom a Wed Mar  4 09:00:00 2026\n{letter(text='')}"
    assert one(box).notes[-1] == "left out 1 mails without text"


def test_compressed_rtf():
    data = b"{\\rtf1\\ansi x}"
    raw = struct.pack("<II", len(data) + 12, len(data)) + b"MELA" + b"\0\0\0\0" + data
    packed = struct.pack("<II", 20, 6) + b"LZFu" + b"\0\0\0\0" + b"\x01" + struct.pack(">H", 0 << 4 | 4) + b"\x00"
    assert unpacked(raw) == data
    assert unpacked(packed).startswith(b"{\\rtf1")
    assert unpacked(b"short") == b""


@pytest.mark.parametrize("cut", [0, 600, 3000])
def test_a_broken_mail_of_outlook_is_a_sentence(cut):
    pytest.importorskip("olefile")
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * cut + "__properties_version1.0".encode("utf-16-le")
    with pytest.raises(ReadError, match=r"damaged|only attachments"):
        read(data, "a.msg")


# ---------------------------------------------------------------------- transcripts
VTT = """WEBVTT - Tarn

STYLE
::cue { color: red }

NOTE by hand

1
00:00:00.000 --> 00:00:04.000 align:start
<v.loud Ulla Brandt>It was the <i>frost</i> &amp; nothing else,</v>

00:04.000 --> 00:08.000
<v Ulla Brandt>and we had asked for a survey.</v>

00:08.000 --> 00:12.000
<v Ulla Brandt>Twice.</v> <v Jon Ek>We had no money.</v>
"""
SRT = """1
00:00:00,000 --> 00:00:04,000
Ulla Brandt: It was the frost & nothing else,

2
00:00:04,000 --> 00:00:08,000
and we had asked for a survey.

3
00:00:08,000 --> 00:00:12,000
Twice.
JON EK: We had no money.
"""
TURNS = ["Ulla Brandt: It was the frost & nothing else, and we had asked for a survey. Twice.", "Jon Ek: We had no money."]


@pytest.mark.parametrize(
    "data",
    [
        VTT,
        VTT.replace("\n", "\r\n"),
        "\ufeff" + VTT,
        SRT.replace("JON EK", "Jon Ek"),
        SRT.replace("JON EK", "Jon Ek").replace("1\n", "", 1),
    ],
)
def test_the_turns_of_a_transcript(data):
    assert one(data, "a.vtt").text.split("\n") == TURNS


def test_the_transcript_of_a_podcast():
    rows = [
        ("Ulla Brandt", "It was the frost & nothing else,"),
        ("Ulla Brandt", "and we had asked for a survey. Twice."),
        ("Jon Ek", "We had no money."),
    ]
    data = {
        "version": "1.0.0",
        "segments": [{"speaker": s, "startTime": k, "endTime": k + 1, "body": b} for k, (s, b) in enumerate(rows)],
    }
    assert one(json.dumps(data), "a.json").text.split("\n") == TURNS


def test_rolling_captions_are_said_once_and_nobodys_words_are_cut_at_sentences():
    cues = ["the mast fell in", "the mast fell in the night of Sunday", "the night of Sunday and nobody knew."]
    data = "WEBVTT\n\n" + "".join(f"00:00:0{k}.000 --> 00:00:0{k + 1}.000\n{text}\n\n" for k, text in enumerate(cues))
    assert one(data + "00:01:00.000 --> 00:01:02.000\nIt rained.\n").text.split("\n") == [
        "the mast fell in the night of Sunday and nobody knew.",
        "It rained.",
    ]


def test_a_blank_line_in_a_cue_loses_no_words():
    data = SRT + "\n4\n00:00:12,000 --> 00:00:14,000\nIt fell in\n\n2019\nand again.\n"
    assert "It fell in 2019 and again." in one(data, "a.srt").text


def test_a_dash_or_two_chevrons_change_the_speaker():
    assert one("1\n00:00:00,000 --> 00:00:02,000\n- Will it hold?\n- It will.\n").text.split("\n") == [
        "Will it hold?",
        "It will.",
    ]
    data = "WEBVTT\n\n00:00.000 --> 00:02.000\n>> ANNA HOLM: It will hold.\n\n00:02.000 --> 00:04.000\n>> Thank you.\n"
    assert one(data).text.split("\n") == ["ANNA HOLM: It will hold.", "Thank you."]


def test_a_voice_tag_holds_for_its_words_alone():
    """What stands before it, behind its end, or in the next caption is nobody's; a sentence that breaks off goes on."""
    cues = [
        "Good evening. <v Ulla Brandt>It was the frost.</v> The hall applauded.",
        "The sitting rested.",
        "<v Jon Ek>We had no",
        "money.",
        "The lights went out.",
    ]
    data = "WEBVTT\n\n" + "".join(f"00:0{k}.000 --> 00:0{k + 1}.000\n{text}\n\n" for k, text in enumerate(cues))
    assert one(data, "a.vtt").text.split("\n") == [
        "Good evening.",
        "Ulla Brandt: It was the frost.",
        "The hall applauded. The sitting rested.",
        "Jon Ek: We had no money.",
        "The lights went out.",
    ]


def test_an_arrow_between_times_in_a_story_is_text():
    assert kind_of(f"{PARAGRAPHS[0]}\n\nThe log reads 00:00:04 --> 00:00:08.".encode()) == "text"


# ---------------------------------------------------------------------- known, not read
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (OLE + "WordDocument".encode("utf-16-le"), "Word document of the old kind"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (OLE + "Workbook".encode("utf-16-le"), "Excel"),
        (b"Harbour".ljust(60, b"\0") + b"BOOKMOBI" + b"\0" * 100, "Kindle"),
        (b"CONT\x02\x00" + b"\0" * 100, "Kindle"),
        (zipped(**{"xl/workbook.xml": "<x/>"}), "table"),
        (zipped(**{"Index/Document.iwa": "x"}), "Pages"),
        (zipped(mimetype="application/epub+zip", **{"META-INF/rights.xml": "<x/>"}), "copy protection"),
        (zipped(**{"a.png": "x"}), "ZIP archive"),
        ('<?xml version="1.0"?><FictionBook xmlns="x"><body/></FictionBook>', "FictionBook"),
        ('<?xml version="1.0"?><en-export><note/></en-export>', "Evernote"),
        ('<?xml version="1.0"?><inventory><item/></inventory>', "XML of a kind"),
        ('<inventory><item/></inventory>', "XML of a kind"),
        ('{"a": [1, 2]}', "data"),
        ('{"version": "https://jsonfeed.org/version/1.1", "items": []}', "feeds add"),
        ('{"schema_version": 1, "paragraphs": [], "text": ""}', "analysis that briefing wrote"),
        ("name;amount\na;1\n", "table"),
    ],
)  # fmt: skip
def test_what_is_known_and_not_read_is_refused_by_name(data, says):
    with pytest.raises(ReadError, match=says):
        read(data, "a.csv" if isinstance(data, str) and ";" in data else "a")


def test_a_locked_word_document_says_so():
    data = bytearray(docx(p("x")))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = -1
        while (start := data.find(mark, start + 1)) >= 0:
            data[start + at] |= 1
    with pytest.raises(ReadError, match="locked with a password"):
        read(bytes(data), "a.docx")


# ---------------------------------------------------------------------- several articles
@pytest.fixture
def box(tmp_path):
    path = tmp_path / "two.mbox"
    line = "From a@post.test Wed Mar  4 09:00:00 2026"
    path.write_text(f"{line}\n{letter()}\n{line}\n{letter('Mast: what now', 'Jon Ek')}\n", encoding="utf-8")
    return str(path)


def test_one_of_several_is_chosen_by_its_number(box):
    assert open_article(f"{box}#2").title == "Mast: what now"
    assert [a.source for a in open_articles(box)] == [f"{box}#1", f"{box}#2"]
    with pytest.raises(SeveralArticles, match="holds 2 articles") as told:
        open_article(box)
    assert told.value.choices[1] == (f"{box}#2", "Mast: what now")
    with pytest.raises(ReadError, match="no article 3"):
        open_article(f"{box}#3")


def test_a_file_that_has_such_a_name_is_that_file(tmp_path):
    path = tmp_path / "dam#2"
    path.write_text("x")
    assert part_of(str(path)) == (str(path), None)
    assert part_of("https://a.test/x#2") == ("https://a.test/x#2", None)
    assert part_of("two.mbox#2") == ("two.mbox", 2)


def test_the_commands_take_all_or_let_one_be_chosen(box, capsys):
    assert main(["analyze", box]) == 0
    assert [json.loads(line)["title"] for line in capsys.readouterr().out.splitlines()] == [TITLE, "Mast: what now"]
    assert main(["add", box]) == 0
    assert main(["list"]) == 0
    shown = capsys.readouterr().out
    assert TITLE in shown
    assert "Mast: what now" in shown
    assert main([box]) == 2
    assert f"{box}#2  Mast: what now" in capsys.readouterr().err
    assert main(["export", box]) == 0
    assert "Mast: what now" in capsys.readouterr().out
    assert main(["people", f"{box}#2"]) == 0


def test_kinds_of_paragraphs_stay_in_each(box):
    assert all(kinds(a)[0][0] == "title" for a in open_articles(box))
