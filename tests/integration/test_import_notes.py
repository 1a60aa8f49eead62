"""Notes kept elsewhere come in by person and day; what cannot be told is left, with the reason."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.notebooks import notebook, ok, run_git, text, tree, write

ALICE = {"people/alice/person.md": "---\nname: Alice Example\naliases: [Al]\n---\n"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A notebook that knows Alice; what is to be imported lies beside it."""
    return notebook(tmp_path / "notes", ALICE)


def rows(root: Path, files: Mapping[str, str | bytes], *words: str) -> list[dict[str, Any]]:
    """What `import --dry-run` says of these files."""
    old = root.parent / "old"
    old.mkdir(exist_ok=True)
    write(old, files)
    listed = json.loads(ok(root, "import", str(old), "--dry-run", "--json", "--yes", *words))
    items: list[dict[str, Any]] = listed["items"]
    return items


def taken(root: Path, files: Mapping[str, str | bytes], *words: str) -> dict[str, str]:
    """The notes that would come, by what they come from."""
    return {
        f"{row['source']}:{row['line']}" if row["line"] else row["source"]: row["path"]
        for row in rows(root, files, *words)
        if row["action"] == "import"
    }


def left(root: Path, files: Mapping[str, str | bytes], *words: str) -> dict[str, str]:
    """The reasons of what stays, by file."""
    return {
        row["source"]: row["reason"] for row in rows(root, files, *words) if row["action"] == "left"
    }


class TestNames:
    @pytest.mark.parametrize(
        "name",
        [
            *(
                "2026-11-20 Alice.md",
                "Al 2026-11-20.md",
                "20.11.2026-alice.md",
                "alice/11-20-2026.md",
            ),
            *("20261120_alice.txt", "alice-example/2026-11-20 1on1.md", "Alice/2026/11/20.md"),
            *("1-1s/Alice Example/Nov 20, 2026.md", "meeting-notes-alice-2026-11-20.md"),
        ],
    )
    def test_somebody_known_is_found_in_any_of_many_styles(self, root: Path, name: str) -> None:
        assert taken(root, {name: "x\n"}) == {name: "people/alice/2026-11-20.md"}

    def test_words_that_are_no_name_stay_in_the_name(self, root: Path) -> None:
        assert taken(root, {"alice/2026-11-20 career talk!.md": "x\n"}) == {
            "alice/2026-11-20 career talk!.md": "people/alice/2026-11-20 career talk.md"
        }

    def test_two_notes_of_a_name_make_a_new_person(self, root: Path) -> None:
        files = {
            "2026-11-20 Dan.md": "x\n",
            "2026-11-13 Dan.md": "y\n",
            "2026-11-06 budget.md": "z\n",
        }
        found = rows(root, files)
        assert [(row["person"], row["new_person"]) for row in found] == [
            (None, False),
            ("dan", True),
            ("dan", True),
        ]
        assert "nothing says that what it names is a person" in found[0]["reason"]

    def test_where_all_are_one_on_ones_one_note_is_enough(self, root: Path) -> None:
        assert taken(root, {"1-1s/2026-11-20 Dan.md": "x\n"}) == {
            "1-1s/2026-11-20 Dan.md": "people/dan/2026-11-20.md"
        }

    def test_a_folder_whose_notes_have_no_names_is_a_person(self, root: Path) -> None:
        files = {
            "dan/2026-11-20.md": "x\n",
            "dan/2026-11-13.md": "y\n",
            "dan/2026-11-06 retro.md": "z\n",
        }
        assert set(taken(root, files).values()) == {
            "people/dan/2026-11-20.md",
            "people/dan/2026-11-13.md",
            "people/dan/2026-11-06 retro.md",
        }

    def test_a_folder_in_which_names_come_again_is_none(self, root: Path) -> None:
        files = {
            f"project/2026-11-{day} {name}.md": f"{name}{day}\n"
            for day in (13, 20)
            for name in ("Dan", "Eve")
        }
        assert {row["person"] for row in rows(root, files)} == {"dan", "eve"}

    def test_where_name_and_folder_may_both_be_people_nobody_guesses(self, root: Path) -> None:
        files = {"project/2026-11-20 Dan.md": "x\n", "project/2026-11-13 Dan.md": "y\n"}
        reasons = set(left(root, files).values())
        assert reasons == {
            "is its file named after the person, or its folder? --into PERSON says it"
        }

    def test_two_people_are_not_one(self, root: Path) -> None:
        write(root, {"people/carol/person.md": "---\nname: Carol\n---\n"})
        files = {"2026-11-20 Alice and Carol.md": "x\n", "carol/2026-11-20 alice.md": "y\n"}
        assert set(left(root, files).values()) == {"it names more than one person"}

    def test_a_name_that_is_only_close_is_a_new_person_and_said(self, root: Path) -> None:
        (row,) = rows(root, {"1on1/2026-11-20 Alise.md": "x\n"})
        assert (row["person"], row["new_person"], row["close_to"]) == ("alise", True, ["alice"])

    def test_a_name_that_can_be_no_folder_is_said(self, root: Path) -> None:
        reasons = left(root, {"1on1/2026-11-20 漢字.md": "x\n"})
        assert "makes no handle" in reasons["1on1/2026-11-20 漢字.md"]

    def test_the_folder_itself_may_be_somebody_known(self, root: Path) -> None:
        write(root.parent / "alice", {"2026-11-20.md": "x\n"})
        listed = ok(root, "import", str(root.parent / "alice"), "-n")
        assert "people/alice/2026-11-20.md" in listed

    def test_into_says_whose_all_of_it_is(self, root: Path) -> None:
        files = {"2026-11-20 Carol.md": "x\n", "2026-11-13.md": "y\n", "2026-11-06 Al.md": "z\n"}
        assert taken(root, files, "--into", "al") == {
            "2026-11-20 Carol.md": "people/alice/2026-11-20 Carol.md",
            "2026-11-13.md": "people/alice/2026-11-13.md",
            "2026-11-06 Al.md": "people/alice/2026-11-06.md",
        }


