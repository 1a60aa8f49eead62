"""What a shell asks for at the press of a key: the words that fit. It never fails, nor says a word
that nobody asked for.

The scripts of `1on1 completion` set _ONEONONE_COMPLETE to their shell; the words typed so far are
the arguments, or stand in _ONEONONE_WORDS, one a line, where a shell loses empty ones. (A variable
or a function cannot begin with the digit that our name begins with.)
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence

from oneonone.app.candidate import Candidate
from oneonone.cli.command_table import CommandWords, read_table
from oneonone.cli.context import Context
from oneonone.cli.words_so_far import Typing, typing

ASKED = "_ONEONONE_COMPLETE"
WORDS = "_ONEONONE_WORDS"
_STDOUT = 1
_FILES = {"FILE": "files", "PATH": "files", "DIR": "folders"}


def main(arguments: Sequence[str], environment: Mapping[str, str]) -> None:
    """Write the words that fit to standard output."""
    with contextlib.suppress(Exception):  # somebody is in the middle of typing
        words = environment[WORDS].split("\n") if WORDS in environment else list(arguments)
        data = answer(words, environment[ASKED], environment).encode("utf-8", "backslashreplace")
        while data:
            data = data[os.write(_STDOUT, data) :]


def answer(words: Sequence[str], shell: str, environment: Mapping[str, str]) -> str:
    """The lines for that shell. Raises whatever reading a broken notebook raises."""
    from oneonone.render.completions import completions_as_lines

    table = read_table()
    typed = typing(words, table)
    context = Context(environment)
    context.notebook_dir = typed.notebook
    found = [
        one
        for one in _fitting(typed, table, context)
        if one.word.casefold().startswith(typed.partial.casefold())
    ]
    before = "" if shell == "bash" else typed.option  # bash goes on behind the equals sign
    return completions_as_lines(_FILES.get(typed.wanted or "", "words"), found, before)


def _fitting(
    typed: Typing, table: Mapping[str, CommandWords], context: Context
) -> Iterable[Candidate]:
    wanted = typed.wanted
    if wanted is None or wanted in _FILES:
        return ()
    if wanted == "commands":
        return _commands(typed.command, table)
    if wanted == "options":
        return _options(typed.command, table)
    if wanted == "TOPIC|COMMAND":
        return _topics(typed, table)
    if wanted == "SHELL":
        from oneonone.render.shell_scripts import SCRIPTS

        return map(Candidate, SCRIPTS)
    if "|" in wanted and wanted.islower():
        return map(Candidate, wanted.split("|"))
    from oneonone.app.complete import candidates

    given = typed.values
    return candidates(wanted, typed.command, given, lambda: context.notebook.root, context.today)


def _commands(above: str, table: Mapping[str, CommandWords]) -> Iterator[Candidate]:
    for path, command in table.items():
        outer, _, name = path.rpartition(" ")
        if name and outer == above:
            yield Candidate(name, command.help)


def _options(command: str, table: Mapping[str, CommandWords]) -> Iterator[Candidate]:
    for option in (*table[command].options, *(table[""].options if command else ())):
        for name in option.names:
            if name.startswith("--"):
                yield Candidate(name, option.help)


def _topics(typed: Typing, table: Mapping[str, CommandWords]) -> Iterator[Candidate]:
    """What `help` explains: topics, commands, and commands within the one that is named."""
    from oneonone.render.topics import TOPICS

    if not typed.values:
        yield from (Candidate(name, topic.title) for name, topic in TOPICS.items())
    yield from _commands(" ".join(typed.values), table)
