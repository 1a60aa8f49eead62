"""`1on1 history`: everything with one person, in order."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.notebooks import cli, notebook, ok

NOTES: dict[str, str | bytes] = {
    "people/alice/person.md": "---\nname: Alice Example\n---\n# Alice\n\n## Goals\n- [ ] a talk\n",
    "people/alice/2026-11-06.md": "Talked.\n",
    "people/alice/2026-11-06-2.md": "Talked again.\n",
    "people/alice/2026-11-13.md": "## Private\n\nhush\n",
    "people/alice/agenda.md": "- [ ] the office\n",
    "people/alice/log.md": (
        "# Log\n\n- 2026-11-10 praise: well done\n  - in front of all\n- 2026-11-06 note: ill\n"
    ),
    "people/alice/zoo.md": "an idea\n",
    "private/alice/2026-11-06.md": "count to five\n",
    "private/alice/plan.md": "say it\n",
    "people/bob/2026-11-06.md": "Not hers.\n",
}


def headings(text: str) -> list[str]:
    """The headings that are not the notes' own."""
    return re.findall(r"^# (.*)$", text, re.MULTILINE)


def entries(root: Path, *words: str, today: date = date(2026, 11, 20)) -> list[dict[str, Any]]:
    """What `1on1 history alice --json` gives."""
    shown = json.loads(ok(root, "history", "alice", "--json", *words, today=today))
    items: list[dict[str, Any]] = shown["items"]
    return items


def status_of(root: Path, header: str, body: str, day: str) -> str:
    """How a single note of that day is headed on 20 November."""
    text = f"---\n{header}---\n{body}" if header else body
    root = notebook(root, {f"people/alice/{day}.md": text})
    (heading,) = headings(ok(root, "history", "alice"))
    return heading


# -- order -----------------------------------------------------------------------------------------


def test_everything_stands_in_order_of_its_days_and_what_has_none_after_it(tmp_path: Path) -> None:
    root = notebook(tmp_path, NOTES)
    assert headings(ok(root, "history", "alice")) == [
        "Alice Example",
        "2026-11-06 (held)",
        "2026-11-06 (held)",
        "2026-11-06 (private)",
        "Between meetings",
        "2026-11-13 (not held)",
        "agenda.md (waiting for the next meeting)",
        "zoo.md",
        "plan.md (private)",
    ]
    texts = [one["text"] for one in entries(root) if one["date"]]
    assert texts == [
        *("Talked.", "Talked again.", "count to five", "- 2026-11-06 note: ill"),
        *("- 2026-11-10 praise: well done\n  - in front of all", "## Private\n\nhush"),
    ]


def test_the_newest_may_stand_on_top(tmp_path: Path) -> None:
    root = notebook(tmp_path, NOTES)
    shown = [(one["kind"], one["date"]) for one in entries(root, "--newest-first")]
    assert shown[:3] == [("profile", None), ("meeting", "2026-11-13"), ("log", "2026-11-10")]
    assert shown[-4:] == [
        ("meeting", "2026-11-06"),
        ("agenda", None),
        ("page", None),
        ("private", None),
    ]


def test_a_period_holds_its_ends_and_nothing_without_a_day(tmp_path: Path) -> None:
    root = notebook(tmp_path, NOTES)
    shown = entries(root, "--since", "2026-11-10", "--until", "2026-11-13")
    assert [one["date"] for one in shown] == ["2026-11-10", "2026-11-13"]
    assert [one["date"] for one in entries(root, "--since", "2026-11-11")] == ["2026-11-13"]
    assert len(entries(root, "--until", "2026-11-09")) == 4


def test_a_history_of_nobody_and_a_period_that_ends_before_it_begins_are_refused(
    tmp_path: Path,
) -> None:
    root = notebook(tmp_path, NOTES)
    assert cli(root, "history", "dave").code == 3
    assert cli(root, "history", "alice", "--since", "2026-11-02", "--until", "yesterday").code == 0
    assert cli(root, "history", "alice", "--since", "fri", "--until", "yesterday").code == 2
    assert cli(root, "history", "alice", "--since", "soon").code == 2
    assert cli(root, "history").code == 2


