"""People × themes, for the terminal, a pipe and a script."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from oneonone.app.coverage import Coverage, PersonCoverage, is_gap
from oneonone.domain.coverage import ThemeStanding
from oneonone.domain.dates import month_name, short_date
from oneonone.render.style import Style
from oneonone.render.table import GAP, Cell, Column, table, width_of
from oneonone.render.visible import inline

_MANY = 3

CellOf = Callable[[ThemeStanding | None], Cell]


def coverage_as_table(found: Coverage, today: date, style: Style, width: int) -> str:
    """The table that fits the question: a month, everybody, or one person; with what is missing."""
    if not found.people:
        return "Nobody here yet.\n"
    if found.why is not None:
        return _why(found, today, style)
    if found.month is not None:
        title = month_name(found.month[0])
        lines = _matrix(found, title, lambda row: _month_cell(row, today), style, width)
        when = "Not yet this month" if found.month[1] >= today else f"Not in {title}"
        missing = [(one, [r for r in one.standings if is_gap(r)]) for one in found.people]
    elif len(found.people) == 1:
        lines = _one_person(found.people[0], today, style, width)
        return "\n".join([*lines, *_unnamed(found.people, style)]) + "\n"
    else:
        lines = _matrix(found, "days since", _days_cell, style, width)
        when = "Stale"
        missing = [(one, [r for r in one.standings if r.stale]) for one in found.people]
    ages = found.month is None or found.month[1] >= today
    lines += _missing(when, missing, style, width, ages=ages)
    return "\n".join([*lines, *_unnamed(found.people, style)]) + "\n"


# -- the matrix ------------------------------------------------------------------------------------


def _matrix(found: Coverage, title: str, cell_of: CellOf, style: Style, width: int) -> list[str]:
    """People as rows; turned over where the terminal is too narrow for all themes."""
    names = _shown_themes(found)
    standing = {
        one.person.handle: {row.theme.name: row for row in one.standings} for one in found.people
    }
    handles = list(standing)
    head: list[Cell | str] = [Cell(title, "strong"), *(Cell(name, "strong") for name in names)]
    rows = [head]
    rows += [
        [handle, *(cell_of(standing[handle].get(name)) for name in names)] for handle in handles
    ]
    if _width(rows) > width:
        turned: list[list[Cell | str]] = [list(row) for row in zip(*rows, strict=True)]
        turned[0] = [turned[0][0], *(Cell(handle, "strong") for handle in handles)]
        if _width(turned) <= width or len(names) > len(handles):
            rows = turned
    columns = [Column(), *(Column("right") for _ in rows[0][1:])]
    return table(rows, columns, style, width)


def _width(rows: Sequence[Sequence[Cell | str]]) -> int:
    texts = [[c.text if isinstance(c, Cell) else c for c in row] for row in rows]
    return sum(max(width_of(t) for t in column) for column in zip(*texts, strict=True)) + GAP * (
        len(texts[0]) - 1
    )


def _shown_themes(found: Coverage) -> list[str]:
    """The core and configured themes, and any other that came up; the rest would only nag."""
    shown: dict[str, bool] = {}
    for one in found.people:
        for row in one.standings:
            applies = found.month is None or row.covered is not None or row.theme.pinned
            has_something = bool(row.evidence) if found.month else row.last is not None
            shown.setdefault(row.theme.name, False)
            shown[row.theme.name] |= applies and (_always(row, found) or has_something)
    return [name for name, wanted in shown.items() if wanted]


def _always(row: ThemeStanding, found: Coverage) -> bool:
    return row.theme.pinned and (found.month is None or row.covered is not None)


def _month_cell(row: ThemeStanding | None, today: date) -> Cell:
    if row is None or row.covered is None:
        return Cell("")
    if not row.covered:
        return Cell("–", "late" if row.stale else "quiet")
    return Cell(short_date(row.evidence[-1].date, today), "good")


def _days_cell(row: ThemeStanding | None) -> Cell:
    if row is None:
        return Cell("")
    text = "never" if row.days is None else str(row.days)
    return Cell(f"{text} !", "late") if row.stale else Cell(text, "plain")


# -- what is missing -------------------------------------------------------------------------------


def _missing(
    when: str,
    missing: Sequence[tuple[PersonCoverage, Sequence[ThemeStanding]]],
    style: Style,
    width: int,
    *,
    ages: bool,
) -> list[str]:
    """A line a person; `ages` says how long ago it was, which for a past month says nothing."""
    lead = f"{when}: "
    lines: list[str] = []
    for one, rows in missing:
        if not rows:
            continue
        listed = ", ".join(
            f"{row.theme.name}{_ago(row) if ages else ''}"
            for row in sorted(rows, key=lambda r: r.theme.name)
        )
        first = lead if not lines else " " * len(lead)
        wrapped = textwrap.wrap(
            inline(f"{one.person.handle}: {listed}"),
            max(width, 40),
            initial_indent=first,
            subsequent_indent=" " * (len(lead) + 2),
        )
        lines += wrapped
    if lines:
        lines[0] = style.paint(lead.rstrip(), "strong") + lines[0][len(lead) - 1 :]
    return lines


def _ago(row: ThemeStanding) -> str:
    if row.days is None:
        return " (never)"
    return f" ({row.days} {'day' if row.days == 1 else 'days'})"


def _unnamed(people: Sequence[PersonCoverage], style: Style) -> list[str]:
    """Where most held meetings name no theme, coverage says little; better to know it."""
    return [
        style.paint(
            inline(
                f"{one.person.handle}: {one.no_theme_count} of {one.held_count} held meetings "
                "name no theme; add themes: [...] or a #theme to be counted"
            ),
            "quiet",
        )
        for one in people
        if one.no_theme_count >= _MANY and 2 * one.no_theme_count >= one.held_count
    ]


# -- one person, and why ---------------------------------------------------------------------------


def _one_person(one: PersonCoverage, today: date, style: Style, width: int) -> list[str]:
    rows: list[list[Cell | str]] = [
        [Cell(title, "strong") for title in ("theme", "last", "days", "window", "times a year", "")]
    ]
    for row in one.standings:
        rows.append(
            [
                row.theme.name,
                short_date(row.last, today) if row.last else "never",
                "" if row.days is None else str(row.days),
                str(row.theme.window_days),
                str(row.count),
                Cell("stale", "late") if row.stale else "",
            ]
        )
    right = Column("right")
    return table(rows, (Column(), right, right, right, right, Column()), style, width)


def _why(found: Coverage, today: date, style: Style) -> str:
    lines = []
    for one in found.people:
        if not one.why:
            lines.append(inline(f"{one.person.handle}: nothing shows that {found.why} came up"))
        for line in one.why:
            evidence = line.evidence
            place = style.paint(inline(f"{evidence.path}:{evidence.line}"), "strong")
            what = f"{short_date(evidence.date, today)}, {evidence.kind.replace('-', ' ')}"
            lines.append(
                f"{place}: {inline(line.text.strip())}  {style.paint(f'({what})', 'quiet')}"
            )
    return "\n".join([*lines, *_unnamed(found.people, style)]) + "\n"


# -- for machines ----------------------------------------------------------------------------------


def coverage_as_lines(found: Coverage) -> str:
    """Tab-separated: person, theme, window, last, days, count, stale, covered; or the why lines."""
    if found.why is not None:
        rows = [
            [
                one.person.handle,
                w.evidence.date.isoformat(),
                w.evidence.kind,
                f"{w.evidence.path}:{w.evidence.line}",
                w.text.strip(),
            ]
            for one in found.people
            for w in one.why
        ]
    else:
        rows = [
            [
                one.person.handle,
                row.theme.name,
                str(row.theme.window_days),
                row.last.isoformat() if row.last else "",
                "" if row.days is None else str(row.days),
                str(row.count),
                "stale" if row.stale else "",
                {True: "covered", False: "missing", None: ""}[row.covered],
            ]
            for one in found.people
            for row in one.standings
        ]
    return "".join("\t".join(inline(field) for field in row) + "\n" for row in rows)


def coverage_as_json(found: Coverage) -> list[dict[str, Any]]:
    """One object for each person and followed theme; the keys of docs/reference/json.md."""
    return [
        {
            "person": one.person.handle,
            "theme": row.theme.name,
            "window_days": row.theme.window_days,
            "last": row.last,
            "days": row.days,
            "count": row.count,
            "stale": row.stale,
            "month": found.month[0].isoformat()[:7] if found.month else None,
            "covered": row.covered,
            "evidence": [{"path": e.path, "line": e.line, "kind": e.kind} for e in row.evidence],
        }
        for one in found.people
        for row in one.standings
        if found.why is None or row.theme.name == found.why
    ]
