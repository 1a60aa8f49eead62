"""How an item's line changes on its way into the new note, and what identity its lines share."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.notebooks import boxes, cli, notebook, ok, opened, text, todo

OLD = "people/alice/2026-11-06.md"
HELD = "people/alice/2026-11-13.md"
NEW = "people/alice/2026-11-20.md"
AGENDA = "people/alice/agenda.md"


def follow_ups(root: Path, path: str = NEW) -> list[str]:
    """The lines below `## Follow-ups`, as they stand."""
    section = text(root, path).split("## Follow-ups\n\n")[1].split("\n\n")[0]
    return section.split("\n")


def carried_line(folder: Path, content: str | bytes, *words: str) -> str:
    """What the only item of a note of the 6th becomes on the 20th."""
    root = notebook(folder, {OLD: content})
    ok(root, "new", "alice", *words)
    (line,) = follow_ups(root)
    return line


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("- [ ] call ^k2mm", "- [ ] call ^k2mm"),
        ("* [ ] call ^k2mm", "- [ ] call ^k2mm"),
        ("12) [ ] call ^k2mm", "- [ ] call ^k2mm"),
        # the state is kept, as the user wrote it
        ("- [/] call ^k2mm", "- [/] call ^k2mm"),
        ("- [!] call ^k2mm", "- [!] call ^k2mm"),
        ("- [?] call ^k2mm", "- [?] call ^k2mm"),
        # the id goes last
        ("- [ ] call ^k2mm today", "- [ ] call today ^k2mm"),
        ("- [ ] ^k2mm call due:2026-12-01", "- [ ] call due:2026-12-01 ^k2mm"),
        ("- [ ] call ^K2MM", "- [ ] call ^K2MM"),
        # words become dates, seen from the 6th of November, a Friday
        ("- [ ] call due:tomorrow ^k2mm", "- [ ] call due:2026-11-07 ^k2mm"),
        ("- [ ] call due:Fri ^k2mm", "- [ ] call due:2026-11-13 ^k2mm"),
        ("- [ ] call due:+2w scheduled:mon ^k2mm", None),
        ("- [ ] call due:eom ^k2mm", "- [ ] call due:2026-11-30 ^k2mm"),
        ("- [ ] call due:next ^k2mm", "- [ ] call due:2026-11-20 ^k2mm"),
        ("- [ ] call due:soon ^k2mm", "- [ ] call due:soon ^k2mm"),
        # in every dialect, which stays
        ("- [ ] call 📅 fri 🆔 k2mm", "- [ ] call 📅 2026-11-13 🆔 k2mm"),
        ("- [ ] call [due:: +1m] [id:: k2mm]", "- [ ] call [due:: 2026-12-06] [id:: k2mm]"),
        ("- [ ] (A) call 📅 2026-11-13 ^k2mm", "- [ ] (A) call 📅 2026-11-13 ^k2mm"),
        # several lines become one, in a quote and below another item as well
        ("- [ ] call\n  the\n  hotel ^k2mm", "- [ ] call the hotel ^k2mm"),
        ("- [ ] call\nthe hotel ^k2mm", "- [ ] call the hotel ^k2mm"),
        ("> - [ ] call\n>   the hotel\n> today ^k2mm", "- [ ] call the hotel today ^k2mm"),
        (
            "> > 1. [ ] call  \n> >    the hotel\\\n> >    now ^k2mm",
            "- [ ] call the hotel now ^k2mm",
        ),
        ("- [x] all\n  - [ ] call\n    the hotel ^k2mm", "- [ ] call the hotel ^k2mm"),
        # only the first paragraph and nothing beside it
        ("- [ ] call ^k2mm\n\n  Not on a Monday.\n  - the hotel", "- [ ] call ^k2mm"),
        # what is no field is text
        ("- [ ] use `due:fri` ^k2mm", "- [ ] use `due:fri` ^k2mm"),
        ("- [ ] @alice: call <!-- or not --> ^k2mm", "- [ ] @alice: call <!-- or not --> ^k2mm"),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_an_item_goes_as_one_line(tmp_path: Path, old: str, new: str | None, line_end: str) -> None:
    new = new or "- [ ] call due:2026-11-20 scheduled:2026-11-09 ^k2mm"
    assert carried_line(tmp_path, f"{old}\n".replace("\n", line_end)) == new


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_the_old_note_changes_in_its_box_and_by_the_id_alone(tmp_path: Path, line_end: str) -> None:
    content = "> - [ ] call\n>   the hotel due:fri \n\n* [/] write  📅 mon\n\nEnd".replace(
        "\n", line_end
    )
    root = notebook(tmp_path, {OLD: content.encode()})
    ok(root, "new", "alice")
    first, second = (re.findall(r"\^(\w+)", line)[0] for line in follow_ups(root))
    ids = sorted((first, second), key=text(root, OLD).index)
    marked = content.replace("[ ]", "[>]").replace("[/]", "[>]")
    assert text(root, OLD) == marked.replace("due:fri", f"due:fri ^{ids[0]}").replace(
        "📅 mon", f"📅 mon ^{ids[1]}"
    )


def test_a_word_without_a_day_to_read_it_by_waits_for_the_meeting(tmp_path: Path) -> None:
    """agenda.md is of no day; the note the point lands in is."""
    root = notebook(tmp_path, {AGENDA: "- [ ] holidays due:fri\n"})
    ok(root, "new", "alice")
    assert boxes(root, NEW) == ["[ ] holidays due:fri"]
    assert opened(root).items[0].line.due is not None


class TestNextMeeting:
    def test_is_the_next_note_that_was_not_skipped(self, tmp_path: Path) -> None:
        skipped = "---\nstatus: skipped\nreason: ill\n---\n"
        files = {OLD: "- [ ] call due:next\n", "people/alice/2026-11-10.md": skipped, HELD: "Hi.\n"}
        root = notebook(tmp_path, files)
        ok(root, "new", "alice")
        assert boxes(root, NEW) == ["[ ] call due:2026-11-13"]

    def test_is_told_by_the_cadence_beyond_the_last_note(self, tmp_path: Path) -> None:
        root = notebook(tmp_path, {"people/alice/2026-11-25.md": "- [ ] call due:next\n"})
        ok(root, "new", "alice")
        assert boxes(root, NEW) == ["[ ] call due:2026-12-02"]

    def test_is_left_a_word_where_nothing_tells(self, tmp_path: Path) -> None:
        files = {
            "people/alice/person.md": "---\nrelation: peer\n---\n",
            "people/alice/2026-11-25.md": "- [ ] call due:next\n",
        }
        root = notebook(tmp_path, files)
        ok(root, "new", "alice")
        assert boxes(root, NEW) == ["[ ] call due:next"]


class TestFamilies:
    def test_open_children_follow_and_done_ones_stay(self, tmp_path: Path) -> None:
        nested = (
            "- [ ] other\n- [ ] parent due:2026-11-18\n"
            "  - [ ] child\n    - [ ] grandchild\n  - [x] done child\n    - [ ] orphan\n  - note\n"
        )
        root = notebook(tmp_path, {OLD: nested})
        ok(root, "new", "alice")
        assert boxes(root, NEW) == [
            "[ ] parent due:2026-11-18",
            "[ ] child",
            "[ ] grandchild",
            "[ ] orphan",
            "[ ] other",
        ]
        assert boxes(root, OLD)[4] == "[x] done child"

    def test_an_overdue_child_takes_its_parent_along(self, tmp_path: Path) -> None:
        files = {OLD: "- [ ] parent\n  - [ ] late due:2026-11-10\n", HELD: "- [ ] newest\n"}
        root = notebook(tmp_path, files, settings="carry: {max: 2}\n")
        ok(root, "new", "alice")
        assert boxes(root, NEW) == ["[ ] parent", "[ ] late due:2026-11-10"]

    def test_a_child_left_behind_stays_open_below_its_moved_parent(self, tmp_path: Path) -> None:
        root = notebook(
            tmp_path, {OLD: "- [ ] parent\n  - [ ] child\n"}, settings="carry: {max: 1}\n"
        )
        ok(root, "new", "alice")
        assert boxes(root, OLD) == ["[>] parent", "[ ] child"]
        assert {item["text"]: item["path"] for item in todo(root)} == {"parent": NEW, "child": OLD}


class TestIds:
    def test_the_hash_id_goes_as_it_was_shown(self, tmp_path: Path) -> None:
        root = notebook(tmp_path, {OLD: "- [ ] call\n"})
        (shown,) = [item["id"] for item in todo(root)]
        ok(root, "new", "alice")
        assert follow_ups(root) == [f"- [ ] call ^{shown}"]
        assert [item["id"] for item in todo(root)] == [shown]

    def test_lengthened_until_no_other_id_of_the_notebook_begins_alike(
        self, tmp_path: Path
    ) -> None:
        root = notebook(tmp_path, {OLD: "- [ ] call\n"})
        (item,) = opened(root).items
        key = item.key
        taken = f"- [x] other ^{key[:6]}uu\n- [x] another ^{key[:4].upper()}\n"
        (root / "people/bob").mkdir()
        (root / "people/bob/2026-11-06.md").write_text(taken)
        ok(root, "new", "alice")
        assert follow_ups(root) == [f"- [ ] call ^{key[:7]}"]

    def test_twins_are_two_promises(self, tmp_path: Path) -> None:
        root = notebook(tmp_path, {OLD: "- [ ] call\n- [ ] call\n"})
        before = [item["id"] for item in todo(root)]
        ok(root, "new", "alice")
        assert len(set(before)) == 2
        assert [line.split("^")[1] for line in follow_ups(root)] == before
        assert [item["id"] for item in todo(root)] == before

    def test_an_id_given_by_the_user_stays_whatever_its_length(self, tmp_path: Path) -> None:
        assert carried_line(tmp_path, "- [ ] call ^q1\n") == "- [ ] call ^q1"


class TestIdentity:
    def test_age_and_times_carried_come_from_the_older_lines(self, tmp_path: Path) -> None:
        root = notebook(tmp_path, {"people/alice/2026-10-30.md": "- [ ] call\n"})
        for day in ("2026-11-06", "2026-11-13", "2026-11-20"):
            ok(root, "new", "alice", "--date", day)
        (item,) = todo(root)
        assert (item["age_days"], item["carried"], item["path"]) == (21, 3, NEW)

    def test_a_promise_whose_newest_note_is_lost_goes_on_from_the_one_before(
        self, tmp_path: Path
    ) -> None:
        root = notebook(tmp_path, {OLD: "- [ ] call due:fri\n"})
        ok(root, "new", "alice", "--date", "2026-11-13")
        (root / HELD).unlink()
        assert [item["status"] for item in todo(root)] == ["open"]
        ok(root, "new", "alice")
        assert boxes(root, NEW) == ["[ ] call due:2026-11-13"]

    def test_a_tick_in_the_old_note_on_the_day_or_after_closes_it(self, tmp_path: Path) -> None:
        files = {OLD: "- [x] call done:2026-11-13 ^k2mm\n", HELD: "- [ ] call ^k2mm\n"}
        root = notebook(tmp_path, files)
        ok(root, "new", "alice")
        assert boxes(root, NEW) == []

    @pytest.mark.parametrize("done", ["done:2026-11-12 ", ""])
    def test_an_older_tick_does_not_and_check_names_both_places(
        self, tmp_path: Path, done: str
    ) -> None:
        files = {OLD: f"- [x] call {done}^k2mm\n", HELD: "- [ ] call ^k2mm\n"}
        root = notebook(tmp_path, files)
        (finding,) = [line for line in cli(root, "check").out.splitlines() if "I05" in line]
        assert f"{OLD}:1" in finding
        assert f"{HELD}:1" in finding
        ok(root, "new", "alice")
        assert boxes(root, NEW) == ["[ ] call"]

    def test_one_id_of_two_people_is_two_promises(self, tmp_path: Path) -> None:
        files = {OLD: "- [ ] call ^k2mm\n", "people/bob/2026-11-06.md": "- [ ] write ^k2mm\n"}
        root = notebook(tmp_path, files)
        ok(root, "new", "alice")
        assert {(item["person"], item["text"], item["id"]) for item in todo(root)} == {
            ("alice", "call", "alice/k2mm"),
            ("bob", "write", "bob/k2mm"),
        }
