"""What `doctor` found, as the terminal, a pipe and a script want it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from oneonone.app.checkup import Check, State, counted
from oneonone.render.page import INDENT, Part, page
from oneonone.render.style import Meaning, Style
from oneonone.render.table import Cell, Column, table, wrapped
from oneonone.render.visible import inline

_MEANINGS: dict[State, Meaning] = {"ok": "good", "note": "soon", "problem": "late"}
_TITLES = {"machine": "Machine", "notebook": "Notebook", "git": "Git"}
_BELOW = 6


def checks_as_page(checks: Sequence[Check], style: Style, width: int, *, paths: bool) -> str:
    """A line a check, what to do below it, and a last line that sums up."""
    rows: list[list[Cell | str]] = [
        [Cell(one.answer.state, _MEANINGS[one.answer.state]), one.name, one.answer.text]
        for one in checks
    ]
    columns = (Column(), Column(), Column(flexible=True))
    lines = dict(zip(map(id, checks), table(rows, columns, style, width, INDENT), strict=True))
    parts = [
        Part(
            _TITLES[part],
            [
                line
                for one in ones
                for line in (lines[id(one)], *_below(one, style, width, paths=paths))
            ],
        )
        for part, ones in groupby(checks, key=lambda one: one.part)
    ]
    return page(parts, style) + "\n" + _sum(checks, style)


def _below(one: Check, style: Style, width: int, *, paths: bool) -> list[str]:
    texts = [one.answer.hint] if one.answer.hint else []
    texts += one.answer.paths if paths else []
    indent = " " * _BELOW
    return [
        indent + style.paint(line, "quiet")
        for text in texts
        for line in wrapped(inline(text), max(width - _BELOW, 16))
    ]


def _sum(checks: Sequence[Check], style: Style) -> str:
    problems, notes = (
        sum(one.answer.state == state for one in checks) for state in ("problem", "note")
    )
    if not problems and not notes:
        return style.paint("All well.", "good") + "\n"
    said = ", ".join(
        counted(number, what) for number, what in ((problems, "problem"), (notes, "note")) if number
    )
    return style.paint(f"{said}.", "late" if problems else "soon") + "\n"


def checks_as_lines(checks: Sequence[Check], *, paths: bool) -> str:
    """Tab-separated: state, part, name, text, what to do; then, if wanted, each path."""
    return "".join(
        "\t".join(
            inline(text)
            for text in (
                one.answer.state,
                one.part,
                one.name,
                one.answer.text,
                one.answer.hint or "",
                *(one.answer.paths if paths else ()),
            )
        )
        + "\n"
        for one in checks
    )


def check_as_json(one: Check, *, paths: bool) -> dict[str, Any]:
    """The keys of docs/reference/json.md."""
    return {
        "part": one.part,
        "name": one.name,
        "state": one.answer.state,
        "text": one.answer.text,
        "hint": one.answer.hint,
        "paths": list(one.answer.paths) if paths else None,
    }
