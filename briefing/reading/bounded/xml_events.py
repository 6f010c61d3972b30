"""XML as a stream: nothing is held in memory but what a reader keeps, entities and other files are refused, elements counted.

`ElementTree` holds a tree of a hundred bytes and more for each element and knows no limit; expat calls, and is stopped when a
document declares entities, or has more elements than its budget allows.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from briefing.errors import ReadError
from briefing.reading.bounded.budget import Budget

AT_ONCE = 1000  # elements between two looks at the budget
DEEPEST = 2000


class XmlReader:
    """Calls `opened`, `closed` and `words` for what it meets; names come without their namespaces."""

    def opened(self, tag: str, told: dict[str, str]) -> None:
        """An element begins."""

    def closed(self, tag: str) -> None:
        """An element ends."""

    def words(self, text: str) -> None:
        """Characters between two marks."""

    def read(self, data: bytes, budget: Budget, what: str = "document") -> None:
        """Raises ReadError for XML that is broken, hostile, or larger than the budget."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        count = depth = 0

        def start(name: str, attributes: dict[str, str]) -> None:
            nonlocal count, depth
            count, depth = count + 1, depth + 1
            if count % AT_ONCE == 0:
                budget.spend(parts=AT_ONCE)
            if depth > DEEPEST:
                raise ReadError(f"The {what} is nested too deeply. Save it again, or as plain text.")
            self.opened(local(name), {local(k): v for k, v in attributes.items()} if attributes else attributes)

        def end(name: str) -> None:
            nonlocal depth
            depth -= 1
            self.closed(local(name))

        def entity(*_: object) -> None:
            raise ReadError(f"The {what} is refused: it declares entities of its own.")

        parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, self.words
        parser.EntityDeclHandler = entity
        try:
            parser.Parse(data, True)
        except (expat.ExpatError, ValueError, LookupError):
            raise ReadError(f"The {what} is damaged: it is no whole XML. Save it again.") from None


def local(name: str) -> str:
    return name.rpartition(" ")[2]


class TreeReader(XmlReader):
    """A small document as a tree, its names without namespaces."""

    def __init__(self) -> None:
        self._builder = TreeBuilder()
        self.opened = self._builder.start  # type: ignore[assignment,method-assign]
        self.closed = self._builder.end  # type: ignore[assignment,method-assign]
        self.words = self._builder.data  # type: ignore[assignment,method-assign]

    def root(self) -> Element:
        return self._builder.close()


def tree_of(data: bytes, budget: Budget, what: str = "document") -> Element:
    """The root of an XML document, for kinds that are small by nature. Raises ReadError."""
    if data.count(b"<") > 600_000:
        raise ReadError(f"The {what} has too many parts for one article. Split it first.")
    tree = TreeReader()
    tree.read(data, budget, what)
    return tree.root()


def text_of(element: Element | None, *, without: tuple[str, ...] = ()) -> str:
    """The words of an element on one line, without those of some elements in it."""
    return " ".join("".join(pieces(element, without)).split()) if element is not None else ""


def pieces(element: Element, without: tuple[str, ...]) -> list[str]:
    out = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and child.tag not in without:
            out += pieces(child, without)
            out += [" "] if child.tag in ("br", "lb") else []
        out.append(child.tail or "")
    return out
