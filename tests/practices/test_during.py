"""What good one-on-ones need while they last: each practice is served, a test a practice."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.notebooks import boxes, cli, notebook, ok, text, todo, write
from tests.practices.looking import FOR_TWO, answered, headings, items, only, page

PROFILE = "people/alice/person.md"
NOTE = "people/alice/2026-11-20.md"
TALK = "Talked.\n"
CORE = ["morale", "engagement", "growth", "career", "feedback", "coaching"]


def test_open_with_a_check_in_the_manager_first_on_a_scale_if_it_helps(tmp_path: Path) -> None:
    """The trend stands in `prep` and `review`; the page of all people comes with `report`."""
    moods = {"1030": "mood: 3/10", "1106": "mood: 5/10", "1113": "mood: 4/5", "1119": "mood: 9/10"}
    files = {
        f"people/alice/2026-{day[:2]}-{day[2:]}.md": f"---\n{mood}\n---\n{TALK}"
        for day, mood in moods.items()
    }
    root = notebook(tmp_path, files)
    assert "Mood\n  - 3/10, 5/10, 4/5, 9/10: rising" in page(root, "prep", "alice")
    ok(root, "new", "alice")
    note = text(root, NOTE)
    assert "## Check-in\n\n<!-- Say first how you are yourself. -->\n" in note
    assert "\nmood:\n" in note


@pytest.mark.parametrize("template", FOR_TWO)
def test_what_was_agreed_last_time_is_followed_up_first(tmp_path: Path, template: str) -> None:
    """Before any topic in every template; `difficult` is all private and takes nothing on."""
    root = notebook(
        tmp_path,
        {"people/alice/2026-11-13.md": "## Actions\n\n- [ ] @me ask finance\n- [x] @me call\n"},
    )
    ok(root, "new", "alice", "--template", template)
    assert boxes(root, NOTE) == ["[ ] @me ask finance"]
    order = headings(text(root, NOTE))
    others = [title for title in order[1:] if title not in ("Follow-ups", "Check-in")]
    assert order.index("Follow-ups") < order.index(others[0])


def test_a_meeting_may_go_through_ten_steps(tmp_path: Path) -> None:
    root = notebook(tmp_path, {"people/alice/2026-11-13.md": "- [ ] @me ask finance\n"})
    ok(root, "new", "alice", "--template", "ten-steps", "--themes", "0")
    steps = headings(text(root, NOTE))
    assert [title for title in steps[1:] if "topics" not in title] == [
        *("Check-in", "Follow-ups", "Behaviour", "Feedback", "Goals", "Culture and values"),
        *("Successes", "Notes", "Summary", "Decisions", "Actions", "Private"),
    ]


def test_questions_are_open_and_never_the_same_ones_again(tmp_path: Path) -> None:
    root = notebook(tmp_path, {PROFILE: "---\nsince: 2026-08-03\n---\n"})
    asked: list[str] = []
    for week in range(12):
        day = date(2026, 9, 1) + timedelta(days=7 * week)
        ok(root, "new", "alice", today=day)
        note = text(root, f"people/alice/{day}.md")
        prompts = re.findall(r"^> (.*) <!-- ask: (\S+) -->$", note, re.M)
        assert len(prompts) == 3
        for question, id_ in prompts:
            assert not re.match(r"(Do|Does|Did|Is|Are|Was|Were|Have|Has|Can) ", question)
            asked.append(id_)
        write(root, {f"people/alice/{day}.md": answered(note)})
    assert len(set(asked)) == len(asked) == 36


def test_the_six_core_themes_come_up_once_a_month_and_never_all_at_once(tmp_path: Path) -> None:
    root = notebook(tmp_path, {PROFILE: "---\nsince: 2026-09-01\n---\n"})
    for week in range(8):
        day = date(2026, 10, 2) + timedelta(days=7 * week)
        ok(root, "new", "alice", today=day)
        note = text(root, f"people/alice/{day}.md")
        themes = re.findall(r"ask: ([a-z-]+)-\d+ -->", note)
        assert len(themes) == 3, "never all at once"
        write(root, {f"people/alice/{day}.md": answered(note)})
    for month in ("2026-10", "2026-11"):
        rows = items(root, "coverage", "--month", month, today=date(2026, 12, 1))
        assert [row["theme"] for row in rows if row["covered"]][:6] == CORE


def test_it_is_not_a_status_report(tmp_path: Path) -> None:
    status, other = "---\nthemes: [status]\n---\n", f"## Growth\n\n{TALK}"
    days = ["10-02", "10-09", "10-16", "10-23", "10-30"]
    texts = [other, other, other, status, status]
    files = {f"people/alice/2026-{day}.md": said for day, said in zip(days, texts, strict=True)}
    root = notebook(tmp_path, files)
    assert "2 of the last 5 were status and nothing else" in page(root, "prep", "alice")
    assert only(root, "stats", "alice")["status_only"] == 2
    rows = items(root, "coverage", "alice")
    assert "status" not in {row["theme"] for row in rows}, "nothing to be missed"


def test_feedback_goes_both_ways_near_to_what_it_is_about(tmp_path: Path) -> None:
    root = notebook(tmp_path, {"people/alice/2026-11-06.md": f"## Feedback\n\n{TALK}"})
    given = "asked for doubts in the review, and nine came"
    ok(root, "log", "alice", given, "--kind", "feedback-given")
    ok(root, "log", "alice", "I answer for her", "--kind", "feedback-received")
    stats = only(root, "stats", "alice")
    assert (stats["feedback_given"], stats["feedback_received"]) == (1, 1)
    assert stats["feedback_meetings"] == 1
    review = ok(root, "review", "alice")
    assert f"### Feedback given\n\n- 20 November 2026: {given}" in review
    assert "### Feedback received\n\n- 20 November 2026: I answer for her" in review
    why = ok(root, "coverage", "alice", "--why", "feedback").splitlines()
    assert [line.split("\t")[1] for line in why] == ["2026-11-20", "2026-11-20", "2026-11-06"]


def test_concrete_successes_are_recognised_within_two_weeks(tmp_path: Path) -> None:
    files = {PROFILE: "---\nsince: 2026-01-01\n---\n", "people/alice/2026-11-13.md": TALK}
    root = notebook(tmp_path, files)

    def recognition() -> tuple[bool, int]:
        rows = items(root, "coverage", "alice")
        (row,) = (row for row in rows if row["theme"] == "recognition")
        return row["stale"], row["window_days"]

    assert recognition() == (True, 14)
    ok(root, "log", "alice", "calmed the customer down", "--kind", "praise")
    assert recognition() == (False, 14)
    assert "Praise not said yet\n  - Fri 20 Nov: calmed" in page(root, "prep", "alice")


class TestCoaching:
    """Empathy; the power lies with the manager, who makes it safe and has a plan of their own."""

    @pytest.mark.parametrize(
        ("template", "parts"),
        [
            ("grow", ["Goal for today", "Reality", "Options", "Will"]),
            ("career", ["Their story", "Their dreams", "The plan"]),
            ("difficult", ["Private", "What I want to ask", "What they said"]),
        ],
    )
    def test_coaching_has_its_templates(
        self, tmp_path: Path, template: str, parts: list[str]
    ) -> None:
        root = notebook(tmp_path)
        ok(root, "new", "alice", "--template", template)
        found = headings(text(root, NOTE))
        assert [title for title in found if title in parts] == parts

    def test_a_private_plan_for_the_meeting_shows_in_prep_alone(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        root = notebook(tmp_path, {NOTE: f"---\nactual: 30\n---\n## Summary\n\n{TALK}"})
        monkeypatch.setenv("EDITOR", "true")
        ok(root, "edit", "alice", "--private")
        plan = "leave long pauses"
        write(root, {"private/alice/notes.md": f"- {plan}\n"})
        assert f"Private, for your eyes only\n  - {plan}" in page(root, "prep", "alice")
        for words in (
            ["prep", "alice", "--paper"],
            ["recap", "alice"],
            ["review", "alice"],
            ["message", "alice", "agenda"],
        ):
            assert plan not in ok(root, *words)


def test_obstacles_are_removed_and_the_follow_through_is_the_managers(tmp_path: Path) -> None:
    root = notebook(
        tmp_path,
        {
            "people/alice/2026-10-02.md": (
                "- Reviews take three days. #blockers\n- [>] @me get a second reviewer ^a3f9\n"
            ),
            "people/alice/2026-11-13.md": "- [ ] @me get a second reviewer ^a3f9\n- [ ] @alice x\n",
        },
    )
    (item,) = todo(root, "--mine")
    assert (item["text"], item["age_days"], item["carried"]) == ("get a second reviewer", 49, 1)
    assert "Reviews take three days" in ok(root, "coverage", "alice", "--why", "blockers")


def test_the_work_is_linked_to_a_purpose_and_to_the_persons_own_aims(tmp_path: Path) -> None:
    profile = "---\nsince: 2026-01-01\n---\n\nWants to teach one day.\n\n## Goals\n\n- [ ] a talk\n"
    root = notebook(tmp_path, {PROFILE: profile, "people/alice/2026-11-13.md": TALK})
    assert "Wants to teach one day." in ok(root, "history", "alice")
    assert "Goals, never came up\n  - a talk" in page(root, "prep", "alice")
    rows = items(root, "coverage", "alice")
    assert next(row["stale"] for row in rows if row["theme"] == "purpose")
    assert len(ok(root, "ask", "alice", "--theme", "purpose").splitlines()) >= 3


def test_one_topic_may_take_the_whole_meeting(tmp_path: Path) -> None:
    root = notebook(tmp_path, {PROFILE: "---\nsince: 2026-11-13\n---\n"})
    ok(root, "new", "alice")
    note = text(root, NOTE).replace("## Notes\n", "## Notes\n\nAn hour on the one thing. #career\n")
    write(root, {NOTE: note})
    for words in (["check"], ["check", "--strict"]):
        assert cli(root, *words).out == "", "nothing nags about what stayed empty"
    rows = items(root, "coverage", "alice")
    assert [row["theme"] for row in rows if row["last"]] == ["career"]
    assert not any(row["stale"] for row in rows), "others have time until their window is over"
