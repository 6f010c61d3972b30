"""Where a name begins and ends: ranks, short forms, particles, saints, firms."""

import pytest

from tests.analysis.helpers import people, speakers


@pytest.mark.parametrize(
    "before",
    [
        "Cllr", "Cllr.", "Det. Ch. Insp.", "Det Sgt", "PC", "Msgr.", "Capt. (ret.)", "Gen. (Retd)", "Amb.", "Rt. Hon.", "Pol. Col.", "Datuk",
        "Hajji", "Shri", "Dr. med.", "Prof. Dr. phil.", "S/Sgt.", "Atty. Gen.", "Asst. Chief", "Zlt.", "Hptm.", "Dep. Comm.", "Assemblywoman", "Curator", "Havildar", "Air Vice-Marshal", "Chargé d'Affaires", "Préfet", "Trustee", "Brgd.", "Sen. Const.", "Sra.", "Engr.",
    ],
)  # fmt: skip
def test_a_rank_is_no_part_of_a_name_and_no_speaker(before):
    text = f"The harbour was shut on Monday. “We saw it,” said {before} Vera Finch. Tom Reed was away."
    assert set(people(text)) == {"Vera Finch", "Tom Reed"}
    assert speakers(text) == ["Vera Finch"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("“No,” said Karl Benn of the coast guard. Tom Reed nodded.", {"Karl Benn", "Tom Reed"}),
        ("“No,” said Tom Reed. Vera Finch nodded.", {"Tom Reed", "Vera Finch"}),
        ("Karl Benn works for Larch Coal Co. Tom Reed nodded.", {"Karl Benn", "Tom Reed"}),
        ("It was bought by Wm. Benn, a miller.", {"Wm. Benn"}),
    ],
)
def test_a_full_stop_that_makes_no_title(text, names):
    assert set(people(text)) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Then Dean Benn (Labour) left. Benn's wife, Vera Benn, stayed.", {"Dean Benn", "Vera Benn"}),
        ("Then Duke Osei, a farmer, left.", {"Duke Osei"}),
        ("Then Marta Orr, the dean, left. Later Dean Orr came back.", {"Marta Orr"}),
        ("Then Dean Marta Orr left. Later Dean Orr came back.", {"Marta Orr"}),
        ("Then Major Marta Orr left. Later Major Orr came back.", {"Marta Orr"}),
        ("Then Major Orr left. Later Major Orr came back.", {"Major Orr"}),
    ],
)
def test_a_title_that_is_a_first_name_too(text, names):
    assert set(people(text)) == names


@pytest.mark.parametrize(
    "name",
    [
        "Greta d'Arcy", "Inès d’Orval", "Jan van 't Hoff", "Piet van ’t Veer", "Moshe ben-Ari", "Siobhan ní Bhriain", "Karl von und zu Larkenstein", "Jan van der Byl",
        "Khalid al-Rashidi", "Amal ez-Zahra Bennani", "Maria de la Fuente", "Aoife nic Dhomhnaill",
    ],
)  # fmt: skip
def test_particles_are_part_of_the_name(name):
    assert list(people(f"The envoys met. “We are close,” said {name}, the third envoy.")) == [name]


@pytest.mark.parametrize("name", ["Tan Siew Leng", "Ng Eng Hen", "Lim Chok Keat", "Tan Hwee Cheng"])
@pytest.mark.parametrize("title", ["Dr ", "health director Dr ", ""])
def test_two_given_names_after_the_family_name(name, title):
    family = name.split()[0]
    text = f"Also there was {title}{name} on Monday.\n\nIn the end Dr {family} went home. “It works,” Dr {family} said."
    assert list(people(text)) == [name]
    assert speakers(text) == [name]


@pytest.mark.parametrize("firm", ["Holm & Spencer", "Larch & Holm"])
def test_the_partners_of_a_firm_are_no_people(firm):
    assert list(people(f"It was a quiet day. “It works,” {firm} said.")) == []


@pytest.mark.parametrize(("name", "who"), [("Li Na", "she"), ("Wu Yi", "he"), ("Bo Ek", "he")])
def test_a_name_of_two_letters_each(name, who):
    text = (
        "“I send them away,” said Greta Olin, who runs a pharmacy.\n"
        f"Health Minister {name}, speaking on the radio, promised help. “We hear you,” {who} said."
    )
    assert set(people(text)) == {"Greta Olin", name}
    assert speakers(text) == ["Greta Olin", name]


