"""The fields of an item, read in every dialect and written in one.

Plain (`due:2026-11-30`), Obsidian Tasks (`📅 2026-11-30`) and Dataview (`[due:: 2026-11-30]`) may
stand side by side in one line. Code spans and comments hold no fields.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Literal

from oneonone.document.blocks import Span
from oneonone.document.comments import overlapping
from oneonone.domain.dates import is_date_word
from oneonone.domain.record import Record

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

_CODE = "\ufffc"  # stands for each character of code: no blank, and part of no word
_PUNCTUATION = ".,;:!?)]}"
_HANDLE = r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*"
_TAG = r"(?<!\S) \#(?P<tag>[\w/-]*[^\W\d_][\w/-]*)"

# A line end counts as a blank: where an editor wraps a line says nothing. An emoji's value is
# no word that is a field of its own (`📅 done:2026-11-20`). All of it takes linear time.
_FIELD = re.compile(
    rf"""
      [\[(] (?P<view>due|completion|done|cancelled|created|scheduled|start|priority|id|owner)
        :: \s*+ (?P<view_value>[^\[\]()]*) [\])]
    | (?<!\S) (?P<plain>due|done|cancelled|created|scheduled|owner)
        : (?P<plain_value>[^\s:{_CODE}][^\s{_CODE}]*)
    | (?P<emoji>[{"".join(_EMOJI)}]) \ufe0f? \s*+ (?P<emoji_value>[\w+-]++ (?!:\S))?
    | (?P<level>[{"".join(_PRIORITY_EMOJI)}]) \ufe0f?
    | (?<!\S) !(?P<bang>high|low) (?!\S)
    | \A \s* \((?P<letter>(?-i:[ABC]))\) (?!\S)
    | (?<!\S) \^(?P<block>[A-Za-z0-9][A-Za-z0-9-]*) (?!\S)
    | {_TAG}
    """,
    re.VERBOSE | re.IGNORECASE,
)
_OWNER_WORD = re.compile(rf"@({_HANDLE})|\[\[([^\[\]]+)\]\]")
_AFTER_OPENING = re.compile(r"[:,]?(?!\S)")
_BLANKS = re.compile(r" +")
_WHOLE_COMMENTS = re.compile(r"(?:<!--(?:(?!-->).)*-->|%%(?:(?!%%).)*%%|\s)+")
_TAG_ALONE = re.compile(_TAG, re.VERBOSE)


class Field(Record):
    """One field as it stands. Offsets count characters of the own text it was read from."""

    name: str
    value: str
    start: int
    end: int
    value_start: int
    value_end: int
    dialect: Dialect


class OwnText:
    """An item's own lines: what stands in the file, a line end between two lines as `\\n`.

    `pieces` are the byte spans of the lines, container markers left out. `hidden` is as long as
    `text`: comments are blanks there, and code is no word.
    """

    def __init__(self, text: str, pieces: tuple[Span, ...], hidden: str) -> None:
        self.text = text
        self.pieces = pieces
        self.hidden = hidden

    def offset(self, index: int) -> int:
        """The byte offset of a character of `text`; of a `\\n`, where its line's text ends."""
        return self._offsets[index]

    @cached_property
    def _offsets(self) -> list[int]:
        found: list[int] = []
        for line, (start, _) in zip(self.text.split("\n"), self.pieces, strict=True):
            found += accumulate((len(char.encode()) for char in line), initial=start)
        return found


def own_text(
    data: bytes, pieces: Iterable[Span], code: Sequence[Span], comments: Sequence[Span]
) -> OwnText:
    """The own text of an item from its pieces; code and comments, sorted, go to `hidden`."""
    spans = tuple(pieces)
    texts = [data[start:end].decode() for start, end in spans]
    hidden = [_hide(data, span, code, comments) for span in spans]
    return OwnText("\n".join(texts), spans, "\n".join(hidden))


