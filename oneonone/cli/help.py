"""`1on1 help`."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from oneonone.cli.context import Context
from oneonone.cli.group import Command, examples


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command(
        "help",
        cls=Command,
        epilog=examples(
            "1on1 help dates           how dates are written",
            "1on1 help fields          what an item's line may say",
            "1on1 help exit-codes      how a command ended, for scripts",
            "1on1 help environment     the variables that are looked at",
            "1on1 help person add      as: 1on1 person add --help",
        ),
    )(help_)


def help_(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[TOPIC|COMMAND]", help="A topic, or the words of a command."),
    ] = None,
) -> None:
    """Explain dates, fields, exit codes, variables; or a command."""
    from oneonone.render.topics import TOPICS, topic_as_text

    context: Context = ctx.obj
    name = "-".join(words or ()).lower()
    if name in TOPICS:
        context.out(topic_as_text(TOPICS[name], context.style, context.width))
        return
    above = _context_of(ctx.find_root(), words or [])
    context.out(above.get_help() + "\n")


def _context_of(above: Any, words: list[str]) -> Any:
    """The context of the command that the words name. Raises UsageError."""
    from oneonone.domain.words import near_matches
    from oneonone.errors import UsageError
    from oneonone.render.topics import TOPICS

    for number, word in enumerate(words):
        known = getattr(above.command, "commands", {})
        if word not in known:
            near = near_matches(word, [*known, *(TOPICS if number == 0 else ())])
            topics = ", ".join(TOPICS)
            hint = f"did you mean {near[0]}?" if near else f"topics: {topics}; commands: 1on1 help"
            raise UsageError(f"there is no help on {' '.join(words)!r}", hint)
        command = known[word]
        above = command.context_class(command, info_name=word, parent=above)
    return above
