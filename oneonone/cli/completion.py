"""`1on1 completion`."""

from __future__ import annotations

from typing import Annotated

import typer

from oneonone.cli.context import Context
from oneonone.cli.group import Command, examples


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command(
        "completion",
        cls=Command,
        epilog=examples(
            "1on1 completion bash > ~/.local/share/bash-completion/completions/1on1",
            "1on1 completion zsh > ~/.zfunc/_1on1     a folder of $fpath, before compinit",
            "1on1 completion fish > ~/.config/fish/completions/1on1.fish",
            "1on1 completion powershell >> $PROFILE",
        ),
    )(completion)


def completion(
    ctx: typer.Context,
    shell: Annotated[str, typer.Argument(metavar="SHELL", help="bash, zsh, fish or powershell.")],
) -> None:
    """Print what lets a shell complete commands, people and items.

    Put it where your shell looks for such scripts and open a new one. The words of private items
    are not shown: somebody may be looking on.
    """
    from oneonone.domain.words import near_matches
    from oneonone.errors import BadValue
    from oneonone.render.shell_scripts import SCRIPTS

    context: Context = ctx.obj
    script = SCRIPTS.get(shell.lower())
    if script is None:
        near = near_matches(shell.lower(), SCRIPTS)
        there = f"there are: {', '.join(SCRIPTS)}"
        hint = f"did you mean {near[0]}? {there}" if near else there
        raise BadValue(f"there is no completion for the shell {shell!r}", hint)
    context.out(script)
