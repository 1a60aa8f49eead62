"""Questions as the terminal, a pipe and a script want them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from oneonone.app.themes import Prompted
from oneonone.render.style import Style
from oneonone.render.table import GAP, Cell, Column, table, width_of, wrapped
from oneonone.render.visible import inline

_INDENT = 2
_NARROWEST = 20


def questions_as_table(asked: Sequence[Prompted], style: Style, width: int) -> str:
    """Theme and question, its follow-ups indented below it."""
    if not asked:
        return "No question suits; see the question banks.\n"
    cells: list[list[Cell | str]] = [
        [Cell(one.theme, "strong"), one.question.text] for one in asked
    ]
    rows = table(cells, (Column(), Column(flexible=True)), style, width)
    left = max(width_of(inline(one.theme)) for one in asked) + GAP + _INDENT
    lines = []
    for one, row in zip(asked, rows, strict=True):
        lines.append(row)
        for text in one.question.follow_ups:
            room = max(width - left, _NARROWEST)
            lines += [
                " " * left + style.paint(part, "quiet") for part in wrapped(inline(text), room)
            ]
    return "\n".join(lines) + "\n"


def questions_as_lines(asked: Sequence[Prompted]) -> str:
    """Tab-separated: id, theme, text."""
    return "".join(
        "\t".join(inline(field) for field in (one.question.id, one.theme, one.question.text)) + "\n"
        for one in asked
    )


def question_as_json(one: Prompted) -> dict[str, Any]:
    """The keys of docs/reference/json.md."""
    question = one.question
    return {
        "id": question.id,
        "theme": one.theme,
        "text": question.text,
        "depth": question.depth,
        "direction": question.direction,
        "follow_ups": list(question.follow_ups),
    }
