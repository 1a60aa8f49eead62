"""That some notes could not be read in full, so that a listing hides nothing."""

from __future__ import annotations

from oneonone.render.visible import visible

TYPE_CHECKING = False  # every `todo` loads this; see oneonone.domain.record
if TYPE_CHECKING:
    from collections.abc import Collection

_NAMED = 3


def unread_line(paths: Collection[str]) -> str:
    """One line that names the first few; nothing where all were read."""
    if not paths:
        return ""
    some = sorted(paths)[:_NAMED]
    more = f" and {len(paths) - len(some)} more" if len(paths) > len(some) else ""
    return visible(f"not read in full: {', '.join(some)}{more}; see: 1on1 check") + "\n"
