"""What the path of a note kept elsewhere says: of which day it is, and whom it names.

`1-1s/Alice Example/Nov 20, 2026.md`, `meeting-notes-alice-2026-11-20.md`, `2026/11/20.md`: dates,
words such as *meeting* and what is left. Whether that is a person, a path alone cannot tell.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from datetime import date

from oneonone.document.foreign_words import NO_NAME, PEOPLE, TOPICS
from oneonone.document.sections import Vocabulary
from oneonone.domain.record import Record
from oneonone.domain.words import normalised
from oneonone.domain.written_dates import (
    MONTH,
    WrittenDate,
    month_number,
    without_dates,
    written_dates,
)

_LONGEST_NAME = 40
_LONGEST_TITLE = 200  # names and dates in it; whatever is longer is text
_ONE_ON_ONE = re.compile(
    r"(?<![^\W_])(?:1[-_ ]?(?:on|to|x)[-_ ]?1|1[-_:]1|121|one[-_ ]?(?:on|to)[-_ ]?one)"
    r"(?:'?s)?(?![^\W_])",
    re.IGNORECASE,
)
_SIDES = re.compile(r"<?[-–]?>|[&+,/|×↔]|(?<![^\W_])(?:and|with|w/|x|vs)(?![^\W_])", re.IGNORECASE)
_BLANKS = re.compile(r"[\s_\-–—.:;#@()\[\]{}\"“”]+")
_NAME = re.compile(r"[^\W\d_]+(?:['’]?[^\W\d_]+)*(?: [^\W\d_]+(?:['’]?[^\W\d_]+)*){0,3}")
_LINK = re.compile(r"\[\[(?P<page>[^\[\]|]*)(?:\|[^\[\]|]*)?\]\]|\[(?P<text>[^\[\]]*)\]\([^()]*\)")
_ADDRESS = re.compile(r"<[^<>@]*@[^<>]*>|\([^()@]*@[^()]*\)")
_NUMBER = re.compile(r"(?<![^\W_])\d+(?![^\W_])")
_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR_MONTH = re.compile(r"((?:19|20)\d\d)[-_. ](\d\d?)")
_MONTH = re.compile(
    rf"(?P<number>\d\d?)(?:[-_. ]+{MONTH})?|{MONTH.replace('month', 'name')}", re.IGNORECASE
)
_BEGINS_WITH_DAY = re.compile(r"(\d\d?)(?:st|nd|rd|th)?(?!\w)")

_SECRET = frozenset(("private", "confidential"))


class Reader(Record):
    """What a note is read by; `me` are the normalised names of the notebook's owner."""

    vocabulary: Vocabulary
    me: frozenset[str] = frozenset()

    def names(self, text: str) -> list[str]:
        """The names in a heading or a value."""
        return names_in(plain_name(text), self.me)


class PathFacts(Record):
    """What a path says.

    `dates` are all it may be of; `day` is the one folders make out of a year and a month. `words`
    is what is left of the file's name, `sides` the names in it where it joins several; `folder`
    what is left of the nearest folder that says more than *notes* or a date. `one_on_one` tells
    that the path calls it one or that its folder says *people*, `secret` that it says *private*.
    """

    dates: tuple[WrittenDate, ...]
    day: date | None
    words: str
    sides: tuple[str, ...]
    folder: str
    one_on_one: bool
    secret: bool


def path_facts(path: str, top: str, me: Collection[str] = ()) -> PathFacts:
    """The facts of a path with `/`, relative to a folder called `top`.

    `me` are the normalised names of the notebook's owner, which name nobody else.
    """
    *folders, name = unicodedata.normalize("NFKC", path).split("/")
    stem = name.rpartition(".")[0] or name
    year, month = _year_and_month(folders)
    dates = written_dates(stem) or (written_dates(stem, year) if year else [])
    words = without_dates(stem, dates)
    day = None
    if not dates and year and month:
        day, words = _day_below(stem, year, month)
    if not dates and day is None:
        dates = next((found for one in reversed(folders) if (found := written_dates(one))), [])
    sides = _sides(_NUMBER.sub(" ", words), me)
    everything = " ".join((top, *folders, stem))
    return PathFacts(
        tuple(dates),
        day,
        " ".join(sides),
        tuple(sides),
        next((said for one in _below_no_year(folders) if (said := folder_name(one))), ""),
        one_on_one=_ONE_ON_ONE.search(stem) is not None or _of_one_on_ones((top, *folders)),
        secret=says_private(everything),
    )


