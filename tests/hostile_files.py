"""Small bad files of every kind, of our own making: `FILES` maps a name to its bytes."""

import gzip
import io
import zipfile
from email.message import EmailMessage

LINE = "Anna Holm, the mayor, said on Monday that the dam would hold for the winter. "
PARAGRAPHS = "\n".join(f"“The dam number {n} holds,” said Anna Holm, the mayor of Coldwater, on Monday." for n in range(12))


def packed(**files):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as out:
        for name, text in files.items():
            out.writestr(name.replace("__", "/"), text)
    return data.getvalue()


def book(chapter, opf=None):
    opf = opf or (
        '<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>'
        '</manifest><spine><itemref idref="a"/></spine></package>'
    )
    container = '<container><rootfiles><rootfile full-path="b.opf"/></rootfiles></container>'
    return packed(mimetype="application/epub+zip", **{"META-INF__container.xml": container, "b.opf": opf, "a.xhtml": chapter})


def mail(body, kind="plain", charset="utf-8", **headers):
    lines = [
        f"{k}: {v}"
        for k, v in ({"From": "a@b.test", "To": "c@d.test", "Subject": "Dam", "MIME-Version": "1.0"} | headers).items()
    ]
    head = "\n".join([*lines, f"Content-Type: text/{kind}; charset={charset}"])
    return head.encode("utf-8", "surrogateescape") + b"\n\n" + (body if isinstance(body, bytes) else body.encode())


def attached():
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@b.test", "c@d.test", "x"
    message["MIME-Version"] = "1.0"
    message.set_content(PARAGRAPHS)
    message.add_attachment(b"\x7fELF" * 20, maintype="application", subtype="octet-stream", filename="../../evil.sh")
    return message.as_bytes()


