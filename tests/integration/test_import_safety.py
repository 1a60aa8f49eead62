"""An import overwrites nothing, doubles nothing and brings in nothing that is private."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from oneonone.cli import context
from oneonone.store.foreign_files import list_foreign_files
from tests.cli.transcript import Terminal
from tests.notebooks import cli, notebook, ok, text, todo, tree, write

NOTE = "people/alice/2026-11-20.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A notebook that knows Alice; a note of hers lies beside it."""
    write(tmp_path / "old", {"2026-11-20 Alice.md": "- [ ] call\n"})
    return notebook(tmp_path / "notes", {"people/alice/person.md": "---\n---\n"})


def lines(root: Path, *words: str, code: int = 0) -> list[list[str]]:
    ran = cli(root, "import", str(root.parent / "old"), *words)
    assert ran.code == code, ran.err
    return [line.split("\t") for line in ran.out.splitlines()]


class TestTwice:
    def test_what_is_there_already_is_not_written_again(self, root: Path) -> None:
        assert lines(root) == [["import", "2026-11-20 Alice.md", "", "alice", NOTE]]
        before = tree(root)
        assert lines(root) == [["there", "2026-11-20 Alice.md", "", "alice", NOTE]]
        assert tree(root) == before

    def test_a_note_that_was_edited_since_does_not_come_a_second_time(self, root: Path) -> None:
        lines(root)
        ok(root, "done", "call")
        assert lines(root)[0][4] == f"{NOTE} says something else; --again takes both"
        assert len(todo(root, "--all")) == 1

    def test_again_takes_it_beside_the_other(self, root: Path) -> None:
        write(root, {NOTE: "Another meeting.\n"})
        assert lines(root, "--again")[0][4] == "people/alice/2026-11-20-2.md"
        assert text(root, NOTE) == "Another meeting.\n"

    def test_two_meetings_of_a_day_both_come_now_or_later(self, root: Path) -> None:
        lines(root)
        write(root.parent / "old", {"alice/2026-11-20.md": "evening\n"})
        assert [row[4] for row in lines(root)] == [NOTE, "people/alice/2026-11-20-2.md"]

    def test_the_same_note_in_two_places_comes_once(self, root: Path) -> None:
        write(root.parent / "old", {"copy/alice 20.11.2026.md": "- [ ] call\n"})
        assert [(row[0], row[4]) for row in lines(root)] == [("import", NOTE), ("there", NOTE)]

    def test_a_note_that_cannot_be_read_is_never_the_same(self, root: Path) -> None:
        write(root, {NOTE: "secret\n"})
        (root / NOTE).chmod(0)
        if os.access(root / NOTE, os.R_OK):
            pytest.skip("this user may read everything")
        assert lines(root)[0][0] == "left"


