"""Command lines for every command there is, found by asking the program itself.

A command or an option that is added later is attacked as well, without a word here: only a kind of
value that no other option takes wants a line in `VALUES`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import typer.main

from oneonone.cli.main import command_line

VALUES = {
    "PERSON": "alice",
    "PERSON|ID": "alice",
    "NAME": "carol",
    "HANDLE": "alice",
    "WHO": "bob",
    "OWNER": "bob",
    "ID": "call",
    "DATE": "2026-11-27",
    "OLD": "2026-11-20",
    "YYYY-MM": "2026-10",
    "THEME": "growth",
    "KEY": "cadence",
    "VALUE": "weekly",
    "K": "praise",
    "N": "2",
    "DIR": "made",
    "FILE": "list.json",
    "KIND": "meeting",
    "RELATION": "peer",
    "CADENCE": "monthly",
    "TEMPLATE": "short",
    "SHELL": "bash",
    "PATH": "people/alice",
    "TOPIC|COMMAND": "dates",
    "LINE": "{{ text }} {{ raw }} {{ person }}",
}
"""What fits where, by what the help calls it; `text` fits everywhere else."""

GIVEN: Mapping[tuple[str, str], str] = {
    ("template show", "NAME"): "default",
    ("template copy", "NAME"): "short",
    ("new", "NAME"): "short",
    ("message", "KIND"): "agenda",
}
"""What fits where one word means something else."""


WANTED = {("agenda", "PERSON"), ("message", "KIND")}
"""What a command does not insist on, though it does little without."""


@dataclass(frozen=True)
class Parameter:
    """An option (`name` is how it is written) or, without a name, an argument.

    `fits` are values it takes; `is_free` tells whether it takes any text.
    """

    name: str
    fits: tuple[str, ...]
    required: bool
    is_flag: bool
    is_free: bool

    def words(self, value: str) -> list[str]:
        """It, as it is written on a command line."""
        if self.is_flag:
            return [self.name]
        return [self.name, value] if self.name else [value]


@dataclass(frozen=True)
class Command:
    """A command by its words, `["person", "add"]`, and what it takes."""

    words: tuple[str, ...]
    parameters: tuple[Parameter, ...]

    @property
    def name(self) -> str:
        """Its words as one."""
        return " ".join(self.words)

    @property
    def has_dry_run(self) -> bool:
        """Whether it can show what it would do."""
        return any(one.name == "--dry-run" for one in self.parameters)

    def line(self, *, instead: Mapping[int, str] | None = None) -> list[str]:
        """All that is required, and the parameters of these places with these values."""
        instead = instead or {}
        options: list[str] = []
        arguments: list[str] = []
        for place, one in enumerate(self.parameters):
            before_another = not one.name and any(
                place < other and not self.parameters[other].name for other in instead
            )
            if one.required or before_another or place in instead:
                words = one.words(instead.get(place, one.fits[0]))
                (options if one.name else arguments).extend(words)
        # Behind two hyphens nothing is an option, however it begins.
        return [*self.words, *options, "--", *arguments]

    def ordinary(self) -> Iterator[list[str]]:
        """The command by itself, and with each thing it takes in turn."""
        yield self.line()
        for place, one in enumerate(self.parameters):
            for value in one.fits:
                if not one.required or value != one.fits[0]:
                    yield self.line(instead={place: value})

    def with_texts(self, *texts: str) -> Iterator[list[str]]:
        """The command with each of these texts in each place that takes any."""
        for place, one in enumerate(self.parameters):
            if one.is_free:
                for text in texts:
                    yield self.line(instead={place: text})


def commands() -> list[Command]:
    """Every command of the program."""
    return list(_below(typer.main.get_group(command_line()), ()))


def _below(group: Any, words: tuple[str, ...]) -> Iterator[Command]:
    for name, one in sorted(group.commands.items()):
        inner = (*words, name)
        if hasattr(one, "commands"):
            yield from _below(one, inner)
        else:
            yield Command(inner, tuple(_parameter(param, " ".join(inner)) for param in one.params))


def _parameter(param: Any, command: str) -> Parameter:
    is_option = param.param_type_name == "option"
    name = max(param.opts, key=len) if is_option else ""
    called = str(param.metavar or param.name.upper()).strip("[].")
    choices = tuple(getattr(param.type, "choices", ()))
    fits = choices or (GIVEN.get((command, called)) or VALUES.get(called, "some text"),)
    is_flag = is_option and bool(param.is_flag)
    is_free = not (is_flag or choices or param.type.name.startswith("int"))
    is_required = bool(param.required) or (command, called) in WANTED
    return Parameter(name, tuple(map(str, fits)), is_required, is_flag, is_free)
