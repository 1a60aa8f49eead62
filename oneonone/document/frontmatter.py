"""Front matter: where it stands, what it says (YAML 1.2), and on which line a key is.

Notes are only ever read through here; no YAML library may write one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from oneonone.document.lines import Lines
from oneonone.document.plain_yaml import read_plain
from oneonone.domain.record import NOTHING, Record

LARGEST = 64 * 1024

_FENCE = b"---"
_CLOSING = (b"---", b"...")


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
    values = read_plain(text)
    return _read_yaml(text) if values is None else Metadata(values)


def key_line(lines: Lines, header: Header, key: str) -> int:
    """The line a top-level key stands in; the first line of the note where it is not found."""
    name = re.escape(key.encode())
    pattern = re.compile(rb"""[\r\n]["']?%b["']?[ \t]*:""" % name)
    # From the line end of the opening fence, for an empty header ends there.
    found = pattern.search(lines.data, header.start - 1, header.end) if header.present else None
    return lines.number(found.end() - 1) if found else 1


def _read_yaml(text: str) -> Metadata:
    # Not on the common way: the two libraries take longer to import than a hundred notes to read.
    from oneonone.document.strict_yaml import NotAccepted, read_mapping

    try:
        return Metadata(read_mapping(text))
    except NotAccepted as error:
        before = text[: error.index]
        line, column = before.count("\n") + 2, error.index - before.rfind("\n")
        return Metadata(problem=(error.code, line, column, error.message))
