"""Which theme has come up with whom, and which has not."""

from __future__ import annotations

from oneonone.app.coverage_facts import CoverageFacts
from oneonone.domain.coverage import standings
from oneonone.domain.day import date
from oneonone.domain.record import Record

TYPE_CHECKING = False  # every `coverage` loads this; see oneonone.domain.record
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from oneonone.app.notebook import Notebook
    from oneonone.app.person_notes import PersonNotes
    from oneonone.domain.coverage import Evidence, FollowedTheme, ThemeStanding


class CoverageWish(Record):
    """What `coverage` was asked for: a month (first and last day), or one window for all."""

    person: str | None = None
    month: tuple[date, date] | None = None
    days: int | None = None
    why: str | None = None


class WhyLine(Record):
    """A line that counted, and its text."""

    evidence: Evidence
    text: str


class PersonCoverage(Record):
    """One person's standings in order of display.

    Of `held_count` held meetings `no_theme_count` name no theme. `why` is filled on request.
    """

    handle: str
    standings: tuple[ThemeStanding, ...]
    held_count: int
    no_theme_count: int
    why: tuple[WhyLine, ...] = ()


class Coverage(Record):
    """Everybody who is not archived, or the one asked for; and the theme `why` is about."""

    people: tuple[PersonCoverage, ...]
    month: tuple[date, date] | None
    why: str | None
    has_gaps: bool


def coverage(notebook: Notebook, wish: CoverageWish, today: date) -> Coverage:
    """People × themes on `today`, or within a month. Raises PersonNotFound, BadValue."""
    from oneonone.app.list_items import theme_named

    known = None if wish.why else notebook.known
    handles = notebook.handles if wish.person is None else [notebook.find_handle(wish.person)]
    if known is not None:
        return coverage_of(known.coverage(handles, wish.month, today), wish, None, today)
    everyone = [notebook.people[handle] for handle in handles]
    why = theme_named(notebook, wish.why) if wish.why else None
    facts = [coverage_facts(notes) for notes in everyone]
    found = coverage_of(facts, wish, why, today)
    if why is None:
        return found
    lines = {notes.handle: _why_lines(notes, why, wish, today) for notes in everyone}
    people = tuple(one._replace(why=lines[one.handle]) for one in found.people)
    return found._replace(people=people)


def coverage_facts(notes: PersonNotes) -> CoverageFacts:
    """What a person's notes say of themes."""
    from oneonone.domain.coverage import evidence_of, followed_themes

    occasions = notes.story(date.max)  # a meeting still to come is held by what stands in its note
    evidence = notes.evidence(occasions)
    return CoverageFacts(
        handle=notes.handle,
        since=notes.person.since,
        archived=notes.person.archived,
        away=notes.away,
        followed=tuple(followed_themes(notes.person, notes.settings.themes)),
        held=[f"{o.meeting.date}{'+' if evidence_of(o) else '-'}" for o in occasions if o.held],
        evidence=sorted(evidence, key=lambda e: (e.date, e.path, e.line)),
    )


def coverage_of(
    everyone: Iterable[CoverageFacts], wish: CoverageWish, why: str | None, today: date
) -> Coverage:
    """People × themes by what their notes say; `why` is the theme looked into.

    `has_gaps`: in a month that is over, a theme shown for somebody did not come up; otherwise
    one is stale. Archived people are left out unless asked for by name.
    """
    met = (
        facts
        for facts in everyone
        if wish.person is not None or facts.archived is None or facts.archived > today
    )
    people = tuple(_of_person(facts, wish, today) for facts in met)
    rows = [row for one in people for row in one.standings if why in (None, row.theme.name)]
    over = wish.month is not None and wish.month[1] < today
    has_gaps = any(row.is_gap if over else row.is_quiet for row in rows)
    return Coverage(people, wish.month, why, has_gaps)


def _of_person(facts: CoverageFacts, wish: CoverageWish, today: date) -> PersonCoverage:
    held = facts.held_until(today)
    start = facts.since or facts.first_held(today)
    followed = _in_windows(facts.followed, wish.days)
    rows = standings(followed, facts.evidence, start, facts.away, today, wish.month)
    without = sum(1 for one in held if one[-1] == "-")
    return PersonCoverage(facts.handle, tuple(rows), len(held), without)


def _in_windows(followed: Sequence[FollowedTheme], days: int | None) -> Sequence[FollowedTheme]:
    if not days:
        return followed
    return [theme._replace(nominal_days=days, window_days=days) for theme in followed]


def _why_lines(
    notes: PersonNotes, why: str, wish: CoverageWish, today: date
) -> tuple[WhyLine, ...]:
    first, last = wish.month or (date.min, today)
    evidence = notes.evidence(notes.story(today))
    counted = [e for e in evidence if e.theme == why and first <= e.date <= min(last, today)]
    counted.sort(key=lambda e: (-e.date.toordinal(), e.path, e.line))
    return tuple(WhyLine(one, notes.by_path[one.path].lines.text(one.line)) for one in counted)
