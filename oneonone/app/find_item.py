"""Finding the item a user means: by id, `person/id`, or a piece of its text."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Sequence

from oneonone.app.notebook import Notebook
from oneonone.domain.action_item import SHORTEST_ID, Item
from oneonone.domain.words import one_slip_apart
from oneonone.errors import AmbiguousItem, ItemNotFound, PersonNotFound

_ID_CHARACTERS = frozenset("0123456789abcdefghijklmnopqrstuvwxyz-_")
_MOST_CANDIDATES = 8
_MOST_MEANT = 3


def find_item(notebook: Notebook, wanted: str, *, closed_first: bool = False) -> Item:
    """The one item meant by an id, `person/id`, or a piece of an open item's text.

    A whole id comes before the beginning of one, open items before closed ones (the other way
    round with `closed_first`). Raises ItemNotFound; AmbiguousItem with the candidates.
    """
    for items, text in _readings(notebook, wanted.strip()):
        for candidates in _rounds(items, text.removeprefix("^").casefold(), closed_first):
            if len(candidates) == 1:
                return candidates[0]
            if candidates:
                raise _ambiguous(notebook, wanted, candidates)
    raise ItemNotFound(
        f"no item has the id or the text {wanted!r}",
        _meant(notebook, wanted, closed_first)
        or "see the ids with: 1on1 todo (closed ones: 1on1 todo --all)",
    )


def _meant(notebook: Notebook, wanted: str, closed_first: bool) -> str | None:
    """Items whose ids, as they are shown, are a slip of the finger away."""
    word = wanted.strip().rpartition("/")[2].removeprefix("^").casefold()
    if len(word) < SHORTEST_ID - 1 or not set(word) <= _ID_CHARACTERS:
        return None
    near = [
        f"{notebook.shown_id(item)} ({item.line.text})"
        for item in notebook.items
        if (item.state.is_closed if closed_first else item.state.is_open)
        and one_slip_apart(word, notebook.shown_id(item))
    ]
    return f"did you mean {' or '.join(near)}?" if 0 < len(near) <= _MOST_MEANT else None


def _readings(notebook: Notebook, text: str) -> Iterable[tuple[list[Item], str]]:
    """What stands before a slash may be a person's name, or words as in `the CI/CD page`."""
    person, _, rest = text.partition("/")
    if person and rest:
        with contextlib.suppress(PersonNotFound):
            yield notebook.find_person(person).items, rest
    words = " ".join(text.removeprefix("^").casefold().split())
    yield list(notebook.items_like(words)), text


def _rounds(items: Sequence[Item], text: str, closed_first: bool) -> Iterable[list[Item]]:
    def is_meant(item: Item) -> bool:
        return item.state.is_closed if closed_first else item.state.is_open

    preferred = [item for item in items if is_meant(item)]
    others = [item for item in items if not is_meant(item)]
    may_be_id = bool(text) and set(text) <= _ID_CHARACTERS
    long_enough = may_be_id and len(text) >= SHORTEST_ID
    words = " ".join(text.split())
    if may_be_id:
        yield [item for item in items if item.key == text]
    # A word may begin one item's id and stand in another's text: then nobody knows what is meant.
    yield [
        item
        for item in preferred
        if (long_enough and item.key.startswith(text))
        or (words and words in item.line.text.casefold())
    ]
    if long_enough:
        yield [item for item in others if item.key.startswith(text)]


def _unmistakable(notebook: Notebook, item: Item) -> str:
    """The id to show, the whole of it where the short one stands in somebody's text."""
    short = notebook.shown_id(item)
    in_a_text = any(short in other.line.text.casefold() for other in notebook.items)
    return item.key if in_a_text else short


def _ambiguous(notebook: Notebook, wanted: str, candidates: Sequence[Item]) -> AmbiguousItem:
    shown = candidates[:_MOST_CANDIDATES]
    lines = [
        f"  {_unmistakable(notebook, item)}  {item.person or ''}  {item.line.text}"
        f"  ({item.line.place})"
        for item in shown
    ]
    if len(candidates) > len(shown):
        lines.append(f"  … and {len(candidates) - len(shown)} more")
    listing = "\n".join(lines)
    return AmbiguousItem(
        f"{wanted!r} fits {len(candidates)} items:\n{listing}", "use one of these ids"
    )
