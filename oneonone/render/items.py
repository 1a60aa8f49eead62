"""Items as the terminal, a pipe and a script want them."""

from __future__ import annotations

from oneonone.domain.dates import weekday_date
from oneonone.domain.day import date
from oneonone.render.visible import inline

TYPE_CHECKING = False  # every `todo` loads this; see oneonone.domain.record
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from oneonone.app.item_rows import ItemRow, RowList
    from oneonone.app.list_items import ListedItem
    from oneonone.render.style import Meaning, Style
    from oneonone.render.table import Cell, Column

_MARKS = {"doing": "◐ ", "done": "✓ ", "dropped": "✗ ", "moved": "→ "}


def items_as_table(listed: RowList, today: date, style: Style, width: int) -> str:
    """`Overdue` and `Next`, aligned with each other; `--all` lists lines under their people."""
    from oneonone.render.table import table

    if not listed.rows:
        return "Nothing open.\n"
    lines = table(_cells(listed.rows, today), item_columns(), style, width, indent="  ")
    late = listed.overdue  # those come first
    text = []
    if late:
        text += [style.paint("Overdue", "late"), *lines[:late]]
    if late < len(lines):
        text += [style.paint("Next", "strong"), *lines[late:]]
    return "\n".join(text) + "\n"


def lines_as_table(listed: RowList, today: date, style: Style, width: int) -> str:
    """Every box line with its state and place, in the order of people and notes."""
    from oneonone.render.table import Cell, table

    if not listed.rows:
        return "No items.\n"
    rows: list[list[Cell | str]] = [
        [
            row.id,
            row.status,
            row.person,
            Cell(_text(row), "quiet" if row.status in ("done", "dropped") else "plain"),
            row.place,
        ]
        for row in listed.rows
    ]
    return "\n".join(table(rows, item_columns(), style, width)) + "\n"


def item_columns() -> tuple[Column, ...]:
    """For the cells of `item_cells`."""
    from oneonone.render.table import Column

    return Column(gap=3), Column(), Column(), Column(flexible=True, gap=3), Column()


def _cells(rows: Sequence[ItemRow], today: date) -> list[list[Cell | str]]:
    """As `item_cells`; hundreds of items are due on the same few days."""
    from oneonone.render.table import Cell

    day = today.isoformat()
    said: dict[str, Cell] = {}
    cells: list[list[Cell | str]] = []
    for row in rows:
        due = row.due
        if due not in said:
            said[due] = Cell(*_said(due, row.overdue_days(today), today, day))
        owner = Cell(row.owner, "quiet")
        cells.append([Cell(row.id, "quiet"), said[due], row.person, _text(row), owner])
    return cells


def item_cells(row: ItemRow, today: date) -> list[Cell | str]:
    """One item as a row of `item_columns`: id, when it is due, person, text, owner."""
    return _cells([row], today)[0]


def _text(row: ItemRow) -> str:
    text = row.text
    if row.priority in ("high", "highest"):
        text = f"! {text}"
    if row.status in _MARKS:
        text = f"{_MARKS[row.status]}{text}"
    return f"{text} (private)" if row.private else text


def when_due(row: ItemRow, today: date) -> tuple[str, Meaning]:
    """`7 days late`, `today`, `Mon 30 Nov` or nothing, and what it means."""
    return _said(row.due, row.overdue_days(today), today, today.isoformat())


def _said(due: str, late: int | None, today: date, day: str) -> tuple[str, Meaning]:
    if late:
        return f"{late} {'day' if late == 1 else 'days'} late", "late"
    if not due:
        return "", "plain"
    if due == day:
        return "today", "soon"
    return weekday_date(date.fromisoformat(due), today), "plain"


def items_as_lines(listed: RowList, today: date) -> str:
    """Tab-separated: id, status, due, days late, person, owner, text, path:line."""
    said: dict[tuple[str, str], str] = {}
    lines = []
    for row in listed.rows:
        _, _, person, path, line, shown, status, is_open, due, owner, text, *_ = row
        late = said.get((due, is_open))
        if late is None:
            late = said[due, is_open] = str(row.overdue_days(today) or "")
        if not f"{shown}{person}{owner}{text}{path}".isprintable():
            shown, person, owner = inline(shown), inline(person), inline(owner)
            text, path = inline(text), inline(path)
        place = f"{path}:{line.lstrip('0')}"
        lines.append(f"{shown}\t{status}\t{due}\t{late}\t{person}\t{owner}\t{text}\t{place}\n")
    return "".join(lines)


def row_as_json(row: ItemRow, today: date) -> dict[str, Any]:
    """The keys of docs/reference/json.md."""
    return _as_json(row, row.overdue_days(today), row.age_days(today))


def item_as_json(listed: ListedItem) -> dict[str, Any]:
    """As `row_as_json`, for an item with all its lines."""
    return _as_json(listed.row, listed.overdue_days, listed.age_days)


def _as_json(row: ItemRow, late: int | None, age: int | None) -> dict[str, Any]:
    return {
        "id": row.id,
        "kind": row.kind,
        "status": row.status,
        "person": row.person or None,
        "owner": row.owner or None,
        "text": row.text,
        "due": row.due or None,
        "overdue_days": late,
        "done": row.done or None,
        "age_days": age,
        "carried": int(row.carried),
        "priority": row.priority or None,
        "themes": row.themes.split(),
        "tags": row.tags.split(),
        "private": bool(row.private),
        "path": row.path,
        "line": int(row.line),
        "heading": row.heading or None,
        "raw": row.raw,
    }
