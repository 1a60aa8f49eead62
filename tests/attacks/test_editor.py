"""$EDITOR is words and never a shell's; what the editor is given is one path and nothing else."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.notebooks import cli, notebook, tree

NOTE = "people/alice/2026-11-20.md"
NASTY = [
    "{} ; touch ran",
    "{} && touch ran",
    "{} | touch ran",
    "{} $(touch ran)",
    "{} `touch ran`",
    "{} > ran",
    "{} & touch ran",
    "{} \ntouch ran",
    "{} ${{IFS}}touch${{IFS}}ran",
    "{} *",
    "{} ~",
    "{} %s %n",
]


@pytest.fixture
def editor(tmp_path: Path) -> str:
    """An editor that writes down the words it was called with."""
    script = tmp_path / "ed itor.py"
    script.write_text(
        f"#!{sys.executable}\nimport json, sys\n"
        f"open({str(tmp_path / 'words')!r}, 'w').write(json.dumps(sys.argv[1:]))\n"
    )
    script.chmod(0o755)
    return f"'{script}'"


def words(folder: Path) -> list[str]:
    """What the editor was called with."""
    found: list[str] = json.loads((folder / "words").read_text())
    return found


@pytest.mark.parametrize("command", NASTY)
@pytest.mark.parametrize("variable", ["EDITOR", "VISUAL"])
def test_no_word_of_it_means_anything_to_a_shell(
    tmp_path: Path, editor: str, variable: str, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = notebook(tmp_path / "notes", {NOTE: "- [ ] call ^call\n"})
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(variable, command.format(editor))
    before = sorted(path.name for path in tmp_path.iterdir())
    assert cli(root, "edit", "alice").code == 0
    given = words(tmp_path)
    assert given[-1] == str(root / NOTE)
    assert given[:-1] == command.format("").split()
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([*before, "words"])


@pytest.mark.parametrize(
    "name", ["-c quit", "$(touch ran)", "a b; touch ran", "'; touch ran; '", "+!touch ran", "\n!x"]
)
def test_no_name_of_a_file_or_folder_means_anything_to_it(
    tmp_path: Path, editor: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The path is absolute, so that it never begins like an option."""
    path = f"people/alice/2026-11-20 {name}.md"
    root = notebook(tmp_path / f"notes {name}", {path: "- [ ] call ^call\n"})
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("EDITOR", editor)
    for line in (["edit", "call"], ["edit", "alice"]):
        assert cli(root, *line).code == 0
        assert words(tmp_path) == [str(root / path)]
    assert not list(tmp_path.rglob("ran"))


@pytest.mark.parametrize("command", ["'unclosed", "nowhere", "/nowhere/vi", "", "   ", "."])
def test_one_that_cannot_be_started_is_said_before_anything_is_written(
    tmp_path: Path, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = notebook(tmp_path, {"people/alice/person.md": ""})
    before = tree(root)
    monkeypatch.setenv("EDITOR", command)
    for line in (["new", "alice", "-e"], ["edit", "alice", "--private"]):
        ran = cli(root, *line)
        assert ran.code == 3, ran
        assert "editor" in ran.err
    assert tree(root) == before
