"""Lines of a note, as bytes: split on \\n, \\r\\n and \\r only, ends kept as found."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

_END = re.compile(rb"\r\n|\n|\r")
_LF, _CR = b"\n\r"
BOM = b"\xef\xbb\xbf"


class Lines:
    """A note's bytes with the places where its lines begin. Offsets are bytes, lines 1-based.

    A byte order mark stands before the first line, in none.
    """

    def __init__(self, data: bytes) -> None:
        self.data = data

    @cached_property
    def starts(self) -> list[int]:
        """The offset of each line's first byte; a final line end opens no further line."""
        starts = [len(BOM) if self.data.startswith(BOM) else 0]
        starts += [match.end() for match in _END.finditer(self.data)]
        if len(starts) > 1 and starts[-1] == len(self.data):
            starts.pop()
        return starts

    def __len__(self) -> int:
        return len(self.starts)

    def number(self, offset: int) -> int:
        """The line an offset lies in."""
        return max(1, bisect_right(self.starts, offset))

    def span(self, line: int) -> tuple[int, int]:
        """Where a line begins and ends, its line end left out."""
        data, starts = self.data, self.starts
        start = starts[line - 1]
        end = starts[line] if line < len(starts) else len(data)
        if end > start and data[end - 1] == _LF:
            end -= 1
        if end > start and data[end - 1] == _CR:
            end -= 1
        return start, end

    def text(self, line: int) -> str:
        """A line without its end."""
        start, end = self.span(line)
        return self.data[start:end].decode("utf-8", "replace")

    def column(self, offset: int) -> int:
        """The 1-based column of an offset, counted in characters."""
        start = self.starts[self.number(offset) - 1]
        return len(self.data[start:offset].decode("utf-8", "replace")) + 1

    @property
    def line_end(self) -> bytes:
        """The line end new lines should have: the note's first, `\\n` where it has none."""
        match = _END.search(self.data)
        return match[0] if match else b"\n"
