"""Bodies that the article calls by a noun of their kind: "the watchdog" is the only Commission of the article."""

from __future__ import annotations

import pytest

from briefing import analyze

SAID = " “It leaks,” the {} said."
MEANT = [
    ("Drivers at Calder Rail walked out. Anna Holm, general secretary of the Footplate Union, wept.", "company", "Calder Rail"),
    ("A tanker ran aground. The ship is operated by Nordlicht.", "company", "Nordlicht"),
    ("The dam was visited by Anna Holm, chief executive of Nordlicht.", "company", "Nordlicht"),
    ("A shaft collapsed, and Nordlicht’s shares fell. Rescuers came.", "firm", "Nordlicht"),
    ("People slept at the quay. It belongs to Nordlicht, which runs ferries.", "operator", "Nordlicht"),
    ("The flight was one of Polar Air. Rescuers came.", "airline", "Polar Air"),
    ("People met officers of the Dam Wardens’ Federation.", "union", "Dam Wardens’ Federation"),
    ("Anna Holm, a shop steward with Nordlicht, wept.", "union", "Nordlicht"),
    ("People met the New Dawn MP Anna Holm.", "party", "New Dawn"),
    ("The dam was closed by the Rivers Commission. Rescuers came.", "watchdog", "Rivers Commission"),
    (
        "Shoppers wrote to the mayor of Larch. So did Calder Rail and the Communications Commission.",
        "regulator",
        "Communications Commission",
    ),
    ("People wrote to the Lantern Trust. It rained.", "charity", "Lantern Trust"),
    ("Fans of Larch Rovers broke a gate.", "club", "Larch Rovers"),
    ("An armed group calling itself the Army of the Hills came.", "group", "Army of the Hills"),
    ("A bishop wrote to the Daily Courier.", "newspaper", "Daily Courier"),
    ("People slept near the coast of Larch, the Ministry of Rivers said.", "ministry", "Ministry of Rivers"),
    ("Drivers at the Allied Dam Company (Adac) walked out. Adac was sorry. It rained.", "firm", "Allied Dam Company"),
    ("The Norden firm Nordlicht paid. It rained.", "Norden company", "Nordlicht"),
    (
        "Harbor Foods, the maker of soup, has an offer of the firm Calder Capital. “No,” said Calder Capital.",
        "firm",
        "Calder Capital",
    ),
    ("Customers of Nordlicht wept, said analysts at Calder Capital.", "company", "Nordlicht"),
    ("Two men were held, Northmoor Police said. It rained.", "force", "Northmoor Police"),
    ("People read a report of the Centre for Rural Life. It rained.", "think tank", "Centre for Rural Life"),
    ("Larch Borough Council has fined a man. It rained.", "local authority", "Larch Borough Council"),
    ("A watchdog has criticised the dam. The Rivers Authority found cracks. It rained.", "watchdog", "Rivers Authority"),
    ("The Grove Theatre has shut. People wept.", "theatre", "Grove Theatre"),
]
LEFT_OPEN = [
    ("A tanker of Ostrava Shipping ran into a ferry of Baltic Lines. Rescuers came.", "company"),
    ("Marston’s and Fairway were asked on Monday.", "retailer"),
    ("The Bus Drivers’ Union and the Guild of Conductors met.", "union"),
    ("The Liberals and the National Party met.", "party"),
    ("The Rivers Commission fined Zello, a telecoms company. People met at the Audit Office.", "union"),
    ("Apexa agreed on Monday to buy Harbor Foods for cash.", "company"),
    ("A court in Kelby jailed a man. He went to the Dam Court of Larch.", "court"),
    ("A watchdog has criticised how the Rivers Authority handled a flood.", "watchdog"),
    ("A hospital in Kelby was shut. The man was taken to Larch Hospital.", "hospital"),
    ("Harbor Foods paid. The parent company wept.", "parent company"),
    ("A lift of Calder Rail fell. It was made by a German company.", "German company"),
    ("Harbor Foods sued Calder Capital on Monday.", "company"),
    ("People met at the headquarters in Nordlicht.", "company"),
]


def shown(text: str, noun: str) -> str:
    analysis = analyze(text + SAID.format(noun))
    speaker = analysis.quotes[-1].speaker
    assert speaker is not None
    return speaker.name


@pytest.mark.parametrize(("text", "noun", "name"), MEANT, ids=[text for text, _, _ in MEANT])
def test_a_noun_means_the_only_body_of_its_kind(text: str, noun: str, name: str) -> None:
    assert shown(text, noun) == name


@pytest.mark.parametrize(("text", "noun"), LEFT_OPEN, ids=[text for text, _ in LEFT_OPEN])
def test_a_noun_that_fits_two_bodies_or_none_is_left(text: str, noun: str) -> None:
    assert shown(text, noun) == f"the {noun}"
