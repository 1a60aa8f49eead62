"""Writes docs/reference/: the commands from their own help, the JSON from real output.

`make reference` runs it; test_reference.py holds the pages to it.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import tempfile
import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import typer.main

from oneonone.cli.group import SECTIONS
from oneonone.cli.main import app, run

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "docs" / "reference"
TODAY = "2026-11-20"
_BY = "<!-- Made by `make reference` from the program itself; do not edit. -->"

# -- commands --------------------------------------------------------------------------------------


def commands_page() -> str:
    """Every command: usage, text, arguments, options, examples."""
    root: Any = typer.main.get_command(app)
    context = root.context_class(root, info_name="1on1", **root.context_settings)
    parts = [
        "# Commands",
        _BY,
        _wrapped(
            "`1on1 COMMAND --help` says the same. Dates and date words are those of "
            "[file-format.md](../file-format.md#dates), counted from today; exit codes and "
            "messages are in [errors.md](../errors.md)."
        ),
        "## Everywhere",
        "These options stand before the command; all but `--version` may follow it as well.",
        _table(root, context),
        _wrapped(
            "`$ONEONONE_TODAY` is as `--today`, `$ONEONONE_NOTEBOOK` as `--notebook`. Without "
            "either, the notebook is this folder or the nearest one above it that holds "
            "`1on1.yaml`, else the `notebook:` of `1on1/config.yaml` below `$XDG_CONFIG_HOME` "
            "(`~/.config` by default). `NO_COLOR` and `TERM=dumb` turn colours off."
        ),
    ]
    for title, names in SECTIONS.items():
        parts.append(f"## {title}")
        for name in names:
            parts += _command(root.commands[name], context, f"1on1 {name}", name)
    return "\n\n".join(parts) + "\n"


def _command(command: Any, above: Any, path: str, name: str) -> Iterator[str]:
    context = command.context_class(command, info_name=name, parent=above)
    if hasattr(command, "commands"):
        yield from (f"### {path}", command.help)
        for inner, one in command.commands.items():
            yield from _command(one, context, f"{path} {inner}", inner)
        return
    yield f"### {path}"
    yield f"```\n{command.get_usage(context).removeprefix('Usage: ')}\n```"
    yield "\n".join(line.strip() for line in command.help.splitlines())
    yield _table(command, context)
    yield f"```\n{_examples(command.epilog)}\n```"


def _examples(epilog: str) -> str:
    lines = epilog.removeprefix("\b\nExamples:\n").splitlines()
    return "\n".join(line.removeprefix("  ") for line in lines)


def _table(command: Any, context: Any) -> str:
    parameters = command.get_params(context) if context.parent is None else command.params
    records = [parameter.get_help_record(context) for parameter in parameters]
    rows = [f"| `{_cell(names)}` | {_cell(text)} |" for names, text in filter(None, records)]
    return "\n".join(["| | |", "|---|---|", *rows])


def _cell(text: str) -> str:
    return text.strip().replace("  [", " [").replace("|", "\\|")


def _wrapped(text: str) -> str:
    return textwrap.fill(text, 100, break_on_hyphens=False, break_long_words=False)


# -- JSON ------------------------------------------------------------------------------------------

Keys = Mapping[str, tuple[str, str]]

ITEM: Keys = {
    "id": ("string", "what commands take; the shortest that is unambiguous now"),
    "kind": ("string", "`action`, `topic` (a talking point) or `goal`"),
    "status": ("string", "`open`, `doing`, `done`, `dropped` or `moved`"),
    "person": ("string or null", "the handle of the person in whose notes it stands"),
    "owner": ("string or null", "a handle, `me`, or null: nobody"),
    "text": ("string", "what is to be done, without box and fields"),
    "due": ("date or null", "date words are resolved"),
    "overdue_days": ("number or null", "at least 1; null where it is not overdue"),
    "done": ("date or null", "the day it was ticked"),
    "age_days": ("number or null", "days since it was first written down"),
    "carried": ("number", "how often it was carried on into another note"),
    "priority": ("string or null", "`highest`, `high`, `medium`, `low`, `lowest`"),
    "themes": ("list of strings", "by its tags and its heading"),
    "tags": ("list of strings", "as written, without `#`"),
    "private": ("boolean", "whether any line of it is private"),
    "path": ("string", "relative to the notebook, with `/`"),
    "line": ("number", "from 1"),
    "heading": ("string or null", "the heading it stands below"),
    "raw": ("string", "the line as it stands in the note"),
}
POINT: Keys = {
    **ITEM,
    "side": ("string", "whose point it is, `theirs` or `mine`"),
}
QUESTION: Keys = {
    "id": ("string", "what stands behind it in a note, `<!-- ask: growth-012 -->`"),
    "theme": ("string", "the theme it brings up"),
    "text": ("string", "the question"),
    "depth": ("string", "`light` or `deep`"),
    "direction": ("string or null", "`to-manager` or `to-person`, where it matters"),
    "follow_ups": ("list of strings", "what to ask next"),
}
COVERAGE: Keys = {
    "person": ("string", "the handle"),
    "theme": ("string", "the theme's name"),
    "window_days": ("number", "the window in force, in days"),
    "last": ("date or null", "when it last came up"),
    "days": ("number or null", "days since then"),
    "count": ("number", "days in the last 365 on which it came up"),
    "stale": ("boolean", "whether it is beyond its window"),
    "month": ("string or null", "`2026-11` with `--month`, else null"),
    "covered": (
        "boolean or null",
        "with `--month`, for themes of at most 31 days: whether it came up in it; null where the "
        "month does not apply",
    ),
    "evidence": (
        "list of objects",
        "`path`, `line` and `kind` (`front-matter`, `tag`, `section`, `answer`, `log`) of every "
        "line that counts: of the month, else of the last 365 days",
    ),
}
PERSON: Keys = {
    "handle": ("string", "the name of their folder"),
    "name": ("string", "the full name, or one made from the handle"),
    "relation": ("string", "`report`, `manager`, `skip-level`, `peer`, `mentee` or `mentor`"),
    "cadence": ("string or null", "the one in force; null: none, never late"),
    "last": ("date or null", "the last meeting held"),
    "next_due": ("date or null", "the next meeting, planned or by cadence"),
    "archived": ("date or null", "since when you no longer meet"),
}
PROFILE: Keys = {
    **PERSON,
    "aliases": ("list of strings", "other names"),
    "since": ("date or null", "since when you work together"),
    "duration": ("number or null", "minutes"),
    "buffer": ("number or null", "minutes"),
    "time": ("string or null", "such as `14:30`"),
    "timezone": ("string or null", "such as `Europe/Vienna`"),
    "mode": ("string or null", "`in-person`, `video`, `phone`, `walk` or `async`"),
    "template": ("string or null", "the template of their meetings"),
    "style": ("string or null", "free text"),
    "prefers": ("object", "what they prefer, texts by name"),
    "away": ("list of objects", "`from` and `to`, dates, both included"),
    "themes": ("object", "windows such as `90d` by theme, or `off`"),
    "share": ("list of strings", "`notes`, `feedback`, `themes`"),
}
FINDING: Keys = {
    "path": ("string", "relative to the notebook"),
    "line": ("number", "from 1"),
    "column": ("number", "from 1, in characters"),
    "code": ("string", "an entry of [errors.md](../errors.md#findings)"),
    "severity": ("string", "`error`, `warning` or `hint`"),
    "message": ("string", "what is wrong and what to do"),
}
TEMPLATE: Keys = {
    "kind": ("string", "the folder it lies in, such as `meeting`"),
    "name": ("string", "what `--template` takes"),
    "origin": ("string", "`bundled`, `own`, or `overrides`: your own, for the bundled one"),
    "path": ("string or null", "relative to the notebook; null: bundled"),
}
TEMPLATE_SOURCE: Keys = {**TEMPLATE, "source": ("string", "its text, in Jinja")}
BANK: Keys = {
    "theme": ("string", "the theme's name"),
    "questions": ("number", "how many there are"),
    "bundled": ("number", "how many of them are bundled"),
    "own": ("number", "how many are your own"),
    "path": ("string or null", "the file of your own, relative to the notebook"),
}
BANK_QUESTION: Keys = {
    "id": ("string", "what notes know it by"),
    "theme": ("string", "the theme's name"),
    "text": ("string", "the question"),
    "depth": ("string", "`light` or `deep`"),
    "direction": ("string or null", "`to-manager` or `to-person`"),
    "relations": ("list of strings", "whom it suits; empty: everybody"),
    "follow_ups": ("list of strings", "what to ask next"),
    "not_before_weeks": ("number", "not before so many weeks of working together"),
    "own": ("boolean", "whether it is your own"),
}
SHAPES: tuple[tuple[str, tuple[str, ...], Keys], ...] = (
    ("todo --json", ("todo", "--all", "--json"), ITEM),
    ("agenda PERSON --json", ("agenda", "alice", "--json"), POINT),
    ("ask PERSON --json", ("ask", "alice", "--json"), QUESTION),
    ("coverage --json", ("coverage", "--month", "--json"), COVERAGE),
    ("person list --json", ("person", "list", "--json"), PERSON),
    ("person show PERSON --json", ("person", "show", "alice", "--json"), PROFILE),
    ("check --json", ("check", "--strict", "--json"), FINDING),
    ("template list --json", ("template", "list", "--json"), TEMPLATE),
    ("template show NAME --json", ("template", "show", "short", "--json"), TEMPLATE_SOURCE),
    ("bank list --json", ("bank", "list", "--json"), BANK),
    ("bank show THEME --json", ("bank", "show", "growth", "--json"), BANK_QUESTION),
)


def json_page() -> str:
    """The keys of every `--json`, held against what the sample notebook gives."""
    parts = [
        "# JSON",
        _BY,
        _wrapped(
            'Every listing takes `--json` and prints one object: `{"schema": 1, "today": …, '
            '"items": […]}`. Every key of an item is always there, null where nothing is known. '
            "Dates are `2026-11-20`, paths have `/`, and control characters are escaped. New keys "
            "may be added within a schema; none changes its meaning."
        ),
    ]
    with tempfile.TemporaryDirectory() as folder:
        notebook = str(Path(folder, "demo"))
        _run("--today", TODAY, "demo", notebook)
        for title, arguments, keys in SHAPES:
            answer = json.loads(_run("--today", TODAY, "-C", notebook, *arguments))
            items = answer["items"]
            _compare(title, set(keys), items)
            rows = [f"| `{key}` | {kind} | {text} |" for key, (kind, text) in keys.items()]
            example = json.dumps(_shortened(items[0]), ensure_ascii=False, indent=2)
            parts += [
                f"## {title}",
                "\n".join(["| key | value | meaning |", "|---|---|---|", *rows]),
                f"```json\n{example}\n```",
            ]
    return "\n\n".join(parts) + "\n"


def _compare(title: str, described: set[str], items: list[dict[str, Any]]) -> None:
    for item in items:
        if set(item) != described:
            odd = ", ".join(sorted(described ^ set(item)))
            raise ValueError(f"{title}: described and real keys differ: {odd}")


def _shortened(item: dict[str, Any]) -> dict[str, Any]:
    evidence = item.get("evidence")
    return {**item, "evidence": evidence[-1:]} if evidence else item


def _run(*arguments: str) -> str:
    """What a command prints on standard output."""
    output = io.StringIO()
    kept = os.environ.copy()
    os.environ |= {f"GIT_{who}_NAME": "Test" for who in ("AUTHOR", "COMMITTER")}
    os.environ |= {f"GIT_{who}_EMAIL": "test@example.invalid" for who in ("AUTHOR", "COMMITTER")}
    try:
        with contextlib.redirect_stdout(output), contextlib.redirect_stderr(io.StringIO()):
            run(arguments)
    finally:
        os.environ.clear()
        os.environ.update(kept)
    return output.getvalue()


def pages() -> dict[str, str]:
    """File names and texts of the whole reference."""
    return {"commands.md": commands_page(), "json.md": json_page()}


if __name__ == "__main__":
    for name, text in pages().items():
        (PAGES / name).write_text(text, encoding="utf-8")
