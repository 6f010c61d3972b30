"""The counts of people that are kept are those of the articles, whatever is done to the articles."""

import random
from dataclasses import replace

import pytest

import briefing
from briefing.library import dossier, health, listing
from briefing.library.articles import Library
from briefing.library.dossier import Wanted

NAMES = ("Anna Holm", "Peter Holm", "Carla Brandt", "Emil Szabo")
DAYS = ("", "2024-01-02", "2025-07-31", "2025-08-01")


def report(k, name, other):
    text = f"Mayor {name} spoke of dam {k} on Monday.\n“Dam {k} will hold,” {name} said.\nDr. {other} was there.\n{other} said that nobody slept."
    return briefing.analyze(text)


REPORTS = [report(k, NAMES[k % 4], NAMES[(k // 4 + 1 + k) % 4]) for k in range(12)]


def counted(shelf):
    """(articles, quotes) of each person, and the days, from the analyses themselves."""
    people, days = {}, {}
    for number in shelf.everything():
        article = shelf.article(number)
        state = shelf.reading(shelf.entry(number).sha) or {}
        for (_, kind), h in listing.heard(listing.corrected(shelf.latest(article), state)).items():
            if kind == "person":
                articles, quotes = people.get(h.name, (0, 0))
                people[h.name] = articles + 1, quotes + len(h.said)
                days.setdefault(h.name, []).append((article.published, number))
    return people, days


def newest_first(days):
    return [n for _, n in sorted(days, key=lambda row: row, reverse=True)]


def change(shelf, chance, step):
    k = chance.randrange(12)
    known = [row["id"] for row in shelf.ask("SELECT id FROM articles")]
    number = chance.choice(known) if known else 0
    match chance.randrange(8) if known else 0:
        case 0 | 1 | 2:
            analysis = REPORTS[k]
            shelf.save(replace(analysis, article=replace(analysis.article, published=chance.choice(DAYS))), "v")
        case 3:
            shelf.delete([number])
        case 4:
            shelf.delete([number], back=True)
        case 5:
            shelf.do("DELETE FROM articles WHERE id = ?", (number,))
        case 6:
            shelf.set_day(number, chance.choice(DAYS))
        case 7:
            person = shelf.latest(shelf.article(number)).people[0]
            name = chance.choice((*NAMES, f"Nora Novak {step}"))
            made = {
                "kind": "rename",
                "start": person.mentions[0].start,
                "end": person.mentions[0].end,
                "was": person.name,
                "to": name,
            }
            shelf.keep_reading(shelf.entry(number).sha, {"corrections": [made]})


@pytest.mark.parametrize("seed", range(6))
def test_counts_days_and_index_stay_whole(seed):
    chance = random.Random(seed)
    with Library() as shelf:
        for step in range(60):
            change(shelf, chance, step)
        people, days = counted(shelf)
        assert {p.name: (p.articles, p.quotes) for p in dossier.people(shelf)} == people
        for name in people:
            found = dossier.dossier(shelf, name, newest=2)
            assert {a.id for a in found.articles} == set(newest_first(days[name])[:2])
            assert found.all_articles == len(days[name])
            whole = dossier.dossier(shelf, name)
            assert len(whole.said) == people[name][1]
            assert [a.published for a in whole.articles] == sorted((day for day, _ in days[name]), key=lambda day: (not day, day))
        assert shelf.index_is_whole()
        assert listing.recount(shelf)


def test_a_period_takes_in_its_first_and_last_day():
    with Library() as shelf:
        for k, day in enumerate(DAYS):
            analysis = REPORTS[4 * (k % 3)] if k < 3 else report(99, NAMES[0], NAMES[1])
            shelf.save(replace(analysis, article=replace(analysis.article, published=day)), "v")

        def days(since, until):
            return [a.published for a in dossier.dossier(shelf, NAMES[0], Wanted(since, until)).articles]

        assert days("2025-07", "2025-07") == ["2025-07-31"]
        assert days("2024-01-02", "2025-07-31") == ["2024-01-02", "2025-07-31"]
        assert days("2025", "") == ["2025-07-31", "2025-08-01"]
        assert days("", "2024") == ["2024-01-02"]


def test_the_doctor_makes_wrong_counts_right():
    with Library() as shelf:
        shelf.save(REPORTS[0], "v")
        shelf.do("UPDATE voices SET articles = 7, quotes = 9")
        assert "made anew" in health.people(shelf)[2]
        assert all(p.articles == 1 and p.quotes < 3 for p in dossier.people(shelf))
        assert "made anew" not in health.people(shelf)[2]


def test_two_people_of_one_name_in_an_article_are_one_voice():
    with Library() as shelf:
        analysis = REPORTS[0]
        first = analysis.people[0]
        twin = replace(first, id=99)
        shelf.save(replace(analysis, people=(*analysis.people, twin)), "v")
        assert [p.articles for p in dossier.people(shelf, first.name)] == [1]
