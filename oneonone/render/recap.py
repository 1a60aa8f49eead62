"""What of a recap is not its text, which render/letter.py forms: what stayed, and JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from oneonone.app.recap import Recap
from oneonone.document.markdown_text import markdown
from oneonone.document.share import LeftOut, SharedPart
from oneonone.document.share_blocks import SharedItem
from oneonone.document.tree import words_of
from oneonone.render.visible import unhidden


def left_out_as_lines(left_out: Sequence[LeftOut]) -> list[str]:
    """What stays, by heading, and what of it a setting would share."""
    if not left_out:
        return []
    lines = [f"left out: {', '.join(unhidden(one.heading) for one in left_out)}"]
    could = [one for one in left_out if one.share]
    if could:
        words = ", ".join(dict.fromkeys(one.share or "" for one in could))
        headings = ", ".join(dict.fromkeys(unhidden(one.heading) for one in could))
        lines.append(f"  share: [{words}] in the profile or 1on1.yaml would add {headings}")
    return lines


def part_as_json(recap: Recap, part: SharedPart) -> dict[str, Any]:
    """The keys of docs/reference/json.md."""
    return {
        "person": recap.person,
        "date": recap.day,
        "role": part.role,
        "heading": part.heading,
        "side": part.side if part.role == "agenda" else None,
        "text": markdown(part.blocks),
        "items": [_item_as_json(item) for item in part.items],
        "path": recap.path,
        "line": part.line,
    }


def _item_as_json(item: SharedItem) -> dict[str, Any]:
    line = item.line
    return {
        "status": line.state.value,
        "owner": line.owner,
        "text": words_of(item.words),
        "due": line.due,
        "line": line.place.line,
    }
