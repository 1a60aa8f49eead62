"""The CommonMark structure of a note, and the only module that imports the Markdown parser.

The parser is pulldown-cmark (pyromark). It yields events with byte ranges; what the rest needs is
collected here: headings with the section they open, list items with their own lines, and the
stretches that are code, HTML, comments, rules or block quotes. All offsets are bytes of the text
that was parsed, moved by `offset`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Any

from oneonone.domain.record import Record

Span = tuple[int, int]

_LONE_CR = re.compile(r"\r(?!\n)")
_FENCE = re.compile(rb"(`{3,}|~{3,})")
_LINE_END = re.compile(rb"\r\n|\n|\r")
_COMMENT = re.compile(rb"<!--(?:>|->|.*?-->)", re.DOTALL)
_PRIVATE_CALLOUT = re.compile(rb"\[!(?:private|confidential)\b[^\]\r\n]*\]", re.IGNORECASE)
_BULLET = re.compile(rb"[-+*0-9]")
_INLINE_TAGS = frozenset("Emphasis Strong Strikethrough Superscript Subscript Link Image".split())


class Heading(Record):
    """A heading. `parent` is the index of the heading it stands under, None at the top.

    A `[!private]` callout is one of level 0, so that it rules its quote and all headings in it.
    """

    start: int
    end: int
    level: int
    text: str
    parent: int | None


class ListItem:
    """A list item whose first block is a paragraph.

    `text_start` to `text_end` is that paragraph; `quote_depth` block quotes surround it;
    `parent` is the index of the list item around it.
    """

    __slots__ = ("code", "end", "parent", "quote_depth", "start", "text_end", "text_start")

    def __init__(
        self, start: int, end: int, text_start: int, quote_depth: int, parent: int | None
    ) -> None:
        self.start = start
        self.end = end
        self.text_start = self.text_end = text_start
        self.quote_depth = quote_depth
        self.parent = parent
        self.code: list[Span] = []


class Blocks:
    """What a note is made of, in the order of the text; `html` is all of it, comments too."""

    def __init__(self) -> None:
        self.headings: list[Heading] = []
        self.items: list[ListItem] = []
        self.code: list[Span] = []
        self.comments: list[Span] = []
        self.html: list[Span] = []
        self.rules: list[Span] = []
        self.unclosed: list[int] = []
        self.quotes: list[Span] = []
        self.quoted_paragraphs: list[Span] = []
        self.turns: list[tuple[int, int | None]] = []

    def heading_at(self, offset: int) -> int | None:
        """The index of the heading whose section an offset lies in."""
        place = bisect_right(self.turns, offset, key=lambda turn: turn[0])
        return self.turns[place - 1][1] if place else None


def parse_blocks(text: str, data: bytes, offset: int = 0) -> Blocks:
    """The structure of `text`; `data` is its UTF-8 form. Takes any text, linear in its length."""
    return _Reader(data, offset).read(markdown_events(text))


def markdown_events(text: str, *, footnotes: bool = False) -> list[tuple[Any, int, int]]:
    """The parser's events, each with the bytes it covers; for `parse_blocks` and tree.py."""
    import pyromark

    options = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_STRIKETHROUGH
    if footnotes:
        options |= pyromark.Options.ENABLE_FOOTNOTES
    if "\r" in text:
        # pulldown-cmark does not see a fence after a lone \r; \n is as long and means the same.
        text = _LONE_CR.sub("\n", text)
    found = pyromark.events_with_range(text, options=options)
    return [(event, place["start"], place["end"]) for event, place in found]


