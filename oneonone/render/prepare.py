"""A preparation as a page on the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from oneonone.app.prepare import Preparation
from oneonone.render.entries import Line, laid_out, side_by_side
from oneonone.render.page import INDENT, Part, page
from oneonone.render.prepare_parts import Entry, Section, head, private_section, sections
from oneonone.render.style import Style
from oneonone.render.table import wrapped
from oneonone.render.visible import inline

_SIDE_BY_SIDE = 72
"""From so many columns on promises stand beside each other."""

_MOST = 12
_TALLEST = 4
_BARS = "▁▂▃▄▅▆▇█"
_GAP = "   "


def preparation_as_page(prepared: Preparation, today: date, style: Style, width: int) -> str:
    """Everything, the most urgent first and what is private last."""
    who, *facts = head(prepared, today)
    lines = [style.paint(line, "strong") for line in wrapped(inline(who), width)]
    for fact in facts:
        below = wrapped(inline(fact), width - len(INDENT))
        lines += [INDENT + style.paint(line, "quiet") for line in below]
    parts = [
        part
        for section in sections(prepared, today, bars=_BARS)
        for part in _parts(section, style, width)
    ]
    (private,) = _parts(private_section(prepared), style, width)
    whole = page([*parts, Part(private.title, private.lines, "soon")], style)
    return "\n".join(lines) + "\n" + (f"\n{whole}" if whole else "")


def _parts(section: Section, style: Style, width: int) -> list[Part]:
    if section.beside is None:
        lines = _lines(section.entries, width - len(INDENT))
        title = laid_out(section.title, width, "", 1, "…")[0]
        return [Part(title, [INDENT + style.paint(*line) for line in lines])]
    title, entries = section.beside
    if not (section.entries and entries) or width < _SIDE_BY_SIDE:
        halves = (Section(section.title, section.entries), Section(title, entries))
        return [part for half in halves for part in _parts(half, style, width)]
    column = (width - len(INDENT) - len(_GAP)) // 2
    heading = laid_out(title, column, "", 1, "…")[0]
    left, right = _lines(section.entries, column), _lines(entries, column)
    beside = side_by_side(left, right, column, style, _GAP)
    titles = section.title.ljust(len(INDENT) + column) + _GAP + heading
    return [Part(titles, [INDENT + line for line in beside])]


def _lines(entries: Sequence[Entry], width: int) -> list[Line]:
    shown = list(entries[:_MOST])
    if len(entries) > _MOST:
        shown.append(Entry(f"and {len(entries) - _MOST} more", "quiet"))
    return [
        (line, entry.meaning)
        for entry in shown
        for line in laid_out(entry.text, width, "- ", _TALLEST, "…")
    ]
