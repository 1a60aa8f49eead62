"""Headings of notes kept elsewhere that are about a day, those without their year included."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from oneonone.document.blocks import Heading
from oneonone.document.foreign_names import Reader, plain_name
from oneonone.document.meeting_document import Document
from oneonone.domain.written_dates import WrittenDate, YearlessDate, written_dates, yearless_date

_UNTIL = re.compile(
    r"\b(?:by|due|until|till|since|before|after|goals?|follow|see)\b", re.IGNORECASE
)
_MOST_WORDS = 3
_YEAR = re.compile(r"(?:19|20)\d\d")
_SIGNS = re.compile(r"\s{0,3}#{1,6}\s")


def day_headings(document: Document, reader: Reader) -> dict[int, WrittenDate | YearlessDate]:
    """The headings that are about a day, by index.

    One without its year is about one where a heading beside it has a whole date, or one above it
    is a year; it is a WrittenDate where these leave only one year.
    """
    headings = document.blocks.headings
    whole: dict[int, WrittenDate | YearlessDate] = {}
    bare: dict[int, YearlessDate] = {}
    for number, heading in enumerate(headings):
        if not at_margin(document, heading):
            continue
        text = plain_name(heading.text)
        dates = written_dates(text)
        if len(dates) == 1 and _is_about(text[: dates[0].start], reader):
            whole[number] = dates[0]
        elif (found := yearless_date(text)) and _is_about(text[: found.start], reader):
            bare[number] = found
    told = {number: _with_year(headings, whole, number, bare[number]) for number in bare}
    return dict(sorted({**whole, **{n: one for n, one in told.items() if one}}.items()))


def at_margin(document: Document, heading: Heading) -> bool:
    """Whether a heading begins its line: then it stands in no list and in no quote; no callout."""
    start = document.lines.span(document.lines.number(heading.start))[0]
    return heading.level > 0 and start == heading.start


def hidden_day(document: Document) -> int | None:
    """The line of a comment or code that is never closed where days stand behind it."""
    for offset in document.blocks.unclosed:
        first = document.lines.number(offset)
        for number in range(first, len(document.lines) + 1):
            start, end = document.lines.span(number)
            text = document.lines.data[start:end].decode()
            if _SIGNS.match(text) and written_dates(text):
                return first
    return None


def _is_about(before: str, reader: Reader) -> bool:
    """Whether a heading is about a day: hardly more than *meeting* or a name stands before it."""
    words = " ".join(reader.names(before)).split()
    return len(words) <= _MOST_WORDS and not _UNTIL.search(before)


def _with_year(
    headings: list[Heading],
    whole: Mapping[int, WrittenDate | YearlessDate],
    number: int,
    bare: YearlessDate,
) -> WrittenDate | YearlessDate | None:
    """A date with the year that the headings around it leave, without where they leave several.

    None where no heading around it is about a day either.
    """
    heading = headings[number]
    beside = {
        other: found
        for other, found in whole.items()
        if (headings[other].level, headings[other].parent) == (heading.level, heading.parent)
    }
    year = _year_above(headings, heading)
    if year is None and not beside:
        return None
    day = bare.between(date(year, 1, 1), date(year, 12, 31)) if year else None
    day = day or _between(beside, number, bare)
    if day is None:
        return bare
    end = bare.start + len(bare.text)
    return WrittenDate(bare.text, bare.start, end, {"year-first": day})


def _year_above(headings: list[Heading], heading: Heading) -> int | None:
    at = heading.parent
    while at is not None:
        text = headings[at].text.strip()
        if _YEAR.fullmatch(text):
            return int(text)
        at = headings[at].parent
    return None


def _between(
    beside: Mapping[int, WrittenDate | YearlessDate], number: int, bare: YearlessDate
) -> date | None:
    """The day between its neighbours, where all of them go one way."""
    known = [
        (other, day)
        for other, one in beside.items()
        if isinstance(one, WrittenDate) and (day := one.day())
    ]
    days = [day for _, day in known]
    if days not in (sorted(days), sorted(days, reverse=True)):
        return None
    before = [day for other, day in known if other < number]
    after = [day for other, day in known if other > number]
    if not before or not after:
        return None
    first, last = sorted((before[-1], after[0]))
    return bare.between(first, last)
