"""People as the terminal, a pipe and a script want them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from oneonone.app.people import PersonRow
from oneonone.domain.dates import short_date, weekday_date
from oneonone.render.style import Style
from oneonone.render.table import GAP, Cell, Column, natural_width, table
from oneonone.render.visible import inline

_TITLES = ("person", "name", "relation", "cadence", "last", "next")
_SHORTEST_NAME = 16


def people_as_table(rows: Sequence[PersonRow], today: date, style: Style, width: int) -> str:
    """Handle, name, relation, cadence, last and next meeting; the days first where it is narrow."""
    if not rows:
        return "Nobody here yet; 1on1 new NAME or 1on1 person add NAME begins.\n"
    cells: list[list[Cell | str]] = [[Cell(title, "strong") for title in _TITLES]]
    for row in rows:
        last = short_date(row.last, today) if row.last else "never"
        cells.append([row.person.handle, *_who(row), last, _next(row, today)])
    columns = [Column(), Column(flexible=True), *[Column()] * 4]
    without_names = [[handle, *others] for handle, _, *others in cells]
    if natural_width(without_names, [Column()] * 5) + GAP + _SHORTEST_NAME > width:
        people = [", ".join(text for text in _who(row) if text) for row in rows]
        texts: list[Cell | str] = [Cell(", ".join(_TITLES[1:4]), "strong"), *people]
        cells = [[one[0], *one[4:], text] for one, text in zip(cells, texts, strict=True)]
        columns = [*[Column()] * 3, Column(flexible=True)]
    return "\n".join(table(cells, columns, style, width)) + "\n"


def _who(row: PersonRow) -> tuple[str, str, str]:
    """Name, relation and cadence."""
    person = row.person
    return person.display_name, person.relation, person.rhythm.text if person.rhythm else ""


def _next(row: PersonRow, today: date) -> Cell:
    if row.archived:
        return Cell("archived", "quiet")
    if row.next_due is None:
        return Cell("")
    text = weekday_date(row.next_due, today)
    return Cell(f"{text} (late)", "late") if row.late_days else Cell(text)


def people_as_lines(rows: Sequence[PersonRow]) -> str:
    """Tab-separated: handle, name, relation, cadence, last, next due, archived."""
    return "".join(
        "\t".join(inline("" if v is None else str(v)) for v in person_as_json(row).values()) + "\n"
        for row in rows
    )


def person_as_json(row: PersonRow) -> dict[str, Any]:
    """The keys of docs/reference/json.md."""
    person = row.person
    return {
        "handle": person.handle,
        "name": person.display_name,
        "relation": person.relation,
        "cadence": person.rhythm.text if person.rhythm else None,
        "last": row.last,
        "next_due": row.next_due,
        "archived": person.archived,
    }


def profile_as_json(row: PersonRow) -> dict[str, Any]:
    """Everything a profile says, besides the keys of a listing."""
    person = row.person
    return {
        **person_as_json(row),
        "aliases": list(person.aliases),
        "since": person.since,
        "duration": person.duration,
        "buffer": person.buffer,
        "time": person.time,
        "timezone": person.timezone,
        "mode": person.mode,
        "template": person.template,
        "style": person.style,
        "prefers": dict(person.prefers),
        "away": [{"from": a.first, "to": a.last} for a in person.away],
        "themes": {k: "off" if v is None else f"{v}d" for k, v in person.themes.items()},
        "share": list(person.share),
        "late_days": row.late_days,
        "held": row.adherence.held,
        "skipped": row.adherence.skipped,
    }


def profile_as_text(row: PersonRow, today: date, style: Style, width: int) -> str:
    """One line a fact that is known."""
    known = profile_as_json(row)
    late, held, skipped = (known.pop(key) for key in ("late_days", "held", "skipped"))
    if late:
        known["late"] = "1 day" if late == 1 else f"{late} days"
    if skipped:
        known["adherence"] = f"{held} of {held + skipped} held in the last 365 days"
    facts = [(key, value) for key, value in known.items() if value not in (None, [], {})]
    cells: list[list[Cell | str]] = [
        [Cell(key, "quiet"), _fact(value, today)] for key, value in facts
    ]
    return "\n".join(table(cells, (Column(), Column(flexible=True)), style, width)) + "\n"


def profile_as_lines(row: PersonRow) -> str:
    """Tab-separated, a line for each key of the profile: the key, then its value, dates ISO."""
    return "".join(
        "\t".join(inline(text) for text in (key, *_texts(value))) + "\n"
        for key, value in profile_as_json(row).items()
    )


def _texts(value: object) -> list[str]:
    """A value as fields of a line: one for each of a list."""
    if value is None:
        return [""]
    if isinstance(value, list):
        return [" ".join(_texts(inner)) for inner in value] or [""]
    if isinstance(value, dict):
        return [f"{key}: {' '.join(_texts(inner))}" for key, inner in value.items()] or [""]
    return [str(value)]


def _fact(value: object, today: date) -> str:
    if isinstance(value, date):
        return short_date(value, today)
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_fact(inner, today)}" for key, inner in value.items())
    if isinstance(value, list):
        return ", ".join(_fact(inner, today) for inner in value)
    return str(value)
