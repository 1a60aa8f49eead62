"""`1on1 import`."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from oneonone.cli.context import Context
from oneonone.cli.group import Command, examples
from oneonone.cli.options import Json

if TYPE_CHECKING:
    from oneonone.app.import_notes import ImportPlan


class Dates(StrEnum):
    """What comes first in a date such as 03/04/2026."""

    day_first = "day-first"
    month_first = "month-first"
    year_first = "year-first"


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command(
        "import",
        cls=Command,
        epilog=examples(
            "1on1 import ~/old-notes --dry-run     see what would come",
            "1on1 import ~/old-notes               and bring it in",
            "1on1 import ~/old/alice --into alice  all of it is about Alice",
        ),
    )(import_)


def import_(
    ctx: typer.Context,
    folder: Annotated[
        str, typer.Argument(metavar="DIR", help="A folder with notes, or one of them.")
    ],
    into: Annotated[
        str | None,
        typer.Option("--into", metavar="PERSON", help="Whose they are, whatever they are called."),
    ] = None,
    dates: Annotated[
        Dates | None, typer.Option("--dates", help="How to read dates such as 03/04/2026.")
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Also where a day has another note.")
    ] = False,
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help="Ask nothing; unsure new people too.")
    ] = False,
    as_json: Json = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", "-n", help="Show what would come, and write nothing.")
    ] = False,
) -> None:
    """Bring in notes you have, by person and day, not a byte changed.

    Whose and of which day they are is told by names of files and folders, front matter, headings.
    A file of many days is taken apart at their headings, a daily note at those that name a person.
    What cannot be told is left, with the reason. A name that may be no person's comes only where
    you are asked, or with --yes. Your files are copied, never moved or changed.
    """
    from oneonone.app import import_notes as app
    from oneonone.app.import_write import import_notes
    from oneonone.cli.progress import Progress
    from oneonone.errors import NoteChanged
    from oneonone.render.imported import told_of

    context: Context = ctx.obj
    may_ask = context.may_ask and context.is_terminal and not (yes or as_json)
    order: Any = dates.value if dates else None
    wish = app.ImportWish(folder, into, order, again=again, unsure=yes or may_ask)
    shown = None
    if dry_run or may_ask:
        shown = app.plan_import(context.notebook, wish, Progress("reading notes"))
        _show(context, shown, as_json=as_json, done=False)
        if dry_run or not _agreed(context, shown.count("import")):
            return
    with context.writing() as notebook:
        plan = app.plan_import(notebook, wish, Progress("reading notes"))
        if shown not in (None, plan):
            raise NoteChanged("what there is to import has changed", "nothing was written")
        written = import_notes(notebook, plan)
    if shown is None:
        _show(context, plan, as_json=as_json, done=True)
    else:
        context.say("\n".join(told_of(plan, done=True)))
    context.show_written(written)


def _show(context: Context, plan: ImportPlan, *, as_json: bool, done: bool) -> None:
    from oneonone.render import imported as render
    from oneonone.render.json_text import json_text

    if as_json:
        context.out(json_text(context.today, [render.row_as_json(row) for row in plan.rows]))
    elif context.wants_table:
        context.out(render.plan_as_page(plan, context.style, context.width))
    else:
        context.out(render.plan_as_lines(plan))
    for line in (*render.told_of(plan, done=done), *render.remarks_on(plan)):
        context.say(line)


def _agreed(context: Context, count: int) -> bool:
    """Whether there is something to import and the user wants it."""
    if count:
        what = "1 note" if count == 1 else f"{count} notes"
        if context.ask(f"import {what}?"):
            return True
        context.say("nothing was written")
    return False
