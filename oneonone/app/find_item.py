"""Finding the item a user means: by id, `person/id`, or a piece of its text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from oneonone.app.notebook import Notebook
from oneonone.domain.action_item import SHORTEST_ID, Item
from oneonone.errors import AmbiguousItem, ItemNotFound

_ID_CHARACTERS = frozenset("0123456789abcdefghijklmnopqrstuvwxyz-_")
_MOST_CANDIDATES = 8


def find_item(notebook: Notebook, wanted: str, *, closed_first: bool = False) -> Item:
    """The one item meant by an id, `person/id`, or a piece of an open item's text.

    A whole id comes before the beginning of one, open items before closed ones (the other way
    round with `closed_first`). Raises ItemNotFound; AmbiguousItem with the candidates.
    """
    text = wanted.strip().removeprefix("^")
    person, _, rest = text.rpartition("/")
    items = notebook.items
    if person and rest and " " not in person:
        owner = notebook.find_person(person).handle
        items = [item for item in items if item.person == owner]
        text = rest
    preferred = [item for item in items if item.state.is_closed == closed_first]
    others = [item for item in items if item.state.is_closed != closed_first]
    for candidates in _rounds(text.casefold(), preferred, others):
        if len(candidates) == 1:
            return candidates[0]
        if candidates:
            raise _ambiguous(notebook, wanted, candidates)
    raise ItemNotFound(
        f"no item has the id or the text {wanted!r}",
        "see the ids with: 1on1 todo (closed ones: 1on1 todo --all)",
    )


def _rounds(text: str, preferred: Sequence[Item], others: Sequence[Item]) -> Iterable[list[Item]]:
    if text and set(text) <= _ID_CHARACTERS:
        whole: Callable[[Item], bool] = lambda item: item.key == text  # noqa: E731
        yield [item for item in (*preferred, *others) if whole(item)]
        if len(text) >= SHORTEST_ID:
            yield [item for item in preferred if item.key.startswith(text)]
            yield [item for item in others if item.key.startswith(text)]
    words = " ".join(text.split())
    if words:
        yield [item for item in preferred if words in item.line.text.casefold()]


def _ambiguous(notebook: Notebook, wanted: str, candidates: Sequence[Item]) -> AmbiguousItem:
    shown = candidates[:_MOST_CANDIDATES]
    lines = [
        f"  {notebook.ids[id(item)]}  {item.person or ''}  {item.line.text}  ({item.line.place})"
        for item in shown
    ]
    if len(candidates) > len(shown):
        lines.append(f"  … and {len(candidates) - len(shown)} more")
    listing = "\n".join(lines)
    return AmbiguousItem(
        f"{wanted!r} fits {len(candidates)} items:\n{listing}", "use one of these ids"
    )
