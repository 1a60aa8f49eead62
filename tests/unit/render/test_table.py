"""Columns line up by what a terminal shows, and nothing is lost where it is narrow."""

from __future__ import annotations

import pytest
import wcwidth
from hypothesis import given
from hypothesis import strategies as st

from oneonone.render.style import Style
from oneonone.render.table import Cell, Column, natural_width, table, width_of, wrapped

PLAIN = Style(color=False)
COLOURED = Style(color=True)


@pytest.mark.parametrize(
    ("text", "width"),
    [("", 0), ("abc", 3), ("日本", 4), ("Zoe\u0308", 3), ("😀", 2), ("é", 1)],
)
def test_a_width_is_in_columns_not_in_characters(text: str, width: int) -> None:
    assert width_of(text) == width


@pytest.mark.parametrize(
    "block", [range(0x20, 0x3000), range(0x3000, 0x11000)], ids=["low", "high"]
)
def test_a_width_that_is_sure_is_that_of_wcwidth(block: range) -> None:
    for char in map(chr, block):
        if char.isprintable() or char == "\u00a0":
            assert width_of(char) == max(wcwidth.wcswidth(char), 0), hex(ord(char))
            assert width_of(f"a{char}b") == max(wcwidth.wcswidth(f"a{char}b"), 0), hex(ord(char))


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, [""]),
        ("one two", 10, ["one two"]),
        ("one two", 6, ["one", "two"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("a abcdefgh b", 4, ["a", "abcd", "efgh", "b"]),
        ("日本語 日本", 4, ["日本", "語", "日本"]),
        ("日本", 1, ["日", "本"]),  # nothing narrower can be done
    ],
)
def test_a_text_is_parted_between_words_where_that_is_possible(
    text: str, width: int, lines: list[str]
) -> None:
    assert wrapped(text, width) == lines


WORDS = st.lists(
    st.sampled_from(["a", "budget", "日本語", "Zoë", "😀", "x" * 30]), min_size=1, max_size=8
)


@given(WORDS, st.integers(2, 40))
def test_wrapping_loses_nothing_and_keeps_the_width(words: list[str], width: int) -> None:
    lines = wrapped(" ".join(words), width)
    assert "".join(lines).replace(" ", "") == "".join(words)
    assert all(width_of(line) <= width for line in lines)


def test_columns_line_up_left_right_and_in_the_middle() -> None:
    rows = [["name", "number", "middle"], ["日本", "7", "–"], ["a", "1234567", "six"]]
    columns = (Column(gap=3), Column("right"), Column("centre"))
    assert table(rows, columns, PLAIN, 80) == [
        "name    number  middle",
        "日本         7     –",
        "a      1234567    six",
    ]


def test_a_flexible_cell_gives_way_and_goes_on_below_itself() -> None:
    rows = [["a3f9", "ask for the conference budget", "me"]]
    columns = (Column(), Column(flexible=True), Column())
    assert table(rows, columns, PLAIN, 30, indent="  ") == [
        "  a3f9  ask for the         me\n        conference budget"
    ]


def test_where_hardly_any_room_is_left_the_flexible_cell_stands_below_its_row() -> None:
    rows = [["a3f9", "ask for the conference budget", "me"], ["k2mm", "draft", "alice"]]
    columns = (Column(), Column(flexible=True), Column())
    assert table(rows, columns, PLAIN, 24) == [
        "a3f9  me\n    ask for the\n    conference budget",
        "k2mm  alice\n    draft",
    ]


ROWS = st.lists(
    st.tuples(
        st.sampled_from(["a3f9", "k2mm"]), WORDS.map(" ".join), st.sampled_from(["me", "日本"])
    ),
    min_size=1,
    max_size=4,
)


@pytest.mark.parametrize("width", [20, 40, 80, 160])
@given(rows=ROWS)
def test_a_table_keeps_the_terminals_width_and_every_word(
    width: int, rows: list[tuple[str, str, str]]
) -> None:
    columns = (Column(), Column(flexible=True), Column())
    lines = table(rows, columns, PLAIN, width)
    assert len(lines) == len(rows)
    assert all(width_of(part) <= width for line in lines for part in line.split("\n"))
    for row, line in zip(rows, lines, strict=True):
        assert sorted("".join(row).replace(" ", "")) == sorted("".join(line.split()))


@given(rows=ROWS)
def test_colour_changes_no_place_and_no_word(rows: list[tuple[str, str, str]]) -> None:
    cells = [[Cell(text, "late") for text in row] for row in rows]
    columns = (Column(), Column("right", flexible=True), Column())
    painted = "\n".join(table(cells, columns, COLOURED, 40))
    assert painted.replace("\x1b[31m", "").replace("\x1b[0m", "") == "\n".join(
        table(cells, columns, PLAIN, 40)
    )


def test_the_natural_width_counts_the_gaps_between_columns_alone() -> None:
    rows = [[Cell("ab"), Cell("c")], [Cell("a"), Cell("日本")]]
    assert natural_width(rows, (Column(gap=3), Column(gap=5))) == 2 + 3 + 4


def test_an_empty_table_has_no_lines() -> None:
    assert table([], (Column(), Column()), PLAIN, 80) == []
