"""The output boundary: whatever a note holds, a terminal never obeys it."""

from __future__ import annotations

import json
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneonone.render.json_text import json_text
from oneonone.render.style import Style
from oneonone.render.table import Cell, Column, table
from oneonone.render.visible import inline, unhidden, visible

BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"

# Every character, with those that matter here far more often than chance has them.
ODD = st.sampled_from([*"\x00\x07\x08\x0b\x0c\r\x1b\x7f\x80\x85\x9b\x9d\n\t\u2028\ufeff", *BIDI])
ANY_TEXT = st.text(ODD | st.characters(), max_size=40)


def commands_in(text: str, allowed: str = "") -> set[str]:
    """The characters of a text a terminal might obey."""
    return {
        char
        for char in text
        if char not in allowed
        and (unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") or char in BIDI)
    }


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain – text ✓ 日本 😀", "plain – text ✓ 日本 😀"),
        ("\x1b[31mred", "␛[31mred"),
        ("\x1b]8;;http://x\x07link", "␛]8;;http://x␇link"),
        ("\x9b31m", "<U+009B>31m"),
        ("over\rwritten", "over␍written"),
        ("rub\x08\x7fout", "rub␈␡out"),
        ("\u202etxt.exe", "<U+202E>txt.exe"),
        ("a\u2028b", "a<U+2028>b"),
        ("\udcff", "<U+DCFF>"),
        ("family 👨‍👩‍👧", "family 👨‍👩‍👧"),  # the zero-width joiner of an emoji is no command
    ],
)
def test_a_control_character_is_shown_instead_of_obeyed(text: str, shown: str) -> None:
    assert visible(text) == inline(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Private", "Private"),
        ("Pri\u200bvate", "Pri<U+200B>vate"),
        ("Pri\u2060va\u00adte\u200d", "Pri<U+2060>va<U+00AD>te<U+200D>"),
        ("\u202ePri\u200cvate", "<U+202E>Pri<U+200C>vate"),
        ("family 👨‍👩‍👧", "family 👨‍👩‍👧"),
        ("می‌خواهم", "می‌خواهم"),  # Persian is written with joiners
    ],
)
def test_letters_nobody_sees_show_where_one_has_to_know(text: str, shown: str) -> None:
    assert unhidden(text) == shown


def test_line_ends_and_tabs_stay_in_a_text_and_show_in_a_line() -> None:
    assert visible("a\tb\nc") == "a\tb\nc"
    assert inline("a\tb\nc") == "a␉b␊c"


@given(ANY_TEXT)
def test_no_command_is_left_in_any_text(text: str) -> None:
    assert not commands_in(visible(text), "\n\t")
    assert not commands_in(inline(text))
    assert inline(inline(text)) == inline(text)


@given(ANY_TEXT)
def test_json_escapes_every_command_and_means_the_same_text(text: str) -> None:
    shown = json_text(date(2026, 11, 20), [{"text": text}])
    assert not commands_in(shown, "\n")
    assert json.loads(shown) == {"schema": 1, "today": "2026-11-20", "items": [{"text": text}]}


def test_json_takes_dates_and_refuses_what_it_has_no_form_for() -> None:
    assert '"due": "2026-11-30"' in json_text(date(2026, 1, 1), [{"due": date(2026, 11, 30)}])
    with pytest.raises(TypeError, match="set has no JSON form"):
        json_text(date(2026, 1, 1), [{"x": {1}}])


def test_json_may_hold_more_beside_the_items() -> None:
    assert json.loads(json_text(date(2026, 1, 1), [], unread=["a.md"]))["unread"] == ["a.md"]


@given(st.lists(ANY_TEXT, min_size=1, max_size=3), st.integers(20, 160))
def test_no_cell_of_a_table_brings_a_command_or_a_line_end_of_its_own(
    texts: list[str], width: int
) -> None:
    rows: list[list[Cell | str]] = [[Cell(text, "late"), text] for text in texts]
    lines = table(rows, (Column(), Column(flexible=True)), Style(color=False), width)
    assert len(lines) == len(texts)
    assert not commands_in("".join(lines), "\n")


def test_no_character_that_is_hidden_counts_as_printable() -> None:
    """What str.isprintable lets through is not looked at any more."""
    for char in map(chr, range(0x110000)):
        if char.isprintable():
            assert not commands_in(char), hex(ord(char))
            assert char != "\ufeff"
