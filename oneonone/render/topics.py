"""The help topics: what all commands have in common, for the terminal and for the documentation."""

from __future__ import annotations

from oneonone.domain.record import Record
from oneonone.render.style import Style
from oneonone.render.table import Cell, Column, natural_width, table, wrapped

Rows = tuple[tuple[str, ...], ...]

_WIDEST = 80
_INDENT = "  "


class Topic(Record):
    """A title, a sentence or two, and a table; its first row is a heading where `headed`."""

    name: str
    title: str
    text: str
    rows: Rows
    after: str
    headed: bool = False


DATES = Topic(
    "dates",
    "Dates",
    "On the command line a word counts from today, in a note from the day of its meeting.",
    (
        ("2026-11-30", "that day"),
        ("today, tomorrow, yesterday", ""),
        ("fri, friday", "the first Friday after"),
        ("+3d, +2w, +1m", "days, weeks, months later; a short month gives its last day"),
        ("eom", "the end of the month"),
        ("next", "in notes only: the next meeting, by its note, else by cadence"),
    ),
    "Commands write dates as 2026-11-30 and say the weekday of a word; `1on1 fmt` does so with the "
    "words in notes. Looking back, with --since, --until, the --date of `log` and `recap` and the "
    "`since` of a profile, a weekday is the last one, today included. Agenda, log and profile have "
    "no day, so dates there are written out. Due today is not overdue.",
)
FIELDS = Topic(
    "fields",
    "Fields of an item",
    "An item is a list item with a box: [ ] open, [/] doing, [x] done, [-] dropped, [>] moved on. "
    "Its fields stand anywhere in its own lines, all ways of writing side by side:",
    (
        ("field", "plain", "Obsidian Tasks", "Dataview"),
        ("due", "due:2026-11-30", "📅 2026-11-30", "[due:: 2026-11-30]"),
        ("done", "done:2026-11-20", "✅", "[completion:: …]"),
        ("cancelled", "cancelled:2026-11-20", "❌", "[cancelled:: …]"),
        ("created", "created:2026-11-20", "➕", "[created:: …]"),
        ("scheduled", "scheduled:2026-11-20", "🛫 ⏳", "[scheduled:: …]"),
        ("priority", "!high !low (A) (B) (C)", "🔺 ⏫ 🔼 🔽 ⏬", "[priority:: high]"),
        ("theme, tag", "#growth", "the same", "the same"),
        ("id", "^a3f9", "🆔 a3f9", "[id:: a3f9]"),
        ("owner", "@alice @me", "the same", "[owner:: alice]"),
    ),
    "The owner is the first word of the text, else the last among text and fields. A line is "
    "changed in the way it is written; `task_format` in 1on1.yaml says how new fields are.",
    headed=True,
)
EXIT_CODES = Topic(
    "exit-codes",
    "Exit codes",
    "How a command ended, for scripts:",
    (
        ("0", "done; an empty list too, and a change that was made already"),
        ("1", "problems found: check, doctor, fmt --check, --exit-code"),
        ("2", "the words of the command do not fit"),
        ("3", "not found: notebook, person, item, template, editor"),
        ("4", "fits more than one; or a note changed meanwhile"),
        ("5", "refused as unsafe; nothing was written"),
        ("6", "git said no: sync, check --staged, init --hook"),
        ("7", "the disk said no, or another command kept the notebook"),
        ("130", "interrupted with Ctrl-C"),
        ("141", "the reader of the output has gone"),
    ),
    "A message names what is wrong and, in a second line, what to do next. --debug adds a "
    "traceback.",
)
ENVIRONMENT = Topic(
    "environment",
    "Environment",
    "Variables that are looked at:",
    (
        ("ONEONONE_NOTEBOOK", "the notebook's folder, as --notebook"),
        ("ONEONONE_TODAY", "the day it is, as --today"),
        ("VISUAL, EDITOR", "the editor of `edit` and `new -e`, with options if you like"),
        ("PAGER", "for what is longer than the screen; less by default, none if empty"),
        ("BROWSER", "what `report --open` opens the page with"),
        ("NO_COLOR, TERM=dumb", "no colours; --color always or never decides over all of these"),
        ("CLICOLOR", "no colours where it is 0"),
        ("CLICOLOR_FORCE", "colours in a pipe too, unless it is 0 or empty; so FORCE_COLOR"),
        ("COLUMNS, LINES", "how wide tables are and how high the screen, else as the terminal is"),
        ("XDG_CONFIG_HOME", "where 1on1/config.yaml is, with its line `notebook: PATH`"),
    ),
    "Without a variable or --notebook the notebook is this folder or the nearest one above it "
    "with a 1on1.yaml, else the one config.yaml names.",
)
TOPICS = {topic.name: topic for topic in (DATES, FIELDS, EXIT_CODES, ENVIRONMENT)}


def topic_as_text(topic: Topic, style: Style, width: int) -> str:
    """A topic for a terminal."""
    width = min(width, _WIDEST)
    parts = [
        style.paint(topic.title, "strong"),
        "\n".join(wrapped(topic.text, width)),
        "\n".join(_table(topic, style, width)),
        "\n".join(wrapped(topic.after, width)),
    ]
    return "\n\n".join(parts) + "\n"


def _table(topic: Topic, style: Style, width: int) -> list[str]:
    """The rows as columns; two of them, where more have no room."""
    rows: list[list[Cell | str]] = [
        [Cell(cell, "strong" if topic.headed and not number else "plain") for cell in row]
        for number, row in enumerate(topic.rows)
    ]
    columns = [Column() for _ in topic.rows[0]]
    if len(columns) == 2 or len(_INDENT) + natural_width(rows, columns) > width:
        rows = [[row[0], " · ".join(row[1:])] for row in topic.rows]
        columns = [Column(), Column(flexible=True)]
    return table(rows, columns, style, width, indent=_INDENT)


def topic_as_markdown(topic: Topic) -> str:
    """A topic as a section of docs/reference/topics.md."""
    head, *rows = topic.rows if topic.headed else (("",) * len(topic.rows[0]), *topic.rows)
    lines = [_row(head), "|" + "---|" * len(head)]
    lines += [_row((f"`{row[0]}`" if not topic.headed else row[0], *row[1:])) for row in rows]
    parts = [f"## {topic.title}", topic.text, "\n".join(lines), topic.after]
    return "\n\n".join(parts)


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"
