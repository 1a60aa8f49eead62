"""What `import` would do or did, as the terminal, a pipe and a script want it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from oneonone.app.import_notes import ImportPlan, ImportRow
from oneonone.render.page import INDENT, Part, bullet, page
from oneonone.render.style import Style
from oneonone.render.table import Cell, Column, table
from oneonone.render.visible import inline

_COLUMNS = (Column(), Column(flexible=True), Column())
_MOST_NAMES = 5


def plan_as_page(plan: ImportPlan, style: Style, width: int) -> str:
    """By person what comes, then by reason what stays where it is."""
    taken = sorted(
        (row for row in plan.rows if row.person),
        key=lambda row: (row.person or "", row.path or ""),
    )
    people = [
        Part(_title(rows[0]), _lines(rows, style, width))
        for _, found in groupby(taken, key=lambda row: row.person)
        if (rows := list(found))
    ]
    return page([*people, Part("Left where it is", [*_left(plan, style, width)], "soon")], style)


def plan_as_lines(plan: ImportPlan) -> str:
    """Tab-separated: action, source, line, person, note or reason."""
    return "".join(
        "\t".join(
            inline(text)
            for text in (
                row.action,
                row.source,
                str(row.line or ""),
                row.person or "",
                row.path or row.reason or "",
            )
        )
        + "\n"
        for row in plan.rows
    )


def row_as_json(row: ImportRow) -> dict[str, Any]:
    """The keys of docs/reference/json.md."""
    return {
        "source": row.source,
        "line": row.line,
        "action": row.action,
        "reason": row.reason,
        "person": row.person,
        "new_person": row.is_new,
        "sure": row.sure,
        "close_to": list(row.close_to),
        "date": row.day,
        "path": row.path,
        "themes": list(row.themes),
        "dialects": list(row.dialects),
    }


def sum_of(plan: ImportPlan, *, done: bool) -> str:
    """One line: how many notes of how many people, and what stays."""
    coming = [row for row in plan.rows if row.action == "import"]
    people = {row.person for row in coming}
    counted = f"{_many(len(coming), 'note')} of {_many(len(people), 'person', 'people')}"
    verb = "imported" if done else "to import"
    parts = [f"{verb}: {counted}" if coming else "nothing to import"]
    if plan.count("there"):
        parts.append(f"there already: {plan.count('there')}")
    if plan.count("left"):
        parts.append(f"left: {plan.count('left')}")
    return "; ".join(parts)


def told_of(plan: ImportPlan, *, done: bool) -> list[str]:
    """The sum, and when it is done which files may go: of others a part may be missing."""
    told = [sum_of(plan, done=done)]
    whole = sum(row.line is None and row.action != "left" for row in plan.rows)
    if done and whole:
        which = "the one that came whole stands" if whole == 1 else f"{whole} that came whole stand"
        told.append(f"your files are where they were; {which} here byte for byte and may go")
    return told


def remarks_on(plan: ImportPlan) -> list[str]:
    """Lines on what else lies there, and on how fields are written."""
    remarks = []
    if plan.others:
        remarks.append(f"not copied: {_many(len(plan.others), 'other file')}: {_some(plan.others)}")
    if plan.dialect:
        remarks.append(
            f"most fields are written as {plan.dialect}: with task_format: {plan.dialect} in "
            "1on1.yaml new ones will be too"
        )
    return remarks


def _title(row: ImportRow) -> str:
    title = row.person or ""
    if row.is_new:
        marks = ["new", *(() if row.sure else ("a person?",))]
        marks += [f"the same as {', '.join(row.close_to)}?"] if row.close_to else []
        title += f" ({'; '.join(marks)})"
    return title


def _lines(rows: Sequence[ImportRow], style: Style, width: int) -> list[str]:
    cells: list[list[Cell | str]] = [
        [
            str(row.day),
            f"{row.source}:{row.line}" if row.line else row.source,
            Cell("there already" if row.action == "there" else _remarks(row), "quiet"),
        ]
        for row in rows
    ]
    return table(cells, _COLUMNS, style, width, INDENT)


def _remarks(row: ImportRow) -> str:
    other = [dialect for dialect in row.dialects if dialect != "plain"]
    return ", ".join((*row.themes, *(f"{dialect} fields" for dialect in other)))


def _left(plan: ImportPlan, style: Style, width: int) -> Iterator[str]:
    by_reason: dict[str, list[str]] = {}
    for row in plan.rows:
        if row.action == "left":
            place = f"{row.source}:{row.line}" if row.line else row.source
            by_reason.setdefault(row.reason or "", []).append(place)
    for reason, places in by_reason.items():
        yield from bullet(f"{_some(places)}: {reason}", style, width)


def _some(names: Sequence[str]) -> str:
    more = f" and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
    return ", ".join(names[:_MOST_NAMES]) + more


def _many(count: int, one: str, many: str | None = None) -> str:
    return f"1 {one}" if count == 1 else f"{count} {many or one + 's'}"
