"""A preparation for printing: 80 columns, one page, nothing a plain printer would stumble over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from oneonone.app.prepare import Preparation
from oneonone.render.entries import Line, laid_out, side_by_side
from oneonone.render.prepare_parts import Entry, Section, head, sections
from oneonone.render.style import Style
from oneonone.render.table import width_of
from oneonone.render.visible import inline

COLUMNS = 80
LINES = 66
"""Those of a page at six lines an inch."""

_PLAIN = Style(color=False)
_DOTS = "..."
_LEFT = (COLUMNS - len("|  |  |")) // 2
_RIGHT = COLUMNS - len("|  |  |") - _LEFT
_EDGE = f"+{'-' * (_LEFT + 2)}+{'-' * (_RIGHT + 2)}+"
_TALLEST = 3
_HEAD = 12
_RULE = "_" * COLUMNS
_FEWEST_TO_WRITE = 5
_FOOT = 4


def preparation_on_paper(prepared: Preparation, today: date) -> str:
    """The page; what is the least urgent goes first where there is no room, and is named."""
    who, *facts = head(prepared, today, on_paper=True)
    top = laid_out(who, COLUMNS, "", 2, _DOTS)
    top.append("=" * max(width_of(line) for line in top))
    top += [line for fact in facts for line in laid_out(fact, COLUMNS, "  ", 2, _DOTS)][:_HEAD]
    wanted = [
        section for section in sections(prepared, today, on_paper=True) if section.has_entries
    ]
    blocks, missing = _fitting(wanted, LINES - len(top))
    if missing:
        blocks, missing = _fitting(wanted, LINES - len(top) - _FOOT)
    lines = [*top, *(line for block in blocks for line in ("", *block))]
    if missing:
        names = f"No room for: {', '.join(missing)}"
        return _text([*lines, "", *laid_out(names, COLUMNS, "", _FOOT - 1, _DOTS)])
    return _text([*lines, *_room_to_write(LINES - len(lines))])


def _text(lines: Sequence[str]) -> str:
    return "\n".join(lines) + "\n"


def _fitting(wanted: Sequence[Section], room: int) -> tuple[list[list[str]], list[str]]:
    """The sections as far as there is room, and the names of those that were cut or left out."""
    blocks: list[list[str]] = []
    missing: list[str] = []
    for section in wanted:
        longest = max(len(section.entries), len(section.beside[1]) if section.beside else 0)
        for count in range(min(longest, LINES), 0, -1):
            block = _boxed(section, count) if section.beside else _listed(section, count)
            if len(block) < room:
                blocks.append(block)
                room -= len(block) + 1
                break
        else:
            count = 0
        if count < longest:
            missing.append("promises" if section.beside else inline(section.title))
    return blocks, missing


def _listed(section: Section, count: int) -> list[str]:
    title = laid_out(section.title, COLUMNS, "", 2, _DOTS)
    return [*title, *(line for line, _ in _lines(section.entries, count, COLUMNS))]


def _boxed(section: Section, count: int) -> list[str]:
    """Two columns in a frame, as many entries in each."""
    title, entries = section.beside or ("", ())
    heads: list[list[Line]] = [
        [(laid_out(text, width, "", 1, _DOTS)[0], "plain")]
        for text, width in ((section.title, _LEFT), (title, _RIGHT))
    ]
    return [
        _EDGE,
        *_framed(*heads),
        _EDGE,
        *_framed(_lines(section.entries, count, _LEFT), _lines(entries, count, _RIGHT)),
        _EDGE,
    ]


def _framed(left: Sequence[Line], right: Sequence[Line]) -> list[str]:
    rows = []
    for row in side_by_side(left, right, _LEFT, _PLAIN, " | "):
        blanks = " " * (COLUMNS - len("|  |") - width_of(row))
        rows.append(f"| {row}{blanks} |")
    return rows


def _lines(entries: Sequence[Entry], count: int, width: int) -> list[Line]:
    shown = list(entries[:count])
    if len(entries) > count:
        shown.append(Entry(f"and {len(entries) - count} more"))
    return [
        (line, "plain")
        for entry in shown
        for line in laid_out(entry.text, width, "[ ] " if entry.open else "- ", _TALLEST, _DOTS)
    ]


def _room_to_write(lines: int) -> list[str]:
    """The rest of the page, ruled."""
    if lines < _FEWEST_TO_WRITE:
        return []
    ruled = ["", "Notes"]
    while len(ruled) + 2 <= lines:
        ruled += ["", _RULE]
    return ruled
