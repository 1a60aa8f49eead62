"""Finding a few words in a line the way people mean them, and where exactly they stand.

Capital letters, the form of accents (composed or not), blanks and characters nobody sees make no
difference. Folding a text changes its length (ß, İ), so places are found by what belongs together:
a letter with its accents is found whole or not at all, and so is a ß.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from oneonone.domain.record import Record
from oneonone.domain.words import without_invisible

_BLANKS = re.compile(r"\s+")
_FIRST_JAMO, _LAST_JAMO = "\u1160", "\u11ff"
"""The vowels and finals of Korean, which join the letter before them."""


class Phrase(Record):
    """What is looked for, folded; empty where the text had nothing to look for."""

    folded: str
    exact_case: bool

    def may_be_in(self, text: str) -> bool:
        """Whether `spans` may find something in a line of this text; much faster than `spans`."""
        unspaced = _letters_folded(text, self.exact_case)
        if not all(word in unspaced for word in self.folded.split(" ")):
            return False  # which is sooner found than all blanks
        return self.folded in _BLANKS.sub(" ", unspaced)

    def spans(self, line: str) -> list[tuple[int, int]]:
        """Where it stands in a line, as offsets of characters, none overlapping another."""
        if not self.folded or not self.may_be_in(line):
            return []
        folded, starts, ends = self._mapped(line)
        found = []
        place = folded.find(self.folded)
        while place >= 0:
            end = place + len(self.folded)
            fits = place in starts and end in ends
            if fits:
                found.append((starts[place], ends[end]))
            place = folded.find(self.folded, end if fits else place + 1)
        return found

    def _mapped(self, line: str) -> tuple[str, dict[int, int], dict[int, int]]:
        """The folded line, and for places in it the ones in `line` where letters begin and end."""
        starts: dict[int, int] = {}
        ends: dict[int, int] = {}
        pieces: list[str] = []
        length = 0
        for start, end in _letters(line):
            piece = _letter_folded(line[start:end], self.exact_case)
            if piece:
                pieces.append(piece)
                starts[length] = start
                length += len(piece)
                ends[length] = end
        return "".join(pieces), starts, ends


def phrase(text: str, *, exact_case: bool = False) -> Phrase:
    """The phrase a text stands for; blanks around it do not count."""
    return Phrase(_folded(text, exact_case).strip(), exact_case)


def _folded(text: str, exact_case: bool) -> str:
    """A text as it is compared; line ends are blanks like any other."""
    return _BLANKS.sub(" ", _letters_folded(text, exact_case))


def _letters_folded(text: str, exact_case: bool) -> str:
    if not text.isascii():
        text = unicodedata.normalize("NFD", without_invisible(text))
    if not exact_case:
        text = text.casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFD", text)
    return text


@lru_cache(maxsize=4096)
def _letter_folded(letter: str, exact_case: bool) -> str:
    return _folded(letter, exact_case)


def _letters(line: str) -> Iterator[tuple[int, int]]:
    """Where each letter stands, with its accents and what nobody sees; a run of blanks is one."""
    start = 0
    in_blanks = False
    for place, char in enumerate(line):
        if char.isspace():
            goes_on = in_blanks
            in_blanks = True
        elif _is_invisible(char):
            goes_on = True
        else:
            goes_on = _joins(char)
            in_blanks = False
        if place and not goes_on:
            yield start, place
            start = place
    yield start, len(line)


@cache
def _is_invisible(char: str) -> bool:
    return not without_invisible(char)


@cache
def _joins(char: str) -> bool:
    """Whether a character belongs to the letter before it."""
    first = unicodedata.normalize("NFD", char)[0]
    return (
        unicodedata.combining(char) != 0
        or unicodedata.combining(first) != 0
        or _FIRST_JAMO <= char <= _LAST_JAMO
    )
