"""`1on1 status`: whom to meet, who is late, what is overdue, what went quiet."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.notebooks import cli, notebook, ok

HELD = "## Notes\n\nTalked.\n"
COVERED = "---\nthemes: [morale, engagement, growth, career, feedback, coaching]\n---\n"
ROLE = "---\ntemplate: role-negotiation\n---\n\nTalked.\n"
SENT = "---\nrecap_sent: true\n---\n"


def rows(root: Path, today: date = date(2026, 11, 20)) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = json.loads(ok(root, "status", "--json", today=today))["items"]
    return items


def sections(root: Path, **more: Any) -> dict[str, list[str]]:
    """The page's sections by title; the figures below them have none."""
    found: dict[str, list[str]] = {}
    for block in ok(root, "status", "--table", **more).split("\n\n"):
        title, *lines = block.splitlines()
        found[title] = lines
    return found


def files_of(who: str, profile: str = "", **notes: str) -> dict[str, str | bytes]:
    """A profile and notes of days such as `n1106`."""
    files: dict[str, str | bytes] = {f"people/{who}/person.md": f"---\n{profile}\n---\n"}
    for day, said in notes.items():
        files[f"people/{who}/2026-{day[1:3]}-{day[3:]}.md"] = said
    return files


def test_a_row_has_every_key_and_no_other(tmp_path: Path) -> None:
    items = "## Actions\n\n- [ ] @me call due:2026-11-13\n- [ ] write\n- [x] done\n"
    files = files_of("alice", "duration: 45\nbuffer: 15", n1106=f"{COVERED}{items}")
    assert rows(notebook(tmp_path, files)) == [
        {
            "person": "alice",
            "cadence": "weekly",
            "last": "2026-11-06",
            "next_due": "2026-11-13",
            "late_days": 7,
            "planned": None,
            "open": 2,
            "overdue": 1,
            "stale": [],
            "held": 1,
            "skipped": 0,
            "recap_unsent": "2026-11-06",
            "role_negotiated": None,
            "minutes_a_week": 60,
        }
    ]


def test_piped_it_is_a_line_a_person(tmp_path: Path) -> None:
    files = files_of("bob", "relation: peer", n1106=SENT) | files_of("alice", n1120="")
    assert ok(notebook(tmp_path, files), "status").splitlines() == [
        "alice\tweekly\t\t2026-11-20\t\t2026-11-20\t0\t0\t\t0\t0\t\t\t30",
        "bob\t\t2026-11-06\t\t\t\t0\t0\t\t1\t0\t\t\t",
    ]


def test_archived_people_and_what_they_promised_are_left_out(tmp_path: Path) -> None:
    overdue = "- [ ] @me call due:2026-11-06\n"
    files = files_of("alice", "archived: 2026-11-19", n1106=f"{HELD}{overdue}")
    root = notebook(tmp_path, files)
    assert rows(root) == []
    assert cli(root, "status", "--exit-code").code == 0
    assert ok(root, "status", "--table").startswith("Nobody to meet; ")


def test_an_empty_notebook_says_how_to_begin(tmp_path: Path) -> None:
    root = notebook(tmp_path)
    assert (ok(root, "status"), rows(root)) == ("", [])
    assert ok(root, "status", "--table") == (
        "Nobody to meet; 1on1 new NAME or 1on1 person add NAME begins.\n"
    )


# -- cadence ---------------------------------------------------------------------------------------


def test_the_coming_week_is_in_the_order_of_days_and_times(tmp_path: Path) -> None:
    files = {
        **files_of("alice", "time: 14:30", n1120=""),
        **files_of("bob", "time: 09:00", n1120=""),
        **files_of("carol", "", n1119=HELD),
        **files_of("dave", "", n1127=""),
        **files_of("erin", "cadence: biweekly", n1112=HELD),
    }
    assert sections(notebook(tmp_path, files))["Today and this week"] == [
        "  today       09:00  bob    planned",
        "  today       14:30  alice  planned",
        "  Thu 26 Nov         carol  due, no note yet",
        "  Thu 26 Nov         erin   due, no note yet",
    ]


def test_late_by_cadence_are_the_longest_late_first(tmp_path: Path) -> None:
    files = {
        **files_of("alice", "", n1112=HELD),
        **files_of("bob", "cadence: every 10 days", n1101=HELD),
        **files_of("carol", "since: 2026-10-01\ncadence: monthly"),
        **files_of("dave", "relation: peer", n0106=HELD),
    }
    assert sections(notebook(tmp_path, files))["Late"] == [
        "  carol  19 days  not met yet, monthly",
        "  bob     9 days  last met 1 Nov, every 10 days",
        "  alice    1 day  last met 12 Nov, weekly",
    ]


