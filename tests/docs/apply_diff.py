"""Makes the changes of a page's ```diff block, given on standard input, below this folder.

`+++ FILE`, then hunks set off by lines that begin with `@@`; no line numbers, for the lines that
stay and go must stand in the file exactly once. Blanks at line ends do not count.
"""

from __future__ import annotations

import sys
from pathlib import Path


def apply(text: str, hunk: list[str]) -> str:
    """The text with one hunk's change made; ValueError where it does not fit exactly one place."""
    old = [line[1:].rstrip() for line in hunk if line[:1] in " -" or not line]
    new = [line[1:] for line in hunk if line[:1] in " +" or not line]
    lines = text.splitlines()
    size = len(old)
    places = [
        n
        for n in range(len(lines) - size + 1)
        if [line.rstrip() for line in lines[n : n + size]] == old
    ]
    if len(places) != 1:
        raise ValueError(f"{len(places)} places fit:\n" + "\n".join(old))
    start = places[0]
    return "\n".join([*lines[:start], *new, *lines[start + size :]]) + "\n"


def main() -> None:
    """Apply the diff on standard input."""
    head, *rest = sys.stdin.read().splitlines()
    path = Path(head.removeprefix("+++ "))
    hunks: list[list[str]] = [[]]
    for line in rest:
        if line.startswith("@@"):
            hunks.append([])
        else:
            hunks[-1].append(line)
    text = path.read_text(encoding="utf-8")
    for hunk in filter(None, hunks):
        text = apply(text, hunk)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
