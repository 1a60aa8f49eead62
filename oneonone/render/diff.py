"""What a command would write, as a unified diff."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from oneonone.app.write_notes import Change
from oneonone.render.style import Meaning, Style
from oneonone.render.visible import visible


def diff_text(changes: Iterable[Change], style: Style) -> str:
    """A unified diff of all changes; a missing line end at the end of a file is said."""
    return "".join(_of_file(change, style) for change in changes)


def _of_file(change: Change, style: Style) -> str:
    old = "/dev/null" if change.before is None else f"a/{change.path}"
    new = "/dev/null" if change.after is None else f"b/{change.path}"
    before, after = _lines(change.before or b""), _lines(change.after or b"")
    lines = difflib.unified_diff(before, after, old, new, lineterm="")
    return "".join(f"{style.paint(visible(line), _meaning(line))}\n" for line in lines)


def _lines(data: bytes) -> list[str]:
    text = data.decode("utf-8", "replace").replace("\r\n", "\n")
    lines = text.split("\n")
    if lines[-1] == "":
        lines.pop()
    else:
        lines[-1] += "\n\\ No newline at end of file"
    return lines


def _meaning(line: str) -> Meaning:
    if line.startswith(("+++", "---")):
        return "strong"
    return {"+": "good", "-": "late", "@": "quiet"}.get(line[:1], "plain")  # type: ignore[return-value]
