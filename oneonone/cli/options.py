"""Options several commands share, declared once."""

from __future__ import annotations

from typing import Annotated

import typer

Json = Annotated[bool, typer.Option("--json", help="One JSON object for scripts.")]
DryRun = Annotated[
    bool, typer.Option("--dry-run", "-n", help="Show the exact change and write nothing.")
]
ExitCode = Annotated[
    bool, typer.Option("--exit-code", help="Exit with 1 where there is something to mend.")
]
PersonArgument = Annotated[str, typer.Argument(metavar="PERSON", help="A handle, name or alias.")]
NoPrivate = Annotated[bool, typer.Option("--no-private", help="Leave out what is private.")]
Since = Annotated[str | None, typer.Option("--since", metavar="DATE", help="From that day on.")]
Until = Annotated[str | None, typer.Option("--until", metavar="DATE", help="Up to that day.")]
