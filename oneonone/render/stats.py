"""The numbers for the terminal; stats_data.py has them for a pipe and a script."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from oneonone.app.stats import PersonStats, Stats
from oneonone.domain.dates import long_date, short_date
from oneonone.domain.period import Period
from oneonone.domain.promises import Tally
from oneonone.render.page import Part, bullet, page
from oneonone.render.proportion import NOTHING, counted, proportion, proportion_in_words
from oneonone.render.review import tally_in_words
from oneonone.render.style import Style
from oneonone.render.table import Cell, Column, natural_width, table
from oneonone.render.visible import inline

_TITLES = (
    "person",
    "held",
    "theirs",
    "ticked",
    "feedback",
    "minutes",
    "status",
    "I kept",
    "they kept",
)
_LEGEND = (
    "held ÷ (held + skipped), points that are theirs, points ticked, feedback given/received/"
    "praise, minutes spent/planned, meetings that were status alone, promises kept on time. "
    "1on1 stats PERSON explains each."
)


def stats_as_table(found: Stats, style: Style, width: int) -> str:
    """A row a person; where that is too wide, a block each."""
    if not found.people:
        return "Nobody to look at; see: 1on1 person list\n"
    rows = [list(_TITLES), *(_row(one) for one in found.people)]
    cells = [[Cell(text) for text in row] for row in rows]
    columns = [Column(), *(Column("right") for _ in _TITLES[1:])]
    if natural_width(cells, columns) > width:
        parts = [Part(row[0], _block(row[1:], style, width)) for row in rows[1:]]
        return page(parts, style)
    head = [[Cell(title, "strong") for title in _TITLES], *cells[1:]]
    legend = Part(
        f"Since {long_date(found.period.since)}", bullet(_LEGEND, style, width, "quiet", "")
    )
    return "\n".join(table(head, columns, style, width)) + "\n\n" + page([legend], style)


def _block(values: Sequence[str], style: Style, width: int) -> list[str]:
    rows = [[title, value] for title, value in zip(_TITLES[1:], values, strict=True)]
    return table(rows, (Column(), Column("right")), style, width, indent="  ")


def _row(one: PersonStats) -> list[str]:
    held, points, feedback = one.meetings.held, one.points, one.feedback
    given = (feedback.given, feedback.received, feedback.praise)
    return [
        one.person.handle,
        proportion(held, held + one.meetings.skipped),
        proportion(points.theirs, points.theirs + points.mine),
        proportion(points.ticked, points.met),
        "/".join(map(str, given)) if any(given) else NOTHING,
        _minutes(one),
        proportion(one.status_only, held),
        proportion(one.mine.on_time, one.mine.due),
        proportion(one.theirs.on_time, one.theirs.due),
    ]


def _minutes(one: PersonStats) -> str:
    """Averages: spent/planned."""
    spent = one.minutes
    if not spent.meetings:
        return NOTHING
    return f"{round(spent.actual / spent.meetings)}/{round(spent.planned / spent.meetings)}"


# -- one person ------------------------------------------------------------------------------------


def stats_of_person(found: Stats, style: Style, width: int) -> str:
    """One person's numbers in sentences, and why one would look at them."""
    (one,) = found.people
    parts = (
        ("Meetings", _meetings(one), "A skipped one is a lost chance; status has other places."),
        ("Talking points", _points(one), "It is their meeting: most points should be theirs."),
        ("Feedback", _feedback(one), "It should go both ways, and soon after what it is about."),
        ("Promises", _promises(one), "What you promised weighs more: they cannot chase you."),
        ("Mood", _moods(one, found.period), "A number says when to ask, never why."),
    )
    title = inline(f"{one.person.display_name}, since {long_date(found.period.since)}")
    body = [Part(name, _explained(list(said), why, style, width)) for name, said, why in parts]
    return f"{style.paint(title, 'strong')}\n\n{page(body, style)}"


def _explained(said: Sequence[str], why: str, style: Style, width: int) -> list[str]:
    """A bullet each, and below them what for; nothing where nothing is said."""
    if not said:
        return []
    lines = [line for text in said for line in bullet(text, style, width)]
    return [*lines, *bullet(why, style, width, "quiet", "")]


def _meetings(one: PersonStats) -> Iterator[str]:
    held, skipped = one.meetings.held, one.meetings.skipped
    if one.unrecorded:
        yield f"{one.unrecorded} prepared, and nothing says that you met: write up, skip or move"
    if not held + skipped:
        yield "none held, none skipped"
        return
    if skipped:
        yield f"{proportion_in_words(held, held + skipped)} held, the others skipped"
    else:
        yield f"{held} held, none skipped"
    if held:
        yield f"{proportion_in_words(one.status_only, held)} about status and nothing else"
    if one.modes:
        yield ", ".join(f"{mode} {count}" for mode, count in one.modes.items())
    spent = one.minutes
    if spent.meetings:
        actual, planned = _minutes(one).split("/")
        yield (
            f"{actual} minutes on average where {planned} were planned "
            f"({counted(spent.meetings, 'meeting')} with `actual`)"
        )


def _points(one: PersonStats) -> Iterator[str]:
    points = one.points
    raised = points.theirs + points.mine
    if not raised:
        yield "none raised"
        return
    yield f"{raised} raised: {points.theirs} theirs, {points.mine} yours"
    if points.met:
        yield f"{proportion_in_words(points.ticked, points.met)} ticked, of those whose meeting was"


def _feedback(one: PersonStats) -> Iterator[str]:
    feedback = one.feedback
    given, received = feedback.given, feedback.received
    yield f"in the log: {given} given, {received} received, {feedback.praise} praise"
    if feedback.meetings:
        yield (
            f"it came up in {counted(feedback.meetings, 'meeting')}; which way it went there, the "
            "notes do not tell"
        )


def _promises(one: PersonStats) -> Iterator[str]:
    for whose, counts in (("yours", one.mine), ("theirs", one.theirs)):
        words = ", ".join(tally_in_words(counts)) or "none"
        yield f"{whose}: {words}{_age(counts)}"


def _age(counts: Tally) -> str:
    if counts.open_age is None:
        return ""
    return f"; open ones {counted(round(counts.open_age), 'day')} old on average"


def _moods(one: PersonStats, period: Period) -> Iterator[str]:
    if one.first_mood is None:
        return
    first = f"{one.first_mood.mood} on {short_date(one.first_mood.date, period.until)}"
    if one.last_mood is None:
        yield first
        return
    last = f"{one.last_mood.mood} on {short_date(one.last_mood.date, period.until)}"
    way = f", on the whole {one.mood_trend}" if one.mood_trend else ""
    fell = f"; the last is far below the usual {one.usual_mood.mood}" if one.usual_mood else ""
    yield f"first {first}, last {last}{way}{fell}"
