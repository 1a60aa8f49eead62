"""done, drop, reopen, due and assign: what they change in a note, and what they leave."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import ClassVar

import pytest

from tests.notebooks import TODAY, boxes, cli, notebook, ok, text, todo, tree

OLD = "people/alice/2026-11-06.md"
NEW = "people/alice/2026-11-20.md"

DIALECTS = {
    "- [ ] call": ("- [x] call done:2026-11-20", "- [-] call cancelled:2026-11-20"),
    "- [ ] call ^k2mm": (
        "- [x] call done:2026-11-20 ^k2mm",
        "- [-] call cancelled:2026-11-20 ^k2mm",
    ),
    "- [ ] call due:2026-12-01": (
        "- [x] call due:2026-12-01 done:2026-11-20",
        "- [-] call due:2026-12-01 cancelled:2026-11-20",
    ),
    "- [ ] call 📅 2026-12-01": (
        "- [x] call 📅 2026-12-01 ✅ 2026-11-20",
        "- [-] call 📅 2026-12-01 ❌ 2026-11-20",
    ),
    "- [ ] call [due:: 2026-12-01]": (
        "- [x] call [due:: 2026-12-01] [completion:: 2026-11-20]",
        "- [-] call [due:: 2026-12-01] [cancelled:: 2026-11-20]",
    ),
}


def one_item(folder: Path, line: str, *words: str, settings: str = "") -> str:
    """The note of an item after `1on1 WORDS…`, in which `ID` stands for its id."""
    root = notebook(folder, {OLD: f"{line}\n"}, settings=settings)
    (item,) = (one for one in todo(root, "--all") if "call" in one["text"])
    ok(root, *(item["id"] if word == "ID" else word for word in words))
    return text(root, OLD).removesuffix("\n")


class TestStates:
    @pytest.mark.parametrize("line", DIALECTS)
    def test_closing_adds_the_day_in_the_dialect_of_the_line(
        self, tmp_path: Path, line: str
    ) -> None:
        done, dropped = DIALECTS[line]
        assert one_item(tmp_path / "a", line, "done", "ID") == done
        assert one_item(tmp_path / "b", line, "drop", "ID") == dropped

    @pytest.mark.parametrize(
        ("task_format", "line"),
        [
            ("plain", "- [x] call done:2026-11-20"),
            ("tasks", "- [x] call ✅ 2026-11-20"),
            ("dataview", "- [x] call [completion:: 2026-11-20]"),
        ],
    )
    def test_a_line_without_dialect_takes_that_of_the_settings(
        self, tmp_path: Path, task_format: str, line: str
    ) -> None:
        settings = f"task_format: {task_format}\n"
        assert one_item(tmp_path, "- [ ] call", "done", "ID", settings=settings) == line

    def test_dropped_is_not_done(self, tmp_path: Path) -> None:
        closed = "- [x] call done:2026-11-18"
        assert one_item(tmp_path / "a", closed, "drop", "ID") == "- [-] call cancelled:2026-11-20"
        closed = "- [-] call ❌ 2026-11-18"
        assert one_item(tmp_path / "b", closed, "done", "ID") == "- [x] call ✅ 2026-11-20"

    def test_a_closing_date_that_stands_there_already_stays(self, tmp_path: Path) -> None:
        line = "- [ ] call done:2026-11-18"
        assert one_item(tmp_path, line, "done", "ID") == "- [x] call done:2026-11-18"

    @pytest.mark.parametrize("mark", ["x", "X", "-"])
    def test_reopened_it_is_open_and_has_no_closing_date(self, tmp_path: Path, mark: str) -> None:
        line = f"- [{mark}] call done:2026-11-18 ✅ 2026-11-18 cancelled:2026-11-18 ^k2mm"
        assert one_item(tmp_path, line, "reopen", "ID") == "- [ ] call ^k2mm"

    def test_what_was_moved_by_hand_can_be_reopened_and_done(self, tmp_path: Path) -> None:
        assert one_item(tmp_path / "a", "- [>] call", "reopen", "ID") == "- [ ] call"
        done = one_item(tmp_path / "b", "- [>] call", "done", "ID")
        assert done == "- [x] call done:2026-11-20"

    @pytest.mark.parametrize(
        ("line", "command"),
        [("- [x] call", "done"), ("- [-] call", "drop"), ("- [ ] call", "reopen")],
    )
    def test_what_is_so_already_stays_and_that_is_no_error(
        self, tmp_path: Path, line: str, command: str
    ) -> None:
        assert one_item(tmp_path, line, command, "ID") == line

    @pytest.mark.parametrize("line", DIALECTS)
    @pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
    @pytest.mark.parametrize("command", ["done", "drop"])
    def test_reopen_takes_back_what_closing_did_to_the_byte(
        self, tmp_path: Path, line: str, line_end: str, command: str
    ) -> None:
        note = f"\ufeff# Alice\n\n> {line}\n\n*  [ ] other  \n\tend".replace("\n", line_end)
        root = notebook(tmp_path, {OLD: note})
        (item,) = (one for one in todo(root) if one["text"] == "call")
        ok(root, command, item["id"])
        assert text(root, OLD) != note
        ok(root, "reopen", item["id"])
        assert text(root, OLD) == note


class TestDueAndOwner:
    @pytest.mark.parametrize(
        ("line", "word", "after"),
        [
            ("- [ ] call", "2026-12-01", "- [ ] call due:2026-12-01"),
            ("- [ ] call ^k2mm", "+1w", "- [ ] call due:2026-11-27 ^k2mm"),
            ("- [ ] call due:fri ^k2mm", "mon", "- [ ] call due:2026-11-23 ^k2mm"),
            ("- [ ] call due:next", "2026-12-01", "- [ ] call due:2026-12-01"),
            ("- [ ] call 📅 2026-11-30", "eom", "- [ ] call 📅 2026-11-30"),
            ("- [ ] call 📅 2026-11-30", "+1m", "- [ ] call 📅 2026-12-20"),
            ("- [ ] call [due:: 2026-11-30]", "today", "- [ ] call [due:: 2026-11-20]"),
            ("- [x] call", "2026-12-01", "- [x] call due:2026-12-01"),
        ],
    )
    def test_due_is_written_as_a_date_in_the_dialect_of_the_line(
        self, tmp_path: Path, line: str, word: str, after: str
    ) -> None:
        assert one_item(tmp_path, line, "due", "ID", word) == after

    @pytest.mark.parametrize(
        ("line", "owner", "after"),
        [
            ("- [ ] call", "alice", "- [ ] @alice call"),
            ("- [ ] @me call", "Alice", "- [ ] @alice call"),
            ("- [ ] @alice: call", "me", "- [ ] @me: call"),
            ("- [ ] call [owner:: bob] ^k2mm", "me", "- [ ] call [owner:: me] ^k2mm"),
            ("- [ ] call @bob", "@alice", "- [ ] call @alice"),
            ("- [ ] (A) call", "somebody", "- [ ] (A) @somebody call"),
        ],
    )
    def test_an_item_is_given_to_somebody_where_its_owner_stands(
        self, tmp_path: Path, line: str, owner: str, after: str
    ) -> None:
        assert one_item(tmp_path, line, "assign", "ID", owner) == after

    @pytest.mark.parametrize("words", [("due", "2026-12-01"), ("assign", "alice")])
    def test_what_is_so_already_stays(self, tmp_path: Path, words: tuple[str, str]) -> None:
        line = "- [ ] @alice call due:2026-12-01"
        assert one_item(tmp_path, line, words[0], "ID", words[1]) == line

    @pytest.mark.parametrize(("words", "code"), [(("due", "someday"), 2), (("assign", "!"), 2)])
    def test_a_value_that_cannot_be_is_refused(
        self, tmp_path: Path, words: tuple[str, str], code: int
    ) -> None:
        root = notebook(tmp_path, {OLD: "- [ ] call ^k2mm\n"})
        before = tree(root)
        assert cli(root, words[0], "k2mm", words[1]).code == code
        assert tree(root) == before


class TestSeveral:
    FILES: ClassVar = {
        OLD: "- [ ] call ^k2mm\n- [ ] write ^a3f9\n- [x] rest ^b7cc\n",
        "people/bob/2026-11-06.md": "- [ ] order ^c8dd\n",
    }

    def test_ids_at_once_in_several_notes(self, tmp_path: Path) -> None:
        root = notebook(tmp_path, self.FILES)
        ok(root, "done", "a3f9", "c8dd", "k2mm", "a3f9", "b7cc")
        assert todo(root) == []
        assert text(root, OLD).endswith("- [x] rest ^b7cc\n")

    @pytest.mark.parametrize(("wrong", "code"), [("zzzz", 3), ("r", 4), ("nobody/k2mm", 3)])
    def test_one_that_fits_nothing_or_two_stops_them_all(
        self, tmp_path: Path, wrong: str, code: int
    ) -> None:
        root = notebook(tmp_path, self.FILES)
        before = tree(root)
        assert cli(root, "done", "k2mm", wrong).code == code
        assert tree(root) == before

    def test_a_dry_run_shows_the_change_and_makes_none(self, tmp_path: Path) -> None:
        root = notebook(tmp_path, self.FILES)
        before = tree(root)
        ran = cli(root, "done", "k2mm", "-n")
        assert "-- [ ] call ^k2mm\n+- [x] call done:2026-11-20 ^k2mm\n" in ran.out
        assert tree(root) == before


class TestOnSeveralLines:
    """One promise of one id, open in two notes: copied by hand, say."""

    def root(self, folder: Path, later: str = NEW) -> Path:
        return notebook(folder, {OLD: "- [ ] call ^k2mm\n", later: "- [/] call ^k2mm\n"})

    def test_done_closes_every_open_line(self, tmp_path: Path) -> None:
        root = self.root(tmp_path)
        ok(root, "done", "k2mm")
        assert boxes(root, OLD) == boxes(root, NEW) == ["[x] call done:2026-11-20"]

    @pytest.mark.parametrize("later", ["people/alice/2026-11-13.md", "people/alice/2026-12-04.md"])
    def test_reopen_opens_them_all_again(self, tmp_path: Path, later: str) -> None:
        root = self.root(tmp_path, later)
        ok(root, "done", "k2mm")
        assert todo(root) == []
        ok(root, "reopen", "k2mm")
        assert boxes(root, OLD) == boxes(root, later) == ["[ ] call"]

    def test_due_and_owner_go_to_every_open_line(self, tmp_path: Path) -> None:
        root = self.root(tmp_path)
        ok(root, "due", "k2mm", "2026-12-01")
        ok(root, "assign", "k2mm", "alice")
        assert boxes(root, OLD) == ["[ ] @alice call due:2026-12-01"]
        assert boxes(root, NEW) == ["[/] @alice call due:2026-12-01"]

    def test_older_lines_that_moved_on_stay(self, tmp_path: Path) -> None:
        root = notebook(tmp_path, {OLD: "- [>] call ^k2mm\n", NEW: "- [ ] call ^k2mm\n"})
        for command in (("done", "k2mm"), ("reopen", "k2mm"), ("due", "k2mm", "fri")):
            ok(root, *command)
            assert text(root, OLD) == "- [>] call ^k2mm\n"

    def test_a_promise_without_an_open_line_is_done_where_it_moved_on_last(
        self, tmp_path: Path
    ) -> None:
        root = notebook(tmp_path, {OLD: "- [>] call ^k2mm\n", NEW: "- [>] call ^k2mm\n"})
        ok(root, "due", "k2mm", "2026-12-01")
        ok(root, "done", "k2mm", today=date(2026, 11, 2))
        assert todo(root) == []
        assert boxes(root, OLD) == ["[>] call"]
        assert boxes(root, NEW) == ["[x] call due:2026-12-01 done:2026-11-02"]


@pytest.mark.parametrize("note", [b"- [ ] call ^k2mm\n\xff\n", b"- [ ] call ^k2mm\n\0\n"])
def test_a_note_that_is_no_text_has_no_items_and_says_so(tmp_path: Path, note: bytes) -> None:
    root = notebook(tmp_path, {OLD: note})
    ran = cli(root, "done", "k2mm")
    assert ran.code == 3
    assert tree(root) == {OLD: note}
    assert OLD in cli(root, "todo").err


def test_a_note_in_conflict_is_not_edited(tmp_path: Path) -> None:
    root = notebook(tmp_path, {OLD: "- [ ] call ^k2mm\n<<<<<<< a\n=======\n>>>>>>> b\n"})
    before = tree(root)
    ran = cli(root, "done", "k2mm")
    assert (ran.code, tree(root)) == (5, before)
    assert f"{OLD}:2: git conflict markers stand in the note" in ran.err
    assert "take the marks out" in ran.err


def test_today_is_the_day_it_is_done(tmp_path: Path) -> None:
    root = notebook(tmp_path, {OLD: "- [ ] call ^k2mm\n"})
    ok(root, "done", "k2mm", today=date(2028, 2, 29))
    assert boxes(root, OLD) == ["[x] call done:2028-02-29"]
    assert date(2028, 2, 29) != TODAY


def test_done_closes_an_older_box_that_was_left_open_and_check_names_it(tmp_path: Path) -> None:
    older, newer = "people/alice/2026-11-06.md", "people/alice/2026-11-13.md"
    root = notebook(
        tmp_path, {older: "- [ ] call ^k2mm\n", newer: "- [x] call done:2026-11-13 ^k2mm\n"}
    )
    assert f"{older}:1:1: I05 this box is open" in cli(root, "check").out
    assert cli(root, "done", "k2mm").code == 0
    assert boxes(root, older) == ["[x] call done:2026-11-20"]
    assert cli(root, "check").code == 0
