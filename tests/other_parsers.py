"""Task items and headings as two other CommonMark parsers see them: the oracles of our reading.

markdown-it-py says what CommonMark is; of its tokens only the little below is ours. cmark-gfm is
the parser GitHub shows notes with; of it we read the HTML, which holds places.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple, cast

import cmarkgfm
from cmarkgfm.cmark import Options
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from oneonone.document.meeting_document import parse
from oneonone.document.origin import origin_of
from oneonone.document.sections import Vocabulary
from oneonone.domain.action_item import BOXES

Task = tuple[int, str]
"""1-based line and the character in the box."""
Title = tuple[int, int, str]
"""1-based line, level and text of a heading."""

_BOX = re.compile(r"\[(.)\][ \t]\s*\S", re.DOTALL)
_SHOWN_BOX = re.compile(r"\[(.)\]\s+\S", re.DOTALL | re.ASCII)
_LINK = re.compile(r"<a [^>]*>(.*?)</a>", re.DOTALL)  # `[x] done` is one where `[x]: url` stands
_EMPHASIS = re.compile(r"</?em>")  # `[*] see *` makes a star of the box a mark
_TAG = re.compile(r"</?(?:strong|del|code|img)\b[^>]*>")
# A list item and the text that opens it, in a tight list and in a loose one.
_ITEM = re.compile(
    r'<li data-sourcepos="(\d+):[^"]*">(?:\n<p data-sourcepos="[^"]*">)?'
    r"(?!\n)(.*?)(?=</?(?:li|p|[ou]l)\b)",
    re.DOTALL,
)
_SPELT = re.compile(r"(?:[-+*]|\d[.)])[ \t]+\[(.)\][ \t]")
_PARSER = MarkdownIt("commonmark", {"maxNesting": 10_000}).enable(["table", "strikethrough"])


def _tokens(text: str) -> Sequence[Token]:
    return _PARSER.parse(text)


def markdown_it_tasks(text: str) -> list[Task]:
    """The list items whose first block is a paragraph that begins with a box and says something."""
    tokens = _tokens(text)
    found = []
    for item, paragraph, inline in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if (item.type, paragraph.type) != ("list_item_open", "paragraph_open"):
            continue
        assert item.map is not None
        assert paragraph.map is not None
        box = _BOX.match(inline.content)
        if box and box[1] in BOXES and item.map[0] == paragraph.map[0]:
            found.append((item.map[0] + 1, box[1]))
    return found


def markdown_it_rulers(text: str) -> list[tuple[int, int | None]]:
    """The line of each list item that opens with text, and of the heading that rules it.

    A heading rules what follows it, up to one of its level or the end of its quote or list item.
    """
    scopes: list[list[tuple[int, int]]] = [[]]
    found = []
    tokens = _tokens(text)
    for place, token in enumerate(tokens):
        if token.type in ("blockquote_open", "list_item_open"):
            scopes.append([])
        elif token.type in ("blockquote_close", "list_item_close"):
            scopes.pop()
        elif token.type == "heading_open" and token.map:
            level = int(token.tag[1])
            scopes[-1] = [one for one in scopes[-1] if one[0] < level]
            scopes[-1].append((level, token.map[0] + 1))
        if token.type == "list_item_open" and tokens[place + 1].type == "paragraph_open":
            assert token.map is not None
            ruler = next((scope[-1][1] for scope in reversed(scopes) if scope), None)
            found.append((token.map[0] + 1, ruler))
    return found


class Held(NamedTuple):
    """A top-level block's words, code too, and the headings it stands below, outermost first.

    Of a quote or a list item with a heading in it nothing is among the words.
    """

    above: tuple[str, ...]
    text: str


def markdown_it_blocks(text: str) -> list[Held]:
    """The blocks of a text with the headings that rule them."""
    found: list[Held] = []
    above: list[tuple[int, str]] = []
    for node in SyntaxTreeNode(_tokens(text)).children:
        if node.type == "heading":
            level = int(node.tag[1])
            words = " ".join(_words(node.children[0].to_tokens()[0].children or []).split())
            above = [*(one for one in above if one[0] < level), (level, words)]
        else:
            found.append(Held(tuple(words for _, words in above), _said(node)))
    return found


def _said(node: SyntaxTreeNode) -> str:
    if node.type in ("html_block", "html_inline"):
        return ""
    if node.type in ("blockquote", "list_item") and any(
        one.type == "heading" for one in node.walk()
    ):
        return ""
    if node.type in ("fence", "code_block", "code_inline", "text"):
        return node.content
    return " ".join(map(_said, node.children))


def markdown_it_headings(text: str) -> list[Title]:
    """Every heading with the words a reader sees, blanks folded."""
    tokens = _tokens(text)
    found = []
    for heading, inline in pairwise(tokens):
        if heading.type == "heading_open":
            assert heading.map is not None
            words = " ".join(_words(inline.children or []).split())
            found.append((heading.map[0] + 1, int(heading.tag[1]), words))
    return found


def _words(tokens: Sequence[Token]) -> str:
    words = []
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            words.append(" ")
        elif token.type == "image":
            words.append(_words(token.children or []))
        elif token.type != "html_inline":
            words.append(token.content)
    return "".join(words)


def cmark(text: str) -> str:
    """GitHub's HTML of a text, a `data-sourcepos` on every block.

    Its tasklist extension stays off: it knows three boxes, and none inside a block quote.
    """
    return cast(
        str,
        cmarkgfm.markdown_to_html_with_extensions(
            text,
            Options.CMARK_OPT_SOURCEPOS | Options.CMARK_OPT_UNSAFE,
            extensions=["table", "strikethrough"],
        ),
    )


def cmark_tasks(text: str) -> list[Task]:
    """The list items of cmark-gfm whose text begins with a box that the source spells out."""
    lines = re.split(r"\r\n|\n|\r", text)
    found = []
    for item in _ITEM.finditer(cmark(text)):
        line = int(item[1])
        words = _TAG.sub("", _EMPHASIS.sub("*", _LINK.sub(r"[\1]", item[2])))
        box = _SHOWN_BOX.match(html.unescape(words))
        spelt = _SPELT.search(lines[line - 1])
        if box and spelt and box[1] == spelt[1] and box[1] in BOXES:
            found.append((line, box[1]))
    return found


def cmark_headings(text: str) -> list[Title]:
    """Every heading of cmark-gfm; tags are taken out of its words."""
    pattern = r'<h([1-6]) data-sourcepos="(\d+):[^"]*">(.*?)</h\1>'
    found = []
    for match in re.finditer(pattern, cmark(text), re.DOTALL):
        words = html.unescape(re.sub(r"<[^>]*>", "", match[3]))
        found.append((int(match[2]), int(match[1]), " ".join(words.split())))
    return found


_ORIGIN = origin_of("people/alice/2026-11-20.md")
_VOCABULARY = Vocabulary()


def our_tasks(text: str) -> list[Task]:
    """What we find, in the oracles' terms."""
    data = text.encode()
    boxes = parse(data, _ORIGIN, _VOCABULARY).boxes
    return [(box.facts.place.line, data[slice(*box.mark)].decode()) for box in boxes]


def our_rulers(text: str) -> list[tuple[int, int | None]]:
    """What we find, in the oracle's terms."""
    document = parse(text.encode(), _ORIGIN, _VOCABULARY)
    found = []
    for item in document.blocks.items:
        heading = document.blocks.heading_at(item.text_start)
        line = None if heading is None else document.sections[heading].line
        found.append((document.lines.number(item.start), line))
    return found


def our_headings(text: str) -> list[Title]:
    """What we find, in the oracles' terms."""
    document = parse(text.encode(), _ORIGIN, _VOCABULARY)
    return [
        (section.line, heading.level, heading.text)
        for section, heading in zip(document.sections, document.blocks.headings, strict=True)
    ]
