"""`1on1 agenda`."""

from __future__ import annotations

from typing import Annotated

import typer

from oneonone.cli.context import Context
from oneonone.cli.group import Command, examples
from oneonone.cli.options import DryRun, Json


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command(
        "agenda",
        cls=Command,
        epilog=examples(
            "1on1 agenda alice                         what waits",
            "1on1 agenda alice 'the reorganisation'",
            "1on1 agenda alice 'conference' --theirs   Alice asked for it",
            "1on1 agenda --all-people 'the new office'",
            "1on1 agenda alice - < points.txt          a point a line",
        ),
    )(agenda)


def agenda(
    ctx: typer.Context,
    person: Annotated[
        str | None, typer.Argument(metavar="[PERSON]", help="A handle, name or alias.")
    ] = None,
    text: Annotated[
        str | None,
        typer.Argument(metavar="[TEXT]", help="A point to add; `-` reads one a line."),
    ] = None,
    theirs: Annotated[
        bool, typer.Option("--theirs", help="The point is theirs, not yours.")
    ] = False,
    all_people: Annotated[
        bool,
        typer.Option("--all-people", help="Everybody who is not archived, in place of PERSON."),
    ] = False,
    as_json: Json = False,
    dry_run: DryRun = False,
) -> None:
    """List what waits for the next meeting, or add a point.

    A point is a line of the person's agenda.md. It waits until a note made by `new` takes it on,
    and goes on to the next one if that meeting is put off.
    """
    context: Context = ctx.obj
    who, what = _words(context, person, text, all_people=all_people)
    if what is None:
        _refuse_with("list", {"--theirs": theirs, "--dry-run": dry_run})
        _list(context, who, as_json=as_json)
    else:
        _refuse_with("add", {"--json": as_json})
        _add(context, who, what, theirs=theirs, dry_run=dry_run)


def _words(
    context: Context, person: str | None, text: str | None, *, all_people: bool
) -> tuple[str | None, str | None]:
    """Whom and what the words mean; with --all-people the only one is the text."""
    from oneonone.errors import UsageError

    if not all_people:
        if person is None:
            raise UsageError("whose agenda?", "name a person, or use --all-people")
        return person, text
    if text is not None or (person is not None and person in context.notebook.people):
        raise UsageError(
            f"--all-people takes no PERSON, but {person!r} stands there",
            "give the text alone, such as: 1on1 agenda --all-people 'the new office'",
        )
    return None, person


def _refuse_with(verb: str, options: dict[str, bool]) -> None:
    from oneonone.errors import UsageError

    for option, is_set in options.items():
        if is_set:
            needs = "needs a TEXT to add" if verb == "list" else "is for the list, without a TEXT"
            raise UsageError(f"{option} {needs}", "see: 1on1 agenda --help")


def _list(context: Context, who: str | None, *, as_json: bool) -> None:
    from oneonone.app.agenda import waiting
    from oneonone.render import agenda as render
    from oneonone.render.json_text import json_text

    rows = waiting(context.indexed("keys"), who, context.today)
    if as_json:
        context.out(json_text(context.today, [render.point_as_json(row) for row in rows]))
    elif context.wants_table:
        context.out(render.points_as_table(rows, context.style, context.width))
    else:
        context.out(render.points_as_lines(rows))
    context.mention_problems()


def _add(context: Context, who: str | None, what: str, *, theirs: bool, dry_run: bool) -> None:
    from oneonone.app.agenda import add_points
    from oneonone.domain.dates import weekday_date
    from oneonone.render.visible import inline

    texts = context.texts(what)
    with context.writing("keys", dry_run=dry_run) as notebook:
        added = add_points(notebook, who, texts, context.today, theirs=theirs, dry_run=dry_run)
    context.show_written(added.written)
    for point in added.known:
        context.say(f"already waits for {point.person}: {point.line.text}  ({point.line.place})")
    for point in () if dry_run else added.points:
        due = f", due {weekday_date(point.line.due, context.today)}" if point.line.due else ""
        whom = f"{point.person}, theirs" if theirs else point.person
        context.out(inline(f"for {whom}: {point.line.text}{due}  ({point.line.place.path})") + "\n")
