"""What a reader types to find articles: words, "phrases", this OR that, beginnings*, -without, and fields such as `speaker:`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefing.errors import LibraryError
from briefing.lexicon.patterns import pattern
from briefing.library.folding import folded, folded_letters
from briefing.model.frozen import record

STATES = ("unread", "reading", "read", "archived")
FLAGS = (*STATES, "starred")
SELDOM = ("starred", "archived")  # few articles, which an index of their own finds
COLUMNS = {"speaker": "speakers", "person": "people", "tag": "tags", "title": "title", "note": "notes"}
IN_TEXT = ("", "speaker", "person")  # what is looked for in an article's words, or stands in them
DAYS = ("after", "before")
CONDITIONS = (*DAYS, "is", "source")
ORDERS = {
    "opened": "max(opened, added) DESC, id DESC",
    "added": "added DESC, id DESC",
    "date": "coalesce(nullif(published, ''), added) DESC, id DESC",
    "title": "title COLLATE NOCASE, id",
    "source": "source COLLATE NOCASE, id",
}
TERM = pattern(r'(-?)(?:(\w+):)?(?:"([^"]*)"?|(\S+))')
FIELD = pattern(r"[^\W\d_]+")
WILD_INSIDE = pattern(r"\w\*\w")
DATE = pattern(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
WORD = pattern(r"\w+")
SHORT = pattern(r"[^\W_]{1,4}")
BEGINS = "begins(?, title, people, speakers, tags, notes, (SELECT data FROM texts WHERE article = articles.id))"


@record(frozen=True, slots=True)
class Query:
    """`match` is an expression of FTS5 ("" for everything), `where` conditions of SQL on articles, with their values.

    `sought` are the words that stand in the text of what is found, each as a row of folded words, with whether the last
    one is a beginning. `days` are conditions on the day of an article, each with its value. `beginnings` are the short ones of `match`, which is `others` without them.
    """

    match: str = ""
    where: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    sought: tuple[tuple[tuple[str, ...], bool], ...] = ()
    beginnings: tuple[str, ...] = ()
    others: str = ""
    days: tuple[tuple[str, str], ...] = ()

    def looked_at(self) -> Query:
        """The same, but that the short beginnings are looked for in the articles and not in the index of words."""
        where = (*self.where, *[BEGINS] * len(self.beginnings))
        return replace(self, match=self.others, where=where, values=(*self.values, *self.beginnings), beginnings=())

    def selected(self, order: str, *, many: bool, seldom: bool = False) -> tuple[str, list[str]]:
        """The rest of a SELECT and its values: the articles that are meant, in one of ORDERS or in none ("").

        Of `many` hits the first ones of the order are looked for in its index; few hits are looked up and sorted, and so are
        the articles of a period that has few (`seldom`).
        """
        within = "id IN (SELECT id FROM articles WHERE deleted = '' AND {})" if seldom else "+{}"
        where = ["deleted = ''", *self.where, *(within.format(condition) for condition, _ in self.days)]
        values = [*self.values, *(day for _, day in self.days)]
        if self.match:
            where.append(f"{'+' if order and many else ''}id IN (SELECT rowid FROM words WHERE words MATCH ?)")
            values.append(self.match)
        elif not (self.where or self.days):
            where.append("state != 'archived'")
        ordered = f" ORDER BY {ORDERS.get(order, ORDERS['opened'])}" if order else ""
        return f"FROM articles WHERE {' AND '.join(where)}{ordered}", values


@record(frozen=True, slots=True)
class Term:
    """A part of a query: `-key:"value"`; a word that is no phrase is a beginning of words."""

    without: bool
    key: str
    value: str
    phrase: bool

    def expression(self) -> str:
        """Words as FTS5 wants them, in quotation marks, so that nothing of them is an operator."""
        parts = WORD.findall(folded_letters(self.value))
        text = '"' + " ".join(parts) + '"' + ("" if self.phrase else "*")
        return f"{COLUMNS[self.key]} : {text}" if parts and self.key else text if parts else ""

    def is_short(self) -> bool:
        """Whether it is a beginning of a few letters, as while one types, which words in nearly every article have."""
        return not (self.without or self.key or self.phrase) and bool(SHORT.fullmatch(folded(self.value)))


OR = Term(False, "", "OR", False)


def parse(text: str) -> Query:
    """Raises LibraryError for what is no field, date or flag; anything else that is odd is looked for as words."""
    match: list[str] = []
    without: list[str] = []
    where: list[str] = []
    values: list[str] = []
    groups = alternatives([term_of(*found) for found in TERM.findall(text)])
    days = [(dated(t.key, t.value), t.value) for group in groups for t in group[:1] if t.key in DAYS]
    for term in (group[0] for group in groups if group[0].key in CONDITIONS and group[0].key not in DAYS):
        condition, told = conditioned(term)
        where.append(condition)
        values += told
    for group in groups:
        found = [e for e in (term.expression() for term in group if term.key not in CONDITIONS) if e]
        if found:
            (without if group[0].without else match).append(f"({' OR '.join(found)})" if len(found) > 1 else found[0])
    short = [] if without else [group[0] for group in groups if len(group) == 1 and group[0].is_short()]
    return Query(
        expression_of(match, without),
        tuple(where),
        tuple(values),
        tuple(sought(term for group in groups for term in group)),
        tuple(folded(term.value) for term in short),
        expression_of([m for m in match if m not in {term.expression() for term in short}], without),
        tuple(days),
    )


def expression_of(match: list[str], without: list[str]) -> str:
    """All of some expressions and none of others, as one."""
    expression = " AND ".join(match)
    return f"({expression}) NOT ({' OR '.join(without)})" if without and expression else expression


def term_of(minus: str, name: str, phrase: str, word: str) -> Term:
    """Raises LibraryError for an unknown field and for a star that no word ends in; "12:30" and "http://" are words."""
    key, value = name.lower(), phrase or word
    if WILD_INSIDE.search(word):
        raise LibraryError(f"“{word}” has a * inside. It stands at the end: flood* finds flood, floods and flooding.")
    if not key or key in COLUMNS or key in CONDITIONS:
        return Term(bool(minus), key, value, bool(phrase))
    if FIELD.fullmatch(name) and WORD.match(value):
        known = " ".join(f"{field}:" for field in (*COLUMNS, *CONDITIONS))
        raise LibraryError(f'“{name}:” is no field. Known: {known}. For the words themselves: "{name}:{value}".')
    return Term(bool(minus), "", f"{name} {value}", bool(phrase))


def alternatives(terms: list[Term]) -> list[list[Term]]:
    """The terms, those with OR between them together. Raises LibraryError for what can be no alternative."""
    groups: list[list[Term]] = []
    joined = False
    for k, term in enumerate(terms):
        if term == OR and groups and not joined and k + 1 < len(terms):
            joined = True
        elif joined:
            groups[-1].append(term)
            joined = False
        else:
            groups.append([term])
    for term in (term for group in groups if len(group) > 1 for term in group):
        if term.without or term.key in CONDITIONS:
            told = f"{'-' * term.without}{term.key}{':' * bool(term.key)}{term.value}"
            fields = " ".join(f"{field}:" for field in COLUMNS)
            raise LibraryError(f"OR stands between words, phrases and {fields} alone; “{told}” is none of them.")
    return groups


def conditioned(term: Term) -> tuple[str, list[str]]:
    """A condition of SQL on articles, and its values. Raises LibraryError."""
    if term.key == "is":
        return f"NOT ({flagged(term.value)})" if term.without else flagged(term.value), []
    named = "instr(lower(source || char(10) || url), lower(?)) > 0"
    # by an index that has both, not by all articles
    return f"id {'NOT ' * term.without}IN (SELECT id FROM articles WHERE {named})", [term.value]


def sought(terms: Iterable[Term]) -> Iterator[tuple[tuple[str, ...], bool]]:
    for term in terms:
        words = tuple(WORD.findall(folded(term.value)))
        if words and term.key in IN_TEXT and not term.without:
            yield words, not term.phrase


def dated(key: str, value: str) -> str:
    if not DATE.fullmatch(value):
        raise LibraryError(f"“{value}” is not a date. Write {key}:2026, {key}:2026-03 or {key}:2026-03-31.")
    when = "coalesce(nullif(published, ''), added)"
    return f"{when} {'>=' if key == 'after' else '<'} ?"


def flagged(value: str) -> str:
    low = value.lower()
    if low not in FLAGS:
        raise LibraryError(f"“is:{value}” is not known. Known: {', '.join(f'is:{f}' for f in FLAGS)}.")
    condition = "star = 1" if low == "starred" else f"state = '{low}'"
    return f"id IN (SELECT id FROM articles WHERE {condition})" if low in SELDOM else condition