HTML = "<!doctype html><html><body><article>{}</article></body></html>"
FILES: dict[str, bytes] = {
    # not text
    "empty.txt": b"",
    "spaces.txt": b" \n\t\n \n",
    "nul.txt": b"The dam\0 holds.",
    "control.txt": b"\x01\x02\x03\x04\x05\x06\x07\x08 dam \x0e\x0f\x10\x11",
    "escape.txt": f"\x1b]0;title\x07\x1b[2J\x1b[31m{PARAGRAPHS}\x1b[0m".encode(),
    "bell.txt": f"{PARAGRAPHS}\a\b\b\b".encode(),
    "png.txt": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    "jpeg.txt": b"\xff\xd8\xff\xe0" + bytes(200),
    "elf.txt": b"\x7fELF" + bytes(200),
    "sqlite.txt": b"SQLite format 3\0" + bytes(200),
    "random.txt": bytes((n * 7919) % 256 for n in range(4000)),
    # encodings
    "latin.txt": PARAGRAPHS.replace("Coldwater", "Zürich").encode("cp1252"),
    "utf16.txt": PARAGRAPHS.encode("utf-16"),
    "utf16-cut.txt": PARAGRAPHS.encode("utf-16")[:-1],
    "utf16-no-mark.txt": PARAGRAPHS.replace("“", '"').replace("”", '"').encode("utf-16-le"),
    "utf8-cut.txt": "Die Brücke über den Fluß".encode()[:-1],
    "utf8-overlong.txt": b"The dam \xc0\xaf holds, said Anna Holm.",
    "surrogates.txt": "The dam \ud800 holds.".encode("utf-8", "surrogatepass"),
    "shift-jis.txt": "ダムは冬を越すだろうと市長は言った。".encode("shift_jis"),
    "mark-only.txt": b"\xef\xbb\xbf",
    # shapes
    "one-word.txt": b"Dam",
    "one-character.txt": b"a",
    "conjunction.txt": b"AND",
    "long-line.txt": (LINE * 800).encode(),
    "long-word.txt": b"a" * 30_000,
    "short-lines.txt": b"No.\n" * 1500,
    "line-ends.txt": PARAGRAPHS.replace("\n", "\r").encode(),
    "separators.txt": PARAGRAPHS.replace("\n", "\u2028").encode(),
    "form-feeds.txt": PARAGRAPHS.replace("\n", "\f").encode(),
    "quotes-only.txt": ("“" * 300 + "”" * 299).encode(),
    "brackets.txt": b"[[[[(((({{{{<<<<" * 100,
    "markup.txt": b"[bold]Dam[/bold] [@click=app.quit]go[/] [link=file:///etc/passwd]x[/link] said Anna Holm.",
    "bidi.txt": "\u202eAnna Holm\u202c said \u2066the dam\u2069 \u200b\u200d holds.".encode(),
    "combining.txt": ("Anna" + "\u0301" * 500 + " Holm said the dam holds.").encode(),
    "emoji.txt": "“👍🏽👩‍👩‍👧 holds,” said Anna Holm.".encode(),
    "names.txt": " and ".join(f"Anna Holm{n}" for n in range(300)).encode(),
    "punctuation.txt": b"?!.,;:-- '' \"\" `` ... " * 40,
    # Markdown
    "front.md": b"---\ntitle: [not a title\n---\n# Dam\n\nIt holds.",
    "front-only.md": b"---\ntitle: Dam\n---\n",
    "html.md": b"# Dam\n\n<script>alert(1)</script>\n\n<img src=x onerror=alert(1)>\n\nIt holds, said Anna Holm.",
    "deep.md": b">" * 500 + b" dam",
    "list.md": b"\n".join(b" " * n + b"- dam" for n in range(200)),
    "table.md": b"# Dam\n\n| a | b |\n|---|---|\n" + b"| 1 | 2 |\n" * 200,
    "links.md": b"# Dam\n\n" + b"[" * 800 + b"x" + b"](y)" * 800,
    # pages
    "nothing.html": HTML.format("").encode(),
    "script.html": HTML.format("<script>document.write('dam')</script>").encode(),
    "deep.html": HTML.format("<div>" * 5000 + "<p>dam</p>").encode(),
    "unclosed.html": f"<!doctype html><html><body><p>{LINE * 3}<p>{LINE * 3}<b><i><p>{LINE}".encode(),
    "entities.html": HTML.format(f"<p>&#0;&#x110000;&#55296;&bogus;&amp;lt;script&amp;gt; {LINE * 3}</p><p>{LINE * 3}</p>").encode(),
    "attributes.html": HTML.format(f"<p {'a=b ' * 3000}>{LINE * 3}</p><p>{LINE * 3}</p>").encode(),
    "charset.html": f'<html><head><meta charset="no-such-thing"></head><body><p>{LINE * 3}</p><p>Zürich</p></body></html>'.encode("cp1252"),
    "comment.html": b"<!doctype html><!-- " + b"-" * 4000,
    "cdata.html": HTML.format(f"<![CDATA[ dam ]]><p>{LINE * 4}</p><p>{LINE * 4}</p>").encode(),
    "json.html": f'<html><head><script type="application/ld+json">{{"a": {"[" * 3000}</script></head><body><p>{LINE * 3}</p></body></html>'.encode(),
    "date.html": f'<html><head><meta name="date" content="9999-99-99"><meta name="author" content="\x1b[31m"></head><body><p>{LINE * 4}</p><p>{LINE * 4}</p></body></html>'.encode(),
    # mails
    "empty.eml": mail(""),
    "headers.eml": b"From: a\nTo: b\nSubject: " + b"x" * 20_000 + b"\nMIME-Version: 1.0\n\n" + PARAGRAPHS.encode(),
    "encoded.eml": mail(PARAGRAPHS, Subject="=?utf-8?b?not base64?= =?x-nothing?q?=ZZ?="),
    "charset.eml": mail(PARAGRAPHS.encode("cp1252"), charset="no-such-thing"),
    "base64.eml": mail("%%% no base64 %%%", **{"Content-Transfer-Encoding": "base64"}),
    "multipart.eml": b"From: a\nTo: b\nSubject: c\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\n--x\n--x",
    "nested.eml": b"From: a\nTo: b\nSubject: c\nMIME-Version: 1.0\nContent-Type: message/rfc822\n\n" * 60 + b"dam",
    "attached.eml": attached(),
    "date.eml": mail(PARAGRAPHS, Date="Wed, 99 Nov 99999 99:99:99 +9999"),
    "sender.eml": mail(PARAGRAPHS, From='"\x1b[31m<evil>" <>'),
    # books
    "no-container.epub": packed(mimetype="application/epub+zip"),
    "entity.epub": book("<html/>", '<!DOCTYPE p [<!ENTITY a "dam"><!ENTITY b "&a;&a;&a;">]><package>&b;</package>'),
    "escape.epub": book(f"<p>{LINE}</p>", '<package><manifest><item id="a" href="../../../etc/passwd" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>'),
    "bomb.epub": book("<p>" + "a" * 3_000_000 + "</p>"),
    "cut.epub": book(f"<p>{LINE}</p>")[:-40],
    "zip.epub": packed(a="b"),
    # PDF
    "nothing.pdf": b"%PDF-1.7\n%%EOF",
    "loop.pdf": b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [2 0 R] /Count 1 >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF",
    "text.pdf": b"this is no PDF at all, said Anna Holm.",
    # archives and feeds
    "bomb.txt.gz": gzip.compress(b"\0" * 70_000_000, 1),
    "cut.txt.gz": gzip.compress(PARAGRAPHS.encode())[:-9],
    "twice.txt.gz": gzip.compress(gzip.compress(b"dam")),
    "broken.gz": b"\x1f\x8b\x08\x00nonsense",
    "picture.gz": gzip.compress(b"\x89PNG\r\n\x1a\n"),
    "feed.xml": b"<rss version='2.0'><channel><title>x</title></channel></rss>",
    "list.opml": b"<opml version='2.0'><body/></opml>",
    "xml.xml": b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>",
}  # fmt: skip
