"""The letter that is meant, whichever way a mail wraps it."""

import textwrap
from email.message import EmailMessage

import pytest

from briefing.errors import ReadError
from briefing.reading.mail.message import mail_article

STORY = [
    "The quay at Norhaven will be shut from Friday, the port said on Wednesday, because two of its cranes lean towards the water.",
    "“They lean a little more each week,” said Ada Brok, the harbour master. “We do not wait for the third.”",
    "Ferries will leave from the north pier until May, and lorries must take the road round the bay.",
]
PLAIN = "\n\n".join(STORY)
PARAGRAPHS = "".join(f"<p>{s}</p>" for s in STORY)


def mail(text=None, html=None, subject="Fwd: Quay to be shut", sender="Otto Rau <otto@desk.test>", **how):
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, "x@y.test", subject
    message["Date"] = "Thu, 05 Mar 2026 08:00:00 +0100"
    if text is not None:
        message.set_content(text, **how)
    if html is not None:
        message.add_alternative(html, subtype="html") if text is not None else message.set_content(html, subtype="html")
    return message


def read(message, several=False):
    data = message if isinstance(message, bytes) else message.as_bytes()
    found = mail_article(data, id="m", source="m.eml", notes=[], sha256="")
    return found if several else found[0] if isinstance(found, list) else found


def texts(article, kind="text"):
    return [article.text[p.start : p.end] for p in article.paragraphs if p.kind == kind]


GMAIL = (
    "<div>FYI<br><br><div class='gmail_quote'><div class='gmail_attr'>---------- Forwarded message ---------<br>From: <b>Nora Pell</b> "
    "&lt;n@h.test&gt;<br>Date: Wed, Mar 4, 2026 at 10:11 AM<br>Subject: Quay to be shut<br>To: Otto &lt;o@d.test&gt;<br></div><br><br>"
    + "<br><br>".join(STORY)
    + "</div></div>"
)
APPLE = (
    "<html><body>Worth reading<blockquote type='cite'><div>Begin forwarded message:</div><br><div><b>From: </b>Nora Pell &lt;n@h.test&gt;</div>"
    "<div><b>Subject: </b><b>Quay to be shut</b></div><div><b>Date: </b>4 March 2026 at 10:11:12 CET</div><div><b>To: </b>Otto &lt;o@d.test&gt;</div>"
    f"<br><div>{PARAGRAPHS}</div></blockquote></body></html>"
)
FORWARDED = {
    "gmail": mail(html=GMAIL),
    "apple": mail(html=APPLE),
    "thunderbird": mail(
        "-------- Forwarded Message --------\nSubject: \tQuay to be shut\nDate: \tWed, 4 Mar 2026 10:11:12 +0100\n"
        f"From: \tNora Pell <n@h.test>\nTo: \tOtto Rau <o@d.test>\n\n\n{PLAIN}"
    ),
    "quoted": mail(
        "Begin forwarded message:\n\n> From: Nora Pell <n@h.test>\n> Subject: Quay to be shut\n> Date: 4 March 2026\n> To: Otto <o@d.test>\n> \n> "
        + "\n> \n> ".join(STORY)
    ),
    "german": mail(
        "Zur Kenntnis\n\n-----Ursprüngliche Nachricht-----\nVon: Nora Pell [mailto:n@h.test]\nGesendet: Mittwoch, 4. März 2026 10:11\n"
        f"An: Otto Rau\nBetreff: Quay to be shut\n\n{PLAIN}"
    ),
    "twice": mail(
        "See below.\n\n---------- Forwarded message ---------\nFrom: Jon Abbey <j@d.test>\nDate: Thu, 5 Mar 2026 at 07:00\nSubject: Fwd: Quay to be shut\n"
        "To: Otto\n\nFor you.\n\n---------- Forwarded message ---------\nFrom: Nora Pell <n@h.test>\nDate: Wed, 4 Mar 2026 at 12:00\n"
        f"Subject: Quay to be shut\nTo: Jon\n\n{PLAIN}"
    ),
}


@pytest.mark.parametrize("way", FORWARDED)
def test_a_forwarded_story_has_its_own_sender_day_and_headline(way):
    article = read(FORWARDED[way])
    assert (article.title, article.byline, article.published) == ("Quay to be shut", "By Nora Pell", "2026-03-04")
    assert texts(article) == STORY
    assert "forwarded by Otto Rau" in article.notes


def test_a_headline_over_the_text_that_repeats_the_subject_stands_once():
    article = read(mail(f"Quay to be shut\n\n{PLAIN}"))
    assert (article.title, texts(article)) == ("Quay to be shut", STORY)
    later = read(mail(f"{PLAIN}\n\nQuay to be shut"))
    assert texts(later)[-1] == "Quay to be shut"  # only where it is the headline


def test_an_attached_mail_is_the_letter_unless_more_is_written_above_it():
    inner = mail(PLAIN, subject="Quay to be shut", sender="Nora Pell <n@h.test>")
    outer = mail("See attached.")
    outer.add_attachment(inner)
    assert texts(read(outer)) == STORY
    long = mail(" ".join(["Our own report of the evening says a good deal more about it than that."] * 10))
    long.add_attachment(inner)
    assert STORY[0] not in read(long).text


def test_the_longer_of_answer_and_quoted_text_is_the_letter():
    quoted = "> " + "\n> \n> ".join(STORY)
    article = read(mail(f"Is this so?\n\nOn Wed, 4 Mar 2026 at 10:11, Nora Pell <n@h.test> wrote:\n{quoted}", subject="Re: Quay"))
    assert texts(article) == STORY
    assert texts(article, "aside") == ["Is this so?"]
    answer = read(mail(f"{PLAIN}\n\nOn Wed, Nora Pell <n@h.test> wrote:\n> Send it over.", subject="Re: Quay"))
    assert texts(answer) == STORY


