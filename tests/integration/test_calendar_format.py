"""What the calendar file is like for other programs and other eyes: RFC 5545, zones, discretion."""

from __future__ import annotations

import io
import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import pytest
from dateutil.tz import tzical

from oneonone.cli.context import Context
from tests.attacks.hostile import EVIL
from tests.calendars import events, exported, starts
from tests.notebooks import TODAY, cli, notebook

HELD = "---\nstatus: held\n---\n"
SECRET = "plum7 "
NOTE = (
    f"---\nstatus: held\nreason: {SECRET}\ntags: [{SECRET}]\n---\n# {SECRET}\n\n{SECRET}\n\n"
    f"- [ ] @me {SECRET} ^call\n\n## Private\n\n{SECRET}\n"
)


def in_zone(folder: Path, zone: str, **keys: str) -> Path:
    more = "".join(f"{key}: {value}\n" for key, value in keys.items())
    profile = f"---\nname: Alice Winter\ntime: 9:00\ntimezone: {zone}\n{more}---\n"
    files = {"people/alice/person.md": profile, "people/alice/2026-11-18.md": HELD}
    return notebook(folder, files)


# -- the format ------------------------------------------------------------------------------------


def test_lines_end_as_the_standard_has_it_and_are_folded(tmp_path: Path) -> None:
    text = exported(in_zone(tmp_path, "Europe/Vienna", buffer="10"), "--names")
    lines = text.split("\r\n")
    assert lines[-1] == ""
    assert not any("\n" in line or "\r" in line for line in lines)
    assert max(len(line.encode()) for line in lines) <= 75
    assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//1on1//")


def test_every_event_has_what_it_must_have_once(tmp_path: Path) -> None:
    made = events(exported(in_zone(tmp_path, "Europe/Vienna", buffer="10")))
    assert len(made) == 2
    for event in made:
        for name in ("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "SEQUENCE", "CLASS"):
            assert not isinstance(event[name], list)
        assert event.end > event.start
        assert event["CLASS"] == "PRIVATE"


def test_the_same_notebook_and_day_give_the_same_bytes_and_a_later_day_a_later_version(
    tmp_path: Path,
) -> None:
    root = in_zone(tmp_path, "Europe/Vienna")
    text = exported(root)
    assert exported(root) == text
    later = exported(root, today=TODAY + timedelta(days=3))
    (one,), (again,) = events(text), events(later)
    assert one["UID"] == again["UID"]
    assert one["SEQUENCE"] < again["SEQUENCE"]
    assert one.stamp < again.stamp
    new = in_zone(tmp_path / "new", "UTC", since="1998-12-30")
    assert events(exported(new, today=date(1999, 1, 1)))[0]["SEQUENCE"] == 0
    assert events(exported(root, today=date(2090, 1, 1)))[0]["SEQUENCE"] == 2**31 - 1


def test_a_second_export_of_a_day_wins_over_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = notebook(tmp_path, {"people/bob/2026-11-25.md": ""})
    start = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
    made = []
    for seconds in (0, 1, 60):
        moment = start + timedelta(seconds=seconds)
        monkeypatch.setattr(Context, "now", moment)
        (event,) = events(exported(root))
        assert event.stamp == moment
        made.append(event["SEQUENCE"])
    assert made == [made[0], made[0] + 1, made[0] + 60]


def test_the_moment_is_that_of_the_clock_unless_a_day_is_named(tmp_path: Path) -> None:
    (tmp_path / "now").touch()
    just_now = (tmp_path / "now").stat().st_mtime
    assert abs(Context({}).now.timestamp() - just_now) < 60
    day = datetime(2026, 11, 20, tzinfo=UTC)
    named = Context({})
    named.today_text = "2026-11-20"
    assert named.now == day
    assert Context({"ONEONONE_TODAY": "2026-11-20"}).now == day


def test_a_moved_extra_meeting_keeps_its_uid(tmp_path: Path) -> None:
    peer = {"people/bob/person.md": "---\nrelation: peer\n---\n", "people/bob/2026-11-25.md": ""}
    root = notebook(tmp_path, peer)
    (before,) = events(exported(root))
    assert cli(root, "move", "bob", "2026-12-03").code == 0
    (after,) = events(exported(root))
    assert before["UID"] == after["UID"]
    assert (before.start, after.start) == (date(2026, 11, 25), date(2026, 12, 3))


def test_an_override_names_the_start_it_takes_the_place_of(tmp_path: Path) -> None:
    root = in_zone(tmp_path, "Europe/Vienna", buffer="10")
    notebook(root, {"people/alice/2026-11-26.md": "---\ntime: 15:00\n---\n"})
    series, buffer, moved, moved_buffer = events(exported(root))
    zone = ZoneInfo("Europe/Vienna")
    assert moved["RECURRENCE-ID"].dt == series.start == datetime(2026, 11, 25, 9, tzinfo=zone)
    assert moved_buffer["RECURRENCE-ID"].dt == buffer.start
    assert (moved["UID"], moved_buffer["UID"]) == (series["UID"], buffer["UID"])


# -- time zones ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "zone",
    ["Europe/Vienna", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "Africa/Cairo"],
)
def test_a_meeting_keeps_its_hour_when_clocks_change(tmp_path: Path, zone: str) -> None:
    text = exported(in_zone(tmp_path, zone))
    found = starts(text, date(2026, 12, 1), date(2028, 1, 1))
    assert len(found) > 50
    assert {start[11:] for start in found} == {"09:00"}
    assert text.count("BEGIN:VTIMEZONE") == 1
    assert icalendar.Calendar.from_ical(text).get_missing_tzids() == set()


