"""The front matter of a profile, key by key: what fits is read, what does not is one finding."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from oneonone.document.metadata import PROFILE_KEYS
from oneonone.domain.cadence import Away, parse_cadence
from oneonone.domain.person import Person
from tests.parsed_notes import PROFILE, findings, note

DAY = date(2026, 11, 20)
AUGUST = Away(date(2026, 8, 1), date(2026, 8, 14))


def read(text: str) -> tuple[Person, list[tuple[str, int, int]]]:
    document = note(text, PROFILE)
    assert document.profile is not None
    return document.profile, findings(document)


def front(line: str) -> str:
    """Front matter with that in its third line, among keys that stay readable."""
    return f"---\n# hers\n{line}\nstyle: direct\n---\n"


@pytest.mark.parametrize("text", ["", "---\n---\n", "free text\n", "---\nunknown: 1\n---\n"])
def test_everything_is_optional(text: str) -> None:
    assert read(text) == (Person("alice"), [])


@pytest.mark.parametrize(
    ("line", "key", "value"),
    [
        ("name: Alice Example", "name", "Alice Example"),
        ("name: '1:1'", "name", "1:1"),
        ("name:", "name", ""),
        ("aliases: [Al, Ally]", "aliases", ("Al", "Ally")),
        ("aliases: Al, Ally", "aliases", ("Al", "Ally")),
        ("aliases: [No, 7]", "aliases", ("No", "7")),
        ("relation: peer", "relation", "peer"),
        ("relation: Skip Level", "relation", "skip-level"),
        ("relation: mentor", "relation", "mentor"),
        ("relation:", "relation", "report"),
        ("since: 2026-11-20", "since", DAY),
        ("cadence: biweekly", "cadence", parse_cadence("biweekly")),
        ("cadence: Every  10 days", "cadence", parse_cadence("every 10 days")),
        ("cadence:", "cadence", None),
        ("duration: 30", "duration", 30),
        ("buffer: 5m", "buffer", 5),
        ("time: 14:30", "time", "14:30"),
        ("time: 9:05", "time", "9:05"),
        ("timezone: Europe/Vienna", "timezone", "Europe/Vienna"),
        ("timezone: UTC", "timezone", "UTC"),
        ("timezone: Etc/GMT+2", "timezone", "Etc/GMT+2"),
        ("mode: walk", "mode", "walk"),
        ("template: career", "template", "career"),
        (
            "prefers: {feedback: in writing, agenda_in_advance: true}",
            "prefers",
            {"feedback": "in writing", "agenda_in_advance": "yes"},
        ),
        (
            "prefers:\n  recognition: in private\n  feedback:\n  agenda_in_advance: false",
            "prefers",
            {"recognition": "in private", "agenda_in_advance": "no"},
        ),
        ("prefers: {feedback: 2}", "prefers", {"feedback": "2"}),
        ("prefers:", "prefers", {}),
        ("away: [{from: 2026-08-01, to: 2026-08-14}]", "away", (AUGUST,)),
        ("away: {from: 2026-08-01, to: 2026-08-14}", "away", (AUGUST,)),
        ("away:\n- from: 2026-11-20", "away", (Away(DAY, DAY),)),
        ("away: []", "away", ()),
        ("away:", "away", ()),
        ("themes: {career: 90d, status: off}", "themes", {"career": 90, "status": None}),
        ("themes: {learning: 2w, wins: 7}", "themes", {"growth": 14, "recognition": 7}),
        ("themes: {career: false, growth: Off}", "themes", {"career": None, "growth": None}),
        ("themes: {career: 3 weeks, growth: 1 day}", "themes", {"career": 21, "growth": 1}),
        ("themes:", "themes", {}),
        ("share: [notes, feedback]", "share", ("notes", "feedback")),
        ("share: notes, themes", "share", ("notes", "themes")),
        ("share: {sections: [Notes, notes]}", "share", ("notes",)),
        ("share: [summary, decisions, agenda, actions]", "share", ()),
        ("share: {sections: }", "share", ()),
        ("share:", "share", ()),
        ("archived: 2026-11-20", "archived", DAY),
        ("archived:", "archived", None),
    ],
)
def test_a_value_that_fits_is_read(line: str, key: str, value: Any) -> None:
    person, found = read(front(line))
    assert found == []
    assert getattr(person, key) == value
    assert person.style == "direct"


@pytest.mark.parametrize(
    "line",
    [
        "name: [Alice]",
        "name: true",
        "aliases: {a: b}",
        "aliases: 7",
        "aliases: [[Al]]",
        "relation: friend",
        "relation: [peer]",
        "since: last year",
        "since: 2026-13-01",
        "cadence: sometimes",
        "cadence: every 0 days",
        "cadence: 7",
        "cadence: [weekly]",
        "duration: long",
        "buffer: -1",
        "time: 25:00",
        "time: half past two",
        "time: [14:30]",
        "timezone: over there",
        "timezone: ../etc",
        "timezone: Mars/Olympus",
        "timezone: Europe",
        "timezone: [UTC]",
        "mode: fax",
        "template: {a: b}",
        "prefers: in writing",
        "prefers: {feedback: [in, writing]}",
        "away: august",
        "away: [{from: 2026-08-14, to: 2026-08-01}]",
        "away: [{to: 2026-08-14}]",
        "away: [{from: 2026-08-01, to: 2026-08-32}]",
        "away: [[2026-08-01, 2026-08-14]]",
        "themes: [career]",
        "themes: {career: soon}",
        "themes: {career: 0}",
        "themes: {career: true}",
        "themes: {career: [90d]}",
        "share: [private]",
        "share: [log]",
        "share: {sections: {notes: 1}}",
        "share: 5",
        "archived: true",
        "archived: yes",
    ],
)
def test_a_value_that_does_not_fit_is_one_finding_and_counts_as_not_set(line: str) -> None:
    person, found = read(front(line))
    assert found == [("F06", 3, 1)]
    assert person == Person("alice", style="direct")


def test_a_theme_nobody_knows_is_a_finding_and_the_others_count() -> None:
    person, found = read(front("themes: {sailing: 90d, career: 90d}"))
    assert (found, person.themes) == ([("F09", 3, 1)], {"career": 90})


def test_what_is_right_beside_a_wrong_value_still_counts() -> None:
    person, found = read(
        front("away: [{from: x}, {from: 2026-08-01, to: 2026-08-14}, 5]\nshare: [notes, private]")
    )
    assert found == [("F06", 3, 1), ("F06", 4, 1)]
    assert (person.away, person.share) == ((AUGUST,), ("notes",))


def test_the_message_shows_the_value_and_what_would_fit() -> None:
    (first,) = note(front("cadence: sometimes"), PROFILE).diagnostics
    assert first.message.startswith("cadence: 'sometimes' is not weekly, biweekly")


def test_a_long_value_is_shown_in_part() -> None:
    (first,) = note(front("cadence: " + "x" * 500), PROFILE).diagnostics
    assert len(first.message) < 200


def test_every_key_of_the_file_format_is_a_field_of_a_person() -> None:
    assert set(PROFILE_KEYS) == set(Person._fields) - {"handle"}