AMBIGUOUS = {"Alice 03.04.2026.md": "x\n"}


class TestDates:
    def test_day_and_month_are_not_guessed(self, root: Path) -> None:
        assert left(root, AMBIGUOUS)["Alice 03.04.2026.md"] == (
            "03.04.2026 may be 2026-03-04 or 2026-04-03; say which with --dates"
        )

    def test_the_other_dates_of_the_folder_settle_them(self, root: Path) -> None:
        files = {**AMBIGUOUS, "Alice.md": "## 20.11.2026\nx\n## 13.11.2026\ny\n"}
        assert taken(root, files)["Alice 03.04.2026.md"] == "people/alice/2026-04-03.md"

    def test_dates_that_are_written_otherwise_settle_nothing(self, root: Path) -> None:
        files = {"Alice 03-04-2026.md": "x\n", "Alice 13.11.2026.md": "y\n"}
        assert "may be 2026-03-04 or 2026-04-03" in left(root, files)["Alice 03-04-2026.md"]

    def test_so_does_the_user(self, root: Path) -> None:
        found = taken(root, AMBIGUOUS, "--dates", "month-first")
        assert found == {"Alice 03.04.2026.md": "people/alice/2026-03-04.md"}

    def test_so_does_front_matter_that_fits(self, root: Path) -> None:
        files = {"Alice 03.04.2026.md": "---\ndate: 2026-04-03\n---\n"}
        assert taken(root, files) == {"Alice 03.04.2026.md": "people/alice/2026-04-03.md"}

    def test_a_name_and_front_matter_that_disagree_are_left(self, root: Path) -> None:
        files = {"Alice 2026-11-20.md": "---\nday: 2026-11-13\n---\n"}
        assert left(root, files) == {
            "Alice 2026-11-20.md": "its name says 2026-11-20, its front matter 2026-11-13"
        }

    @pytest.mark.parametrize(
        ("name", "reason"),
        [
            ("Alice 2026-11-20 to 2026-11-21.md", "its name holds more than one day"),
            ("Alice.md", "no day in its name, its front matter or its headings"),
        ],
    )
    def test_no_day_or_two_are_said(self, root: Path, name: str, reason: str) -> None:
        assert left(root, {name: "x\n"}) == {name: reason}


class TestFrontMatter:
    def test_people_and_day_are_read_under_other_keys(self, root: Path) -> None:
        files = {"x.md": "---\nattendees: ['[[Al]]', me]\nmeeting-date: Nov 20, 2026\n---\nhi\n"}
        assert taken(root, files) == {"x.md": "people/alice/2026-11-20.md"}

    def test_when_it_was_made_is_the_last_resort(self, root: Path) -> None:
        files = {
            "a.md": "---\nwith: alice\ncreated: 2026-11-20\n---\n",
            "b.md": "---\nwith: alice\ncreated: 2026-11-20\n---\n# 2026-11-13\n",
        }
        assert taken(root, files) == {
            "a.md": "people/alice/2026-11-20.md",
            "b.md": "people/alice/2026-11-13.md",
        }

    def test_a_person_who_would_disagree_with_the_folder_is_left(self, root: Path) -> None:
        files = {"2026-11-20.md": "---\nperson: carol\n---\n"}
        reason = left(root, files, "--into", "alice")["2026-11-20.md"]
        assert reason == "its front matter says person: carol, but the note lies in alice/"

    def test_more_than_one_person_is_a_meeting_of_another_kind(self, root: Path) -> None:
        files = {"2026-11-20.md": "---\nattendees: [Alice, Carol]\n---\n"}
        assert left(root, files) == {"2026-11-20.md": "it names more than one person"}


