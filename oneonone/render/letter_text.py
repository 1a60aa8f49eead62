"""Markdown that was read, as plain text for a mail: no marks, lines of at most 72 columns."""

from __future__ import annotations

from collections.abc import Sequence

from oneonone.document.tree import Node
from oneonone.render.table import width_of, wrapped
from oneonone.render.visible import inline, visible

WIDTH = 72
_NARROWEST = 20
_UNDERLINES = {1: "=", 2: "-"}


def text_of(title: str, blocks: Sequence[Node], width: int = WIDTH) -> str:
    """The title, if there is one, and the blocks, parted by blank lines."""
    head = [*_underlined(title, "="), ""] if title else []
    return "\n".join([*head, *_lines(blocks, width)]).rstrip("\n") + "\n"


def _lines(blocks: Sequence[Node], width: int) -> list[str]:
    lines: list[str] = []
    for block in blocks:
        shown = _block(block, max(width, _NARROWEST))
        lines += ["", *shown] if lines and shown else shown
    return lines


def _block(block: Node, width: int) -> list[str]:
    if block.kind == "list":
        return _list(block, width)
    if block.kind == "quote":
        return [f"> {line}".rstrip() for line in _lines(block.children, width - 2)]
    if block.kind == "code-block":
        return [f"    {line}".rstrip() for line in visible(block.text).rstrip("\n").split("\n")]
    if block.kind == "table":
        rows = [" | ".join(said(cell.children) for cell in row.children) for row in block.children]
        return [line for row in rows for line in wrapped(inline(row), width)]
    if block.kind == "rule":
        return ["-" * 8]
    text = said(block.children)
    if block.kind == "heading":
        return _underlined(inline(text.replace("\n", " ")), _UNDERLINES.get(block.number or 0, ""))
    return (
        [line for part in text.split("\n") for line in wrapped(inline(part), width)] if text else []
    )


def _list(block: Node, width: int) -> list[str]:
    lines: list[str] = []
    for number, item in enumerate(block.children):
        mark = "- " if block.number is None else f"{block.number + number}. "
        inner = [line for line in _lines(item.children, width - len(mark)) if line] or [""]
        lines.append(f"{mark}{inner[0]}".rstrip())
        lines += [f"{' ' * len(mark)}{line}" for line in inner[1:]]
    return lines


def _underlined(text: str, line: str) -> list[str]:
    return [text, line * width_of(text)] if line else [text]


def said(words: Sequence[Node]) -> str:
    """Words without their marks, a link's target behind them; only hard breaks break a line."""
    parts = []
    for word in words:
        if word.kind == "break":
            parts.append(word.text or " ")
        elif word.kind == "link":
            parts.append(_link(word))
        elif word.kind != "html":
            parts.append(word.text or said(word.children))
    return "".join(parts)


def _link(link: Node) -> str:
    text = said(link.children)
    is_said = link.target in ("", text, f"mailto:{text}")
    return text if is_said else f"{text} <{link.target}>"