@pytest.mark.parametrize(
    "zone",
    ["Europe/Vienna", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "Europe/Dublin"],
)
def test_another_reader_of_the_zone_knows_every_hour_of_ten_years(
    tmp_path: Path, zone: str
) -> None:
    text = exported(in_zone(tmp_path, zone))
    theirs = tzical(io.StringIO(text.replace("\r\n", "\n"))).get(zone)
    known = ZoneInfo(zone)
    moment = datetime(2026, 1, 2)
    while moment.year < 2036:
        # An hour that there is twice or not at all may be read either way.
        if known.utcoffset(moment) == known.utcoffset(moment.replace(fold=1)):
            assert theirs.utcoffset(moment) == known.utcoffset(moment), moment
        moment += timedelta(hours=6) if moment.month not in (3, 4, 10, 11) else timedelta(hours=1)


def test_without_a_zone_the_hour_is_local_wherever_it_is_read(tmp_path: Path) -> None:
    profile = {
        "people/alice/person.md": "---\ntime: 9:00\n---\n",
        "people/alice/2026-11-18.md": HELD,
    }
    text = exported(notebook(tmp_path, profile))
    assert "DTSTART:20261125T090000\r\n" in text
    assert "TZID" not in text


def test_utc_needs_no_zone_of_its_own(tmp_path: Path) -> None:
    text = exported(in_zone(tmp_path, "UTC"))
    assert "DTSTART:20261125T090000Z\r\n" in text
    assert "VTIMEZONE" not in text


def test_the_end_of_a_series_is_told_in_utc_where_a_zone_is(tmp_path: Path) -> None:
    root = in_zone(tmp_path, "America/New_York", archived="2026-12-10")
    text = exported(root)
    assert ";UNTIL=20261210T045959Z;" in text
    assert [day[:10] for day in starts(text, TODAY, date(2027, 1, 1))][-1] == "2026-12-09"


def test_time_away_is_left_out_in_the_zone_too(tmp_path: Path) -> None:
    root = in_zone(tmp_path, "Europe/Vienna", away="[{from: 2026-12-01, to: 2026-12-12}]")
    found = starts(exported(root), TODAY, date(2026, 12, 20))
    assert [day[5:10] for day in found] == ["11-25", "12-16"]


@pytest.mark.parametrize("zone", ["Mars/Olympus", "Europe", "Nowhere", "_", "over there"])
def test_a_zone_nobody_knows_leaves_that_person_out(tmp_path: Path, zone: str) -> None:
    root = in_zone(tmp_path, zone)
    ran = cli(root, "calendar")
    assert ran.code == 3
    assert f"alice is left out: no time zone is called {zone!r}" in ran.err


# -- discretion ------------------------------------------------------------------------------------


def test_nothing_of_a_note_and_no_name_is_in_it(tmp_path: Path) -> None:
    profile = f"---\nname: Alice Winter\ntime: 9:00\nstyle: {SECRET}\n---\n{SECRET}"
    files = {
        "people/alice/person.md": profile,
        "people/alice/2026-11-18.md": NOTE,
        "people/alice/2026-11-26.md": NOTE.replace("status: held\n", ""),
        "people/alice/2026-12-02.md": NOTE.replace("held", "skipped"),
        "people/alice/agenda.md": f"- [ ] {SECRET}\n",
        "private/alice/notes.md": SECRET,
    }
    root = notebook(tmp_path, files)
    text = exported(root)
    assert len(events(text)) == 2
    for word in ("alice", "winter", SECRET.strip()):
        assert word not in text.lower()
    named = exported(root, "--names")
    assert {event["SUMMARY"] for event in events(named)} == {"1:1 Alice Winter"}
    assert SECRET.strip() not in named


def test_a_name_is_one_line_of_text_whatever_is_in_it(tmp_path: Path) -> None:
    name = f"Alice, {EVIL}; BEGIN:VEVENT\\nX-A:1 \\\\ ☃ Zoë"
    files = {
        "people/alice/person.md": "---\nname: >-\n  " + name.replace("\x85", "") + "\n---\n",
        "people/alice/2026-11-18.md": HELD,
    }
    text = exported(notebook(tmp_path, files), "--names")
    assert len(events(text)) == 1
    assert not re.search(r"[^\r\n\t\x20-\x7e\xa0-\U0010ffff]", text)
    assert "\n\n" not in events(text)[0]["SUMMARY"]


def test_two_owners_people_of_one_name_are_not_one_event(tmp_path: Path) -> None:
    uids = set()
    for name, settings in (("a", ""), ("b", "me: {email: b@example.invalid}\n")):
        root = notebook(tmp_path / name, {"people/alice/2026-11-18.md": HELD}, settings=settings)
        uids.add(events(exported(root))[0]["UID"])
    assert len(uids) == 2
