"""The fields of an item, read in every dialect and written in one.

Plain (`due:2026-11-30`), Obsidian Tasks (`📅 2026-11-30`) and Dataview (`[due:: 2026-11-30]`) may
stand side by side in one line. Code spans and comments hold no fields.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from oneonone.document.blocks import Span
from oneonone.domain.dates import is_date_word

Dialect = Literal["plain", "tasks", "dataview"]
DIALECTS: tuple[Dialect, ...] = ("plain", "tasks", "dataview")
DATE_FIELDS = ("due", "done", "cancelled", "created", "scheduled")

_EMOJI = {
    "📅": "due",
    "📆": "due",
    "🗓": "due",
    "✅": "done",
    "❌": "cancelled",
    "➕": "created",
    "🛫": "scheduled",
    "⏳": "scheduled",
    "🆔": "id",
}
_PRIORITY_EMOJI = {"🔺": "highest", "⏫": "high", "🔼": "medium", "🔽": "low", "⏬": "lowest"}
_PRIORITY_LETTER = {"A": "high", "B": "medium", "C": "low"}
_DATAVIEW = {"completion": "done", "start": "scheduled"}
_WRITTEN_EMOJI = {"due": "📅", "done": "✅", "cancelled": "❌"}
_WRITTEN_DATAVIEW = {"done": "completion"}

_CODE = "\ufffc"
_PUNCTUATION = ".,;:!?)]}"
_HANDLE = r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*"

_FIELD = re.compile(
    rf"""
      [\[(] (?P<view>due|completion|done|cancelled|created|scheduled|start|priority|id|owner)
        :: [ \t]* (?P<view_value>[^\])\n]*?) [ \t]* [\])]
    | (?<!\S) (?P<plain>due|done|cancelled|created|scheduled|owner) : (?P<plain_value>[^\s:]\S*)
    | (?P<emoji>[{"".join(_EMOJI)}]) \ufe0f? [ \t]* (?P<emoji_value>[\w+-]+)?
    | (?P<level>[{"".join(_PRIORITY_EMOJI)}]) \ufe0f?
    | (?<!\S) !(?P<bang>high|low) (?!\S)
    | \A (?:[ \t]*) \((?P<letter>[ABC])\) (?=\s)
    | (?<!\S) \^(?P<block>[A-Za-z0-9][A-Za-z0-9-]*) (?!\S)
    | (?<!\S) \#(?P<tag>[\w/-]*[^\W\d_][\w/-]*)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_OWNER_WORD = re.compile(rf"@({_HANDLE})|\[\[([^\[\]\n]+)\]\]")


@dataclass(frozen=True, slots=True)
class Field:
    """One field as it stands. Offsets count characters of the own text it was read from."""

    name: str
    value: str
    start: int
    end: int
    value_start: int
    value_end: int
    dialect: Dialect


@dataclass(frozen=True, slots=True)
class OwnText:
    """An item's own lines: what stands in the file, a line end between two lines as `\\n`.

    `pieces` are the byte spans of the lines, container markers left out.
    """

    text: str
    pieces: tuple[Span, ...]
    hidden: str

    def offset(self, index: int) -> int:
        """The byte offset of a character of `text`."""
        starts = [0]
        for line in self.text.split("\n")[:-1]:
            starts.append(starts[-1] + len(line) + 1)
        piece = bisect_right(starts, index) - 1
        return self.pieces[piece][0] + len(self.text[starts[piece] : index].encode())


def own_text(
    data: bytes, pieces: Iterable[Span], code: Iterable[Span], comments: Iterable[Span]
) -> OwnText:
    """The own text of an item from its pieces; code and comments are blanked in `hidden`."""
    spans = tuple(pieces)
    texts = [data[start:end].decode() for start, end in spans]
    hidden = [_hide(data, span, code, comments) for span in spans]
    return OwnText("\n".join(texts), spans, "\n".join(hidden))


def _hide(data: bytes, piece: Span, code: Iterable[Span], comments: Iterable[Span]) -> str:
    start, end = piece
    marked = bytearray(data[start:end])
    for spans, filler in ((code, b"\x00"), (comments, b" ")):
        for first, last in spans:
            low, high = max(first, start), min(last, end)
            if low < high:
                marked[low - start : high - start] = filler * (high - low)
    if bytes(marked) == data[start:end]:
        return data[start:end].decode()
    # Keep one character for each of the text, so that indexes stay the same in both.
    shown = []
    at = 0
    for char in data[start:end].decode():
        byte = marked[at]
        shown.append({0: _CODE, 32: " "}.get(byte, char) if byte in (0, 32) else char)
        at += len(char.encode())
    return "".join(shown)