def _hide(data: bytes, piece: Span, code: Sequence[Span], comments: Sequence[Span]) -> str:
    place, end = piece
    covers = [(*span, " ") for span in overlapping(comments, piece)]
    covers += [(*span, _CODE) for span in overlapping(code, piece)]
    if not covers:
        return data[place:end].decode()
    shown = []
    for first, last, filler in sorted(covers):
        low, high = max(first, place), min(last, end)
        if low < high:  # else it lies in a comment that is hidden already
            shown += [data[place:low].decode(), filler * len(data[low:high].decode())]
            place = high
    return "".join([*shown, data[place:end].decode()])


def read_fields(own: OwnText) -> Iterator[Field]:
    """Every field of an item in the order it stands, owners by `@word` left out.

    A date field holding no date comes with its value as it stands; `is_date_word` tells.
    """
    for match in _FIELD.finditer(own.hidden):
        kind = match.lastgroup
        if kind == "view_value":
            name = match["view"].lower()
            value = match["view_value"].rstrip()
            yield _field(match, _DATAVIEW.get(name, name), "view_value", "dataview", value)
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
            letter = _PRIORITY_LETTER[match["letter"]]
            yield _field(match, "priority", "letter", "plain", letter)
        elif kind == "bang":
            yield _field(match, "priority", "bang", "plain", match["bang"].lower())
        elif kind == "block":
            yield _field(match, "id", "block", "plain")
        else:
            yield _field(match, "tag", "tag", "plain")


def _field(
    match: re.Match[str], name: str, group: str, dialect: Dialect, value: str | None = None
) -> Field:
    value = match[group] if value is None else value
    return Field(
        name, value, match.start(), match.end(), match.start(group), match.end(group), dialect
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
        return found.value.lower() in _PRIORITY_EMOJI.values()
    return True


def tags_in(text: str) -> list[str]:
    """The `#tags` of any text, without their `#`."""
    return [match["tag"] for match in _TAG_ALONE.finditer(text)]


def without(own: OwnText, spans: Iterable[Span]) -> str:
    """The own text on one line without the given stretches and comments, blanks folded."""
    kept = list(own.text)
    if own.hidden != own.text:
        both = zip(own.text, own.hidden, strict=True)
        kept = [" " if hidden == " " else char for char, hidden in both]
    for start, end in spans:
        kept[start:end] = " " * (end - start)
    return " ".join("".join(kept).split())


def without_torn_comments(own: OwnText) -> str:
    """The own text, as long as before, where a NUL stands for what one line would not hide.

    That is a comment over several lines; and all comments where a `%%` stands that opens none,
    for on one line it would pair with the next.
    """
    shown = list(own.text)
    stray = "%%" in own.hidden
    for blanks in _BLANKS.finditer(own.hidden):
        covered = own.text[slice(*blanks.span())].strip()
        if covered and (stray or not _WHOLE_COMMENTS.fullmatch(covered)):
            shown[slice(*blanks.span())] = "\0" * (blanks.end() - blanks.start())
    return "".join(shown)


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
    if first and _AFTER_OPENING.match(text, first.end()):
        yield _owner(first)
    closing = len(text.rstrip())
    for last in _OWNER_WORD.finditer(text, opening, closing):
        if last.end() == closing and (last.start() == 0 or text[last.start() - 1].isspace()):
            yield _owner(last)


def _owner(match: re.Match[str]) -> tuple[str, Span, bool]:
    return match[1] or match[2], match.span(), match[2] is not None


def dialect_of(fields: Iterable[Field]) -> Dialect | None:
    """The dialect a line already uses, None where nothing in it tells."""
    for found in fields:
        if found.name in DATE_FIELDS or found.dialect != "plain":
            return found.dialect
    return None


def written(name: str, value: str, dialect: Dialect) -> str:
    """A field as new text in a dialect; `name` is due, done or cancelled."""
    if dialect == "tasks":
        return f"{_WRITTEN_EMOJI[name]} {value}"
    if dialect == "dataview":
        return f"[{_WRITTEN_DATAVIEW.get(name, name)}:: {value}]"
    return f"{name}:{value}"
