"""Bookmarks in the form that Netscape gave them and every browser and Pinboard, linkding, Instapaper still write."""

from __future__ import annotations

from html.parser import HTMLParser

from briefing.reading.lists.listed import Listed, Problem, address, day, tags_of, words

WORDED = ("a", "h3", "h1", "dd")  # tags whose words are read
PLACES = (
    "bookmarks",
    "bookmarks bar",
    "bookmarks toolbar",
    "bookmarks menu",
    "other bookmarks",
    "unread",
    "read archive",
    "favorites bar",
    "menu",
    "toolbar",
    "unfiled",
    "mobile",
    "mobile bookmarks",
)


def is_bookmarks(text: str) -> bool:
    return "netscape-bookmark-file" in text[:2000].lower()


def rows(text: str) -> list[tuple[Listed | None, Problem | None]]:
    reader = Bookmarks()
    reader.feed(text)
    reader.close()
    reader.end()
    return reader.found


class Bookmarks(HTMLParser):
    """Collects links with their folders, tags and comments (`<DD>`)."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[Listed | None, Problem | None]] = []
        self._folders: list[str] = []
        self._link: dict[str, str] | None = None
        self._line = 0
        self._heading = ""
        self._words: dict[str, list[str]] = {}
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.end()
            self._link, self._line = {k: v or "" for k, v in attrs}, self.getpos()[0]
        elif tag == "dl":
            self.end()
            self._folders.append(self._heading)
            self._heading = ""
        elif tag in ("dt", "h3"):
            self.end()
        if tag in WORDED:
            self._inside = tag
            self._words[tag] = []

    def handle_endtag(self, tag: str) -> None:
        if tag in ("h3", "h1"):
            self._heading = words("".join(self._words.get(tag, ()))) if tag == "h3" else ""
        elif tag == "dl":
            self.end()
            if self._folders:
                self._folders.pop()
        if tag == self._inside:
            self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside:
            self._words[self._inside].append(data)

    def end(self) -> None:
        """Put the link that was being read among those found."""
        link, self._link, self._inside = self._link, None, ""
        title, note = (words("".join(self._words.pop(tag, ()))) for tag in ("a", "dd"))
        if link is None:
            return
        url = address(link.get("href"))
        if not url:
            self.found.append((None, (self._line, "no address of a page")))
            return
        folders = [f for f in self._folders if f and f.lower() not in PLACES]
        self.found.append(
            (
                Listed(
                    url,
                    self._line,
                    title,
                    tuple(dict.fromkeys((*tags_of(link.get("tags", "")), *folders))),
                    archived="Read Archive" in self._folders,
                    added=day(link.get("add_date", "")),
                    notes=(note,) if note else (),
                ),
                None,
            )
        )
