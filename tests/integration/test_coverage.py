"""`1on1 coverage`: people × themes, what came up in a month and what has gone quiet."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.notebooks import cli, notebook, ok

KEYS = [
    "person", "theme", "window_days", "last", "days", "count", "stale", "month", "covered",
    "evidence",
]  # fmt: skip
CORE = ["morale", "engagement", "growth", "career", "feedback", "coaching"]

AWAY = "away: [{from: 2026-11-01, to: 2026-11-30}]"


def meeting(*themes: str) -> str:
    return f"---\nthemes: [{', '.join(themes)}]\n---\n"


FILES = {
    "people/alice/person.md": "---\nsince: 2026-10-15\n---\n",
    "people/alice/2026-11-06.md": meeting("morale", "skills") + "\nGood talk #career\n",
    "people/alice/2026-10-20.md": meeting(*CORE),
    "people/alice/2026-11-27.md": meeting("coaching"),
    "people/alice/log.md": "- 2026-11-10 feedback-given: shorter mails\n",
    "people/bob/person.md": "---\nrelation: peer\nsince: 2026-01-01\n---\n",
    "people/carol/person.md": f"---\nsince: 2026-01-01\n{AWAY}\n---\n",
    "people/dave/person.md": "---\narchived: 2026-01-31\n---\n",
}  # fmt: skip


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    return notebook(tmp_path / "notes", FILES)


def rows(root: Path, *words: str) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = json.loads(ok(root, "coverage", "--json", *words))["items"]
    return listed


def of_theme(root: Path, theme: str, *words: str) -> dict[str, Any]:
    return next(row for row in rows(root, *words) if row["theme"] == theme)


def covered(root: Path, *words: str) -> dict[str, bool | None]:
    return {row["theme"]: row["covered"] for row in rows(root, *words)}


def test_every_row_has_every_key_and_no_other(notes: Path) -> None:
    for words in ([], ["--month"], ["alice", "--days", "10"], ["--why", "growth"]):
        listed = rows(notes, *words)
        assert listed
        assert all(list(row) == KEYS for row in listed)


def test_archived_people_are_left_out_and_shown_when_named(notes: Path) -> None:
    assert {row["person"] for row in rows(notes)} == {"alice", "bob", "carol"}
    assert {row["person"] for row in rows(notes, "dave")} == {"dave"}
    assert "dave" not in ok(notes, "coverage", "--table")


def test_a_row_says_when_how_long_how_often_and_by_which_line(notes: Path) -> None:
    assert of_theme(notes, "growth", "alice") == {
        "person": "alice",
        "theme": "growth",
        "window_days": 31,
        "last": "2026-11-06",
        "days": 14,
        "count": 2,
        "stale": False,
        "month": None,
        "covered": None,
        "evidence": [
            {"path": "people/alice/2026-10-20.md", "line": 2, "kind": "front-matter"},
            {"path": "people/alice/2026-11-06.md", "line": 2, "kind": "front-matter"},
        ],
    }
    assert of_theme(notes, "feedback", "alice")["last"] == "2026-11-10"
    assert of_theme(notes, "coaching", "alice")["last"] == "2026-10-20", "the 27th is yet to come"


def test_a_month_says_what_came_up_and_what_did_not(notes: Path) -> None:
    november = covered(notes, "alice", "--month")
    assert {theme for theme, came in november.items() if came} == {
        "morale", "growth", "career", "feedback",
    }  # fmt: skip
    assert november["coaching"] is False
    assert november["purpose"] is None, "its window is longer than a month"
    assert all(covered(notes, "alice", "--month", "2026-10")[theme] for theme in CORE)


def test_this_month_is_meant_unless_the_next_word_is_one(notes: Path) -> None:
    months = {row["month"] for row in rows(notes, "--month", "alice")}
    assert months == {"2026-11"}
    assert {row["month"] for row in rows(notes, "--month", "2026-10", "bob")} == {"2026-10"}
    assert {row["month"] for row in rows(notes, "--month=2026-10")} == {"2026-10"}
    assert {row["month"] for row in rows(notes, "bob", "--month")} == {"2026-11"}
    assert rows(notes, "--month", "--", "bob") == rows(notes, "bob", "--month")


@pytest.mark.parametrize(
    ("who", "month"),
    [("alice", "2026-09"), ("carol", "2026-11"), ("bob", "2025-12"), ("bob", "2026-12")],
)
def test_a_month_before_since_or_all_away_or_to_come_is_blank(
    notes: Path, who: str, month: str
) -> None:
    assert set(covered(notes, who, "--month", month).values()) == {None}
    table = ok(notes, "coverage", who, "--month", month, "--table").splitlines()
    assert [line.rstrip() for line in table[1:]] == [who]


def test_other_relations_start_with_feedback_and_meta(notes: Path) -> None:
    assert [row["theme"] for row in rows(notes, "bob")] == ["feedback", "meta"]


@pytest.mark.parametrize("relation", ["manager", "skip-level", "peer", "mentee", "mentor"])
def test_no_other_relation_is_late_by_default(tmp_path: Path, relation: str) -> None:
    root = notebook(tmp_path, {"people/eve/person.md": f"---\nrelation: {relation}\n---\n"})
    assert [row["theme"] for row in rows(root, "eve")] == ["feedback", "meta"]


def test_days_is_one_window_for_all(notes: Path) -> None:
    listed = rows(notes, "alice", "--days", "12")
    assert {row["window_days"] for row in listed} == {12}
    stale = {row["theme"] for row in listed if row["stale"]}
    assert {"morale", "growth", "career"} <= stale
    assert "feedback" not in stale


def test_a_window_of_a_profile_holds_and_off_takes_the_theme_away(tmp_path: Path) -> None:
    header = "---\nthemes: {career: 90d, coaching: off}\ncadence: every 20 days\n---\n"
    root = notebook(tmp_path, {"people/alice/person.md": header})
    windows = {row["theme"]: row["window_days"] for row in rows(root, "alice")}
    assert windows["career"] == 90
    assert windows["morale"] == 40, "never shorter than two cadences"
    assert "coaching" not in windows
    assert "status" not in windows


def test_why_prints_the_very_lines_newest_first(
    notes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    assert ok(notes, "coverage", "alice", "--why", "career", "--table").splitlines() == [
        "people/alice/2026-11-06.md:5: Good talk #career  (6 Nov, tag)",
        "people/alice/2026-10-20.md:2: themes: [morale, engagement, growth, career, feedback, "
        "coaching]  (20 Oct, front matter)",
    ]
    assert ok(notes, "coverage", "alice", "--why", "feedback").splitlines()[0].split("\t") == [
        "alice", "2026-11-10", "log", "people/alice/log.md:1",
        "- 2026-11-10 feedback-given: shorter mails",
    ]  # fmt: skip


def test_why_of_a_month_prints_that_months_lines_alone(notes: Path) -> None:
    lines = ok(notes, "coverage", "alice", "--why", "morale", "--month", "2026-10").splitlines()
    assert [line.split("\t")[1] for line in lines] == ["2026-10-20"]
    assert ok(notes, "coverage", "bob", "--why", "meta", "--table") == (
        "bob: nothing shows that meta came up\n"
    )


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["alice", "--month", "2026-10"], 0),
        (["alice", "--month", "2026-11"], 0),  # not over yet, and nothing is stale
        (["alice"], 0),
        (["alice", "--days", "10"], 1),
        (["alice", "--days", "10", "--why", "feedback"], 0),
        (["alice", "--days", "12", "--why", "growth"], 1),
        (["alice", "--month", "2026-09"], 0),  # before `since`
        (["bob", "--month", "2026-10"], 1),
        (["bob"], 1),
        ([], 1),
    ],
)
def test_exit_code_one_means_a_gap_in_a_past_month_else_a_stale_theme(
    notes: Path, words: list[str], code: int
) -> None:
    assert cli(notes, "coverage", "--exit-code", *words).code == code
    assert cli(notes, "coverage", *words).code == 0


def test_a_further_theme_that_never_came_up_is_no_gap_and_nothing_stale(tmp_path: Path) -> None:
    files = {
        "people/alice/2026-06-01.md": meeting("morale"),
        "people/alice/2026-10-01.md": meeting(*CORE),
        "people/alice/2026-11-19.md": meeting(*CORE),
    }
    root = notebook(tmp_path, files)
    assert of_theme(root, "recognition", "alice")["stale"] is True
    assert cli(root, "coverage", "--exit-code").code == 0
    assert cli(root, "coverage", "--exit-code", "--month", "2026-10").code == 0
    assert "recognition" not in ok(root, "coverage", "--month", "--table")
    configured = notebook(tmp_path / "other", files, settings="themes: {recognition: 14d}\n")
    assert cli(configured, "coverage", "--exit-code").code == 1
    assert "recognition" in ok(configured, "coverage", "--month", "--table")


def test_a_past_month_names_what_is_missing_without_ages(notes: Path) -> None:
    table = ok(notes, "coverage", "--month", "2026-10", "--table")
    assert "Not in October 2026: bob: feedback\n" in table
    assert "Not yet this month: alice: coaching (31 days), engagement (31 days)\n" in ok(
        notes, "coverage", "--month", "--table"
    )


def test_most_meetings_without_a_theme_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    files = {f"people/alice/2026-11-0{n}.md": "## Notes\n\nTalked.\n" for n in range(1, 4)}
    root = notebook(tmp_path, files)
    said = (
        "alice: 3 of 3 held meetings name no theme; add themes: [...] or a #theme to be counted\n"
    )
    for words in (["alice"], ["--month"], ["alice", "--why", "growth"]):
        assert said in ok(root, "coverage", "--table", *words)
        assert cli(root, "coverage", *words).err == said, "a pipe's lines are data"
        assert cli(root, "coverage", "--json", *words).err == said
    more = {f"people/alice/2026-10-0{n}.md": meeting("growth") for n in range(1, 5)}
    assert "name no theme" not in ok(
        notebook(tmp_path / "more", {**files, **more}), "coverage", "--table"
    )


def test_a_narrow_terminal_turns_the_table_over(
    notes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    lines = ok(notes, "coverage", "--month", "--table").splitlines()
    assert lines[0].split() == ["November", "2026", "alice", "bob", "carol"]
    assert lines[1].split() == ["morale", "6", "Nov"]


@pytest.mark.parametrize("columns", [24, 30, 40, 60, 80])
def test_one_person_and_why_keep_to_the_width_of_the_terminal(
    notes: Path, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    rows = ok(notes, "coverage", "alice", "--table").splitlines()
    assert all(len(row) <= columns for row in rows)
    assert [row.split()[0] for row in rows[1:3]] == ["morale", "engagement"]
    why = ok(notes, "coverage", "alice", "--why", "career", "--table").splitlines()
    assert all(len(line) <= max(columns, 28) for line in why), "a place stays in one piece"
    assert "people/alice/2026-11-06.md:5" in why[0]


def test_nobody_is_no_failure(tmp_path: Path) -> None:
    root = notebook(tmp_path)
    assert ok(root, "coverage", "--table") == "Nobody to look at; see: 1on1 person list\n"
    assert ok(root, "coverage") == ""
    assert rows(root) == []


@pytest.mark.parametrize("month", ["2026-13", "2026-00", "2026", "2026-1", "0000-01"])
def test_a_bad_month_is_refused(notes: Path, month: str) -> None:
    for words in (["--month", month], [f"--month={month}"]):
        ran = cli(notes, "coverage", *words)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == f"1on1: '{month}' is no month\n      a month is written 2026-10\n"


def test_a_month_before_the_first_meeting_is_blank(tmp_path: Path) -> None:
    root = notebook(tmp_path, {"people/alice/2026-11-06.md": "Talked. #growth\n"})
    ran = cli(root, "coverage", "--month", "2026-10", "--exit-code", "--table")
    assert ran.code == 0
    assert "Not in" not in ran.out


def test_the_first_day_of_the_calendar_is_no_fault(tmp_path: Path) -> None:
    root = notebook(tmp_path, {"people/alice/person.md": ""})
    assert cli(root, "coverage", today=date(1, 1, 1)).code == 0


def test_why_lists_the_newest_note_first_and_its_lines_in_order(tmp_path: Path) -> None:
    files = {
        "people/alice/2026-11-06.md": "One #growth\n\nTwo #growth\n",
        "people/alice/2026-11-13.md": "Three #growth\n\nFour #growth\n",
    }
    lines = ok(notebook(tmp_path, files), "coverage", "--why", "growth").splitlines()
    assert [line.split("\t")[-1].split()[0] for line in lines] == ["Three", "Four", "One", "Two"]
