"""The same words, answered three ways: by reading every note, by the index, by the fast lane."""

from __future__ import annotations

import io
from collections.abc import Sequence
from contextlib import redirect_stdout
from datetime import date
from pathlib import Path

from oneonone.lane.answer import answer
from tests.notebooks import TODAY, Ran, cli

TODO_FORMS: tuple[tuple[str, ...], ...] = (
    ("todo",),
    ("todo", "--table"),
    ("todo", "--json"),
    ("todo", "--mine", "--overdue", "--exit-code"),
    ("todo", "--theirs", "--table", "--color", "always"),
    ("todo", "alice"),
    ("todo", "Al"),
    ("todo", "carol", "--json"),
    ("todo", "--owner", "bob", "--no-private"),
    ("todo", "--theme", "growth", "--before", "2026-12-01"),
    ("todo", "--all"),
)
COVERAGE_FORMS: tuple[tuple[str, ...], ...] = (
    ("coverage",),
    ("coverage", "--table", "--exit-code"),
    ("coverage", "--json"),
    ("coverage", "--month", "--table"),
    ("coverage", "--month", "2026-10", "--json", "--exit-code"),
    ("coverage", "--days", "20", "--table"),
    ("coverage", "alice", "--table"),
    ("coverage", "Al", "--month=2026-11"),
    ("coverage", "--why", "growth"),
)
OTHER_FORMS: tuple[tuple[str, ...], ...] = (
    ("status",),
    ("status", "--table", "--exit-code"),
    ("status", "--json"),
    ("person", "list", "--table"),
    ("person", "list", "--json"),
    ("check",),
    ("check", "--strict"),
    ("check", "--json"),
    ("check", "--format", "github"),
)
FORMS = TODO_FORMS + COVERAGE_FORMS
ONE_PERSON_FORMS: tuple[tuple[str, ...], ...] = (
    ("new", "alice", "--dry-run"),
    ("new", "Al", "--date", "2026-11-10", "--dry-run"),
    ("done", "a3f9", "--dry-run"),
    ("done", "bob/a3f9", "--dry-run"),
    ("done", "ask", "--dry-run"),
    ("done", "k2mn", "--dry-run"),
    ("drop", "a3", "look", "--dry-run"),
    ("reopen", "a3f9", "--dry-run"),
    ("due", "the budget", "2026-12-01", "--dry-run"),
    ("assign", "k2mm", "carl", "--dry-run"),
    ("agenda", "alice", "what about lunch", "--dry-run"),
    ("agenda", "--all-people", "what about lunch", "--dry-run"),
    ("move", "alice", "2026-12-03", "--dry-run"),
    ("skip", "bob", "--dry-run"),
    ("log", "bob", "praise", "well done", "--dry-run"),
    ("prep", "alice", "--json", "--private"),
    ("prep", "Al", "--table"),
    ("prep", "alice", "--paper"),
    ("review", "alice"),
    ("review", "bob", "--json", "--private"),
    ("stats", "--json"),
    ("agenda", "--json"),
    ("agenda", "bob"),
    ("ask", "alice"),
    ("person", "show", "alice", "--json"),
)
"""Commands that are about one person, or an item, and need not read everybody's notes."""


def in_lane(words: Sequence[str], *, reading: bool = False) -> Ran | None:
    """What the fast lane answers, None where it leaves it to the command line proper.

    With `reading` it reads what changed, without it is for an index that is up to date.
    """
    stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors="strict")
    with redirect_stdout(stream):
        found = answer(list(words), (lambda: lambda *_: None) if reading else None)
    return None if found is None else Ran(found.code, found.out, found.said)


def named(root: Path, words: Sequence[str], today: date = TODAY) -> list[str]:
    """The whole command line."""
    return ["--notebook", str(root), "--today", today.isoformat(), *words]


def assert_same(root: Path, *forms: Sequence[str], today: date = TODAY) -> int:
    """That all three ways agree on every form; returns how often the lane had an answer.

    The lane goes first: an index that is behind must not be believed.
    """
    answered = 0
    for number, words in enumerate(forms):
        line = named(root, words, today)
        early = in_lane(line)
        read = in_lane(line, reading=True) if number % 2 else None
        indexed = cli(root, *words, today=today)
        late = in_lane(line)
        again = cli(root, *words, today=today)  # with an index that is up to date
        plain = cli(root, "--no-index", *words, today=today)
        assert indexed == again == plain, words
        assert early in (None, plain), words
        assert read in (None, plain), words
        assert late in (None, plain), words
        answered += late is not None
    return answered
