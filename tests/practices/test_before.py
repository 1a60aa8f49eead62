"""What good one-on-ones need before they begin: each practice is served, a test a practice."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.notebooks import boxes, cli, notebook, ok, text, tree
from tests.practices.looking import items, only, page

PROFILE = "people/alice/person.md"
TALK = "Talked.\n"


def test_announce_them_with_goals_how_they_run_what_to_expect_and_whom_to_ask(
    tmp_path: Path,
) -> None:
    profile = "---\nname: Alice Example\ncadence: biweekly\nduration: 45\nmode: video\n---\n"
    root = notebook(tmp_path, {PROFILE: profile})
    before = tree(root)
    letter = ok(root, "message", "alice", "intro")
    places = [
        letter.index(part)
        for part in (
            "so that I hear how you are",
            "We meet every two weeks, for 45 minutes, by video.\nYour topics come first",
            "You can expect me to",
            "Questions? Ask me",
        )
    ]
    assert places == sorted(places)
    assert "discipline" not in letter
    assert "nothing to do with discipline" in ok(root, "message", "alice", "intro", "--reassure")
    assert tree(root) == before


def test_a_first_meeting_negotiates_the_role(tmp_path: Path) -> None:
    root = notebook(
        tmp_path, {PROFILE: "---\nsince: 2026-09-01\n---\n", "people/alice/2026-11-13.md": TALK}
    )
    assert "No role negotiated yet\n  alice\n" in page(root, "status")
    ok(root, "new", "alice", "--template", "role-negotiation", "--date", "2026-11-19")
    note = text(root, "people/alice/2026-11-19.md")
    for part in (
        "## Clarity",
        "## How things work here",
        "## Growth",
        "## How success is measured",
    ):
        assert part in note
    (root / "people/alice/2026-11-19.md").write_text(f"{note}\n## Clarity\n\n{TALK}")
    assert "No role negotiated yet" not in page(root, "status")
    assert only(root, "status")["role_negotiated"] == "2026-11-19"


def test_a_regular_cadence_is_agreed_per_person_and_weighed_against_ones_own_hours(
    tmp_path: Path,
) -> None:
    """The part of it that blocks time in a calendar comes with `calendar`."""
    root = notebook(
        tmp_path,
        {
            PROFILE: "---\ncadence: weekly\nduration: 30\nbuffer: 15\n---\n",
            "people/alice/2026-11-12.md": f"---\nduration: 30\nactual: 40\n---\n{TALK}",
            "people/bob/person.md": "---\ncadence: biweekly\nduration: 60\nbuffer: 30\n---\n",
            "people/bob/2026-11-13.md": TALK,
            "people/carol/person.md": "---\ncadence: every 10 days\n---\n",
            "people/carol/2026-11-18.md": TALK,
        },
    )
    status = page(root, "status")
    assert "Late\n  alice  1 day  last met 12 Nov, weekly\n" in status
    assert "1 h 51 min a week with 3 people" in status, "45 + 90 / 2 + 30 * 7 / 10, room included"
    people = items(root, "person", "list")
    assert [one["next_due"] for one in people] == ["2026-11-19", "2026-11-27", "2026-11-28"]
    stats = only(root, "stats", "alice")
    assert (stats["minutes_actual"], stats["minutes_planned"]) == (40, 30)


class TestNeverCancel:
    """Reschedule if you must; a skipped one is a lost chance."""

    NOTE = "people/alice/2026-11-20.md"

    def planned(self, folder: Path) -> Path:
        return notebook(folder, {self.NOTE: "# Alice\n\n## My topics\n\n- [ ] the office\n"})

    def test_never_cancel_but_reschedule_to_a_day_and_say_so(self, tmp_path: Path) -> None:
        root = self.planned(tmp_path)
        assert cli(root, "move", "alice").code == 2, "a day has to be named"
        ok(root, "move", "alice", "mon")
        assert boxes(root, "people/alice/2026-11-23.md") == ["[ ] the office"]
        letter = " ".join(ok(root, "message", "alice", "reschedule").split())
        assert "from Friday, 20 November to Monday, 23 November" in letter
        assert not any("cancel" in name for name in cli(root, "--help").out.split())

    def test_a_skipped_one_is_a_lost_chance_with_a_reason_that_counts(self, tmp_path: Path) -> None:
        root = self.planned(tmp_path)
        (root / "people/alice/2026-11-13.md").write_text(TALK)
        assert cli(root, "skip", "alice").code == 2, "a reason has to be given"
        ok(root, "skip", "alice", "--reason", "ill")
        assert "reason: ill" in text(root, self.NOTE)
        assert "Held in the last 365 days: 1 of 2 (50 %)" in page(root, "status")


def test_a_shared_agenda_is_made_beforehand_with_the_reports_topics_first(tmp_path: Path) -> None:
    root = notebook(tmp_path, {PROFILE: "---\nprefers: {agenda_in_advance: true}\n---\n"})
    ok(root, "agenda", "alice", "the new office")
    ok(root, "agenda", "alice", "the conference", "--theirs")
    assert "wants the points beforehand: 1on1 message alice agenda" in page(root, "prep", "alice")
    letter = ok(root, "message", "alice", "agenda")
    assert letter.index("the conference") < letter.index("the new office")
    ok(root, "person", "set", "alice", "prefers.agenda_in_advance", "no")
    assert "would rather not have it in advance" in cli(root, "message", "alice", "agenda").err


def test_waiting_points_survive_any_reschedule(tmp_path: Path) -> None:
    root = notebook(tmp_path, {PROFILE: ""})
    ok(root, "agenda", "alice", "the new office")
    ok(root, "new", "alice", "--date", "2026-11-23")
    ok(root, "move", "alice", "2026-11-24")
    ok(root, "skip", "alice", "--reason", "ill")
    ok(root, "new", "alice", "--date", "2026-12-01")
    assert "[ ] the new office" in boxes(root, "people/alice/2026-12-01.md")
    assert ok(root, "agenda", "alice").count("\n") == 1


def test_come_prepared_with_past_notes_goals_promises_and_praise_to_give(tmp_path: Path) -> None:
    root = notebook(
        tmp_path,
        {
            PROFILE: "---\nname: Alice\n---\n\n## Goals\n\n- [ ] give a talk\n",
            "people/alice/2026-11-06.md": "## Summary\n\nThe search is hers.\n",
            "people/alice/2026-11-13.md": (
                "## Summary\n\nA calm week.\n\n## Actions\n\n"
                "- [ ] @me ask finance due:2026-11-16\n- [ ] @alice draft the RFC\n"
            ),
            "people/alice/log.md": "- 2026-11-17 praise: calmed the customer down\n",
        },
    )
    shown = page(root, "prep", "alice")
    for part in (
        "The search is hers.",
        "A calm week.",
        "give a talk",
        "4 days late: ask finance",
        "draft the RFC",
        "Praise not said yet\n  - Tue 17 Nov: calmed the customer down",
    ):
        assert part in shown


def test_style_cadence_feedback_and_recognition_are_tailored_to_the_person(tmp_path: Path) -> None:
    root = notebook(tmp_path)
    ok(root, "person", "add", "alice")
    for key, value in {
        "cadence": "biweekly",
        "style": "thinks out loud",
        "prefers.feedback": "in writing first",
        "prefers.recognition": "in private",
        "template": "short",
    }.items():
        ok(root, "person", "set", "alice", key, value)
    shown = page(root, "prep", "alice")
    for part in (
        "style: thinks out loud",
        "feedback: in writing first",
        "recognition: in private",
    ):
        assert part in shown
    ok(root, "new", "alice")
    assert "template: short\n" in text(root, "people/alice/2026-11-20.md")


def test_the_format_is_shaken_up_now_and_then(tmp_path: Path) -> None:
    files = {f"people/alice/2026-10-{day:02}.md": TALK for day in (2, 9, 16, 23)}
    root = notebook(tmp_path, {PROFILE: "---\nmode: video\n---\n", **files})
    assert "the last 4 were all by video" in page(root, "prep", "alice")
    (root / "people/alice/2026-10-30.md").write_text(f"---\nmode: walk\n---\n{TALK}")
    assert "were all" not in page(root, "prep", "alice")


def test_there_is_as_little_technology_in_the_room_as_possible(tmp_path: Path) -> None:
    root = notebook(tmp_path, {"people/alice/agenda.md": "- [ ] the office\n"})
    sheet = ok(root, "prep", "alice", "--paper").splitlines()
    assert any("the office" in line for line in sheet)
    assert len(sheet) <= 66, "one page"
    assert max(map(len, sheet)) <= 80
    ok(root, "new", "alice", "--date", "2026-11-18")
    assert "date: 2026-11-18" in text(root, "people/alice/2026-11-18.md"), "typed up afterwards"


@pytest.mark.parametrize(
    ("relation", "template"),
    [
        ("skip-level", "skip-level"),
        ("peer", "default"),
        ("manager", "short"),
        ("mentee", "career"),
        ("mentor", "grow"),
    ],
)
def test_meet_at_every_level(tmp_path: Path, relation: str, template: str) -> None:
    root = notebook(tmp_path)
    ok(root, "person", "add", "carol", "--relation", relation, "--template", template)
    ok(root, "new", "carol")
    (root / "people/carol/2026-11-20.md").write_text(TALK)
    later = date(2027, 6, 1)
    assert "Late" not in ok(root, "status", "--table", today=later), "never late without a cadence"
    rows = items(root, "coverage", today=later)
    assert {row["theme"] for row in rows if row["stale"]} == {"feedback", "meta"}
