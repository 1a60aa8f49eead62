"""Words that may be passed on: made anew out of what the parser understood, kind by kind.

A kind of node that is not named here never gets through.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from oneonone.document.blocks import Span
from oneonone.document.comments import overlapping
from oneonone.document.tree import Node, merged

STYLES = ("emphasis", "strong", "strike")
_SAFE_TARGET = re.compile(r"(?:https?://|mailto:)[!-~]+", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t]+")


def lies_in(span: Span, hidden: Sequence[Span]) -> bool:
    """Whether a stretch lies within one of the sorted, disjoint `hidden` ones."""
    place = bisect_right(hidden, span[0], key=lambda one: one[0])
    return place > 0 and span[1] <= hidden[place - 1][1]


def clean_words(words: Sequence[Node], hidden: Sequence[Span]) -> tuple[Node, ...]:
    """Words without what is hidden, without HTML and footnote marks, blanks folded.

    A link keeps its target where that is plain http, https or mailto; an image becomes one.
    """
    return _trimmed([clean for word in words for clean in _clean_word(word, hidden)])


def _clean_word(node: Node, hidden: Sequence[Span]) -> Iterator[Node]:
    span = (node.start, node.end)
    covered = overlapping(hidden, span)
    if node.kind == "text":
        text = _uncovered(node, covered)
        if text:
            yield node._replace(text=text)
    elif node.kind == "break" or (node.kind == "code" and not covered):
        yield node
    elif node.kind in (*STYLES, "link", "image"):
        children = clean_words(node.children, hidden) or (
            (node._replace(kind="text", children=(), text="image", target=""),)
            if node.kind == "image" and not covered
            else ()
        )
        if node.kind in STYLES:
            yield from (node._replace(children=children),) if children else ()
        elif covered or not _SAFE_TARGET.fullmatch(node.target):
            yield from children
        elif children:
            yield node._replace(kind="link", children=_unlinked(children))


def _unlinked(words: Sequence[Node]) -> tuple[Node, ...]:
    """Words without their own links: an image in a link would be a link in a link."""
    found: list[Node] = []
    for word in words:
        children = _unlinked(word.children)
        found += children if word.kind == "link" else [word._replace(children=children)]
    return tuple(found)


def _uncovered(node: Node, covered: Sequence[Span]) -> str:
    data = node.text.encode()
    if not covered:
        return node.text
    if len(data) != node.end - node.start:  # an entity, which is hidden as a whole
        return ""
    kept = bytearray()
    place = node.start
    for start, end in covered:
        kept += data[place - node.start : max(start, place) - node.start] + b" "
        place = max(end, place)
    kept += data[max(place - node.start, 0) :]
    return kept.decode("utf-8", "replace")


def _trimmed(words: Sequence[Node]) -> tuple[Node, ...]:
    """The words with blanks folded, none at either end or beside a line break."""
    whole = list(merged(words))
    found: list[Node] = []
    for number, word in enumerate(whole):
        text = _BLANKS.sub(" ", word.text)
        if word.kind == "text":
            if number == 0 or whole[number - 1].kind == "break":
                text = text.lstrip(" ")
            if number + 1 == len(whole) or whole[number + 1].kind == "break":
                text = text.rstrip(" ")
            if text:
                found.append(word._replace(text=text))
        elif word.kind != "break" or (found and found[-1].kind != "break"):
            found.append(word)
    if found and found[-1].kind == "break":
        found.pop()
    return tuple(found)
