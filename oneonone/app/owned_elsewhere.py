"""What people promised in somebody else's notes: theirs too, as in `todo PERSON`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from oneonone.app.notebook import Notebook
from oneonone.domain.action_item import Item


def owned_elsewhere(notebook: Notebook) -> Mapping[str, Sequence[Item]]:
    """By owner, the action items that stand in nobody's notes or in another person's."""
    found: dict[str, list[Item]] = defaultdict(list)
    for item in notebook.items:
        owner = item.line.owner
        if owner is not None and owner != item.person and item.line.kind == "action":
            found[owner].append(item)
    return found
