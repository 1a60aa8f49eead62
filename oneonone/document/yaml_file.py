"""A YAML file of the notebook's own, 1on1.yaml or a bank: read by the rules of front matter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from oneonone.document.diagnostics import Diagnostic
from oneonone.document.frontmatter import Header, key_line, read_header
from oneonone.document.lines import Lines
from oneonone.domain.record import NOTHING, Record

_FENCE = b"---\n"


class YamlFile(Record):
    """The keys and values of a file, or the `problem` that keeps it from being read."""

    lines: Lines
    header: Header
    values: Mapping[str, Any] = NOTHING
    problem: Diagnostic | None = None

    @property
    def text(self) -> str:
        """The file as it stands, without a byte order mark."""
        return self.lines.data[self.header.start : self.header.end].decode()

    def line(self, key: str) -> int:
        """The line a top-level key stands in; the first one where it is not found."""
        return max(key_line(self.lines, self.header, key) - 1, 1)


def read_yaml_file(data: bytes, path: str, code: str) -> YamlFile:
    """The file's bytes as values; what keeps it from being read is a diagnostic of that code."""
    try:
        text = data.decode("utf-8-sig").encode()
    except UnicodeDecodeError:
        problem = Diagnostic(path, 1, 1, code, "not UTF-8 text")
        return YamlFile(Lines(b""), Header(0, 0, 0), problem=problem)
    end = b"" if text.endswith((b"\n", b"\r")) else b"\n"
    lines = Lines(_FENCE + text + end + _FENCE)
    # Not found but made: a `---` of the file's own ends nothing here.
    header = Header(len(_FENCE), len(lines.data) - len(_FENCE), len(lines.data))
    metadata = read_header(lines, header)
    if metadata.problem is None:
        return YamlFile(lines, header, metadata.values)
    _, line, column, message = metadata.problem
    message = message.replace("the front matter", "the file")
    problem = Diagnostic(path, max(line - 1, 1), column, code, message)
    return YamlFile(lines, header, problem=problem)
