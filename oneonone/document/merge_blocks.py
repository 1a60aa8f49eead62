"""Merging two versions of a list that both sides add to, agenda.md or log.md, or not at all.

Merged line by line, two points added at the same place are a conflict, and so is one added where
others were taken into a meeting's note. In a list neither is in doubt: what one side took out stays
out, and what either added is there, ours first.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from oneonone.document.lines import BOM, Lines
from oneonone.document.merge_lines import LONGEST
from oneonone.domain.record import Record

_BEGINS = re.compile(rb"(?:[-*+]|[0-9]{1,9}[.)])(?=[ \t\r\n]|\Z)|#")
_DATED = re.compile(rb"[-*+] (\d{4}-\d{2}-\d{2})\b")
_WORD = re.compile(rb"[A-Za-z\x80-\xff]+")


class Block:
    """An entry with all that hangs below it, a heading or a paragraph, the blank lines above it.

    Two with one `key` say the same, whatever blank lines and line ends are around them.
    """

    def __init__(self, key: bytes, data: bytes) -> None:
        self.key = key
        self.data = data

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Block) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)


def blocks_of(data: bytes) -> list[Block]:
    """A note's blocks in order; their bytes, joined, are the note. The last may be blank."""
    parts: list[bytes] = []
    blanks = b""
    starts = Lines(data).starts
    for start, end in zip([0, *starts[1:]], [*starts[1:], len(data)], strict=True):
        line = data[start:end]
        if not line.strip():
            blanks += line
            continue
        goes_on = line[:1] in (b" ", b"\t") or not (blanks or _BEGINS.match(line))
        if parts and goes_on:
            parts[-1] += blanks + line
        else:
            parts.append(blanks + line)
        blanks = b""
    return [Block(part.strip(), part) for part in (*parts, blanks) if part]


class _Side(Record):
    """What a version made of the base's blocks, by their indices.

    `kept` are those that stand, `became` what stands in the place of others, nothing perhaps;
    `instead` are the same, once, by the first; `added` stand before the block of that index.
    """

    kept: dict[int, Block]
    became: dict[int, Sequence[Block]]
    instead: dict[int, Sequence[Block]]
    added: dict[int, Sequence[Block]]


def merge_blocks(base: bytes, ours: bytes, theirs: bytes) -> bytes | None:
    """The list with both sides' changes to `base`; None where these meet, or are too many.

    They meet where one changed the words of what the other changed or took out. Nothing either side
    added is lost, nothing is there more often than it was written; what is dated stays in order.
    """
    old, mine, other = (blocks_of(data.removeprefix(BOM)) for data in (base, ours, theirs))
    if max(map(len, (old, mine, other))) > LONGEST:
        return None
    here, there = _side(old, mine), _side(old, other)
    if any(_meet(block, number, here, there) for number, block in enumerate(old)):
        return None
    merged = list(_merged(old, here, there))
    if not _adds_up(*(Counter(one.key for one in some) for some in (old, mine, other, merged))):
        return None
    mark = BOM if (ours or theirs).startswith(BOM) else b""
    return mark + _joined(merged, Lines(ours or theirs).line_end)


def _side(old: Sequence[Block], new: Sequence[Block]) -> _Side:
    side = _Side({}, {}, {}, {})
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, first, last, begin, end in matcher.get_opcodes():
        if kind == "equal":
            side.kept.update(zip(range(first, last), new[begin:end], strict=True))
        elif kind == "insert":
            side.added[first] = new[begin:end]
        else:
            side.instead[first] = new[begin:end]
            side.became.update(dict.fromkeys(range(first, last), new[begin:end]))
    return side


def _meet(block: Block, number: int, here: _Side, there: _Side) -> bool:
    """Whether both sides took a block out, and at least one put it back in other words."""
    if number in here.kept or number in there.kept:
        return False
    reworded = [
        {new.key for new in side.became[number] if _alike(block, new)} for side in (here, there)
    ]
    return reworded[0] != reworded[1]


def _alike(block: Block, other: Block) -> bool:
    """Whether they share half of their words; an edit may well leave fewer, and then both stay."""
    one, two = (set(_WORD.findall(some.key.lower())) for some in (block, other))
    return 2 * len(one & two) >= min(len(one), len(two)) > 0


def _merged(old: Sequence[Block], here: _Side, there: _Side) -> Iterator[Block]:
    for number, block in enumerate([*old, None]):
        yield from _together(here.added.get(number, ()), there.added.get(number, ()))
        yield from _together(here.instead.get(number, ()), there.instead.get(number, ()))
        if block and number in here.kept and number in there.kept:
            mine = here.kept[number]
            yield there.kept[number] if mine.data == block.data else mine


def _together(ours: Sequence[Block], theirs: Sequence[Block]) -> list[Block]:
    """What both put at one place, ours first, what is the same once; entries by their days."""
    merged: list[Block] = []
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    for kind, first, last, begin, end in matcher.get_opcodes():
        merged += ours[first:last]
        if kind != "equal":
            merged += [block for block in theirs[begin:end] if block not in ours]
    days = [_DATED.match(block.key) for block in merged]
    if not all(days):
        return merged
    return sorted(merged, key=lambda block: block.key[2:12])


def _adds_up(
    old: Counter[bytes], mine: Counter[bytes], other: Counter[bytes], merged: Counter[bytes]
) -> bool:
    """Whether each block stands there as often as both sides' changes make it."""
    return all(
        merged[key] == _three_way(old[key], mine[key], other[key])
        for key in {*old, *mine, *other} - {b""}
    )


def _three_way(was: int, here: int, there: int) -> int | None:
    if was in (here, there):
        return there if was == here else here
    if (here > was) is not (there > was):
        return None
    return max(here, there) if here > was else min(here, there)


def _joined(blocks: Sequence[Block], line_end: bytes) -> bytes:
    """Their bytes; where one is no longer the last, its line gets an end."""
    parts = [block.data for block in blocks]
    for place, part in enumerate(parts[:-1]):
        if not part.endswith((b"\n", b"\r")):
            parts[place] += line_end
    return b"".join(parts)
