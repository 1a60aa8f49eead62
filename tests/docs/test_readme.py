"""The README opens with what a newcomer needs, and nothing in the pages is made up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main

from oneonone.cli.main import command_line
from tests.docs.pages import PAGES, code, name_of, read, section

_CALL = re.compile(
    r"(?<![\w./-])1on1(?: (?:-C|--notebook|--today|--color) \S+| --[a-z]+)*((?: [a-z]+)+)(.*)"
)


def commands(command: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every command by its words; a group itself as well."""
    for name, inner in getattr(command, "commands", {}).items():
        yield f"{path} {name}".strip(), inner
        yield from commands(inner, f"{path} {name}".strip())


COMMANDS = dict(commands(typer.main.get_command(command_line())))
GLOBAL = set("-C --notebook --today --color --no-input --debug --table --version -h --help".split())


def test_the_two_commands_for_a_fresh_machine_stand_near_the_top() -> None:
    top = read("README.md").splitlines()[:20]
    assert any(line.startswith("    make demo") for line in top)
    assert any(line.startswith("    make test") for line in top)


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_every_make_target_shown_exists(name: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):", read("Makefile"), re.M))
    shown = set(re.findall(r"\bmake ([a-z][a-z-]*)", code(read(name))))
    assert shown
    assert shown <= targets


def test_contributing_names_every_make_target() -> None:
    documented = set(re.findall(r"^([a-z-]+):.*## ", read("Makefile"), re.M))
    assert documented <= set(re.findall(r"`make ([a-z-]+)`", read("CONTRIBUTING.md")))


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_command_and_option_a_page_shows_exists(page: Path) -> None:
    wrong = []
    for match in _CALL.finditer(code(page.read_text(encoding="utf-8"))):
        words = match[1].split()
        name = next((n for n in (" ".join(words[:2]), words[0]) if n in COMMANDS), None)
        known = {option for p in COMMANDS[name].params for option in p.opts} if name else set()
        options = set(re.findall(r"(?<=\s)-{1,2}[a-z][a-z-]*", re.split(r"[|;&$#]", match[2])[0]))
        if name is None or not options <= known | GLOBAL:
            wrong.append(match[0])
    assert wrong == []


def test_the_readme_says_what_every_command_is_for() -> None:
    table = section(read("README.md"), "## What it does")
    named = set(re.findall(r"[a-z]+", code(table)))
    assert {name for name in COMMANDS if " " not in name} <= named


def test_every_command_is_shown_in_use_by_some_page() -> None:
    shown = "\n".join(
        code(page.read_text(encoding="utf-8")) for page in PAGES if page.parent.name != "reference"
    )
    assert [name for name in COMMANDS if f"1on1 {name}" not in shown] == []
