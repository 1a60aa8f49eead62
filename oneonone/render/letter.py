"""A text for the other person as Markdown, plain text, a page, and a link for mail programs.

The Markdown is what a template made; the other forms are made of what it says when it is read, so
that a template of one's own shapes them all.
"""

from __future__ import annotations

from urllib.parse import quote

from oneonone.document.tree import Node, read_tree, words_of
from oneonone.render.letter_html import page_of
from oneonone.render.letter_text import text_of
from oneonone.render.visible import inline, visible

_UNWRAPPED = 100_000  # columns


def letter_as(wanted: str, text: str) -> str:
    """The Markdown `text` as `md`, `text`, `html` or `mailto` (RFC 6068, without an address)."""
    if wanted == "md":
        return visible(text)
    title, blocks = _title_and_body(text)
    if wanted == "text":
        return text_of(title, blocks)
    if wanted == "html":
        return page_of(title, blocks)
    # Mail programs wrap lines themselves, and those of a plain text wrapped twice look torn.
    body = text_of("", blocks, _UNWRAPPED).rstrip("\n").replace("\n", "\r\n")
    fields = {"subject": title, "body": body}
    pairs = [f"{name}={quote(value, safe='')}" for name, value in fields.items() if value]
    return f"mailto:?{'&'.join(pairs)}\n"


def _title_and_body(text: str) -> tuple[str, tuple[Node, ...]]:
    """The first heading of the first level, where the text begins with one, and all below it."""
    blocks = read_tree(text)
    if blocks and (blocks[0].kind, blocks[0].number) == ("heading", 1):
        return inline(" ".join(words_of(blocks[0].children).split())), blocks[1:]
    return "", blocks
