"""The commands as completion knows them, from a table: to load them all takes too long.

`make reference` writes the table, and a test holds it to the commands.
"""

from __future__ import annotations

from pathlib import Path

from oneonone.domain.record import Record

TABLE = Path(__file__).with_name("commands.tsv")


class Parameter(Record):
    """An argument or an option: `value` is what the help calls what it takes, "" for a flag."""

    value: str
    help: str
    names: tuple[str, ...] = ()


class CommandWords:
    """A command, or with `is_group` one that holds others; "" stands for 1on1 itself."""

    def __init__(self, text: str, *, is_group: bool) -> None:
        self.help = text
        self.is_group = is_group
        self.arguments: list[Parameter] = []
        self.options: list[Parameter] = []


def read_table() -> dict[str, CommandWords]:
    """Every command by its words, `person add` say, in the order of the alphabet."""
    commands = {"": CommandWords("", is_group=True)}
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        what, path, names, value, text = line.split("\t")
        if what == "option":
            commands[path].options.append(Parameter(value, text, tuple(names.split(" "))))
        elif what == "argument":
            commands[path].arguments.append(Parameter(value, text))
        else:
            commands[path] = CommandWords(text, is_group=what == "group")
    return commands
