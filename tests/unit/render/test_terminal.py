"""The terminal's size is that of the standard library, without loading it."""

from __future__ import annotations

import os
import shutil

import pytest

from oneonone.render.terminal import fits, terminal_height, terminal_width


@pytest.mark.parametrize("columns", [None, "", "100", "30", "0", "-5", "wide"])
def test_the_width_is_what_the_library_finds(
    monkeypatch: pytest.MonkeyPatch, columns: str | None
) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    if columns is not None:
        monkeypatch.setenv("COLUMNS", columns)
    assert terminal_width(os.environ) == max(shutil.get_terminal_size((80, 24)).columns, 20)


def test_a_terminal_is_asked_where_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.get_terminal_size", lambda _: os.terminal_size((133, 40)))
    assert terminal_width({}) == 133


def test_a_terminal_that_says_nothing_has_80_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.get_terminal_size", lambda _: os.terminal_size((0, 0)))
    assert terminal_width({}) == 80
    monkeypatch.setattr("sys.__stdout__", None)
    assert terminal_width({}) == 80


def test_nothing_is_narrower_than_20_columns() -> None:
    assert terminal_width({"COLUMNS": "5"}) == 20


@pytest.mark.parametrize("lines", [None, "", "100", "3", "0", "-5", "high"])
def test_the_height_is_what_the_library_finds(
    monkeypatch: pytest.MonkeyPatch, lines: str | None
) -> None:
    monkeypatch.delenv("LINES", raising=False)
    if lines is not None:
        monkeypatch.setenv("LINES", lines)
    assert terminal_height(os.environ) == shutil.get_terminal_size((80, 24)).lines


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("", True),
        ("1\n2\n3\n", True),
        ("1\n2\n3\n4\n", False),  # the prompt would push the first one out
        ("1\n2\n3\n4", True),
        (f"1\n{'2' * 20}\n3\n", True),
        (f"1\n{'2' * 21}\n3\n", False),
        (f"1\n{'日' * 10}\n3\n", True),
        (f"1\n{'日' * 11}\n3\n", False),
        (f"1\n\x1b[31m{'2' * 10}\x1b[0m{'2' * 10}\n3\n", True),
    ],
)
def test_a_text_fits_with_its_wrapped_lines_and_the_next_prompt(text: str, does: bool) -> None:
    assert fits(text, {"COLUMNS": "20", "LINES": "4"}) is does
