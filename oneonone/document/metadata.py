"""Front matter as facts: every key checked, a wrong one is a finding and counts as not set."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from oneonone.domain.cadence import GRAMMAR as CADENCE_GRAMMAR
from oneonone.domain.cadence import Away, Cadence, parse_cadence
from oneonone.domain.dates import parse_iso
from oneonone.domain.meeting import MODES, Mood, Status
from oneonone.domain.person import RELATIONS, REPORT, Person, Relation
from oneonone.domain.theme import ThemeSet

_MOOD = re.compile(r"\s*(\d{1,3}(?:[.,]\d)?)\s*(?:/\s*(\d{1,3}))?\s*")
_DAYS = re.compile(r"(\d{1,4})\s*(d|days?|w|weeks?)?")
_MINUTES = re.compile(r"(\d{1,3})\s*(?:m|min|minutes)?")

Report = Callable[[str, str, str], None]
"""Called with a diagnostic's code, the key and a message."""


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """What a meeting's front matter says; see domain.meeting.Meeting for the meaning."""

    person: str | None = None
    date: date | None = None
    status: Status | None = None
    moved_to: date | None = None
    reason: str | None = None
    template: str | None = None
    mode: str | None = None
    duration: int | None = None
    actual: int | None = None
    themes: tuple[str, ...] = ()
    mood: Mood | None = None
    recap_sent: bool = False
    tags: tuple[str, ...] = ()


def days_of_window(value: object) -> int | None:
    """`90`, `90d` or `12w` as days; None where it is none of these or zero."""
    match = _DAYS.fullmatch(str(value).strip().lower())
    if match is None or isinstance(value, bool):
        return None
    return int(match[1]) * (7 if (match[2] or "d").startswith("w") else 1) or None


@dataclass(slots=True)
class Keys:
    """Typed access to a mapping; whatever does not fit is reported and read as missing."""

    values: Mapping[str, Any]
    report: Report

    def wrong(self, key: str, expected: str) -> None:
        """Report a value that a key cannot take."""
        shown = str(self.values.get(key))[:60]
        self.report("F06", key, f"{key}: {shown!r} is not {expected}")

    def date(self, key: str) -> date | None:
        """A civil date."""
        value = self.values.get(key)
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        if value is None or value == "":
            return None
        day = parse_iso(value) if isinstance(value, str) else None
        if day is None:
            self.wrong(key, "a date such as 2026-11-20")
        return day

    def text(self, key: str) -> str | None:
        """A single text, a number or a date as its text."""
        value = self.values.get(key)
        if value is None or value == "":
            return None
        if isinstance(value, (list, dict, set, bytes)):
            self.wrong(key, "a single text")
            return None
        return str(value)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; a single one counts as a list of one, commas part it."""
        value = self.values.get(key)
        if value is None or value == "":
            return ()
        if isinstance(value, str):
            return tuple(part.strip() for part in value.split(",") if part.strip())
        if isinstance(value, list) and not any(isinstance(v, (list, dict)) for v in value):
            return tuple(str(v) for v in value if v is not None)
        self.wrong(key, "a list such as [growth, feedback]")
        return ()

    def minutes(self, key: str) -> int | None:
        """A number of minutes, `30` or `30m`."""
        value = self.values.get(key)
        if value is None or value == "":
            return None
        match = _MINUTES.fullmatch(str(value).strip().lower())
        if match is None or isinstance(value, bool):
            self.wrong(key, "a number of minutes")
            return None
        return int(match[1])

    def choice(self, key: str, choices: Sequence[str]) -> str | None:
        """One of the given words."""
        value = self.text(key)
        if value is None:
            return None
        word = "-".join(value.casefold().split())
        if word not in choices:
            self.wrong(key, f"one of {', '.join(choices)}")
            return None
        return word

    def mapping(self, key: str) -> Mapping[str, Any]:
        """A mapping of texts to anything."""
        value = self.values.get(key)
        if value is None:
            return {}
        if not isinstance(value, dict):
            self.wrong(key, "a list of `key: value`")
            return {}
        return {str(name): inner for name, inner in value.items()}


def read_meeting(values: Mapping[str, Any], themes: ThemeSet, report: Report) -> MeetingFacts:
    """A meeting's front matter as facts."""
    keys = Keys(values, report)
    status = keys.choice("status", [status.value for status in Status])
    facts = MeetingFacts(
        person=keys.text("person"),
        date=keys.date("date"),
        status=Status(status) if status else None,
        moved_to=keys.date("moved_to"),
        reason=keys.text("reason"),
        template=keys.text("template"),
        mode=keys.choice("mode", MODES),
        duration=keys.minutes("duration"),
        actual=keys.minutes("actual"),
        themes=_themes(keys, themes),
        mood=_mood(keys),
        recap_sent=bool(values.get("recap_sent")),
        tags=keys.texts("tags"),
    )
    if facts.status is Status.MOVED and facts.moved_to is None:
        report("F08", "status", "a moved meeting needs moved_to: with its new day")
    if facts.status is Status.SKIPPED and facts.reason is None:
        report("F08", "status", "a skipped meeting needs reason: with a word or two")
    return facts


