"""Front matter as facts: every key checked, a wrong one is a finding and counts as not set."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from functools import cache
from typing import Any, cast

from oneonone.document.keys import Keys, Report, is_text
from oneonone.domain.cadence import GRAMMAR as CADENCE_GRAMMAR
from oneonone.domain.cadence import Away, Cadence, parse_cadence
from oneonone.domain.meeting import MODES, Mood, Status
from oneonone.domain.person import RELATIONS, REPORT, Person, Relation
from oneonone.domain.record import Record
from oneonone.domain.theme import ThemeSet
from oneonone.domain.words import normalised

_MOOD = re.compile(r"\s*(\d{1,3}(?:[.,]\d)?)\s*(?:/\s*(\d{1,3}))?\s*")
_DAYS = re.compile(r"(\d{1,4})\s*(d|days?|w|weeks?)?")
_TIME = re.compile(r"([01]?\d|2[0-3]):[0-5]\d")
_TIMEZONE = re.compile(r"[A-Za-z0-9_+-]+(?:/[A-Za-z0-9_+-]+)*")


class MeetingFacts(Record):
    """What a meeting's front matter says; see domain.meeting.Meeting for the meaning."""

    person: str | None = None
    date: dt.date | None = None
    status: Status | None = None
    moved_to: dt.date | None = None
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
    if match is None:
        return None
    return int(match[1]) * (7 if (match[2] or "d").startswith("w") else 1) or None


def is_off(value: object) -> bool:
    """Whether a window is switched off."""
    return value is False or (isinstance(value, str) and value.strip().casefold() == "off")


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
        recap_sent=keys.flag("recap_sent"),
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
    value = keys.given("mood")
    if value is None:
        return None
    match = _MOOD.fullmatch(str(value))
    scale = int(match[2]) if match and match[2] else None
    if match is None or scale == 0:
        keys.wrong("mood", "a mood such as 4, 4/5 or 7/10")
        return None
    number = float(match[1].replace(",", "."))
    if scale is not None and number > scale:
        keys.wrong("mood", f"a mood of at most {scale}")
        return None
    return Mood(number, scale)


PROFILE_KEYS = (
    "name aliases relation since cadence duration buffer time timezone mode template style "
    "prefers away themes share archived"
).split()
"""Every key of a profile the tool reads, in the order of docs/file-format.md."""

SHAREABLE = ("notes", "feedback", "themes")
"""What `share` may add to what is shared anyway."""

SHARED_ANYWAY = ("summary", "decisions", "agenda", "actions")
"""The roles of sections that are shared without any setting."""

PREFERENCES = ("feedback", "recognition", "agenda_in_advance")


def read_profile(
    handle: str, values: Mapping[str, Any], themes: ThemeSet, report: Report
) -> Person:
    """A profile's front matter as a Person."""
    keys = Keys(values, report)
    return Person(
        handle=handle,
        name=" ".join((keys.text("name") or "").split()),  # in new notes it stands in a line
        aliases=keys.texts("aliases"),
        relation=cast(Relation, keys.choice("relation", RELATIONS) or REPORT),
        since=keys.date("since"),
        cadence=_cadence(keys),
        duration=keys.minutes("duration"),
        buffer=keys.minutes("buffer"),
        time=_matching(keys, "time", _TIME, "a time such as 14:30"),
        timezone=_timezone(keys),
        mode=keys.choice("mode", MODES),
        template=keys.text("template"),
        style=keys.text("style"),
        prefers=_preferences(keys),
        away=read_away(keys),
        themes=read_windows(keys, themes),
        share=read_shared(keys),
        archived=keys.date("archived"),
    )


def _cadence(keys: Keys) -> Cadence | None:
    value = keys.text("cadence")
    cadence = parse_cadence(value) if value else None
    if value and cadence is None:
        keys.wrong("cadence", CADENCE_GRAMMAR)
    return cadence


def _matching(keys: Keys, key: str, pattern: re.Pattern[str], expected: str) -> str | None:
    value = keys.text(key)
    if value and not pattern.fullmatch(value):
        keys.wrong(key, expected)
        return None
    return value


def _timezone(keys: Keys) -> str | None:
    expected = "a zone such as Europe/Vienna"
    name = _matching(keys, "timezone", _TIMEZONE, expected)
    if name and not _is_zone(name):
        keys.wrong("timezone", expected)
        return None
    return name


@cache
def _is_zone(name: str) -> bool:
    """Whether there is such a zone. Loaded here, for only a profile that names one needs it."""
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # unknown; no such path; a folder of zones
        return False
    return True


def _preferences(keys: Keys) -> dict[str, str]:
    found = {}
    for name, value in keys.mapping("prefers").items():
        if isinstance(value, bool):
            found[name] = "yes" if value else "no"
        elif is_text(value):
            found[name] = str(value)
        elif value is not None:
            keys.report("F06", "prefers", f"prefers: {name}: {value!r} is not a single text")
    return found


def read_shared(keys: Keys) -> tuple[str, ...]:
    """`share: {sections: [notes]}`, in a profile `share: [notes]` too; unknown ones not at all."""
    listed = keys.given("share")
    if isinstance(listed, dict):
        listed = listed.get("sections")
    found = []
    for name in Keys({"share": listed}, keys.report).texts("share"):
        word = normalised(name)
        if word in SHAREABLE:
            found.append(word)
        elif word not in SHARED_ANYWAY:
            keys.report("F06", "share", f"share: {name!r} is none of {', '.join(SHAREABLE)}")
    return tuple(dict.fromkeys(found))


def read_away(keys: Keys) -> tuple[Away, ...]:
    """`away: [{from: 2026-08-01, to: 2026-08-14}]`; one day alone may leave `to` out."""
    value = keys.given("away")
    listed = value if isinstance(value, list) else [] if value is None else [value]
    found = [_stretch(entry) for entry in listed]
    if None in found:
        keys.wrong("away", "a list such as [{from: 2026-08-01, to: 2026-08-14}]")
    return tuple(one for one in found if one is not None)


def _stretch(entry: object) -> Away | None:
    wrong: list[str] = []
    keys = Keys(entry if isinstance(entry, dict) else {}, lambda *found: wrong.append(found[0]))
    first = keys.date("from")
    last = keys.date("to") or first
    if wrong or first is None or last is None or last < first:
        return None
    return Away(first, last)


def read_windows(keys: Keys, themes: ThemeSet) -> dict[str, int | None]:
    """A profile's `themes`: a window such as `90d` for a theme, or `off`."""
    windows: dict[str, int | None] = {}
    for name, value in keys.mapping("themes").items():
        theme = themes.resolve(name)
        if theme is None:
            keys.report("F09", "themes", f"no theme is called {name!r}")
        elif is_off(value):
            windows[theme] = None
        elif (days := days_of_window(value)) is not None:
            windows[theme] = days
        else:
            keys.report(
                "F06", "themes", f"themes: {name}: {value!r} is not a window such as 90d, or off"
            )
    return windows
