"""What good one-on-ones need once they are over: each practice is served, a test a practice."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from tests.notebooks import cli, notebook, ok, text, todo
from tests.practices.looking import FOR_TWO, items, only, page

PROFILE = "people/alice/person.md"
LAST = "people/alice/2026-11-13.md"


class TestClearNextSteps:
    """Who does what by when, and the last minutes to sum up."""

    @pytest.mark.parametrize("template", FOR_TWO)
    def test_the_last_minutes_sum_up_in_every_template(self, tmp_path: Path, template: str) -> None:
        """`difficult` is a preparation, all of it private, and ends with how it went."""
        root = notebook(tmp_path)
        ok(root, "new", "alice", "--template", template)
        titles = re.findall(r"^## (.*)$", text(root, "people/alice/2026-11-20.md"), re.M)
        assert titles[-4:] == ["Summary", "Decisions", "Actions", "Private"]

    def test_next_steps_say_who_does_what_by_when(self, tmp_path: Path) -> None:
        actions = "## Actions\n\n- [ ] a rota\n- [ ] @me ask finance due:2026-11-30\n"
        root = notebook(tmp_path, {LAST: actions})
        ran = cli(root, "check", "--strict")
        assert [line.split()[:2] for line in ran.out.splitlines()] == [
            [f"{LAST}:3:1:", "I06"],
            [f"{LAST}:3:1:", "I07"],
        ]


def test_nothing_slips_least_of_all_what_the_manager_promised(tmp_path: Path) -> None:
    root = notebook(
        tmp_path,
        {
            LAST: "- [ ] @alice draft due:2026-11-30\n- [ ] @me call due:2026-11-16\n",
            "people/bob/2026-08-07.md": "- [ ] @bob tidy up\n- [ ] ask HR due:2026-11-02\n",
        },
    )
    assert [item["text"] for item in todo(root)] == ["ask HR", "call", "draft", "tidy up"]
    assert [item["text"] for item in todo(root, "--mine")] == ["ask HR", "call"]
    status = page(root, "status")
    assert "Overdue, yours\n" in status
    assert cli(root, "todo", "--overdue", "--exit-code").code == 1
    ok(root, "new", "bob")
    assert [item["carried"] for item in todo(root, "bob")] == [1, 1], "however long ago"


def test_steps_are_short_rather_than_goals_for_a_quarter(tmp_path: Path) -> None:
    root = notebook(
        tmp_path,
        {LAST: "- [ ] @me rewrite it all due:2027-06-01\n- [ ] @me draw a box due:2026-11-27\n"},
    )
    (line,) = cli(root, "check", "--strict").out.splitlines()
    assert line.startswith(f"{LAST}:1:1: I08 ")


def test_notes_are_for_both_and_personal_notes_apart(tmp_path: Path) -> None:
    root = notebook(
        tmp_path,
        {
            LAST: "## Summary\n\nShe leads the search.\n\n## Private\n\nIs she bored?\n",
            "private/alice/notes.md": "Think of a raise.\n",
        },
    )
    for words in (["recap", "alice"], ["review", "alice"], ["prep", "alice", "--paper"]):
        shown = ok(root, *words)
        assert "bored" not in shown
        assert "raise" not in shown
    assert "She leads the search." in ok(root, "recap", "alice")
    everything = ok(root, "history", "alice")
    assert "Is she bored?" in everything
    assert "Think of a raise." in everything


def test_a_recap_is_shared_to_confirm_understanding(tmp_path: Path) -> None:
    root = notebook(tmp_path, {LAST: "## Decisions\n\n- Two reviewers.\n\n## Notes\n\nTired.\n"})
    assert "Recaps not sent\n  alice (13 Nov)\n" in page(root, "status")
    ran = cli(root, "recap", "alice")
    assert "- Two reviewers." in ran.out
    assert "If I got something wrong or forgot something, tell me." in ran.out
    assert "Tired" not in ran.out
    assert ran.err.startswith("left out: Notes")
    ok(root, "recap", "alice", "--sent")
    assert "recap_sent: 2026-11-20\n" in text(root, LAST)
    assert "Recaps not sent" not in page(root, "status")


def test_growth_and_accountability_are_seen_over_time(tmp_path: Path) -> None:
    goals = (
        "---\nsince: 2026-01-01\n---\n\n## Goals\n\n"
        "- [ ] lead a design due:2026-10-01\n- [x] settle in done:2026-05-04\n"
    )
    files = {PROFILE: goals, "people/alice/2026-09-18.md": "## Goals\n\nHalf way.\n"}
    root = notebook(tmp_path, files | {LAST: "Talked.\n"})
    prep = only(root, "prep", "alice")
    assert [goal["text"] for goal in prep["goals"]] == ["lead a design"]
    assert prep["goals_last"] == "2026-09-18"
    review = ok(root, "review", "alice")
    assert "- open, overdue by 50 days: lead a design (people/alice/person.md:7)" in review
    assert "### Goals\n\n#### September 2026\n\n- 18 Sep: Half way." in review
    assert "- done 4 May 2026: settle in" in review


def test_a_performance_review_has_a_better_base(tmp_path: Path) -> None:
    root = notebook(
        tmp_path,
        {
            "people/alice/2026-05-08.md": "## Growth\n\nLed her first review.\n",
            "people/alice/2026-11-06.md": "## Growth\n\nTaught Bob how to.\n",
            LAST: "- [ ] @me ask finance due:2026-11-16\n- [x] @alice x due:+3d done:2026-11-14\n",
        },
    )
    review = ok(root, "review", "alice")
    assert "- 8 May: Led her first review. (people/alice/2026-05-08.md:3)" in review
    assert "- 1 of 2 of what is cited is from the last six weeks" in review
    mine, theirs = review.split("### What they promised")
    assert f"- overdue by 4 days: ask finance ({LAST}:1)" in mine
    assert f"- done on time 14 November 2026: x ({LAST}:2)" in theirs


def test_morale_engagement_and_obstacles_are_seen_over_time(tmp_path: Path) -> None:
    """Person by person today; one page for all of them, with a heat map, comes with `report`."""
    root = notebook(
        tmp_path,
        {
            "people/alice/2026-10-09.md": "---\nmood: 2/5\n---\n## Morale\n\nA grey week.\n",
            "people/alice/2026-11-06.md": (
                "---\nmood: 4/5\n---\n## Engagement\n\nShe hums.\n\nSlow reviews. #blockers\n"
            ),
        },
    )
    assert "2/5, 4/5" in page(root, "prep", "alice")
    review = ok(root, "review", "alice")
    assert "- October 2026: 2/5\n- November 2026: 4/5\n" in review
    covered = {
        (row["theme"], month)
        for month in ("2026-10", "2026-11")
        for row in items(root, "coverage", "--month", month)
        if row["covered"]
    }
    assert {("morale", "2026-10"), ("engagement", "2026-11")} <= covered
    assert "Slow reviews." in ok(root, "coverage", "alice", "--why", "blockers")


def test_the_meetings_themselves_are_asked_about_once_a_quarter(tmp_path: Path) -> None:
    root = notebook(
        tmp_path,
        {PROFILE: "---\nsince: 2026-01-01\n---\n", "people/alice/2026-07-03.md": "Better? #meta\n"},
    )

    def is_stale(today: date) -> bool:
        rows = items(root, "coverage", "alice", today=today)
        return next(bool(row["stale"]) for row in rows if row["theme"] == "meta")

    assert [is_stale(date(2026, 10, 3)), is_stale(date(2026, 10, 4))] == [False, True]
    assert len(ok(root, "ask", "alice", "--theme", "meta").splitlines()) >= 3
