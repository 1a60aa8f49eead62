"""`1on1 help`, and a first page of help that fits a terminal."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from oneonone import errors
from oneonone.cli.group import SECTIONS
from oneonone.domain.dates import NEXT_MEETING, is_date_word
from oneonone.render.style import Style
from oneonone.render.table import width_of
from oneonone.render.topics import DATES, ENVIRONMENT, EXIT_CODES, FIELDS, TOPICS, topic_as_text
from tests.docs.pages import read
from tests.notebooks import cli, notebook, ok, todo


@pytest.mark.parametrize("name", list(TOPICS))
def test_a_topic_needs_no_notebook_and_begins_with_its_title(tmp_path: Path, name: str) -> None:
    assert ok(tmp_path, "help", name).startswith(f"{TOPICS[name].title}\n\n")


def test_words_of_a_topic_may_be_parted_by_a_blank(tmp_path: Path) -> None:
    assert ok(tmp_path, "help", "exit", "codes") == ok(tmp_path, "help", "exit-codes")


@pytest.mark.parametrize("name", list(TOPICS))
@pytest.mark.parametrize("width", [24, 40, 80, 160])
def test_a_topic_keeps_to_the_terminal_and_grows_no_wider_than_is_read_well(
    name: str, width: int
) -> None:
    longest = max(map(width_of, topic_as_text(TOPICS[name], Style(False), width).split("\n")))
    assert longest <= (80 if width > 24 else 48)
    assert width in (24, 160) or longest <= width


def test_every_word_for_a_date_is_one() -> None:
    words = [word for row in DATES.rows for word in row[0].split(", ")]
    assert NEXT_MEETING in words
    assert all(is_date_word(word) for word in words)


def test_every_field_is_read_as_the_topic_writes_it(tmp_path: Path) -> None:
    plain = "- [ ] @alice do it due:2026-11-30 !high #growth ^a3f9\n"
    for row in FIELDS.rows[1:]:
        first = row[1].split(" ")[0]
        assert first in f"{plain}done:2026-11-20 cancelled:2026-11-20 created: scheduled:" or any(
            first.startswith(f"{name}:") for name in ("created", "scheduled")
        )
    (item,) = todo(notebook(tmp_path, {"people/alice/a.md": plain}))
    assert (item["owner"], item["due"], item["priority"]) == ("alice", "2026-11-30", "high")
    assert (item["themes"], item["id"], item["text"]) == (["growth"], "a3f9", "do it")


def test_the_exit_codes_are_those_of_the_errors_and_of_the_documentation() -> None:
    told = [row[0] for row in EXIT_CODES.rows]
    documented = re.findall(r"^### Exit (\d+)$", read("docs/errors.md"), re.MULTILINE)
    raised = {str(one.exit_code) for one in vars(errors).values() if hasattr(one, "exit_code")}
    assert told == documented
    assert raised <= set(told)


def test_every_variable_of_ours_is_named() -> None:
    named = {name for row in ENVIRONMENT.rows for name in re.findall(r"[A-Z_]{4,}", row[0])}
    code = "\n".join(path.read_text(encoding="utf-8") for path in Path("oneonone").rglob("*.py"))
    looked_at = set(re.findall(r"environ(?:ment)?(?:\.get\(|\[)\"([A-Z_]+)\"", code))
    assert {name for name in looked_at if not name.startswith("GIT_")} - {
        "PATH",
        "APPDATA",
    } <= named


def test_help_on_a_command_is_its_own_help(tmp_path: Path) -> None:
    for words in (["todo"], ["person", "add"], ["person"]):
        assert ok(tmp_path, "help", *words) == ok(tmp_path, *words, "--help")
    assert ok(tmp_path, "help") == ok(tmp_path, "--help")


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["dats"], "did you mean dates?"),
        (["tod"], "did you mean todo?"),
        (["person", "lst"], "did you mean list?"),
        (["frobnicate"], "topics: dates, fields, exit-codes, environment; commands: 1on1 help"),
        (["todo", "alice"], "topics: dates, fields, exit-codes, environment; commands: 1on1 help"),
    ],
)
def test_no_help_is_a_usage_error_with_the_nearest_word(
    tmp_path: Path, words: list[str], hint: str
) -> None:
    ran = cli(tmp_path, "help", *words)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines()[1].strip() == hint


@pytest.mark.parametrize("columns", ["80", "160"])
def test_each_command_of_the_first_help_has_a_line_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setenv("TERMINAL_WIDTH", columns)
    shown = ok(tmp_path, "--help").partition("\nBefore a meeting:\n")[2].partition("  Examples:")[0]
    lines = [line for line in shown.splitlines() if line.startswith(" ")]
    assert [line.split()[0] for line in lines] == [
        name for names in SECTIONS.values() for name in names
    ]
    assert all(line.endswith(".") and len(line) <= 80 and "..." not in line for line in lines)
