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
