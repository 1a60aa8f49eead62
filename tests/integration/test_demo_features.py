"""Every feature finds something to show in the sample notebook, whatever the weekday."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.notebooks import Ran, cli, ok, tree

DAYS = [date(2026, 11, 20), date(2027, 3, 1)]  # a Friday and a Monday
EVERYBODY = ("alice", "bob", "carol", "dave", "erin", "frank")


@dataclass(frozen=True)
class Demo:
    """The sample notebook of a day, and what is printed in it."""

    root: Path
    today: date

    def run(self, *words: str) -> Ran:
        return _run(self, words)

    def text(self, *words: str) -> str:
        """What a command that must succeed prints on a terminal."""
        ran = self.run(*words, "--table")
        assert ran.code == 0, ran.err
        return ran.out

    def items(self, *words: str) -> list[dict[str, Any]]:
        """What a command lists with `--json`."""
        found: list[dict[str, Any]] = json.loads(self.run(*words, "--json").out)["items"]
        return found

    def each(self, *words: str) -> list[dict[str, Any]]:
        """The one item of a command with `--json`, for everybody."""
        return [self.items(*words, who)[0] for who in EVERYBODY]


@cache
def _run(demo: Demo, words: tuple[str, ...]) -> Ran:
    return cli(demo.root, *words, today=demo.today)


@pytest.fixture(scope="module", params=DAYS, ids=str)
def demo(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """The demo of a day. All tests look at the same one: what writes takes a copy."""
    root = tmp_path_factory.mktemp("demo") / "demo"
    assert cli(root.parent, "demo", str(root), today=request.param).code == 0
    return Demo(root, request.param)


def headings(page: str) -> set[str]:
    """The first lines of a page's parts."""
    return {part.splitlines()[0] for part in page.split("\n\n") if part}


def test_status_has_something_in_every_section_but_that_of_people_not_met(demo: Demo) -> None:
    assert headings(demo.text("status")) >= {
        "Today and this week",
        "Late",
        "Overdue, yours",
        "Overdue, theirs",
        "Went quiet",
        "Recaps not sent",
        "No role negotiated yet",
    }


def test_status_names_somebody_planned_and_somebody_due(demo: Demo) -> None:
    week = demo.text("status").split("\n\n")[0]
    assert "planned" in week
    assert "due, no note yet" in week


def test_some_recaps_are_sent_and_some_are_not(demo: Demo) -> None:
    unsent = [row["person"] for row in demo.items("status") if row["recap_unsent"]]
    assert 2 <= len(unsent) <= 4


def test_prep_shows_every_part_for_somebody(demo: Demo) -> None:
    pages = "\n\n".join(demo.text("prep", who) for who in EVERYBODY)
    begun = {heading.split(",")[0].split(":")[0] for heading in headings(pages)}
    assert begun >= {
        *("To talk about", "Praise not said yet", "Last time", "Questions", "Goals"),
        *("Worth a thought", "Mood", "Private"),
    }
    assert any(heading.startswith("You promised ") for heading in headings(pages))


def test_prep_finds_habits_to_think_about(demo: Demo) -> None:
    pages = [demo.text("prep", who) for who in EVERYBODY]
    for thought in ("no recap of", "were all on a walk", "were status and nothing else"):
        assert any(thought in page for page in pages), thought


def test_somebody_has_praise_to_be_said_and_points_of_both_sides(demo: Demo) -> None:
    pages = demo.each("prep")
    assert any(page["praise"] for page in pages)
    assert any({point["side"] for point in page["points"]} == {"mine", "theirs"} for page in pages)


def test_somebody_has_goals_that_never_came_up(demo: Demo) -> None:
    assert any("Goals, never came up" in demo.text("prep", who) for who in ("bob", "carol"))


def test_there_is_a_private_plan_that_paper_never_shows(demo: Demo) -> None:
    plan = "Leave long pauses"
    assert plan in demo.text("prep", "bob")
    assert plan not in demo.text("prep", "bob", "--paper")
    assert "one page" not in demo.run("prep", "bob", "--paper").err


def test_moods_are_on_several_scales(demo: Demo) -> None:
    moods = [entry for page in demo.each("prep") for entry in page["moods"]]
    scales = {entry["scale"] for entry in moods}
    assert scales == {None, 5, 10}


def test_an_agenda_can_be_sent_with_points_of_both_sides_and_without_what_is_private(
    demo: Demo,
) -> None:
    ran = demo.run("message", "bob", "agenda")
    assert ran.code == 0
    assert "Your topics" in ran.out
    assert "My topics" in ran.out
    assert "left out: Private" in ran.err


