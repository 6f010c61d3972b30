"""Where files are written: whole, and never where that would harm."""

import os
import stat

import pytest

from briefing.commands import main
from briefing.errors import ExportError
from briefing.export import files
from briefing.writing import whole


@pytest.mark.parametrize(
    "name",
    [".bashrc", ".profile", ".ssh/authorized_keys", ".ssh/config", ".config/autostart/brief.desktop", ".git/hooks/post-commit",
     ".config/fish/config.fish", "CONF.D/brief.md", "folder-link/config"],
)  # fmt: skip
@pytest.mark.parametrize("overwrite", [False, True])
def test_nothing_is_written_that_a_shell_or_a_program_would_run(tmp_path, name, overwrite):
    path = tmp_path / name
    (tmp_path / ".ssh").mkdir()
    (tmp_path / "folder-link").symlink_to(tmp_path / ".ssh")
    path.parent.mkdir(parents=True, exist_ok=True)
    with pytest.raises(ExportError, match="runs"):
        files.write("x", path, overwrite=overwrite)
    assert not path.exists()


def test_nothing_is_written_through_a_link_or_in_the_place_of_one(tmp_path):
    target, link, dangling = tmp_path / "target.md", tmp_path / "link.md", tmp_path / "dangling.md"
    target.write_text("mine")
    link.symlink_to(target)
    dangling.symlink_to(tmp_path / "nowhere.md")
    for path in (link, dangling):
        with pytest.raises(ExportError, match="is a link"):
            files.write("theirs", path, overwrite=True)
    assert target.read_text() == "mine"
    assert link.is_symlink()
    assert not (tmp_path / "nowhere.md").exists()


def test_a_pipe_a_device_and_a_folder_stay_what_they_are(tmp_path):
    pipe = tmp_path / "pipe.md"
    os.mkfifo(pipe)
    for path in (pipe, tmp_path):
        with pytest.raises(ExportError, match="no ordinary file"):
            files.write("x", path, overwrite=True)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_file_is_as_private_as_others_and_never_a_program(tmp_path):
    path = tmp_path / "brief.md"
    path.write_text("mine")
    path.chmod(0o777)
    before = os.umask(0o077)
    try:
        files.write("theirs", path, overwrite=True)
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_fails_half_way_leaves_the_old_file_and_nothing_else(tmp_path):
    path = tmp_path / "all.jsonl"
    path.write_text("old")

    def fail():
        with whole(path, overwrite=True) as file:
            file.write("new")
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_odd_names_are_a_sentence(tmp_path):
    for name in ("x" * 300, "a\0b", "no/brief.md"):
        with pytest.raises(ExportError, match=r"cannot be written: .+\."):
            files.write("x", tmp_path / name)


@pytest.mark.parametrize("command", [["dump"], ["analyze", "report.txt", "--out"]])
def test_no_folder_is_made_where_no_file_may_lie(tmp_path, monkeypatch, capsys, command):
    if "--out" in command:
        pytest.importorskip("pyarrow")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "report.txt").write_text("The dam held, said Anna Holm, the mayor.")
    assert main([*command, ".ssh/new"]) == 2
    assert "runs" in capsys.readouterr().err
    assert not (tmp_path / ".ssh").exists()
