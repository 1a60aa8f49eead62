"""A folder of notes somebody kept for years becomes a notebook without a byte of it changing."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.notebooks import boxes, cli, ok, opened, run_git, todo, tree, write

NOTES: dict[str, str | bytes] = {
    "people/Alice Smith/2025-11-06 weekly.md": "# Weekly\n\n* [ ] send the slides\n* [x] book\n",
    "people/Alice Smith/2026-11-13.md": "Talked.\r\n\r\n- [ ] @bob ask 📅 2026-11-18\r\n",
    "people/bob/2026-11-06.md": "## Notes\n\nSaid hello.\n\n## To-dos\n\n1. [ ] order a desk",
    "people/bob/ideas.md": "- [ ] a book club\n",
    "people/Zoë/notes/2026-11-02.md": "---\nmood: 4/5\n---\n",
    "people/漢字/2026-11-02.md": "- [ ] nobody's\n",
    "people/readme.md": "- [ ] tidy up\n",
    "private/bob/worries.md": "- [ ] secret\n",
    "journal/2026.md": "- [ ] not ours\n",
    "people/bob/latin.md": b"caf\xe9\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with notes and a repository of its own, some of it not committed."""
    write(tmp_path, NOTES)
    run_git(tmp_path, "init", "--quiet")
    run_git(tmp_path, "add", "people/bob")
    run_git(tmp_path, "commit", "--quiet", "-m", "years")
    return tmp_path


def test_init_adds_only_what_is_missing(root: Path) -> None:
    before = {path: (root / path).read_bytes() for path in NOTES}
    ran = cli(root, "init", str(root))
    assert ran.code == 0
    assert "9 notes were here already" in ran.err
    assert {path: (root / path).read_bytes() for path in NOTES} == before
    added = {path.name for path in root.iterdir()} - {path.split("/")[0] for path in NOTES}
    assert added == {"1on1.yaml", ".1on1", ".git"}
    assert run_git(root, "show", "--format=%s", "--name-only") == "1on1 init: 1 note\n\n1on1.yaml\n"
    assert "people/Alice Smith/2026-11-13.md" not in run_git(root, "ls-files", "-z")


class TestAfterwards:
    @pytest.fixture(autouse=True)
    def adopted(self, root: Path) -> None:
        """The folder is a notebook."""
        ok(root, "init", str(root))

    def test_every_folder_with_a_note_is_a_person(self, root: Path) -> None:
        people = json.loads(ok(root, "person", "list", "--json"))["items"]
        assert [one["handle"] for one in people] == ["alice-smith", "bob", "zoe"]
        assert {one["handle"]: one["last"] for one in people} == {
            "alice-smith": "2026-11-13",
            "bob": "2026-11-06",
            "zoe": "2026-11-02",
        }

    def test_their_promises_are_listed_where_they_stand(self, root: Path) -> None:
        assert {(item["person"], item["text"], item["owner"]) for item in todo(root)} == {
            ("alice-smith", "send the slides", None),
            ("alice-smith", "ask", "bob"),
            ("bob", "order a desk", None),
            ("bob", "a book club", None),
            ("bob", "secret", None),
            (None, "nobody's", None),
            (None, "tidy up", None),
        }

    def test_people_are_found_by_what_their_folder_is_called(self, root: Path) -> None:
        for name in ("Alice Smith", "alice-smith", "alice", "zoe", "Zoe"):
            assert opened(root).find_person(name).handle in ("alice-smith", "zoe")

    def test_the_next_note_lies_beside_the_others(self, root: Path) -> None:
        assert ok(root, "new", "alice") == "people/Alice Smith/2026-11-20.md\n"
        assert boxes(root, "people/Alice Smith/2026-11-20.md") == [
            "[ ] @bob ask 📅 2026-11-18",
            "[ ] send the slides",
        ]
        assert not (root / "people/alice-smith").exists()

    def test_old_notes_change_in_their_boxes_alone(self, root: Path) -> None:
        before = tree(root)
        ok(root, "new", "alice")
        ok(root, "new", "bob")
        after = tree(root)
        assert {path for path in before if after[path] != before[path]} == {
            "people/Alice Smith/2025-11-06 weekly.md",
            "people/Alice Smith/2026-11-13.md",
            "people/bob/2026-11-06.md",
        }
        for path, data in before.items():
            unmarked = re.sub(rb" \^\w{4}(?!\S)", b"", after[path]).replace(b"[>]", b"[ ]")
            assert unmarked == data

    def test_a_note_that_cannot_be_read_hides_no_other(self, root: Path) -> None:
        assert "not read in full: people/bob/latin.md" in cli(root, "todo").err
        assert "people/bob/latin.md:1:4: N01" in cli(root, "check").out
