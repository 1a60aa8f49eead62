"""People × themes for the terminal; coverage_data.py has them for a pipe and a script."""

from __future__ import annotations

from oneonone.domain.dates import month_name, short_date
from oneonone.domain.day import date
from oneonone.render import coverage_data
from oneonone.render.table import GAP, Cell, Column, natural_width, table, width_of, wrapped
from oneonone.render.visible import inline

TYPE_CHECKING = False  # every `coverage` loads this; see oneonone.domain.record
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from oneonone.app.coverage import Coverage, PersonCoverage, WhyLine
    from oneonone.domain.coverage import ThemeStanding
    from oneonone.render.style import Style
    from oneonone.render.table import Align

    CellOf = Callable[[ThemeStanding | None], Cell]

_SPARED = ("times a year", "window", "last", "")
_BELOW = "    "
_HANGING = "  "
_NARROWEST = 24
_AFTER_THEMES = GAP + 1
_UNPARTED = "\u00a0"  # a blank no line is broken at; printed as a plain one


def coverage_as_table(found: Coverage, today: date, style: Style, width: int) -> str:
    """The table that fits the question: a month, everybody, or one person; with what is missing."""
    if not found.people:
        return "Nobody to look at; see: 1on1 person list\n"
    if found.why is not None:
        return _why(found, today, style, width)
    if found.month is not None:
        title = month_name(found.month[0])
        lines = _matrix(found, title, lambda row: _month_cell(row, today), "centre", style, width)
        when = "Not yet this month" if found.month[1] >= today else f"Not in {title}"
        missing = [(one, [r for r in one.standings if r.is_gap]) for one in found.people]
    elif len(found.people) == 1:
        lines = _one_person(found.people[0], today, style, width)
        return "\n".join([*lines, *_unnamed(found.people, style, width)]) + "\n"
    else:
        lines = _matrix(found, "days since", _days_cell, "right", style, width)
        when = "Stale"
        missing = [(one, [r for r in one.standings if r.is_quiet]) for one in found.people]
    ages = found.month is None or found.month[1] >= today
    lines += _missing(when, missing, style, width, ages=ages)
    return "\n".join([*lines, *_unnamed(found.people, style, width)]) + "\n"


# -- the matrix ------------------------------------------------------------------------------------


def _matrix(
    found: Coverage, title: str, cell_of: CellOf, align: Align, style: Style, width: int
) -> list[str]:
    """People as rows; where the terminal is too narrow for all themes they are columns, as many
    next to each other as fit, and the others below with the themes once more.
    """
    names = [theme for theme in _themes(found) if _is_shown(found, theme)]
    themes = [Cell(title, "strong"), *(Cell(name, "strong") for name in names)]
    people = []
    for one in found.people:
        standing = {row.theme.name: row for row in one.standings}
        cells = [cell_of(standing.get(name)) for name in names]
        people.append([Cell(one.handle, "strong"), *cells])
    rows = [themes, *people]
    if natural_width(rows, _matrix_columns(rows, align)) <= width:
        return table(rows, _matrix_columns(rows, align), style, width)
    lines: list[str] = []
    for some in _blocks(themes, people, align, width):
        turned = [list(row) for row in zip(themes, *some, strict=True)]
        lines += [""] * bool(lines)
        lines += table(turned, _matrix_columns(turned, align), style, width)
    return lines


def _blocks(
    themes: Sequence[Cell], people: Sequence[Sequence[Cell]], align: Align, width: int
) -> list[list[Sequence[Cell]]]:
    """The people as columns, as many at a time as fit beside the themes; one at least."""
    gap = Column(align).gap
    room = width - natural_width([[cell] for cell in themes], [Column()]) - _AFTER_THEMES + gap
    blocks: list[list[Sequence[Cell]]] = []
    left = 0
    for column in people:
        needed = natural_width([[cell] for cell in column], [Column()]) + gap
        if needed > left or not blocks:
            blocks.append([])
            left = room
        blocks[-1].append(column)
        left -= needed
    return blocks


def _matrix_columns(rows: Sequence[Sequence[Cell]], align: Align) -> list[Column]:
    return [Column(gap=_AFTER_THEMES), *(Column(align) for _ in rows[0][1:])]


def _themes(found: Coverage) -> list[str]:
    """Every theme somebody's standings name, in order of display."""
    return list(dict.fromkeys(row.theme.name for one in found.people for row in one.standings))


