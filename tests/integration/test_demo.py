"""The sample notebook: believable on whatever day it is made."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from oneonone.app.themes import bank_of
from oneonone.domain.question import Question
from tests.notebooks import cli, ok, opened, run_git, todo, tree, write

DAYS = [
    date(2026, 11, 20),  # a Friday
    date(2026, 11, 22),  # a Sunday
    date(2027, 1, 1),
    date(2028, 2, 29),
    date(2026, 3, 30),  # a Monday, a day after the clocks change
]


@pytest.fixture(scope="module", params=DAYS, ids=str)
def made(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, date]:
    """The demo of a day, and the day."""
    today: date = request.param
    root = tmp_path_factory.mktemp("demo") / "demo"
    ran = cli(root.parent, "demo", str(root), today=today)
    assert ran.code == 0, ran.err
    return root, today


def listed(root: Path, today: date, *words: str) -> list[dict[str, object]]:
    """The items of a listing."""
    items: list[dict[str, object]] = json.loads(ok(root, *words, "--json", today=today))["items"]
    return items


def test_six_people_are_in_it(made: tuple[Path, date]) -> None:
    root, today = made
    people = listed(root, today, "person", "list")
    assert len(people) == 6
    assert all(one["last"] and str(one["last"]) <= today.isoformat() for one in people)
    assert len({one["relation"] for one in people}) > 1


def test_nothing_in_it_needs_mending(made: tuple[Path, date]) -> None:
    root, today = made
    ran = cli(root, "check", today=today)
    assert (ran.code, ran.out) == (0, "")
    assert opened(root).listing.skipped == []


def test_promises_are_overdue_and_others_are_not(made: tuple[Path, date]) -> None:
    items = todo(made[0], today=made[1])
    overdue = [item for item in items if item["overdue_days"]]
    assert 2 <= len(overdue) < len(items)
    assert {item["owner"] for item in overdue} > {"me"}
    assert any(item["carried"] for item in items)


def test_themes_are_stale_and_others_are_not(made: tuple[Path, date]) -> None:
    rows = listed(*made, "coverage")
    assert {row["stale"] for row in rows} == {True, False}


def test_every_promise_stands_in_one_open_box(made: tuple[Path, date]) -> None:
    for item in opened(made[0]).items:
        assert sum(line.state.is_open for line in item.lines) == item.state.is_open
        assert item.contradicted_by is None


def test_the_questions_in_it_are_those_of_the_banks(made: tuple[Path, date]) -> None:
    book = opened(made[0])
    known: set[str] = set()
    asked = set()
    for notes in book.people.values():
        for one in notes.asked():
            asked.add(one.question_id)
            theme = one.question_id.rpartition("-")[0]
            questions: tuple[Question, ...] = bank_of(book, theme).questions
            known |= {question.id for question in questions}
    assert asked
    assert asked <= known


def test_a_note_can_be_made_for_anybody(made: tuple[Path, date]) -> None:
    root, today = made
    handle = sorted(opened(root).people)[today.day % 6]
    ran = cli(root, "new", handle, "-n", today=today)
    assert ran.code == 0
    assert "counts as written" not in ran.err


def test_it_is_committed(made: tuple[Path, date]) -> None:
    root, _ = made
    assert run_git(root, "status", "--porcelain") == ""
    files = run_git(root, "ls-files").splitlines()
    assert "1on1.yaml" in files
    said = run_git(root, "log", "-1", "--format=%s").strip()
    assert said == f"1on1 demo: {len(files) - 1} notes"


def test_the_same_day_makes_the_same_notebook(tmp_path: Path) -> None:
    for name in ("a", "b"):
        ok(tmp_path, "demo", str(tmp_path / name))
    assert tree(tmp_path / "a") == tree(tmp_path / "b")


def test_what_is_there_is_never_written_over(tmp_path: Path) -> None:
    write(tmp_path, {"notes/mine.txt": "mine"})
    ran = cli(tmp_path, "demo", str(tmp_path / "notes"))
    assert ran.code == 5
    assert "is not empty" in ran.err
    assert [path.name for path in (tmp_path / "notes").iterdir()] == ["mine.txt"]
    (tmp_path / "empty").mkdir()
    assert cli(tmp_path, "demo", str(tmp_path / "empty")).code == 0


def test_a_file_of_that_name_is_named(tmp_path: Path) -> None:
    write(tmp_path, {"notes": "mine"})
    ran = cli(tmp_path, "demo", str(tmp_path / "notes"))
    assert ran.code == 7
    assert "notes" in ran.err
