"""Blocks and words written as Markdown that reads as they were understood, and as nothing more.

What a text says must not become a heading, a link or HTML on the way; whatever could is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from oneonone.document.tree import Node, merged

_MARKS = {"emphasis": "*", "strong": "**", "strike": "~~"}
# What means something anywhere. Blanks around a star, letters around a low line and a blank before
# a tilde take the meaning away; a bracket has one only where a link or a definition follows.
_SPECIAL = re.compile(
    r"\\(?=[!-/:-@\[-`{-~]|\Z)|(?<! )\*|\*(?! )|(?<![^\W_])_|_(?![^\W_])|`|(?<! )(?<!\A)~"
    r"|<(?=[A-Za-z/!?])|&(?=\#?\w+;)|\](?=[(\[:])|!(?=\[)|\[(?=\^)"
)
# What means something at the beginning of a line.
_OPENING = re.compile(
    r"\#{1,6}(?=[ \t]|\Z)|[>|=]|[-+](?=[ \t-]|\Z)|:(?=[ \t-])"
    r"|(?P<number>\d{1,9})(?=[.)](?:[ \t]|\Z))"
)
_TICKS = re.compile(r"`+")
_ENTITY = re.compile(r"&(?=\#?\w+;)")
_IN_TARGET = {"(": "%28", ")": "%29", "<": "%3C", ">": "%3E", "\\": "%5C", "|": "%7C"}


def markdown(blocks: Sequence[Node]) -> str:
    """The blocks as Markdown, lines parted by `\\n`, none at the end."""
    return "\n".join(_lines(blocks))


def escaped(text: str) -> str:
    """A text that Markdown shows as it is, be it at the beginning of a line."""
    found = _SPECIAL.sub(r"\\\g<0>", text)
    opening = _OPENING.match(found)
    if opening is None:
        return found
    at = opening.end("number") if opening["number"] else 0
    return f"{found[:at]}\\{found[at:]}"


# -- blocks ----------------------------------------------------------------------------------------


def _lines(blocks: Sequence[Node], *, close: bool = False) -> list[str]:
    """The blocks' lines, with a blank line between two of them unless they stand `close`."""
    lines: list[str] = []
    mark = "-"
    for number, block in enumerate(blocks):
        before = blocks[number - 1] if number else None
        if before is not None and not close:
            lines.append("")
        # Two lists side by side are two only if their marks differ.
        side_by_side = before is not None and (before.kind, block.kind) == ("list", "list")
        mark = "*" if side_by_side and mark == "-" else "-"
        lines += _block(block, mark)
    return lines


def _block(block: Node, mark: str) -> list[str]:
    if block.kind == "list":
        return _list(block, mark)
    if block.kind == "quote":
        return [f"> {line}".rstrip() for line in _lines(block.children)]
    if block.kind == "code-block":
        fence = "`" * max(3, 1 + _longest_ticks(block.text))
        return [fence, *block.text.rstrip("\n").split("\n"), fence]
    if block.kind == "table":
        return _table(block)
    return _words(block.children).split("\n")


def _list(block: Node, mark: str) -> list[str]:
    lines: list[str] = []
    close = all(map(_is_short, block.children))
    for number, item in enumerate(block.children):
        begin = f"{mark} "
        if block.number is not None:
            begin = f"{block.number + number}{'.' if mark == '-' else ')'} "
        if number and not close:
            lines.append("")
        first, *rest = _lines(item.children, close=_is_short(item)) or [""]
        lines.append(f"{begin}{first}".rstrip())
        lines += [f"{' ' * len(begin)}{line}" if line else "" for line in rest]
    return lines


def _is_short(item: Node) -> bool:
    """Whether a list item needs no blank lines: a paragraph, at most with one list below it."""
    kinds = [child.kind for child in item.children]
    below = item.children[1] if kinds == ["paragraph", "list"] else None
    return kinds in (["paragraph"], ["list"]) or (below is not None and below.number in (None, 1))


def _table(block: Node) -> list[str]:
    rows = [
        "| " + " | ".join(_words(cell.children, in_cell=True) for cell in row.children) + " |"
        for row in block.children
    ]
    columns = len(block.children[0].children)
    return [rows[0], "|" + "---|" * columns, *rows[1:]]


# -- words -----------------------------------------------------------------------------------------


def _words(words: Sequence[Node], *, in_cell: bool = False, at_start: bool = True) -> str:
    parts: list[str] = []
    words = list(merged(words))
    for number, word in enumerate(words):
        begins = (at_start and number == 0) or (number > 0 and words[number - 1].kind == "break")
        text = _word(word, in_cell=in_cell, begins=begins)
        follows = words[number + 1].kind if number + 1 < len(words) else None
        if follows == "link" and text.endswith("!"):  # which would make an image of it
            text = f"{text[:-1]}\\!"
        parts.append(text)
    return "".join(parts)


def _word(word: Node, *, in_cell: bool, begins: bool) -> str:
    if word.kind == "break":
        return "\\\n" if word.text else "\n"
    if word.kind == "code":
        return _code(word.text.replace("|", "\\|") if in_cell else word.text)
    if word.kind == "link":
        return _link(word, in_cell=in_cell)
    if word.kind in _MARKS:
        inner = _words(word.children, in_cell=in_cell, at_start=False)
        text = inner.strip(" ")
        before, _, after = inner.partition(text)  # blanks inside would take the meaning away
        return f"{before}{_MARKS[word.kind]}{text}{_MARKS[word.kind]}{after}"
    text = escaped(word.text) if begins else _SPECIAL.sub(r"\\\g<0>", word.text)
    if not begins and text.startswith("~"):
        text = f"\\{text}"
    return text.replace("|", "\\|") if in_cell else text


def _code(text: str) -> str:
    ticks = "`" * (1 + _longest_ticks(text))
    pad = " " if text.startswith("`") or text.endswith("`") or text.strip(" ") != text else ""
    return f"{ticks}{pad}{text}{pad}{ticks}"


def _longest_ticks(text: str) -> int:
    return max(map(len, _TICKS.findall(text)), default=0)


def _link(link: Node, *, in_cell: bool) -> str:
    target = _ENTITY.sub(r"\\&", "".join(_IN_TARGET.get(char, char) for char in link.target))
    return f"[{_words(link.children, in_cell=in_cell, at_start=False)}]({target})"
