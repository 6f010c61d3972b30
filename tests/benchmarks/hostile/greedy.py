"""Small files that ask for much, each read in a process under RLIMIT_AS: how much memory and time the largest takes.

A file is of at most 400 KB and holds what becomes long, deep or many when it is unpacked, decoded or read.
"""

import gzip
import os
import re
import resource
import subprocess
import sys

from tests.hostile_files import LINE, PARAGRAPHS, book, mail, packed

ADDRESSES = 600_000_000  # bytes of addresses, libraries and all: what is seen of it are at most 300 MB
SECONDS = 10.0  # of the processor
MEGABYTES = 300.0  # resident


def spine(chance):
    items = "".join(f'<item id="i{n}" href="a.xhtml" media-type="application/xhtml+xml"/>' for n in range(chance.choice((1, 50))))
    refs = '<itemref idref="i0"/>' * chance.choice((500, 4000))
    opf = f'<package xmlns="http://www.idpf.org/2007/opf"><manifest>{items}</manifest><spine>{refs}</spine></package>'
    return book(f"<html><body><p>{LINE * chance.choice((1, 500))}</p></body></html>", opf)


def members(chance):
    return packed(word__document="x", **{f"m{n}": LINE for n in range(chance.choice((300, 2000)))})


def document(chance):
    run = "<w:r><w:t>" + LINE * chance.choice((10, 3000)) + "</w:t></w:r>"
    text = f"<w:p>{run * chance.choice((1, 30))}</w:p>" * chance.choice((1, 5))
    return packed(
        **{
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
            "word__document.xml": f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{text}</w:body></w:document>',
        }
    )


def letter(chance):
    headers = {f"X-{n}": "=?utf-8?q?a?= " * chance.choice((1, 40)) for n in range(chance.choice((10, 300)))}
    return mail(LINE * 20, Subject="=?utf-8?b?" + "YQ==" * chance.choice((10, 5000)) + "?=", **headers)


def parts(chance):
    part = f"--b\nContent-Type: text/plain\n\n{LINE}\n"
    head = b"From: a@b.test\nTo: c@d.test\nSubject: Dam\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
    return head + (part * chance.choice((100, 2500))).encode() + b"--b--\n"


def page(chance):
    tag = chance.choice(("div", "table><tr><td", "blockquote", "b", "ul><li"))
    inner = LINE * chance.choice((1, 1000)) if chance.random() < 0.5 else f"<p>{LINE}</p>" * 500
    return f"<html><body>{f'<{tag}>' * chance.choice((100, 3000))}<article>{inner}</article></body></html>".encode()


def text(chance):
    piece = chance.choice(
        (
            "“",
            "’",
            '"',
            "A. ",
            "Mr. ",
            "said ",
            "a-",
            "Van der ",
            "Holm, ",
            "$1,",
            "9",
            "(",
            "e\u0301",
            "Anna ",
            "—",
            "said Holm, ",
        )
    )
    return (PARAGRAPHS + "\n" + piece * chance.choice((1000, 20_000, 60_000))).encode()


def rtf(chance):
    deep = chance.choice((10, 3000, 30_000))
    return b"{\\rtf1 " + b"{\\b " * deep + LINE.encode() * 20 + b"}" * deep + b"}"


def squeezed(chance):
    """Members of a megabyte each, one after the other, as `cat` of packed files makes them."""
    piece = chance.choice((LINE, " ", "a", "\n", "“")).encode()
    return gzip.compress((piece * 1_000_000)[:1_000_000]) * chance.choice((1, 1, 19, 70))


KINDS = {
    "spine.epub": spine, "members.docx": members, "document.docx": document, "letter.eml": letter, "parts.eml": parts, "page.html": page,
    "text.txt": text, "deep.rtf": rtf, "squeezed.txt.gz": squeezed,
}  # fmt: skip


def limited():
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESSES, ADDRESSES))


READ = """
import sys
import briefing
from briefing.errors import BriefingError
try:
    briefing.read(sys.argv[1])
except BriefingError as error:
    sys.exit(2)
finally:
    print(open("/proc/self/status").read())
"""
PEAK = re.compile(r"VmHWM:\s+(\d+) kB")
"""What the program itself held at most; the usage that is told when it has ended counts its parent's memory, too, from before it began."""


def trial(path, data):
    path.write_bytes(data)
    line = [sys.executable, "-P", "-c", READ, str(path)]
    child = subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, preexec_fn=limited, text=True)
    said = child.stdout.read()
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = code = os.waitstatus_to_exitcode(status)
    peak = PEAK.search(said)
    if code not in (0, 2) or peak is None or "error of its own" in said or "Traceback" in said:
        return f"exit code {code}: {said.strip()[-200:]}"
    seconds, megabytes = used.ru_utime + used.ru_stime, int(peak[1]) / 1024
    return f"took {seconds:.1f} s, {megabytes:.0f} MB" if seconds > SECONDS or megabytes > MEGABYTES else ""


def cases(chance, folder):
    names = sorted(KINDS)
    number = 0
    while True:
        name = names[number % len(names)]
        number += 1
        data = KINDS[name](chance)
        yield f"{name} ({len(data)} bytes)", lambda d=data, n=name: trial(folder / n, d)
