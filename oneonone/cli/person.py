"""`1on1 person`: add, list, show, set, archive."""

from __future__ import annotations

from typing import Annotated

import typer

from oneonone.cli.context import Context
from oneonone.cli.group import Command, Group, examples
from oneonone.cli.options import DryRun, Json, PersonArgument

app = typer.Typer(
    cls=Group,
    rich_markup_mode=None,
    no_args_is_help=True,
    help="The people you meet, and what their profiles say.",
    epilog=examples("1on1 person add 'Bob Sample' --cadence biweekly", "1on1 person list"),
)


def _option(name: str, metavar: str, help_text: str) -> object:
    return typer.Option(name, metavar=metavar, help=help_text)


@app.command(
    "add",
    cls=Command,
    epilog=examples("1on1 person add 'Bob Sample' --relation peer --cadence monthly"),
)
def add(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name, or just a handle.")],
    relation: Annotated[
        str | None,
        _option("--relation", "R", "report, manager, skip-level, peer, mentee or mentor."),
    ] = None,
    cadence: Annotated[
        str | None, _option("--cadence", "C", "weekly, biweekly, monthly, `every 10 days` ...")
    ] = None,
    since: Annotated[
        str | None, _option("--since", "DATE", "Since when you work together.")
    ] = None,
    aliases: Annotated[
        str | None, _option("--aliases", "A,B", "Other names, parted by commas.")
    ] = None,
    template: Annotated[
        str | None, _option("--template", "NAME", "The template of their meetings.")
    ] = None,
    dry_run: DryRun = False,
) -> None:
    """Make a person's profile, with just what you say here."""
    from oneonone.app.add_person import add_person

    context: Context = ctx.obj
    told = {
        key: value
        for key, value in {
            "relation": relation,
            "cadence": cadence,
            "since": since,
            "aliases": aliases,
            "template": template,
        }.items()
        if value
    }
    context.past_date(since or None)
    with context.writing(dry_run=dry_run) as notebook:
        added = add_person(notebook, name, told, context.today, dry_run=dry_run)
    context.show_written(added.written)
    if not dry_run:
        from oneonone.render.visible import inline

        context.out(inline(added.path) + "\n")


@app.command("list", cls=Command, epilog=examples("1on1 person list --json"))
def list_(ctx: typer.Context, as_json: Json = False) -> None:
    """Everybody, with the last meeting and the next."""
    from oneonone.app.people import list_people
    from oneonone.render import people as render
    from oneonone.render.json_text import json_text

    context: Context = ctx.obj
    known = context.facts("brief")
    rows = list_people(known, context.today)
    if as_json:
        context.out(json_text(context.today, [render.person_as_json(row) for row in rows]))
    elif context.wants_table:
        context.out(render.people_as_table(rows, context.today, context.style, context.width))
    else:
        context.out(render.people_as_lines(rows))
    context.mention_unread(known.broken)


@app.command("show", cls=Command, epilog=examples("1on1 person show alice"))
def show(ctx: typer.Context, person: PersonArgument, as_json: Json = False) -> None:
    """What a person's profile says."""
    from oneonone.app.people import person_row
    from oneonone.render import people as render
    from oneonone.render.json_text import json_text

    context: Context = ctx.obj
    notes, today = context.indexed("keys").find_person(person), context.today
    row = person_row(notes.person, notes.away, notes.story(today), today)
    if as_json:
        context.out(json_text(context.today, [render.profile_as_json(row)]))
    elif context.wants_table:
        context.out(render.profile_as_text(row, context.today, context.style, context.width))
    else:
        context.out(render.profile_as_lines(row))


@app.command(
    "set",
    cls=Command,
    epilog=examples(
        "1on1 person set alice cadence biweekly",
        "1on1 person set alice prefers.feedback 'in writing first'",
        "1on1 person set alice themes.career 90d",
        "1on1 person set alice away 2026-12-20..2027-01-06",
    ),
)
def set_(
    ctx: typer.Context,
    person: PersonArgument,
    key: Annotated[str, typer.Argument(metavar="KEY", help="A key of the profile.")],
    value: Annotated[str, typer.Argument(metavar="VALUE", help="Its value; '' takes it away.")],
    dry_run: DryRun = False,
) -> None:
    """Set one key of a profile; the rest of the file stays as it is."""
    from oneonone.app.set_profile import set_profile
    from oneonone.domain.dates import parse_iso
    from oneonone.render.visible import inline

    context: Context = ctx.obj
    with context.writing(dry_run=dry_run) as notebook:
        changed = set_profile(notebook, person, key, value, context.today, dry_run=dry_run)
    context.show_written(changed.written)
    if not dry_run:
        context.out(inline(f"{changed.handle}: {changed.key}: {changed.value}").rstrip() + "\n")
        day = parse_iso(changed.value)
        if day is not None:
            context.echo_date(value, day)


@app.command("archive", cls=Command, epilog=examples("1on1 person archive bob"))
def archive(ctx: typer.Context, person: PersonArgument, dry_run: DryRun = False) -> None:
    """Say that you no longer meet; the notes stay, nothing reminds you of them."""
    from oneonone.app.set_profile import set_profile

    context: Context = ctx.obj
    day = context.today.isoformat()
    with context.writing(dry_run=dry_run) as notebook:
        changed = set_profile(notebook, person, "archived", day, context.today, dry_run=dry_run)
    context.show_written(changed.written)
    if not dry_run:
        context.out(f"{changed.handle}: archived {day}\n")
