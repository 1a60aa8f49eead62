"""A Markdown text as a tree of blocks and words, for those few who pass text on to somebody.

`blocks.py` reads every note for facts; this reads one, in full, with footnotes. Nothing here is a
stretch of source: what leaves is made of what was understood.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, Literal

from oneonone.document.blocks import markdown_events
from oneonone.domain.record import Record

DEEPEST = 24
"""How deep blocks may nest; what is deeper is one node of kind `deep`, without its text."""

Kind = Literal[
    "heading", "paragraph", "list", "item", "quote", "code-block", "table", "row", "cell",
    "rule", "html-block", "footnote", "deep",
    "text", "code", "break", "emphasis", "strong", "strike", "link", "image", "html",
    "footnote-mark", "unknown",
]  # fmt: skip

_BLOCKS: dict[str, Kind] = {
    "Heading": "heading",
    "Paragraph": "paragraph",
    "List": "list",
    "Item": "item",
    "BlockQuote": "quote",
    "CodeBlock": "code-block",
    "Table": "table",
    "TableHead": "row",
    "TableRow": "row",
    "TableCell": "cell",
    "HtmlBlock": "html-block",
    "FootnoteDefinition": "footnote",
}
_WORDS: dict[str, Kind] = {
    "Emphasis": "emphasis",
    "Strong": "strong",
    "Strikethrough": "strike",
    "Link": "link",
    "Image": "image",
}
_LEAVES: dict[str, Kind] = {
    "Text": "text",
    "Code": "code",
    "SoftBreak": "break",
    "Rule": "rule",
    "InlineHtml": "html",
    "FootnoteReference": "footnote-mark",
}
_SAYING = ("Text", "Code", "InlineHtml")
_ALONE = frozenset((*_BLOCKS.values(), "rule", "deep"))  # what is no part of a paragraph
_CONTAINERS = ("item", "quote", "footnote")
_SPELT_OUT = (
    "Inline",
    "Autolink",
)  # a reference's target stands elsewhere, in a private section say


class Node(Record):
    """A block or a piece of a line. Offsets are bytes of the text that was read, plus `offset`.

    `text` is that of text, code, code-block and html (a `\\n` in a break: hard). `target` is where
    a link or an image leads, if its own place says so. `number` is a heading's level or the first
    number of an ordered list.
    """

    kind: Kind
    start: int
    end: int
    children: tuple[Node, ...] = ()
    text: str = ""
    target: str = ""
    number: int | None = None

    @property
    def fenced(self) -> bool:
        """Whether a code block has a fence around it."""
        return self.number is not None


def read_tree(text: str, offset: int = 0) -> tuple[Node, ...]:
    """The blocks of a text in their order. Takes any text; a list item's words are paragraphs."""
    return _Reader(offset).read(markdown_events(text, footnotes=True))


class _Open:
    """A node whose end is to come."""

    def __init__(
        self, kind: Kind, start: int, end: int, target: str = "", number: int | None = None
    ) -> None:
        self.kind = kind
        self.start = start
        self.end = end
        self.children: list[Node] = []
        self.text: list[str] = []
        self.target = target
        self.number = number

    def closed(self) -> Node:
        children = _in_paragraphs(self.children) if self.kind in _CONTAINERS else self.children
        text = "".join(self.text)
        return Node(
            self.kind, self.start, self.end, tuple(children), text, self.target, self.number
        )


def _in_paragraphs(children: list[Node]) -> list[Node]:
    """The children with the words of a tight list's item made a paragraph."""
    found: list[Node] = []
    words: list[Node] = []
    for child in [*children, None]:
        if child is not None and child.kind not in _ALONE:
            words.append(child)
            continue
        if words:
            found.append(Node("paragraph", words[0].start, words[-1].end, tuple(words)))
            words = []
        if child is not None:
            found.append(child)
    return found


class _Reader:
    def __init__(self, offset: int) -> None:
        self.offset = offset
        self.open: list[_Open] = [_Open("quote", 0, 0)]
        self.too_deep = 0  # how many nodes are open that nobody will see

    def read(self, events: Iterable[tuple[Any, int, int]]) -> tuple[Node, ...]:
        for event, start, end in events:
            kind, value = (event, None) if type(event) is str else next(iter(event.items()))
            if kind == "Start":
                self._start(value, start, end)
            elif kind == "End":
                self._end()
            elif not self.too_deep:
                self._leaf(kind, value, start, end)
        return self.open[0].closed().children

    def _start(self, tag: Any, start: int, end: int) -> None:
        if self.too_deep or len(self.open) > DEEPEST:
            if not self.too_deep:
                self._add("deep", start, end)
            self.too_deep += 1
            return
        value: Any
        name, value = (tag, None) if type(tag) is str else next(iter(tag.items()))
        node = _Open(self._kind(name), start + self.offset, end + self.offset)
        if name == "Heading":
            node.number = int(value["level"][1])
        elif name == "List":
            node.number = value
        elif name == "CodeBlock":
            node.number = None if value == "Indented" else 0
        elif name in ("Link", "Image"):
            node.target = _target(value)
        self.open.append(node)

    def _kind(self, name: str) -> Kind:
        return _BLOCKS.get(name) or _WORDS.get(name) or "unknown"

    def _end(self) -> None:
        if self.too_deep:
            self.too_deep -= 1
            return
        node = self.open.pop().closed()
        self.open[-1].children.append(node)

    def _leaf(self, kind: str, value: Any, start: int, end: int) -> None:
        if self.open[-1].kind in ("code-block", "html-block"):
            self.open[-1].text.append(value)
        elif kind == "HardBreak":
            self._add("break", start, end, "\n")
        else:
            self._add(_LEAVES.get(kind, "unknown"), start, end, value if kind in _SAYING else "")

    def _add(self, kind: Kind, start: int, end: int, text: str = "") -> None:
        node = Node(kind, start + self.offset, end + self.offset, text=text)
        self.open[-1].children.append(node)


def _target(value: Any) -> str:
    if value["link_type"] == "Email":
        return f"mailto:{value['dest_url']}"
    return value["dest_url"] if value["link_type"] in _SPELT_OUT else ""


def words_of(nodes: tuple[Node, ...]) -> str:
    """What a reader sees of words, a line break as `\\n`; nothing of HTML and footnote marks."""
    parts = []
    for node in nodes:
        if node.kind == "break":
            parts.append("\n")
        elif node.kind not in ("html", "footnote-mark"):
            parts.append(node.text or words_of(node.children))
    return "".join(parts)


def merged(words: Sequence[Node]) -> Iterator[Node]:
    """The words with texts side by side made one, as they come in pieces."""
    for is_text, run in groupby(words, lambda word: word.kind == "text"):
        nodes = list(run)
        if is_text:
            text = "".join(node.text for node in nodes)
            yield nodes[0]._replace(end=nodes[-1].end, text=text)
        else:
            yield from nodes


def headings_in(nodes: Iterable[Node]) -> Iterator[Node]:
    """Every heading, those within quotes and list items too."""
    for node in nodes:
        if node.kind == "heading":
            yield node
        else:
            yield from headings_in(node.children)
