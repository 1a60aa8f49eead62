"""Blocks that may be passed on: made anew out of what the parser understood, kind by kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from oneonone.document.blocks import Span
from oneonone.document.comments import joined, overlapping
from oneonone.document.items import Box
from oneonone.document.lookalikes import looks_private
from oneonone.document.share_words import clean_words
from oneonone.document.tree import Kind, Node, headings_in, words_of
from oneonone.domain.action_item import ItemLine, Place, State
from oneonone.domain.dates import long_date
from oneonone.domain.record import NOTHING, Record

_CALLOUT = re.compile(r"\s*\[!([^\]\n]*)\]")
_BOX_LENGTH = 3  # bytes of `[x]`
_ENDS = {State.DROPPED: "dropped", State.MOVED: "carried on"}


class Permission(Record):
    """What may leave: the roles, and those item lines that stand nowhere else, as they stand now.

    `names` are the names to show for owners, by handle.
    """

    roles: frozenset[str]
    lines: Mapping[Place, ItemLine] = NOTHING
    names: Mapping[str, str] = NOTHING


class SharedItem(Record):
    """An item, and its own words without the fields."""

    line: ItemLine
    words: tuple[Node, ...]


class Sieve:
    """Lets through what may leave of the blocks of one section, and counts the rest.

    `hidden` are sorted, disjoint spans: comments and questions. `boxes` are the note's items by
    where their paragraph begins.
    """

    def __init__(
        self, hidden: Sequence[Span], boxes: Mapping[int, Box], permission: Permission
    ) -> None:
        self.hidden = hidden
        self.boxes = boxes
        self.permission = permission
        self.items: list[SharedItem] = []
        self.places: set[int] = set()  # the lines of all items that are met
        self.withheld = self.unticked = self.nested = self.ruled = 0

    def everything(self, nodes: Sequence[Node]) -> tuple[Node, ...]:
        """All blocks that may leave."""
        return tuple(clean for node in nodes if (clean := self._block(node)) is not None)

    def items_alone(self, nodes: Sequence[Node], *, ticked: bool) -> tuple[Node, ...]:
        """The items with their own lines as one list; with `ticked` only those, as plain points."""
        found: list[Node] = []
        for box, node, is_below in self._boxes_in(nodes):
            self.places.add(box.facts.place.line)
            if is_below:
                self.nested += 1
            elif ticked and box.facts.state is not State.DONE:
                self.unticked += 1
            elif (line := self.permission.lines.get(box.facts.place)) is None:
                self.withheld += 1
            else:
                found.append(made("item", [self._own_lines(box, node, line, as_point=ticked)]))
        return (made("list", found),) if found else ()

    def _boxes_in(
        self, nodes: Sequence[Node], *, is_below: bool = False
    ) -> Iterator[tuple[Box, Node, bool]]:
        """The items at any depth with their node, and whether one stands below another."""
        for node in nodes:
            if node.kind not in ("list", "quote", "item") or self._is_ruled(node):
                continue
            box = self._box_of(node)
            if box is not None:
                yield box, node, is_below
            yield from self._boxes_in(node.children, is_below=is_below or box is not None)

    def _block(self, node: Node) -> Node | None:
        if node.kind == "paragraph":
            words = clean_words(node.children, self.hidden)
            return node._replace(children=words) if words else None
        if node.kind == "code-block":
            is_whole = not overlapping(self.hidden, (node.start, node.end))
            return node if is_whole and node.text.strip() else None
        if node.kind == "table":
            rows = [self._row(row) for row in node.children]
            says = any(cell.children for row in rows for cell in row.children)
            return node._replace(children=tuple(rows)) if says else None
        if node.kind not in ("list", "item", "quote") or self._is_ruled(node):
            return None
        box = self._box_of(node)
        children = node.children
        own: list[Node] = []
        if box is not None:
            self.places.add(box.facts.place.line)
            line = self.permission.lines.get(box.facts.place)
            if line is None:
                self.withheld += 1
                self._meet(children)
                return None
            own, children = [self._own_lines(box, node, line)], children[1:]
        elif node.kind == "item" and _is_empty_box(node):
            children = children[1:]
        inner = (*own, *self.everything(children))
        return node._replace(children=inner) if inner else None

    def _meet(self, nodes: Sequence[Node]) -> None:
        """Note the items below one that stays: they stand where they might be shared."""
        self.places |= {box.facts.place.line for box, _, _ in self._boxes_in(nodes)}

    def _row(self, row: Node) -> Node:
        cells = (
            cell._replace(children=clean_words(cell.children, self.hidden)) for cell in row.children
        )
        return row._replace(children=tuple(cells))

    def _is_ruled(self, node: Node) -> bool:
        found = is_ruled(node)
        self.ruled += found
        return found

    # -- items ---------------------------------------------------------------------------------

    def _box_of(self, node: Node) -> Box | None:
        if node.kind != "item" or not node.children:
            return None
        return self.boxes.get(node.children[0].start)

    def _own_lines(self, box: Box, node: Node, line: ItemLine, *, as_point: bool = False) -> Node:
        """A paragraph that tells an item to somebody who knows nothing of boxes and fields."""
        paragraph = node.children[0]
        words = self._own_words(box, paragraph)
        self.items.append(SharedItem(line, words))
        if as_point:
            return paragraph._replace(children=words)
        owner = f"{self.permission.names.get(line.owner, line.owner)}: " if line.owner else ""
        mark = {State.DONE: "[x] "}.get(line.state, "[ ] " if line.state.is_open else "")
        end = _ENDS.get(line.state)
        if line.due and line.state.is_open:
            end = f"due {long_date(line.due)}"
        before = _texts(f"{mark}{owner}")
        after = _texts(f" ({end})" if end else "")
        return paragraph._replace(children=(*before, *words, *after))

    def _own_words(self, box: Box, paragraph: Node) -> tuple[Node, ...]:
        """An item's words on one line, without box, owner and fields; a tag stays if it is all."""
        start = box.mark[0] - 1
        box_and_owner = [(start, start + _BOX_LENGTH)]
        if box.owner_span:
            box_and_owner.append(_bytes(box, *box.owner_span))
        tags = [_bytes(box, one.start, one.end) for one in box.fields if one.name == "tag"]
        fields = [_bytes(box, one.start, one.end) for one in box.fields if one.name != "tag"]
        line = [
            one._replace(kind="text", text=" ") if one.kind == "break" else one
            for one in paragraph.children
        ]
        comments = overlapping(self.hidden, (paragraph.start, paragraph.end))
        hidden = [*comments, *box_and_owner, *fields]
        return clean_words(line, joined([*hidden, *tags])) or clean_words(line, joined(hidden))


def is_ruled(node: Node) -> bool:
    """Whether a quote or list item has a heading in it, or is a private callout.

    Such a heading rules all of it, and what it is then is not for us to say.
    """
    if node.kind not in ("quote", "item") or not node.children:
        return False
    if next(headings_in(node.children), None) is not None:
        return True
    first = node.children[0]
    if node.kind == "item" or first.kind != "paragraph":
        return False
    callout = _CALLOUT.match(words_of(first.children))
    return callout is not None and looks_private(callout[1])


def made(kind: Kind, children: Sequence[Node], text: str = "") -> Node:
    """A node that stands in no note."""
    return Node(kind, 0, 0, tuple(children), text)


def _texts(text: str) -> tuple[Node, ...]:
    return (made("text", (), text),) if text else ()


def _bytes(box: Box, start: int, end: int) -> Span:
    return box.own.offset(start), box.own.offset(end)


def _is_empty_box(node: Node) -> bool:
    first = node.children[0] if node.children else None
    return first is not None and words_of(first.children).strip() in ("[ ]", "[x]", "[X]")
