"""The pages of the documentation, and what stands in them."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = sorted([*(ROOT / "docs").rglob("*.md"), *ROOT.glob("[A-Z]*.md")])

_FENCE = re.compile(r"^( *)(```+|~~~+).*?^\1\2[ \t]*$", re.M | re.S)
_SPAN = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.S)
_HEADING = re.compile(r"^#{1,6} +(.+?)$", re.M)


def name_of(page: Path) -> str:
    """A page's path in the repository."""
    return page.relative_to(ROOT).as_posix()


def read(name: str) -> str:
    """A page by its path in the repository."""
    return (ROOT / name).read_text(encoding="utf-8")


def prose(text: str) -> str:
    """A page without code, where links are links."""
    return _SPAN.sub("", _FENCE.sub("", text))


def code(text: str) -> str:
    """The code of a page alone, blocks and spans, a line each."""
    blocks = [match[0] for match in _FENCE.finditer(text)]
    rest = _FENCE.sub("", text)
    spans = [match[2].replace("\n", " ") for match in _SPAN.finditer(rest)]
    indented = [line for line in rest.splitlines() if line.startswith("    ")]
    return "\n".join([*blocks, *spans, *indented])


def anchors(text: str) -> set[str]:
    """What may follow `#` in a link to a page, made as the usual hosts make it."""
    found = set()
    for match in _HEADING.finditer(_FENCE.sub("", text)):
        words = re.sub(r"[^\w\- ]", "", match[1].lower())
        found.add(words.replace(" ", "-"))
    return found


def section(text: str, heading: str) -> str:
    """What stands below a heading, up to the next one of any level."""
    after = text.split(f"{heading}\n", 1)[1]
    return re.split(r"^#", after, maxsplit=1, flags=re.M)[0]


def rows(text: str) -> dict[str, str]:
    """A table's rows: the first cell without emphasis, and the rest."""
    found = {}
    for line in text.splitlines():
        if line.startswith("| "):
            first, _, rest = line.strip("| ").partition(" | ")
            found[first.strip("*` ")] = rest
    return found
