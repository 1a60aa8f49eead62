"""Markdown that was read, as a page to be opened or pasted: no script, no style, nothing loaded.

Tags are ours alone, everything else is escaped; HTML that stands in the text is left away.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from oneonone.document.tree import Node
from oneonone.render.visible import visible

_POLICY = "default-src 'none'"
_BLOCKS = {"paragraph": "p", "quote": "blockquote", "item": "li"}
_STYLES = {"emphasis": "em", "strong": "strong", "strike": "s"}
_TARGET = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)
_BOXES = {"[ ] ": "☐ ", "[x] ": "☑ "}


def page_of(title: str, blocks: Sequence[Node]) -> str:
    """A whole page with that title."""
    heading = f"<h1>{_text(title)}</h1>\n" if title else ""
    return (
        "<!DOCTYPE html>\n"
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f"<title>{_text(title or 'Recap')}</title>\n"
        f"{heading}{html_of(blocks)}"
    )


def html_of(blocks: Sequence[Node]) -> str:
    """The blocks, each on lines of its own."""
    return "".join(f"{shown}\n" for block in blocks if (shown := _block(block)))


def _block(block: Node) -> str:
    if block.kind == "heading":
        level = block.number or 1
        return f"<h{level}>{_words(block.children)}</h{level}>"
    if block.kind == "list":
        start = f' start="{block.number}"' if block.number not in (None, 1) else ""
        tag = "ul" if block.number is None else "ol"
        return f"<{tag}{start}>\n{html_of(block.children)}</{tag}>"
    if block.kind == "item":
        return f"<li>{_item(block)}</li>"
    if block.kind == "quote":
        return f"<blockquote>\n{html_of(block.children)}</blockquote>"
    if block.kind == "code-block":
        return f"<pre><code>{_text(block.text)}</code></pre>"
    if block.kind == "table":
        return f"<table>\n{''.join(map(_row, block.children))}</table>"
    if block.kind == "rule":
        return "<hr>"
    return f"<p>{_words(block.children)}</p>" if block.kind == "paragraph" else ""


def _item(item: Node) -> str:
    """An item's first paragraph without a tag of its own, as in a list that stands close."""
    first, *rest = item.children or (Node("paragraph", 0, 0),)
    if first.kind != "paragraph":
        return f"\n{html_of(item.children)}"
    words = _words(first.children)
    for box, shown in _BOXES.items():
        if words.startswith(box):
            words = f"{shown}{words[len(box) :]}"
    return f"{words}\n{html_of(rest)}" if rest else words


def _row(row: Node) -> str:
    return f"<tr>{''.join(f'<td>{_words(cell.children)}</td>' for cell in row.children)}</tr>\n"


def _words(words: Sequence[Node]) -> str:
    return "".join(map(_word, words))


def _word(word: Node) -> str:
    if word.kind == "break":
        return "<br>\n" if word.text else "\n"
    if word.kind == "code":
        return f"<code>{_text(word.text)}</code>"
    if word.kind == "text":
        return _text(word.text)
    inner = _words(word.children)
    if word.kind in _STYLES:
        return f"<{_STYLES[word.kind]}>{inner}</{_STYLES[word.kind]}>"
    if word.kind == "link" and _TARGET.fullmatch(word.target):
        return f'<a href="{_text(word.target)}">{inner}</a>'
    return inner


def _text(text: str) -> str:
    return escape(visible(text))