def test_nothing_written_is_no_failure(tmp_path: Path) -> None:
    root = notebook(tmp_path, {"people/alice/agenda.md": "\n\n"})
    assert ok(root, "history", "alice") == ""
    assert ok(root, "history", "alice", "--table") == "Nothing written.\n"
    assert entries(root) == []


# -- a note ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("header", "body", "day", "shown"),
    [
        ("", "Talked.\n", "2026-11-20", "2026-11-20 (held)"),
        ("", "## Notes\n", "2026-11-20", "2026-11-20 (planned)"),
        ("", "## Notes\n", "2026-11-19", "2026-11-19 (not held)"),
        ("status: planned\n", "", "2026-11-19", "2026-11-19 (planned)"),
        ("status: held\n", "", "2026-11-21", "2026-11-21 (planned)"),
        ("status: skipped\nreason: ill\n", "", "2026-11-19", "2026-11-19 (skipped: ill)"),
        ("status: skipped\n", "", "2026-11-19", "2026-11-19 (skipped)"),
        (
            *("status: moved\nmoved_to: 2026-11-23\n", ""),
            *("2026-11-19", "2026-11-19 (moved to 2026-11-23)"),
        ),
    ],
)
def test_a_heading_says_what_became_of_the_meeting(
    tmp_path: Path, header: str, body: str, day: str, shown: str
) -> None:
    assert status_of(tmp_path, header, body, day) == shown


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("# Alice, 6 November 2026\n\nHello.\n", "2026-11-06 (held)"),
        ("# The plan\n\nHello.\n", "2026-11-06 (held): The plan"),
        ("\nThe *plan*\n===\nHello.\n", "2026-11-06 (held): The plan"),
    ],
)
def test_a_notes_own_title_is_not_doubled(tmp_path: Path, body: str, shown: str) -> None:
    assert status_of(tmp_path, "", body, "2026-11-06") == shown
    assert ok(tmp_path, "history", "alice").endswith("2026-11-06.md\n\nHello.\n")


@pytest.mark.parametrize("body", ["- # A\n", "Hello.\n\n# A\n", "# A <!-- b -->\nHello.\n"])
def test_a_title_that_is_more_or_less_than_one_stays_in_the_text(tmp_path: Path, body: str) -> None:
    root = notebook(tmp_path, {"people/alice/2026-11-06.md": body})
    assert ok(root, "history", "alice").endswith(f"2026-11-06.md\n\n{body}")


def test_front_matter_is_a_short_line_and_the_body_stands_as_it_is(tmp_path: Path) -> None:
    note = (
        "---\r\nthemes: [growth]\r\nmood: 7/10\r\nmode: walk\r\nactual: 25\r\nx: y\r\n---\r\n"
        "\r\n  a\tb  \r\n\r\n\r\n* [ ] c <!-- d -->\r\n"
    )
    root = notebook(tmp_path, {"people/alice/2026-11-06.md": note})
    assert ok(root, "history", "alice") == (
        "# 2026-11-06 (held)\n\n"
        "people/alice/2026-11-06.md · themes: growth · mood: 7/10 · mode: walk · 25 minutes\n\n"
        "  a\tb  \n\n\n* [ ] c <!-- d -->\n"
    )
    (entry,) = entries(root)
    assert {key: entry[key] for key in ("themes", "mood", "mode", "line", "text")} == {
        "themes": ["growth"],
        "mood": "7/10",
        "mode": "walk",
        "line": 9,
        "text": "  a\tb  \n\n\n* [ ] c <!-- d -->",
    }


def test_a_profile_says_who_it_is(tmp_path: Path) -> None:
    profile = "---\nrelation: peer\nsince: 2026-01-05\narchived: 2026-11-01\n---\n# Alice\nHi.\n"
    root = notebook(tmp_path, {"people/alice/person.md": profile})
    assert ok(root, "history", "alice") == (
        "# Alice\n\npeople/alice/person.md · peer · since 5 January 2026 · "
        "archived 1 November 2026\n\nHi.\n"
    )


