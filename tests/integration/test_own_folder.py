"""`.1on1/` is in the notebook: what leads elsewhere is not followed, and `doctor` says so."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.attacks.test_paths import everything
from tests.notebooks import Ran, cli, failing, notebook, ok, run_git, text, todo, write

NOTE = "people/alice/2026-11-06.md"
TEXT = "## Actions\n\n- [ ] call ^k2mm\n"
WRITERS = ["done k2mm", "log alice calm", "agenda alice office", "new alice", "report", "undo"]
READERS = ["todo", "coverage", "person list", "check", "undo --list", "doctor", "search call"]
Trap = Callable[[Path], None]


def link(name: str, target: str) -> Trap:
    """`.1on1`, or a file in it, made a link."""

    def lay(root: Path) -> None:
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).symlink_to(target)

    return lay


def hard_link(root: Path) -> None:
    """A lock that is a note as well."""
    (root / ".1on1").mkdir()
    (root / ".1on1/lock").hardlink_to(root / NOTE)


TRAPS: dict[str, Trap] = {
    ".1on1 out of the notebook": link(".1on1", "../outside"),
    ".1on1 to nothing yet": link(".1on1", "../outside/new"),
    ".1on1 to the notes": link(".1on1", "people"),
    "a lock that is a note": link(".1on1/lock", f"../{NOTE}"),
    "a lock that is a file outside": link(".1on1/lock", "../../outside/file.md"),
    "a lock that is a note by a hard link": hard_link,
    "a journal among the notes": link(".1on1/undo", "../people/alice"),
    "a journal outside": link(".1on1/undo", "../../outside"),
    "an index that is a note": link(".1on1/index.db", f"../{NOTE}"),
    "a page that is a note": link(".1on1/report.html", f"../{NOTE}"),
}


@pytest.fixture(params=TRAPS, ids=str)
def trapped(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A notebook in git with one of the traps in it."""
    root = notebook(tmp_path / "notes", {NOTE: TEXT}, git=True)
    write(tmp_path, {"outside/file.md": "mine\n"})
    TRAPS[request.param](root)
    return root


def said(root: Path) -> dict[str, dict[str, Any]]:
    """The answers of `doctor` about the notebook."""
    items = json.loads(cli(root, "doctor", "--json").out)["items"]
    return {item["name"]: item for item in items if item["part"] == "notebook"}


def notes(root: Path) -> dict[str, bytes | str]:
    """All files below people/, and all outside of the notebook."""
    return everything(root / "people") | everything(root.parent / "outside")


def is_clear(ran: Ran) -> bool:
    """Done, or refused with a reason."""
    return ran.code in (0, 3, 5) and "Traceback" not in ran.err


class TestALink:
    @pytest.mark.parametrize("words", WRITERS)
    def test_is_followed_by_no_command_that_writes(self, trapped: Path, words: str) -> None:
        ran = cli(trapped, *words.split())
        assert is_clear(ran), ran.err
        if ran.code:
            assert text(trapped, NOTE) == TEXT
        strange = {path.split("/")[-1] for path in notes(trapped)} - {"alice", "file.md"}
        assert strange <= {"2026-11-06.md", "2026-11-20.md", "log.md", "agenda.md"}
        assert (trapped.parent / "outside/file.md").read_text() == "mine\n"
        assert "- [" in text(trapped, NOTE)

    @pytest.mark.parametrize("words", READERS)
    def test_hinders_no_command_that_reads_and_nothing_changes(
        self, trapped: Path, words: str
    ) -> None:
        before = notes(trapped)
        assert cli(trapped, *words.split()).code in (0, 1)
        assert notes(trapped) == before
        assert [item["text"] for item in todo(trapped)] == ["call"]

    def test_is_a_problem_to_doctor(self, request: pytest.FixtureRequest, trapped: Path) -> None:
        problems = [name for name, item in said(trapped).items() if item["state"] == "problem"]
        if ".1on1/report.html" in str(list((trapped / ".1on1").glob("*"))):
            assert problems == []  # nothing is read there, and `report` refuses by itself
        else:
            assert problems in (["own folder"], ["writing"])
            assert "remove that link" in said(trapped)[problems[0]]["hint"]


class TestTheRefusal:
    @pytest.fixture
    def root(self, tmp_path: Path) -> Path:
        return notebook(tmp_path / "notes", {NOTE: TEXT}, git=True)

    def test_names_the_link_and_what_to_do(self, root: Path) -> None:
        link(".1on1", "people")(root)
        ran = cli(root, "done", "k2mm")
        assert ran.code == 5
        assert ran.err.splitlines() == [
            "1on1: .1on1 is a link, which is not followed",
            "      nothing was written; remove that link or file, 1on1 makes anew what it needs",
        ]
        (root / ".1on1").unlink()
        ok(root, "done", "k2mm")
        assert run_git(root, "status", "--porcelain") == ""

    def test_is_none_where_a_file_stands_but_doctor_says_what_is_missing(self, root: Path) -> None:
        (root / ".1on1").write_text("")
        ok(root, "done", "k2mm")
        found = said(root)
        assert (found["own folder"]["state"], found["own folder"]["text"]) == (
            "problem",
            ".1on1 is no folder",
        )
        assert found["undo"]["text"] == "nothing, see own folder"

    def test_is_doctors_too_where_something_was_left_over(self, root: Path) -> None:
        link(".1on1", "people")(root)
        left = root / "people/alice/.1on1-0.tmp"
        left.write_text(TEXT)
        assert said(root)["leftovers"]["text"] == "1 temporary file, not removed, see own folder"
        assert left.exists()


def test_a_disk_that_is_full_just_then_leaves_no_empty_line_for_git(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With an empty .gitignore git would take along whatever lies in the folder."""
    root = notebook(tmp_path, {NOTE: TEXT}, git=True)
    opened = len(list(Path("/proc/self/fd").iterdir()))
    with monkeypatch.context() as full:
        full.setattr(os, "write", failing(errno.ENOSPC))
        assert [item["text"] for item in todo(root)] == ["call"]
    assert list((root / ".1on1").iterdir()) == []
    assert len(list(Path("/proc/self/fd").iterdir())) == opened
    assert [item["text"] for item in todo(root)] == ["call"]
    assert run_git(root, "status", "--porcelain") == ""
