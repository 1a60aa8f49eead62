"""A word that may be typed next. By itself, for to offer commands nothing else is needed."""

from __future__ import annotations

from typing import NamedTuple


class Candidate(NamedTuple):
    """A word, and what to say of it."""

    word: str
    about: str = ""
