"""Moods on any scale can be laid side by side, and say which way they go."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneonone.domain.meeting import Mood
from oneonone.domain.mood import moods_on_one_scale, trend, usual_before_fall
from tests.domain_values import day


def levels(*moods: Mood) -> list[float]:
    dated = [(date(2026, 11, 1 + number), mood) for number, mood in enumerate(moods)]
    return [round(one.level, 2) for one in moods_on_one_scale(dated)]


def test_different_scales_become_one() -> None:
    assert levels(Mood(4, 5), Mood(8, 10), Mood(80, 100)) == [0.8, 0.8, 0.8]


@pytest.mark.parametrize(
    ("moods", "expected"),
    [
        ([Mood(4), Mood(5)], [0.8, 1.0]),
        ([Mood(4), Mood(6)], [0.4, 0.6]),
        ([Mood(4), Mood(60)], [0.04, 0.6]),
        ([Mood(4), Mood(400)], [0.01, 1.0]),
        ([Mood(4), Mood(7, 10)], [0.4, 0.7]),
        ([Mood(4, 5), Mood(4), Mood(7, 10)], [0.8, 0.4, 0.7]),
        ([Mood(8), Mood(4, 5)], [0.8, 0.8]),
        ([Mood(0), Mood(0, 5)], [0.0, 0.0]),
    ],
)
def test_a_bare_number_is_on_the_scale_last_named_where_it_fits(
    moods: list[Mood], expected: list[float]
) -> None:
    assert levels(*moods) == expected


def test_moods_come_in_the_order_of_days() -> None:
    moods = moods_on_one_scale([(day("11-20"), Mood(2, 5)), (day("11-06"), Mood(4, 5))])
    assert [(one.date, one.mood.value) for one in moods] == [(day("11-06"), 4), (day("11-20"), 2)]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([], None),
        ([0.2, 1.0], None),
        ([0.8, 0.4, 0.4], "falling"),
        ([0.4, 0.4, 0.8, 0.8], "rising"),
        ([0.6, 0.6, 0.6], "steady"),
        ([0.8, 0.8, 0.8, 0.6, 0.8], "steady"),
    ],
)
def test_the_last_two_are_held_against_those_before(
    values: list[float], expected: str | None
) -> None:
    assert trend(values) == expected


@pytest.mark.parametrize(
    ("values", "usual"),
    [
        ([5, 1], None),
        ([5, 5, 5, 1], 5),
        ([3, 3, 5, 1], 3),
        ([4, 5, 3], None),
        ([2, 4, 5, 2], 4),
        ([1, 4, 4, 3], None),
        ([1, 1, 5], None),
    ],
)
def test_a_fall_is_two_steps_below_the_middle_of_all_before(
    values: list[int], usual: int | None
) -> None:
    moods = [(day(f"11-{n:02}"), Mood(value, 5)) for n, value in enumerate(values, 1)]
    found = usual_before_fall(moods_on_one_scale(moods))
    assert (found.mood.value if found else None) == usual


MOODS = st.builds(
    Mood,
    st.floats(0, 999.9, allow_nan=False),
    st.none() | st.integers(1, 999),
)


@given(st.lists(st.tuples(st.dates(), MOODS), max_size=12))
def test_every_level_lies_between_nothing_and_all(moods: list[tuple[date, Mood]]) -> None:
    found = moods_on_one_scale(moods)
    assert len(found) == len(moods)
    assert all(0 <= one.level <= 1 for one in found)
    assert trend([one.level for one in found]) in (None, "rising", "falling", "steady")
