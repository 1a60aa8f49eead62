"""`1on1 doctor`: how machine and notebook are, whatever is broken; nothing of what notes say."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest

from oneonone.app import checkup_notebook
from oneonone.errors import FileFailure
from oneonone.store import lock, machine
from tests.notebooks import TODAY, Ran, cli, failing, notebook, ok, tree, write

ALICE = "people/alice/2026-11-06.md"
BROKEN = "---\nmood: [\n---\n- [ ] secret\n"


def looked(root: Path, *words: str) -> dict[str, dict[str, Any]]:
    """The checks by their name, git's as `git/…`."""
    items = json.loads(cli(root, "doctor", "--json", *words).out)["items"]
    return {f"{'git/' * (item['part'] == 'git')}{item['name']}": item for item in items}


def said(root: Path, name: str, *words: str) -> tuple[str, str]:
    """State and text of one check."""
    item = looked(root, *words)[name]
    return item["state"], item["text"]


class TestAllWell:
    @pytest.fixture
    def root(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        monkeypatch.setenv("EDITOR", sys.executable)
        return notebook(tmp_path, {ALICE: "- [ ] call\n", "private/alice/notes.md": ""})

    def test_is_said_in_the_last_line(self, root: Path) -> None:
        assert ok(root, "doctor", "--table").splitlines()[-1] == "All well."

    def test_every_check_has_its_line(self, root: Path) -> None:
        rows = [line.split("\t")[:3] for line in ok(root, "doctor").splitlines()]
        assert [row[0] for row in rows] == ["ok"] * len(rows)
        assert [name for _, part, name in rows if part == "notebook"] == [
            *("folder", "settings", "notes", "findings", "not read"),
            *("access", "own folder", "writing", "leftovers", "undo", "index"),
        ]

    def test_notes_and_people_are_counted(self, root: Path) -> None:
        write(root, {"people/bob/person.md": "", "people/loose.md": ""})
        assert said(root, "notes") == ("ok", "4 notes, 1 of them in private/; 2 people")

    def test_nothing_is_changed(self, root: Path) -> None:
        before = sorted(root.rglob("*")), tree(root)
        ok(root, "doctor")
        assert (sorted(root.rglob("*")), tree(root)) == before


class TestWithoutANotebook:
    def test_the_machine_is_looked_at_and_all_is_well(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        command = [sys.executable, "-m", "oneonone", "doctor", "--json"]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        items = json.loads(done.stdout)["items"]
        assert {item["part"] for item in items} == {"machine", "notebook"}
        assert (items[-1]["state"], items[-1]["text"]) == ("note", "none found")
        assert "1on1 init" in items[-1]["hint"]

    def test_one_that_was_named_and_is_not_there_is_a_problem(self, tmp_path: Path) -> None:
        assert cli(tmp_path, "doctor").code == 1
        assert said(tmp_path, "folder") == ("problem", "none found")


class TestTheMachine:
    def test_names_every_library_with_its_version(self, tmp_path: Path) -> None:
        state, text = said(tmp_path, "libraries")
        assert state == "ok"
        assert {"pyromark", "ruamel-yaml", "typer"} <= {one.split()[0] for one in text.split(", ")}

    @pytest.mark.parametrize(
        ("found", "answer"),
        [
            ({}, ("note", "versions unknown: 1on1 was not installed as a package")),
            ({"jinja2": "3.1", "typer": None}, ("problem", "missing: typer")),
        ],
    )
    def test_misses_a_library(
        self,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        found: dict[str, str | None],
        answer: tuple[str, str],
    ) -> None:
        monkeypatch.setattr(machine, "libraries", lambda: found)
        assert said(tmp_path, "libraries") == answer

    def test_knows_libraries_that_are_missing_and_leaves_out_what_is_optional(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        wanted = ["no-such-thing>=1", "optional; extra == 'dev'", "=="]
        monkeypatch.setattr(metadata, "requires", lambda _: wanted)
        assert machine.libraries() == {"no-such-thing": None}

    def test_knows_none_where_1on1_is_no_package(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(machine, "_DISTRIBUTION", "no-such-thing")
        assert machine.libraries() == {}

    def test_does_without_git(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", str(tmp_path))
        assert said(tmp_path, "git") == ("note", "not found; notes work without it")

    @pytest.mark.parametrize(
        ("variables", "answer"),
        [
            ({}, ("note", "none set")),
            ({"EDITOR": "nonsense -x"}, ("problem", "$EDITOR names no program that can be found")),
            ({"VISUAL": "'"}, ("problem", "$VISUAL names no program that can be found")),
            ({"EDITOR": "/bin/sh -e"}, ("ok", "sh, by $EDITOR")),
        ],
    )
    def test_looks_for_the_editor(
        self,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        variables: dict[str, str],
        answer: tuple[str, str],
    ) -> None:
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        assert said(tmp_path, "editor") == answer

    def test_names_a_locale_that_is_not_utf_8(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(machine, "encodings", lambda: machine.Encodings("latin-1", "utf-8"))
        assert said(tmp_path, "locale") == ("note", "latin-1, file names utf-8")


class TestABrokenNotebook:
    def test_settings_that_are_no_yaml_stop_no_other_check(self, tmp_path: Path) -> None:
        root = notebook(tmp_path, {ALICE: BROKEN}, settings="share: [notes\n")
        assert cli(root, "doctor").code == 1
        found = looked(root)
        assert (found["settings"]["state"], found["settings"]["text"]) == (
            "problem",
            "1on1.yaml:1:8: not YAML",
        )
        assert found["findings"]["text"] == "not looked for until the settings can be read"
        assert found["notes"]["text"] == "1 note, 0 of them in private/; 1 person"

    def test_a_setting_that_does_not_fit_is_named_by_its_line(self, tmp_path: Path) -> None:
        root = notebook(tmp_path, settings="carry: {max: lots}\n")
        assert said(root, "settings") == ("note", "values that do not fit, 1on1.yaml:1")

    @pytest.mark.parametrize(
        ("files", "answer"),
        [
            ({ALICE: BROKEN}, ("problem", "1 error")),
            ({ALICE: "- [~] x\n"}, ("note", "1 warning")),
            ({ALICE: BROKEN, "people/bob/x.md": "- [~] x\n"}, ("problem", "1 error, 1 warning")),
        ],
    )
    def test_findings_are_counted(
        self, tmp_path: Path, files: dict[str, str | bytes], answer: tuple[str, str]
    ) -> None:
        assert said(notebook(tmp_path, files), "findings") == answer

    def test_files_that_are_not_read_are_counted_by_reason(self, tmp_path: Path) -> None:
        copies = {f"people/alice/x (conflicted copy {n}).md": "" for n in (1, 2)}
        root = notebook(tmp_path / "book", copies)
        (root / "people/alice/out.md").symlink_to(tmp_path / "elsewhere.md")
        assert said(root, "not read") == (
            "note",
            "3 files: 2 a copy a sync program made of a conflict, 1 leads out of the notebook",
        )

    @pytest.mark.parametrize(
        ("failure", "text"),
        [
            (failing(5), "cannot be looked at: input/output error"),
            (FileFailure("people/alice/x.md: secret"), "cannot be looked at: FileFailure"),
            (ZeroDivisionError("secret"), "a fault in 1on1 itself: ZeroDivisionError"),
        ],
    )
    def test_a_look_that_fails_says_so_without_a_name_and_hides_no_other(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failure: Any, text: str
    ) -> None:
        def look(*_: object) -> None:
            if isinstance(failure, Exception):
                raise failure
            failure()

        root = notebook(tmp_path, {ALICE: ""})
        monkeypatch.setattr(checkup_notebook, "check_notebook", look)
        assert said(root, "findings") == ("problem", text)
        assert said(root, "undo")[0] == "ok"


class TestAccess:
    @pytest.fixture
    def root(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        """A notebook in a folder that others may enter, closed to them itself."""
        root = notebook(tmp_path, {ALICE: ""})
        for path in (root, *root.rglob("*")):
            path.chmod(0o700 if path.is_dir() else 0o600)
        monkeypatch.setattr(machine, "others_get_in", lambda _: True)
        return root

    def test_of_nobody_else_is_well(self, root: Path) -> None:
        assert said(root, "access") == ("ok", "for you alone")

    def test_to_read_is_a_note_and_changes_nothing(self, root: Path) -> None:
        (root / ALICE).chmod(0o640)
        item = looked(root, "--paths")["access"]
        assert (item["state"], item["paths"]) == ("note", [ALICE])
        assert "chmod go= ." in item["hint"]
        assert (root / ALICE).stat().st_mode & 0o777 == 0o640

    def test_to_write_is_a_problem(self, root: Path) -> None:
        (root / ALICE).chmod(0o606)
        assert said(root, "access")[0] == "problem"

    def test_is_nobodys_where_a_folder_above_is_closed(
        self, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.undo()
        (root / ALICE).chmod(0o666)
        assert machine.others_get_in(root) is False
        assert machine.others_get_in(Path(os.sep)) is True
        assert machine.open_to_others(root, ["people"]) == []


class TestOtherCommands:
    def test_that_write_just_now_are_named_and_not_waited_for(self, tmp_path: Path) -> None:
        root = notebook(tmp_path, {ALICE: ""})
        with lock.hold(root, pytest.fail):
            state, text = said(root, "writing")
        assert (state, f"(process {os.getpid()})" in text) == ("note", True)
        assert said(root, "writing") == ("ok", "nobody just now")

    def test_can_be_taken_back(self, tmp_path: Path) -> None:
        root = notebook(tmp_path, {ALICE: "- [ ] call ^k2mm\n"})
        ok(root, "done", "k2mm")
        assert said(root, "undo") == ("ok", "1 command to take back")


class TestTheIndex:
    @pytest.mark.parametrize(
        ("data", "text"),
        [
            (None, "none yet"),
            (b"x", "1 KB, safe to delete"),
            (b"x" * 4096, "4 KB, safe to delete"),
        ],
    )
    def test_has_a_size(self, tmp_path: Path, data: bytes | None, text: str) -> None:
        root = notebook(tmp_path, {".1on1/index.db": data} if data else {})
        assert said(root, "index") == ("ok", text)


class TestPrivacy:
    """The page goes into bug reports."""

    @pytest.fixture
    def ran(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ran:
        files = {
            "people/zebedee/2026-11-06.md": BROKEN,
            "people/zebedee/x (conflicted copy).md": "",
            "people/zebedee/.1on1-1.tmp": "secret",
            "private/zebedee/2026-11-06.md": "- [~] secret\n",
        }
        root = notebook(tmp_path / "jane/notes", files, settings="me: {name: [secret]}\n")
        monkeypatch.setenv("HOME", str(tmp_path / "jane"))
        return cli(root, "doctor", "--table")

    def test_nobody_is_named_and_nothing_is_told(self, ran: Ran) -> None:
        assert "zebedee" not in ran.out + ran.err
        assert "secret" not in ran.out + ran.err

    def test_the_home_whose_name_is_the_users_is_not_shown(self, ran: Ran) -> None:
        assert "jane" not in ran.out
        assert "~/notes" in ran.out

    def test_paths_are_named_if_they_are_asked_for(self, tmp_path: Path) -> None:
        root = notebook(tmp_path, {ALICE: BROKEN})
        assert looked(root)["findings"]["paths"] is None
        assert looked(root, "--paths")["findings"]["paths"] == [f"{ALICE}:2: F02"]
        assert f"      {ALICE}:2: F02\n" in cli(root, "doctor", "--table", "--paths").out
        assert f"\tsee: 1on1 check\t{ALICE}:2: F02\n" in cli(root, "doctor", "--paths").out


def test_json_is_of_the_day(tmp_path: Path) -> None:
    assert json.loads(cli(tmp_path, "doctor", "--json").out)["today"] == TODAY.isoformat()
