"""Bad input: a clear sentence or a sensible result, never a traceback."""

import pytest

import briefing
from briefing.cli import main

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
        assert main([command, path]) == 0
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
