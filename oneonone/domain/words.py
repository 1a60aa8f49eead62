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
_ZERO_WIDTH = re.compile(
    "[\u00ad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe0e\ufe0f\ufeff]"
)
_NUMBERING = re.compile(
    r"^(?:\(?(?:\d{1,3}|[ivx]{1,4})[.):]\s*|\d{1,3}\s*[-\u2013\u2014]\s+|\d{1,3}\s+)+"
)
_HYPHENS = re.compile("[-\u2010-\u2015_]+")


def normalised(text: str) -> str:
    """A heading or a name, reduced to what its writer meant.

    NFKC and casefold; emoji, zero-width characters, Markdown emphasis, leading numbering and
    trailing punctuation go, a hyphen counts as a blank, blanks fold.
    """
    text = unicodedata.normalize("NFKC", text).casefold()
    text = _ZERO_WIDTH.sub("", text)
    text = "".join(" " if _is_symbol(c) else c for c in text)
    text = text.replace("*", "").replace("~~", "")
    text = _NUMBERING.sub("", text.strip(" _#"))
    text = _HYPHENS.sub(" ", text)
    return " ".join(text.split()).strip(" .,:;!?\u2026")


def _is_symbol(char: str) -> bool:
    return (
        unicodedata.category(char) in ("So", "Sk", "Cn", "Co")
        or "\U0001f3fb" <= char <= "\U0001f3ff"
    )


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