@pytest.mark.parametrize(
    "told", ["The airline El Al, which flies there,", "The Op Ed, which ran on Sunday,", "To Do, a list of his,"]
)
def test_two_short_words_that_are_nobody(told):
    assert set(people(f"{told} was praised by Greta Olin. Later El Al said so.")) == {"Greta Olin"}


@pytest.mark.parametrize("place", ["Saint Anne", "St. Olave", "St Olave", "Santa Brigida", "Sainte Odile"])
def test_a_saint_in_the_name_of_a_place_is_nobody(place):
    assert set(people(f"“We have beds,” said Ivo Brandt of the {place} hospital. He was speaking in {place}.")) == {"Ivo Brandt"}


def test_a_sister_is_somebody():
    assert list(people("“We pray,” said Sister Mary Agnes of the same house.")) == ["Mary Agnes"]


def test_soft_hyphens_part_nobody():
    text = "“No,” said Mr. Karl Hol\u00adlerer, the minister. Mr. Hollerer left. Mr. Hol\u00adlerer came back."
    assert list(people(text)) == ["Karl Hollerer"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Its owner, Tarn Water, declined to comment. “No,” said Philippa Ruck.", {"Philippa Ruck"}),
        ("The owner of the dam, Tarn Water, declined to comment. “No,” said Philippa Ruck.", {"Philippa Ruck"}),
        ("“I bought it,” said Hope Sands, the owner of the dam. Ms. Sands lives in Kelby.", {"Hope Sands"}),
        ("The ferry Anna Holm sank off Kelby. Its captain, Karl Benn, was saved.", {"Karl Benn"}),
        ("They saw that HMS Vera Finch came late. Her captain, Karl Benn, was ill.", {"Karl Benn"}),
        ("They ate at Anna Holm’s Bakery, which Karl Benn of Holm & Sons runs.", {"Karl Benn"}),
        ("Her dog, Rex, barked at Karl Benn, a postman.", {"Karl Benn"}),
        ("The Anna Holm Festival opens today. Karl Benn, a singer, will come.", {"Karl Benn"}),
        ('Said Karim gave him a rope. "I never dropped one," Said Karim said.', {"Said Karim"}),
        ("Said Karl Benn: “I never dropped one.” Karl Benn left.", {"Karl Benn"}),
    ],
)
def test_ships_shops_firms_and_pets_are_nobody(text, names):
    assert set(people(text)) == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The envoy HE Juan Antonio Fernandez came.", "Juan Antonio Fernandez"),
        ("The envoy, H E Emilio Caballero Rodriguez, came.", "Emilio Caballero Rodriguez"),
        ("Then Cabinet Secretaries Eugene Wamalda spoke.", "Eugene Wamalda"),
        ("The question was asked by June Anna Miller before the vote.", "June Anna Miller"),
        ("They thanked Godfred Mensah Dame, a lawyer.", "Godfred Mensah Dame"),
        ("They saw Ex-Yankee Randy Velarde, a pitcher.", "Randy Velarde"),
        ("They met Regina Ip Lau Suk-yee, a lawmaker.", "Regina Ip Lau Suk-yee"),
        ("In June Anna Holm left.", "Anna Holm"),
    ],
)
def test_the_full_name(text, name):
    assert list(people(text)) == [name]


def test_a_surname_of_several_words_is_the_same_person_s():
    text = "Marijke de Boer left. Later Osei and De Boer met. “It leaks,” De Boer said."
    assert speakers(text) == ["Marijke de Boer"]
    text = "Camila Ortiz y Vega left. “It leaks,” Ortiz y Vega said."
    assert speakers(text) == ["Camila Ortiz y Vega"]


def test_who_has_a_mayor_is_a_town():
    text = "The mayor of Norton left. Norton's mayor, Cllr Vera Finch, said it leaks."
    assert list(people(text)) == ["Vera Finch"]
    assert list(people("Norton's wife, Vera Finch, said it leaks.")) == ["Norton", "Vera Finch"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Foresters Anna Holm and Karl Benn found the bear.", ["Anna Holm", "Karl Benn"]),
        ("Brooks Anna Holm found the bear.", ["Brooks Anna Holm"]),
    ],
)
def test_a_role_of_several_before_their_names_is_no_part_of_the_first(text, names):
    assert list(people(text)) == names