class TestParts:
    def test_a_running_file_is_taken_apart_at_its_days(self, root: Path) -> None:
        running = "# Alice\n\nTea.\n\n## 2026-11-20\nnew\n## 2026-11-13\nold"
        found = rows(root, {"Alice.md": running})
        assert [(row["line"], row["path"] or row["reason"]) for row in found] == [
            (3, "it stands below no day"),
            (5, "people/alice/2026-11-20.md"),
            (7, "people/alice/2026-11-13.md"),
        ]

    def test_the_headings_above_say_whose_a_part_is(self, root: Path) -> None:
        running = "# Alice\n## 2026-11-20\nx\n# Eve\n## 2026-11-13\ny\n"
        found = rows(root, {"1on1s.md": running})
        assert [row["person"] for row in found] == ["alice", None]

    def test_a_file_of_one_day_stays_whole(self, root: Path) -> None:
        assert taken(root, {"Alice.md": "Hello.\n\n# 2026-11-20\nx\n"}) == {
            "Alice.md": "people/alice/2026-11-20.md"
        }

    def test_a_day_without_its_year_is_told_by_the_days_around_it(self, root: Path) -> None:
        running = "## 2026-11-20\nnew\n## Nov 6\nmid\n## 2026-10-30\nold\n## Oct 2\nfirst\n"
        found = rows(root, {"Alice.md": running})
        assert [(row["line"], row["path"] or row["reason"]) for row in found] == [
            (1, "people/alice/2026-11-20.md"),
            (3, "people/alice/2026-11-06.md"),
            (5, "people/alice/2026-10-30.md"),
            (7, "`Oct 2`: no year; write it into the heading and import again"),
        ]

    def test_a_heading_with_nothing_below_it_makes_no_note(self, root: Path) -> None:
        files = {
            "2026-11-20.md": "## Alice\n\n## 1:1 Dan\nhi\n",
            "Alice.md": "## 2026-11-13\n\n## 2026-11-06\nx\n",
            "2026-10-30.md": "# Alice\n",
        }
        assert left(root, files) == dict.fromkeys(files, "nothing stands below it")

    def test_a_daily_note_gives_what_stands_below_a_name(self, root: Path) -> None:
        daily = "# 20 Nov\n\n## Tasks\nx\n\n## [[Alice Example]]\nhi\n\n## 1:1 Dan\nho\n"
        found = rows(root, {"Daily/2026-11-20.md": daily})
        assert [(row["line"], row["path"]) for row in found] == [
            (4, None),
            (6, "people/alice/2026-11-20.md"),
            (9, "people/dan/2026-11-20.md"),
        ]

    def test_a_daily_note_that_is_all_hers_stays_whole(self, root: Path) -> None:
        assert taken(root, {"2026/11/20.md": "---\na: 1\n---\n\n# Alice\n\nhi\n"}) == {
            "2026/11/20.md": "people/alice/2026-11-20.md"
        }

    def test_somebody_seen_in_another_file_is_known_in_a_daily_note(self, root: Path) -> None:
        files = {"1on1/2026-11-13 Dan.md": "x\n", "2026-11-20.md": "## Dan\nhi\n\n## Me\nho\n"}
        assert taken(root, files)["2026-11-20.md:1"] == "people/dan/2026-11-20.md"

    def test_a_day_below_a_private_heading_stays_there(self, root: Path) -> None:
        files = {"Alice.md": "# Private\n## 2026-11-20\nx\n## 2026-11-13\ny\n"}
        assert left(root, files) == {"Alice.md": "line 2 stands below a private heading"}

    def test_a_person_below_a_private_heading_does_too(self, root: Path) -> None:
        files = {"2026-11-20.md": "# Private\n## Alice\nx\n"}
        assert left(root, files) == {"2026-11-20.md": "line 2 stands below a private heading"}

    def test_a_heading_with_a_name_no_folder_can_have_is_said(self, root: Path) -> None:
        reasons = left(root, {"2026-11-20.md": "## 1:1 漢字\nx\n"})
        assert "makes no handle" in reasons["2026-11-20.md"]


def test_themes_and_dialects_are_told(root: Path) -> None:
    files = {"2026-11-20 Alice.md": "## Growth\n\ntalked\n\n- [ ] a #team 📅 2026-11-30\n"}
    (row,) = rows(root, files)
    assert (row["themes"], row["dialects"]) == (["growth", "team"], ["tasks"])


def test_a_note_comes_byte_for_byte_and_goes_again_by_undo(root: Path) -> None:
    run_git(root, "init", "--quiet")
    odd = b"\xef\xbb\xbf# Alice\r\n\r- [ ] a  \r\nno end\xe2\x80\xa8"
    write(root.parent / "old", {"2026-11-20 Alice.md": odd, "1on1/2026-11-13 Zoë Bright.md": "x"})
    before = tree(root)
    ok(root, "import", str(root.parent / "old"))
    assert (root / "people/alice/2026-11-20.md").read_bytes() == odd
    assert text(root, "people/zoe-bright/person.md") == '---\nname: "Zoë Bright"\n---\n'
    assert run_git(root, "log", "--format=%s") == "1on1 import: 3 notes\n"
    assert "taken back: import" in ok(root, "undo")
    assert tree(root) == before
    assert (root.parent / "old/2026-11-20 Alice.md").read_bytes() == odd
