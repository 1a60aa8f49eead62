"""Short ways to write down lines, items and meetings in tests: what is not said is unremarkable."""

from __future__ import annotations

from datetime import date
from typing import Any

from oneonone.domain.action_item import Item, ItemLine, Place, State, hash_id, resolve
from oneonone.domain.meeting import Meeting

OPEN, DOING, DONE = State.OPEN, State.DOING, State.DONE
DROPPED, MOVED = State.DROPPED, State.MOVED


def day(text: str) -> date:
    """`11-20` of 2026, or a whole ISO date."""
    return date.fromisoformat(text if len(text) == 10 else f"2026-{text}")


def note_path(note: str) -> str:
    """Alice's note of a day such as `11-20`, or her page of that name."""
    return f"people/alice/2026-{note}.md" if note[0].isdigit() else f"people/alice/{note}.md"


def line(
    note: str = "11-06",
    state: State = OPEN,
    id: str | None = None,
    *,
    number: int = 1,
    text: str = "draft the search RFC",
    twin: int = 0,
    **facts: Any,
) -> ItemLine:
    """A box line in Alice's note of a day (`11-06`, the second one `11-06-2`), or on her page of
    a name (`agenda`).
    """
    path = note_path(note)
    dated = day(note[:5]) if note[0].isdigit() else None
    nth = int(note[6:] or 1) if dated else 0
    return ItemLine(
        place=Place(path, number),
        note_date=dated,
        sequence=(dated.toordinal() if dated else 0, nth, path),
        kind="action",
        state=state,
        text=text,
        raw=f"- [ ] {text}",
        hash_id=hash_id(path, text, twin),
        id=id,
        **facts,
    )


def only_item(*lines: ItemLine) -> Item:
    """The one item that lines of Alice's make."""
    (item,) = resolve("alice", lines)
    return item


def meeting(note: str = "11-20", **facts: Any) -> Meeting:
    """Alice's meeting of a day, with nothing in its note but what is said."""
    return Meeting(note_path(note), day(note), (day(note).toordinal(), 1, note_path(note)), **facts)
