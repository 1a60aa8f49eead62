"""The morning page as the terminal, a pipe and a script want it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from oneonone.app.brief import ROLE_NEGOTIATION
from oneonone.app.item_rows import ItemRow
from oneonone.app.status import PersonStatus, Status
from oneonone.domain.cadence import USUAL_MINUTES
from oneonone.domain.coverage import ThemeStanding
from oneonone.domain.dates import short_date, weekday_date
from oneonone.render.items import item_cells, item_columns
from oneonone.render.page import INDENT, Part, bullet, page
from oneonone.render.style import Style
from oneonone.render.table import Cell, Column, table, wrapped
from oneonone.render.visible import inline

_AHEAD = timedelta(days=7)
_MINE = 5
_THEIRS = 3
_THEMES = 3
_QUIET_PEOPLE = 8


def status_as_page(found: Status, today: date, style: Style, width: int) -> str:
    """The sections that have something, the most pressing first, and two lines of figures."""
    if not found.people:
        return "Nobody to meet; 1on1 new NAME or 1on1 person add NAME begins.\n"
    week = [Part("Today and this week", _coming(found, today, style, width))]
    pressing = [
        Part("Late", _late(found, today, style, width), "late"),
        *_overdue(found, today, style, width),
        Part("Went quiet", _quiet(found, style, width)),
        Part("Recaps not sent", _recaps(found, today, width)),
        Part("No role negotiated yet", _roles(found, style, width)),
        Part("Not met yet", _names([one for one in found.people if one.never_met], width)),
    ]
    parts = page([*week, *pressing], style)
    if not any(part.lines for part in pressing):
        parts += ("\n" if parts else "") + "All quiet: nobody is late, nothing is overdue.\n"
    figures = [
        style.paint(line, "quiet") for text in _figures(found) for line in wrapped(text, width)
    ]
    return parts + "".join(f"{line}\n" for line in (["", *figures] if figures else []))


def _coming(found: Status, today: date, style: Style, width: int) -> list[str]:
    """Who is to be met within seven days, and whether there is a note for it."""
    coming = [
        (one.row.next_due, one.person.time or "", one)
        for one in found.people
        if one.row.next_due and today <= one.row.next_due < today + _AHEAD
    ]
    coming.sort(key=lambda row: (*row[:2], row[2].person.handle))
    rows: list[list[Cell | str]] = [
        [
            Cell("today", "soon") if day == today else weekday_date(day, today),
            time,
            one.person.handle,
            Cell("planned" if one.row.planned else "due, no note yet", "quiet"),
        ]
        for day, time, one in coming
    ]
    columns = [Column(), Column("right"), Column(), Column(flexible=True)]
    if not any(time for _, time, _ in coming):
        rows, columns = [[row[0], *row[2:]] for row in rows], [columns[0], *columns[2:]]
    return table(rows, columns, style, width, indent=INDENT) if rows else []


def _late(found: Status, today: date, style: Style, width: int) -> list[str]:
    late = [one for one in found.people if one.row.late_days]
    late.sort(key=lambda one: (-(one.row.late_days or 0), one.person.handle))
    rows: list[list[Cell | str]] = [
        [
            one.person.handle,
            Cell(_days(one.row.late_days or 0), "late"),
            Cell(f"{_last_met(one, today)}, {_cadence(one)}", "quiet"),
        ]
        for one in late
    ]
    columns = (Column(), Column("right"), Column(flexible=True))
    return table(rows, columns, style, width, indent=INDENT) if rows else []


def _last_met(one: PersonStatus, today: date) -> str:
    return f"last met {short_date(one.row.last, today)}" if one.row.last else "not met yet"


def _cadence(one: PersonStatus) -> str:
    return one.person.rhythm.text if one.person.rhythm else ""


def _overdue(found: Status, today: date, style: Style, width: int) -> list[Part]:
    """Mine, then theirs; the longest overdue of each, in columns that line up."""
    shown = [found.mine[:_MINE], found.theirs[:_THEIRS]]
    cells = [item_cells(row, today) for rows in shown for row in rows]
    lines = iter(table(cells, item_columns(), style, width, indent=INDENT) if cells else [])

    def part(title: str, rows: Sequence[ItemRow], every: int, option: str) -> Part:
        texts = [next(lines) for _ in rows]
        if every > len(rows):
            more = f"and {every - len(rows)} more: 1on1 todo {option} --overdue"
            texts += _plain(more, style, width)
        return Part(title, texts, "late")

    return [
        part("Overdue, yours", shown[0], len(found.mine), "--mine"),
        part("Overdue, theirs", shown[1], len(found.theirs), "--theirs"),
    ]


def _quiet(found: Status, style: Style, width: int) -> list[str]:
    """The stale themes of those one meets; a theme nobody asked for is stale for `coverage` only.

    Whom one has never met is late, and everything would be stale.
    """
    quiet = [
        (one, themes)
        for one in found.people
        if one.row.last and (themes := [theme for theme in one.stale if theme.is_quiet])
    ]
    quiet.sort(key=lambda pair: (-pair[1][0].urgency, pair[0].person.handle))
    lines = []
    for one, themes in quiet[:_QUIET_PEOPLE]:
        text = ", ".join(_theme(theme) for theme in themes[:_THEMES])
        more = f" and {len(themes) - _THEMES} more" if len(themes) > _THEMES else ""
        lines += bullet(f"{one.person.handle}: {text}{more}", style, width)
    if len(quiet) > _QUIET_PEOPLE:
        others = len(quiet) - _QUIET_PEOPLE
        people = "person" if others == 1 else "people"
        lines += _plain(f"and {others} more {people}: 1on1 coverage", style, width)
    return lines


def _theme(theme: ThemeStanding) -> str:
    return f"{theme.theme.name} ({'never' if theme.days is None else _days(theme.days)})"


def _recaps(found: Status, today: date, width: int) -> list[str]:
    unsent = [
        f"{one.person.handle} ({short_date(one.recap_unsent, today)})"
        for one in found.people
        if one.recap_unsent
    ]
    return _listed(unsent, width)


def _roles(found: Status, style: Style, width: int) -> list[str]:
    lines = _names([one for one in found.people if one.lacks_role], width)
    hint = f"1on1 new PERSON --template {ROLE_NEGOTIATION}"
    return [*lines, *_plain(hint, style, width)] if lines else []


def _names(people: Sequence[PersonStatus], width: int) -> list[str]:
    return _listed([one.person.handle for one in people], width)


def _listed(words: Sequence[str], width: int) -> list[str]:
    room = width - len(INDENT)
    return [INDENT + line for line in wrapped(inline(", ".join(words)), room)] if words else []


def _plain(text: str, style: Style, width: int) -> list[str]:
    return [INDENT + style.paint(line, "quiet") for line in wrapped(text, width - len(INDENT))]


def _figures(found: Status) -> Iterator[str]:
    """What the cadences ask for, and how many meetings were held."""
    regular = [one.person for one in found.people if one.minutes_a_week is not None]
    if regular:
        people = "1 person" if len(regular) == 1 else f"{len(regular)} people"
        text = f"{_hours(round(found.minutes_a_week))} a week with {people}"
        if any(person.duration is None for person in regular):
            text += f", at {USUAL_MINUTES} min where a profile names no duration"
        yield text
    kept = found.adherence
    if kept.skipped:
        yield (
            f"Held in the last 365 days: {kept.held} of {kept.held + kept.skipped} "
            f"({round(100 * (kept.share or 0))} %)"
        )


def _hours(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return " ".join([f"{hours} h"] * bool(hours) + [f"{rest} min"] * bool(rest or not hours))


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"


def status_as_lines(found: Status) -> str:
    """Tab-separated, one line a person: the keys of the JSON in their order."""
    return "".join(
        "\t".join(inline(_field(value)) for value in status_as_json(one).values()) + "\n"
        for one in found.people
    )


def _field(value: object) -> str:
    if isinstance(value, list):
        return ",".join(map(str, value))
    return "" if value is None else str(value)


def status_as_json(one: PersonStatus) -> dict[str, Any]:
    """The keys of docs/reference/json.md."""
    row = one.row
    return {
        "person": one.person.handle,
        "cadence": _cadence(one) or None,
        "last": row.last,
        "next_due": row.next_due,
        "late_days": row.late_days,
        "planned": row.planned,
        "open": one.open,
        "overdue": one.overdue,
        "stale": [theme.theme.name for theme in one.stale],
        "held": row.adherence.held,
        "skipped": row.adherence.skipped,
        "recap_unsent": one.recap_unsent,
        "role_negotiated": one.role_negotiated,
        "minutes_a_week": None if one.minutes_a_week is None else round(one.minutes_a_week),
    }
