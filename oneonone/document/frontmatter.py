"""Front matter: where it stands, what it says (YAML 1.2), and on which line a key is.

Notes are only ever read through here; no YAML library may write one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from oneonone.document.lines import Lines
from oneonone.domain.dates import parse_iso
from oneonone.domain.record import NOTHING, Record

LARGEST = 64 * 1024

_FENCE = b"---"
_CLOSING = (b"---", b"...")
_WORDS = r"[^\W\d_] [\w./'-]* (?: [ ] [\w./'-]+ )*"
_PLAIN = re.compile(
    rf"""
    (?P<key> [A-Za-z_][A-Za-z0-9_-]{{0,40}} ) :
    (?: [ ]+ (?:
        (?P<number> 0 | [1-9][0-9]{{0,8}} )
      | (?P<date> [0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}} )
      | (?P<text> {_WORDS} | [0-9]{{1,2}} (?: /[0-9]{{1,2}} | :[0-9]{{2}} ) )
      | \[ (?P<list> (?: {_WORDS} (?: ,[ ]* {_WORDS} )* )? ) \]
    ) )?
    [ ]*
    """,
    re.VERBOSE,
)
_NO_TEXT = frozenset(("true", "false", "null"))


class Header(Record):
    """Front matter as it stands: `start` to `end` are the lines between the fences."""

    start: int
    end: int
    body_start: int
    unclosed: bool = False

    @property
    def present(self) -> bool:
        """Whether the note has front matter at all."""
        return self.body_start > self.start and not self.unclosed


class Metadata(Record):
    """What the front matter says; `problem` is (code, line, column, message) where it cannot."""

    values: Mapping[str, Any] = NOTHING
    problem: tuple[str, int, int, str] | None = None


def find_header(lines: Lines) -> Header:
    """Where the front matter stands: the first line is exactly `---`, the last `---` or `...`."""
    data = lines.data
    begin, first_end = lines.span(1)
    if data[begin:first_end] != _FENCE:
        return Header(begin, begin, begin)
    for number in range(2, len(lines) + 1):
        start, end = lines.span(number)
        if data[start:end] in _CLOSING:
            after = lines.starts[number] if number < len(lines) else len(data)
            return Header(lines.starts[1], start, after)
    return Header(begin, begin, begin, unclosed=True)


def read_header(lines: Lines, header: Header) -> Metadata:
    """The keys and values; anything that is no plain mapping of YAML 1.2 is one problem.

    Lines and columns of a problem are those of the note.
    """
    if header.unclosed:
        message = "the front matter opened in line 1 is never closed; add a line --- below it"
        return Metadata(problem=("F01", 1, 1, message))
    if not header.present:
        return Metadata()
    if header.end - header.start > LARGEST:
        message = f"the front matter is larger than {LARGEST // 1024} KB and is ignored"
        return Metadata(problem=("F04", 1, 1, message))
    text = lines.data[header.start : header.end].decode("utf-8")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return Metadata()
    values = _read_plain(text)
    return _read_yaml(text) if values is None else Metadata(values)


def key_line(lines: Lines, header: Header, key: str) -> int:
    """The line a top-level key stands in; the first line of the note where it is not found."""
    name = re.escape(key.encode())
    pattern = re.compile(rb"""[\r\n]["']?%b["']?[ \t]*:""" % name)
    # From the line end of the opening fence, for an empty header ends there.
    found = pattern.search(lines.data, header.start - 1, header.end) if header.present else None
    return lines.number(found.end() - 1) if found else 1


def _read_plain(text: str) -> dict[str, Any] | None:
    """What YAML says where every line is one of the plain ones that `new` writes, else None.

    Twenty times as fast as a YAML parser, and the tests hold it to say the same.
    """
    values: dict[str, Any] = {}
    for line in text.split("\n")[:-1]:
        match = _PLAIN.fullmatch(line)
        if match is None or match["key"] in values:
            return None
        value: Any = match[match.lastgroup or "key"]
        words = [match["key"], value]
        if match.lastgroup == "key":
            value = None
        elif match.lastgroup == "number":
            value = int(value)
        elif match.lastgroup == "date":
            value = parse_iso(value)
            if value is None:
                return None
        elif match.lastgroup == "list":
            value = words = [word.strip() for word in value.split(",")] if value else []
        if not _NO_TEXT.isdisjoint(map(str.lower, words)):
            return None
        values[match["key"]] = value
    return values


def _read_yaml(text: str) -> Metadata:
    # Not on the common way: the two libraries take longer to import than a hundred notes to read.
    from oneonone.document.strict_yaml import NotAccepted, read_mapping

    try:
        return Metadata(read_mapping(text))
    except NotAccepted as error:
        before = text[: error.index]
        line, column = before.count("\n") + 2, error.index - before.rfind("\n")
        return Metadata(problem=(error.code, line, column, error.message))
