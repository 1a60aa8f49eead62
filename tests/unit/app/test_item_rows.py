"""Rows keep their fields as bytes, and their order is that of the items."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneonone.app.item_rows import (
    BETWEEN,
    NEVER,
    NO_DUE,
    ItemFilter,
    ItemRow,
    listed,
    order,
    order_of_bytes,
    packed,
    unpacked,
)

TODAY = date(2026, 11, 20)
NOTHING = ItemRow(*[""] * len(ItemRow._fields))
FIELDS = st.text(
    st.sampled_from(["\\", "\n", "n", "f", BETWEEN]) | st.characters(exclude_categories=["Cs"]),
    max_size=8,
)


def row(due: str = "", first: str = NEVER, line: int = 1, **more: str) -> ItemRow:
    more = {"open": "1", "person": "alice", "path": "people/alice/a.md", **more}
    return NOTHING._replace(rank=due or NO_DUE, due=due, first=first, line=f"{line:08}", **more)


@given(st.lists(st.lists(FIELDS, min_size=2, max_size=4), max_size=4))
def test_what_is_packed_is_what_is_unpacked(rows: list[list[str]]) -> None:
    assert unpacked(packed(rows)) == rows


@pytest.mark.parametrize(
    ("due", "late"), [("", None), ("2026-11-20", None), ("2026-11-19", 1), ("2025-11-20", 365)]
)
def test_an_open_row_is_late_from_the_day_after(due: str, late: int | None) -> None:
    assert row(due).overdue_days(TODAY) == late
    assert row(due)._replace(open="").overdue_days(TODAY) is None


@pytest.mark.parametrize(("first", "age"), [(NEVER, None), ("2026-11-19", 1), ("2026-12-01", 0)])
def test_an_age_counts_from_the_first_day_and_is_never_below_nothing(
    first: str, age: int | None
) -> None:
    assert row(first=first).age_days(TODAY) == age


DAYS = st.integers(-3, 3).map(lambda days: (TODAY + timedelta(days=days)).isoformat())


@given(
    st.lists(
        st.builds(
            row,
            due=st.just("") | DAYS | st.just(NO_DUE),
            first=st.just(NEVER) | DAYS,
            line=st.integers(1, 3),
            person=st.sampled_from(["alice", "alice-2", "bob", ""]),
            path=st.sampled_from(["people/a/é.md", "people/a/z.md", "people/a/z 2.md"]),
        ),
        max_size=8,
    )
)
def test_rows_stand_by_lateness_then_due_date_then_age_then_place(rows: list[ItemRow]) -> None:
    def rank(one: ItemRow) -> tuple[object, ...]:
        late, age = one.overdue_days(TODAY) or 0, one.age_days(TODAY) or 0
        return -late, one.rank, -age, one.person, one.path, int(one.line)

    ordered = sorted(rows, key=lambda one: order(one, TODAY))
    assert list(map(rank, ordered)) == sorted(map(rank, rows))


def test_a_whole_row_as_bytes_stands_where_its_beginning_does() -> None:
    rows = [row("2026-11-20", "2026-11-01"), row(first="2026-12-24"), row("2026-11-19")]
    lines = [packed([one]) for one in rows]
    day = TODAY.isoformat().encode()
    assert sorted(lines, key=lambda line: order_of_bytes(line, day)) == [
        packed([one]) for one in sorted(rows, key=lambda one: order(one, TODAY))
    ]


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        (ItemFilter(), "abcd"),
        (ItemFilter(person="alice"), "abd"),
        (ItemFilter(mine=True), "ad"),
        (ItemFilter(theirs=True), "bc"),
        (ItemFilter(owner="bob"), "b"),
        (ItemFilter(overdue=True), "a"),
        (ItemFilter(before=date(2026, 11, 21)), "ab"),
        (ItemFilter(theme="growth"), "c"),
        (ItemFilter(private=False), "abc"),
        (ItemFilter(mine=True, overdue=True), "a"),
    ],
    ids=str,
)
def test_all_conditions_hold_together(wanted: ItemFilter, ids: str) -> None:
    rows = [
        row("2026-11-13", id="a"),
        row("2026-11-20", id="b", owner="bob"),
        row(id="c", person="bob", owner="carol", themes="career growth"),
        row(id="d", owner="me", private="1", themes="growths"),
    ]
    found = listed(rows, wanted, TODAY)
    assert "".join(one.id for one in found.rows) == ids
    assert found.overdue == ids.count("a")
