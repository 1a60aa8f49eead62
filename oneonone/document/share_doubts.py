"""What in a note leaves open what of it may be passed on: there the answer is no.

Whatever a human, or another program, might understand otherwise than we do.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from oneonone.document.blocks import Span, covers
from oneonone.document.comments import blanked, overlapping
from oneonone.document.doubts import headings_a_list_swallows
from oneonone.document.lookalikes import looks_private
from oneonone.document.meeting_document import Document
from oneonone.document.share_blocks import is_ruled
from oneonone.document.share_words import clean_words, lies_in
from oneonone.document.tree import Node, headings_in, words_of

Report = Callable[[int, str], None]
"""Called with a byte offset and what is in doubt there."""

_UNSOUND = frozenset(("N01", "N02", "N04", "F01", "F02", "F03", "F04", "F05", "F07"))
_UNCLOSED = frozenset(("N03", "N06"))
_TORN_COMMENTS = (b"<!-->", b"<!--->")  # the whole of a comment, or the beginning of one
_STRAY = (
    ("%%", "a %% stands here, and it is unclear what it hides"),
    ("<!", "this looks like a comment, but is none"),
    ("![[", "this brings in another note where it is read"),
    ("^[", "a footnote stands here within the text"),
)
# What may stand before the first word of a line: a box, an owner, brackets, the marks of emphasis
# and of other programs' blocks.
_BEFORE_WORDS = re.compile(r"(?:\[.\]\s++|@[\w-]++[:,]?\s++|[^\w\s#@]++\s*+)*+")
_FIRST_WORD = re.compile(r"[^\W_]+")
_PRIVATE_TAG = re.compile(r"(?:^|\s)#(private|confidential)\b", re.IGNORECASE)
_OTHER_NOTE = re.compile(r"\[\[[^\[\]|]*/")
_HTML = "HTML stands here, and it is unclear what it shows"
_AFTER_COMMENT = (
    "a comment at the beginning of a line makes HTML of the line; give it a line of its own"
)
_HEADING = re.compile(r"[ \t>]*#{2,6}[ \t]")
_UNDERLINE = re.compile(r"[ \t>]*(?:=+|-+)[ \t]*")
_LONGEST_TITLE = 4  # words of what stands for a heading, `Private thoughts of mine:`


def note_doubts(document: Document, tree: Sequence[Node], end: int, report: Report) -> None:
    """Report what is unsure about the note as a whole, and about its structure before `end`."""
    for found in document.diagnostics:
        start = document.lines.starts[found.line - 1]
        if found.code in _UNSOUND or (found.code in _UNCLOSED and start < end):
            report(start, found.message)
    for first, last in document.blocks.comments:
        if first < end and document.lines.data[first:last] in _TORN_COMMENTS:
            report(first, "where this comment ends is unclear")
    for line in headings_a_list_swallows(document):
        start = document.lines.starts[line - 1]
        if start < end:
            report(start, "this heading rules the list item above alone; begin it at the margin")
    read = {heading.start for heading in document.blocks.headings if heading.level}
    above = [span for span in document.comments.percent if span[0] < end]
    for start in sorted(read):
        if covers(above, start):
            report(start, "a heading stands in a comment")
    for start in sorted(read ^ {node.start for node in headings_in(tree)}):
        if start < end:
            report(start, "it is unclear whether this is a heading or a footnote")


def block_doubts(node: Node, data: bytes, hidden: Sequence[Span], report: Report) -> None:
    """Report what is unsure in a block of a section that may be shared.

    `hidden` are comments and questions: what lies in them is left out anyway.
    """
    if node.kind == "footnote" or is_ruled(node) or lies_in((node.start, node.end), hidden):
        return
    if node.kind in ("html", "html-block"):
        rest = blanked(data, (node.start, node.end), overlapping(hidden, (node.start, node.end)))
        if rest.strip(b" \t\r\n>"):
            report(node.start, _AFTER_COMMENT if rest.startswith(b" ") else _HTML)
    elif node.kind == "deep":
        report(node.start, "lists or quotes are nested too deep here")
    elif node.kind == "code-block":
        if _holds_heading(node.text.split("\n")):
            report(node.start, "a heading stands in this code; was a fence before it not closed?")
    elif node.kind in ("paragraph", "cell", "heading"):
        _doubts_in_words(node, hidden, report)
    for child in node.children:
        block_doubts(child, data, hidden, report)


def _holds_heading(lines: Sequence[str]) -> bool:
    """Whether code holds what may be a heading: a fence one forgot ends at the next one's opening.

    `# note` is a comment in many languages; two signs or more, or private words, are a heading.
    """
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        if _HEADING.match(line) or (line.lstrip().startswith("#") and looks_private(line)):
            return True
        if _UNDERLINE.fullmatch(below) and looks_private(line):
            return True
    return False


def _doubts_in_words(node: Node, hidden: Sequence[Span], report: Report) -> None:
    words = clean_words(node.children, hidden)
    plain = tuple(_without_code(word) for word in words)
    text = words_of(plain)
    for sign, message in _STRAY:
        if sign in text:
            report(node.start, message)
    if _PRIVATE_TAG.search(words_of(words)):
        report(node.start, "this is tagged as private")
    if _OTHER_NOTE.search(text):
        report(node.start, "this link names the path of another note")
    if node.kind != "heading" and any(map(_stands_for_heading, _lines_of(words))):
        report(node.start, "this reads like a private heading, but is none")


def _without_code(node: Node) -> Node:
    if node.kind == "code":
        return node._replace(text=" ")
    return node._replace(children=tuple(_without_code(child) for child in node.children))


def _lines_of(words: Sequence[Node]) -> Iterator[tuple[Node, ...]]:
    line: list[Node] = []
    for word in words:
        if word.kind == "break":
            yield tuple(line)
            line = []
        else:
            line.append(word)
    yield tuple(line)


def _stands_for_heading(line: tuple[Node, ...]) -> bool:
    """`#Private`, `**Private**`, `- [ ] @me private: …`: said to be private without being below a
    heading. Whatever follows the first word; one line too many is refused, none too few.
    """
    text = words_of(line).strip()
    begin = _BEFORE_WORDS.match(text)
    rest = text[begin.end() :].lstrip("# \t") if begin else text
    first = _FIRST_WORD.match(rest)
    if first is not None and looks_private(first[0]):
        return True
    title = " ".join(rest.partition(":")[0].split()[:_LONGEST_TITLE])
    return looks_private(title) and (":" in rest or title.casefold().endswith("self"))
