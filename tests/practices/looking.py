"""How the practices look at what a command says."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from oneonone.assets import bundled
from tests.notebooks import ok

TEMPLATES = [
    name.removeprefix("meeting/").removesuffix(".md.j2")
    for name in bundled.templates()
    if name.startswith("meeting/")
]
"""The bundled templates of meetings."""

FOR_TWO = [name for name in TEMPLATES if name != "difficult"]
"""Those but for the one that is all private: a preparation, which takes nothing on."""


def page(root: Path, *words: str) -> str:
    """What a command shows on a terminal."""
    return ok(root, *words, "--table")


def items(root: Path, *words: str, **more: Any) -> list[dict[str, Any]]:
    """What a command lists with `--json`."""
    found: list[dict[str, Any]] = json.loads(ok(root, *words, "--json", **more))["items"]
    return found


def only(root: Path, *words: str) -> dict[str, Any]:
    """The one item a command lists with `--json`."""
    (found,) = items(root, *words)
    return found


def headings(note: str) -> list[str]:
    """The texts of all headings."""
    return re.findall(r"^#+ (.*)$", note, re.M)


def answered(note: str) -> str:
    """The note with something written below each of its questions."""
    return re.sub(r"( <!-- ask: \S+ -->)\n", r"\1\n\nShe thought about it.\n", note)
