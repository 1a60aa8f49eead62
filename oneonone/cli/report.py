"""`1on1 report`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from oneonone.cli.context import Context
from oneonone.cli.group import Command, examples
from oneonone.cli.options import Since

if TYPE_CHECKING:
    import datetime

_STDOUT = "-"


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command(
        "report",
        cls=Command,
        epilog=examples(
            "1on1 report --open",
            "1on1 report --since 2026-01-01 --out ~/one-on-ones.html",
            "1on1 report --for alice --out alice.html   only what she may read",
        ),
    )(report)


def report(
    ctx: typer.Context,
    person: Annotated[
        str | None,
        typer.Option("--for", metavar="PERSON", help="Only what may be shared with that person."),
    ] = None,
    out: Annotated[
        str | None,
        typer.Option("--out", metavar="FILE", help="Where to write it; `-` is standard output."),
    ] = None,
    since: Since = None,
    open_: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
) -> None:
    """Make a page of how it goes: meetings, themes, moods, promises.

    What needs attention comes first. One HTML file that loads nothing, to look at and to print, of
    the last 26 weeks unless you say --since. It goes to .1on1/, which git ignores, and its path is
    printed. Nothing private is in it. With --for it has nothing but what `recap` would share.
    """
    from oneonone.app.write_report import write_report
    from oneonone.errors import UsageError
    from oneonone.render.visible import inline

    context: Context = ctx.obj
    if out == _STDOUT and open_:
        raise UsageError("--open needs a file", "leave out `--out -`")
    day = context.past_date(since)
    page, handle = _everybody(context, day) if person is None else _one(context, person, day)
    context.mention_problems()
    if out == _STDOUT:
        context.out(page)
        return
    written = write_report(context.notebook.root, page, out, handle)
    if written.in_notebook:
        context.say("it lies in the notebook, where git may commit it; without --out it would not")
    if open_:
        _open(context, written.path, written.shown)
    context.out(inline(written.shown) + "\n")


def _everybody(context: Context, since: datetime.date | None) -> tuple[str, None]:
    """The page of everybody; what of the notes it could not take into account is said."""
    from oneonone.app.report import report as find_report
    from oneonone.render.report import report_as_page

    found = find_report(context.notebook, since, context.today)
    for doubt in found.doubts:
        where = f"{doubt.path}:{doubt.line}"
        context.say(f"{where}: {doubt.message}; no theme and no promise of this note counts")
    return report_as_page(found, context.today), None


def _one(context: Context, person: str, since: datetime.date | None) -> tuple[str, str]:
    """The page for one person, and their handle; what stays is named by heading."""
    from oneonone.app.report_for import report_for
    from oneonone.render.recap import left_out_as_lines
    from oneonone.render.report_for import report_for_as_page

    found = report_for(context.notebook, person, since, context.today)
    for line in left_out_as_lines(found.left_out):
        context.say(line)
    return report_for_as_page(found, context.today), found.handle


def _open(context: Context, page: Path, shown: str) -> None:
    """Open the page. Raises BrowserNotFound; the page is there all the same."""
    from oneonone.errors import BrowserNotFound
    from oneonone.store.browser import browser_command, open_page

    words = browser_command(context.environment, shown)
    status = open_page(words, page)
    if status:
        raise BrowserNotFound(
            f"the browser {words[0]!r} ended with exit code {status}",
            f"the report is in {shown}; open it yourself",
        )
