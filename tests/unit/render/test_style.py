"""Colour: asked for, or where a terminal has it and nobody minds."""

from __future__ import annotations

from typing import Literal

import pytest

from oneonone.render.style import Style, wants_color


@pytest.mark.parametrize(
    ("when", "is_terminal", "environment", "wanted"),
    [
        ("auto", True, {}, True),
        ("auto", False, {}, False),
        ("auto", True, {"NO_COLOR": "1"}, False),
        ("auto", True, {"NO_COLOR": ""}, True),  # no-color.org: when present and not empty
        ("auto", True, {"TERM": "dumb"}, False),
        ("auto", True, {"TERM": "xterm"}, True),
        ("auto", True, {"CLICOLOR": "0"}, False),
        ("auto", True, {"CLICOLOR": "1"}, True),
        ("auto", False, {"CLICOLOR": "1"}, False),
        ("auto", False, {"CLICOLOR_FORCE": "1"}, True),
        ("auto", False, {"CLICOLOR_FORCE": "1", "CLICOLOR": "0", "TERM": "dumb"}, True),
        ("auto", False, {"CLICOLOR_FORCE": "0"}, False),
        ("auto", False, {"CLICOLOR_FORCE": ""}, False),
        ("auto", False, {"FORCE_COLOR": "1"}, True),
        ("auto", True, {"FORCE_COLOR": "0"}, True),  # forces nothing
        ("auto", True, {"NO_COLOR": "1", "CLICOLOR_FORCE": "1", "FORCE_COLOR": "1"}, False),
        ("never", True, {"CLICOLOR_FORCE": "1"}, False),
        ("always", False, {"NO_COLOR": "1", "TERM": "dumb"}, True),
        ("never", True, {}, False),
    ],
)
def test_who_asks_decides_then_the_environment_then_the_terminal(
    when: Literal["auto", "always", "never"],
    is_terminal: bool,
    environment: dict[str, str],
    wanted: bool,
) -> None:
    assert wants_color(when, is_terminal=is_terminal, environment=environment) is wanted


def test_a_text_is_painted_by_its_meaning_and_the_colour_ends_with_it() -> None:
    assert Style(color=True).paint("late", "late") == "\x1b[31mlate\x1b[0m"


@pytest.mark.parametrize(
    ("style", "text", "meaning"),
    [
        (Style(color=False), "x", "late"),
        (Style(color=True), "x", "plain"),
        (Style(color=True), "", "late"),
    ],
)
def test_without_colour_without_meaning_and_without_text_nothing_is_added(
    style: Style, text: str, meaning: Literal["late", "plain"]
) -> None:
    assert style.paint(text, meaning) == text
