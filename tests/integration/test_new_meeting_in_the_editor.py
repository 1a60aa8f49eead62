"""`new -e` opens the note in the user's editor, without a shell in between."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.notebooks import cli, notebook, ok, text, tree

NEW = "people/alice/2026-11-20.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A notebook in a folder whose name a shell would take apart."""
    return notebook(tmp_path / "my notes; $(touch ran)", {"people/alice/person.md": ""})


def editor(folder: Path, code: int = 0) -> str:
    """A command line that writes its words into a file."""
    script = folder / "an editor.py"
    script.write_text(
        f"import sys; open({str(folder / 'seen')!r}, 'w').write('\\n'.join(sys.argv[1:]))\n"
        f"sys.exit({code})\n"
    )
    return f"'{sys.executable}' '{script}' --wait ';' '$HOME'"


@pytest.mark.parametrize("name", ["EDITOR", "VISUAL"])
def test_it_gets_its_options_and_the_notes_path(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("EDITOR", "false")
    monkeypatch.setenv(name, editor(tmp_path))
    assert ok(root, "new", "alice", "-e") == f"{NEW}\n"
    assert (tmp_path / "seen").read_text().split("\n") == ["--wait", ";", "$HOME", f"{root}/{NEW}"]


def test_one_that_is_known_opens_it_at_its_first_section(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "nano").symlink_to("/bin/echo")
    monkeypatch.setenv("EDITOR", str(tmp_path / "nano"))
    opened: list[list[str]] = []

    def run(words: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        opened.append(words)
        return subprocess.CompletedProcess(words, 0)

    monkeypatch.setattr(subprocess, "run", run)
    ok(root, "new", "alice", "-e")
    line = text(root, NEW).splitlines().index("## Their topics") + 1
    assert opened == [[str(tmp_path / "nano"), f"+{line}", f"{root}/{NEW}"]]


@pytest.mark.parametrize("words", [["new", "alice", "-e"], ["edit", "alice"]])
def test_its_exit_code_is_said_and_not_ours(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.setenv("EDITOR", editor(tmp_path, 9))
    ok(root, "new", "alice")
    ran = cli(root, *words)
    assert (ran.code, "ended with 9\n" in ran.err) == (1, True)


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("", "no editor is set"),
        ("no-such-editor --wait", "the editor 'no-such-editor --wait' cannot be found"),
        ("'unclosed", 'the editor "\'unclosed" cannot be found'),
        (" ", "no editor is set"),
    ],
)
def test_without_one_nothing_is_written(
    root: Path, monkeypatch: pytest.MonkeyPatch, command: str, said: str
) -> None:
    monkeypatch.setenv("EDITOR", command)
    ran = cli(root, "new", "alice", "-e")
    assert (ran.code, ran.out) == (3, "")
    assert said in ran.err
    assert NEW not in tree(root)


def test_a_dry_run_opens_none(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", editor(tmp_path))
    ok(root, "new", "alice", "-e", "-n")
    assert not (tmp_path / "seen").exists()
