"""`1on1 person set` and `archive`: one key changes, and every other byte of person.md stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.notebooks import cli, notebook, ok, text, tree

PATH = "people/alice/person.md"
PROFILE = """\
---
# how we met: the data guild
name: "Alice Example"   # her own spelling

cadence: biweekly
hobby: chess            # unknown keys stay
prefers:
  feedback: in writing  # first
---
Likes the window seat.

## Goals
- [ ] speak at a meetup
"""


def with_profile(folder: Path, profile: str | bytes = PROFILE) -> Path:
    return notebook(folder, {PATH: profile})


@pytest.mark.parametrize(
    ("key", "value", "line"),
    [
        ("aliases", "Ally, A. E.", "aliases: [Ally, A. E.]"),
        ("aliases", "[Ally]", "aliases: [Ally]"),
        ("relation", "mentor", "relation: mentor"),
        ("since", "2026-03-01", "since: 2026-03-01"),
        ("since", "yesterday", "since: 2026-11-19"),
        ("since", "fri", "since: 2026-11-20"),
        ("since", "Monday", "since: 2026-11-16"),
        ("archived", "thu", "archived: 2026-11-19"),
        ("duration", "45", "duration: 45"),
        ("duration", "45m", 'duration: "45m"'),
        ("buffer", "10", "buffer: 10"),
        ("time", "14:30", 'time: "14:30"'),
        ("timezone", "Europe/Vienna", "timezone: Europe/Vienna"),
        ("mode", "walk", "mode: walk"),
        ("template", "role-negotiation", "template: role-negotiation"),
        ("style", "asks: why?", 'style: "asks: why?"'),
        ("away", "2026-12-21..2027-01-06", "away: [{from: 2026-12-21, to: 2027-01-06}]"),
        ("away", "tomorrow", "away: [{from: 2026-11-21, to: 2026-11-21}]"),
        ("themes.career", "90d", "themes: {career: 90d}"),
        ("themes.coaching", "off", 'themes: {coaching: "off"}'),
        ("share", "notes, feedback", "share: [notes, feedback]"),
        ("archived", "2026-12-31", "archived: 2026-12-31"),
    ],
)
def test_a_key_the_profile_lacks_is_added_below_the_others(
    tmp_path: Path, key: str, value: str, line: str
) -> None:
    root = with_profile(tmp_path)
    printed = ok(root, "person", "set", "alice", key, value)
    assert text(root, PATH) == PROFILE.replace("# first\n", f"# first\n{line}\n")
    assert printed.startswith(f"alice: {key}: ")


@pytest.mark.parametrize(
    ("key", "value", "old", "new"),
    [
        ("name", "Alice Smith", '"Alice Example"', "Alice Smith"),
        ("cadence", "every 10 days", "biweekly", "every 10 days"),
        ("prefers.feedback", "face to face", "in writing", "face to face"),
        ("prefers.recognition", "quietly", "# first\n", "# first\n  recognition: quietly\n"),
        ("cadence", "", "cadence: biweekly", "cadence:"),
    ],
)
def test_a_key_that_stands_there_changes_in_its_place(
    tmp_path: Path, key: str, value: str, old: str, new: str
) -> None:
    root = with_profile(tmp_path)
    ok(root, "person", "set", "Alice Example", key, value)
    assert text(root, PATH) == PROFILE.replace(old, new)


@pytest.mark.parametrize("prefix", ["", "\ufeff"])
def test_windows_line_ends_and_a_byte_order_mark_stay(tmp_path: Path, prefix: str) -> None:
    before = (prefix + PROFILE.replace("\n", "\r\n")).encode()
    root = with_profile(tmp_path, before)
    ok(root, "person", "set", "alice", "cadence", "monthly")
    ok(root, "person", "set", "alice", "time", "9:00")
    assert (root / PATH).read_bytes() == before.replace(b"biweekly", b"monthly").replace(
        b"# first\r\n", b'# first\r\ntime: "9:00"\r\n'
    )


def test_another_stretch_away_joins_those_there_as_they_are_written(tmp_path: Path) -> None:
    profile = "---\naway:\n  - from: 2026-08-01  # the sea\n    to: 2026-08-14\n---\n"
    root = with_profile(tmp_path, profile)
    ok(root, "person", "set", "alice", "away", "2026-12-21..2026-12-31")
    added = "    to: 2026-08-14\n  - {from: 2026-12-21, to: 2026-12-31}\n"
    assert text(root, PATH) == profile.replace("    to: 2026-08-14\n", added)
    ok(root, "person", "set", "alice", "away", "")
    assert text(root, PATH) == "---\naway:\n---\n"


def test_a_profile_without_front_matter_and_no_profile_at_all_get_one(tmp_path: Path) -> None:
    root = with_profile(tmp_path / "a", "Likes chess.\n")
    ok(root, "person", "set", "alice", "cadence", "monthly")
    assert text(root, PATH) == "---\ncadence: monthly\n---\nLikes chess.\n"
    bare = notebook(tmp_path / "b", {"people/Alice/2026-11-06.md": ""})
    ok(bare, "person", "set", "alice", "cadence", "monthly")
    assert text(bare, "people/Alice/person.md") == "---\ncadence: monthly\n---\n"


def test_a_profile_is_found_however_its_name_is_written(tmp_path: Path) -> None:
    root = notebook(tmp_path, {"people/Alice/Person.MD": "---\n---\n"})
    ok(root, "person", "set", "alice", "cadence", "monthly")
    assert tree(root) == {"people/Alice/Person.MD": b"---\ncadence: monthly\n---\n"}


def test_what_is_so_already_is_left_alone(tmp_path: Path) -> None:
    root = with_profile(tmp_path)
    ok(root, "person", "set", "alice", "cadence", "biweekly")
    assert text(root, PATH) == PROFILE


def test_a_dry_run_shows_the_line_and_writes_nothing(tmp_path: Path) -> None:
    root = with_profile(tmp_path)
    shown = ok(root, "person", "set", "alice", "cadence", "weekly", "--dry-run")
    assert "-cadence: biweekly\n+cadence: weekly\n" in shown
    assert text(root, PATH) == PROFILE


def test_archive_writes_the_day_and_an_empty_value_takes_it_back(tmp_path: Path) -> None:
    root = with_profile(tmp_path)
    assert ok(root, "person", "archive", "alice") == "alice: archived 2026-11-20\n"
    assert "archived: 2026-11-20\n" in text(root, PATH)
    assert ok(root, "person", "set", "alice", "archived", "") == "alice: archived:\n"
    assert ok(root, "person", "list").endswith("\t\n")
    assert "+archived: 2026-11-20" in ok(root, "person", "archive", "alice", "-n")


@pytest.mark.parametrize(
    ("key", "value", "code", "message", "hint"),
    [
        ("cadance", "weekly", 3, "a profile has no key 'cadance'", "did you mean cadence?"),
        ("zzz", "1", 3, "a profile has no key 'zzz'", "keys: name, aliases, relation"),
        ("prefers.feedbak", "x", 3, "prefers has no key 'feedbak'", "did you mean feedback?"),
        ("prefers.zzz", "x", 3, "prefers has no key 'zzz'", "there are: feedback, recognition"),
        ("prefers", "x", 2, "'prefers' is no single value", "use prefers.feedback|recognition"),
        ("themes", "x", 2, "'themes' is no single value", "use themes.THEME"),
        ("name.first", "x", 2, "'name.first' is no single value", "use name alone"),
        ("themes.a.b", "x", 2, "'themes.a.b' is no single value", "use themes.THEME"),
        ("themes.grwth", "90d", 2, "no theme is called 'grwth'", "nothing was written"),
        ("themes.growth", "soon", 2, "themes: growth: 'soon' is not a window such", "nothing"),
        ("relation", "boss", 2, "relation: 'boss' is not one of report", "nothing was written"),
        ("cadence", "often", 2, "cadence: 'often' is not weekly, biweekly", "nothing was written"),
        ("duration", "long", 2, "duration: 'long' is not a number of minutes", "nothing"),
        ("time", "25:00", 2, "time: '25:00' is not a time such as 14:30", "nothing"),
        ("timezone", "a b", 2, "timezone: 'a b' is not a zone", "name a place"),
        ("timezone", "Mars/Olympus", 2, "timezone: 'Mars/Olympus' is not a zone", "name a place"),
        (
            "timezone",
            "Europe/Viena",
            2,
            "timezone: 'Europe/Viena' is",
            "did you mean Europe/Vienna",
        ),
        ("timezone", "europe/vienna", 2, "timezone: 'europe", "did you mean Europe/Vienna? no"),
        ("timezone", "new york", 2, "timezone: 'new york'", "did you mean America/New_York? no"),
        ("timezone", "GMT+2", 2, "timezone: 'GMT+2'", "name a place, as in Europe/Vienna; no"),
        ("timezone", "Berlim", 2, "timezone: 'Berlim' is", "did you mean Europe/Berlin"),
        ("mode", "fax", 2, "mode: 'fax' is not one of in-person", "nothing"),
        ("share", "private", 2, "share: 'private' is none of notes", "nothing"),
        ("since", "someday", 2, "'someday' is no date", "a date is 2026-11-30"),
        ("away", "a..b", 2, "'a' is no date", "a date is"),
        ("away", "2026-12-31..2026-12-01", 2, "'2026-12-31..2026-12-01' ends before", "write it"),
        ("style", "\udcff", 2, "'\\udcff' is no text", "give it as UTF-8"),
    ],
)
def test_what_a_key_cannot_take_is_refused_and_nothing_written(
    tmp_path: Path, key: str, value: str, code: int, message: str, hint: str
) -> None:
    root = with_profile(tmp_path)
    ran = cli(root, "person", "set", "alice", key, value)
    assert (ran.code, ran.out) == (code, "")
    assert ran.err.startswith(f"1on1: {message}")
    assert f"\n      {hint}" in ran.err
    assert text(root, PATH) == PROFILE


@pytest.mark.parametrize(
    ("profile", "message"),
    [
        ("---\nname: [\n---\n", f"{PATH}:2:8: not YAML"),
        ("---\nname: Alice\n", f"{PATH}:1:1: the front matter opened in line 1 is never closed"),
        ("---\nprefers: loudly\n---\n", f"{PATH}:2:1: prefers is no list of `key: value`"),
        (b"---\nname: \xff\n---\n", f"{PATH}:2:7: "),
        ("---\n---\n<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n", f"{PATH}:3: git conflict markers"),
    ],
)
def test_a_broken_profile_is_refused_with_the_place(
    tmp_path: Path, profile: str | bytes, message: str
) -> None:
    root = with_profile(tmp_path, profile)
    before = tree(root)
    ran = cli(root, "person", "set", "alice", "prefers.feedback", "now")
    assert ran.code == 5
    assert ran.err.startswith(f"1on1: {message}"), ran.err
    assert tree(root) == before


def test_nobody_of_that_name_is_exit_three(tmp_path: Path) -> None:
    ran = cli(with_profile(tmp_path), "person", "set", "alise", "cadence", "weekly")
    assert (ran.code, ran.err) == (
        3,
        "1on1: nobody here is called 'alise'\n      did you mean alice?\n",
    )
