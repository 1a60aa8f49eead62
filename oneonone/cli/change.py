"""What the commands that change items have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from oneonone.cli.context import Context
from oneonone.render.visible import inline

if TYPE_CHECKING:
    from oneonone.app.change_item import ItemsChanged

Items = Annotated[
    list[str],
    typer.Argument(metavar="ID...", help="Ids as `todo` shows them, or a piece of the text."),
]
OneItem = Annotated[
    str, typer.Argument(metavar="ID", help="An id as `todo` shows it, or a piece of the text.")
]

_PAST = {"done": "done", "drop": "dropped", "reopen": "open again"}


def change_state(context: Context, command: str, items: list[str], *, dry_run: bool) -> None:
    """Tick, drop or reopen, and say what was done."""
    from oneonone.app import change_item

    with context.writing("keys", "texts", dry_run=dry_run) as notebook:
        changed = change_item.change_state(notebook, command, items, context.today, dry_run=dry_run)
    show(context, changed, _PAST[command])


def show(context: Context, changed: ItemsChanged, what: str) -> None:
    """One line an item on standard output, or the exact change of a dry run."""
    context.show_written(changed.written)
    for item in changed.unchanged:
        context.say(f"already {what.removesuffix(' again')}: {item.line.text}")
    if not changed.written.dry_run:
        for item in changed.changed:
            context.out(inline(f"{what}: {item.line.text}  ({item.line.place.path})") + "\n")
