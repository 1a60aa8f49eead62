"""What can be taken back, as the terminal, a pipe and a script want it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from oneonone.app.undo import Undoable
from oneonone.domain.dates import weekday_date
from oneonone.render.style import Style
from oneonone.render.table import Column, table, wrapped
from oneonone.render.visible import inline

_MOST = 6
_BELOW = 4
_COLUMNS = (Column("right"), Column(), Column(), Column(flexible=True))


def entries_as_table(found: Sequence[Undoable], today: date, style: Style, width: int) -> str:
    """A line a command, the latest first: number, when, what, where; below it why it must stay."""
    if not found:
        return "Nothing to take back.\n"
    rows = [
        [
            str(one.number),
            f"{weekday_date(one.when.date(), today)} {one.when:%H:%M}",
            one.command,
            paths_in_short(one.paths),
        ]
        for one in found
    ]
    lines = table(rows, _COLUMNS, style, width)
    parts = [
        "\n".join([line, *_refusal(one, style, width)])
        for one, line in zip(found, lines, strict=True)
    ]
    return "\n".join(parts) + "\n"


def _refusal(one: Undoable, style: Style, width: int) -> list[str]:
    if one.refusal is None:
        return []
    text = inline(f"cannot be taken back: {one.refusal}")
    return [
        " " * _BELOW + style.paint(line, "quiet") for line in wrapped(text, max(width - _BELOW, 16))
    ]


def entries_as_lines(found: Sequence[Undoable]) -> str:
    """Tab-separated: number, when, command, people, why it cannot be taken back, then each file."""
    rows = (
        (
            str(one.number),
            one.when.isoformat(),
            one.command,
            ",".join(one.people),
            one.refusal or "",
            *one.paths,
        )
        for one in found
    )
    return "".join("\t".join(map(inline, row)) + "\n" for row in rows)


def entry_as_json(one: Undoable) -> dict[str, Any]:
    """The keys of docs/reference/json.md."""
    return {
        "number": one.number,
        "time": one.when.isoformat(),
        "command": one.command,
        "people": list(one.people),
        "paths": list(one.paths),
        "refusal": one.refusal,
    }


def paths_in_short(paths: Sequence[str]) -> str:
    """The first few of them, and how many more there are."""
    more = [f"and {len(paths) - _MOST} more"] if len(paths) > _MOST else []
    return ", ".join([*paths[:_MOST], *more])