class _Reader:
    """Turns the parser's events into Blocks; one instance reads one text."""

    def __init__(self, data: bytes, offset: int) -> None:
        self.data = data
        self.offset = offset
        self.blocks = Blocks()
        self.scopes: list[list[tuple[int, int]]] = [[]]  # a container's open (level, heading)
        self.quote_depth = 0
        self.open_items: list[int | None] = []
        self.waiting: tuple[int, int] | None = None  # a list item whose first block is to come
        self.current: ListItem | None = None  # the item whose first paragraph is being read
        self.quote_opens = False  # a block quote has begun, and nothing in it yet
        self.words: list[str] | None = None  # those of the heading that is being read

    def read(self, events: Iterable[tuple[Any, int, int]]) -> Blocks:
        for event, start, end in events:
            if type(event) is str:
                self._plain(event, start, end)
                continue
            kind = next(iter(event))
            value = event[kind]
            if kind == "Start":
                self._start(value, start, end)
            elif kind == "End":
                self._end(value, start, end)
            else:
                self._inline(kind, value, start, end)
        return self.blocks

    def _span(self, start: int, end: int) -> Span:
        return start + self.offset, end + self.offset

    # -- containers and leaves -----------------------------------------------------------------

    def _start(self, tag: Any, start: int, end: int) -> None:
        name = tag if type(tag) is str else next(iter(tag))
        if name in _INLINE_TAGS:
            self._text(start, end)
        elif name == "Paragraph":
            if self.waiting is not None:
                self._begin_text(start, *self.waiting)
            self._quoted(start, end)
        else:
            self._leave_text()
            self.quote_opens = name == "BlockQuote"
            if name == "Item":
                self._enter_scope()
                self.waiting = (self._bullet(start), end)
                self.open_items.append(None)
            elif name == "BlockQuote":
                self._enter_scope()
                self.quote_depth += 1
                if self.quote_depth == 1:
                    self.blocks.quotes.append(self._span(start, end))
            elif name == "Heading":
                self.words = []
            elif name == "CodeBlock":
                self.blocks.code.append(self._span(start, end))
                if tag[name] != "Indented" and not _is_closed(self.data[start:end]):
                    self.blocks.unclosed.append(start + self.offset)
            elif name == "HtmlBlock":
                self._html(start, end)

    def _end(self, tag: Any, start: int, end: int) -> None:
        name = tag if type(tag) is str else next(iter(tag))
        if name in _INLINE_TAGS:
            return
        if name == "Heading":
            text = " ".join("".join(self.words or ()).split())
            self.words = None
            self._add_heading(int(tag[name][1]), start, end, text)
            return
        self._leave_text()
        if name == "Item":
            self.open_items.pop()
            self._leave_scope(end)
        elif name == "BlockQuote":
            self.quote_depth -= 1
            self._leave_scope(end)

    def _plain(self, event: str, start: int, end: int) -> None:
        if event == "Rule":
            self._leave_text()
            self.blocks.rules.append(self._span(start, end))
        elif self.words is not None:
            self.words.append(" ")

    def _inline(self, kind: str, value: Any, start: int, end: int) -> None:
        if self.words is not None:
            if kind in ("Text", "Code"):
                self.words.append(value)
        elif kind != "Html":
            self._text(start, end)
        if kind == "Code":
            self.blocks.code.append(self._span(start, end))
            if self.current is not None:
                self.current.code.append(self._span(start, end))
        elif kind == "InlineHtml":
            self._html(start, end)

    def _html(self, start: int, end: int) -> None:
        self.blocks.html.append(self._span(start, end))
        self._comments_in(start, end)

    def _comments_in(self, start: int, end: int) -> None:
        """The comments of a stretch of HTML; one that is never closed reaches to its end."""
        place = start
        while (found := self.data.find(b"<!--", place, end)) >= 0:
            match = _COMMENT.match(self.data, found, end)
            place = match.end() if match else end
            if match is None:
                self.blocks.unclosed.append(found + self.offset)
            self.blocks.comments.append(self._span(found, place))

    # -- list items ----------------------------------------------------------------------------

    def _bullet(self, start: int) -> int:
        """Where an item really starts: below a tab the parser may count in the line before."""
        return next(_BULLET.finditer(self.data, start)).start()

    def _text(self, start: int, end: int) -> None:
        """Something that stands in a paragraph, an item's first one maybe."""
        if self.waiting is not None:
            self._begin_text(start, *self.waiting)
        if self.current is not None:
            self.current.text_end = max(self.current.text_end, end + self.offset)

    def _begin_text(self, start: int, item_start: int, item_end: int) -> None:
        self.waiting = None
        parent = next((i for i in reversed(self.open_items[:-1]) if i is not None), None)
        begin, end = self._span(item_start, item_end)
        first = start + self.offset
        self.current = ListItem(begin, end, first, self.quote_depth, parent)
        self.open_items[-1] = len(self.blocks.items)
        self.blocks.items.append(self.current)

    def _leave_text(self) -> None:
        self.waiting = None
        self.current = None

    def _quoted(self, start: int, end: int) -> None:
        if self.quote_depth:
            self.blocks.quoted_paragraphs.append(self._span(start, end))
        callout = _PRIVATE_CALLOUT.match(self.data, start) if self.quote_opens else None
        if callout:
            self._add_heading(0, start, callout.end(), "private")
        self.quote_opens = False

    # -- sections ------------------------------------------------------------------------------

    def _enter_scope(self) -> None:
        self.scopes.append([])

    def _leave_scope(self, end: int) -> None:
        if self.scopes.pop():
            self.blocks.turns.append((end + self.offset, self._enclosing()))

    def _enclosing(self) -> int | None:
        for scope in reversed(self.scopes):
            if scope:
                return scope[-1][1]
        return None

    def _add_heading(self, level: int, start: int, end: int, text: str) -> None:
        scope = self.scopes[-1]
        while scope and scope[-1][0] >= level:
            scope.pop()
        index = len(self.blocks.headings)
        begin, finish = self._span(start, end)
        self.blocks.headings.append(Heading(begin, finish, level, text, self._enclosing()))
        scope.append((level, index))
        self.blocks.turns.append((begin, index))


def _is_closed(fenced: bytes) -> bool:
    """Whether the last line of a fenced code block is its closing fence."""
    lines = _LINE_END.split(fenced.rstrip())
    opening = _FENCE.match(lines[0])
    closing = _FENCE.fullmatch(lines[-1].lstrip(b" \t>"))
    return bool(len(lines) > 1 and opening and closing and closing[1].startswith(opening[1]))


def covers(spans: Sequence[Span], offset: int) -> bool:
    """Whether one of the spans, sorted and apart from each other, holds an offset."""
    place = bisect_right(spans, offset, key=lambda span: span[0])
    return place > 0 and offset < spans[place - 1][1]
