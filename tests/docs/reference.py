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
from oneonone.cli.main import command_line, run
from oneonone.render.topics import TOPICS, topic_as_markdown
from tests.notebooks import at_nine_thirty

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "docs" / "reference"
TODAY = "2026-11-20"
_BY = "<!-- Made by `make reference` from the program itself; do not edit. -->"

# -- commands --------------------------------------------------------------------------------------


def commands_page() -> str:
    """Every command: usage, text, arguments, options, examples."""
    root: Any = typer.main.get_command(command_line())
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
            "(`~/.config` by default). `NO_COLOR`, `CLICOLOR=0` and `TERM=dumb` turn colours off."
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
    "late_days": ("number or null", "days beyond the one by cadence, at least 1"),
    "held": ("number", "meetings held in the last 365 days"),
    "skipped": ("number", "meetings skipped in them"),
}
STATUS: Keys = {
    "person": ("string", "the handle"),
    "cadence": ("string or null", "the one in force; null: none, never late"),
    "last": ("date or null", "the last meeting held"),
    "next_due": ("date or null", "the next meeting, planned or by cadence"),
    "late_days": (
        "number or null",
        "days beyond the one by cadence, at least 1; null where a meeting is planned within a "
        "cadence from today",
    ),
    "planned": ("date or null", "the day of the next planned note, today or later"),
    "open": ("number", "open action items in their notes"),
    "overdue": ("number", "those of them that are overdue"),
    "stale": ("list of strings", "themes beyond their windows, the longest first"),
    "held": ("number", "meetings held in the last 365 days"),
    "skipped": ("number", "meetings skipped in them"),
    "recap_unsent": ("date or null", "the day of the last meeting, where its recap was not sent"),
    "role_negotiated": ("date or null", "when their role was negotiated last, by the template"),
    "minutes_a_week": ("number or null", "duration and buffer by cadence; null: no cadence"),
}
REVIEW: Keys = {
    "person": ("string", "the handle"),
    "since": ("date", "the first day looked at"),
    "until": ("date", "the last one"),
    "held": ("number", "meetings held"),
    "skipped": ("number", "meetings skipped"),
    "cited": ("number", "passages cited, each counted once"),
    "recent": ("number", "those of the last six weeks"),
    "lopsided": ("boolean", "more than half are recent, of more than twelve weeks"),
    "silent_months": ("list of strings", "whole months nothing is cited from, such as `2026-03`"),
    "evidence": (
        "list of objects",
        "`theme`, `date`, `kind` (as in `coverage`), `text` (null: named in front matter), "
        "`private`, `path`, `line`",
    ),
    "log": ("list of objects", "`date`, `kind`, `text`, `themes`, `private`, `path`, `line`"),
    "promises": (
        "list of objects",
        "`side` (`mine`, `theirs`), `outcome` (`on time`, `late`, `done`: no day to tell by, "
        "`dropped`, `overdue`, `open`), `days` late, `text`, `due`, `closed`, `carried`, "
        "`private`, `path`, `line`",
    ),
    "goals": ("list of objects", "`status`, `text`, `due`, `closed`, `private`, `path`, `line`"),
    "moods": ("list of objects", "`date`, `value`, `scale` (null where none was written)"),
    "private_lines": (
        "list of objects",
        "with `--private`: `date`, `text`, `path`, `line` of what is private and not cited above",
    ),
    "left_out": ("number", "private lines left out; 0 with `--private`"),
    "doubts": (
        "list of objects",
        "`path`, `line`, `message` of notes not cited, for they leave open what is private",
    ),
}
STATS: Keys = {
    "person": ("string", "the handle"),
    "since": ("date", "the first day looked at"),
    "held": ("number", "meetings held"),
    "skipped": ("number", "meetings skipped"),
    "unrecorded": ("number", "meetings prepared of which nothing says that they took place"),
    "status_only": ("number", "held ones that touched status and nothing else"),
    "modes": ("object", "held meetings by mode, the most frequent first"),
    "minutes_planned": ("number", "in the meetings of which planned and actual time are known"),
    "minutes_actual": ("number", "in the same meetings"),
    "minutes_meetings": ("number", "how many these are"),
    "points_theirs": ("number", "talking points of theirs"),
    "points_mine": ("number", "talking points of yours"),
    "points_met": ("number", "points of both whose meeting was held"),
    "points_ticked": ("number", "those of them that are ticked"),
    "feedback_given": ("number", "log entries of that kind"),
    "feedback_received": ("number", "log entries of that kind"),
    "praise": ("number", "log entries of that kind"),
    "feedback_meetings": ("number", "held meetings in which feedback came up"),
    "mine": (
        "object",
        "your promises: `on_time`, `late`, `overdue`, `done` (no day to tell by), `dropped`, "
        "`open` (with the overdue), `open_age_days` (average, or null)",
    ),
    "theirs": ("object", "theirs, the same"),
    "mood_first": ("object or null", "`date`, `value`, `scale` of the first mood noted"),
    "mood_last": ("object or null", "the last one; null where there is only one"),
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
IMPORTED: Keys = {
    "source": ("string", "the file, relative to the folder"),
    "line": ("number or null", "where the part begins; null: the whole file"),
    "action": ("string", "`import`, `there` (already, byte for byte) or `left`"),
    "reason": ("string or null", "why it is left"),
    "person": ("string or null", "the handle; null where it is left"),
    "new_person": ("boolean", "whether the notebook does not know the person yet"),
    "sure": ("boolean", "false for a new person whose name may be a topic's"),
    "close_to": (
        "list of strings",
        "handles of people, new ones too, a new one's name is close to",
    ),
    "date": ("date or null", "the day of the meeting"),
    "path": ("string or null", "the note it becomes, or is already"),
    "themes": ("list of strings", "named by front matter, tags and headings"),
    "dialects": ("list of strings", "of the fields: `plain`, `tasks`, `dataview`"),
}
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
PREPARATION: Keys = {
    "person": ("string", "the handle"),
    "name": ("string", "the full name, or one made from the handle"),
    "day": ("date or null", "the next meeting, planned or by cadence"),
    "path": ("string or null", "its note, where there is one"),
    "time": ("string or null", "such as `14:30`"),
    "timezone": ("string or null", "such as `Europe/Vienna`"),
    "duration": ("number or null", "minutes, of the note or the profile"),
    "mode": ("string or null", "of the note or the profile"),
    "away_until": ("date or null", "where that day lies in time away, its last day"),
    "style": ("string or null", "free text of the profile"),
    "prefers": ("object", "what they prefer, texts by name"),
    "mine": ("list of objects", "your open promises to them, as `todo --json` has them"),
    "theirs": ("list of objects", "theirs, in other people's notes too, as `todo --json` has them"),
    "others": ("list of objects", "what third people promised in this person's notes, likewise"),
    "points": ("list of objects", "what waits, as `agenda PERSON --json` has it"),
    "praise": (
        "list of objects",
        "noted since the last meeting: `date`, `text`, `path`, `line`, `private`",
    ),
    "questions": (
        "list of objects",
        "`id`, `theme`, `text`, `days` since the theme came up (null: never), `path` of the note "
        "it stands in (null: in none yet), `private`",
    ),
    "meetings": (
        "list of objects",
        "the last three held, newest first: `date`, `path`, `mode`, `mood`, `themes`, and as lists "
        "of texts `summary`, `decisions`, `notes`; nothing private",
    ),
    "moods": (
        "list of objects",
        "the last eight, earliest first: `date`, `value`, `scale` (null: none), `level` from 0 "
        "to 1",
    ),
    "mood_trend": ("string or null", "`rising`, `falling`, `steady`; null: too few"),
    "mood_usual": (
        "object or null",
        "`value` and `scale` of the usual mood, where the last is two of five steps below it",
    ),
    "goals": ("list of objects", "open goals, as `todo --json` has items"),
    "goals_last": ("date or null", "when goals last came up"),
    "unsent_recap": ("string or null", "the note of the last meeting, if its recap was not sent"),
    "unrecorded": (
        "list of objects",
        "`date` and `path` of meetings prepared of which nothing says that they took place",
    ),
    "same_mode": ("object or null", "`mode` and `count`, where the last four or more were alike"),
    "status": (
        "object",
        "meetings that were status and nothing else: `status` of the last `held` (eight at most), "
        "`status_before` of `held_before` before them, and whether it `grew` beyond a third",
    ),
    "private": (
        "list of objects",
        "your private plan: `path`, `line`, `text`; empty in a pipe, unless --private asks for it",
    ),
}
ENTRY: Keys = {
    "date": ("date or null", "its day; null for profile, agenda and pages without one"),
    "kind": ("string", "`profile`, `meeting`, `log`, `agenda`, `page` or `private`"),
    "status": (
        "string or null",
        "of a meeting: `held`, `planned`, `moved`, `skipped` or `not-held`",
    ),
    "reason": ("string or null", "why a meeting was moved or skipped"),
    "moved_to": ("date or null", "the new day of a meeting that was moved"),
    "entry": ("string or null", "of a log entry: `praise`, `feedback-given` and so on"),
    "themes": ("list of strings", "those of its front matter or of the entry's tags"),
    "mood": ("string or null", "such as `4/5`, as it was given"),
    "mode": ("string or null", "`in-person`, `video`, `phone`, `walk` or `async`"),
    "private": ("boolean", "whether any line of it is private"),
    "path": ("string", "relative to the notebook, with `/`"),
    "line": ("number", "where the text begins, from 1"),
    "text": ("string", "as it was written, blank lines around it left out"),
}
HIT: Keys = {
    "path": ("string", "relative to the notebook, with `/`"),
    "line": ("number", "from 1"),
    "person": ("string or null", "the handle of the person in whose notes it stands"),
    "date": ("date or null", "the note's day; in a log the entry's"),
    "kind": ("string", "`profile`, `meeting`, `log`, `agenda`, `page` or `private`"),
    "private": ("boolean", "whether the line is private"),
    "text": ("string", "the line"),
    "matches": ("list of pairs", "where in `text`: first character, from 0, and the one after"),
    "before": ("list of objects", "with `--context`: `line` and `text` of the lines above"),
    "after": ("list of objects", "the same of the lines below"),
}
CHECK: Keys = {
    "part": ("string", "`machine`, `notebook` or `git`"),
    "name": ("string", "what was looked at, such as `locale`"),
    "state": ("string", "`ok`, `note` or `problem`"),
    "text": ("string", "how it is; numbers and states, nobody's name"),
    "hint": ("string or null", "what to do about it"),
    "paths": ("list of strings or null", "with `--paths` the files meant, else null"),
}
UNDOABLE: Keys = {
    "number": ("number", "for `1on1 undo NUMBER`; no other command gets it"),
    "time": ("date and time", "when it was, in local time"),
    "command": ("string", "what wrote them, such as `new`"),
    "people": ("list of strings", "the handles of those whose notes it changed"),
    "paths": ("list of strings", "the files, relative to the notebook"),
    "refusal": ("string, null", "why it cannot be taken back as things are; null: it can"),
}
RECAP: Keys = {
    "person": ("string", "the handle"),
    "date": ("date", "the meeting's day"),
    "role": (
        "string",
        "`summary`, `decisions`, `agenda`, `actions`, `notes`, `feedback`, `themes`",
    ),
    "heading": ("string", "the section's heading"),
    "side": ("string or null", "of an agenda: `theirs` or `mine`, where its heading says so"),
    "text": ("string", "what may be shared of the section, in Markdown"),
    "items": (
        "list of objects",
        "the items among it: `status`, `owner`, `text`, `due` as in `todo`, and `line`",
    ),
    "path": ("string", "relative to the notebook, with `/`"),
    "line": ("number", "the heading's, from 1"),
}
SHAPES: tuple[tuple[str, tuple[str, ...], Keys], ...] = (
    ("status --json", ("status", "--json"), STATUS),
    ("todo --json", ("todo", "--all", "--json"), ITEM),
    ("agenda PERSON --json", ("agenda", "alice", "--json"), POINT),
    ("prep PERSON --json", ("prep", "bob", "--json"), PREPARATION),
    ("ask PERSON --json", ("ask", "alice", "--json"), QUESTION),
    ("coverage --json", ("coverage", "--month", "--json"), COVERAGE),
    ("person list --json", ("person", "list", "--json"), PERSON),
    ("person show PERSON --json", ("person", "show", "alice", "--json"), PROFILE),
    ("recap PERSON --json", ("recap", "alice", "--json"), RECAP),
    ("review PERSON --json", ("review", "alice", "--json"), REVIEW),
    ("history PERSON --json", ("history", "bob", "--json"), ENTRY),
    ("search TEXT --json", ("search", "rewrite", "--context", "1", "--json"), HIT),
    ("stats --json", ("stats", "alice", "--json"), STATS),
    ("check --json", ("check", "--strict", "--json"), FINDING),
    ("doctor --json", ("doctor", "--json"), CHECK),
    ("undo --list --json", ("undo", "--list", "--json"), UNDOABLE),
    ("import DIR --json", ("import", "{folder}/old", "--dry-run", "--json"), IMPORTED),
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
        _run("--today", TODAY, "-C", notebook, "log", "alice", "a kind word")  # to be undone
        at_nine_thirty(Path(notebook))
        Path(folder, "old").mkdir()
        Path(folder, "old", "2026-10-30 Alice.md").write_text("## Growth\n\nThe talk went well.\n")
        for title, arguments, keys in SHAPES:
            words = (word.replace("{folder}", folder) for word in arguments)
            answer = json.loads(_run("--today", TODAY, "-C", notebook, *words))
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
    """An item with but the last of each list of objects."""
    return {
        key: value[-1:]
        if isinstance(value, list) and value and isinstance(value[0], dict)
        else value
        for key, value in item.items()
    }


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


def topics_page() -> str:
    """The help topics."""
    parts = ["# Help topics", _BY, _wrapped("`1on1 help TOPIC` says the same on a terminal.")]
    parts += [topic_as_markdown(topic) for topic in TOPICS.values()]
    return "\n\n".join(parts) + "\n"


def pages() -> dict[str, str]:
    """File names and texts of the whole reference."""
    return {"commands.md": commands_page(), "json.md": json_page(), "topics.md": topics_page()}


if __name__ == "__main__":
    for name, text in pages().items():
        (PAGES / name).write_text(text, encoding="utf-8")
