"""Days as people write them, in file names and headings, in whatever order of day and month.

`03/04/2026` is two days until something says which comes first. Nothing here guesses: a written
date keeps all its readings, and `settled_orders` says which order fits all of a folder that are
written alike: who writes 13.11.2026 may still write 11/13/2026.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Literal

from oneonone.domain.record import Record

Order = Literal["year-first", "day-first", "month-first"]

_MONTH_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec".split()
MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
"""An English name of a month, short or long; a regular expression with the group `month`."""
_MONTH_IN = re.compile(MONTH, re.IGNORECASE)
_WEEKDAYS = "mon tue wed thu fri sat sun".split()
_WEEKDAY = r"(?P<weekday>mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_NUMBER = r"(?P<one>\d{1,2})"
_OTHER = r"(?P<two>\d{1,2})"
_PARTS = (
    # From the surest to the least sure: what one has taken, the next ones do not see.
    rf"(?<!\d){_YEAR}(?P<sep>[-./_ ])(?P<number>\d{{1,2}})(?P=sep)(?P<day>\d{{1,2}})(?!\d)",
    rf"(?<!\d){_YEAR}(?P<number>\d\d)(?P<day>\d\d)(?:[-_ t]?\d{{4}}(?:\d\d)?)?(?!\d)",
    rf"(?<!\d){_DAY}[\s._-]*(?:of[\s._-]+)?{MONTH}[\s._,-]*{_YEAR}(?!\d)",
    rf"(?<![^\W\d_]){MONTH}[\s._-]*{_DAY}[\s._,-]+{_YEAR}(?!\d)",
    rf"(?<!\d){_YEAR}[\s._,-]*{MONTH}[\s._-]*{_DAY}(?![\d\w])",
    rf"(?<![a-z0-9.]){_NUMBER}(?P<sep>[-./_ ]){_OTHER}(?P=sep){_YEAR}(?!\d)",
    rf"(?<![a-z0-9.]){_NUMBER}(?P<sep>[-./_]){_OTHER}(?P=sep)(?P<short>\d\d)(?![\da-z])",
)
_FORMS = tuple(re.compile(form, re.IGNORECASE) for form in _PARTS)
_YEARLESS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?<!\d){_DAY}[\s._-]*(?:of[\s._-]+)?{MONTH}(?![^\W\d_])",
        rf"(?<![^\W\d_]){MONTH}[\s._-]*{_DAY}(?![\d\w])",
        r"(?<![a-z0-9.])(?P<number>\d\d)[-._](?P<day>\d\d)(?![\da-z])",
    )
)
_IN_A_LEAP_YEAR = 2024
_NUMBERS_ALONE = re.compile(r"(?P<one>\d{1,2})[-./](?P<two>\d{1,2})\.?")
_BESIDE = 16  # characters before a date in which its weekday stands
_BEFORE = re.compile(rf"(?<![^\W\d_]){_WEEKDAY}(?:day)?[\s.,_-]*\Z", re.IGNORECASE)
_AFTER = re.compile(
    r"[\s.,_(-]*(?P<weekday>mon|tues|wednes|thurs|fri|satur|sun)day(?![^\W\d_])\)?", re.IGNORECASE
)


class WrittenDate(Record):
    """A date as it stands in a text: `start` to `end` are characters, its weekday included.

    `readings` holds the day it is in each order that gives one; there is at least one. `separator`
    stands between the numbers of one whose year is last, and is empty otherwise.
    """

    text: str
    start: int
    end: int
    readings: Mapping[Order, date]
    separator: str = ""

    def day(self, order: Order | None = None) -> date | None:
        """The day, where all readings agree or `order` gives one."""
        days = set(self.readings.values())
        if len(days) == 1:
            return days.pop()
        return self.readings.get(order) if order else None


def written_dates(text: str, year: int | None = None) -> list[WrittenDate]:
    """Every date in a text, in the order they stand; with `year` also those without one."""
    found: list[WrittenDate] = []
    rest = text
    for form in (*_FORMS, *(_YEARLESS if year else ())):
        new = [
            _with_weekday(text, match, readings)
            for match in form.finditer(rest)
            if (readings := dict(_readings(match, year)))
        ]
        rest = _filled(rest, new, "\0")  # which is part of no other date
        found += new
    return sorted(found, key=lambda one: one.start)


class YearlessDate(Record):
    """A date without its year, as it stands in a text; `day` is (month, day) where that is sure."""

    text: str
    start: int
    day: tuple[int, int] | None

    def between(self, first: date, last: date) -> date | None:
        """The one day from `first` to `last` it can be, None where there is none or another."""
        if self.day is None:
            return None
        years = range(first.year, last.year + 1)
        days = [day for year in years for _, day in _dated("year-first", year, *self.day)]
        fitting = [day for day in days if first <= day <= last]
        return fitting[0] if len(fitting) == 1 else None


def yearless_date(text: str) -> YearlessDate | None:
    """The first day and month of a text that holds no whole date.

    With its month's name, or as numbers that are all of the text: of those nobody can tell which is
    the month.
    """
    numbers = _NUMBERS_ALONE.fullmatch(text.strip())
    if numbers:
        one, two = int(numbers["one"]), int(numbers["two"])
        pairs = ((one, two), (two, one))
        fits = any(list(_dated("year-first", _IN_A_LEAP_YEAR, *pair)) for pair in pairs)
        return YearlessDate(text.strip(), 0, None) if fits else None
    if written_dates(text):
        return None
    found = [one for one in written_dates(text, _IN_A_LEAP_YEAR) if _MONTH_IN.search(one.text)]
    if not found:
        return None
    day = found[0].readings["year-first"]
    return YearlessDate(found[0].text, found[0].start, (day.month, day.day))


def settled_orders(dates: Iterable[WrittenDate]) -> dict[str, Order]:
    """By separator the one order that fits every date written with it whose year stands last."""
    possible: dict[str, set[Order]] = {}
    for one in dates:
        if one.separator:
            orders = set(one.readings)
            possible[one.separator] = possible.get(one.separator, orders) & orders
    return {sep: orders.pop() for sep, orders in possible.items() if len(orders) == 1}


def without_dates(text: str, dates: Iterable[WrittenDate]) -> str:
    """A text with blanks in place of the dates that were found in it."""
    return _filled(text, sorted(dates, key=lambda one: one.start), " ")


def _filled(text: str, dates: Iterable[WrittenDate], filler: str) -> str:
    pieces, place = [], 0
    for one in dates:
        pieces += [text[place : one.start], filler * (one.end - max(one.start, place))]
        place = max(one.end, place)
    return "".join([*pieces, text[place:]])


def _readings(match: re.Match[str], year: int | None) -> Iterator[tuple[Order, date]]:
    """The days a match may mean. One that can mean a single day only counts as year-first."""
    found = match.groupdict()
    if found.get("one"):
        one, two = int(found["one"]), int(found["two"])
        last = int(found.get("year") or f"20{found['short']}")
        yield from _dated("day-first", last, two, one)
        yield from _dated("month-first", last, one, two)
        if found.get("short"):
            yield from _dated("year-first", 2000 + one, two, int(found["short"]))
        return
    name = found.get("month")
    month = month_number(name) if name else int(found["number"])
    yield from _dated("year-first", int(found.get("year") or year or 0), month, int(found["day"]))


def month_number(name: str) -> int:
    """The number of a month whose name matches MONTH."""
    return _MONTH_NAMES.index(name[:3].lower()) + 1


def _dated(order: Order, year: int, month: int, day: int) -> Iterator[tuple[Order, date]]:
    try:
        yield order, date(year, month, day)
    except ValueError:
        return


def _with_weekday(text: str, match: re.Match[str], readings: Mapping[Order, date]) -> WrittenDate:
    """The date with the weekday beside it, which settles an order where only one fits it."""
    start, end = match.span()
    beside = _BEFORE.search(text, max(start - _BESIDE, 0), start) or _AFTER.match(text, end)
    if beside is not None:
        start, end = min(start, beside.start()), max(end, beside.end())
        number = _WEEKDAYS.index(beside["weekday"][:3].lower())
        fitting = {order: day for order, day in readings.items() if day.weekday() == number}
        readings = fitting or readings
    found = match.groupdict()
    separator = found["sep"] if found.get("one") else ""
    return WrittenDate(text[start:end], start, end, readings, separator)