class TestWhatIsLeft:
    def test_links_pipes_large_files_and_other_texts_are_named(
        self, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        old = root.parent / "old"
        (old / "link.md").symlink_to(root / "1on1.yaml")
        os.mkfifo(old / "pipe.md")
        monkeypatch.setattr("oneonone.store.foreign_files.LARGEST", 2 * 1024 * 1024)
        write(
            old,
            {
                "alice/2026-11-01.md": b"caf\xe9\n",
                "alice/2026-11-02.md": b"x\0",
                "alice/2026-11-03.md": b"x" * (2 * 1024 * 1024 + 1),
                "alice/2026-11-04.sync-conflict-1.md": "x",
                ".obsidian/2026-11-05 Alice.md": "x",
                "pic.png": b"",
            },
        )
        ran = cli(root, "import", str(old))
        reasons = {row[1]: row[4] for row in lines(root) if row[0] == "left"}
        assert reasons == {
            "alice/2026-11-01.md": "not UTF-8 text; save the note as UTF-8 to have it read",
            "alice/2026-11-02.md": "a NUL byte stands here; the note is damaged or no text",
            "alice/2026-11-03.md": "larger than 2 MB",
            "alice/2026-11-04.sync-conflict-1.md": "a copy a sync program made of a conflict",
            "link.md": "a link",
            "pipe.md": "not a regular file",
        }
        assert "not copied: 1 other file: pic.png" in ran.err

    def test_a_file_that_becomes_a_link_meanwhile_is_not_followed(
        self, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        old = root.parent / "old"
        write(root.parent, {"secret.txt": "secret\n"})

        def swapped(name: str, at: Path) -> object:
            files = listed(name, at)
            (old / "2026-11-20 Alice.md").unlink()
            (old / "2026-11-20 Alice.md").symlink_to(root.parent / "secret.txt")
            return files

        listed = list_foreign_files
        monkeypatch.setattr("oneonone.app.import_notes.list_foreign_files", swapped)
        assert lines(root)[0][0] == "left"
        assert not (root / NOTE).exists()

    @pytest.mark.parametrize(
        ("path", "note"),
        [
            ("Private/2026-11-19 Alice.md", "x\n"),
            ("2026-11-19 Alice (confidential).md", "x\n"),
            ("2026-11-19 Alice.md", "---\ntags: [private]\n---\n"),
        ],
    )
    def test_what_says_that_it_is_private_stays(self, root: Path, path: str, note: str) -> None:
        write(root.parent / "old", {path: note})
        found = {row[1]: row[4] for row in lines(root)}
        assert "says that it is private: only private/ keeps it so" in found[path]
        assert not (root / "people/alice/2026-11-19.md").exists()

    def test_a_folder_that_may_not_be_read_is_named(self, root: Path) -> None:
        closed = root.parent / "old" / "closed"
        closed.mkdir(mode=0)
        if os.access(closed, os.R_OK):
            pytest.skip("this user may read everything")
        assert [row[1] for row in lines(root)] == ["2026-11-20 Alice.md", "closed"]


class TestFolders:
    def test_the_notebook_below_the_folder_is_passed_over(self, root: Path) -> None:
        write(root, {"people/alice/2026-11-13.md": "x\n", "2026-11-06 Alice.md": "y\n"})
        ran = cli(root, "import", str(root), "-n")
        assert [line.split("\t")[1] for line in ran.out.splitlines()] == ["2026-11-06 Alice.md"]

    @pytest.mark.parametrize(
        ("folder", "code"), [("notes/people", 2), ("nowhere", 3), ("empty", 3), ("pic.png", 3)]
    )
    def test_a_folder_with_nothing_for_us_is_an_error(
        self, root: Path, folder: str, code: int
    ) -> None:
        write(root.parent, {"pic.png": b""})
        (root.parent / "empty").mkdir()
        before = tree(root)
        ran = cli(root, "import", str(root.parent / folder))
        assert (ran.code, ran.out) == (code, "")
        assert tree(root) == before

    def test_one_file_may_be_named(self, root: Path) -> None:
        ran = cli(root, "import", str(root.parent / "old/2026-11-20 Alice.md"))
        assert (ran.code, text(root, NOTE)) == (0, "- [ ] call\n")


class TestAsking:
    @pytest.fixture
    def terminal(self, monkeypatch: pytest.MonkeyPatch) -> Terminal:
        """Somebody sits at it; what is written to it is what they answer."""
        answers = Terminal()
        monkeypatch.setattr("sys.stdin", answers)
        monkeypatch.setattr(context.Context, "is_terminal", True)
        return answers

    def answered(self, terminal: Terminal, answer: str) -> None:
        terminal.write(answer)
        terminal.seek(0)

    def test_a_yes_imports(self, root: Path, terminal: Terminal) -> None:
        self.answered(terminal, "y\n")
        ran = cli(root, "import", str(root.parent / "old"))
        assert "import 1 note? [y/N] " in ran.err
        assert "imported: 1 note of 1 person\n" in ran.err
        assert ran.err.endswith("the one that came whole stands here byte for byte and may go\n")
        assert (root / NOTE).exists()

    @pytest.mark.parametrize("answer", ["", "\n", "n\n", "what?\n"])
    def test_anything_else_does_not(self, root: Path, terminal: Terminal, answer: str) -> None:
        self.answered(terminal, answer)
        ran = cli(root, "import", str(root.parent / "old"))
        assert ran.err.endswith("nothing was written\n")
        assert not (root / NOTE).exists()

    def test_nothing_to_import_is_no_question(self, root: Path, terminal: Terminal) -> None:
        lines(root, "--yes")
        assert "[y/N]" not in cli(root, "import", str(root.parent / "old")).err

    @pytest.mark.parametrize("word", ["--yes", "--no-input"])
    def test_nobody_is_asked_who_does_not_want_to_be(
        self, root: Path, terminal: Terminal, word: str
    ) -> None:
        assert terminal.isatty()
        assert "[y/N]" not in cli(root, "import", str(root.parent / "old"), word).err
        assert (root / NOTE).exists()

    def test_what_changed_while_it_was_asked_is_not_imported(
        self, root: Path, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def slow() -> str:
            write(root.parent / "old", {"2026-11-20 Alice.md": "- [ ] ring\n"})
            return "y\n"

        monkeypatch.setattr(terminal, "readline", slow)
        ran = cli(root, "import", str(root.parent / "old"))
        assert (ran.code, (root / NOTE).exists()) == (4, False)

    def test_without_a_terminal_only_what_is_sure_comes(self, root: Path) -> None:
        write(root.parent / "old", {"1on1/2026-11-13 Alise.md": "x\n"})
        found = {row[1]: row[4] for row in lines(root)}
        assert found["1on1/2026-11-13 Alise.md"].startswith("is alise the same as alice?")
        assert lines(root, "--yes")[0][4] == "people/alise/2026-11-13.md"
