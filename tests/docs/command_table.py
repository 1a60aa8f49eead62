"""Writes oneonone/cli/commands.tsv: what completion knows of the commands, without loading them.

`make reference` runs it; tests/cli/test_completion.py holds the file to the program.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer.main

from oneonone.cli.main import command_line

FILE = Path(__file__).parents[2] / "oneonone" / "cli" / "commands.tsv"
_LONGEST = 72


def command_table() -> str:
    """Tab-separated: what it is, of which command, its names, its value, what it is for."""
    root: Any = typer.main.get_command(command_line())
    rows = [*_options("", _options_of(root)), *_below(root, "")]
    return "".join("\t".join(row) + "\n" for row in rows)


def _options_of(root: Any) -> list[Any]:
    """The global options, and that for help, as Typer shows them."""
    return list(root.get_params(root.context_class(root, **root.context_settings)))


def _below(group: Any, path: str) -> Iterator[tuple[str, ...]]:
    for name in sorted(group.commands):
        one, inner = group.commands[name], f"{path} {name}".strip()
        is_group = hasattr(one, "commands")
        yield "group" if is_group else "command", inner, "", "", _sentence(one.help)
        if is_group:
            yield from _below(one, inner)
            continue
        for param in one.params:
            if param.param_type_name == "argument":
                metavar = str(param.metavar or param.name.upper())
                many = "..." if param.nargs != 1 else ""
                value = metavar.strip("[].") + many
                yield "argument", inner, "", value, _sentence(param.help)
        yield from _options(inner, one.params)


def _options(path: str, params: list[Any]) -> Iterator[tuple[str, ...]]:
    for param in params:
        if param.param_type_name != "option" or param.hidden:
            continue
        choices = "|".join(map(str, getattr(param.type, "choices", ())))
        value = "" if param.is_flag else choices or str(param.metavar or "TEXT")
        names = sorted(param.opts, key=len, reverse=True)  # those for help come in any order
        yield "option", path, " ".join(names), value, _sentence(param.help)


def _sentence(text: str | None) -> str:
    """The first sentence, on one line."""
    line = " ".join((text or "").split("\n\n")[0].split())
    first = line.partition(". ")[0].removesuffix(".")
    return first if len(first) <= _LONGEST else f"{first[: _LONGEST - 2].rstrip()} …"


if __name__ == "__main__":
    FILE.write_text(command_table(), encoding="utf-8")
