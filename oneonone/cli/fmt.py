"""`1on1 fmt`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from oneonone.cli.context import Context
from oneonone.cli.group import Command, examples
from oneonone.cli.options import DryRun

if TYPE_CHECKING:
    from oneonone.app.format_notes import Formatted

_MOST_NAMED = 5


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command(
        "fmt",
        cls=Command,
        epilog=examples(
            "1on1 fmt --dry-run",
            "1on1 fmt people/alice",
            "1on1 fmt --check              exits with 1 where something would change",
        ),
    )(fmt)


def fmt(
    ctx: typer.Context,
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATH...]", help="Notes or folders; all notes without any."),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="As --dry-run; exits with 1 where there is a change.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Write without asking.")] = False,
    dry_run: DryRun = False,
) -> None:
    """Write date words in notes out as dates: due:fri, due:2026-11-27.

    A word counts from the day of the meeting it stands in; `next` is written out once the next
    meeting has a note. The change is shown first, and on a terminal you are asked before anything
    is written. Nothing but the words changes.
    """
    from oneonone.app.format_notes import format_notes
    from oneonone.render.diff import diff_text

    context: Context = ctx.obj
    chosen = _chosen(context, paths or [])
    would = format_notes(context.notebook, chosen, dry_run=True)
    changes = would.written.changes
    context.out(diff_text(changes, context.style))
    _say_left(context, would)
    if not changes:
        context.say("no date word to write out")
    elif not (check or dry_run) and _is_wanted(context, would, yes=yes):
        with context.writing() as notebook:
            done = format_notes(notebook, chosen, shown=changes)
        for notice in done.written.notices:
            context.say(notice)
        context.say(f"written: {_lines(done)}")
    if check and changes:
        raise typer.Exit(1)


def _chosen(context: Context, paths: list[str]) -> list[str]:
    """The paths as the notebook has them."""
    from oneonone.store.notebook_dir import path_in_notebook

    root = context.notebook.root
    return [path_in_notebook(root, path, context.current_folder) for path in paths]


def _is_wanted(context: Context, would: Formatted, *, yes: bool) -> bool:
    if yes or not context.may_ask:
        return True
    wanted = context.ask(f"write {_lines(would)}?")
    if not wanted:
        context.say("nothing was written")
    return wanted


def _lines(formatted: Formatted) -> str:
    lines, notes = formatted.lines, len(formatted.written.changes)
    return (
        f"{lines} {'line' if lines == 1 else 'lines'} in "
        f"{notes} {'note' if notes == 1 else 'notes'}"
    )


def _say_left(context: Context, would: Formatted) -> None:
    for one in would.left[:_MOST_NAMED]:
        context.say(f"{one.place}: {one.word} stays: {one.reason}")
    if len(would.left) > _MOST_NAMED:
        context.say(f"and {len(would.left) - _MOST_NAMED} more words stay")