def read_fields(own: OwnText) -> Iterator[Field]:
    """Every field of an item in the order it stands, owners by `@word` left out.

    A date field holding no date comes with its value as it stands; `is_date_word` tells.
    """
    for match in _FIELD.finditer(own.hidden):
        kind = match.lastgroup
        if kind == "view_value":
            name = match["view"].lower()
            yield _field(match, _DATAVIEW.get(name, name), "view_value", "dataview")
        elif kind == "plain_value":
            value = match["plain_value"].rstrip(_PUNCTUATION)
            if value:
                start = match.start("plain_value")
                end = start + len(value)
                yield Field(match["plain"].lower(), value, match.start(), end, start, end, "plain")
        elif kind in ("emoji", "emoji_value"):
            if match["emoji_value"]:
                yield _field(match, _EMOJI[match["emoji"]], "emoji_value", "tasks")
        elif kind == "level":
            yield _field(match, "priority", "level", "tasks", _PRIORITY_EMOJI[match["level"]])
        elif kind == "letter":
            letter = _PRIORITY_LETTER[match["letter"].upper()]
            yield _field(match, "priority", "letter", "plain", letter)
        elif kind == "bang":
            yield _field(match, "priority", "bang", "plain", match["bang"].lower())
        elif kind == "block":
            yield _field(match, "id", "block", "plain")
        elif kind == "tag":
            yield _field(match, "tag", "tag", "plain")


def _field(
    match: re.Match[str], name: str, group: str, dialect: Dialect, value: str | None = None
) -> Field:
    return Field(
        name,
        match[group] if value is None else value,
        match.start(),
        match.end(),
        match.start(group),
        match.end(group),
        dialect,
    )


def is_sound(found: Field) -> bool:
    """Whether a field has a value it can have; others stay part of the text."""
    if found.name in DATE_FIELDS:
        return is_date_word(found.value)
    if found.name == "owner":
        return re.fullmatch(rf"@?{_HANDLE}", found.value) is not None
    if found.name == "id":
        return re.fullmatch(r"[A-Za-z0-9_-]+", found.value) is not None
    if found.name == "priority":
        return found.value.lower() in (*_PRIORITY_EMOJI.values(),)
    return True


def without(own: OwnText, spans: Iterable[Span]) -> str:
    """The own text on one line without the given stretches and comments, blanks folded."""
    kept = [
        " " if hidden == " " else char for char, hidden in zip(own.text, own.hidden, strict=True)
    ]
    for start, end in spans:
        kept[start:end] = " " * (end - start)
    return " ".join("".join(kept).split())


def owner_words(own: OwnText, spans: Iterable[Span]) -> Iterator[tuple[str, Span, bool]]:
    """The `@word` or `[[name]]` that opens the text, and the one that closes it.

    `spans` are the other fields, which do not count. Yields the name, where it stands, and
    whether it is a `[[link]]`.
    """
    rest = list(own.hidden)
    for start, end in spans:
        rest[start:end] = " " * (end - start)
    text = "".join(rest)
    opening = len(text) - len(text.lstrip())
    first = _OWNER_WORD.match(text, opening)
    if first and _ends_word(text, first.end(), opening_word=True):
        yield _owner(first)
    closing = len(text.rstrip())
    for last in _OWNER_WORD.finditer(text, opening, closing):
        if last.end() == closing and (last.start() == 0 or text[last.start() - 1].isspace()):
            yield _owner(last)


def _ends_word(text: str, end: int, opening_word: bool) -> bool:
    rest = text[end:]
    return (
        not rest.strip()
        or rest[0].isspace()
        or (opening_word and rest[0] in ":," and (len(rest) == 1 or rest[1].isspace()))
    )


def _owner(match: re.Match[str]) -> tuple[str, Span, bool]:
    return match[1] or match[2], match.span(), match[2] is not None


def dialect_of(fields: Iterable[Field]) -> Dialect | None:
    """The dialect a line already uses, None where nothing in it tells."""
    for found in fields:
        telling = found.name in DATE_FIELDS or found.dialect != "plain"
        if telling and is_sound(found):
            return found.dialect
    return None


def written(name: str, value: str, dialect: Dialect) -> str:
    """A field as new text in a dialect; `name` is due, done or cancelled."""
    if dialect == "tasks":
        return f"{_WRITTEN_EMOJI[name]} {value}"
    if dialect == "dataview":
        return f"[{_WRITTEN_DATAVIEW.get(name, name)}:: {value}]"
    return f"{name}:{value}"
