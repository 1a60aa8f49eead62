"""The ids people see and type: as short as the other open items allow."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence

from oneonone.domain.action_item import SHORTEST_ID, Item


class ShortIds:
    """What id to show for an item, given the keys of every open and every closed item."""

    def __init__(self, open_keys: Iterable[str], closed_keys: Collection[str]) -> None:
        self._open = sorted(open_keys)
        self._closed = closed_keys

    def of(self, key: str, person: str | None, *, is_open: bool = True) -> str:
        """The shortest prefix, at least 4 characters, that no other open item's id begins with;
        `person/id` where another one's open item has the very same id.
        """
        low, high = bisect_left(self._open, key), bisect_right(self._open, key)
        prefix = shortest_prefix(key, self._neighbours(low, high))
        while prefix in self._closed and prefix != key:  # the whole of one means that one
            prefix = key[: len(prefix) + 1]
        others = high - low - (1 if is_open else 0)
        return f"{person}/{prefix}" if others and person else prefix

    def beside(self, key: str) -> list[str]:
        """The open items' keys right before and right after a key, and itself where it is one."""
        low, high = bisect_left(self._open, key), bisect_right(self._open, key)
        return self._neighbours(low, high) + self._open[low : min(low + 1, high)]

    def beginning_with(self, prefix: str) -> list[str]:
        """The open items' keys that begin so."""
        low = high = bisect_left(self._open, prefix)
        while high < len(self._open) and self._open[high].startswith(prefix):
            high += 1
        return self._open[low:high]

    def _neighbours(self, low: int, high: int) -> list[str]:
        # In order, only the keys right before and right after can share the longest prefix.
        return self._open[max(low - 1, 0) : low] + self._open[high : high + 1]


def shortest_ids(items: Iterable[Item]) -> dict[int, str]:
    """The id to show for each item, by `id(item)`."""
    every = list(items)
    ids = ShortIds(
        (item.key for item in every if item.state.is_open),
        {item.key for item in every if not item.state.is_open},
    )
    return {id(item): ids.of(item.key, item.person, is_open=item.state.is_open) for item in every}


def shortest_prefix_in(ordered: Sequence[str], key: str, own: Collection[str]) -> str:
    """The shortest prefix of `key` among keys in order, `own` ones left out of account."""
    low = high = bisect_left(ordered, key)
    while low and ordered[low - 1] in own:
        low -= 1
    while high < len(ordered) and (ordered[high] == key or ordered[high] in own):
        high += 1
    return shortest_prefix(key, [*ordered[max(low - 1, 0) : low], *ordered[high : high + 1]])


def shortest_prefix(key: str, others: Iterable[str]) -> str:
    """The shortest prefix of `key`, at least 4 characters, that none of `others` begins with.

    The whole key where that is itself the beginning of another.
    """
    need = SHORTEST_ID
    for other in others:
        if other == key:
            continue
        common = 0
        while common < min(len(key), len(other)) and key[common] == other[common]:
            common += 1
        need = max(need, common + 1)
    return key[:need]