def test_the_planned_meeting_can_be_moved_and_told(demo: Demo) -> None:
    planned = next(row["planned"] for row in demo.items("status") if row["person"] == "bob")
    assert "moved_to" in demo.text("move", "bob", "+9d", "--dry-run")
    told = demo.text("message", "bob", "reschedule", "--to", "+9d")
    assert str(date.fromisoformat(planned).day) in told


def test_one_meeting_was_moved_and_one_skipped(demo: Demo) -> None:
    history = demo.text("history", "bob")
    history += demo.text("history", "carol")
    assert " (moved to " in history
    assert " (skipped: " in history
    assert {row["skipped"] for row in demo.items("status")} == {0, 1}


def test_a_recap_has_something_to_share_and_leaves_something_out(demo: Demo) -> None:
    ran = demo.run("recap", "alice")
    assert ran.code == 0
    for heading in ("## Follow-ups", "## Your topics", "## Summary", "## Actions"):
        assert heading in ran.out
    assert "left out: My topics (a point that is not ticked), Check-in, Growth, Notes" in ran.err


def test_a_review_has_promises_kept_and_broken_on_both_sides(demo: Demo) -> None:
    promises = [one for page in demo.each("review") for one in page["promises"]]
    for side in ("mine", "theirs"):
        outcomes = {one["outcome"] for one in promises if one["side"] == side}
        assert outcomes >= {"on time", "late", "overdue", "open"}
    assert any(one["outcome"] == "dropped" for one in promises)


def test_a_review_cites_many_themes_over_months(demo: Demo) -> None:
    page = demo.text("review", "alice")
    assert page.count("\n### ") > 12
    assert page.count("\n#### ") > 20
    assert "nothing is cited from" in page


def test_stats_have_numbers_in_every_column(demo: Demo) -> None:
    header, *rows = demo.text("stats").split("\n\n")[0].splitlines()
    assert len(rows) == 6
    assert not any("–" in row for row in rows), header


def test_a_search_hits_notes_of_several_people_a_log_and_private_pages(demo: Demo) -> None:
    hits = demo.items("search", "outage")
    assert len({hit["person"] for hit in hits}) > 3
    assert any(hit["path"].endswith("log.md") for hit in hits)
    assert any(hit["private"] for hit in demo.items("search", "rewrite"))


def test_history_has_log_entries_between_meetings(demo: Demo) -> None:
    assert "# Between meetings\n" in demo.text("history", "alice")


def test_coverage_has_gaps_this_month_and_reasons_for_the_rest(demo: Demo) -> None:
    assert "Not yet this month" in demo.text("coverage", "--month")
    why = demo.text("coverage", "alice", "--why", "growth")
    assert len(why.splitlines()) > 1


def test_ask_finds_questions_of_a_quiet_theme(demo: Demo) -> None:
    assert {row["theme"] for row in demo.items("ask", "bob")} > {"career"}


def test_promises_stand_in_three_dialects_and_every_state(demo: Demo) -> None:
    raw = "\n".join(item["raw"] for item in demo.items("todo", "--all"))
    for sign in ("due:", "📅", "[due::"):
        assert sign in raw
    states = {item["status"] for item in demo.items("todo", "--all")}
    assert states == {"open", "doing", "done", "dropped", "moved"}


def test_hints_of_strict_checking_find_something(demo: Demo) -> None:
    ran = demo.run("check", "--strict")
    assert ran.code == 1
    assert {"I06", "I07"} <= {line.split()[1] for line in ran.out.splitlines()}


def test_profiles_say_what_people_prefer_and_when_they_are_away(demo: Demo) -> None:
    assert "prefers" in demo.text("person", "show", "bob")
    assert "away" in demo.text("person", "show", "carol")
    assert "12 of 13 held" in demo.text("person", "show", "carol")


def test_there_is_a_template_and_a_question_of_ones_own(demo: Demo) -> None:
    own = [row["name"] for row in demo.items("template", "list") if row["origin"] == "own"]
    assert own == ["walk"]
    assert [row["theme"] for row in demo.items("bank", "list") if row["own"]] == ["team"]
    assert "on a walk there is" in demo.text("new", "frank", "-n")


def test_edit_opens_the_note_to_come(demo: Demo) -> None:
    planned = next(row["planned"] for row in demo.items("status") if row["person"] == "bob")
    assert f"people/bob/{planned}.md:" in demo.text("edit", "bob", "-n")


def test_what_a_command_did_can_be_taken_back(demo: Demo, tmp_path: Path) -> None:
    root = tmp_path / "copy"
    shutil.copytree(demo.root, root)
    before = tree(root)
    ok(root, "done", "conference budget", today=demo.today)
    assert tree(root) != before
    ok(root, "undo", today=demo.today)
    assert tree(root) == before
