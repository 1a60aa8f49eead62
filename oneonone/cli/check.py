"""`1on1 check`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from oneonone.cli.boundary import flush
from oneonone.cli.context import Context
from oneonone.cli.group import Command, examples
from oneonone.cli.options import DryRun, Json

if TYPE_CHECKING:
    from oneonone.document.diagnostics import Diagnostic


Form = Literal["text", "quickfix", "github", "vscode", "json"]


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command(
        "check",
        cls=Command,
        epilog=examples(
            "1on1 check",
            "1on1 check --strict",
            "1on1 check --fix --dry-run",
            "1on1 check --format quickfix  for vim; see docs/howto/use-your-editor.md",
            "1on1 check --staged         before a commit; 1on1 init --hook makes it a hook",
        ),
    )(check)


def check(
    ctx: typer.Context,
    strict: Annotated[
        bool, typer.Option("--strict", help="Also items without owner or date, or due far away.")
    ] = False,
    fix: Annotated[
        bool, typer.Option("--fix", help="Mend what has one correction only; shows the change.")
    ] = False,
    staged: Annotated[
        bool,
        typer.Option("--staged", help="Only the notes staged in git, as they are staged."),
    ] = False,
    form: Annotated[
        Form, typer.Option("--format", help="For an editor, or for GitHub's annotations.")
    ] = "text",
    as_json: Json = False,
    dry_run: DryRun = False,
) -> None:
    """Name everything odd in the notes.

    One line each, as file:line:column: CODE message; for editors and GitHub, with paths as seen
    from this folder. Exits with 1 where something was found, with
    --staged only where that is an error; docs/errors.md explains every code, and which ones --fix
    can mend.
    """
    from oneonone.app.check_notes import check_notebook
    from oneonone.errors import UsageError

    context: Context = ctx.obj
    if dry_run and not fix:
        raise UsageError("--dry-run needs --fix", "check alone changes nothing")
    if fix and staged:
        raise UsageError(
            "--fix and --staged exclude each other", "mend with --fix, then stage the notes again"
        )
    if as_json and form not in ("text", "json"):
        raise UsageError(f"--json and --format {form} exclude each other", "use one of them")
    form = "json" if as_json else form
    if staged:
        _staged(context, strict=strict, form=form)
        return
    if fix:
        _fix(context, dry_run=dry_run)
    found = check_notebook(context.indexed("findings", "keys"), context.today, strict=strict)
    _show(context, found, form)
    if not found and context.is_terminal and form == "text":
        context.say("nothing odd found")
    if found:
        raise typer.Exit(1)


def _show(context: Context, found: Sequence[Diagnostic], form: Form) -> None:
    from oneonone.render import findings as render
    from oneonone.render.json_text import json_text

    if form == "json":
        context.out(json_text(context.today, [render.finding_as_json(one) for one in found]))
    elif form == "text":
        context.out(render.findings_as_lines(found))
    else:
        from oneonone.app.finding_places import FindingPlaces

        places = FindingPlaces(context.notebook, context.current_folder)
        context.out(render.FORMATS[form](found, places))


def _staged(context: Context, *, strict: bool, form: Form) -> None:
    """Silent where nothing is odd, for every commit gets to see it."""
    from oneonone.app.check_staged import check_staged

    result = check_staged(context.notebook, context.today, strict=strict)
    _show(context, result.found, form)
    flush()  # in a hook both streams are one: the places first, then what to do about them
    if result.as_in_folder:
        number = result.as_in_folder
        notes = "1 note goes" if number == 1 else f"{number} notes go"
        context.say(f"{notes} through a filter of git's: read as in the folder, not as staged")
    if result.errors:
        errors = "1 error" if result.errors == 1 else f"{result.errors} errors"
        context.say(f"{errors} in what is staged; to commit all the same: git commit --no-verify")
        raise typer.Exit(1)


def _fix(context: Context, *, dry_run: bool) -> None:
    """Show the change and make it; what is left is read anew."""
    from oneonone.app.fix_notes import fix_notes
    from oneonone.render.diff import diff_text
    from oneonone.render.style import Style

    with context.writing(dry_run=dry_run) as notebook:
        written = fix_notes(notebook, context.today, dry_run=dry_run)
    context.say(diff_text(written.changes, Style(color=False)).rstrip("\n") or "nothing to mend")
    for notice in written.notices:
        context.say(notice)
    if not dry_run:
        del context.notebook
