"""How the articles that a query means are looked for: the same ones in any way, but not in the same time.

Of many hits the first ones of an order are looked for in that order's index, few are looked up and sorted. What begins with one to
four letters, as while one types, begins words of nearly every article: the index of words would put together what it has of thousands of
words, so the articles are looked at in their order until enough are found.
"""

from __future__ import annotations

from briefing.library.query import ORDERS, Query, parse
from briefing.library.store import Store

FEW = 500  # hits that are looked up and sorted in less time than an order's index is walked
OF_DAYS = "SELECT 1 FROM articles WHERE deleted = '' AND"
BROAD = 30_000  # articles of a period that are not looked up first: most of the order's are of it
TRIED = 60  # articles, the first of an order
OFTEN = 0.6  # of them that have the words: the others are looked at in less time than the index of words is asked


def selected(library: Store, text: str, order: str) -> tuple[str, list[str]]:
    """The rest of a SELECT and its values: the articles that a query means, in an order or in none (""). Raises LibraryError."""
    query = parse(text)
    if order and query.beginnings and often(library, query, order):
        query = query.looked_at()
    many = query.match and library.one("SELECT 1 FROM words WHERE words MATCH ? LIMIT 1 OFFSET ?", (query.match, FEW))
    seldom = any(not library.one(f"{OF_DAYS} {condition} LIMIT 1 OFFSET ?", (day, BROAD)) for condition, day in query.days)
    return query.selected(order, many=bool(many), seldom=seldom)


def often(library: Store, query: Query, order: str) -> bool:
    """Whether many of the first articles of the order have words with these beginnings."""
    looked_at = Query(where=query.looked_at().where[len(query.where) :], values=query.beginnings)
    condition = " AND ".join(looked_at.where)
    first = f"SELECT * FROM articles WHERE deleted = '' ORDER BY {ORDERS.get(order, ORDERS['opened'])} LIMIT {TRIED}"
    row = library.one(f"SELECT count(*) AS tried, total({condition}) AS able FROM ({first}) AS articles", looked_at.values)
    return bool(row and row["able"] >= OFTEN * max(1, row["tried"]))