def test_what_else_stands_in_the_log_comes_last(tmp_path: Path) -> None:
    log = "- 2026-11-06 prase: oops\n- 2026-11-07 praise: well\n\nWords of mine.\n"
    root = notebook(tmp_path, {"people/alice/log.md": log})
    shown = [(one["date"], one["entry"], one["text"]) for one in entries(root)]
    assert shown == [
        ("2026-11-07", "praise", "- 2026-11-07 praise: well"),
        (None, None, "- 2026-11-06 prase: oops\n\nWords of mine."),
    ]
    assert headings(ok(root, "history", "alice")) == ["Between meetings", "log.md (no entries)"]


def test_a_note_that_cannot_be_read_is_named_and_the_others_are_shown(tmp_path: Path) -> None:
    bad: dict[str, str | bytes] = {
        "people/alice/2026-11-06.md": b"caf\xe9",
        "people/alice/2026-11-07.md": "---\nmood: [\n---\nHello.\n",
    }
    ran = cli(notebook(tmp_path, bad), "history", "alice")
    assert (ran.code, headings(ran.out)) == (0, ["2026-11-07 (held)"])
    assert ran.err.startswith("not read in full: people/alice/2026-11-06.md, people/alice/2026-11-")


# -- what is private -------------------------------------------------------------------------------


def test_what_is_private_is_shown_and_set_off_unless_it_is_left_out(tmp_path: Path) -> None:
    root = notebook(tmp_path, NOTES)
    painted = ok(root, "history", "alice", "--color", "always")
    assert "\x1b[33mhush\x1b[0m" in painted
    assert "\x1b[33m- 2026-11-06 note: ill\x1b[0m" in painted
    assert [one["text"] for one in entries(root) if one["private"]] == [
        *("count to five", "- 2026-11-06 note: ill", "## Private\n\nhush", "say it")
    ]
    left = ok(root, "history", "alice", "--no-private")
    for secret in ("hush", "Private", "ill", "count", "say it"):
        assert secret not in left
    assert headings(left) == [
        *("Alice Example", "2026-11-06 (held)", "2026-11-06 (held)", "Between meetings"),
        *("2026-11-13 (not held)", "agenda.md (waiting for the next meeting)", "zoo.md"),
    ]


def test_a_note_in_doubt_is_cut_off_there_and_said(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "people/alice/2026-11-06.md": "---\nperson: bob\nmood: 3\n---\nof bob\n",
        "people/alice/2026-11-13.md": "open\n\n```\n## Private\nhush\n",
        "people/alice/log.md": "- 2026-11-10 praise: well\n<div>\n",
    }
    root = notebook(tmp_path, files)
    ran = cli(root, "history", "alice", "--no-private")
    assert ran.out == (
        "# Between meetings\n\n- 2026-11-10 praise: well\n\n"
        "# 2026-11-13 (held)\n\npeople/alice/2026-11-13.md\n\nopen\n"
    )
    said = [line.partition(": left out from here on: ")[0] for line in ran.err.splitlines()]
    assert sorted(said) == [
        "people/alice/2026-11-06.md:1",
        "people/alice/2026-11-13.md:3",
        "people/alice/log.md:2",
    ]
    in_period = cli(root, "history", "alice", "--no-private", "--since", "2026-11-12").err
    assert "2026-11-06" not in in_period
    assert "hush" in ok(root, "history", "alice")


def test_the_marks_of_a_conflict_stay_where_they_are(tmp_path: Path) -> None:
    note = "<<<<<<< HEAD\nThe big talk\n=======\nSmall talk\n>>>>>>> other\n"
    root = notebook(tmp_path, {"people/alice/2026-11-06.md": note})
    ran = cli(root, "history", "alice")
    assert ran.out == f"# 2026-11-06 (held)\n\npeople/alice/2026-11-06.md\n\n{note}"
