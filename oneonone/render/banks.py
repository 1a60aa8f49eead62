"""Questions as the terminal, a pipe and a script want them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from oneonone.app.list_banks import ListedBank, ListedQuestion
from oneonone.domain.question import Question
from oneonone.render.style import Style
from oneonone.render.table import Cell, Column, table
from oneonone.render.visible import inline

_CLOSED = 5


def banks_as_table(rows: Sequence[ListedBank], style: Style, width: int) -> str:
    """Theme, number of questions, and how many of them are whose."""
    titles = ("theme", "questions", "bundled", "your own")
    cells: list[list[Cell | str]] = [[Cell(title, "strong") for title in titles]]
    cells += [
        [row.theme, str(row.own + row.bundled), str(row.bundled or ""), str(row.own or "")]
        for row in rows
    ]
    columns = (Column(), Column("right"), Column("right"), Column("right"))
    return "\n".join(table(cells, columns, style, width)) + "\n"


def banks_as_lines(rows: Sequence[ListedBank]) -> str:
    """Tab-separated: theme, questions, bundled ones, own ones, the path of the own ones."""
    return "".join(
        "\t".join(inline(str("" if v is None else v)) for v in bank_as_json(row).values()) + "\n"
        for row in rows
    )


def bank_as_json(row: ListedBank) -> dict[str, Any]:
    """The keys of docs/reference/json.md."""
    return {
        "theme": row.theme,
        "questions": row.own + row.bundled,
        "bundled": row.bundled,
        "own": row.own,
        "path": row.path,
    }


def questions_as_table(questions: Sequence[ListedQuestion], style: Style, width: int) -> str:
    """Id, depth and text."""
    if not questions:
        return "No questions.\n"
    cells = [
        [Cell(one.question.id, "quiet"), one.question.depth, one.question.text] for one in questions
    ]
    return "\n".join(table(cells, (Column(), Column(), Column(flexible=True)), style, width)) + "\n"


def questions_as_lines(questions: Sequence[ListedQuestion]) -> str:
    """Tab-separated: id, depth, `own` or `bundled`, text."""
    return "".join(
        "\t".join(
            inline(field)
            for field in (
                one.question.id,
                one.question.depth,
                "own" if one.own else "bundled",
                one.question.text,
            )
        )
        + "\n"
        for one in questions
    )


def closed_as_lines(questions: Sequence[Question]) -> list[str]:
    """Questions that end a talk before it begins, and how to ask openly; for standard error."""
    if not questions:
        return []
    shown = [f"  {one.id}: {one.text}" for one in questions[:_CLOSED]]
    if len(questions) > _CLOSED:
        shown.append(f"  and {len(questions) - _CLOSED} more")
    return ["to be answered with yes or no; ask what, how or which instead:", *shown]


def question_as_json(one: ListedQuestion) -> dict[str, Any]:
    """The keys of docs/reference/json.md."""
    question = one.question
    return {
        "id": question.id,
        "theme": question.theme,
        "text": question.text,
        "depth": question.depth,
        "direction": question.direction,
        "relations": list(question.relations),
        "follow_ups": list(question.follow_ups),
        "not_before_weeks": question.not_before_weeks,
        "own": one.own,
    }
