"""What can be taken back, as the terminal, a pipe and a script want it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from oneonone.app.undo import Undoable
from oneonone.render.style import Style
from oneonone.render.table import Column, table
from oneonone.render.visible import inline

_MOST = 6


def entries_as_table(found: Sequence[Undoable], style: Style, width: int) -> str:
    """The command and its files, the latest first."""
    if not found:
        return "Nothing to take back.\n"
    rows = [[one.command, paths_in_short(one.paths)] for one in found]
    return "\n".join(table(rows, (Column(gap=3), Column(flexible=True)), style, width)) + "\n"


def entries_as_lines(found: Sequence[Undoable]) -> str:
    """Tab-separated: the command, then each file."""
    return "".join("\t".join(map(inline, (one.command, *one.paths))) + "\n" for one in found)


def entry_as_json(one: Undoable) -> dict[str, Any]:
    """The keys of docs/reference/json.md."""
    return {"command": one.command, "paths": list(one.paths)}


def paths_in_short(paths: Sequence[str]) -> str:
    """The first few of them, and how many more there are."""
    more = [f"and {len(paths) - _MOST} more"] if len(paths) > _MOST else []
    return ", ".join([*paths[:_MOST], *more])
