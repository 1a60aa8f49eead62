"""Comparing words the way people mean them: names, headings, handles."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

HANDLE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
HANDLE_LENGTH = 64

_RESERVED = frozenset(
    ["con", "prn", "aux", "nul", "me"]
    + [f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)]
)
# Unicode's Default_Ignorable_Code_Point: they take no room, so nobody sees them in "pri\u200bvate".
# And the keycap around a digit, for `1\ufe0f\u20e3` numbers a heading as `1.` does.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u20e3\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
# By blocks, room for emoji to come included; private use holds the icons of patched fonts.
_EMOJI = re.compile(
    "[\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u23ff\u2460-\u2bff"
    "\u3030\u303d\u3297\u3299\ue000-\uf8ff\uff5f\uff60\uffe8-\uffee"
    "\U0001f000-\U0001faff]"
)
_EMPHASIS = re.compile("[*~`]")
_HYPHENS = re.compile("[-_\u2010-\u2015]")
_PUNCTUATION = (
    " .,:;!?#|/\\()[]{}<>'\""  # as on every keyboard; the rest: quotes, bullet, …, ¡ « » ¿ 、 。
    "\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u2022\u2026\u00a1\u00ab\u00bb\u00bf\u3001\u3002"
)
_BEFORE_WORDS = re.compile(
    rf"\A(?:[{re.escape(_PUNCTUATION)}]|(?:\d{{1,3}}|[ivx]{{1,4}}|[a-z](?=[.)]))[.):]|\d{{1,3}} )+"
)


def normalised(text: str) -> str:
    """A heading or a name, reduced to what its writer meant.

    NFKC and casefold; emoji, zero-width characters, Markdown emphasis, leading numbering and the
    punctuation around go, a hyphen counts as a blank, blanks fold. Doing it twice changes nothing.
    """
    text = unicodedata.normalize("NFKC", without_invisible(_EMOJI.sub(" ", text)))
    text = unicodedata.normalize("NFKC", _EMPHASIS.sub("", text).casefold())
    text = " ".join(_HYPHENS.sub(" ", text).split()).rstrip(_PUNCTUATION)
    return _BEFORE_WORDS.sub("", text)


def without_invisible(text: str) -> str:
    """A text without the characters that show nothing, a zero-width blank say."""
    return text if text.isascii() else _INVISIBLE.sub("", text)


def handle_from(name: str) -> str:
    """The handle a name makes: NFKD, ASCII, small letters, hyphens; may come out empty."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain.lower()))[:HANDLE_LENGTH].strip("-")


def is_handle(text: str) -> bool:
    """Whether a text is a handle as it stands, and one every file system can hold."""
    return (
        HANDLE.fullmatch(text) is not None and len(text) <= HANDLE_LENGTH and not is_reserved(text)
    )


def is_reserved(handle: str) -> bool:
    """Names that Windows keeps for devices, and `me`, which means the notebook's owner."""
    return handle in _RESERVED


def near_matches(word: str, known: Iterable[str], most: int = 3) -> list[str]:
    """Known words a typing slip away from `word`, nearest first."""
    import difflib

    return difflib.get_close_matches(word, sorted(set(known)), n=most, cutoff=0.72)


def one_slip_apart(one: str, other: str) -> bool:
    """Whether one letter is wrong, missing or too many, or two neighbours are swapped."""
    if one == other:
        return False
    start = 0
    while one[start : start + 1] == other[start : start + 1]:
        start += 1
    rest, wanted = one[start:], other[start:]
    swapped = rest[1:2] + rest[:1] + rest[2:]
    return wanted in (swapped, rest[1:]) or wanted[1:] in (rest, rest[1:])