def _of_one_on_ones(folders: Sequence[str]) -> bool:
    """Whether the nearest folder that says what it holds says *1:1* or *people*.

    `people/projects/phoenix` holds a project, `projects/1-1s/alice` somebody.
    """
    for name in reversed(folders):
        if _ONE_ON_ONE.search(name) or normalised(name) in PEOPLE:
            return True
        if names_a_topic(name):
            return False
    return False


def says_private(text: str) -> bool:
    """Whether a word of a path, a title or a tag says that it is not for others."""
    words = normalised(" ".join(_BLANKS.split(text)))
    return not _SECRET.isdisjoint(words.split()) or "notes to self" in words


def plain_name(text: str) -> str:
    """A name without the link, mail address or `@` it is written with; empty for a long text."""
    if len(text) > _LONGEST_TITLE:
        return ""
    text = _LINK.sub(_linked, _ADDRESS.sub(" ", text))
    return text.strip().lstrip("@")


def _linked(link: re.Match[str]) -> str:
    """The page a link names, without its folders."""
    page: str = link["page"] or link["text"] or ""
    return page.rpartition("/")[2]


def names_in(text: str, me: Collection[str] = ()) -> list[str]:
    """The names a heading or a value of front matter may hold, dates and *meeting* left out."""
    text = unicodedata.normalize("NFKC", text)
    return _sides(without_dates(text, written_dates(text)), me)


def calls_one_on_one(text: str) -> bool:
    """Whether a text says `1:1`, `1on1`, `one-on-one` or the like."""
    return _ONE_ON_ONE.search(unicodedata.normalize("NFKC", text)) is not None


def names_a_topic(text: str) -> bool:
    """Whether a text has a word in it that things have and people have not: *Project X*."""
    words = text.casefold().replace("_", " ").split()
    return not TOPICS.isdisjoint((*words, *normalised(text).split()))


def looks_like_a_name(text: str) -> bool:
    """Whether a text can be somebody's name: a few words of letters, none of them a thing's."""
    fits = len(text) <= _LONGEST_NAME and _NAME.fullmatch(text) is not None
    return fits and not names_a_topic(text)


def _sides(text: str, me: Collection[str]) -> list[str]:
    """What the parts of a text say that `with`, `and`, `<>` and the like join."""
    return [said for part in _SIDES.split(_ONE_ON_ONE.sub(" ", text)) if (said := _said(part, me))]


def _said(text: str, me: Collection[str]) -> str:
    """A text without the words that name nobody."""
    words = [word for word in _BLANKS.split(text) if word and word.casefold() not in NO_NAME]
    said = " ".join(words).strip("'’!?~=*")
    return "" if normalised(said) in {"me", "i", "myself", *me} else said


def folder_name(folder: str) -> str:
    """What a folder's name says, nothing where it is a date or *notes*."""
    folder = unicodedata.normalize("NFKC", folder)
    if _YEAR.fullmatch(folder) or _YEAR_MONTH.fullmatch(folder) or folder.isdigit():
        return ""
    words = without_dates(folder, written_dates(folder))
    return _said(_ONE_ON_ONE.sub(" ", words), ())


def _below_no_year(folders: Sequence[str]) -> list[str]:
    """The folders that are no month of the year above them, the nearest first."""
    kept = [
        one
        for place, one in enumerate(folders)
        if not (_MONTH.fullmatch(one) and any(map(_YEAR.fullmatch, folders[:place])))
    ]
    return kept[::-1]


def _year_and_month(folders: Sequence[str]) -> tuple[int | None, int | None]:
    """Year and month as the folders say, `2026/11` or `2026-11`."""
    year = month = None
    for folder in folders:
        both = _YEAR_MONTH.fullmatch(folder)
        if both or _YEAR.fullmatch(folder):
            year, month = int(folder[:4]), int(both[2]) if both else None
        elif year and month is None and (match := _MONTH.fullmatch(folder)):
            month = month_number(match["name"]) if match["name"] else int(match["number"])
    return year, month


def _day_below(stem: str, year: int, month: int) -> tuple[date | None, str]:
    """The day a name begins with, in the folder of a month, and what follows it."""
    match = _BEGINS_WITH_DAY.match(stem)
    try:
        return (date(year, month, int(match[1])), stem[match.end() :]) if match else (None, stem)
    except ValueError:
        return None, stem
