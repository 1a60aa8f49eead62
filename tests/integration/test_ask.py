"""`1on1 ask`: questions by the rules `new` goes by."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.notebooks import cli, notebook, ok, text, tree

ALICE = {
    "people/alice/person.md": "---\nsince: 2026-01-01\n---\n",
    "people/alice/2026-11-13.md": "---\nthemes: [morale, growth, career]\n---\nTalked.\n",
}
CRAFT = "themes: {craft: 31d}\n"
BANK = """\
theme: craft
questions:
  - {id: craft-901, text: What next?, follow_ups: [And then?, "Who could help, and\\twith what?"]}
  - {id: craft-902, text: What first?, depth: deep, direction: to-manager}
"""


def asked(root: Path, *words: str, today: date = date(2026, 11, 20)) -> list[dict[str, Any]]:
    """The questions of `1on1 ask alice --json WORDS…`."""
    items: list[dict[str, Any]] = json.loads(
        ok(root, "ask", "alice", "--json", *words, today=today)
    )["items"]
    return items


def test_the_questions_are_those_a_new_note_would_hold(tmp_path: Path) -> None:
    root = notebook(tmp_path, ALICE)
    before = tree(root)
    questions = asked(root)
    assert [one["theme"] for one in questions] == ["engagement", "feedback", "coaching"]
    assert tree(root) == before, "nothing is written"
    assert asked(root) == questions, "the same for a day"
    ok(root, "new", "alice")
    note = text(root, "people/alice/2026-11-20.md")
    assert re.findall(r"ask: (\S+) -->", note) == [one["id"] for one in questions]


def test_a_question_that_was_shown_rests(tmp_path: Path) -> None:
    root = notebook(tmp_path, ALICE)
    first = asked(root)
    ok(root, "new", "alice")
    then = asked(root, today=date(2026, 11, 27))
    assert [one["theme"] for one in then] == [one["theme"] for one in first], "unanswered: stale"
    assert not {one["id"] for one in then} & {one["id"] for one in first}


def test_a_count_is_of_themes_and_with_a_theme_of_its_questions(tmp_path: Path) -> None:
    root = notebook(tmp_path, ALICE)
    five = asked(root, "--count", "5")
    assert len({one["theme"] for one in five}) == len(five) == 5
    assert five[:3] == asked(root)
    of_one = asked(root, "--theme", "skills", "--count", "4")
    assert {one["theme"] for one in of_one} == {"growth"}
    assert len({one["id"] for one in of_one}) == 4
    assert asked(root, "--theme", "#growth") == of_one[:3]
    everything = asked(root, "--count", "99")
    assert len(everything) == len({one["theme"] for one in everything}) < 99


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--count", "99"], " of 99: one a theme; more of one: --theme THEME\n"),
        (["--count", "99", "--theme", "craft"], "2 of 99: there are no more of craft\n"),
        (["--count", "2", "--theme", "craft"], ""),
        (["--theme", "craft"], ""),
    ],
)
def test_fewer_than_were_asked_for_are_explained(
    tmp_path: Path, words: list[str], said: str
) -> None:
    root = notebook(tmp_path, {**ALICE, "question_banks/craft.yaml": BANK}, settings=CRAFT)
    ran = cli(root, "ask", "alice", *words)
    assert ran.code == 0
    assert ran.err.endswith(said) if said else ran.err == ""


@pytest.mark.parametrize(("themes", "count"), [("2", 2), ("0", 3)])
def test_without_a_count_they_are_as_many_as_new_asks(
    tmp_path: Path, themes: str, count: int
) -> None:
    root = notebook(tmp_path, ALICE, settings=f"new: {{themes: {themes}}}\n")
    assert len(asked(root)) == count


def test_the_forms_of_the_list(tmp_path: Path) -> None:
    root = notebook(tmp_path, {**ALICE, "question_banks/craft.yaml": BANK}, settings=CRAFT)
    lines = ok(root, "ask", "alice", "--theme", "craft").splitlines()
    assert sorted(lines) == ["craft-901\tcraft\tWhat next?", "craft-902\tcraft\tWhat first?"]
    table = ok(root, "ask", "alice", "--theme", "craft", "--table")
    assert (
        "craft  What next?\n         And then?\n         Who could help, and␉with what?\n" in table
    )
    assert "craft  What first?\n" in table
    by_id = {one["id"]: one for one in asked(root, "--theme", "craft")}
    assert by_id["craft-902"] == {
        "id": "craft-902",
        "theme": "craft",
        "text": "What first?",
        "depth": "deep",
        "direction": "to-manager",
        "follow_ups": [],
    }


def test_a_narrow_terminal_wraps_question_and_follow_ups(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "32")
    root = notebook(tmp_path, {**ALICE, "question_banks/craft.yaml": BANK}, settings=CRAFT)
    table = ok(root, "ask", "alice", "--theme", "craft", "--table")
    assert "         Who could help,\n         and␉with what?\n" in table
    assert max(map(len, table.splitlines())) <= 32


def test_no_question_is_no_failure(tmp_path: Path) -> None:
    root = notebook(tmp_path, ALICE, settings=CRAFT)
    assert ok(root, "ask", "alice", "--theme", "craft") == ""
    assert ok(root, "ask", "alice", "--theme", "craft", "--table") == (
        "No question suits; see the question banks.\n"
    )


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["alise"], 3, "nobody here is called 'alise'"),
        (["alice", "--theme", "grwth"], 2, "did you mean growth"),
        (["alice", "--count", "0"], 2, "--count"),
    ],
)
def test_what_does_not_fit_is_refused(
    tmp_path: Path, words: list[str], code: int, said: str
) -> None:
    ran = cli(notebook(tmp_path, ALICE), "ask", *words)
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err
