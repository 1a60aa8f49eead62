"""`1on1 bank`: list, show, import."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from oneonone.cli.context import Context
from oneonone.cli.group import Command, Group, examples
from oneonone.cli.options import DryRun, Json

if TYPE_CHECKING:
    from oneonone.app.import_questions import QuestionsImported

app = typer.Typer(
    cls=Group,
    rich_markup_mode=None,
    no_args_is_help=True,
    help="The questions new notes ask: bundled, and your own beside them.",
    epilog=examples("1on1 bank show growth", "1on1 bank import questions.json --dry-run"),
)


@app.command("list", cls=Command, epilog=examples("1on1 bank list"))
def list_(ctx: typer.Context, as_json: Json = False) -> None:
    """Every theme with its number of questions, bundled and your own."""
    from oneonone.app.list_banks import list_banks
    from oneonone.render import banks as render
    from oneonone.render.json_text import json_text

    context: Context = ctx.obj
    rows = list_banks(context.notebook)
    if as_json:
        context.out(json_text(context.today, [render.bank_as_json(row) for row in rows]))
    elif context.wants_table:
        context.out(render.banks_as_table(rows, context.style, context.width))
    else:
        context.out(render.banks_as_lines(rows))
    _mention_broken(context, [row.theme for row in rows if row.broken])


@app.command(
    "show", cls=Command, epilog=examples("1on1 bank show growth", "1on1 bank show check-in --json")
)
def show(
    ctx: typer.Context,
    theme: Annotated[str, typer.Argument(metavar="THEME", help="A theme, or a word for it.")],
    as_json: Json = False,
) -> None:
    """The questions of a theme, with the ids notes know them by."""
    from oneonone.app.list_banks import show_bank
    from oneonone.render import banks as render
    from oneonone.render.json_text import json_text

    context: Context = ctx.obj
    shown = show_bank(context.notebook, theme)
    if as_json:
        items = [render.question_as_json(one) for one in shown.questions]
        context.out(json_text(context.today, items))
    elif context.wants_table:
        context.out(render.questions_as_table(shown.questions, context.style, context.width))
    else:
        context.out(render.questions_as_lines(shown.questions))
    _mention_broken(context, [shown.theme] if shown.broken else [])


@app.command(
    "import",
    cls=Command,
    epilog=examples(
        "1on1 bank import questions.json --dry-run",
        "1on1 bank import - < questions.json",
    ),
)
def import_(
    ctx: typer.Context,
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="A JSON file; `-` is standard input.")
    ],
    dry_run: DryRun = False,
) -> None:
    """Add questions of your own from a JSON list of them by category.

    It is {"category": ["question", ...]} or [{"category": "...", "question": "..."}], its
    categories are words for themes. Questions that are there already are left out, those to answer
    with yes or no are named. Exits with 1 where a category is no theme; the others are added all
    the same.
    """
    from oneonone.app.import_questions import import_questions
    from oneonone.document.question_list import read_question_list
    from oneonone.store.notebook_dir import read_elsewhere

    context: Context = ctx.obj
    if file == "-":
        data = sys.stdin.buffer.read() if sys.stdin is not None else b""
    else:
        data = read_elsewhere(file)
    listed = read_question_list(data, "standard input" if file == "-" else file)
    with context.writing(dry_run=dry_run) as notebook:
        done = import_questions(notebook, listed, dry_run=dry_run)
    context.show_written(done.written)
    _show_imported(context, done)
    if done.unknown:
        raise typer.Exit(1)


def _show_imported(context: Context, done: QuestionsImported) -> None:
    from oneonone.app.themes import bank_path
    from oneonone.render.banks import closed_as_lines

    if not done.written.dry_run:
        for theme, questions in done.added:
            context.out(f"{theme}: {_questions(len(questions))} added  ({bank_path(theme)})\n")
    for line in closed_as_lines(done.closed):
        context.say(line)
    if done.known:
        context.say(f"there already: {_questions(done.known)}")
    for one in done.unknown:
        hint = (
            f"did you mean {', '.join(one.near)}?"
            if one.near
            else "see: 1on1 bank list, or give a theme that alias"
        )
        context.say(
            f"left out: {_questions(one.questions)}: no theme is called {one.name!r}; {hint}"
        )


def _questions(count: int) -> str:
    return "1 question" if count == 1 else f"{count} questions"


def _mention_broken(context: Context, themes: Sequence[str]) -> None:
    """One line where banks could not be read in full, so that a listing hides nothing."""
    from oneonone.app.themes import bank_path

    if themes:
        paths = ", ".join(map(bank_path, themes))
        context.say(f"not read in full: {paths}; see: 1on1 check")
