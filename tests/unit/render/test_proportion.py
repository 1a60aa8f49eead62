"""A percentage never makes much of little."""

from __future__ import annotations

import pytest

from oneonone.render.proportion import counted, proportion, proportion_in_words, times


@pytest.mark.parametrize(
    ("part", "whole", "cell", "words"),
    [
        (0, 0, "–", "0 of 0"),
        (1, 1, "1/1", "1 of 1"),
        (1, 2, "1/2", "1 of 2"),
        (2, 3, "67 %", "67 % (2 of 3)"),
        (1, 8, "13 %", "13 % (1 of 8)"),
        (0, 9, "0 %", "0 % (0 of 9)"),
        (9, 9, "100 %", "100 % (9 of 9)"),
    ],
)
def test_few_things_are_counted_and_none_is_a_dash(
    part: int, whole: int, cell: str, words: str
) -> None:
    assert proportion(part, whole) == cell
    assert proportion_in_words(part, whole) == words


def test_numbers_read_as_one_says_them() -> None:
    assert [counted(n, "day") for n in (0, 1, 2)] == ["0 days", "1 day", "2 days"]
    assert [times(n) for n in (1, 2, 3)] == ["once", "twice", "3 times"]