def _themes(keys: Keys, themes: ThemeSet) -> tuple[str, ...]:
    found = []
    for name in keys.texts("themes"):
        theme = themes.resolve_tag(name.lstrip("#"))
        if theme is None:
            keys.report("F09", "themes", f"no theme is called {name!r}")
        else:
            found.append(theme)
    return tuple(dict.fromkeys(found))


def _mood(keys: Keys) -> Mood | None:
    value = keys.values.get("mood")
    if value is None or value == "":
        return None
    match = _MOOD.fullmatch(str(value))
    if match is None or isinstance(value, bool) or match[2] == "0":
        keys.wrong("mood", "a mood such as 4, 4/5 or 7/10")
        return None
    number, scale = float(match[1].replace(",", ".")), int(match[2]) if match[2] else None
    if scale is not None and number > scale:
        keys.wrong("mood", f"a mood of at most {scale}")
        return None
    return Mood(number, scale)


PROFILE_KEYS = (
    "name aliases relation since cadence duration buffer time timezone mode template style "
    "prefers away themes share archived"
).split()
"""Every key of a profile the tool reads, in the order of docs/file-format.md."""

PREFERENCES = ("feedback", "recognition", "agenda_in_advance")


def read_profile(
    handle: str, values: Mapping[str, Any], themes: ThemeSet, report: Report
) -> Person:
    """A profile's front matter as a Person."""
    keys = Keys(values, report)
    return Person(
        handle=handle,
        name=keys.text("name") or "",
        aliases=keys.texts("aliases"),
        relation=cast(Relation, keys.choice("relation", RELATIONS) or REPORT),
        since=keys.date("since"),
        cadence=_cadence(keys),
        duration=keys.minutes("duration"),
        buffer=keys.minutes("buffer"),
        time=keys.text("time"),
        timezone=_timezone(keys),
        mode=keys.choice("mode", MODES),
        template=keys.text("template"),
        style=keys.text("style"),
        prefers={name: str(value) for name, value in keys.mapping("prefers").items()},
        away=read_away(keys),
        themes=read_windows(keys, themes),
        share=keys.texts("share"),
        archived=keys.date("archived"),
    )


def _cadence(keys: Keys) -> Cadence | None:
    value = keys.text("cadence")
    cadence = parse_cadence(value) if value else None
    if value and cadence is None:
        keys.wrong("cadence", CADENCE_GRAMMAR)
    return cadence


def _timezone(keys: Keys) -> str | None:
    value = keys.text("timezone")
    if value and not re.fullmatch(r"[A-Za-z0-9_+-]+(?:/[A-Za-z0-9_+-]+)*", value):
        keys.wrong("timezone", "a zone such as Europe/Vienna")
        return None
    return value


def read_away(keys: Keys) -> tuple[Away, ...]:
    """`away: [{from: 2026-08-01, to: 2026-08-14}]`; one day alone may leave `to` out."""
    value = keys.values.get("away")
    if value is None:
        return ()
    found = []
    for entry in value if isinstance(value, list) else [value]:
        inner = Keys(entry if isinstance(entry, dict) else {}, lambda *_: None)
        first = inner.date("from")
        last = inner.date("to") or first
        if first is None or last is None or last < first:
            keys.wrong("away", "a list such as [{from: 2026-08-01, to: 2026-08-14}]")
            return tuple(found)
        found.append(Away(first, last))
    return tuple(found)


def read_windows(keys: Keys, themes: ThemeSet) -> dict[str, int | None]:
    """A profile's `themes`: a window such as `90d` for a theme, or `off`."""
    windows: dict[str, int | None] = {}
    for name, value in keys.mapping("themes").items():
        theme = themes.resolve(name)
        if theme is None:
            keys.report("F09", "themes", f"no theme is called {name!r}")
        elif value == "off" or value is False:
            windows[theme] = None
        elif (days := days_of_window(value)) is not None:
            windows[theme] = days
        else:
            keys.report(
                "F06", "themes", f"themes: {name}: {value!r} is not a window such as 90d, or off"
            )
    return windows
