"""The words of a preparation, part by part and the most urgent first; pages lay them out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from oneonone.app.list_items import ListedItem
from oneonone.app.look_back import PastMeeting
from oneonone.app.prepare import Preparation, Suggestion
from oneonone.domain.dates import short_date, weekday_date
from oneonone.domain.meeting import Mood
from oneonone.domain.record import Record
from oneonone.render.items import when_due
from oneonone.render.style import Meaning

_LINES = 4
_UNRECORDED = 2
_NO = ("no", "never", "false", "off")
_NOTES = 3
_HOW = {
    "in-person": "in person",
    "video": "by video",
    "phone": "by phone",
    "walk": "on a walk",
    "async": "in writing",
}
_INSTEAD = {
    "in-person": "a walk, or another place?",
    "video": "one in person, or a walk with the phone?",
    "phone": "one in person?",
    "walk": "a table and a sheet of paper for once?",
    "async": "one face to face?",
}


class Entry(Record):
    """One text of a part, as its note has it; `open` ones get a box where they can be ticked."""

    text: str
    meaning: Meaning = "plain"
    open: bool = False


class Section(Record):
    """A title and its entries; `beside` are those of a second column with a title of its own."""

    title: str
    entries: Sequence[Entry]
    beside: tuple[str, Sequence[Entry]] | None = None

    @property
    def has_entries(self) -> bool:
        """Whether there is anything below a title."""
        return bool(self.entries or (self.beside and self.beside[1]))


def head(page: Preparation, today: date, *, on_paper: bool = False) -> list[str]:
    """Who and when, then what to know beforehand, a text a line; no commands on paper."""
    person, coming = page.person, page.coming
    facts = [person.display_name, _when(page, today)]
    if coming.duration:
        facts.append(f"{coming.duration} minutes")
    if coming.mode:
        facts.append(_HOW[coming.mode])
    lines = [", ".join(facts)]
    if coming.away_until:
        lines.append(f"one of you is away until {weekday_date(coming.away_until, today)}")
    if not on_paper:
        lines += _next_steps(page, today)
    lines += [f"{name.replace('_', ' ')}: {value}" for name, value in person.prefers.items()]
    if person.style:
        lines.append(f"style: {person.style}")
    return lines


def _next_steps(page: Preparation, today: date) -> list[str]:
    """The note, or how to make it, and how to send the points beforehand where they want that."""
    handle, day = page.person.handle, page.coming.day
    if page.coming.meeting:
        steps = [f"note: {page.coming.meeting.path}"]
    elif page.person.is_archived(today):
        steps = []
    else:
        ahead = f" --date {day.isoformat()}" if day and day > today else ""
        steps = [f"no note yet: 1on1 new {handle}{ahead}"]
    if page.person.prefers.get("agenda_in_advance", "no").casefold() not in _NO:
        steps.append(f"wants the points beforehand: 1on1 message {handle} agenda")
    return steps


def _when(page: Preparation, today: date) -> str:
    coming, person = page.coming, page.person
    if person.is_archived(today) and person.archived:
        return f"archived since {short_date(person.archived, today)}"
    if coming.day is None:
        return "no meeting planned"
    at = f" at {person.time}" if person.time else ""
    zone = f" {person.timezone}" if person.time and person.timezone else ""
    due = "" if coming.meeting else "due "
    return f"{due}{weekday_date(coming.day, today)}{at}{zone} ({_distance(coming.day, today)})"


def _distance(day: date, today: date) -> str:
    days = (day - today).days
    near = {-1: "yesterday", 0: "today", 1: "tomorrow"}
    if days in near:
        return near[days]
    return f"in {days} days" if days > 0 else f"{-days} days ago"


def sections(
    page: Preparation, today: date, *, bars: str = "", on_paper: bool = False
) -> list[Section]:
    """Everything but the head and what is private; a section without entries is not shown.

    `bars` are characters to draw moods with, the lowest first; no commands on paper.
    """
    last, *older = [_meeting(one, today) for one in page.meetings] or [Section("", ())]
    return [
        _promises(page, today),
        Section("Others promised", [_promise(row, page, today) for row in page.others]),
        Section("To talk about", [_point(row, today) for row in page.points]),
        Section("Praise not said yet", _praise(page, today)),
        Section("Last time: " + last.title, last.entries) if page.meetings else last,
        Section("Questions", [_question(one) for one in page.questions]),
        Section(_goals_title(page, today), [_promise(row, page, today) for row in page.goals]),
        Section("Worth a thought", _thoughts(page, today, on_paper=on_paper)),
        _mood(page, bars),
        *older,
    ]


def private_section(page: Preparation) -> Section:
    """What is for nobody else; with the places, for it is elsewhere than the rest."""
    entries = [Entry(f"{one.text} ({one.path}:{one.line})") for one in page.private]
    return Section("Private, for your eyes only", entries)


def _promises(page: Preparation, today: date) -> Section:
    theirs = [_promise(row, page, today) for row in page.theirs]
    mine = [_promise(row, page, today) for row in page.mine]
    return Section("You promised", mine, (f"{page.person.display_name} promised", theirs))


def _promise(row: ListedItem, page: Preparation, today: date) -> Entry:
    when, meaning = when_due(row.row, today)
    handle = page.person.handle
    urgent = "! " if row.line.priority in ("high", "highest") else ""
    text = row.line.text
    if row.line.owner not in (handle, "me", None):
        text += f" (@{row.line.owner})"
    if row.item.person != handle:
        text += f" (in {row.line.place.path})"
    return Entry(f"{urgent}{when}: {text}" if when else f"{urgent}{text}", meaning, open=True)


def _point(row: ListedItem, today: date) -> Entry:
    when, meaning = when_due(row.row, today)
    late = f"{when}: " if row.overdue_days else ""
    return Entry(f"{row.line.side}: {late}{row.line.text}", meaning, open=True)


def _praise(page: Preparation, today: date) -> list[Entry]:
    return [
        Entry(f"{weekday_date(one.entry.date, today)}: {one.entry.text}", open=True)
        for one in page.praise
    ]


def _question(one: Suggestion) -> Entry:
    private = " (private)" if one.private else ""
    if one.theme is None:
        return Entry(f"{one.text}{private}", open=True)
    ago = "never came up" if one.days is None else _ago(one.days)
    return Entry(f"{one.theme}, {ago}: {one.text}{private}", open=True)


def _ago(days: int) -> str:
    return {0: "today", 1: "yesterday"}.get(days, f"{days} days ago")


def _meeting(one: PastMeeting, today: date) -> Section:
    meeting = one.meeting
    facts = [weekday_date(meeting.date, today)]
    if meeting.mood:
        facts.append(f"mood {mood_text(meeting.mood)}")
    facts += one.themes
    entries = [Entry(text) for text in _first(one.summary, _LINES, meeting.path)]
    entries += [Entry(f"decided: {t}") for t in _first(one.decisions, _LINES, meeting.path)]
    if not one.summary:
        entries += [Entry(text) for text in _first(one.notes, _NOTES, meeting.path)]
    # A day and a mood are worth a line, even where nobody wrote more.
    return Section(", ".join(facts), entries or [Entry(f"nothing in short: {meeting.path}")])


def _first(texts: Sequence[str], most: int, path: str) -> list[str]:
    if len(texts) <= most:
        return list(texts)
    return [*texts[:most], f"and {len(texts) - most} more in {path}"]


def mood_text(mood: Mood) -> str:
    """`4/5`, a bare number as it was written."""
    return f"{mood.value:g}" + (f"/{mood.scale}" if mood.scale else "")


def _goals_title(page: Preparation, today: date) -> str:
    last = page.goals_last
    when = f"last came up {_ago((today - last).days)}" if last else "never came up"
    return f"Goals, {when}"


def _mood(page: Preparation, bars: str) -> Section:
    """The figures, earliest first, the trend in a word, and a picture of what they say."""
    if not page.moods:
        return Section("Mood", ())
    figures = ", ".join(mood_text(one.mood) for one in page.moods)
    word = f": {page.mood_trend}" if page.mood_trend else ""
    if page.mood_usual:
        word += f", the last far below the usual {mood_text(page.mood_usual.mood)}"
    drawn = "".join(bars[round(one.level * (len(bars) - 1))] for one in page.moods if bars)
    return Section("Mood", [Entry(f"{figures}{word}  {drawn}".rstrip())])


def _thoughts(page: Preparation, today: date, *, on_paper: bool) -> list[Entry]:
    def hint(command: str) -> str:
        return "" if on_paper else f": 1on1 {command}"

    person = page.person
    found = []
    if not page.meetings and not person.is_archived(today):
        template = "skip-level" if person.relation == "skip-level" else "first"
        new = hint(f"new {person.handle} --template {template}")
        found.append(f"you have not met yet{'' if page.coming.meeting else new}")
    for one in page.unrecorded[:_UNRECORDED]:
        how = hint(f"skip {person.handle} --date {one.date} --reason …")
        found.append(
            f"{weekday_date(one.date, today)} was prepared and nothing says that you met"
            f"{'' if on_paper else ': write it down, or'}{how.removeprefix(':')}"
        )
    if page.unsent:
        day = weekday_date(page.unsent.date, today)
        found.append(f"no recap of {day} was sent{hint(f'recap {person.handle}')}")
    if page.same_mode:
        mode, count = page.same_mode.mode, page.same_mode.count
        found.append(f"the last {count} were all {_HOW[mode]}: {_INSTEAD[mode]}")
    if page.status.grew:
        share = page.status
        before = f" (before: {share.status_before} of {share.held_before})"
        found.append(
            f"{share.status} of the last {share.held} were status and nothing else"
            f"{before if share.held_before else ''}"
        )
    return [Entry(text) for text in found]
