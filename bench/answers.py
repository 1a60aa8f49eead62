"""What each answer of 1on1 must be, held against the manifest: all of it, not a sample. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any

from bench.measure import Sample, WrongAnswer
from bench.workplace import Place, numbers_in

Check = Callable[[Sample], str]


def same(shown: object, meant: object, what: str) -> None:
    """Raise WrongAnswer unless they are equal."""
    if shown != meant:
        raise WrongAnswer(f"wrong {what}")


def succeeded(sample: Sample) -> str:
    """The output of a command that exited with 0."""
    if sample.code != 0:
        raise WrongAnswer(f"exit code {sample.code}")
    return sample.output


def cells(output: str) -> list[list[str]]:
    """The rows of a piped listing."""
    return [line.split("\t") for line in output.splitlines()]


def every_promise(place: Place) -> Check:
    """Each open promise once, with its place, owner, due day and text."""
    meant = sorted(
        (f"{one['path']}:{one['line']}", one["owner"] or "", one["due"] or "", one["text"])
        for one in place.manifest["open"]
    )

    def check(sample: Sample) -> str:
        rows = cells(succeeded(sample))
        same(sorted((row[7], row[5], row[2], row[6]) for row in rows), meant, "promises")
        return f"all {len(meant):,} promises"

    return check


def every_number(meant: Callable[[], set[str]]) -> Check:
    """The promises of these numbers, and no other; asked for when the answer is there."""

    def check(sample: Sample) -> str:
        shown, expected = numbers_in(succeeded(sample)), meant()
        if shown != expected:
            raise WrongAnswer(
                f"{len(expected - shown):,} promises missing, {len(shown - expected):,} too many"
            )
        return f"all {len(expected):,} promises"

    return check


def every_standing(place: Place) -> Check:
    """The last day of every theme of everybody, and as many rows for each of them."""
    last: dict[str, dict[str, str]] = place.manifest["last"]

    def check(sample: Sample) -> str:
        shown: dict[str, dict[str, str]] = {handle: {} for handle in last}
        rows = cells(succeeded(sample))
        for row in rows:
            if row[3]:
                shown[row[0]][row[1]] = row[3]
        same(shown, last, "days of themes")
        same(len(set(Counter(row[0] for row in rows).values())), 1, "number of rows")
        return f"all {len(last):,} people"

    return check


def every_standing_as_table(place: Place) -> Check:
    """The same from the table of a terminal, which says how many days ago."""
    today = date.fromisoformat(place.manifest["today"])
    last: dict[str, dict[str, str]] = place.manifest["last"]
    meant = {
        handle: {theme: (today - date.fromisoformat(day)).days for theme, day in days.items()}
        for handle, days in last.items()
    }

    def check(sample: Sample) -> str:
        lines = re.sub(r"\x1b\[[0-9;]*m", "", succeeded(sample)).splitlines()
        themes = re.split(r"  +", lines[0].strip())[1:]
        shown = {}
        for line in lines[1:]:
            handle, *days = re.split(r"  +", line.replace(" !", "").strip())
            if handle in meant:
                dated = zip(themes, days, strict=True)
                shown[handle] = {theme: int(day) for theme, day in dated if day.isdecimal()}
        same(shown, meant, "days of themes")
        return f"all {len(meant):,} people"

    return check


def everybody(place: Place) -> Check:
    """One line a person."""

    def check(sample: Sample) -> str:
        shown = sorted(row[0] for row in cells(succeeded(sample)))
        same(shown, sorted(place.people), "people")
        return f"all {len(shown):,} people"

    return check


def so_many_lines(meant: int, what: str) -> Check:
    """Exactly so many lines."""

    def check(sample: Sample) -> str:
        same(len(succeeded(sample).splitlines()), meant, f"number of {what}")
        return f"{meant:,} of {meant:,} {what}"

    return check


def nothing_odd(sample: Sample) -> str:
    """A notebook without findings."""
    same(succeeded(sample), "", "findings")
    return "nothing odd"


def more_than_meant(place: Place) -> Check:
    """A search for boxes by their look: all promises are in it, and what else is, is counted."""
    meant = place.open_numbers

    def check(sample: Sample) -> str:
        output = succeeded(sample)
        missing = len(meant - numbers_in(output))
        if missing:
            raise WrongAnswer(f"{missing:,} promises missing")
        extra = len(output.splitlines()) - len(meant)
        return f"{extra:,} lines too many (code, comments, points)"

    return check


def some_of(words: dict[str, Any]) -> Check:
    """An answer that holds every one of these words."""

    def check(sample: Sample) -> str:
        output = succeeded(sample)
        for word, what in words.items():
            if word not in output:
                raise WrongAnswer(f"{what} missing")
        return ", ".join(words.values())

    return check
