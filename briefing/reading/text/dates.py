"""Days as they stand in heads of mails, pages and files, to YYYY-MM-DD; a day that is in doubt is none."""

from __future__ import annotations

from datetime import date

from briefing.lexicon.patterns import pattern

MONTHS = {
    name: i
    for i, names in enumerate(
        (
            "january jan januar jänner janvier enero gennaio januari",
            "february feb februar février febrero febbraio februari",
            "march mar märz mars marzo maart",
            "april apr avril abril aprile",
            "may mai mayo maggio mei maj",
            "june jun juni juin junio giugno",
            "july jul juli juillet julio luglio",
            "august aug août agosto augustus augusti",
            "september sep sept septembre septiembre settembre",
            "october oct oktober okt octobre octubre ottobre",
            "november nov novembre noviembre",
            "december dec dezember dez décembre diciembre dicembre",
        ),
        1,
    )
    for name in names.split()
}
"""English months first, and those that heads of forwarded mails have in the languages around."""
NAME = "|".join(sorted(MONTHS, key=len, reverse=True))
ISO = pattern(
    r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)|(?<!\d)(\d{4})/(\d{1,2})/(\d{1,2})(?!\d)|(?<!\d)(\d{4})(\d{2})(\d{2})(?=T|\b)"
)
DAY_FIRST = pattern(rf"(?i)\b(\d{{1,2}})(?:st|nd|rd|th|\.)?[ -]+(?:of |de )?({NAME})\b\.?,?[ -]+(?:de )?(\d{{4}})\b")
MONTH_FIRST = pattern(rf"(?i)\b({NAME})\b\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})\b")
FIGURES = pattern(r"(?<!\d)(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?!\d)")


def day_of(text: str) -> str:
    """The first day that a text states, as YYYY-MM-DD; "" when it has none, or one that could be two (03/04/2024)."""
    if found := ISO.search(text):
        year, month, day = (g for g in found.groups() if g)
        return checked(int(year), int(month), int(day))
    if found := DAY_FIRST.search(text):
        return checked(int(found[3]), MONTHS[found[2].lower()], int(found[1]))
    if found := MONTH_FIRST.search(text):
        return checked(int(found[3]), MONTHS[found[1].lower()], int(found[2]))
    if found := FIGURES.search(text):
        one, two, year = (int(g) for g in found.groups())
        if one > 12 or one == two or "." in found[0]:
            return checked(year, two, one)
        if two > 12:
            return checked(year, one, two)
    return ""


def checked(year: int, month: int, day: int) -> str:
    """The day, if there is such a day in the time of newspapers."""
    if not 1600 <= year <= 2200:
        return ""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
