"""The dossier as Markdown, to be edited and kept, and as JSON.

No line of it makes an item, a heading or code of what it quotes, wherever it is put: something of
ours always stands before the words of the notes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from oneonone.app.citable import DOSSIER_MARK
from oneonone.app.review import Citation, Dossier, Entry
from oneonone.domain.action_item import Item, Place, State
from oneonone.domain.dates import add_months, long_date, month_name, short_date
from oneonone.domain.dossier import RECENT_DAYS
from oneonone.domain.mood import MoodOn, trend, usual_before_fall
from oneonone.domain.promises import SIDES, Outcome, Promise, Side, Tally, tally
from oneonone.render.proportion import counted, proportion_in_words, times
from oneonone.render.visible import inline

_ENTRY_TITLES = {
    "praise": "Praise",
    "feedback-given": "Feedback given",
    "feedback-received": "Feedback received",
    "note": "Notes",
}
_SIDE_TITLES: dict[Side, str] = {"mine": "What I promised", "theirs": "What they promised"}
_LOG_THEMES = ("recognition", "feedback")


def review_as_markdown(found: Dossier) -> str:
    """The whole page; every line of the notes made safe."""
    parts = [
        _head(found),
        _goals(found),
        *_titled("## What came up", _themes(found)),
        *_titled("## Praise and feedback", _log(found.entries)),
        *_titled("## Promises", (_promises(found, side) for side in SIDES)),
        _moods(found.moods),
        _private(found),
        [DOSSIER_MARK],
    ]
    return "\n\n".join("\n".join(inline(line) for line in part) for part in parts if part) + "\n"


def _titled(title: str, parts: Iterable[list[str]]) -> Iterator[list[str]]:
    """The parts below a title of their own, nothing where they are empty."""
    filled = [part for part in parts if part]
    if filled:
        yield [title]
        yield from filled


def remarks(found: Dossier) -> Iterator[str]:
    """What is not in it and why, and what to look at before it goes on; for the one who asked."""
    elsewhere = sum(1 for one in found.promises if one.item.person != found.person.handle)
    if elsewhere:
        yield (
            f"from other people's notes: {counted(elsewhere, 'promise')}; look at the place before "
            "you pass it on"
        )
    if found.left_out:
        lines = counted(found.left_out, "private line")
        yield f"left out: {lines}; --private adds what is private, marked"
    for doubt in found.doubts:
        yield (
            f"{doubt.path}:{doubt.line}: {doubt.message}; nothing of this note is cited, for it "
            "leaves open what is private; mend it there, or use --private"
        )


# -- the beginning ---------------------------------------------------------------------------------


def _head(found: Dossier) -> list[str]:
    period = found.period
    title = f"# {found.person.display_name}: {long_date(period.since)} to {long_date(period.until)}"
    skipped = f", {found.meetings.skipped} skipped" if found.meetings.skipped else ""
    lines = [title, "", f"- {counted(found.meetings.held, 'meeting')} held{skipped}"]
    return [*lines, *(f"- {text}" for text in _basis(found))]


def _basis(found: Dossier) -> Iterator[str]:
    """What it rests on: how much, how recent, and which months say nothing."""
    recent = found.recency
    if not recent.whole:
        yield "nothing is cited from these days: no line that may be names a theme"
    elif found.period.days <= RECENT_DAYS:
        yield f"{counted(recent.whole, 'passage')} cited"
    else:
        share = proportion_in_words(recent.recent, recent.whole)
        advice = ": look at the months before too" if recent.is_lopsided else ""
        yield f"{share} of what is cited is from the last six weeks{advice}"
    if found.silent and recent.whole:
        yield f"nothing is cited from {_months(found.silent)}"


def _months(firsts: Sequence[date]) -> str:
    """`March 2026 and May to July 2026`."""
    runs: list[list[date]] = []
    for first in firsts:
        if runs and add_months(runs[-1][-1], 1) == first:
            runs[-1].append(first)
        else:
            runs.append([first])
    words = [_run(run[0], run[-1]) for run in runs]
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


def _run(first: date, last: date) -> str:
    if first == last:
        return month_name(first)
    begin = month_name(first)
    return f"{begin.split()[0] if first.year == last.year else begin} to {month_name(last)}"


# -- themes, log -----------------------------------------------------------------------------------


def _themes(found: Dossier) -> Iterator[list[str]]:
    """A section a theme, in it one a month; praise and feedback of the log follow below."""
    for name in found.themes:
        cited = [c for c in found.citations if c.evidence.theme == name and not _is_of_log(c)]
        if cited:
            yield _by_month(
                f"### {name.capitalize()}", [(c.evidence.date, _cited(c)) for c in cited]
            )


def _is_of_log(citation: Citation) -> bool:
    """Whether the log's own part shows it: as what it is, not by a tag."""
    return citation.evidence.kind == "log" and citation.evidence.theme in _LOG_THEMES


