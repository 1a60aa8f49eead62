"""`1on1 edit` opens the right file at the right line, and leaves what was saved to the user."""

from __future__ import annotations

import stat
import sys
from datetime import date
from pathlib import Path

import pytest

from tests.notebooks import cli, notebook, ok, run_git, text, tree, write

NOTE = "---\nperson: alice\n---\n\n# Alice\n\nHello.\n\n## Actions\n\n- [ ] @me call the bank\n"
PLANNED = "# Alice\n\n## Their topics\n\n- [ ] \n"
PLAN = "private/alice/notes.md"
FILES = {
    "people/alice/2026-11-06.md": NOTE,
    "people/alice/2026-11-13.md": NOTE.replace("bank", "vet"),
    "people/bob/agenda.md": "- [ ] the office\n",
}


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program called vim; what it was called with stands in the file returned."""
    seen = tmp_path / "seen"
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin/vim"
    program.write_text(
        f"#!{sys.executable}\nimport sys\n"
        f"open({str(seen)!r}, 'w').write('\\n'.join(sys.argv[1:]))\n"
        "open(sys.argv[-1], 'a').write('saved\\n')\n"
    )
    program.chmod(0o700)
    monkeypatch.setenv("EDITOR", f"'{program}' --clean")
    return seen


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Two meetings with alice, and bob, whom nobody has met."""
    return notebook(tmp_path / "my notes; $(touch ran)", FILES)


def at(root: Path, *words: str, today: date = date(2026, 11, 20)) -> str:
    """Which place `edit WORDS…` would open."""
    return ok(root, "edit", "-n", *words, today=today).strip()


def test_the_editor_gets_its_options_the_line_and_the_path(root: Path, editor: Path) -> None:
    assert ok(root, "edit", "alice") == ""
    assert editor.read_text().split("\n") == [
        "--clean",
        "+9",
        f"{root}/people/alice/2026-11-13.md",
    ]


class TestPerson:
    def test_means_the_newest_note_where_nothing_is_planned(self, root: Path) -> None:
        assert at(root, "Alice") == "people/alice/2026-11-13.md:9"

    def test_means_the_next_note_rather_than_an_old_one(self, root: Path) -> None:
        write(root, {"people/alice/2026-12-04.md": "", "people/alice/2026-11-27.md": PLANNED})
        assert at(root, "alice") == "people/alice/2026-11-27.md:3"

    def test_means_todays_note_rather_than_any_other_the_last_of_several(self, root: Path) -> None:
        notes = ("2026-11-20.md", "2026-11-20-2.md", "2026-11-27.md")
        write(root, {f"people/alice/{name}": PLANNED for name in notes})
        assert at(root, "alice") == "people/alice/2026-11-20-2.md:3"

    def test_does_not_mean_a_meeting_that_was_called_off(self, root: Path) -> None:
        write(
            root,
            {
                "people/alice/2026-11-20.md": "---\nstatus: skipped\nreason: ill\n---\n",
                "people/alice/2026-11-24.md": "---\nstatus: moved\nmoved_to: 2026-11-27\n---\n",
                "people/alice/2026-11-27.md": "Hello.\n",
            },
        )
        assert at(root, "alice") == "people/alice/2026-11-27.md:1"

    def test_means_a_skipped_meeting_where_there_is_no_other(self, tmp_path: Path) -> None:
        note = {"people/alice/2026-11-13.md": "---\nstatus: skipped\nreason: ill\n---\n"}
        assert at(notebook(tmp_path, note), "alice") == "people/alice/2026-11-13.md:1"

    def test_a_note_that_cannot_be_read_is_opened_all_the_same_to_be_repaired(
        self, root: Path
    ) -> None:
        write(root, {"people/alice/2026-11-20.md": b"caf\xe9\n"})
        assert at(root, "alice") == "people/alice/2026-11-20.md:1"

    def test_without_a_note_hears_how_to_make_one(self, root: Path, editor: Path) -> None:
        ran = cli(root, "edit", "bob")
        assert (ran.code, ran.out) == (3, "")
        assert ran.err == (
            "1on1: there is no note of a meeting with Bob yet\n      make one with: 1on1 new bob\n"
        )
        assert not editor.exists()


class TestItem:
    @pytest.mark.parametrize("what", ["call the bank", "ALICE/call the bank"])
    def test_is_opened_where_it_stands(self, root: Path, what: str) -> None:
        assert at(root, what) == "people/alice/2026-11-06.md:11"

    def test_is_found_by_its_id_too(self, root: Path) -> None:
        number = ok(root, "todo", "alice").split("\t")[0]
        assert at(root, number).endswith(":11")

    def test_that_is_not_the_only_one_is_refused_with_the_candidates(self, root: Path) -> None:
        ran = cli(root, "edit", "call the", "-n")
        assert (ran.code, ran.out) == (4, "")
        assert "fits 2 items" in ran.err

    @pytest.mark.parametrize(
        ("what", "said"),
        [
            ("alise", "did you mean alice?"),
            ("zzzz", "nobody here is called 'zzzz', and no item has that id or text"),
        ],
    )
    def test_that_is_not_there_may_have_been_a_person(
        self, root: Path, what: str, said: str
    ) -> None:
        ran = cli(root, "edit", what, "-n")
        assert (ran.code, ran.out) == (3, "")
        assert said in ran.err


