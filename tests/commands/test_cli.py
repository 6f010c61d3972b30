"""The command line: results on stdout, the rest on stderr, exit codes, and a sentence for everything that goes wrong."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from briefing.commands import main
from tests.conftest import SEEDS

TALKS = str(SEEDS / "geneva-talks.txt")


def test_people_as_tab_separated_lines(capsys):
    assert main(["people", TALKS]) == 0
    rows = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert ["Sergei Lavrov", "Russian Foreign Minister"] in [row[:2] for row in rows]
    assert all(len(row) == 6 for row in rows)


def test_quotes_and_sections(capsys):
    main(["quotes", TALKS])
    assert "Sergey Ryabkov\tdirect\tWe are not afraid of anyone," in capsys.readouterr().out
    main(["sections", TALKS])
    assert "NATO demands" in capsys.readouterr().out


def test_export_to_stdout_and_to_a_file(capsys, tmp_path):
    assert main(["export", TALKS, "--level", "short"]) == 0
    assert "**Bottom line.**" in capsys.readouterr().out
    target = tmp_path / "brief.md"
    assert main(["export", TALKS, "-o", str(target)]) == 0
    assert "## People" in target.read_text(encoding="utf-8")
    assert main(["export", TALKS, "-o", str(target)]) == 2
    assert "there already" in capsys.readouterr().err
    assert main(["export", TALKS, "-o", str(target), "--force"]) == 0


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("brief.html", "<!"),
        ("BRIEF.HTML", "<!"),
        ("brief.json", "{"),
        ("brief.ris", "TY  - "),
        ("brief.bib", "@"),
        ("brief.txt", "---"),
    ],
)
def test_a_file_gets_the_form_that_its_name_tells(name, begins, tmp_path):
    assert main(["export", TALKS, "-o", str(tmp_path / name)]) == 0
    assert (tmp_path / name).read_text(encoding="utf-8").lstrip("\ufeff").startswith(begins)


def test_a_form_that_is_asked_for_goes_before_the_name(tmp_path):
    assert main(["export", TALKS, "-o", str(tmp_path / "brief.html"), "--format", "markdown"]) == 0
    assert (tmp_path / "brief.html").read_text(encoding="utf-8").startswith("---")


def test_analyze_writes_a_line_an_article_in_order(capsys, article):
    other = article("Anna Holm said that the dam would hold.", "dam.txt")
    assert main(["analyze", TALKS, other, "--jsonl"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["id"] for row in rows] == ["geneva-talks", "dam"]
    assert rows[1]["people"][0]["name"] == "Anna Holm"
    for key in (
        "schema_version",
        "source",
        "title",
        "byline",
        "dateline",
        "text",
        "words",
        "paragraphs",
        "sections",
        "quotes",
        "brief",
    ):
        assert key in rows[0]


def test_several_jobs_give_the_same_lines(capsys, article):
    files = [article(f"Anna Holm said that dam {n} would hold.", f"dam{n}.txt") for n in range(6)]
    main(["analyze", *files, "--jsonl"])
    alone = capsys.readouterr().out
    done = subprocess.run(
        [sys.executable, "-m", "briefing", "analyze", *files, "--jsonl", "--jobs", "2"], capture_output=True, check=True
    )
    assert done.stdout.decode() == alone


def test_the_same_bytes_in_every_process(article):
    text = (
        "Anna Holm met Kirrae Wandoo. On the other hand the dam held.\n"
        + "The dam held for one more winter, they said.\n" * 5
        + "At the same time, in a separate talk on the other side, the mayor of Larkhaven opened the chess hall.\n"
        + "The chess hall has a clock. Chess players came from Larkhaven.\n" * 5
    )
    command = [sys.executable, "-m", "briefing", "analyze", article(text), str(SEEDS / "city-budget.txt"), "--jsonl"]
    seen = {
        subprocess.run(command, capture_output=True, check=True, env=os.environ | {"PYTHONHASHSEED": str(seed)}).stdout
        for seed in range(4)
    }
    assert len(seen) == 1


def test_one_bad_file_of_many_is_one_line_and_exit_3(capsys, article):
    good = article("Anna Holm said that the dam would hold.")
    assert main(["analyze", "missing.txt", good, "--jsonl"]) == 3
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 1
    assert err.count("\n") == 1
    assert "missing.txt" in err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["people", "missing.txt"], "no file"),
        (["export"], "required"),
        (["export", "x.txt", "--level", "epic"], "invalid choice"),
        (["analyze", "x.txt", "--jobs", "0"], "from 1 up"),
        (["--sample", "nothing"], "no sample"),
        (["--nonsense"], "unrecognized"),
        ([], "name an article"),
    ],
)
def test_what_is_wrong_is_one_sentence_and_exit_2(capsys, arguments, words):
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert words in err
    assert out == ""
    assert "Traceback" not in err


def test_a_closed_pipe_is_silent():
    done = subprocess.run(f"{sys.executable} -m briefing export {TALKS} | head -1", shell=True, capture_output=True, check=False)
    assert done.stdout == b"---\n"
    assert done.stderr == b""


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_ends_with_130_and_says_nothing(jobs, article):
    long = [article("Anna Holm said that the dam would hold. " * 80_000, f"{n}.txt") for n in range(2)]
    command = [sys.executable, "-m", "briefing", "analyze", *long, "--jsonl", "--jobs", jobs]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True)
    time.sleep(5)
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (130, b"")


def test_standard_input(monkeypatch):
    done = subprocess.run(
        [sys.executable, "-m", "briefing", "people", "-"],
        input=b"President Leila Marwick left.",
        capture_output=True,
        check=True,
    )
    assert done.stdout.startswith(b"Leila Marwick\tPresident\t")


def test_piped_reading_prints_the_brief():
    done = subprocess.run([sys.executable, "-m", "briefing", TALKS], capture_output=True, check=True)
    assert b"## Who said what" in done.stdout
    assert b"\x1b" not in done.stdout


def test_control_characters_never_reach_the_terminal(capsys, article):
    path = article("Anna\x1b[31m Holm said that the \x07dam would hold for the winter.")
    for command in ("people", "quotes", "sections", "export"):
        main([command, path])
        out = capsys.readouterr().out
        assert not any(c < " " and c not in "\n\t" for c in out), command


def test_an_error_of_its_own_is_a_sentence_and_a_report(monkeypatch, capsys, tmp_path):
    from briefing import engine

    monkeypatch.setattr(engine, "read", lambda *_, **__: {}["missing"])
    assert main(["people", TALKS]) == 1
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert "Traceback" not in error
    assert "KeyError" in Path(error.rsplit(" ", 1)[1].strip()).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["exprot", TALKS], "Did you mean: briefing export?"),
        (["serach", "dam"], "Did you mean: briefing search?"),
        ([TALKS, TALKS], "One article is read at a time"),
        (["export", TALKS, "--nonsense"], "briefing export --help"),
        (["analyze", TALKS, "--jobs", "²"], "from 1 up"),
        (["list", "--limit", "9" * 30], "below a billion"),
        (["show", "²"], "not the number"),
        (["show", "9" * 400], "not the number"),
        (["people", "@" + "9" * 300], "cannot be read"),
        (["people", "x" * 300], "cannot be read"),
        (["people", "~nobody-of-that-name/x.txt"], "no file"),
        (["export", TALKS, "-o", "~nobody-of-that-name/x.md"], "cannot be written"),
        (["export", TALKS, "-o", "x" * 300], "cannot be written"),
        (["dump", "x" * 300 + ".jsonl"], "cannot be written"),
        (["import", "x" * 300], "cannot be read"),
        (["import", "~nobody-of-that-name"], "no file"),
        (["doctor", "--recover", "x" * 300], "no file"),
        (["people", TALKS, "--encoding", "undefined"], "encoding"),
        (["people", TALKS, "--encoding", "rot13"], "not an encoding"),
        (["people", "http://[::1"], "not an address"),
        (["people", "."], "folder"),
        (["people", "\x1b[31mred"], "no file"),
        (["feeds", "remove", "\x1b]0;x\x07"], "no feed"),
    ],
)
def test_an_odd_command_line_is_one_sentence(capsys, arguments, words):
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert words in err
    assert not any(c in out + err for c in "\x1b\x07")
    assert "error of its own" not in err


def test_who_is_not_in_the_library_is_exit_1(capsys):
    assert main(["add", TALKS]) == 0
    assert main(["dossier", "nobody"]) == 1
    assert main(["search", "unheard-of"]) == 1
    assert "unheard-of" in capsys.readouterr().err


@pytest.mark.parametrize(("command", "told"), [("people", "Nobody is named"), ("quotes", "Nobody is quoted")])
def test_where_nobody_is_named_or_quoted_that_is_said_with_exit_1(capsys, article, command, told):
    path = article("The dam holds for the winter. It was built of stone, and it stands.", "dam.txt")
    assert main([command, path]) == 1
    out, err = capsys.readouterr()
    assert (out, err) == ("", f"briefing: {told} in {path}.\n")


def test_a_bare_number_is_the_article_of_the_library(capsys):
    assert main(["add", TALKS]) == 0
    capsys.readouterr()
    assert main(["quotes", "1"]) == 0
    rows = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert all(row[4].isdigit() for row in rows)
    assert main(["people", "@1"]) == 0
    assert all(n.isdigit() for n in capsys.readouterr().out.splitlines()[0].split("\t")[5].split())


def test_quotes_of_the_library_do_not_load_spacy():
    assert main(["add", TALKS]) == 0
    code = (
        "import sys; from briefing.commands import main; code = main(['quotes', '@1']); sys.exit(code or 'spacy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize("command", ["--plain", "analyze", "export", "people", "quotes", "sections", "timeline"])
def test_options_mean_the_same_in_every_command_that_reads(command, capsys, article):
    path = article("Mayor Zoë Holm said on 4 March 2026, “The dam will hold.”".encode("cp1252"), "dam.txt")
    options = ["--no-keep", "--allow-private", "--encoding", "cp1252", "--sections", "1"]
    assert main([command, *options, path]) == 0
    assert command == "sections" or "Zoë Holm" in capsys.readouterr().out
    assert main(["list"]) == 1


def test_options_may_stand_between_the_words_of_a_command(capsys):
    assert main(["watch", "add", "--name", "water", "dam", "river"]) == 0
    assert main(["watch", "--json", "list"]) == 0
    said = capsys.readouterr()
    assert '"query": "dam river"' in said.out
    assert main(["watch", "add", "dam", "--nam"]) == 2
    assert "briefing watch --help" in capsys.readouterr().err


def test_a_word_too_many_is_told_as_that(capsys):
    for line in (["people", TALKS, TALKS], ["archive"], ["tag"], ["doctor", "x"], ["completion", "bash", "zsh"]):
        assert main(line) == 2
    said = capsys.readouterr().err
    assert "one article is read at a time, and" in said
    assert "“zsh” is one word too many" in said


def test_the_plain_article_has_as_many_sections_as_are_asked_for(capsys):
    assert main([TALKS, "--plain", "--sections", "2"]) == 0
    few = capsys.readouterr().out
    assert main([TALKS, "--plain"]) == 0
    many = capsys.readouterr().out
    assert main(["sections", TALKS, "--sections", "2"]) == 0
    titles = [row.split("\t")[1] for row in capsys.readouterr().out.splitlines()]
    assert len(titles) < 4
    assert all(f". {title}: " in few for title in titles)
    assert few != many


def test_too_little_memory_is_a_sentence(capsys, monkeypatch):
    monkeypatch.setattr("briefing.engine.read", lambda *_, **__: [0] * 10**15)
    assert main(["people", TALKS]) == 2
    assert "not enough memory" in capsys.readouterr().err
