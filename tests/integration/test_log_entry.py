"""`1on1 log`: what happened between meetings, and what it counts for."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from tests.notebooks import cli, notebook, ok, run_git, text, tree

LOG = "people/alice/log.md"
ALICE = {"people/alice/person.md": "---\nsince: 2026-01-01\n---\n"}


def covered(root: Path) -> dict[str, str | None]:
    """The day each theme last came up with Alice."""
    rows = json.loads(ok(root, "coverage", "alice", "--json"))["items"]
    return {row["theme"]: row["last"] for row in rows}


def test_an_entry_is_written_by_its_day_and_said(tmp_path: Path) -> None:
    root = notebook(tmp_path, ALICE, git=True)
    said = ok(root, "log", "alice", "calmed the \n customer", "--kind", "praise")
    assert said == f"Fri 20 Nov, praise: calmed the customer  ({LOG})\n"
    ok(root, "log", "alice", "asked about the budget", "--date", "yesterday")
    assert text(root, LOG) == (
        "- 2026-11-19 note: asked about the budget\n- 2026-11-20 praise: calmed the customer\n"
    )
    assert run_git(root, "log", "--format=%s", "-1") == "1on1 log: 1 note\n"
    assert run_git(root, "status", "--porcelain") == ""
    assert ok(root, "check", "--strict") == ""


def test_the_rest_of_a_log_stays_as_it_is(tmp_path: Path) -> None:
    before = "# Log\r\n\r\n- 2026-11-01 note: a\r\n- b"
    root = notebook(tmp_path, {LOG: before})
    ok(root, "log", "alice", "c")
    assert text(root, LOG) == f"{before}\r\n- 2026-11-20 note: c"


@pytest.mark.parametrize(
    ("kind", "themes"),
    [
        ("praise", {"recognition", "team"}),
        ("feedback-given", {"feedback", "team"}),
        ("feedback-received", {"feedback", "team"}),
        ("note", set()),
    ],
)
def test_praise_and_feedback_count_with_their_tags_on_their_day(
    tmp_path: Path, kind: str, themes: set[str]
) -> None:
    root = notebook(tmp_path, ALICE)
    assert set(covered(root).values()) == {None}
    ok(root, "log", "alice", "the retro #team", "--kind", kind, "--date", "2026-11-17")
    assert {theme: last for theme, last in covered(root).items() if last} == dict.fromkeys(
        themes, "2026-11-17"
    )


def test_standard_input_gives_an_entry_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = notebook(tmp_path, ALICE)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"one\n\ntwo\n")))
    said = ok(root, "log", "alice", "-", "--kind", "feedback-given")
    assert said.splitlines() == [
        f"Fri 20 Nov, feedback-given: {w}  ({LOG})" for w in ("one", "two")
    ]
    assert text(root, LOG).count("\n") == 2


def test_a_dry_run_shows_the_entry_and_writes_nothing(tmp_path: Path) -> None:
    root = notebook(tmp_path, ALICE)
    assert ok(root, "log", "alice", "x", "-n").endswith("@@ -0,0 +1 @@\n+- 2026-11-20 note: x\n")
    assert not (root / LOG).exists()


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["alice", ""], 2, "there is no text to add"),
        (["alice", "a\x1bb"], 2, "holds a character no note should: U+001B"),
        (["alice", "x", "--kind", "praize"], 2, "did you mean praise?"),
        (["alice", "x", "--kind", "zzz"], 2, "there are: praise, feedback-given,"),
        (["alice", "x", "--date", "someday"], 2, "'someday' is no date"),
        (["alise", "x"], 3, "nobody here is called 'alise'"),
        (["alice", "<!-- x -->"], 5, f"{LOG}: the line cannot be added safely"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_written(
    tmp_path: Path, words: list[str], code: int, said: str
) -> None:
    root = notebook(tmp_path, {LOG: "- 2026-11-01 note: a\n"})
    before = tree(root)
    ran = cli(root, "log", *words)
    assert (ran.code, ran.out, tree(root)) == (code, "", before)
    assert said in ran.err


def test_nothing_happened_on_a_day_to_come(tmp_path: Path) -> None:
    root = notebook(tmp_path, {LOG: "- 2026-11-01 note: a\n"})
    ran = cli(root, "log", "alice", "calm", "--date", "tomorrow")
    assert (ran.code, ran.err.splitlines()[0]) == (2, "1on1: 2026-11-21 is still to come")


def test_a_weekday_is_the_last_one(tmp_path: Path) -> None:
    ran = cli(notebook(tmp_path, ALICE), "log", "alice", "calm", "--date", "mon")
    assert (ran.out, ran.err) == (f"Mon 16 Nov, note: calm  ({LOG})\n", "")
