"""Nothing is lost or doubled whatever stops `new` on its way, and doing it again completes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from oneonone.errors import FileFailure
from oneonone.store import atomic
from tests.notebooks import Ran, boxes, cli, notebook, ok, text, todo, tree, write

EARLIER = "people/alice/2026-10-30.md"
OLD = "people/alice/2026-11-06.md"
NEW = "people/alice/2026-11-20.md"
LATER = "people/alice/2026-11-27.md"
AGENDA = "people/alice/agenda.md"

FILES = {
    EARLIER: "- [ ] call\n- [ ] call\n> - [/] write to\n>   the board due:fri\r\n",
    OLD: "## Agenda\n- [ ] waiting\n\n## Actions\n- [>] moved\n- [ ] order 🆔 k2mm 📅 2026-11-10\n",
    LATER: "---\nstatus: planned\n---\n- [ ] look ahead\n  - [ ] far\n",
    AGENDA: "- [ ] point\n- [ ] point\n- [x] old\n",
}
PROMISES = ["call", "call", "far", "look ahead", "order", "write to the board"]
POINTS = ["point", "point", "waiting"]


class Failing:
    """Lets all writes but the n-th pass, counted from 0."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, at: int) -> None:
        self.left = at
        for name in ("create_file", "replace_file"):
            self.wrap(monkeypatch, name)

    def wrap(self, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
        """Put a counter before a function of the write path."""
        real = getattr(atomic, name)

        def counted(*words: object) -> None:
            self.left -= 1
            if self.left == -1:
                raise FileFailure(f"{words[1]}: no space left on device")
            real(*words)

        monkeypatch.setattr(atomic, name, counted)


def promises(root: Path) -> list[str]:
    """Every open promise as `todo` has it."""
    return sorted(item["text"] for item in todo(root))


def points(root: Path) -> list[str]:
    """Every talking point that is not closed and moved nowhere."""
    rows = {item["id"]: item for item in todo(root, "--all") if item["kind"] == "topic"}
    return sorted(r["text"] for r in rows.values() if r["status"] in ("open", "doing", "moved"))


def run_into(folder: Path, at: int) -> tuple[Path, Ran]:
    """A notebook in which `new` failed at its write number `at`."""
    root = notebook(folder, FILES)
    with pytest.MonkeyPatch.context() as patch:
        Failing(patch, at)
        return root, cli(root, "new", "alice")


WRITES = 5
"""The new note, two earlier ones, the later one, agenda.md."""


@pytest.fixture
def whole(tmp_path: Path) -> dict[str, bytes]:
    """The notes where nothing failed."""
    root = notebook(tmp_path / "whole", FILES)
    ok(root, "new", "alice")
    return tree(root)


def test_the_new_note_is_written_first(tmp_path: Path) -> None:
    root, ran = run_into(tmp_path, 0)
    assert (ran.code, tree(root)) == (7, {path: text.encode() for path, text in FILES.items()})
    root, ran = run_into(tmp_path, 1)
    assert ran.code == 7
    assert boxes(root, NEW) == [
        "[/] write to the board due:2026-11-06",
        "[ ] order 🆔 k2mm 📅 2026-11-10",
        "[ ] look ahead",
        "[ ] far",
        "[ ] call",
        "[ ] call",
        "[ ] point",
        "[ ] point",
        "[ ] waiting",
    ]
    assert {path: data.decode() for path, data in tree(root).items() if path != NEW} == FILES


@pytest.mark.parametrize("at", range(WRITES + 1))
def test_every_promise_stands_once_at_every_moment(tmp_path: Path, at: int) -> None:
    root, ran = run_into(tmp_path, at)
    assert ran.code == (7 if at < WRITES else 0)
    assert promises(root) == PROMISES


@pytest.mark.parametrize("at", range(1, WRITES + 1))
def test_a_rerun_completes_what_was_cut_short(
    tmp_path: Path, whole: dict[str, bytes], at: int
) -> None:
    root, _ = run_into(tmp_path / "cut", at)
    ran = cli(root, "new", "alice")
    assert (ran.code, ran.out) == (0, f"{NEW}\n")
    assert "the note was there already" in ran.err
    assert tree(root) == whole
    assert promises(root) == PROMISES


@pytest.mark.parametrize("at", range(1, WRITES))
def test_so_does_a_note_of_another_day(tmp_path: Path, at: int) -> None:
    root, _ = run_into(tmp_path, at)
    ok(root, "new", "alice", "--date", "2026-11-21")
    assert promises(root) == PROMISES
    assert {item["path"] for item in todo(root)} == {"people/alice/2026-11-21.md"}
    open_lines = [line for path in tree(root) for line in boxes(root, path) if line[1] in " /"]
    assert len(open_lines) == len(PROMISES) + len(POINTS)


@pytest.mark.parametrize("at", range(1, WRITES))
def test_done_after_the_failure_is_done_for_good(tmp_path: Path, at: int) -> None:
    root, _ = run_into(tmp_path, at)
    for item in todo(root):
        ok(root, "done", item["id"])
    assert promises(root) == []
    ok(root, "new", "alice")
    ok(root, "new", "alice", "--date", "2026-12-04")
    assert promises(root) == []


def test_a_failure_leaves_no_temporary_file(tmp_path: Path) -> None:
    root, _ = run_into(tmp_path, 2)
    files = (path for path in root.rglob("*") if path.is_file())
    assert {path.name for path in files if ".1on1" not in path.parts} == {
        "1on1.yaml",
        *(Path(path).name for path in (*FILES, NEW)),
    }


class TestARerun:
    def test_adds_nothing_to_a_note_that_exists(self, tmp_path: Path) -> None:
        root = notebook(tmp_path, {NEW: "Mine.\n"})
        write(root, {OLD: "- [ ] call\n", AGENDA: "- [ ] point\n"})
        before = tree(root)
        ok(root, "new", "alice")
        assert tree(root) == before

    def test_of_a_finished_new_changes_nothing(
        self, tmp_path: Path, whole: dict[str, bytes]
    ) -> None:
        root = tmp_path / "whole"
        ok(root, "new", "alice")
        ok(root, "new", "alice", "--date", "2026-11-06")
        assert tree(root) == whole

    def test_leaves_what_moved_on_into_a_later_note(self, tmp_path: Path) -> None:
        root = notebook(tmp_path, {NEW: "- [ ] call\n"})
        ok(root, "new", "alice", "--date", "2026-11-27")
        before = tree(root)
        ok(root, "new", "alice")
        assert tree(root) == before
        assert boxes(root, LATER) == ["[ ] call"]

    def test_leaves_what_moved_on_into_an_earlier_note(self, tmp_path: Path) -> None:
        root = notebook(tmp_path, {LATER: "- [ ] call\n"})
        ok(root, "new", "alice")
        before = tree(root)
        ok(root, "new", "alice", "--date", "2026-11-27")
        assert tree(root) == before
        assert boxes(root, NEW) == ["[ ] call"]

    def test_marks_the_old_line_of_what_was_ticked_meanwhile(self, tmp_path: Path) -> None:
        root, _ = run_into(tmp_path, 1)
        write(root, {NEW: text(root, NEW).replace("[ ] order", "[x] order")})
        ok(root, "new", "alice")
        assert "[>] order 🆔 k2mm 📅 2026-11-10" in boxes(root, OLD)
        assert "order" not in promises(root)

    def test_does_not_with_no_carry(self, tmp_path: Path) -> None:
        root, _ = run_into(tmp_path, 1)
        before = tree(root)
        ok(root, "new", "alice", "--no-carry")
        assert tree(root) == before

    def test_touches_no_private_line_of_the_same_id(self, tmp_path: Path) -> None:
        old = "- [ ] call ^k2mm\n\n## Private\n- [ ] call ^k2mm\n"
        root = notebook(tmp_path, {OLD: old, NEW: "- [ ] call ^k2mm\n"})
        ok(root, "new", "alice")
        assert text(root, OLD) == old.replace("[ ] call", "[>] call", 1)


class TestATemplateThatPrintsNoItems:
    @pytest.fixture
    def root(self, tmp_path: Path) -> Path:
        template = "---\nperson: {{ person.handle }}\ndate: {{ date }}\n---\n# {{ person.name }}\n"
        return notebook(
            tmp_path,
            {**FILES, "templates/meeting/bare.md.j2": template},
            settings="git: {autocommit: false}\n",
        )

    def test_loses_none(self, root: Path) -> None:
        ran = cli(root, "new", "alice", "--template", "bare")
        assert ran.code == 0
        assert "carried on" not in ran.err
        assert {path: text(root, path) for path in FILES} == FILES
        assert promises(root) == PROMISES

    def test_nor_one_that_prints_them_in_a_comment(self, root: Path) -> None:
        path = root / "templates/meeting/bare.md.j2"
        path.write_text(path.read_text() + "<!--\n{{ carried | join('\n') }}\n-->\n")
        ok(root, "new", "alice", "--template", "bare")
        assert {path: text(root, path) for path in FILES} == FILES

    def test_one_that_prints_some_takes_those(self, root: Path) -> None:
        path = root / "templates/meeting/bare.md.j2"
        path.write_text(path.read_text() + "{{ carried[1] }}\n")
        ran = cli(root, "new", "alice", "--template", "bare")
        assert ran.err.splitlines()[0] == "carried on: 1 item"
        assert boxes(root, OLD)[-1] == "[>] order 🆔 k2mm 📅 2026-11-10"
        assert promises(root) == PROMISES


def test_the_same_notebook_and_day_make_the_same_bytes(tmp_path: Path) -> None:
    made = []
    for name in ("one", "two"):
        root = notebook(tmp_path / name, FILES)
        ok(root, "new", "alice")
        made.append(tree(root))
    assert made[0] == made[1]


class TestFromALaterNoteBackToAnEarlierOne:
    """The promise went from the planned 27th, where `[>]` stays, into the note of the 20th."""

    @pytest.fixture
    def root(self, tmp_path: Path) -> Path:
        root = notebook(tmp_path, {LATER: "---\nstatus: planned\n---\n- [ ] look ahead\n"})
        ok(root, "new", "alice")
        return root

    def test_it_is_shown_where_it_is_open(self, root: Path) -> None:
        assert [(item["path"], item["status"]) for item in todo(root)] == [(NEW, "open")]

    @pytest.mark.parametrize(("command", "mark"), [("done", "x"), ("drop", "-")])
    def test_and_closed_for_good(self, root: Path, command: str, mark: str) -> None:
        (item,) = todo(root)
        ok(root, command, item["id"])
        assert todo(root) == []
        assert {text(root, path).count(f"- [{mark}] look ahead") for path in (NEW, LATER)} == {1}
        ok(root, "new", "alice", "--date", "2026-12-04")
        assert boxes(root, "people/alice/2026-12-04.md") == []
        assert "look ahead" not in cli(root, "check").out

    def test_and_a_new_date_is_for_the_open_line(self, root: Path) -> None:
        (item,) = todo(root)
        later = text(root, LATER)
        ok(root, "due", item["id"], "2026-12-01")
        assert boxes(root, NEW) == ["[ ] look ahead due:2026-12-01"]
        assert text(root, LATER) == later

    def test_and_it_moves_on_again(self, root: Path) -> None:
        ok(root, "new", "alice", "--date", "2026-12-04")
        (item,) = todo(root)
        assert item["path"] == "people/alice/2026-12-04.md"
        assert boxes(root, NEW) == boxes(root, LATER) == ["[>] look ahead"]
