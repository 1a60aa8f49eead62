"""Writes docs/man/1on1.1, the manual page, from the commands' own help and the help topics.

`make man` runs it; test_man_page.py holds the page to the program.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import typer.main

from oneonone import __version__
from oneonone.cli.group import SECTIONS
from oneonone.cli.main import command_line
from oneonone.render.topics import TOPICS, Topic

FILE = Path(__file__).parents[2] / "docs" / "man" / "1on1.1"
_BY = r".\" Made by `make man` from the program itself; do not edit."


def man_page() -> str:
    """The page in roff, with the macros of man(7)."""
    root: Any = typer.main.get_command(command_line())
    context = root.context_class(root, info_name="1on1", **root.context_settings)
    lines = [
        _BY,
        f'.TH 1ON1 1 "" "1on1 {__version__}" "User Commands"',
        ".SH NAME",
        r"1on1 \- " + _text("one-on-ones in plain text"),
        ".SH SYNOPSIS",
        r".B 1on1",
        r"[\fIOPTIONS\fR] \fICOMMAND\fR [\fIARGUMENTS\fR]",
        ".SH DESCRIPTION",
        _text(root.help),
        ".PP",
        _text("`1on1 COMMAND --help` says what stands here, with examples as well."),
        ".SH OPTIONS",
        _text("All but --version may stand behind the command, too."),
        *_parameters(root.get_params(context), context),
    ]
    for title, names in SECTIONS.items():
        lines.append(f".SH {_text(title.upper())}")
        for name in names:
            lines += _command(root.commands[name], context, name)
    lines += [".SH FILES", *_files()]
    for name, heading in (("exit-codes", "EXIT STATUS"), ("environment", "ENVIRONMENT")):
        lines += [f".SH {heading}", *_topic(TOPICS[name])]
    for name in ("dates", "fields"):
        lines += [f".SH {TOPICS[name].title.upper()}", *_topic(TOPICS[name])]
    return "\n".join(lines) + "\n"


def _command(command: Any, above: Any, name: str) -> Iterator[str]:
    context = command.context_class(command, info_name=name, parent=above)
    if hasattr(command, "commands"):
        for inner, one in command.commands.items():
            yield from _command(one, context, inner)
        return
    yield f".SS {_text(context.command_path)}"
    yield rf"\fB{_escaped(command.get_usage(context).removeprefix('Usage: '))}\fR"
    for paragraph in command.help.split("\n\n"):
        yield ".PP"
        yield _text(" ".join(paragraph.split()))
    yield from _parameters(command.params, context)


def _parameters(parameters: Iterable[Any], context: Any) -> Iterator[str]:
    for parameter in parameters:
        record = parameter.get_help_record(context)
        if record is not None:
            yield from (".TP", rf"\fB{_escaped(record[0].strip())}\fR", _text(record[1]))


def _files() -> Iterator[str]:
    for path, text in (
        ("1on1.yaml", "The settings; the folder it stands in is a notebook."),
        ("people/HANDLE/YYYY-MM-DD.md", "A meeting."),
        ("people/HANDLE/person.md", "A profile."),
        ("people/HANDLE/agenda.md, log.md", "What waits for the next meeting; what came between."),
        ("private/", "For nobody else's eyes."),
        ("templates/, question_banks/", "The user's own."),
        (".1on1/", "An index and what `1on1 undo` needs; made again where it is missing."),
    ):
        yield from (".TP", rf"\fI{_escaped(path)}\fR", _text(text))


def _topic(topic: Topic) -> Iterator[str]:
    yield _text(topic.text)
    for name, *about in topic.rows[1 if topic.headed else 0 :]:
        shown = ", ".join(part for part in about if part)
        yield from (".TP", rf"\fB{_escaped(name)}\fR", _text(shown) or r"\&")
    yield ".PP"
    yield _text(topic.after)


def _text(text: str) -> str:
    """A line of running text, what stands in backquotes in bold."""
    parts = re.split(r"`([^`]+)`", " ".join(text.split()))
    bold = (rf"\fB{_escaped(part)}\fR" if n % 2 else _escaped(part) for n, part in enumerate(parts))
    line = "".join(bold)
    return rf"\&{line}" if line[:1] in (".", "'") else line


def _escaped(text: str) -> str:
    """Text that roff takes as it is: it is the letters of programs, not typography."""
    found = text.replace("\\", r"\e").replace("-", r"\-").replace("'", r"\(aq")
    found = found.replace("^", r"\(ha").replace("~", r"\(ti").replace("`", r"\(ga")
    return "".join(c if ord(c) < 0x7F else rf"\[u{ord(c):04X}]" for c in found)


if __name__ == "__main__":
    FILE.write_text(man_page(), encoding="utf-8")
