"""A person one meets, as far as the notebook knows; every part is optional."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import dropwhile
from typing import Literal, get_args

from oneonone.domain.cadence import Away, Cadence, parse_cadence
from oneonone.domain.record import NOTHING, Record

Relation = Literal["report", "manager", "skip-level", "peer", "mentee", "mentor"]
RELATIONS: tuple[str, ...] = get_args(Relation)
REPORT: Relation = "report"

_WEEKLY = parse_cadence("weekly")
_TITLES = frozenset("dr prof professor doctor mr mrs ms miss mx sir dame herr frau".split())
_FAMILY_FIRST = (
    ("\u3040", "\u30ff"),  # Japanese syllables
    ("\u3400", "\u9fff"),  # Chinese characters
    ("\uac00", "\ud7af"),  # Korean syllables
    ("\uf900", "\ufaff"),  # more Chinese characters, here and below
    ("\U00020000", "\U0003ffff"),
)


class Person(Record):
    """The profile of one person. Durations are minutes, windows days (None = off)."""

    handle: str
    name: str = ""
    aliases: tuple[str, ...] = ()
    relation: Relation = REPORT
    since: date | None = None
    cadence: Cadence | None = None
    duration: int | None = None
    buffer: int | None = None
    time: str | None = None
    timezone: str | None = None
    mode: str | None = None
    template: str | None = None
    style: str | None = None
    prefers: Mapping[str, str] = NOTHING
    away: tuple[Away, ...] = ()
    themes: Mapping[str, int | None] = NOTHING
    share: tuple[str, ...] = ()
    archived: date | None = None

    @property
    def rhythm(self) -> Cadence | None:
        """The cadence that holds: the profile's, else weekly for reports, else none."""
        if self.cadence is not None:
            return self.cadence
        return _WEEKLY if self.relation == REPORT else None

    @property
    def display_name(self) -> str:
        """The name, or one made from the handle."""
        return self.name or self.handle.replace("-", " ").title()

    @property
    def first_name(self) -> str:
        """How to greet them: the first word of the name that is no title.

        The whole name where but one word is left beside a title, `Dr. Weber`, and where its letters
        are those of names that begin with the family.
        """
        words = self.display_name.split()
        given = list(dropwhile(_is_title, words))
        if len(given) < min(len(words), 2) or any(map(_begins_with_family, words)):
            return " ".join(words)
        return given[0] if given else ""

    def is_archived(self, today: date) -> bool:
        """Whether they are archived by `today`."""
        return self.archived is not None and self.archived <= today


def _is_title(word: str) -> bool:
    """`Dr`, or an abbreviation that is no initial: `Dipl.-Ing.`, and not `J.`."""
    return word.casefold().rstrip(".") in _TITLES or (word.endswith(".") and len(word) > 2)


def _begins_with_family(word: str) -> bool:
    return any(first <= letter <= last for letter in word for first, last in _FAMILY_FIRST)
