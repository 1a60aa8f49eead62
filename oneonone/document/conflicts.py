"""The marks git leaves in a note where it could not put two versions of a place together."""

from __future__ import annotations

import re

from oneonone.document.blocks import Span
from oneonone.document.lines import Lines
from oneonone.errors import EditRefused

# `=======` alone underlines a heading; `|||||||` is there only where git is told to show the base.
_MARK = re.compile(
    rb"(?:\A|(?<=[\r\n])|(?<=\A\xef\xbb\xbf))"
    rb"(?:(?:<{7}|>{7}) |(?:={7}|\|{7})(?=[ \r\n]|\Z))[^\r\n]*"
)


def conflict_marks(data: bytes) -> tuple[Span, ...]:
    """Where in a note the marks of its conflicts stand, in order; empty where it is in none.

    What both versions have changed, below `|||||||`, is neither side's and counts as a mark.
    """
    if b"<<<<<<<" not in data and b">>>>>>>" not in data:
        return ()  # nearly always, and much faster than the pattern
    found: list[Span] = []
    in_conflict = False
    base: Span | None = None
    for match in _MARK.finditer(data):
        kind, span = match[0][:1], match.span()
        if kind in b"<>":
            found += [base, span] if base else [span]
            in_conflict, base = kind == b"<", None
        elif kind == b"|" and in_conflict and base is None:
            base = span
        elif kind == b"=" and in_conflict:
            found.append((base[0], span[1]) if base else span)
            in_conflict, base = False, None
    return tuple(found if base is None else [*found, base])


def refuse_marks(path: str, data: bytes) -> None:
    """Raise EditRefused where a note is in conflict: an edit would meet one of two versions."""
    marks = conflict_marks(data)
    if marks:
        line = Lines(data).number(marks[0][0])
        raise EditRefused(
            f"{path}:{line}: git conflict markers stand in the note",
            "keep what you want in your editor and take the marks out; "
            "a merge is then finished by: 1on1 sync",
        )
