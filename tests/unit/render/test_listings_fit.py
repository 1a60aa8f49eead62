"""Whoever the people are and whatever they are called: no listing is wider than the terminal."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneonone.app.coverage import Coverage, PersonCoverage
from oneonone.app.item_rows import NO_DUE, ItemRow, RowList
from oneonone.app.people import PersonRow
from oneonone.domain.coverage import FollowedTheme, ThemeStanding
from oneonone.domain.person import Person
from oneonone.domain.schedule import Adherence
from oneonone.domain.theme import CORE
from oneonone.render.coverage import coverage_as_table
from oneonone.render.items import items_as_table, lines_as_table
from oneonone.render.people import people_as_table
from oneonone.render.style import Style
from oneonone.render.table import Column, table, width_of

TODAY = date(2026, 11, 20)
NOVEMBER = (date(2026, 11, 1), date(2026, 11, 30))
PLAIN = Style(color=False)
WORDS = ("alice", "bob", "yamada-taro", "日本語", "山田太郎", "Zoë", "😀", "draft", "x" * 18)

widths = st.integers(40, 160)
words = st.sampled_from(WORDS)
texts = st.lists(words, max_size=12).map(" ".join)
handles = st.lists(words, min_size=1, max_size=9, unique=True)
last_days = st.one_of(st.none(), st.integers(0, 400))


def widest(text: str) -> int:
    return max(map(width_of, text.split("\n")))


@st.composite
def standings(draw: st.DrawFn, name: str, *, in_month: bool) -> ThemeStanding:
    days = draw(last_days)
    return ThemeStanding(
        theme=FollowedTheme(name, 31, 31, pinned=draw(st.booleans())),
        last=None if days is None else TODAY - timedelta(days),
        days=days,
        waited_days=days,
        count=1,
        stale=draw(st.booleans()),
        evidence=(),
        covered=False if in_month and draw(st.booleans()) else None,
    )


@st.composite
def coverages(draw: st.DrawFn) -> Coverage:
    month = draw(st.sampled_from([None, NOVEMBER]))
    themes = draw(handles)
    people = [
        PersonCoverage(
            handle,
            tuple(draw(standings(theme, in_month=month is not None)) for theme in themes),
            held_count=9,
            no_theme_count=draw(st.integers(0, 9)),
        )
        for handle in draw(handles)
    ]
    return Coverage(tuple(people), month, None, has_gaps=False)


@given(coverages(), widths)
def test_coverage_keeps_to_the_terminal_and_names_everybody(found: Coverage, width: int) -> None:
    shown = coverage_as_table(found, TODAY, PLAIN, width)
    assert widest(shown) <= width
    if len(found.people) > 1:
        assert all(one.handle in shown for one in found.people)


def test_people_who_do_not_fit_beside_the_others_stand_below_them() -> None:
    never = [
        ThemeStanding(
            FollowedTheme(name, 31, 31, pinned=True), None, None, None, 0, stale=False, evidence=()
        )
        for name in CORE
    ]
    people = [PersonCoverage(f"p{n}", tuple(never), 0, 0) for n in range(6)]
    found = Coverage(tuple(people), None, None, has_gaps=False)
    blocks = coverage_as_table(found, TODAY, PLAIN, 40).split("\n\n")
    assert [block.splitlines()[0].split()[2:] for block in blocks] == [
        ["p0", "p1", "p2", "p3"],
        ["p4", "p5"],
    ]
    assert all(row.theme.name in block for block in blocks for row in never)


@st.composite
def rows_of_people(draw: st.DrawFn) -> PersonRow:
    late = draw(st.one_of(st.none(), st.integers(1, 99)))
    return PersonRow(
        person=Person(draw(words), name=draw(texts)),
        last=draw(st.sampled_from([None, TODAY, date(2024, 3, 1)])),
        next_due=draw(st.sampled_from([None, TODAY, date(2027, 12, 30)])),
        archived=draw(st.booleans()),
        planned=None,
        late_days=late,
        adherence=Adherence(),
    )


@given(st.lists(rows_of_people(), min_size=1, max_size=5), widths)
def test_people_keep_to_the_terminal_with_their_names(rows: list[PersonRow], width: int) -> None:
    shown = people_as_table(rows, TODAY, PLAIN, width)
    assert widest(shown) <= width
    letters = "".join(shown.split())
    assert all("".join(row.person.handle.split()) in letters for row in rows)


@st.composite
def items(draw: st.DrawFn) -> ItemRow:
    due = draw(st.sampled_from(["", "2026-11-20", "2025-01-02", "2027-12-30"]))
    return ItemRow(
        **dict.fromkeys(ItemRow._fields, "")
        | {
            "rank": due or NO_DUE,
            "person": draw(words),
            "path": draw(st.sampled_from(["people/alice/agenda.md", f"people/{'日' * 9}/log.md"])),
            "line": "12",
            "id": draw(st.sampled_from(["a3f9", "a-longer-id"])),
            "status": "dropped",
            "open": "1",
            "due": due,
            "owner": draw(words),
            "text": draw(texts),
        }
    )


@given(st.lists(items(), min_size=1, max_size=5), st.integers(0, 5), widths)
def test_items_keep_to_the_terminal(rows: list[ItemRow], overdue: int, width: int) -> None:
    listed = RowList(tuple(rows), min(overdue, len(rows)))
    assert widest(items_as_table(listed, TODAY, PLAIN, width)) <= width
    assert widest(lines_as_table(listed, TODAY, PLAIN, width)) <= width


COLUMNS = st.lists(
    st.builds(Column, st.sampled_from(["left", "right", "centre"])), min_size=1, max_size=6
)


@given(st.data(), COLUMNS, st.booleans(), widths)
def test_a_table_of_words_keeps_to_the_terminal_and_loses_none(
    data: st.DataObject, columns: list[Column], flexible: bool, width: int
) -> None:
    if flexible:
        columns = [*columns, Column(flexible=True)]
    cells = st.lists(words, min_size=len(columns), max_size=len(columns))
    rows = data.draw(st.lists(cells, min_size=1, max_size=4))
    lines = table(rows, columns, PLAIN, width)
    assert len(lines) == len(rows)
    assert all(widest(line) <= width for line in lines)
    for row, line in zip(rows, lines, strict=True):
        assert sorted("".join(row)) == sorted("".join(line.split()))


@pytest.mark.parametrize(
    ("width", "lines"),
    [
        (40, ["9vb3  open  alice", "    a point, and", "    people/alice/2026-11-20.md:12"]),
        (28, ["9vb3  open  alice", "    a point, and", "    people/alice/2026-11-20.md:12"]),
        (14, ["9vb3  open", "    a point, and", "    alice", "    people/alice/2026-11-20.md:12"]),
    ],
)
def test_what_fits_beside_nothing_stands_below_and_a_path_stays_in_one_piece(
    width: int, lines: list[str]
) -> None:
    columns = (Column(), Column(), Column(), Column(flexible=True), Column())
    row = ["9vb3", "open", "alice", "a point, and", "people/alice/2026-11-20.md:12"]
    assert table([row], columns, PLAIN, width) == ["\n".join(lines)]
