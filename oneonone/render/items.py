"""Items as the terminal, a pipe and a script want them."""

from __future__ import annotations

from datetime import date
from typing import Any

from oneonone.app.list_items import ItemList, ListedItem
from oneonone.domain.dates import weekday_date
from oneonone.render.style import Meaning, Style
from oneonone.render.table import Cell, Column, table
from oneonone.render.visible import inline

_COLUMNS = (Column(gap=3), Column(), Column(), Column(flexible=True, gap=3), Column())
_MARKS = {"doing": "◐ ", "done": "✓ ", "dropped": "✗ ", "moved": "→ "}


def items_as_table(listed: ItemList, today: date, style: Style, width: int) -> str:
    """`Overdue` and `Next`, aligned with each other; `--all` lists lines under their people."""
    groups: dict[str, list[ListedItem]] = {}
    for row in listed.rows:
        groups.setdefault("Overdue" if row.overdue_days else "Next", []).append(row)
    if not listed.rows:
        return "Nothing open.\n"
    cells = [_cells(row, today) for row in listed.rows]
    lines = iter(table(cells, _COLUMNS, style, width, indent="  "))
    text = []
    for title, rows in groups.items():
        text.append(style.paint(title, "late" if title == "Overdue" else "strong"))
        text += [next(lines) for _ in rows]
    return "\n".join(text) + "\n"


def lines_as_table(listed: ItemList, today: date, style: Style, width: int) -> str:
    """Every box line with its state and place, in the order of people and notes."""
    if not listed.rows:
        return "No items.\n"
    rows: list[list[Cell | str]] = [
        [
            row.id,
            row.status,
            row.item.person or "",
            Cell(_text(row), "quiet" if row.line.state.is_closed else "plain"),
            str(row.line.place),
        ]
        for row in listed.rows
    ]
    return "\n".join(table(rows, _COLUMNS, style, width)) + "\n"


def _cells(row: ListedItem, today: date) -> list[Cell | str]:
    when, meaning = _when(row, today)
    return [
        Cell(row.id, "quiet"),
        Cell(when, meaning),
        row.item.person or "",
        _text(row),
        Cell(row.line.owner or "", "quiet"),
    ]


def _text(row: ListedItem) -> str:
    mark = _MARKS.get(row.status, "")
    urgent = "! " if row.line.priority in ("high", "highest") else ""
    private = " (private)" if row.item.private else ""
    return f"{mark}{urgent}{row.line.text}{private}"


def _when(row: ListedItem, today: date) -> tuple[str, Meaning]:
    late = row.overdue_days
    if late:
        return f"{late} {'day' if late == 1 else 'days'} late", "late"
    due = row.line.due
    if due is None:
        return "", "plain"
    if due == today:
        return "today", "soon"
    return weekday_date(due, today), "plain"


def items_as_lines(listed: ItemList) -> str:
    """Tab-separated: id, status, due, days late, person, owner, text, path:line."""
    return "".join(
        "\t".join(
            inline(field)
            for field in (
                row.id,
                row.status,
                row.line.due.isoformat() if row.line.due else "",
                str(row.overdue_days or ""),
                row.item.person or "",
                row.line.owner or "",
                row.line.text,
                str(row.line.place),
            )
        )
        + "\n"
        for row in listed.rows
    )


def item_as_json(row: ListedItem) -> dict[str, Any]:
    """The keys of docs/reference/json.md."""
    line = row.line
    return {
        "id": row.id,
        "kind": line.kind,
        "status": row.status,
        "person": row.item.person,
        "owner": line.owner,
        "text": line.text,
        "due": line.due,
        "overdue_days": row.overdue_days,
        "done": line.done,
        "age_days": row.age_days,
        "carried": row.item.carried,
        "priority": line.priority,
        "themes": list(line.themes),
        "tags": list(line.tags),
        "private": row.item.private,
        "path": line.place.path,
        "line": line.place.line,
        "heading": line.heading,
        "raw": line.raw,
    }