class TestPrivate:
    def test_the_plan_is_made_for_my_eyes_before_the_editor_opens(
        self, root: Path, editor: Path
    ) -> None:
        ok(root, "edit", "alice", "--private")
        assert editor.read_text().split("\n")[1:] == ["+2", f"{root}/{PLAN}"]
        assert stat.S_IMODE((root / PLAN).stat().st_mode) == 0o600
        assert stat.S_IMODE((root / PLAN).parent.stat().st_mode) == 0o700
        comment, blank, saved = text(root, PLAN).splitlines()
        assert (comment[:4], blank, saved) == ("<!--", "", "saved")

    def test_one_that_is_there_is_opened_at_its_end(self, root: Path) -> None:
        write(root, {PLAN: "one\ntwo\r\nthree"})
        before = tree(root)
        assert at(root, "alice", "--private") == f"{PLAN}:3"
        assert tree(root) == before

    def test_it_lies_where_the_private_notes_on_the_person_are(self, root: Path) -> None:
        write(root, {"private/Alice/pay.md": "more\n"})
        assert at(root, "alice", "--private").splitlines()[-1] == "private/Alice/notes.md:2"

    def test_a_dry_run_shows_the_file_and_writes_nothing(self, root: Path) -> None:
        shown = ok(root, "edit", "bob", "--private", "-n")
        assert shown.startswith("--- /dev/null\n+++ b/private/bob/notes.md\n")
        assert not (root / "private").exists()

    def test_it_is_for_a_person_not_an_item(self, root: Path) -> None:
        ran = cli(root, "edit", "call the bank", "--private", "-n")
        assert (ran.code, "nobody here is called 'call the bank'" in ran.err) == (3, True)

    def test_it_does_not_follow_a_link_out_of_the_notebook(
        self, root: Path, tmp_path: Path, editor: Path
    ) -> None:
        (tmp_path / "away").mkdir()
        (root / "private").symlink_to(tmp_path / "away")
        ran = cli(root, "edit", "alice", "--private")
        assert (ran.code, "leads out of the notebook" in ran.err) == (5, True)
        assert (list((tmp_path / "away").iterdir()), editor.exists()) == ([], False)


class TestWithoutAnEditor:
    @pytest.fixture(autouse=True)
    def unset(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("EDITOR", raising=False)
        monkeypatch.delenv("VISUAL", raising=False)

    @pytest.mark.parametrize("words", [["alise"], ["zzzz"], ["alise", "--private"]])
    def test_one_hears_first_that_there_is_nobody(self, root: Path, words: list[str]) -> None:
        ran = cli(root, "edit", *words)
        assert ran.code == 3
        assert "nobody here is called" in ran.err
        assert "editor" not in ran.err

    @pytest.mark.parametrize(
        ("words", "dry_run"),
        [
            (["alice"], "1on1 edit alice -n"),
            (["call the bank"], "1on1 edit 'call the bank' -n"),
            (["alice", "--private"], "1on1 edit alice --private -n"),
        ],
    )
    def test_one_is_told_how_to_have_the_place_and_nothing_is_written(
        self, root: Path, words: list[str], dry_run: str
    ) -> None:
        before = tree(root)
        ran = cli(root, "edit", *words)
        assert (ran.code, ran.out, tree(root)) == (3, "", before)
        assert ran.err.endswith(f"; file and line: {dry_run}\n")


class TestGit:
    def test_what_the_user_saves_is_not_committed(self, tmp_path: Path, editor: Path) -> None:
        root = notebook(tmp_path / "book", FILES, git=True)
        ok(root, "edit", "alice")
        assert editor.exists()
        assert run_git(root, "status", "--porcelain") == " M people/alice/2026-11-13.md\n"
        ok(root, "edit", "alice", "--private")
        assert run_git(root, "log", "-1", "--format=%s", "--", "private") == "1on1 edit: 1 note\n"
        assert run_git(root, "diff", "--", PLAN).splitlines()[-1] == "+saved"

    def test_a_plan_that_git_ignores_stays_out_of_it(self, tmp_path: Path, editor: Path) -> None:
        root = notebook(tmp_path / "book", {**FILES, ".gitignore": "private/\n"}, git=True)
        ok(root, "edit", "alice", "--private")
        assert editor.exists()
        assert run_git(root, "log", "--format=%s") == "start\n"
        assert run_git(root, "ls-files", "private") == ""


def test_without_an_editor_nothing_is_made(root: Path) -> None:
    ran = cli(root, "edit", "alice", "--private")
    assert (ran.code, ran.out) == (3, "")
    assert "no editor is set" in ran.err
    assert not (root / PLAN).exists()


def test_a_control_character_in_a_name_is_shown_not_obeyed(root: Path) -> None:
    write(root, {"people/alice/2026-11-20 \x1b[2J.md": "# Alice\n"})
    assert at(root, "alice") == "people/alice/2026-11-20 ␛[2J.md:1"