def _is_shown(found: Coverage, theme: str) -> bool:
    """The core and configured themes, and any other that came up; the rest would only nag."""
    rows = [row for one in found.people for row in one.standings if row.theme.name == theme]
    if found.month is None:
        return any(row.theme.pinned or row.last is not None for row in rows)
    return any(row.is_monthly and (row.theme.pinned or row.covered) for row in rows)


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
    return Cell(f"{text} !", "late") if row.is_quiet else Cell(text, "plain")


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
    left = " " * len(lead)
    is_alone = width - len(lead) - len(_HANGING) < _NARROWEST
    if is_alone:
        left = _HANGING
    lines: list[str] = []
    for one, rows in missing:
        if not rows:
            continue
        listed = ", ".join(
            f"{row.theme.name}{_ago(row) if ages else ''}"
            for row in sorted(rows, key=lambda r: r.theme.name)
        )
        room = width - len(left) - len(_HANGING)
        first, *more = wrapped(inline(f"{one.handle}: {listed}"), room)
        lines.append(left + first.replace(_UNPARTED, " "))
        lines += [left + _HANGING + line.replace(_UNPARTED, " ") for line in more]
    if lines:
        title = style.paint(lead.rstrip(), "strong")
        lines[:1] = [title, lines[0]] if is_alone else [title + lines[0][len(lead) - 1 :]]
    return lines


def _ago(row: ThemeStanding) -> str:
    if row.days is None:
        return f"{_UNPARTED}(never)"
    return f"{_UNPARTED}({row.days}{_UNPARTED}{'day' if row.days == 1 else 'days'})"


def _unnamed(people: Sequence[PersonCoverage], style: Style, width: int) -> list[str]:
    return [
        style.paint(part, "quiet")
        for line in coverage_data.unnamed_lines(people)
        for part in wrapped(inline(line), width)
    ]


# -- one person, and why ---------------------------------------------------------------------------


def _one_person(one: PersonCoverage, today: date, style: Style, width: int) -> list[str]:
    """A row a theme; a narrow terminal gets those columns that say most."""
    columns: dict[str, tuple[Align, Callable[[ThemeStanding], Cell]]] = {
        "theme": ("left", lambda row: Cell(row.theme.name)),
        "last": ("right", lambda row: Cell(short_date(row.last, today) if row.last else "never")),
        "days": ("right", lambda row: Cell("" if row.days is None else str(row.days))),
        "window": ("right", lambda row: Cell(str(row.theme.window_days))),
        "times a year": ("right", lambda row: Cell(str(row.count))),
        "": ("left", lambda row: Cell("stale", "late") if row.is_quiet else Cell("")),
    }
    for spared in (*_SPARED, None):
        titles = [Cell(title, "strong") for title in columns]
        rows = [titles, *([cell(row) for _, cell in columns.values()] for row in one.standings)]
        shown = [Column(align) for align, _ in columns.values()]
        if spared is None or natural_width(rows, shown) <= width:
            break
        del columns[spared]
    return table(rows, shown, style, width)


def _why(found: Coverage, today: date, style: Style, width: int) -> str:
    lines: list[str] = []
    for one in found.people:
        if not one.why:
            nothing = inline(f"{one.handle}: nothing shows that {found.why} came up")
            lines += wrapped(nothing, width)
        for line in one.why:
            lines += _counted(line, today, style, width)
    return "\n".join([*lines, *_unnamed(found.people, style, width)]) + "\n"


def _counted(line: WhyLine, today: date, style: Style, width: int) -> list[str]:
    """A line that counted behind its place; below it where the terminal is too narrow."""
    evidence = line.evidence
    place = inline(f"{evidence.path}:{evidence.line}")
    text = inline(line.text.strip())
    what = f"({short_date(evidence.date, today)}, {evidence.kind.replace('-', ' ')})"
    painted = style.paint(place, "strong")
    if width_of(f"{place}: {text}  {what}") <= width:
        return [f"{painted}: {text}  {style.paint(what, 'quiet')}"]
    room = max(width - len(_BELOW), _NARROWEST)
    below = [*wrapped(text, room), *(style.paint(part, "quiet") for part in wrapped(what, room))]
    return [painted, *(_BELOW + part for part in below)]
