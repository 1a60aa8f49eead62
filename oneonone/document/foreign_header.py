"""Front matter of notes kept elsewhere: who and when, under whatever keys people use."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from oneonone.document.diagnostics import Diagnostic
from oneonone.document.foreign_names import Reader, plain_name, says_private
from oneonone.document.meeting_document import Document
from oneonone.domain.record import Record
from oneonone.domain.words import normalised
from oneonone.domain.written_dates import WrittenDate, written_dates

_PEOPLE_KEYS = (
    "person people name names with who attendee attendees participant participants employee report "
    "mentee member members invitees invited"
).split()
_DATE_KEYS = "date day when meeting-date meeting-day".split()
_UNREADABLE = frozenset(("F01", "F02", "F03", "F04", "F05"))
_CREATED_KEYS = "created created-at date-created created-date creation-date".split()


class HeaderFacts(Record):
    """What front matter says under the keys people use.

    `date` is None where none is told; `created` says when the file was made, which need not be the
    day of the meeting.
    """

    people: tuple[str, ...] = ()
    date: WrittenDate | None = None
    created: WrittenDate | None = None
    secret: bool = False


def header_facts(values: Mapping[str, Any], reader: Reader) -> HeaderFacts:
    """What the keys and values of front matter say."""
    keys = {key.strip().casefold().replace("_", "-").replace(" ", "-"): key for key in values}
    people = [
        name
        for key in _PEOPLE_KEYS
        if key in keys
        for text in _texts(values[keys[key]])
        for name in reader.names(text)
    ]
    tags = [text for key in ("tags", "tag") if key in keys for text in _texts(values[keys[key]])]
    secret = any(values.get(keys.get(key, "")) is True for key in ("private", "confidential"))
    return HeaderFacts(
        tuple({normalised(name): name for name in people}.values()),
        _date(values, keys, _DATE_KEYS),
        _date(values, keys, _CREATED_KEYS),
        secret or any(says_private(tag.replace("/", " ")) for tag in tags),
    )


def header_problem(document: Document) -> Diagnostic | None:
    """Why nobody can read the front matter, None where it reads or there is none."""
    return next((one for one in document.diagnostics if one.code in _UNREADABLE), None)


def _texts(value: object) -> Iterator[str]:
    """The texts in a value: `[[Alice]]` without quotes is a list in a list to YAML."""
    if isinstance(value, str):
        yield from (part for part in value.split(",") if part.strip())
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


def _date(
    values: Mapping[str, Any], keys: Mapping[str, str], wanted: Iterable[str]
) -> WrittenDate | None:
    """The first date that stands under one of the keys."""
    for key in wanted:
        value = values.get(keys.get(key, ""))
        text = value.isoformat() if isinstance(value, dt.date) else plain_name(str(value or ""))
        found = written_dates(text)
        if found:
            return found[0]
    return None