@pytest.mark.parametrize(
    ("profile", "settings", "late"),
    [
        ("", "", 7),
        ("away: [{from: 2026-11-16, to: 2026-11-18}]", "", 4),
        ("away: [{from: 2026-11-16, to: 2026-11-18}]", "away: [{from: 2026-11-19}]", 3),
        ("away: [{from: 2026-11-10, to: 2026-11-25}]", "", None),
        ("since: 2026-12-01", "", None),
        ("relation: mentor", "", None),
    ],
)  # fmt: skip
def test_nobody_is_late_for_days_away_or_before_the_start(
    tmp_path: Path, profile: str, settings: str, late: int | None
) -> None:
    root = notebook(tmp_path, files_of("alice", profile, n1106=HELD), settings=settings)
    assert [one["late_days"] for one in rows(root)] == [late]
    assert ("Late" in sections(root)) == (late is not None)


def test_nobody_is_late_who_is_met_within_a_cadence(tmp_path: Path) -> None:
    files = files_of("alice", n1030=HELD, n1127="") | files_of("bob", n1030=HELD, n1128="")
    assert [one["late_days"] for one in rows(notebook(tmp_path, files))] == [None, 14]


@pytest.mark.parametrize(("skipped", "due"), [("n1120", "2026-11-27"), ("n1124", "2026-12-01")])
def test_a_meeting_to_be_skipped_is_due_no_more(tmp_path: Path, skipped: str, due: str) -> None:
    ill = "---\nstatus: skipped\nreason: ill\n---\n"
    root = notebook(tmp_path, files_of("alice", n1113=HELD, **{skipped: ill}))
    assert rows(root)[0]["next_due"] == due
    assert rows(root, date(2026, 11, 25))[0]["late_days"] == 5, "until you meet"


def test_whoever_came_back_is_due_a_cadence_later(tmp_path: Path) -> None:
    root = notebook(tmp_path, files_of("alice", "since: 2026-11-16", n0106=HELD))
    assert rows(root)[0]["next_due"] == "2026-11-23"


def test_a_new_starter_is_due_a_cadence_after_the_start(tmp_path: Path) -> None:
    root = notebook(tmp_path, files_of("alice", "since: 2026-11-18\ncadence: weekly"))
    assert sections(root)["Today and this week"] == ["  Wed 25 Nov  alice  due, no note yet"]
    assert "Late" in sections(root, today=date(2026, 11, 26))


def test_somebody_with_nothing_to_count_from_is_named(tmp_path: Path) -> None:
    files = files_of("alice") | files_of("bob", "relation: peer") | files_of("carol", n1120="")
    assert sections(notebook(tmp_path, files))["Not met yet"] == ["  alice"]


# -- promises --------------------------------------------------------------------------------------


def test_overdue_promises_are_mine_first_and_the_rest_is_counted(tmp_path: Path) -> None:
    mine = "".join(f"- [ ] @me m{n} due:2026-11-{n:02} ^mm{n:02}\n" for n in range(1, 8))
    theirs = "".join(f"- [ ] @alice t{n} due:2026-11-{n:02} ^tt{n:02}\n" for n in range(1, 5))
    note = f"{SENT}{HELD}\n## Actions\n\n{theirs}{mine}- [ ] @me today due:2026-11-20\n"
    found = sections(notebook(tmp_path, files_of("alice", n1119=note)))
    assert found["Overdue, yours"] == [
        *(f"  mm{n:02}   {20 - n} days late  alice  m{n}   me" for n in range(1, 6)),
        "  and 2 more: 1on1 todo --mine --overdue",
    ]
    assert found["Overdue, theirs"][2:] == [
        "  tt03   17 days late  alice  t3   alice",
        "  and 1 more: 1on1 todo --theirs --overdue",
    ]


# -- themes, recaps, roles -------------------------------------------------------------------------


def test_themes_that_went_quiet_stand_with_the_longest_first(tmp_path: Path) -> None:
    growth = "---\nthemes: [growth, morale]\nrecap_sent: true\n---\n"
    files = files_of("alice", "since: 2026-01-01", n0901=growth, n1119=SENT) | files_of("bob")
    root = notebook(tmp_path, files)
    assert sections(root)["Went quiet"] == [
        "  - alice: engagement (never), career (never), feedback (never) and 3 more"
    ]
    stale = {one["person"]: one["stale"] for one in rows(root)}
    assert stale["bob"] == []
    assert {"growth", "career", "ideas"} <= set(stale["alice"])


