"""`1on1 template`: list, show, copy."""

from __future__ import annotations

from typing import Annotated

import typer

from oneonone.cli.context import Context
from oneonone.cli.group import Command, Group, examples
from oneonone.cli.options import DryRun, Json

app = typer.Typer(
    cls=Group,
    rich_markup_mode=None,
    no_args_is_help=True,
    help="What new notes and messages are made of: bundled, and your own.",
    epilog=examples("1on1 template list", "1on1 template copy default"),
)

Name = Annotated[
    str, typer.Argument(metavar="NAME", help="A name as `template list` shows it, or KIND/NAME.")
]
Kind = Annotated[
    str | None,
    typer.Option("--kind", metavar="KIND", help="The folder it lies in, `meeting` or `message`."),
]


@app.command("list", cls=Command, epilog=examples("1on1 template list"))
def list_(ctx: typer.Context, as_json: Json = False) -> None:
    """Every template, and whether it is bundled or yours."""
    from oneonone.app.own_templates import known_templates
    from oneonone.render import templates as render
    from oneonone.render.json_text import json_text

    context: Context = ctx.obj
    known = known_templates(context.notebook)
    if as_json:
        context.out(json_text(context.today, [render.template_as_json(one) for one in known]))
    elif context.wants_table:
        context.out(render.templates_as_table(known, context.style, context.width))
    else:
        context.out(render.templates_as_lines(known))


@app.command(
    "show",
    cls=Command,
    epilog=examples("1on1 template show skip-level | less", "1on1 template show message/intro"),
)
def show(ctx: typer.Context, name: Name, kind: Kind = None, as_json: Json = False) -> None:
    """Print the source of a template, yours where it takes the place of a bundled one.

    The note it makes is shown by: 1on1 new alice --template NAME --dry-run
    """
    from oneonone.app.show_template import show_template
    from oneonone.render import templates as render
    from oneonone.render.json_text import json_text

    context: Context = ctx.obj
    shown = show_template(context.notebook, kind, name)
    if as_json:
        context.out(json_text(context.today, [render.source_as_json(shown)]))
    else:
        context.out(render.source_as_text(shown))


@app.command(
    "copy",
    cls=Command,
    epilog=examples(
        "1on1 template copy default",
        "1on1 template copy message/intro",
        "1on1 template copy first --dry-run",
    ),
)
def copy(ctx: typer.Context, name: Name, kind: Kind = None, dry_run: DryRun = False) -> None:
    """Copy a bundled template into the notebook, to change it there; prints its path.

    From then on the copy is used. What you leave as it is may as well be extended:
    docs/howto/own-templates.md shows how.
    """
    from oneonone.app.copy_template import copy_template

    context: Context = ctx.obj
    with context.writing(dry_run=dry_run) as notebook:
        copied = copy_template(notebook, kind, name, dry_run=dry_run)
    context.show_written(copied.written)
    if not dry_run:
        context.out(f"{copied.path}\n")
