"""`1on1 search`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from oneonone.cli.context import Context
from oneonone.cli.group import Command, examples
from oneonone.cli.options import Json, NoPrivate, Since, Until

if TYPE_CHECKING:
    from oneonone.app.search_notes import Found


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command(
        "search",
        cls=Command,
        epilog=examples(
            "1on1 search budget",
            "1on1 search 'search RFC' --person alice --context 2",
            "1on1 search rewrite --since 2026-09-01 --no-private",
        ),
    )(search)


def search(
    ctx: typer.Context,
    text: Annotated[list[str], typer.Argument(metavar="TEXT...", help="The words, as a phrase.")],
    person: Annotated[
        str | None, typer.Option("--person", metavar="PERSON", help="In their notes only.")
    ] = None,
    since: Since = None,
    until: Until = None,
    case: Annotated[bool, typer.Option("--case", help="Capital letters matter.")] = False,
    context_lines: Annotated[
        int,
        typer.Option("--context", min=0, max=100, metavar="N", help="Lines to show around each."),
    ] = 0,
    no_private: NoPrivate = False,
    as_json: Json = False,
) -> None:
    """Find words in all notes, the newest first.

    They must stand in one line, next to each other; capital letters, the form of accents and the
    number of blanks make no difference. Comments, private notes and the values of front matter are
    searched too; --no-private leaves out what is private, comments and log notes.
    """
    from oneonone.app.history import period
    from oneonone.app.search_notes import SearchWish, search_notes
    from oneonone.render import search as render
    from oneonone.render.json_text import json_text

    context: Context = ctx.obj
    wish = SearchWish(
        text=" ".join(text),
        person=person,
        period=period(
            context.past_date(since),
            context.past_date(until),
        ),
        private=not no_private,
        exact_case=case,
        context=context_lines,
    )
    found = search_notes(context.notebook, wish)
    if as_json:
        context.out(json_text(context.today, [render.hit_as_json(hit) for hit in found.hits]))
    elif context.wants_table or (context_lines and found.hits):
        context.out(render.hits_as_text(found.hits, context.style))
    else:
        context.out(render.hits_as_lines(found.hits))
    _mention_gaps(context, found)


def _mention_gaps(context: Context, found: Found) -> None:
    """A line for the notes that could not be read, and for those that could not be to their end."""
    unread = _some([one.path for one in found.unread])
    if unread:
        context.say(f"not searched: {unread}; see: 1on1 check")
    doubtful = _some([f"{one.path}:{one.line}" for one in found.doubts])
    if doubtful:
        context.say(f"left out from there on, for what is private is in doubt: {doubtful}")


def _some(places: list[str]) -> str:
    more = f" and {len(places) - 3} more" if len(places) > 3 else ""
    return ", ".join(places[:3]) + more
