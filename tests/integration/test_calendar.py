"""The rhythm as a calendar file, read back by another parser."""

from __future__ import annotations

import os
import stat
from datetime import date
from pathlib import Path

import pytest

from tests.calendars import events, exported, shown, starts
from tests.notebooks import TODAY, cli, failing, notebook, ok, run_git, tree

HELD = "---\nstatus: held\n---\n"
LAST = {"people/alice/2026-11-18.md": HELD}  # a Wednesday
TIMED = "---\nname: Alice Winter\ntime: 10:30\nduration: 45\nbuffer: 15\n---\n"
UNTIL_NEW_YEAR = (TODAY, date(2026, 12, 31))


def alice(folder: Path, profile: str = TIMED, **files: str) -> Path:
    """A notebook with Alice, last met on the 18th; `d1125="…"` is her note of that day."""
    notes = {f"people/alice/2026-{n[1:3]}-{n[3:]}.md": text for n, text in files.items()}
    return notebook(folder, {"people/alice/person.md": profile, **LAST, **notes})


def meetings(root: Path, *words: str) -> list[str]:
    return starts(exported(root, *words), *UNTIL_NEW_YEAR)


# -- when ------------------------------------------------------------------------------------------


def test_a_rhythm_is_a_repeating_event_at_its_time_and_the_buffer_one_after_it(
    tmp_path: Path,
) -> None:
    found = shown(exported(alice(tmp_path)), date(2026, 11, 20), date(2026, 12, 4))
    assert [(one.start, one.minutes, one.title) for one in found] == [
        ("2026-11-25 10:30", 45, "1:1"),
        ("2026-11-25 11:15", 15, "1:1 (buffer)"),
        ("2026-12-02 10:30", 45, "1:1"),
        ("2026-12-02 11:15", 15, "1:1 (buffer)"),
    ]


def test_without_a_time_it_is_a_day_that_blocks_nothing(tmp_path: Path) -> None:
    text = exported(alice(tmp_path, "---\nbuffer: 15\n---\n"))
    assert shown(text, TODAY, date(2026, 11, 26))[0].start == "2026-11-25"
    (event,) = events(text)
    assert (event["TRANSP"], event.end) == ("TRANSPARENT", date(2026, 11, 26))


def test_a_meeting_takes_half_an_hour_unless_told(tmp_path: Path) -> None:
    root = alice(tmp_path, "---\ntime: 9:05\n---\n")
    (one,) = shown(exported(root), TODAY, date(2026, 11, 26))
    assert (one.start, one.minutes) == ("2026-11-25 09:05", 30)


@pytest.mark.parametrize(
    ("cadence", "rule", "days"),
    [
        ("weekly", "FREQ=WEEKLY;INTERVAL=1", ["11-25", "12-02", "12-09"]),
        ("biweekly", "FREQ=WEEKLY;INTERVAL=2", ["12-02", "12-16", "12-30"]),
        ("every 3 weeks", "FREQ=WEEKLY;INTERVAL=3", ["12-09", "12-30"]),
        ("every 10 days", "FREQ=DAILY;INTERVAL=10", ["11-28", "12-08", "12-18"]),
        ("monthly", "FREQ=MONTHLY;INTERVAL=1", ["12-18"]),
        ("quarterly", "FREQ=MONTHLY;INTERVAL=3", []),
    ],
)
def test_every_cadence_has_its_rule(
    tmp_path: Path, cadence: str, rule: str, days: list[str]
) -> None:
    text = exported(alice(tmp_path, f"---\ncadence: {cadence}\n---\n"))
    assert f"\r\nRRULE:{rule}\r\n" in text
    assert [day[5:] for day in starts(text, *UNTIL_NEW_YEAR)][:3] == days


