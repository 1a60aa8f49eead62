"""Civil dates and the words people write for them; no clock, no time zone.

A word is read relative to an *anchor*: the meeting's date in a note, today on the command line.
Every `todo` loads this, so it reads by hand what a regular expression would: `re` alone takes half
as long as Python's own start, and so does `calendar`.
"""

from __future__ import annotations

from oneonone.domain.day import date, timedelta

NEXT_MEETING = "next"
"""The word for the person's next meeting; only the person's own notes can resolve it."""

GRAMMAR = (
    "a date is 2026-11-30, today, tomorrow, yesterday, a weekday such as fri (the next one), "
    "+3d, +2w, +1m or eom (the end of the month)"
)
GRAMMAR_OF_THE_PAST = (
    "a date is 2026-11-30, today, yesterday or a weekday such as fri (the last one, today included)"
)

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "January February March April May June July August September October November December"
).split()


def parse_iso(text: str) -> date | None:
    """The date `YYYY-MM-DD` stands for; None where it is none (2026-02-30, other digits)."""
    if len(text) != 10 or text[4] != "-" or text[7] != "-":
        return None
    year, month, day = text[:4], text[5:7], text[8:]
    if not (text.isascii() and f"{year}{month}{day}".isdigit()):
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def add_months(day: date, months: int) -> date:
    """The same day `months` later, or that month's last day (31 January + 1 = 28 February)."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not 1 <= year <= 9999:
        raise OverflowError(f"year {year} is out of range")
    return date(year, month + 1, min(day.day, _days_of_month(year, month + 1)))


def _days_of_month(year: int, month: int) -> int:
    if month == 12:  # and after the last one of all there is no date to count from
        return 31
    return (date(year, month + 1, 1) - date(year, month, 1)).days


def weekday_number(word: str) -> int | None:
    """0 for mon or monday … 6 for sun or sunday; None for any other word."""
    for number, name in enumerate(_WEEKDAYS):
        if word in (name, name[:3]):
            return number
    return None


def resolve_word(word: str, anchor: date) -> date | None:
    """The date an ISO date or a date word stands for, seen from `anchor`; None for any other text.

    `next` is not resolved here: it needs the person's other meetings.
    A result outside the years 1 to 9999 is None as well.
    """
    word = word.lower()
    iso = parse_iso(word)
    if iso is not None:
        return iso
    try:
        return _resolve_relative(word, anchor)
    except OverflowError:
        return None


def _resolve_relative(word: str, anchor: date) -> date | None:
    fixed = {"today": 0, "tomorrow": 1, "yesterday": -1}
    if word in fixed:
        return anchor + timedelta(days=fixed[word])
    if word == "eom":
        return month_span(anchor.year, anchor.month)[1]
    weekday = weekday_number(word)
    if weekday is not None:
        return anchor + timedelta(days=(weekday - anchor.weekday() - 1) % 7 + 1)
    digits, unit = word[1:-1], word[-1:]
    if word[:1] != "+" or unit not in ("d", "w", "m") or not _is_number(digits, longest=4):
        return None
    count = int(digits)
    if unit == "m":
        return add_months(anchor, count)
    return anchor + timedelta(days=count * (7 if unit == "w" else 1))


def _is_number(text: str, longest: int) -> bool:
    return len(text) <= longest and text.isascii() and text.isdigit()


def resolve_past_word(word: str, anchor: date) -> date | None:
    """As `resolve_word`, where only what has been makes sense: a weekday is the last such day.

    That is `anchor` itself on its own weekday.
    """
    weekday = weekday_number(word.lower())
    if weekday is None:
        return resolve_word(word, anchor)
    try:
        return anchor - timedelta(days=(anchor.weekday() - weekday) % 7)
    except OverflowError:
        return None


def is_date_word(text: str) -> bool:
    """Whether a note may hold `text` where a date belongs."""
    return text.lower() == NEXT_MEETING or resolve_word(text, date(2000, 1, 1)) is not None


def month_span(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month."""
    return date(year, month, 1), date(year, month, _days_of_month(year, month))


def parse_month(text: str) -> tuple[date, date] | None:
    """First and last day of the month `YYYY-MM`; None where it is none."""
    first = parse_iso(f"{text}-01")
    return month_span(first.year, first.month) if first else None


def long_date(day: date) -> str:
    """`20 November 2026`, whatever the locale."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def month_name(day: date) -> str:
    """`November 2026`."""
    return f"{_MONTHS[day.month - 1]} {day.year}"


def short_date(day: date, today: date) -> str:
    """`6 Nov`, with the year where it is not this one: `6 Nov 2025`."""
    text = f"{day.day} {_MONTHS[day.month - 1][:3]}"
    return text if day.year == today.year else f"{text} {day.year}"


def weekday_date(day: date, today: date) -> str:
    """`Mon 30 Nov`, with the year where it is not this one."""
    return f"{_WEEKDAYS[day.weekday()][:3].capitalize()} {short_date(day, today)}"


def spoken_date(day: date, today: date) -> str:
    """`Friday, 27 November`, with the year where it is not this one."""
    text = f"{_WEEKDAYS[day.weekday()].capitalize()}, {day.day} {_MONTHS[day.month - 1]}"
    return text if day.year == today.year else f"{text} {day.year}"
