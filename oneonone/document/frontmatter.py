"""Front matter: where it stands, what it says (YAML 1.2), and on which line a key is.

Notes are only ever read through here. python-frontmatter does the reading with a handler of ours,
because its own YAML is 1.1 (`1:1` is 61, `no` is False) and lets the last of two equal keys win;
neither library may write a note.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from oneonone.document.lines import BOM, Lines

LARGEST = 64 * 1024

_FENCE = b"---"
_CLOSING = (b"---", b"...")


@dataclass(frozen=True, slots=True)
class Header:
    """Front matter as it stands: `start` to `end` are the lines between the fences."""

    start: int
    end: int
    body_start: int
    unclosed: bool = False

    @property
    def present(self) -> bool:
        """Whether the note has front matter at all."""
        return self.body_start > self.start and not self.unclosed


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the front matter says; `problem` is (code, line, column, message) where it cannot."""

    values: Mapping[str, Any] = field(default_factory=dict)
    problem: tuple[str, int, int, str] | None = None


def find_header(lines: Lines) -> Header:
    """Where the front matter stands: the first line is exactly `---`, the last `---` or `...`."""
    data = lines.data
    begin = len(BOM) if data.startswith(BOM) else 0
    first_start, first_end = lines.span(1)
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
    return _read_yaml(text)


def key_line(lines: Lines, header: Header, key: str) -> int:
    """The line a top-level key stands in; the first line of the note where it is not found."""
    pattern = re.compile(rf"""["']?{re.escape(key)}["']?\s*:""")
    if header.present:
        for number in range(2, lines.number(header.end)):
            if pattern.match(lines.text(number)):
                return number
    return 1


class _Refused(Exception):
    """The YAML is well formed but not what front matter may be."""

    def __init__(self, code: str, line: int, column: int, message: str) -> None:
        super().__init__(message)
        self.problem = (code, line, column, message)


def _read_yaml(text: str) -> Metadata:
    import frontmatter
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        values, _ = frontmatter.parse(f"---\n{text}---\n", handler=_handler())
    except _Refused as refused:
        return Metadata(problem=refused.problem)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 2, mark.column + 1) if mark else (1, 1)
        message = " ".join(str(error.problem or error.context or "not YAML").split())
        return Metadata(problem=("F02", line, column, f"not YAML: {message}"))
    except (YAMLError, ValueError, RecursionError, OverflowError) as error:
        # ruamel lets ValueError (odd numbers, dates) and RecursionError (deep nesting) escape.
        what = "nested too deeply" if isinstance(error, RecursionError) else "a value is broken"
        return Metadata(problem=("F02", 1, 1, f"not YAML: {what}"))
    return Metadata(values)


@cache
def _handler() -> Any:
    """A python-frontmatter handler that loads with ruamel.yaml, YAML 1.2, aliases refused."""
    from frontmatter.default_handlers import BaseHandler
    from ruamel.yaml import YAML
    from ruamel.yaml.constructor import SafeConstructor
    from ruamel.yaml.events import AliasEvent

    class Constructor(SafeConstructor):
        def construct_yaml_timestamp(self, node: Any, values: Any = None) -> Any:
            try:
                return super().construct_yaml_timestamp(node, values)
            except ValueError:
                return node.value  # 2026-13-01: the key's own check names it and its line

    Constructor.add_constructor("tag:yaml.org,2002:timestamp", Constructor.construct_yaml_timestamp)

    class Handler(BaseHandler):  # type: ignore[misc]  # python-frontmatter has no types
        FM_BOUNDARY = re.compile("---")

        def detect(self, text: str) -> bool:
            return True

        def split(self, text: str) -> tuple[str, str]:
            return text[len("---\n") : -len("---")], ""

        def load(self, fm: str, **_: object) -> dict[str, Any]:
            yaml = YAML(typ="safe", pure=True)
            yaml.Constructor = Constructor
            if "*" in fm:
                for event in yaml.parse(fm):
                    if isinstance(event, AliasEvent):
                        mark = event.start_mark
                        where = (mark.line + 2, mark.column + 1)
                        raise _Refused(
                            "F05", *where, "YAML aliases (*name) are not read; write the value out"
                        )
            loaded = yaml.load(fm)
            if loaded is None:
                return {}
            if not isinstance(loaded, dict):
                raise _Refused("F03", 2, 1, "the front matter must be lines of `key: value`")
            return {str(key): value for key, value in loaded.items()}

    return Handler()
