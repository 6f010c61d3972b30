"""Bad input: a clear sentence or a sensible result, never a traceback."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import briefing
from briefing.commands import main
from tests.hostile_files import FILES

SENTENCE = "Anna Holm said that the dam would hold for the winter. "
INPUTS = {
    "only a headline": "Dam holds through the winter",
    "only quotes": "“One thing.”\n“Another thing altogether, I think.”\n“No.”",
    "unbalanced marks": "“One “two “three ‘four\n” five ’ ’ six ” seven “",
    "rich markup": "[bold]Anna Holm[/bold] said [link=file:///etc/passwd]that[/] the [red]dam would hold.",
    "markdown": "# Dam\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n<script>alert(1)</script>",
    "another language": "Die Ministerin sagte am Montag: „Der Damm wird halten.“ Niemand widersprach ihr.\nSie ging.",
    "right to left": "הסכר יחזיק מעמד, אמרה אנה הולם ביום שני.\nמחר יירד גשם.",
    "chinese": "安娜说：“大坝会坚持住。”\n没有人反对。",
    "one long line": SENTENCE * 2000,
    "one long word": "a" * 100_000,
    "many short lines": "No.\n" * 5000,
    "capitals": "ANNA HOLM SAID THAT THE DAM WOULD HOLD. PETER OSEI DID NOT AGREE.",
    "digits": "1 2 3 4,000 $5.6 7% 8.9.10\n11\n12",
    "punctuation": "... !!! ??? ,,, ;;; ::: --- ((( ))) ''' \"\"\" “”“”",
    "names only": "Anna Holm\nPeter Osei\nRuth Okonjo\nSamuel Adeyinka",
    "zero width": "An\u200bna Hol\u00adm said \u202ethat the dam\u2066 would hold.",
    "emoji": "“It holds 👍🏽,” said Anna Holm 👩‍👩‍👧.",
    "surrogate-like": "Anna \ud7ff\ue000 said \ufffd\ufffe it.",
    "a hundred names": " and ".join(f"Anna Holm{chr(97 + i % 26)}{chr(97 + i // 26)}" for i in range(100)) + " met.",
}


@pytest.mark.parametrize("name", INPUTS)
def test_hostile_text_gives_a_result(name, article, capsys):
    path = article(INPUTS[name])
    for command in ("sections", "people", "quotes", "export"):
        assert main([command, path]) in ((0, 1) if command in ("people", "quotes") else (0,))
    assert "Traceback" not in capsys.readouterr().err


def test_rich_markup_is_text(article, capsys):
    main(["export", article(INPUTS["rich markup"])])
    assert "\\[red\\]dam" in capsys.readouterr().out


@pytest.mark.parametrize("data", [b"\xff\xfe", b"\xef\xbb\xbf", b"\0" * 1000, bytes(range(256)) * 20])
def test_hostile_bytes_get_a_sentence(data, article, capsys):
    assert main(["people", article(data)]) == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "Traceback" not in err


def test_a_huge_file_is_refused_with_its_size(article, capsys):
    path = article(b"x" * 41_000_000)
    assert main(["people", path]) == 2
    assert "40 MB" in capsys.readouterr().err


def test_twice_is_the_same():
    text = "\n".join(INPUTS.values())
    assert briefing.analyze(text).to_dict() == briefing.analyze(text).to_dict()


# ---------------------------------------------------------------------- files of every kind
COMMANDS = [
    ("sections",), ("people",), ("quotes",), ("export",), ("export", "--format", "html"), ("export", "--format", "json"),
    ("export", "--cite", "footnote", "--level", "long"), ("analyze",), ("add",), ("--plain",), ("--screen-reader",),
]  # fmt: skip


def test_there_are_enough_bad_files():
    assert len(FILES) >= 60


@pytest.mark.parametrize("name", FILES)
def test_a_bad_file_is_read_or_refused_in_a_sentence_by_every_command(name, article, capsys):
    path = article(FILES[name], name)
    codes = set()
    for command in COMMANDS:
        codes.add(main([*command, path]))
        shown = capsys.readouterr()
        assert "Traceback" not in shown.err
        assert not any(c in shown.out + shown.err for c in "\x1b\x07\x08\x00") or command[:1] in (("analyze",),)
        assert len(shown.err.splitlines()) <= 2
    assert codes in ({0}, {0, 1}, {2})


def test_bad_files_beside_good_ones_do_not_stop_a_batch(article, capsys):
    good = article("Anna Holm, the mayor, said that the dam would hold for the winter.", "good.txt")
    paths = [article(FILES[name], name) for name in ("png.txt", "empty.txt", "cut.epub", "nothing.pdf", "bomb.txt.gz")]
    assert main(["add", *paths, good]) == 3
    shown = capsys.readouterr()
    assert "good.txt" in shown.out
    assert len(shown.err.splitlines()) == len(paths)


WORDS = ["“", "”", '"', "’", ",", ".", ":", "—", "(", ")", "AND", "but", "as", "said", "adding", "told", "that", "who", "he", "the", "to",
         "according", "Mr.", "Anna", "Holm", "Osei", "minister", "asked", "promised", "U.S.", "$5", "\n"]  # fmt: skip


@settings(max_examples=400)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=24))
def test_any_order_of_telling_words_gives_a_result(words):
    analysis = briefing.analyze(" ".join(words))
    assert all(q.text(analysis.article.text) for q in analysis.quotes)
