"""Waiting points as the terminal, a pipe and a script want them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from oneonone.app.list_items import ListedItem
from oneonone.render.items import item_as_json
from oneonone.render.style import Style
from oneonone.render.table import Cell, Column, table
from oneonone.render.visible import inline

_COLUMNS = (Column(gap=3), Column(), Column(), Column(flexible=True, gap=3), Column())


def points_as_table(rows: Sequence[ListedItem], style: Style, width: int) -> str:
    """Id, side, person, text and place."""
    if not rows:
        return "Nothing waits.\n"
    cells: list[list[Cell | str]] = [
        [Cell(number, "quiet"), side, person, text, Cell(place, "quiet")]
        for number, side, person, text, place in map(_fields, rows)
    ]
    return "\n".join(table(cells, _COLUMNS, style, width)) + "\n"


def points_as_lines(rows: Sequence[ListedItem]) -> str:
    """Tab-separated: id, side, person, text, path:line."""
    return "".join("\t".join(map(inline, _fields(row))) + "\n" for row in rows)


def point_as_json(row: ListedItem) -> dict[str, Any]:
    """The keys of docs/reference/json.md."""
    return {**item_as_json(row), "side": row.line.side}


def _fields(row: ListedItem) -> tuple[str, str, str, str, str]:
    line = row.line
    return row.id, line.side or "", row.item.person or "", line.text, str(line.place)
