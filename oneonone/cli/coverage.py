"""`1on1 coverage`."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from oneonone.cli.context import Context
from oneonone.cli.group import MonthCommand, examples
from oneonone.cli.options import ExitCode, Json


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command(
        "coverage",
        cls=MonthCommand,
        epilog=examples(
            "1on1 coverage --month             what came up this month",
            "1on1 coverage --month 2026-10     and in October",
            "1on1 coverage alice",
            "1on1 coverage alice --why growth  the very lines that count",
        ),
    )(coverage)


def coverage(
    ctx: typer.Context,
    person: Annotated[
        str | None, typer.Argument(metavar="[PERSON]", help="A handle, name or alias.")
    ] = None,
    month: Annotated[
        str | None,
        typer.Option("--month", metavar="[YYYY-MM]", help="What came up in this or that month."),
    ] = None,
    days: Annotated[
        int | None, typer.Option("--days", min=1, metavar="N", help="One window for all themes.")
    ] = None,
    why: Annotated[
        str | None, typer.Option("--why", metavar="THEME", help="The lines that count for a theme.")
    ] = None,
    exit_code: ExitCode = False,
    as_json: Json = False,
) -> None:
    """Which themes have come up with whom, and which have not.

    A number followed by ! is beyond its window. With --exit-code the command exits with 1 where a
    past month has gaps, else where a theme is stale.
    """
    from oneonone.app.coverage import CoverageWish
    from oneonone.app.coverage import coverage as find_coverage
    from oneonone.render import coverage_data
    from oneonone.render.coverage import coverage_as_table
    from oneonone.render.json_text import json_text

    context: Context = ctx.obj
    wish = CoverageWish(person, _month(context, month), days, why)
    found = find_coverage(context.indexed("coverage"), wish, context.today)
    if as_json:
        context.out(json_text(context.today, coverage_data.coverage_as_json(found)))
    elif context.wants_table:
        context.out(coverage_as_table(found, context.today, context.style, context.width))
    else:
        context.out(coverage_data.coverage_as_lines(found))
    if as_json or not context.wants_table:  # a table holds them
        for line in coverage_data.unnamed_lines(found.people):
            context.say(line)
    context.mention_problems()
    if exit_code and found.has_gaps:
        raise typer.Exit(1)


def _month(context: Context, text: str | None) -> tuple[date, date] | None:
    from oneonone.domain.dates import month_span, parse_month
    from oneonone.errors import BadDate

    if text is None:
        return None
    if text == "this":
        return month_span(context.today.year, context.today.month)
    month = parse_month(text)
    if month is None:
        raise BadDate(f"{text!r} is no month", "a month is written 2026-10")
    return month
