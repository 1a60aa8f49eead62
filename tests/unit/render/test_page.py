"""Pages of several parts keep to the terminal's width and say nothing about empty ones."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from oneonone.render.page import Part, bullet, page
from oneonone.render.style import Style
from oneonone.render.table import width_of

PLAIN = Style(color=False)


def test_parts_stand_apart_and_empty_ones_are_left_out() -> None:
    parts = [Part("Late", ["  - bob"]), Part("Nothing here", []), Part("Next", ["  - alice"])]
    assert page(parts, PLAIN) == "Late\n  - bob\n\nNext\n  - alice\n"


def test_a_page_of_nothing_is_empty() -> None:
    assert page([Part("Late", [])], PLAIN) == ""


def test_what_does_not_fit_goes_on_below_its_first_word() -> None:
    assert bullet("one two three four five", PLAIN, 20) == ["  - one two three", "    four five"]


def test_control_characters_show() -> None:
    assert bullet("a\x1b[31mb", PLAIN, 40) == ["  - a␛[31mb"]
    assert page([Part("\x07", ["x"])], PLAIN).startswith("␇")


def test_colour_is_laid_on_each_line_apart() -> None:
    (first, second) = bullet("one two three four", Style(color=True), 20, "late")
    assert first == "  - \x1b[31mone two three\x1b[0m"
    assert second == "    \x1b[31mfour\x1b[0m"


@given(st.text(min_size=1), st.integers(min_value=24, max_value=120))
def test_no_line_is_wider_than_the_page(text: str, width: int) -> None:
    assert all(width_of(line) <= width for line in bullet(text, PLAIN, width))
