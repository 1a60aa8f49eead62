"""Headings that a human reads as private although their letters or their spelling say otherwise.

Only what is for other eyes asks here: leaving a section out by mistake costs no more than a look.
"""

# ruff: noqa: RUF001  look-alike letters are what this is about

from __future__ import annotations

import difflib
import re
import unicodedata

from oneonone.domain.words import normalised, without_invisible

_BEGINNINGS = ("private", "confidential", "notes to self")
_NEAR = 0.85  # one letter of seven may be wrong
_NEAR_LENGTH = _NEAR / (2 - _NEAR)  # what differs more in length cannot be as near; it costs less

# What stays another letter, or none, when accents and widths are taken away.
_ALIKE = {
    "a": "аɑαᴀ@4",
    "c": "сϲᴄ",
    "d": "ԁđᴅ",
    "e": "еҽᴇ3",
    "f": "ƒꜰ",
    "i": "іıιɩɪ1!|",
    "l": "ӏłʟ",
    "n": "ոηпɴ",
    "o": "оοσøᴏ0",
    "p": "рρᴘ",
    "r": "гʀ",
    "s": "ѕꜱ5$",
    "t": "тτᴛ7",
    "v": "ѵνᴠ",
}
_FOLD = str.maketrans({alike: letter for letter, all_ in _ALIKE.items() for alike in all_})
_WORD = re.compile(r"[^\W\d_]+")
_TURNED = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# Alphabets whose letters pass for each other's; `AI開発` mixes two that do not.
_SCRIPTS = frozenset("ARMENIAN CHEROKEE COPTIC CYRILLIC DESERET GREEK LATIN LISU".split())


def looks_private(heading: str) -> bool:
    """Whether a heading reads like a private one: `Privat`, `Pr1vate`, `P R I V A T E`.

    So does one with a word out of two alphabets, or with marks that turn its letters round: nobody
    can be sure what is meant.
    """
    words = _folded(normalised(heading)).split()
    if all(len(word) == 1 for word in words):
        words = ["".join(words)]
    return (
        any(_is_like(words, beginning) for beginning in _BEGINNINGS)
        or _TURNED.search(heading) is not None
        or any(_mixes_alphabets(word) for word in _WORD.findall(without_invisible(heading)))
    )


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).translate(_FOLD)
    return "".join(char for char in plain if not unicodedata.combining(char))


def _is_like(words: list[str], beginning: str) -> bool:
    first = " ".join(words[: beginning.count(" ") + 1])
    if first.startswith(beginning):
        return True
    if not _NEAR_LENGTH <= len(first) / len(beginning) <= 1 / _NEAR_LENGTH:
        return False
    return difflib.SequenceMatcher(None, first, beginning).ratio() >= _NEAR


def _mixes_alphabets(word: str) -> bool:
    if word.isascii():
        return False
    letters = unicodedata.normalize("NFKC", word)
    found = {unicodedata.name(char, "").partition(" ")[0] for char in letters} & _SCRIPTS
    return len(found) > 1
