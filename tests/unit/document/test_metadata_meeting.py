"""The front matter of a meeting, key by key: what fits is read, what does not is one finding."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from oneonone.domain.meeting import Mood, Status
from tests.parsed_notes import findings, meeting, note

DAY = date(2026, 11, 27)


def front(line: str) -> str:
    """Front matter with that in its third line, among keys that stay readable."""
    return f"---\nperson: alice\n{line}\ntags: [remote, late]\n---\n"


@pytest.mark.parametrize(
    ("line", "key", "value"),
    [
        ("status: planned", "status", Status.PLANNED),
        ("status: Held", "status", Status.HELD),
        ("status:", "status", None),
        ("status: held\nmoved_to: 2026-11-27", "moved_to", DAY),
        ('moved_to: "2026-11-27"', "moved_to", DAY),
        ("moved_to: 2026-11-27T10:00:00", "moved_to", DAY),
        ('moved_to: ""', "moved_to", None),
        ("reason: she is ill", "reason", "she is ill"),
        ("reason: 2026-11-27", "reason", "2026-11-27"),
        ("reason: 7", "reason", "7"),
        ("reason: no", "reason", "no"),
        ("reason:", "reason", None),
        ("template: career", "template", "career"),
        ("mode: video", "mode", "video"),
        ("mode: In Person", "mode", "in-person"),
        ("mode: in-person", "mode", "in-person"),
        ("duration: 30", "duration", 30),
        ("duration: 30m", "duration", 30),
        ("duration: 30 min", "duration", 30),
        ("duration: 45 minutes", "duration", 45),
        ("duration:", "duration", None),
        ("actual: 25", "actual", 25),
        ("themes: [growth, career]", "themes", ("growth", "career")),
        ("themes: growth, career", "themes", ("growth", "career")),
        ("themes:\n- growth\n- wins", "themes", ("growth", "recognition")),
        ('themes: ["#growth", learning]', "themes", ("growth",)),
        ("themes: [growth/skills]", "themes", ("growth",)),
        ("themes: []", "themes", ()),
        ("themes:", "themes", ()),
        ('themes: ["", growth, null]', "themes", ("growth",)),
        ("mood: 4", "mood", Mood(4)),
        ("mood: 4.5", "mood", Mood(4.5)),
        ("mood: 4,5", "mood", Mood(4.5)),
        ("mood: 4/5", "mood", Mood(4, 5)),
        ("mood: 7 / 10", "mood", Mood(7, 10)),
        ("mood: 0/5", "mood", Mood(0, 5)),
        ("mood:", "mood", None),
        ('mood: ""', "mood", None),
        ("recap_sent: true", "recap_sent", True),
        ("recap_sent: 2026-11-21", "recap_sent", True),
        ("recap_sent: false", "recap_sent", False),
        ("recap_sent:", "recap_sent", False),
        ("colour: [of, {my: own}]", "tags", ("remote", "late")),
    ],
)
def test_a_value_that_fits_is_read(line: str, key: str, value: Any) -> None:
    document = note(front(line))
    assert findings(document) == []
    assert document.meeting is not None
    assert getattr(document.meeting, key) == value
    assert document.meeting.tags == ("remote", "late")


@pytest.mark.parametrize(
    "line",
    [
        "status: cancelled",
        "status: [held]",
        "status: true",
        "moved_to: soon",
        "moved_to: 2026-02-30",
        "moved_to: 20261127",
        "moved_to: [2026-11-27]",
        "reason: [a, b]",
        "reason: {a: b}",
        "reason: true",
        "template: [x]",
        "mode: fax",
        "mode: [video]",
        "duration: half an hour",
        "duration: -5",
        "duration: 1.5",
        "duration: true",
        "duration: [30]",
        "actual: long",
        "themes: {growth: 1}",
        "themes: 5",
        "themes: [[growth]]",
        "themes: [true]",
        "mood: fine",
        "mood: 6/5",
        "mood: 4/0",
        "mood: -1",
        "mood: true",
        "mood: [4]",
        "recap_sent: no",
        "recap_sent: 1",
        "recap_sent: [2026-11-21]",
        "date: someday",
    ],
)
def test_a_value_that_does_not_fit_is_one_finding_and_counts_as_not_set(line: str) -> None:
    key = line.split(":", maxsplit=1)[0]
    document = note(front(line))
    assert findings(document) == [("F06", 3, 1)]
    assert document.diagnostics[0].message.startswith(f"{key}: ")
    found = document.meeting
    assert found is not None
    assert found.tags == ("remote", "late")
    assert key == "date" or not getattr(found, key)


@pytest.mark.parametrize("line", ["tags: {a: b}", "tags: 5", "tags: [[a]]", "tags: [{a: b}]"])
def test_tags_of_the_wrong_kind_are_one_finding(line: str) -> None:
    document = note(f"---\nperson: alice\nmood: 4\n{line}\n---\n")
    assert findings(document) == [("F06", 4, 1)]
    assert document.meeting is not None
    assert (document.meeting.tags, document.meeting.mood) == ((), Mood(4))


def test_a_theme_nobody_knows_is_a_finding_and_the_others_count() -> None:
    document = note(front("themes: [growth, gardening, sailing]"))
    assert [(code, line) for code, line, _ in findings(document)] == [("F09", 3), ("F09", 3)]
    assert [d.message for d in document.diagnostics] == [
        "no theme is called 'gardening'",
        "no theme is called 'sailing'",
    ]
    assert document.meeting is not None
    assert document.meeting.themes == ("growth",)


@pytest.mark.parametrize("line", ["status: moved", "status: skipped", "status: skipped\nreason:"])
def test_moved_needs_a_day_and_skipped_a_reason(line: str) -> None:
    assert findings(note(front(line))) == [("F08", 3, 1)]


@pytest.mark.parametrize(
    "line", ["status: moved\nmoved_to: 2026-11-27", "status: skipped\nreason: ill", "reason: ill"]
)
def test_with_them_all_is_well(line: str) -> None:
    assert findings(note(front(line))) == []


def test_every_wrong_key_is_found_on_its_own_line() -> None:
    text = "---\nmode: fax\nmood: fine\n'duration' : long\nthemes: [sailing]\n---\n"
    assert findings(note(text)) == [("F06", 2, 1), ("F06", 3, 1), ("F06", 4, 1), ("F09", 5, 1)]


def test_the_line_of_the_themes_is_known() -> None:
    assert meeting("---\nperson: alice\nthemes: [growth]\n---\n").themes_line == 3
    assert meeting("---\nperson: alice\nthemes: []\n---\n").themes_line == 1
    assert meeting("---\n{person: alice, themes: [growth]}\n---\n").themes_line == 1
