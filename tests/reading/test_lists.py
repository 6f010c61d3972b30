"""Lists that other programs write: every row with what its reader kept of it, which line is wrong, and what is no list."""

import json
import sqlite3
import zipfile

import pytest

from briefing.errors import ReadError
from briefing.reading.kinds import kind_of
from briefing.reading.lists import listed
from briefing.reading.lists.listed import Listed
from tests.reading.test_office import zipped

A, B = "https://a.test/x", "https://b.test/y"


def items(data):
    return listed(data if isinstance(data, bytes) else data.encode()).items


def first(data):
    return items(data)[0]


POCKET = f"title,url,time_added,tags,status\nDam,{A},1795514400,dams|two words,archive\n{B},{B},1795514401,,unread\n"
INSTAPAPER = f'URL,Title,Selection,Folder,Timestamp,Tags\n{A},Dam,it moved,Archive,1795514400,"[""dams""]"\n{B},Dam,,Starred,1795514400,[]\n'
RAINDROP = f'id,title,note,excerpt,url,folder,tags,created,cover,highlights,favorite\n1,Dam,mine,ex,{A},Vienna,"dams, lakes",2026-11-24T10:00:00.000Z,,Highlight: it moved,true\n'
READWISE = f"Title,URL,ID,Document tags,Saved date,Reading progress,Location,Seen\nDam,{A},01h,\"['dams', 'two words']\",2026-11-24 10:00:00+00:00,0.4,archive,True\n"
ZOTERO = f'\ufeff"Key","Item Type","Publication Year","Author","Title","Url","Date","Date Added","Notes","Manual Tags"\n"K","newspaperArticle","2026","Falk, Ines","Dam","{A}","2026-11-20","2026-11-24 10:00:00","<p>mine</p>","dams; lakes"\n'
RIS = f"TY  - NEWS\r\nTI  - Dam\r\nUR  - {A}\r\nKW  - dams\r\nKW  - lakes\r\nN1  - mine\r\nER  - \r\n\r\nTY  - NEWS\r\nTI  - Paper only\r\nER  - \r\n"
CSL = json.dumps([{"type": "article-newspaper", "title": "Dam", "URL": A, "keyword": "dams, lakes"}])
WALLABAG = json.dumps([{"title": "Dam", "url": A, "given_url": A, "is_archived": 1, "is_starred": 1, "tags": ["dams"], "created_at": "2026-11-24T10:00:00+00:00",
                        "content": "<p>Text.</p>", "annotations": [{"quote": "it moved", "text": "mine"}]}])  # fmt: skip
INOREADER = json.dumps({"items": [{"title": "Dam", "canonical": [{"href": A}], "categories": ["user/1/state/com.google/starred", "user/1/label/dams"],
                                   "summary": {"content": "<p>Text.</p>"}}]})  # fmt: skip
BIBTEX = f"""% exported
@string{{vp = "Valley Post"}}
@article{{falk2026,
  title = {{The {{Dam}} \\& lake}},
  author = {{Falk, Ines}},
  url = {{{A}}},
  keywords = "dams, lakes",
}}
@book{{paper, title={{Paper only}}, year=2026}}
@misc{{b, title="Bridge", howpublished={{\\url{{{B}}}}}}}
"""
KARAKEEP = json.dumps(
    {
        "bookmarks": [
            {"createdAt": 1795514400, "title": "Dam", "tags": ["dams"], "content": {"type": "link", "url": A}, "note": "mine"}
        ]
    }
)
FIREFOX = json.dumps({"title": "", "root": "placesRoot", "children": [{"title": "menu", "children": [
    {"title": "Vienna", "children": [{"title": "Dam", "uri": A}]}, {"title": "Recent", "uri": "place:type=6"}]}]})  # fmt: skip
