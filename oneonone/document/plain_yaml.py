"""YAML as `new`, `init` and people mostly write it, read without a YAML parser, which takes longer
to import than a hundred notes to read.

Mappings and lists by indentation or in brackets, comments, and values that mean the same whoever
reads them: plain words, whole numbers, dates, times, `true`, `false`, and texts in quotes without
an escape. Anything else is for `strict_yaml`; tests hold the two together.
"""

from __future__ import annotations

import re
from typing import Any

from oneonone.domain.dates import parse_iso

_DEEPEST = 4
_KEY = r"(?P<key> [A-Za-z_][A-Za-z0-9_-]{0,40} ) :"
_ENTRY = re.compile(rf"{_KEY} (?: [ ]+ (?P<value> .+ ) )?", re.VERBOSE)
_VALUE = re.compile(
    r"""
    (?P<number> 0 | [1-9][0-9]{0,8} )
  | (?P<date> [0-9]{4}-[0-9]{2}-[0-9]{2} )
  | (?P<text>
        [^\W\d_] [\w./'-]* (?: [ ] [\w./'-]+ )*
      | [0-9]{1,5}[dw]
      | [0-9]{1,2} (?: /[0-9]{1,2} | :[0-9]{2} )
    )
    """,
    re.VERBOSE,
)
_PROSE = re.compile(r"[^\W\d_][\w./'!?,;()&+-]*(?: [\w./'!?,;()&+-]+)*")  # no value in brackets
_QUOTED = re.compile(r"""'([^']*)'|"([^"\\]*)\"""")
_TOKEN = re.compile(r"[\[\]{},]|[^\[\]{},]+")
_TRUTH = {"true": True, "false": False}
_NO_TEXT = frozenset(("true", "false", "null"))


def read_plain(text: str) -> dict[str, Any] | None:
    """What a mapping says, its line ends `\\n`; None where only a YAML parser can tell."""
    try:
        return _Block(text.split("\n")).whole()
    except _NotPlain:
        return None


class _NotPlain(Exception):
    """A parser has to look at it."""


class _Block:
    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.at = -1
        self.line = ""
        self.indent = -1
        self.advance()

    def advance(self) -> None:
        """Go to the next line that says something; behind the last the indent is -1."""
        for number in range(self.at + 1, len(self.lines)):
            line = self.lines[number]
            words = line.lstrip(" ")
            indent = len(line) - len(words)
            comment = words.find("#") if words[:1] == "#" else words.find(" #")
            if comment >= 0:
                if not words.isprintable():
                    raise _NotPlain
                words = words[:comment]
            if words:
                self.at, self.line, self.indent = number, words.rstrip(" "), indent
                return
        self.at, self.line, self.indent = len(self.lines), "", -1

    def whole(self) -> dict[str, Any]:
        if self.indent < 0:
            return {}
        if self.indent:
            raise _NotPlain
        found = self.mapping(0, _DEEPEST)
        if self.indent >= 0:
            raise _NotPlain
        return found

    def mapping(self, indent: int, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while self.indent == indent:
            match = _ENTRY.fullmatch(self.line)
            key = match["key"] if match else ""
            if match is None or key in found or key.lower() in _NO_TEXT:
                raise _NotPlain
            self.advance()
            found[key] = _value(match["value"]) if match["value"] else self.below(indent, depth)
        return found

    def below(self, indent: int, depth: int) -> Any:
        """The value of a key in the lines below it."""
        if self.indent <= indent:
            return None
        if not depth:
            raise _NotPlain
        inner = self.indent
        found = self.sequence(inner, depth) if self.is_item() else self.mapping(inner, depth - 1)
        if self.indent > indent:
            raise _NotPlain
        return found

    def is_item(self) -> bool:
        return self.line.startswith("- ")

    def sequence(self, indent: int, depth: int) -> list[Any]:
        found: list[Any] = []
        while self.indent == indent and self.is_item():
            words = self.line[2:]
            if _ENTRY.fullmatch(words):
                self.line, self.indent = words, indent + 2
                found.append(self.mapping(indent + 2, depth - 1))
            else:
                self.advance()
                found.append(_value(words))
        return found


def _value(text: str) -> Any:
    """One value on a line."""
    if text[0] in "[{":
        return _in_brackets(text)
    quoted = _QUOTED.fullmatch(text)
    if quoted:
        inside = text[1:-1]
        if not inside.isprintable():
            raise _NotPlain
        return inside
    return text if _is_prose(text) else _scalar(text)


def _is_prose(text: str) -> bool:
    return _PROSE.fullmatch(text) is not None and text.lower() not in _NO_TEXT


def _scalar(text: str) -> Any:
    match = _VALUE.fullmatch(text)
    if match is None:
        raise _NotPlain
    if match.lastgroup == "number":
        return int(text)
    if match.lastgroup == "date":
        day = parse_iso(text)
        if day is None:
            raise _NotPlain
        return day
    if text in _TRUTH:
        return _TRUTH[text]
    if text.lower() in _NO_TEXT:
        raise _NotPlain
    return text


def _in_brackets(text: str) -> Any:
    tokens = [token for one in _TOKEN.findall(text) if (token := one.strip(" "))]
    tokens.reverse()
    found = _bracketed(tokens, _DEEPEST)
    if tokens:
        raise _NotPlain
    return found


def _bracketed(tokens: list[str], depth: int) -> Any:
    """The value that comes first in `tokens`, which are taken from their end."""
    if not tokens or not depth:
        raise _NotPlain
    first = tokens.pop()
    if first == "[":
        return _between(tokens, "]", depth)
    if first == "{":
        return _mapping(_between(tokens, "}", depth, pairs=True))
    return _scalar(first)


def _between(tokens: list[str], closing: str, depth: int, *, pairs: bool = False) -> list[Any]:
    """What stands between commas up to a closing bracket."""
    found: list[Any] = []
    if tokens and tokens[-1] == closing:
        tokens.pop()
        return found
    while tokens:
        found.append((_pair if pairs else _bracketed)(tokens, depth - 1))
        after = tokens.pop() if tokens else ""
        if after == closing:
            return found
        if after != ",":
            break
    raise _NotPlain


def _pair(tokens: list[str], depth: int) -> tuple[str, Any]:
    match = _ENTRY.fullmatch(tokens.pop())
    if match is None or match["key"].lower() in _NO_TEXT:
        raise _NotPlain
    if match["value"]:
        return match["key"], _scalar(match["value"])
    if not tokens or tokens[-1] not in "[{":
        raise _NotPlain
    return match["key"], _bracketed(tokens, depth)


def _mapping(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _NotPlain
    return found
