"""`1on1 init`: a folder becomes a notebook, and what is there stays as it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from oneonone.document.settings import read_settings
from tests.notebooks import Ran, cli, notebook, ok, run_git, text, write


def init(root: Path, *words: str) -> Ran:
    """`1on1 init ROOT WORDS…`, which must succeed."""
    ran = cli(root.parent, "init", str(root), *words)
    assert ran.code == 0, ran.err
    return ran


def files(root: Path) -> dict[str, bytes]:
    """All files that are not git's."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and ".git" not in path.relative_to(root).parts
    }


class TestANewFolder:
    def test_gets_settings_and_a_repository(self, tmp_path: Path) -> None:
        root = tmp_path / "deep/notes"
        ran = init(root)
        assert ran.out == ""
        assert "is a notebook now, a git repository; its settings are in 1on1.yaml" in ran.err
        assert "next: 1on1 new alice" in ran.err
        assert set(files(root)) == {"1on1.yaml", ".1on1/.gitignore"}
        assert text(root, ".1on1/.gitignore") == "*\n"
        assert run_git(root, "log", "--format=%s") == "1on1 init: 1 note\n"
        assert run_git(root, "ls-files") == "1on1.yaml\n"
        assert run_git(root, "status", "--porcelain") == ""

    def test_can_be_used_at_once(self, tmp_path: Path) -> None:
        init(tmp_path / "notes")
        ok(tmp_path / "notes", "new", "alice")
        assert run_git(tmp_path / "notes", "status", "--porcelain") == ""
        assert cli(tmp_path / "notes", "check").code == 0

    def test_has_settings_that_are_read_without_a_finding(self, tmp_path: Path) -> None:
        init(tmp_path / "notes")
        settings = read_settings((tmp_path / "notes/1on1.yaml").read_bytes())
        assert (settings.problem, settings.diagnostics) == (None, ())
        assert (settings.autocommit, settings.task_format) == (True, "plain")

    def test_the_examples_in_its_settings_hold_when_their_mark_is_taken_away(
        self, tmp_path: Path
    ) -> None:
        init(tmp_path / "notes")
        lines = text(tmp_path / "notes", "1on1.yaml").splitlines()
        told = [
            line.removeprefix("# ") if ": {" in line or ": [" in line else line for line in lines
        ]
        settings = read_settings("\n".join(told).encode())
        assert (settings.problem, settings.diagnostics) == (None, ())
        assert (settings.my_name, settings.carry_max, len(settings.away)) == ("Your Name", 20, 1)
        assert settings.sections["vertraulich"] == "private"

    def test_is_the_current_one_unless_one_is_named(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        assert cli(tmp_path, "init").code == 0
        assert (tmp_path / "1on1.yaml").is_file()


class TestGit:
    def test_none_with_no_git(self, tmp_path: Path) -> None:
        ran = init(tmp_path / "notes", "--no-git")
        assert not (tmp_path / "notes/.git").exists()
        assert "repository" not in ran.err
        assert read_settings((tmp_path / "notes/1on1.yaml").read_bytes()).autocommit is False

    def test_no_second_one_inside_another(self, tmp_path: Path) -> None:
        run_git(tmp_path, "init", "--quiet")
        write(tmp_path, {"staged.txt": "x", "other.txt": "y"})
        run_git(tmp_path, "add", "staged.txt")
        ran = init(tmp_path / "notes")
        assert "repository" not in ran.err
        assert not (tmp_path / "notes/.git").exists()
        assert run_git(tmp_path, "ls-files") == "notes/1on1.yaml\nstaged.txt\n"
        assert run_git(tmp_path, "show", "--format=", "--name-only") == "notes/1on1.yaml\n"

    def test_nothing_is_committed_there_with_no_git(self, tmp_path: Path) -> None:
        run_git(tmp_path, "init", "--quiet")
        init(tmp_path / "notes", "--no-git")
        ok(tmp_path / "notes", "new", "alice")
        assert run_git(tmp_path, "ls-files") == ""

    def test_an_inherited_repository_is_not_ours(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
        init(tmp_path / "notes")
        assert (tmp_path / "notes/.git").is_dir()
        assert not (tmp_path / "elsewhere").exists()

    def test_a_folder_is_taken_by_its_name_whatever_it_holds(self, tmp_path: Path) -> None:
        init(tmp_path / "$HOME ü")
        assert (tmp_path / "$HOME ü/.git").is_dir()


class TestAgain:
    def test_it_changes_nothing(self, tmp_path: Path) -> None:
        init(tmp_path / "notes")
        write(tmp_path / "notes", {"1on1.yaml": "carry: {max: 3}  # mine\n"})
        before = files(tmp_path / "notes")
        ran = init(tmp_path / "notes")
        assert ran.err.splitlines()[-1].endswith("is a notebook already")
        assert files(tmp_path / "notes") == before
        assert run_git(tmp_path / "notes", "rev-list", "--count", "HEAD") == "1\n"

    def test_but_adds_what_is_missing(self, tmp_path: Path) -> None:
        init(tmp_path / "notes")
        (tmp_path / "notes/.1on1/.gitignore").unlink()
        init(tmp_path / "notes")
        assert text(tmp_path / "notes", ".1on1/.gitignore") == "*\n"


class TestTaskFormat:
    TASKS = ".obsidian/plugins/obsidian-tasks-plugin/data.json"
    DATAVIEW = ".obsidian/plugins/dataview/data.json"

    @pytest.mark.parametrize(
        ("plugins", "task_format"),
        [
            ({TASKS: {}}, "tasks"),
            ({TASKS: {"taskFormat": "tasksPluginEmoji"}}, "tasks"),
            ({TASKS: {"taskFormat": "dataview"}}, "dataview"),
            ({DATAVIEW: {"x": 1}}, "dataview"),
            ({TASKS: {}, DATAVIEW: {}}, "tasks"),
            ({}, "plain"),
        ],
    )
    @pytest.mark.parametrize("vault", ["notes", "."])
    def test_is_that_of_the_vault_and_it_is_said(
        self, tmp_path: Path, plugins: dict[str, object], task_format: str, vault: str
    ) -> None:
        write(tmp_path / vault, {path: json.dumps(data) for path, data in plugins.items()})
        ran = init(tmp_path / "notes")
        assert f"task_format: {task_format}\n" in text(tmp_path / "notes", "1on1.yaml")
        assert (f"fields are written as {task_format}, by .obsidian" in ran.err) is bool(plugins)

    @pytest.mark.parametrize("broken", [b"{", b"[]", b"\xff", b"3"])
    def test_is_plain_where_the_vaults_settings_cannot_be_read(
        self, tmp_path: Path, broken: bytes
    ) -> None:
        write(tmp_path / "notes", {self.TASKS: broken})
        init(tmp_path / "notes")
        assert "task_format: plain\n" in text(tmp_path / "notes", "1on1.yaml")

    def test_is_what_new_fields_are_written_in(self, tmp_path: Path) -> None:
        write(tmp_path / "notes", {self.TASKS: "{}"})
        write(tmp_path / "notes", {"people/alice/2026-11-06.md": "- [ ] call ^k2mm\n"})
        init(tmp_path / "notes")
        ok(tmp_path / "notes", "done", "k2mm")
        note = text(tmp_path / "notes", "people/alice/2026-11-06.md")
        assert note == "- [x] call ✅ 2026-11-20 ^k2mm\n"


@pytest.mark.parametrize("place", ["file", "file/below"])
def test_what_cannot_be_a_folder_is_named(tmp_path: Path, place: str) -> None:
    write(tmp_path, {"file": "mine"})
    ran = cli(tmp_path, "init", str(tmp_path / place))
    assert ran.code == 7
    assert place in ran.err
    assert text(tmp_path, "file") == "mine"


@pytest.mark.parametrize("folder", ["people/al", "private/al/deep", ".1on1", "templates"])
def test_a_folder_of_another_notebook_is_refused(tmp_path: Path, folder: str) -> None:
    root = notebook(tmp_path, {"people/al/a.md": "x\n"})
    ran = cli(root, "init", str(root / folder))
    assert (ran.code, ran.err.splitlines()[0]) == (
        5,
        f"1on1: {folder.rpartition('/')[2]} lies in {folder.partition('/')[0]}/ of a notebook",
    )
    assert not (root / folder / "1on1.yaml").exists()
    assert ok(root, "init", str(root / "elsewhere")) == ""


def test_a_repository_made_later_tells_that_commands_do_not_commit(tmp_path: Path) -> None:
    root = tmp_path / "notes"
    init(root, "--no-git")
    assert "1on1.yaml says autocommit: false; with true, commands commit" in init(root).err
    assert "autocommit" not in init(root).err
