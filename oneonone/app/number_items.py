"""The ids to show for the items the index keeps: each depends on all the others'."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from oneonone.app.item_rows import DETAILS, ItemRow, packed, unpacked
from oneonone.domain.record import Record
from oneonone.domain.short_ids import ShortIds

if TYPE_CHECKING:
    from oneonone.domain.action_item import Item

Parts = dict[tuple[str, str], bytes]
"""What the index keeps, by kind and name."""


def of_kind(parts: Parts, kind: str) -> dict[str, bytes]:
    """The parts of a kind by name."""
    return {name: body for (its_kind, name), body in parts.items() if its_kind == kind}


class Keys(Record):
    """The full ids of a person's items: of all open ones, and those written on closed ones."""

    open: tuple[str, ...]
    closed: tuple[str, ...]


def keys_of(items: Iterable[Item]) -> Keys:
    """Those of a person's items."""
    every = list(items)
    return Keys(
        tuple(item.key for item in every if item.state.is_open),
        tuple(item.id.lower() for item in every if item.id and not item.state.is_open),
    )


def short_ids_of(everybody: Iterable[Keys]) -> ShortIds:
    """What to show for each id, given those of all items."""
    every = list(everybody)
    closed = {key for keys in every for key in keys.closed}
    return ShortIds((key for keys in every for key in keys.open), closed)


def packed_keys(keys: Keys) -> bytes:
    """As bytes."""
    return packed([["", *keys.open], ["", *keys.closed]])


def unpacked_keys(body: bytes) -> Keys:
    """What `packed_keys` was given."""
    (_, *opened), (_, *closed) = unpacked(body)
    return Keys(tuple(opened), tuple(closed))


def number(parts: Parts, before: Parts, fresh: Mapping[str, Iterable[ItemRow]]) -> None:
    """Put the rows of some people into `parts`, with ids, and mend those they change of others.

    `before` is as `parts` when all ids in it were right; the keys are those of now.
    """
    ids = _ids(parts)
    for handle, rows in fresh.items():
        put_rows(parts, handle, rows, ids)
    touched = _touched(parts, before, ids)
    for kind, handle in list(parts):
        if kind != "keys" or handle in fresh:
            continue
        if not touched.isdisjoint(unpacked_keys(parts[kind, handle]).open):
            put_rows(parts, handle, rows_of(parts, handle), ids)


def put_rows(parts: Parts, handle: str, rows: Iterable[ItemRow], ids: ShortIds) -> None:
    """Put one person's rows into `parts`, with ids."""
    rows = [row._replace(id=ids.of(row.key, row.person or None)) for row in rows]
    parts["items", handle] = packed(row[:-DETAILS] for row in rows)
    parts["details", handle] = packed(row[-DETAILS:] for row in rows)


def rows_of(parts: Parts, handle: str) -> list[ItemRow]:
    """The rows of one person."""
    items, details = unpacked(parts["items", handle]), unpacked(parts["details", handle])
    return [ItemRow._make(row + more) for row, more in zip(items, details, strict=True)]


def _ids(parts: Parts) -> ShortIds:
    return short_ids_of(unpacked_keys(body) for (kind, _), body in parts.items() if kind == "keys")


def _touched(parts: Parts, before: Parts, ids: ShortIds) -> set[str]:
    """The keys whose ids may be others now: those beside one that came or went."""
    touched: set[str] = set()
    for part in {part for part in (*parts, *before) if part[0] == "keys"}:
        now, then = parts.get(part), before.get(part)
        if now == then:
            continue
        new = unpacked_keys(now) if now else Keys((), ())
        old = unpacked_keys(then) if then else Keys((), ())
        for key in {*new.open} ^ {*old.open}:
            touched.update(ids.beside(key))
        for key in {*new.closed} ^ {*old.closed}:
            touched.update(ids.beginning_with(key))
    return touched
