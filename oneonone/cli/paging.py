"""Long pages on a terminal: shown in the user's pager, where it helps."""

from __future__ import annotations

import shutil
import sys
from typing import Annotated

import typer

from oneonone.cli.boundary import flush
from oneonone.cli.context import Context

NoPager = Annotated[
    bool, typer.Option("--no-pager", help="Print it, however long; for a terminal only.")
]


def page(context: Context, text: str, *, no_pager: bool) -> None:
    """Text that render made safe, in the pager where a terminal cannot show it at once."""
    if no_pager or not context.is_terminal or _fits(context, text):
        context.out(text)
        return
    from oneonone.store.pager import pager_command, show_in_pager

    words = pager_command(context.environment)
    flush()
    data = text.encode(sys.stdout.encoding or "utf-8", "oneonone")
    if not words or not show_in_pager(words, data, context.environment):
        context.out(text)


def _fits(context: Context, text: str) -> bool:
    """Whether the terminal has a line for each of the text's, and one for the next prompt."""
    width = context.width
    used = sum(max(1, -(-len(line) // width)) for line in text.split("\n"))
    return used <= shutil.get_terminal_size((80, 24)).lines
