"""Where a field goes into an item's own lines, and what goes when one is taken out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from oneonone.document.fields import Field, OwnText

_LINE = re.compile(r"[^\n]+")

Splice = tuple[int, int, bytes]
"""The bytes from the first offset to the second give way to the text."""


def removals(own: OwnText, fields: Iterable[Field], names: Collection[str]) -> list[Splice]:
    """Take fields away, each with the one blank before it, or after it at a line's beginning.

    A field alone on its line takes the line along, for a blank one would end the paragraph. The
    words on both sides stay apart.
    """
    text = own.text
    splices: list[Splice] = []
    taken = 0
    for found in fields:
        if found.name not in names:
            continue
        start, end = found.start, found.end
        before = text[start - 1 : start] if start > taken else ""
        after = text[end : end + 1]
        word_before, word_after = before.strip(), after.strip()
        alone = before == "\n" and after in ("", "\n")
        if alone or (before in (" ", "\t") and not word_after):
            start -= 1
        elif before in ("", "\n") and not word_after:
            end += len(after)
        between = b" " if word_before and word_after else b""
        taken = end
        splices.append((own.offset(start), own.offset(end), between))
    return splices


def insertions(own: OwnText, fields: Sequence[Field], text: str) -> list[Splice]:
    """Where a field may go: at the end of the first own line, else of the last one.

    Before a `^id` that ends the line, which has to stay last.
    """
    lines = [match.span() for match in _LINE.finditer(own.text)]
    splices: list[Splice] = []
    for begin, end in dict.fromkeys((lines[0], lines[-1])):
        at = begin + len(_before_last_id(own, fields, own.text[begin:end], begin))
        place = own.offset(at)
        inserted = f"{text} " if at == begin else f" {text}"
        splices.append((place, place, inserted.encode()))
    return splices


def _before_last_id(own: OwnText, fields: Iterable[Field], line: str, begin: int) -> str:
    """An own line, which begins at index `begin`, without a plain id at its end."""
    for found in fields:
        if found.name == "id" and found.end == begin + len(line) and is_plain_id(own, found):
            return line[: found.start - begin].rstrip()
    return line


def is_plain_id(own: OwnText, found: Field) -> bool:
    """Whether an id is written `^a3f9`."""
    return own.text[found.start] == "^"
