"""Where a notebook is found, which files in it are notes, and whose they are."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from oneonone.app.notebook import Notebook
from oneonone.domain.coverage import Evidence
from oneonone.errors import (
    AmbiguousPerson,
    FileFailure,
    NotebookNotFound,
    PersonNotFound,
    SettingsBroken,
)
from oneonone.store.notebook_dir import find_notebook, list_notes, read_file
from tests.notebooks import cli, notebook, opened, todo, tree, write

OLD = "people/alice/2026-11-06.md"
NOWHERE = Path("no-such-folder")


class TestFinding:
    @pytest.fixture
    def root(self, tmp_path: Path) -> Path:
        return notebook(tmp_path / "book", {OLD: ""})

    def test_by_the_option_before_anything_else(self, root: Path, tmp_path: Path) -> None:
        other = notebook(tmp_path / "other")
        found = find_notebook(str(root), {"ONEONONE_NOTEBOOK": str(other)}, other, NOWHERE)
        assert found == root.resolve()

    def test_by_the_environment_before_the_folder(self, root: Path, tmp_path: Path) -> None:
        other = notebook(tmp_path / "other")
        assert find_notebook(None, {"ONEONONE_NOTEBOOK": str(root)}, other, NOWHERE) == root

    def test_by_the_folder_one_is_in_or_one_above(self, root: Path) -> None:
        assert find_notebook(None, {}, root, NOWHERE) == root
        assert find_notebook(None, {}, root / "people/alice", NOWHERE) == root

    @pytest.mark.parametrize("line", ["notebook: {}", "notebook:   '{}'  ", 'x: 1\nnotebook: "{}"'])
    def test_by_the_users_own_settings_at_last(self, root: Path, tmp_path: Path, line: str) -> None:
        write(tmp_path, {"config/1on1/config.yaml": line.format(root) + "\n"})
        assert find_notebook(None, {}, tmp_path, tmp_path / "config") == root

    def test_a_tilde_is_the_home(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("HOME", str(root.parent))
        assert find_notebook("~/book", {}, NOWHERE, NOWHERE) == root

    @pytest.mark.parametrize("config", ["other: 1\n", b"notebook: \xff\n", "notebook:\n"])
    def test_nowhere(self, tmp_path: Path, config: str | bytes) -> None:
        write(tmp_path, {"config/1on1/config.yaml": config})
        with pytest.raises(NotebookNotFound) as caught:
            find_notebook(None, {}, tmp_path, tmp_path / "config")
        assert "1on1.yaml" in caught.value.message
        assert "1on1 init" in str(caught.value.hint)

    @pytest.mark.parametrize("way", ["given", "environment", "config"])
    def test_a_folder_that_is_named_and_is_none_is_refused(
        self, root: Path, tmp_path: Path, way: str
    ) -> None:
        wrong = str(tmp_path / "elsewhere")
        write(tmp_path, {"config/1on1/config.yaml": f"notebook: {wrong}\n"})
        given = wrong if way == "given" else None
        environment = {"ONEONONE_NOTEBOOK": wrong} if way == "environment" else {}
        with pytest.raises(NotebookNotFound, match="elsewhere is no notebook"):
            find_notebook(given, environment, tmp_path, tmp_path / "config")

    def test_no_notebook_is_exit_3(self, tmp_path: Path) -> None:
        ran = cli(tmp_path, "todo")
        assert (ran.code, "is no notebook" in ran.err) == (3, True)


class TestListing:
    def test_every_md_below_people_and_private_in_a_stable_order(self, tmp_path: Path) -> None:
        paths = ["people/a.MD", OLD, "people/bob/deep/x.md", "private/bob/a.md"]
        others = ["people/x.txt", "journal/a.md", "a.md", "people/alice/md"]
        root = notebook(tmp_path, dict.fromkeys([*paths, *others], ""))
        assert list_notes(root).notes == paths
        assert list_notes(root).skipped == []

    def test_hidden_folders_are_not_looked_into(self, tmp_path: Path) -> None:
        hidden = ["people/.git/a.md", "people/alice/.trash/b.md", "people/alice/.c.md"]
        listing = list_notes(notebook(tmp_path, dict.fromkeys(hidden, "")))
        assert (listing.notes, listing.skipped) == ([], [])

    @pytest.mark.parametrize(
        "name",
        [
            "2026-11-06.sync-conflict-20261106-101010-ABCDEF.md",
            "2026-11-06 (Alice's conflicted copy 2026-11-06).md",
            "x.SYNC-CONFLICT-1.md",
        ],
    )
    def test_copies_that_sync_programs_make_are_passed_over(
        self, tmp_path: Path, name: str
    ) -> None:
        root = notebook(tmp_path, {OLD: "- [ ] call\n", f"people/alice/{name}": "- [ ] call\n"})
        (skipped,) = list_notes(root).skipped
        assert (skipped.path, skipped.reason) == (
            f"people/alice/{name}",
            "a copy a sync program made of a conflict",
        )
        assert len(todo(root)) == 1

    def test_links_are_followed_inside_and_only_once(self, tmp_path: Path) -> None:
        root = notebook(tmp_path, {OLD: "", "together/a.md": "", "people/alice/b.txt": ""})
        (root / "people/alice/link.md").symlink_to("b.txt")
        (root / "people/bob").symlink_to("../together")
        (root / "people/carol").symlink_to("../together")
        (root / "people/alice/round").symlink_to("..")
        listing = list_notes(root)
        assert listing.notes == [OLD, "people/alice/link.md", "people/bob/a.md"]
        assert {(one.path, one.reason) for one in listing.skipped} == {
            ("people/alice/round", "already read"),
            ("people/carol", "already read"),
        }

    def test_links_out_and_odd_files_are_passed_over(self, tmp_path: Path) -> None:
        write(tmp_path, {"out/a.md": "- [ ] theirs\n"})
        root = notebook(tmp_path / "book", {OLD: ""})
        (root / "people/bob").symlink_to(tmp_path / "out")
        (root / "people/alice/b.md").symlink_to(tmp_path / "out/a.md")
        (root / "people/alice/c.md").symlink_to("gone.md")
        (root / "people/alice/d.md").symlink_to("d.md")
        os.mkfifo(root / "people/alice/e.md")
        (root / "private").symlink_to(tmp_path / "out")
        listing = list_notes(root)
        assert listing.notes == [OLD]
        assert {one.path: one.reason for one in listing.skipped} == {
            "people/bob": "leads out of the notebook",
            "people/alice/b.md": "leads out of the notebook",
            "people/alice/c.md": "no such file or directory",
            "people/alice/d.md": "too many levels of symbolic links",
            "people/alice/e.md": "not a regular file",
            "private": "leads out of the notebook",
        }
        assert todo(root) == []

    def test_a_folder_that_may_not_be_read_is_named(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        root = notebook(tmp_path, {OLD: "", "people/bob/a.md": ""})
        real = os.scandir

        def refuse(folder: str) -> object:
            if str(folder).endswith("bob"):
                raise PermissionError(13, "Permission denied")
            return real(folder)

        monkeypatch.setattr(os, "scandir", refuse)
        listing = list_notes(root)
        assert listing.notes == [OLD]
        assert [(one.path, one.reason) for one in listing.skipped] == [
            ("people/bob", "permission denied")
        ]

    def test_a_notebook_without_notes_is_empty(self, tmp_path: Path) -> None:
        book = opened(notebook(tmp_path))
        assert (len(book.people), len(book.items), len(book.problems)) == (0, 0, 0)


class TestReading:
    def test_a_note_that_is_gone_when_it_is_read_hides_no_other(self, tmp_path: Path) -> None:
        book = opened(notebook(tmp_path, {OLD: "- [ ] call\n", "people/alice/person.md": ""}))
        assert book.listing.notes
        (tmp_path / "people/alice/person.md").unlink()
        assert [item.line.text for item in book.items] == ["call"]
        assert [(one.path, one.code) for one in book.problems] == [
            ("people/alice/person.md", "N05")
        ]

    def test_reading_what_is_not_there_names_the_file(self, tmp_path: Path) -> None:
        with pytest.raises(FileFailure, match=r"a/b\.md: no such file or directory"):
            read_file(tmp_path, "a/b.md")

    @pytest.mark.parametrize("settings", ["a: [\n", "- a\n", "a: 1\na: 2\n", b"\xff\n"])
    def test_broken_settings_stop_everything_for_they_say_what_is_private(
        self, tmp_path: Path, settings: str | bytes
    ) -> None:
        root = notebook(tmp_path, {OLD: "- [ ] call ^k2mm\n"})
        write(root, {"1on1.yaml": settings})
        with pytest.raises(SettingsBroken, match=r"1on1\.yaml:\d+:\d+: "):
            _ = opened(root).settings
        before = tree(root)
        for words in (("todo",), ("new", "alice"), ("done", "k2mm"), ("coverage",)):
            ran = cli(root, *words)
            assert ran.code == 5
            assert "nothing is read" in ran.err
        assert tree(root) == before

    def test_a_profile_that_is_no_text_leaves_the_person(self, tmp_path: Path) -> None:
        root = notebook(tmp_path, {"people/alice/person.md": b"---\nname: \xff\n---\n", OLD: ""})
        assert opened(root).find_person("alice").person.display_name == "Alice"


class TestPeople:
    FILES: tuple[tuple[str, str], ...] = (
        ("people/alice/person.md", "---\nname: Alice Example\naliases: [Al, The Boss]\n---\n"),
        ("people/bob/2026-11-06.md", ""),
        ("people/bobby/2026-11-06.md", ""),
        ("people/Dave Sample/x.md", "- [ ] call\n"),
        ("people/erin/person.md", "---\nname: Sam Example\n---\n"),
        ("people/.hidden/x.md", ""),
        ("private/carol/x.md", "- [ ] secret\n"),
        ("people/x.md", "- [ ] loose\n"),
    )

    @pytest.mark.parametrize(
        ("name", "handle"),
        [
            ("alice", "alice"),
            ("ALICE EXAMPLE", "alice"),
            ("al", "alice"),
            ("the boss", "alice"),
            ("boss", "alice"),
            ("bob", "bob"),
            ("dave-sample", "dave-sample"),
            ("Dave Sample", "dave-sample"),
            ("carol", "carol"),
        ],
    )
    def test_are_found_by_handle_name_and_alias(
        self, tmp_path: Path, name: str, handle: str
    ) -> None:
        assert opened(notebook(tmp_path, dict(self.FILES))).find_person(name).handle == handle

    def test_a_word_of_two_peoples_names_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(AmbiguousPerson, match="alice, erin"):
            opened(notebook(tmp_path, dict(self.FILES))).find_person("example")

    @pytest.mark.parametrize(("name", "hint"), [("alcie", "did you mean alice?"), ("zzz", "see: ")])
    def test_nobody_is_met_with_near_names(self, tmp_path: Path, name: str, hint: str) -> None:
        with pytest.raises(PersonNotFound) as caught:
            opened(notebook(tmp_path, dict(self.FILES))).find_person(name)
        assert str(caught.value.hint).startswith(hint)

    def test_have_the_items_of_their_folder_and_the_rest_is_nobodys(self, tmp_path: Path) -> None:
        book = opened(notebook(tmp_path, dict(self.FILES)))
        assert {(item.person, item.line.text) for item in book.items} == {
            ("dave-sample", "call"),
            ("carol", "secret"),
            (None, "loose"),
        }
        assert [document.origin.path for document in book.loose] == ["people/x.md"]

    def test_two_folders_of_one_handle_are_one_person(self, tmp_path: Path) -> None:
        files = {"people/Dave Sample/a.md": "", "people/dave-sample/b.md": ""}
        (person,) = opened(notebook(tmp_path, files)).people.values()
        assert [document.origin.path for document in person.documents] == list(files)

    def test_the_log_gives_evidence_as_meetings_do(self, tmp_path: Path) -> None:
        log = "people/alice/log.md"
        files = {log: "- 2026-11-10 praise: calm\n", OLD: "---\nthemes: [growth]\n---\n"}
        notes = opened(notebook(tmp_path, files)).people["alice"]
        found = notes.evidence(notes.story(date(2026, 11, 20)))
        assert {(one.theme, one.date.day, one.path, one.kind) for one in found} == {
            ("growth", 6, OLD, "front-matter"),
            ("recognition", 10, log, "log"),
        }
        assert all(isinstance(one, Evidence) for one in found)


def test_a_note_is_found_by_its_path_and_an_item_by_its_line(tmp_path: Path) -> None:
    book = opened(notebook(tmp_path, {OLD: "# Alice\n\n- [ ] call\n  again\n- [x] write\n"}))
    assert list(book.by_path) == list(book.people["alice"].by_path) == [OLD]
    found = {line: box.facts.text for line, box in book.by_path[OLD].box_on.items()}
    assert found == {3: "call again", 5: "write"}


def test_whoever_reads_everybody_is_told_how_far_it_is(tmp_path: Path) -> None:
    root = notebook(
        tmp_path,
        {"people/alice/2026-11-06.md": "", "people/bob/2026-11-06.md": "", "people/bob/b.md": ""},
    )
    heard: list[tuple[int, int]] = []
    everybody = Notebook(root, lambda done, whole: heard.append((done, whole))).people
    assert [notes.handle for notes in everybody.values()] == ["alice", "bob"]
    assert heard == [(0, 3), (1, 3), (3, 3)]
    heard.clear()
    assert next(iter(everybody)) == "alice"
    assert heard[-1] == (3, 3)  # the line is taken away where somebody stops early
