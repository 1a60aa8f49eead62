"""What 1on1 makes is for its owner's eyes, whatever the umask; what is there keeps its mode."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.attacks.every_command import commands
from tests.notebooks import cli, notebook, ok, run_git, write
from tests.two_clones import ALICE, commit, two_clones

MASKS = [0, 0o022, 0o077]
FILES = {
    "people/alice/2026-11-06.md": (
        "---\nmood: 4\n---\n## Summary\n\nwell\n\n## Actions\n\n- [ ] @me call ^call\n"
    ),
    "people/alice/2026-11-27.md": "---\nstatus: planned\n---\n- [ ] talk ^talk\n",
    "people/bob/2026-11-06.md": "- [ ] b\n",
}


@pytest.fixture(params=MASKS, ids=oct)
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def modes(root: Path) -> dict[str, int]:
    """The mode of everything below a folder; what lies in .git is as closed as .git itself."""
    return {
        path.relative_to(root).as_posix(): stat.S_IMODE(path.stat().st_mode)
        for path in root.rglob("*")
        if ".git" not in path.relative_to(root).parts[:-1]
    }


def test_every_command_makes_files_for_their_owner_alone(
    tmp_path: Path, umask: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "true")
    monkeypatch.chdir(tmp_path)
    write(tmp_path, {"list.json": json.dumps([{"category": "team", "question": "What else?"}])})
    root = notebook(tmp_path / "notes", FILES, git=True)
    before = modes(root)
    for command in commands():
        for words in command.ordinary():
            if words[0] not in ("init", "demo"):
                cli(root, *words)
    after = modes(root)
    made = {path: mode for path, mode in after.items() if path not in before}
    assert len(made) >= 12, made  # notes, a profile, a log, a plan, a template, a bank, the journal
    for path, mode in made.items():
        assert mode == (0o700 if (root / path).is_dir() else 0o600), (path, oct(mode))
    assert {path: after.get(path, mode) for path, mode in before.items()} == before


@pytest.mark.parametrize("words", [["init"], ["demo"]])
def test_a_notebook_its_repository_and_its_folder_are_for_their_owner_alone(
    tmp_path: Path, umask: int, words: list[str]
) -> None:
    ok(tmp_path, *words, str(tmp_path / "a/notes"))
    for path, mode in modes(tmp_path).items():
        assert mode == (0o700 if (tmp_path / path).is_dir() else 0o600), (path, oct(mode))
    assert (tmp_path / "a/notes/.git/HEAD").exists()


def test_a_note_that_others_may_read_stays_so(tmp_path: Path, umask: int) -> None:
    root = notebook(tmp_path, FILES)
    note = root / "people/alice/2026-11-06.md"
    for mode in (0o644, 0o664, 0o600, 0o640):
        note.chmod(mode)
        for words in (["done", "call"], ["reopen", "call"], ["due", "call", "fri"], ["undo"]):
            ok(root, *words)
        assert stat.S_IMODE(note.stat().st_mode) == mode


def test_a_folder_where_git_cannot_be_set_up_is_left_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {"bin/git": "#!/bin/sh\necho 'fatal: no' >&2\nexit 128\n"})
    (tmp_path / "bin/git").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=":")
    ran = cli(tmp_path, "init", str(tmp_path / "notes"))
    assert ran.code == 0
    assert "no git repository was made" in ran.err
    assert not (tmp_path / "notes/.git").exists()


def test_a_repository_that_is_there_keeps_its_modes(tmp_path: Path, umask: int) -> None:
    tmp_path.chmod(0o755)
    run_git(tmp_path, "init", "--quiet")
    (tmp_path / ".git").chmod(0o750)
    ok(tmp_path, "init", str(tmp_path))
    ok(tmp_path, "new", "alice")
    assert stat.S_IMODE((tmp_path / ".git").stat().st_mode) == 0o750
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


def test_notes_that_come_from_a_remote_are_for_their_owner_alone(
    tmp_path: Path, umask: int
) -> None:
    clones = two_clones(tmp_path)
    commit(clones.two, {"people/carol/2026-11-06.md": "- [ ] c\n", ALICE: "- [ ] other\n"})
    ok(clones.two, "sync")
    for folder in ("people", "people/alice", "people/bob"):
        (clones.one / folder).chmod(0o700)
    (clones.one / ALICE).chmod(0o600)
    assert "received" in ok(clones.one, "sync")
    found = modes(clones.one / "people")
    for path in ("carol", "carol/2026-11-06.md", ALICE.removeprefix("people/")):
        assert found[path] & 0o077 == 0, (path, oct(found[path]))
