"""Typed access to what YAML holds: a value of the wrong kind is a finding and counts as not set."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from oneonone.domain.dates import parse_iso
from oneonone.domain.record import Record

_MINUTES = re.compile(r"(\d{1,3})\s*(?:m|min|minutes)?")

Report = Callable[[str, str, str], None]
"""Called with a diagnostic's code, the key and a message."""


def is_text(value: object) -> bool:
    """Whether YAML's value is a text, or a number or date that one can be made of."""
    return isinstance(value, (str, int, float, dt.date)) and not isinstance(value, bool)


class Keys(Record):
    """Typed access to a mapping; whatever does not fit is reported and read as missing."""

    values: Mapping[str, Any]
    report: Report

    def wrong(self, key: str, expected: str) -> None:
        """Report a value that a key cannot take."""
        shown = str(self.values.get(key))[:60]
        self.report("F06", key, f"{key}: {shown!r} is not {expected}")

    def given(self, key: str) -> Any:
        """A key's value, None for an empty text too: `mood:` and `mood: ""` both say nothing."""
        value = self.values.get(key)
        return None if value == "" else value

    def date(self, key: str) -> dt.date | None:
        """A civil date."""
        value = self.given(key)
        if isinstance(value, dt.datetime):
            return value.date()
        if isinstance(value, dt.date) or value is None:
            return value
        day = parse_iso(value) if isinstance(value, str) else None
        if day is None:
            self.wrong(key, "a date such as 2026-11-20")
        return day

    def text(self, key: str) -> str | None:
        """A single text, a number or a date as its text."""
        value = self.given(key)
        if value is None:
            return None
        if not is_text(value):
            self.wrong(key, "a single text")
            return None
        return str(value)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; a single one counts as a list of one, commas part it."""
        value = self.given(key)
        if isinstance(value, str):
            value = value.split(",")
        listed = [one for one in value if one is not None] if isinstance(value, list) else value
        if listed is None:
            return ()
        if not isinstance(listed, list) or not all(is_text(one) for one in listed):
            self.wrong(key, "a list such as [growth, feedback]")
            return ()
        return tuple(text for one in listed if (text := str(one).strip()))

    def flag(self, key: str) -> bool:
        """Yes or no, where the day it happened is a yes."""
        value = self.values.get(key)
        return value if isinstance(value, bool) else self.date(key) is not None

    def minutes(self, key: str) -> int | None:
        """A number of minutes, `30` or `30m`."""
        value = self.given(key)
        if value is None:
            return None
        match = _MINUTES.fullmatch(str(value).strip().lower())
        if match is None:
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
