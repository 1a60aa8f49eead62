"""Items as a line of the user's own making wants them, a status bar's say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from oneonone.app.item_rows import ItemRow
from oneonone.render.items import row_as_json
from oneonone.render.visible import inline, visible
from oneonone.scaffold.line import fill_in

KEYS = (
    "id kind status person owner text due overdue_days done age_days carried priority themes tags "
    "private path line heading raw"
).split()
"""What the line may name: the keys of docs/reference/json.md."""


def items_in_line(rows: Sequence[ItemRow], today: date, line: str) -> str:
    """`line`, a Jinja template, for each item, a line end behind each.

    Raises BadValue, TemplateFailed.
    """
    values = [_safe(row_as_json(row, today)) for row in rows]
    return "".join(f"{visible(text)}\n" for text in fill_in(line, values, KEYS))


def _safe(values: dict[str, Any]) -> dict[str, Any]:
    """Texts of notes cannot bring line ends and tabs of their own."""
    return {key: _inline(value) for key, value in values.items()}


def _inline(value: Any) -> Any:
    if isinstance(value, list):
        return [inline(one) for one in value]
    return inline(value) if isinstance(value, str) else value