def test_many_people_are_shortened_too(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {}
    for number in range(10):
        files |= files_of(f"p{number}", "since: 2026-01-01", n1119=SENT)
    assert sections(notebook(tmp_path, files))["Went quiet"][-1] == (
        "  and 2 more people: 1on1 coverage"
    )


def test_meetings_nobody_was_sent_a_recap_of_are_named(tmp_path: Path) -> None:
    said = "## Summary\n\nAll well.\n"
    files = files_of("alice", n1113=said) | files_of("bob", n1119=f"{SENT}{said}")
    found = sections(notebook(tmp_path, files))
    assert found["Recaps not sent"] == ["  alice (13 Nov)"]


@pytest.mark.parametrize(
    ("profile", "notes", "lacks"),
    [
        ("", {"n1106": HELD}, True),
        ("", {"n1106": HELD, "n1113": ROLE}, False),
        ("", {"n1106": HELD, "n1127": ROLE}, True),
        ("", {"n1127": ""}, False),
        ("relation: peer", {"n1106": HELD}, False),
        ("since: 2025-11-21", {"n1106": HELD}, True),
        ("since: 2025-11-20", {"n1106": HELD}, False),
    ],
)
def test_reports_of_a_year_at_most_should_have_negotiated_their_role(
    tmp_path: Path, profile: str, notes: dict[str, str], lacks: bool
) -> None:
    root = notebook(tmp_path, files_of("alice", profile, **notes))
    title = "No role negotiated yet"
    assert (sections(root).get(title, [])[:1] == ["  alice"]) == lacks
    negotiated = "2026-11-13" if "n1113" in notes else None
    assert rows(root)[0]["role_negotiated"] == negotiated


# -- figures ---------------------------------------------------------------------------------------


def test_hours_a_week_and_adherence_close_the_page(tmp_path: Path) -> None:
    skipped = "---\nstatus: skipped\nreason: ill\n---\n"
    files = {
        **files_of("alice", "duration: 60\nbuffer: 10", n1113=skipped, n1118=COVERED),
        **files_of("bob", "cadence: biweekly", n1118=COVERED),
        **files_of("carol", "relation: peer", n1118=HELD),
    }
    assert ok(notebook(tmp_path, files), "status", "--table").splitlines()[-2:] == [
        "1 h 25 min a week with 2 people, at 30 min where a profile names no duration",
        "Held in the last 365 days: 3 of 4 (75 %)",
    ]


def test_all_quiet_is_said(tmp_path: Path) -> None:
    sent = COVERED.replace("---\n", "---\nrecap_sent: true\n", 1)
    files = files_of("alice", "since: 2024-01-01\nduration: 30", n1119=sent)
    assert ok(notebook(tmp_path, files), "status", "--table").split("\n\n")[1:] == [
        "All quiet: nobody is late, nothing is overdue.",
        "30 min a week with 1 person\n",
    ]
    peer = notebook(tmp_path / "peer", files_of("bob", "relation: peer"))
    assert ok(peer, "status", "--table") == "All quiet: nobody is late, nothing is overdue.\n"


@pytest.mark.parametrize(
    ("note", "code"),
    [
        ({"n1106": HELD}, 1),
        ({"n1119": f"{HELD}\n## Actions\n\n- [ ] @alice write due:2026-11-18\n"}, 1),
        ({"n1119": HELD}, 0),
    ],
)
def test_the_exit_code_tells_of_late_people_and_overdue_promises(
    tmp_path: Path, note: dict[str, str], code: int
) -> None:
    root = notebook(tmp_path, files_of("alice", "since: 2026-01-01", **note))
    assert cli(root, "status", "--exit-code").code == code
    assert cli(root, "status").code == 0


def test_a_broken_note_is_named_and_hides_nobody(tmp_path: Path) -> None:
    files = {**files_of("alice", n1119="---\nmood: [\n---\n"), **files_of("bob", n1119=HELD)}
    ran = cli(notebook(tmp_path, files), "status")
    assert [line.split("\t")[0] for line in ran.out.splitlines()] == ["alice", "bob"]
    assert ran.err == "not read in full: people/alice/2026-11-19.md; see: 1on1 check\n"
