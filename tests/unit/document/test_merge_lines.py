"""Merging line by line: both sides' changes, or nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneonone.document.merge_lines import LONGEST, merge_lines


def merged(base: str, ours: str, theirs: str) -> str | None:
    lines = merge_lines(*([char.encode() for char in text] for text in (base, ours, theirs)))
    return None if lines is None else b"".join(lines).decode()


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "result"),
    [
        ("abc", "abc", "abc", "abc"),
        ("abc", "aXc", "abc", "aXc"),
        ("abc", "abc", "aXc", "aXc"),
        ("abc", "aXc", "aXc", "aXc"),
        ("abcde", "Xbcde", "abcdY", "XbcdY"),
        ("abcde", "bcde", "abcd", "bcd"),
        ("abc", "abcX", "Yabc", "YabcX"),
        ("abcd", "aXXbcd", "abd", "aXXbd"),
        ("", "X", "X", "X"),
        ("", "", "", ""),
        ("abc", "", "abc", ""),
    ],
)
def test_changes_in_different_places_are_all_made(
    base: str, ours: str, theirs: str, result: str
) -> None:
    assert merged(base, ours, theirs) == result
    assert merged(base, theirs, ours) == result


@pytest.mark.parametrize(
    ("base", "ours", "theirs"),
    [
        ("abc", "aXc", "aYc"),
        ("abc", "ac", "aYc"),
        ("abc", "aXbc", "aYbc"),
        ("abcd", "aXcd", "abYd"),
        ("", "X", "Y"),
        ("abc", "abcX", "abcY"),
    ],
)
def test_changes_that_touch_each_other_are_none(base: str, ours: str, theirs: str) -> None:
    assert merged(base, ours, theirs) is None
    assert merged(base, theirs, ours) is None


def test_too_many_lines_are_left_to_git() -> None:
    many = [b"%d" % number for number in range(LONGEST + 1)]
    assert merge_lines(many, [b"x", *many[1:-1], b"y"], many[::-1]) is None
    assert merge_lines(many, [*many, b"x"], many) == [*many, b"x"]


TEXTS = st.text("abc", max_size=7)


@given(TEXTS, TEXTS)
def test_a_side_that_changed_nothing_leaves_the_other(base: str, other: str) -> None:
    assert merged(base, base, other) == merged(base, other, base) == other
    assert merged(base, other, other) == other


@given(TEXTS, TEXTS, TEXTS)
def test_it_does_not_matter_which_side_is_which(base: str, ours: str, theirs: str) -> None:
    assert merged(base, ours, theirs) == merged(base, theirs, ours)


@given(TEXTS, TEXTS, TEXTS)
def test_every_new_line_is_there_and_none_that_nobody_wrote(
    base: str, ours: str, theirs: str
) -> None:
    result = merged(base, ours, theirs)
    if result is not None:
        assert set(ours + theirs) - set(base) <= set(result) <= set(ours + theirs)