@pytest.mark.parametrize(
    ("last", "days"),
    [
        ("2026-10-31", ["2026-11-30", "2026-12-30", "2027-01-30", "2027-02-28", "2027-03-30"]),
        ("2026-12-31", ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"]),
        ("2026-12-29", ["2027-01-29", "2027-02-28", "2027-03-29", "2027-04-29"]),
    ],
)
def test_a_month_too_short_for_the_day_takes_its_last_one(
    tmp_path: Path, last: str, days: list[str]
) -> None:
    files = {
        "people/bob/person.md": "---\ncadence: monthly\n---\n",
        f"people/bob/{last}.md": HELD,
    }
    text = exported(notebook(tmp_path, files), today=date.fromisoformat(last))
    assert starts(text, date(2026, 11, 1), date(2027, 5, 1))[: len(days)] == days


def test_time_away_theirs_and_yours_falls_out(tmp_path: Path) -> None:
    theirs = "---\ntime: 10:30\naway: [{from: 2026-12-01, to: 2026-12-05}]\n---\n"
    root = alice(tmp_path, theirs)
    (root / "1on1.yaml").write_text("away: [{from: 2026-12-14, to: 2026-12-18}]\n")
    days = [day[5:10] for day in meetings(root)]
    assert days == ["11-25", "12-09", "12-23", "12-30"]


# -- planned notes ---------------------------------------------------------------------------------


def test_a_planned_note_that_differs_takes_the_place_of_its_day(tmp_path: Path) -> None:
    note = "---\ntime: 15:00\nduration: 60\n---\n"
    found = shown(exported(alice(tmp_path, d1126=note)), TODAY, date(2026, 12, 3))
    assert [(one.start, one.minutes) for one in found] == [
        ("2026-11-26 15:00", 60),
        ("2026-11-26 16:00", 15),
        ("2026-12-02 10:30", 45),
        ("2026-12-02 11:15", 15),
    ]


def test_a_planned_note_like_all_others_adds_nothing(tmp_path: Path) -> None:
    plain = exported(alice(tmp_path / "a"))
    assert exported(alice(tmp_path / "b", d1125="", d1202="---\ntime: 10:30\n---\n")) == plain


def test_a_meeting_that_moves_moves_alone(tmp_path: Path) -> None:
    root = alice(tmp_path, d1125="")
    ok(root, "move", "alice", "2026-12-01")
    days = [day[5:] for day in meetings(root)]
    assert days[:3] == ["12-01 10:30", "12-02 10:30", "12-09 10:30"]


def test_a_skipped_meeting_falls_out(tmp_path: Path) -> None:
    root = alice(tmp_path)
    ok(root, "skip", "alice", "--date", "2026-12-02", "--reason", "offsite")
    assert [day[5:10] for day in meetings(root)][:2] == ["11-25", "12-09"]


def test_a_meeting_besides_the_rhythm_is_an_event_of_its_own(tmp_path: Path) -> None:
    profile = TIMED.replace("---\nname", "---\ncadence: monthly\nname")
    root = alice(tmp_path, profile, d1127="", **{"d1127-2": "---\ntime: 16:00\n---\n"})
    text = exported(root)
    assert starts(text, *UNTIL_NEW_YEAR) == [
        "2026-11-27 10:30",
        "2026-11-27 16:00",
        "2026-12-18 10:30",
    ]
    assert len({event["UID"] for event in events(text)}) == 6


def test_an_hour_does_not_take_the_place_of_a_day(tmp_path: Path) -> None:
    root = alice(tmp_path, "---\nsince: 2026-01-01\n---\n", d1125="---\ntime: 16:00\n---\n")
    assert meetings(root)[:2] == ["2026-11-25 16:00", "2026-12-02"]


def test_someone_without_a_cadence_has_what_is_planned(tmp_path: Path) -> None:
    root = alice(tmp_path, "---\nrelation: peer\n---\n", d1125="")
    assert meetings(root) == ["2026-11-25"]


def test_a_note_nobody_can_read_for_sure_tells_only_its_day(tmp_path: Path) -> None:
    """As in a message: its front matter names somebody else."""
    root = alice(tmp_path, d1126="---\nperson: bob\ntime: 15:00\n---\n")
    assert meetings(root)[0] == "2026-11-26 10:30"


# -- who -------------------------------------------------------------------------------------------


def test_people_may_be_named_and_come_once(tmp_path: Path) -> None:
    root = alice(tmp_path)
    files = {"people/bob/2026-11-18.md": HELD}
    notebook(tmp_path, files)
    both = exported(root)
    assert len(events(both)) == 3
    assert len(events(exported(root, "bob"))) == 1
    assert exported(root, "alice", "bob", "Alice Winter") == both


def test_archived_people_are_left_out_and_the_end_is_known_beforehand(tmp_path: Path) -> None:
    gone = alice(tmp_path / "gone", "---\narchived: 2026-11-01\n---\n")
    ran = cli(gone, "calendar")
    assert (ran.code, ran.out) == (3, "")
    leaving = alice(tmp_path / "leaving", "---\ntime: 10:30\narchived: 2026-12-10\n---\n")
    assert [day[5:10] for day in meetings(leaving)] == ["11-25", "12-02", "12-09"]
    day = alice(tmp_path / "day", "---\narchived: 2026-12-10\n---\n")
    assert [found[5:] for found in meetings(day)] == ["11-25", "12-02", "12-09"]


def test_who_is_left_out_is_said(tmp_path: Path) -> None:
    files = {"people/bob/a.md": "", "people/carol/person.md": "---\nrelation: peer\n---\n"}
    root = alice(tmp_path)
    notebook(root, files)
    ran = cli(root, "calendar")
    assert ran.code == 0
    assert ran.err.splitlines() == [
        "bob is left out: nothing to count the cadence from, or away for years; plan a meeting: "
        "1on1 new bob --date DATE",
    ]
    assert (
        "carol is left out: no cadence, and nothing planned" in cli(root, "calendar", "carol").err
    )


def test_with_nothing_to_write_there_is_no_file(tmp_path: Path) -> None:
    for files in ({}, {"people/bob/a.md": ""}):
        ran = cli(notebook(tmp_path / "notes", files), "calendar", "--out", str(tmp_path / "x.ics"))
        assert (ran.code, ran.out) == (3, "")
    assert not (tmp_path / "x.ics").exists()
    assert cli(notebook(tmp_path / "notes"), "calendar", "zed").code == 3


def test_the_last_day_of_all_has_no_end_and_no_event(tmp_path: Path) -> None:
    root = notebook(tmp_path, {"people/bob/9999-12-31.md": ""})
    assert cli(root, "calendar").code == 3
    root = notebook(tmp_path, {"people/bob/9999-12-24.md": HELD, "people/bob/9999-12-30.md": ""})
    assert len(events(exported(root, today=date(9999, 12, 25)))) == 1


# -- the file --------------------------------------------------------------------------------------


def test_a_file_is_for_its_owner_and_named(tmp_path: Path) -> None:
    root, out = alice(tmp_path / "notes"), tmp_path / "1on1.ics"
    os.umask(0o022)
    ran = cli(root, "calendar", "--out", str(out))
    assert (ran.code, ran.out, ran.err) == (0, f"{out}\n", "")
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert out.read_bytes().decode() == exported(root) == exported(root, "--out", "-")


def test_an_older_one_of_ours_is_replaced_and_nothing_else(tmp_path: Path) -> None:
    root, out = alice(tmp_path / "notes"), tmp_path / "1on1.ics"
    ok(root, "calendar", "--out", str(out), today=date(2026, 11, 19))
    ok(root, "calendar", "--out", str(out))
    assert out.read_bytes().decode() == exported(root)
    other = tmp_path / "other.ics"
    other.write_text("BEGIN:VCALENDAR\nPRODID:-//somebody//else//EN\n")
    before = other.read_bytes()
    ran = cli(root, "calendar", "--out", str(other))
    assert (ran.code, ran.out, other.read_bytes()) == (5, "", before)
    assert "is no calendar of ours" in ran.err


@pytest.mark.parametrize(
    ("out", "code"),
    [("", 2), ("  ", 2), ("nowhere/a.ics", 3), (".", 5), ("people/alice/a.ics", 5),
     ("1on1.yaml", 5), ("templates", 5), ("pipe", 5)],
)  # fmt: skip
def test_a_target_that_will_not_do_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, out: str, code: int
) -> None:
    root = alice(tmp_path)
    os.mkfifo(root / "pipe")
    before, settings = tree(root), (root / "1on1.yaml").read_bytes()
    monkeypatch.chdir(root)
    ran = cli(root, "calendar", "--out", out)
    assert (ran.code, ran.out) == (code, "")
    assert (tree(root), (root / "1on1.yaml").read_bytes()) == (before, settings)


def test_a_full_disk_is_exit_7_and_nothing_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, out = alice(tmp_path / "notes"), tmp_path / "1on1.ics"
    monkeypatch.setattr(os, "fsync", failing(28))
    ran = cli(root, "calendar", "--out", str(out))
    assert (ran.code, ran.out) == (7, "")
    assert [path.name for path in tmp_path.iterdir()] == ["notes"]


def test_a_file_within_the_notebook_is_remarked_upon_and_not_committed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = notebook(tmp_path, LAST, git=True)
    monkeypatch.chdir(root)
    ran = cli(root, "calendar", "--out", "1on1.ics")
    assert (ran.code, ran.err) == (0, "it lies in the notebook, where git may commit it\n")
    assert run_git(root, "status", "--porcelain") == "?? 1on1.ics\n"
