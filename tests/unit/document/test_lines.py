"""Lines are split on \\n, \\r\\n and \\r alone, and nothing of the bytes is lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneonone.document.lines import BOM, Lines

anything = st.text(alphabet="ab é\t\r\n\u2028\u0085\x0b\x0c\ufeff", max_size=30).map(str.encode)


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        (b"", [""]),
        (b"a", ["a"]),
        (b"a\n", ["a"]),
        (b"a\nb", ["a", "b"]),
        (b"a\r\nb\rc\n", ["a", "b", "c"]),
        (b"\n", [""]),
        (b"\n\n", ["", ""]),
        (b"a\r\r\nb", ["a", "", "b"]),
        (
            "a\u2028b\u2029c\u0085d\x0be\x0cf\x1cg".encode(),
            ["a\u2028b\u2029c\u0085d\x0be\x0cf\x1cg"],
        ),
        (BOM + b"a\nb", ["a", "b"]),
        (BOM, [""]),
        ("a\n\ufeffb".encode(), ["a", "\ufeffb"]),
    ],
)
def test_a_line_ends_at_cr_lf_or_both(data: bytes, lines: list[str]) -> None:
    split = Lines(data)
    assert [split.text(number) for number in range(1, len(split) + 1)] == lines


@given(anything)
def test_lines_and_their_ends_are_all_there_is(data: bytes) -> None:
    lines = Lines(data)
    begin = len(BOM) if data.startswith(BOM) else 0
    ends = [*lines.starts[1:], len(data)]
    pieces = [data[slice(*lines.span(n))] for n in range(1, len(lines) + 1)]
    seams = [data[lines.span(n)[1] : ends[n - 1]] for n in range(1, len(lines) + 1)]
    assert b"".join(map(bytes.__add__, pieces, seams)) == data[begin:]
    assert all(seam in (b"\n", b"\r\n", b"\r") for seam in seams[:-1])
    assert not any(re.search(rb"[\r\n]", piece) for piece in pieces)


@given(anything)
def test_every_offset_lies_in_the_line_that_begins_before_it(data: bytes) -> None:
    lines = Lines(data)
    for offset in range(len(data)):
        number = lines.number(offset)
        assert number == max(1, sum(start <= offset for start in lines.starts))


@pytest.mark.parametrize(
    ("data", "offset", "line", "column"),
    [
        (b"abc", 0, 1, 1),
        (b"abc", 3, 1, 4),
        ("\u00e9\u00e9x".encode(), 4, 1, 3),
        (b"a\r\nbc", 4, 2, 2),
        (b"a\n", 2, 1, 3),
        (BOM + b"abc", 4, 1, 2),
        (BOM + b"a\nb", 5, 2, 1),
        (BOM + b"abc", 0, 1, 1),
    ],
)
def test_a_place_is_a_line_and_a_column_in_characters(
    data: bytes, offset: int, line: int, column: int
) -> None:
    assert (Lines(data).number(offset), Lines(data).column(offset)) == (line, column)


def test_broken_utf8_is_shown_and_not_raised() -> None:
    assert Lines(b"a\xffb").text(1) == "a\ufffdb"
    assert Lines(b"a\xffb").column(2) == 3


@pytest.mark.parametrize(
    ("data", "end"),
    [(b"", b"\n"), (b"a", b"\n"), (b"a\r\nb\n", b"\r\n"), (b"a\rb\n", b"\r"), (b"a\nb\r\n", b"\n")],
)
def test_new_lines_end_as_the_first_one_does(data: bytes, end: bytes) -> None:
    assert Lines(data).line_end == end