def test_flowed_lines_are_joined_and_other_breaks_kept():
    flowed = "\n".join(line + " " for line in textwrap.wrap(STORY[0], 60)[:-1]) + "\n" + textwrap.wrap(STORY[0], 60)[-1]
    message = mail(f"{flowed}\n\n{STORY[1]}\n\n-- \nOtto Rau\nPress desk")
    message.set_param("format", "flowed")
    article = read(message)
    assert texts(article) == STORY[:2]
    assert texts(article, "tail") == ["Otto Rau", "Press desk"]


def test_short_paragraphs_under_the_head_of_a_forwarded_mail_are_joined():
    head = "Begin forwarded message:\n\nFrom: Nora Pell <n@h.test>\nSubject: Quay to be shut\nDate: 4 March 2026\nTo: Otto <o@d.test>\n\n"
    wrapped = "\n\n".join(textwrap.fill(s, 72) for s in STORY[1:])
    article = read(mail(f"FYI\n\n{head}{wrapped}"))
    assert article.title == "Quay to be shut"
    assert texts(article) == STORY[1:]


def test_a_long_address_does_not_stop_the_joining_of_wrapped_lines():
    wrapped = "\n\n".join(textwrap.fill(s, 70) for s in STORY)
    assert texts(read(mail(f"{wrapped}\n\nhttps://herald.test/{'a' * 150}"))) == STORY


def test_a_newsletter_loses_what_counts_its_readers_and_keeps_its_headings():
    letter = (
        "View this email in your browser (https://l.test/v?u=1)\n\n** The quay\n------------------------\n\n"
        f"{STORY[0]} [ https://l.test/redirect/{'b' * 80} ]\n\n{STORY[1]}\n\n=====================\nADVERTISEMENT\n\nSleep well on Larch pillows.\n\n"
        f"*********\nTHE FERRIES\n*********\n\n{STORY[2]}\n\nYou are receiving this because you signed up.\nThe Letter, 4 Mill Lane, Norhaven\n"
        "Unsubscribe (https://l.test/u?e=1)\n"
    )
    article = read(mail(letter, subject="The morning letter", sender="The Letter <l@l.test>"))
    assert texts(article, "heading") == ["The quay", "THE FERRIES"]
    assert texts(article) == STORY
    assert "https" not in article.text


def test_the_fuller_part_is_read():
    stub = read(mail("This email is best viewed in HTML.", f"<h1>Quay</h1>{PARAGRAPHS}", subject="Quay to be shut"))
    assert texts(stub) == STORY
    assert texts(read(mail(PLAIN, "<p>Open the letter in a browser.</p>", subject="Quay to be shut"))) == STORY


def test_each_message_of_a_digest_is_an_article():
    head = "Quay-list Digest, Vol 1\n\nToday's Topics:\n\n   1. Quay (Nora Pell)\n   2. Ferries (Ivo Rau)\n\n----------------------------------\n\n"
    parts = [
        f"Message: {k}\nDate: Wed, 4 Mar 2026 09:00:00 +0100\nFrom: {who} <a@b.test>\nSubject: {what}\n\n{text}\n\n------------------------------\n\n"
        for k, who, what, text in ((1, "Nora Pell", "Quay", STORY[0]), (2, "Ivo Rau", "Ferries", STORY[2]))
    ]
    found = read(mail(head + "".join(parts) + "End of Quay-list Digest", subject="Quay-list Digest"), several=True)
    assert [(a.title, a.byline, texts(a)) for a in found] == [
        ("Quay", "By Nora Pell", [STORY[0]]),
        ("Ferries", "By Ivo Rau", [STORY[2]]),
    ]


def test_lines_that_only_look_like_a_head_are_text():
    article = read(mail(f"{STORY[0]}\n\nFrom: the tower\nTo: the quay\nwas all that stood on the signal.", subject="Signals"))
    assert article.byline == "By Otto Rau"
    assert "From: the tower" in article.text


@pytest.mark.parametrize(
    "data", [b"From: a\nTo: b\nSubject: c\n\n", b"From: a@b.test\nTo: b\nSubject: c\nContent-Type: image/png\n\nxx"]
)
def test_a_mail_without_text_says_so(data):
    with pytest.raises(ReadError, match=r"mail (?:is empty|has no text)"):
        read(data)


def in_parts(times):
    head = b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b%d\n\n--b%d\n"
    return b"".join(head % (k, k) for k in range(times))


def in_mails(times):
    return b"Subject: Fwd\nMIME-Version: 1.0\nContent-Type: message/rfc822\n\n" * times


@pytest.mark.parametrize("nested", [in_parts, in_mails])
@pytest.mark.parametrize("times", [40, 150, 4000])
def test_a_mail_nested_without_an_end_is_refused_as_that(nested, times):
    data = nested(times) + b"Content-Type: text/plain\n\n" + PLAIN.encode()
    with pytest.raises(ReadError, match="nested too deeply"):
        mail_article(data, id="m", source="m.eml", notes=[], sha256="")


@pytest.mark.parametrize("nested", [in_parts, in_mails])
def test_a_mail_nested_as_people_forward_is_read(nested):
    data = nested(3) + b"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n" + PLAIN.encode()
    assert STORY[0] in mail_article(data, id="m", source="m.eml", notes=[], sha256="").text


def test_the_signature_under_a_wrapped_letter_is_no_text():
    article = read(
        mail("\n\n".join(map(textwrap.fill, STORY)) + "\n\n-- \nNora Pell\nNorhaven Post, 12 Mill Street\n", subject="Quay")
    )
    assert texts(article) == STORY
    assert "12 Mill Street" in texts(article, "tail")[-1]
