"""Which theme has come up with whom, and which has not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from oneonone.app.list_items import theme_named
from oneonone.app.notebook import Notebook, PersonNotes, first_held
from oneonone.domain.coverage import (
    Evidence,
    ThemeStanding,
    followed_themes,
    standings,
    without_theme,
)
from oneonone.domain.person import Person


@dataclass(frozen=True, slots=True)
class CoverageWish:
    """What `coverage` was asked for: a month (first and last day), or one window for all."""

    person: str | None = None
    month: tuple[date, date] | None = None
    days: int | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class WhyLine:
    """A line that counted, and its text."""

    evidence: Evidence
    text: str


@dataclass(frozen=True, slots=True)
class PersonCoverage:
    """One person's standings in order of display.

    Of `held_count` held meetings `no_theme_count` name no theme. `why` is filled on request.
    """

    person: Person
    standings: tuple[ThemeStanding, ...]
    held_count: int
    no_theme_count: int
    why: tuple[WhyLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Coverage:
    """Everybody who is not archived, or the one asked for; and the theme `why` is about."""

    people: tuple[PersonCoverage, ...]
    month: tuple[date, date] | None
    why: str | None
    has_gaps: bool


def coverage(notebook: Notebook, wish: CoverageWish, today: date) -> Coverage:
    """People × themes on `today`, or within a month.

    `has_gaps`: in a month that is over, a theme shown for somebody did not come up; otherwise
    one is stale. Raises PersonNotFound, BadValue.
    """
    if wish.person is not None:
        everyone = [notebook.find_person(wish.person)]
    else:
        everyone = [n for n in notebook.people.values() if not n.person.is_archived(today)]
    why = theme_named(notebook, wish.why) if wish.why else None
    people = tuple(_of_person(notebook, notes, wish, why, today) for notes in everyone)
    rows = [row for one in people for row in one.standings if why in (None, row.theme.name)]
    over = wish.month is not None and wish.month[1] < today
    has_gaps = any(row.is_gap if over else row.is_quiet for row in rows)
    return Coverage(people, wish.month, why, has_gaps)


def _of_person(
    notebook: Notebook, notes: PersonNotes, wish: CoverageWish, why: str | None, today: date
) -> PersonCoverage:
    occasions = notes.story(today)
    evidence = notes.evidence(occasions)
    followed = followed_themes(notes.person, notebook.settings.themes, wish.days)
    rows = standings(
        notes.person, followed, evidence, first_held(occasions), notes.away, today, wish.month
    )
    without, held = without_theme(occasions)
    lines: tuple[WhyLine, ...] = ()
    if why is not None:
        first, last = wish.month or (date.min, today)
        counted = [e for e in evidence if e.theme == why and first <= e.date <= min(last, today)]
        counted.sort(key=lambda e: (-e.date.toordinal(), e.path, e.line))
        lines = tuple(WhyLine(one, notes.by_path[one.path].lines.text(one.line)) for one in counted)
    return PersonCoverage(notes.person, tuple(rows), held, without, lines)
