"""The terminal's width is that of the standard library, without loading it."""

from __future__ import annotations

import os
import shutil

import pytest

from oneonone.render.terminal import terminal_width


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