def _by_month(title: str, dated: Iterable[tuple[date, str]]) -> list[str]:
    lines = [title]
    for month, rows in groupby(dated, key=lambda row: month_name(row[0])):
        lines += ["", f"#### {month}", "", *(text for _, text in rows)]
    return lines


def _cited(citation: Citation) -> str:
    evidence = citation.evidence
    text = "named in front matter" if citation.text is None else citation.text
    place = Place(evidence.path, evidence.line)
    return _quoted(short_date(evidence.date, evidence.date), text, place, private=citation.private)


def _quoted(lead: str, text: str, place: Place, *, private: bool) -> str:
    mark = "private, " if private else ""
    return f"- {lead}: {text} ({mark}{place})"


def _log(entries: Sequence[Entry]) -> Iterator[list[str]]:
    for kind, title in _ENTRY_TITLES.items():
        own = [one for one in entries if one.entry.kind == kind]
        if own:
            yield [f"### {title}", "", *map(_logged, own)]


def _logged(one: Entry) -> str:
    place = Place(one.path, one.entry.line)
    return _quoted(long_date(one.entry.date), one.entry.text, place, private=one.private)


# -- promises and goals ----------------------------------------------------------------------------


def _promises(found: Dossier, side: Side) -> list[str]:
    """What became of them, the broken ones first."""
    order = list(Outcome)
    own = [promise for promise in found.promises if promise.side == side]
    if not own:
        return []
    own.sort(key=lambda one: (order.index(one.outcome), one.closed or found.period.until))
    summary = ", ".join(tally_in_words(tally(own, side, found.period.until)))
    return [f"### {_SIDE_TITLES[side]}", "", f"{summary}.", "", *map(_promise, own)]


def tally_in_words(counts: Tally) -> Iterator[str]:
    """`86 % (12 of 14) kept on time`, `2 kept late`, `1 overdue` …"""
    if counts.due:
        yield f"{proportion_in_words(counts.on_time, counts.due)} kept on time"
    for number, words in (
        (counts.late, "kept late"),
        (counts.overdue, "overdue"),
        (counts.done, "done without a day to tell by"),
        (counts.dropped, "dropped"),
        (counts.open - counts.overdue, "open and not yet due"),
    ):
        if number:
            yield f"{number} {words}"


def _promise(promise: Promise) -> str:
    item = promise.item
    lead = _outcome(promise)
    if item.carried:
        lead += f", carried {times(item.carried)}"
    return _quoted(lead, item.line.text, item.line.place, private=item.private)


def _outcome(promise: Promise) -> str:
    line = promise.item.line
    if promise.outcome is Outcome.OVERDUE:
        return f"overdue by {counted(promise.days or 0, 'day')}"
    if promise.outcome is Outcome.LATE:
        return f"done {counted(promise.days or 0, 'day')} late"
    if promise.outcome is Outcome.OPEN:
        return f"open, due {long_date(line.due)}" if line.due else "open"
    day = f" {long_date(promise.said)}" if promise.said else ""
    words = {Outcome.ON_TIME: "done on time", Outcome.DONE: "done", Outcome.DROPPED: "dropped"}
    return f"{words[promise.outcome]}{day}"


def _goals(found: Dossier) -> list[str]:
    if not found.goals:
        return []
    until = found.period.until
    return ["## Goals", "", *(_goal(item, until) for item in found.goals)]


def _goal(item: Item, until: date) -> str:
    line = item.line
    late = item.overdue_days(until)
    state = "open" if item.state is State.OPEN else item.state.value
    closed = line.done or line.cancelled
    if item.state.is_closed and closed:
        state += f" {long_date(closed)}"
    elif late:
        state += f", overdue by {counted(late, 'day')}"
    elif item.state.is_open and line.due:
        state += f", due {long_date(line.due)}"
    return _quoted(state, line.text, line.place, private=item.private)


# -- moods, private --------------------------------------------------------------------------------


def _moods(moods: Sequence[MoodOn]) -> list[str]:
    if not moods:
        return []
    way, usual = trend([one.level for one in moods]), usual_before_fall(moods)
    fell = f"; the last is far below the usual {usual.mood}" if usual else ""
    lines = ["## Mood", "", *([f"On the whole {way}{fell}.", ""] if way else [])]
    for month, of_month in groupby(moods, key=lambda one: month_name(one.date)):
        lines.append(f"- {month}: {', '.join(str(one.mood) for one in of_month)}")
    return lines


def _private(found: Dossier) -> list[str]:
    if not found.private_lines:
        return []
    return [
        "## Private, for you alone",
        "",
        *(
            _quoted(
                long_date(one.date) if one.date else "without a day",
                one.text,
                Place(one.path, one.line),
                private=True,
            )
            for one in found.private_lines
        ),
    ]
