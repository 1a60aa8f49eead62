"""Which items `new` takes on, and which it leaves where they stand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from oneonone.app import carry
from oneonone.document.edits import Edit, mark_moved
from oneonone.document.items import Box
from tests.notebooks import boxes, cli, notebook, ok, text, todo, tree

OLD = "people/alice/2026-11-06.md"
HELD = "people/alice/2026-11-13.md"
NEW = "people/alice/2026-11-20.md"
LATER = "people/alice/2026-11-27.md"
AGENDA = "people/alice/agenda.md"


def carried(root: Path, path: str = NEW) -> set[str]:
    """What `new` puts into the note of the day in `path`."""
    day = Path(path).stem
    ok(root, "new", "alice", "--date", day)
    return set(boxes(root, path))


class TestFromEarlierNotes:
    def test_open_items_of_every_earlier_note_go_and_closed_ones_stay(self, tmp_path: Path) -> None:
        root = notebook(
            tmp_path,
            {
                OLD: "- [ ] oldest\n- [x] done\n- [-] dropped\n- [>] moved by hand\n",
                HELD: "Talked.\n\n- [/] begun\n",
            },
        )
        assert carried(root) == {"[ ] oldest", "[/] begun"}

    @pytest.mark.parametrize("status", ["planned", "held", "skipped\nreason: ill"])
    def test_whatever_the_status_of_the_earlier_note(self, tmp_path: Path, status: str) -> None:
        root = notebook(tmp_path, {OLD: f"---\nstatus: {status}\n---\n- [ ] call\n"})
        assert carried(root) == {"[ ] call"}

    def test_also_from_the_first_note_of_the_same_day(self, tmp_path: Path) -> None:
        root = notebook(tmp_path, {NEW: "- [ ] call\n"})
        ok(root, "new", "alice", "--again")
        assert boxes(root, "people/alice/2026-11-20-2.md") == ["[ ] call"]
        assert boxes(root, NEW) == ["[>] call"]

    def test_nothing_of_anybody_else(self, tmp_path: Path) -> None:
        root = notebook(tmp_path, {"people/bob/2026-11-06.md": "- [ ] @alice call\n", OLD: "\n"})
        assert carried(root) == set()

    def test_nothing_of_a_note_with_a_git_conflict_in_it(self, tmp_path: Path) -> None:
        conflict = "- [ ] call\n<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs\n"
        root = notebook(tmp_path, {OLD: conflict})
        assert carried(root) == set()
        assert text(root, OLD) == conflict


class TestFromLaterNotes:
    def test_one_that_was_not_held_gives(self, tmp_path: Path) -> None:
        root = notebook(tmp_path, {LATER: "## Agenda\n- [ ] point\n\n## Actions\n- [ ] call\n"})
        assert carried(root) == {"[ ] point", "[ ] call"}
        assert boxes(root, LATER) == ["[>] point", "[>] call"]
        assert [item["path"] for item in todo(root)] == [NEW]

    def test_a_backdated_note_takes_nothing_from_later_held_ones(self, tmp_path: Path) -> None:
        held = "We talked.\n\n## Agenda\n- [ ] point\n\n## Actions\n- [ ] call\n"
        root = notebook(tmp_path, {OLD: "- [ ] from before\n", NEW: held})
        assert carried(root, HELD) == {"[ ] from before"}
        assert text(root, NEW) == held

    def test_an_item_that_went_into_a_later_held_note_stays_there(self, tmp_path: Path) -> None:
        files = {OLD: "- [>] call ^k2mm\n", NEW: "We talked.\n\n- [ ] call ^k2mm\n"}
        root = notebook(tmp_path, files)
        assert carried(root, HELD) == set()

    def test_points_wait_for_the_next_meeting_and_not_for_one_typed_up_later(
        self, tmp_path: Path
    ) -> None:
        """In a note before the last held one nobody would see them again."""
        files = {
            OLD: "Talked.\n\n## Agenda\n- [ ] of the first\n",
            NEW: "Talked as well.\n",
            LATER: "## Agenda\n- [ ] for later\n",
            AGENDA: "- [ ] waiting\n",
        }
        root = notebook(tmp_path, files)
        assert carried(root, HELD) == set()
        assert text(root, AGENDA) == "- [ ] waiting\n"
        assert carried(root, "people/alice/2026-12-04.md") == {"[ ] for later", "[ ] waiting"}


class TestTalkingPoints:
    def test_those_since_the_last_held_meeting_go_its_own_too(self, tmp_path: Path) -> None:
        root = notebook(
            tmp_path,
            {
                "people/alice/2026-10-30.md": "Talked.\n\n## Agenda\n- [ ] long past\n",
                OLD: "Talked.\n\n## Agenda\n- [ ] of the last\n- [x] talked about\n",
                HELD: "## Agenda\n- [ ] of a meeting that did not happen\n",
            },
        )
        assert carried(root) == {"[ ] of the last", "[ ] of a meeting that did not happen"}
        assert boxes(root, "people/alice/2026-10-30.md") == ["[ ] long past"]

    def test_a_point_of_a_meeting_that_was_not_held_waits_however_many_were_held_since(
        self, tmp_path: Path
    ) -> None:
        files = {OLD: "## Agenda\n- [ ] raise ^k2mm\n", HELD: "We talked, typed by hand.\n"}
        assert carried(notebook(tmp_path, files)) == {"[ ] raise"}

    def test_all_of_them_where_none_was_held_yet(self, tmp_path: Path) -> None:
        files = {OLD: "## Agenda\n- [ ] first\n", HELD: "## Agenda\n- [ ] second\n"}
        assert carried(notebook(tmp_path, files)) == {"[ ] first", "[ ] second"}

    def test_agenda_md_is_drained_and_keeps_the_rest(self, tmp_path: Path) -> None:
        agenda = "# For next time\n\n- [ ] mine\n- [x] done\n- [ ] @alice theirs\n\nA thought.\n"
        root = notebook(tmp_path, {AGENDA: agenda})
        assert carried(root) == {"[ ] mine", "[ ] @alice theirs"}
        assert text(root, AGENDA) == "# For next time\n\n- [x] done\n\nA thought.\n"

    def test_its_other_bytes_stay(self, tmp_path: Path) -> None:
        agenda = "\ufeff- [ ] first\r\n- [x] done\r- [ ] point\r\n  over two lines\n- [ ] last"
        root = notebook(tmp_path, {AGENDA: agenda})
        assert carried(root) == {"[ ] first", "[ ] point over two lines", "[ ] last"}
        assert text(root, AGENDA) == "\ufeff- [x] done\r"

    def test_each_lands_on_its_side(self, tmp_path: Path) -> None:
        root = notebook(
            tmp_path,
            {
                OLD: "## Their topics\n- [ ] a\n\n## My topics\n- [ ] b\n",
                AGENDA: "- [ ] @alice c\n- [ ] d\n",
            },
        )
        carried(root)
        theirs, mine = text(root, NEW).split("## Their topics")[1].split("## My topics")
        assert [word for word in "abcd" if f"{word} ^" in theirs] == ["a", "c"]
        assert [word for word in "abcd" if f"{word} ^" in mine.split("## Check-in")[0]] == [
            "b",
            "d",
        ]

    def test_one_that_was_talked_about_may_wait_again(self, tmp_path: Path) -> None:
        root = notebook(tmp_path, {AGENDA: "- [ ] holidays\n"})
        carried(root, OLD)
        for day in (HELD, NEW):
            previous = OLD if day == HELD else HELD
            held = text(root, previous).replace("[ ] holidays", "[x] holidays")
            (root / previous).write_text(held)
            (root / AGENDA).write_text("- [ ] holidays\n")
            assert carried(root, day) == {"[ ] holidays"}
            assert text(root, AGENDA) == ""

    @pytest.mark.parametrize("below", ["\t- [x] a part of it", "    - [x] a part of it"])
    def test_where_a_line_cannot_go_without_harm_it_is_marked(
        self, tmp_path: Path, below: str
    ) -> None:
        """Without the line above it, what is indented so far would be code."""
        root = notebook(tmp_path, {AGENDA: f"- [ ] point\n{below}\n"})
        assert carried(root) == {"[ ] point"}
        assert boxes(root, AGENDA) == ["[>] point", "[x] a part of it"]
        assert text(root, AGENDA).endswith(f"\n{below}\n")


class TestNever:
    @pytest.mark.parametrize(
        ("path", "content"),
        [
            (OLD, "## Private\n- [ ] secret\n"),
            (OLD, "## Notes\n\n### Notes to self\n- [ ] secret\n"),
            ("private/alice/2026-11-06.md", "- [ ] secret\n"),
            ("private/alice/agenda.md", "- [ ] secret\n"),
            ("people/alice/person.md", "## Goals\n- [ ] goal\n\n## Ideas\n- [ ] idea\n"),
            ("people/alice/log.md", "- [ ] entry\n"),
            ("people/alice/ideas.md", "- [ ] idea\n"),
        ],
    )
    def test_from_there(self, tmp_path: Path, path: str, content: str) -> None:
        root = notebook(tmp_path, {path: content, HELD: "Talked.\n"})
        assert carried(root) == set()
        assert text(root, path) == content

    @pytest.mark.parametrize("path", [OLD, "private/alice/notes.md", "people/alice/ideas.md"])
    def test_but_they_are_listed_where_they_stand(self, tmp_path: Path, path: str) -> None:
        root = notebook(tmp_path, {path: "## Private\n- [ ] secret\n", HELD: "Talked.\n"})
        carried(root)
        assert [(item["text"], item["path"], item["private"]) for item in todo(root)] == [
            ("secret", path, True)
        ]


class TestAtMost:
    MANY = "".join(f"- [ ] item {number:02}\n" for number in range(25))

    def test_twenty_go_and_one_line_says_how_many_stay(self, tmp_path: Path) -> None:
        root = notebook(tmp_path, {OLD: self.MANY})
        ran = cli(root, "new", "alice")
        assert len(boxes(root, NEW)) == 20
        assert ran.err.splitlines() == [
            "carried on: 20 items",
            "5 more stay where they are (carry.max in 1on1.yaml)",
        ]
        assert len(todo(root)) == 25

    def test_as_many_as_the_settings_say(self, tmp_path: Path) -> None:
        root = notebook(tmp_path, {OLD: self.MANY}, settings="carry: {max: 3}\n")
        assert carried(root) == {"[ ] item 00", "[ ] item 01", "[ ] item 02"}

    def test_overdue_first_then_from_the_newest_note(self, tmp_path: Path) -> None:
        root = notebook(
            tmp_path,
            {
                "people/alice/2026-10-30.md": "- [ ] oldest\n- [ ] late due:2026-11-18\n",
                OLD: "- [ ] due today due:2026-11-20\n- [ ] later still due:2026-11-10\n",
                HELD: "- [ ] newest\n- [ ] newest too\n",
            },
            settings="carry: {max: 5}\n",
        )
        carried(root)
        assert boxes(root, NEW) == [
            "[ ] later still due:2026-11-10",
            "[ ] late due:2026-11-18",
            "[ ] newest",
            "[ ] newest too",
            "[ ] due today due:2026-11-20",
        ]
        assert boxes(root, "people/alice/2026-10-30.md")[0] == "[ ] oldest"

    def test_points_without_a_day_count_as_newest(self, tmp_path: Path) -> None:
        files = {OLD: "- [ ] call\n", AGENDA: "- [ ] point\n"}
        assert carried(notebook(tmp_path, files, settings="carry: {max: 1}\n")) == {"[ ] point"}

    def test_overdue_is_seen_from_today_not_from_the_notes_day(self, tmp_path: Path) -> None:
        files = {OLD: "- [ ] late due:2026-11-10\n", HELD: "- [ ] newest\n"}
        root = notebook(tmp_path, files, settings="carry: {max: 1}\n")
        ok(root, "new", "alice", "--date", "2026-11-14", today=date(2026, 11, 9))
        assert boxes(root, "people/alice/2026-11-14.md") == ["[ ] newest"]

    @pytest.mark.parametrize("words", [["--no-carry"], []])
    def test_nothing_goes_where_nothing_shall(self, tmp_path: Path, words: list[str]) -> None:
        settings = "" if words else "carry: {max: 0}\n"
        root = notebook(tmp_path, {OLD: "- [ ] call\n", AGENDA: "- [ ] a\n"}, settings=settings)
        before = tree(root)
        ran = cli(root, "new", "alice", *words)
        assert boxes(root, NEW) == []
        assert {path: data for path, data in tree(root).items() if path != NEW} == before
        assert ("stay where they are" in ran.err) is (not words)


def test_an_item_whose_line_cannot_be_marked_stays_and_is_named_and_the_others_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = notebook(tmp_path, {OLD: "- [ ] an odd line\n- [ ] call ^k2mm\n"})

    def odd(box: Box, item_id: str) -> list[list[Edit]]:
        return [] if "odd" in box.facts.text else mark_moved(box, item_id)

    monkeypatch.setattr(carry, "mark_moved", odd)
    ran = cli(root, "new", "alice")
    assert ran.code == 0
    assert f"{OLD}:1: the item stays where it is" in ran.err
    assert text(root, OLD) == "- [ ] an odd line\n- [>] call ^k2mm\n"
    assert boxes(root, NEW) == ["[ ] call"]