CHROME = json.dumps(
    {
        "checksum": "x",
        "roots": {"bookmark_bar": {"name": "Bookmarks bar", "children": [{"name": "Dam", "url": A, "type": "url"}]}},
    }
)
BOOKMARKS = f"""<!DOCTYPE NETSCAPE-Bookmark-file-1>
<H1>Bookmarks</H1><DL><p><DT><H3>Bookmarks bar</H3><DL><p><DT><H3>Vienna</H3><DL><p>
<DT><A HREF="{A}" ADD_DATE="1795514400" TAGS="dams,lakes">Dam &amp; lake</A><DD>mine
</DL><p><DT><A HREF="place:type=6">Recent</A></DL><p><DT><A HREF="{B}">Bridge</A></DL>"""


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (POCKET, Listed(A, 2, "Dam", ("dams", "two words"), archived=True, added="2026-11-24")),
        (INSTAPAPER, Listed(A, 2, "Dam", ("dams",), archived=True, added="2026-11-24", highlights=("it moved",))),
        (RAINDROP, Listed(A, 2, "Dam", ("dams", "lakes", "Vienna"), starred=True, added="2026-11-24", notes=("mine",), highlights=("it moved",))),
        (READWISE, Listed(A, 2, "Dam", ("dams", "two words"), archived=True, added="2026-11-24")),
        (ZOTERO, Listed(A, 2, "Dam", ("dams", "lakes"), added="2026-11-24", notes=("mine",))),
        (RIS, Listed(A, 1, "Dam", ("dams", "lakes"), notes=("mine",))),
        (BIBTEX, Listed(A, 3, "The Dam & lake", ("dams", "lakes"))),
        (KARAKEEP, Listed(A, 1, "Dam", ("dams",), added="2026-11-24", notes=("mine",))),
        (FIREFOX, Listed(A, 1, "Dam", ("Vienna",))),
        (CHROME, Listed(A, 1, "Dam")),
        (CSL, Listed(A, 1, "Dam", ("dams", "lakes"))),
        (WALLABAG, Listed(A, 1, "Dam", ("dams",), True, True, "2026-11-24", ("mine",), ("it moved",), "<p>Text.</p>")),
        (INOREADER, Listed(A, 1, "Dam", ("dams",), starred=True, text="<p>Text.</p>")),
        (BOOKMARKS, Listed(A, 3, "Dam & lake", ("dams", "lakes", "Vienna"), added="2026-11-24", notes=("mine",))),
        (f"Titel;URL;Tags\nDam;{A};dams\n", Listed(A, 2, tags=("dams",))),
        (f"url\ttitle\n{A}\tDam\n", Listed(A, 2, "Dam")),
        (f"# mine\n{A} Dam\n- [Bridge]({B})\n", Listed(A, 2, "Dam")),
        (f'{A} "dams" "~Dam feed" !hidden\n"query:all:unread = \\"yes\\""\n', Listed(A, 1, "Dam feed", ("dams",), feed=True)),
    ],
)  # fmt: skip
def test_what_a_list_says_of_its_first_row(data, expected):
    assert kind_of(data.encode(), "a") == "list"
    assert first(data) == expected


def test_lists_that_come_zipped():
    pocket = zipped(**{"part_000000.csv": POCKET})
    meta = json.dumps(
        [
            {
                "slug": "dam",
                "title": "Dam",
                "url": A,
                "state": "Archived",
                "labels": [{"name": "dams"}],
                "savedAt": "2026-11-24T10:00:00Z",
            }
        ]
    )
    omnivore = zipped(
        **{"metadata_0_to_20.json": meta, "content/dam.html": "<p>Text.</p>", "highlights/dam.md": "> it\n> moved\n\nmine\n"}
    )
    assert [item.url for item in items(pocket)] == [A, B]
    assert first(omnivore) == Listed(
        A, 1, "Dam", ("dams",), archived=True, added="2026-11-24", highlights=("it moved",), text="<p>Text.</p>"
    )
    assert kind_of(pocket) == kind_of(omnivore) == "list"


def test_the_cache_of_newsboat(tmp_path):
    path = tmp_path / "cache.db"
    with sqlite3.connect(path) as database:
        database.execute(
            "CREATE TABLE rss_item (url TEXT, title TEXT, pubDate INTEGER, content TEXT, unread INTEGER, flags TEXT, deleted INTEGER)"
        )
        database.execute(
            "INSERT INTO rss_item VALUES (?, 'Dam', 1795514400, '<p>Text.</p>', 0, 's', 0), (?, 'Gone', 0, '', 1, '', 1)", (A, B)
        )
    database.close()
    found = listed(path.read_bytes())
    assert found.items == (Listed(A, 1, "Dam", archived=True, starred=True, added="2026-11-24", text="<p>Text.</p>"),)
    assert found.problems == ((2, "deleted in newsboat"),)


def test_each_address_once_and_which_line_is_wrong():
    found = listed(f"title,url\nDam,{A}\nNone,nowhere\nAgain,{A}\nBridge,{B}\n".encode())
    assert [item.url for item in found.items] == [A, B]
    assert found.problems == ((3, "no address in this row"),)
    assert listed(RIS.encode()).problems == ((9, "no address in this record"),)
    assert listed(BIBTEX.encode()).problems == ((9, "no address in this record"),)
    assert [item.url for item in items(BIBTEX)] == [A, B]


@pytest.mark.parametrize(
    "text",
    [
        f"The dam holds\n\nIt was tested on Monday, as {A} tells.\n\n{A}\n{B}\n",
        f"{A}\nThe dam holds, the mayor said on Monday, and nobody has to leave.",
        "url,the mayor said, is no word\nfor a road.",
        "@anna, wrote the mayor, is how one begins.",
        "@article{ is how an entry begins in BibTeX.",
        "TY  - is how a record begins in RIS.",
    ],
)
def test_a_story_that_names_addresses_is_no_list(text):
    assert kind_of(text.encode(), "a.txt") == "text"


@pytest.mark.parametrize("data", ["", "title,year\nDam,2026\n", "javascript:alert(1)\n", '[{"title": "Dam"}]'])
def test_a_list_without_addresses_says_so(data):
    with pytest.raises(ReadError, match="no addresses"):
        listed(data.encode())


def test_a_zip_that_lies_of_its_size_is_refused(tmp_path):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("part_000000.csv", b"x" * 70_000_000)
    with pytest.raises(ReadError, match="more than"):
        listed(path.read_bytes())


def test_bookmarks_whose_tags_stand_anywhere_are_read():
    text = (
        f"<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><DT><A HREF='{A}'>Dam</A><DD>mine<DL>more<DT><DD>loose<A HREF='{B}'>B<DL>x</DL>y"
    )
    assert [item.url for item in items(text)] == [A, B]
