"""A report's page as tests look at it: its elements in order, with attributes and texts."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from tests.notebooks import ok

_VOID = frozenset(("meta", "link", "br", "hr", "img"))


@dataclass
class Element:
    """One element: its tag, attributes, all text in it, and those it stands in."""

    tag: str
    attributes: dict[str, str]
    above: tuple[str, ...]
    text: str = ""


@dataclass
class Page(HTMLParser):
    """All elements of a page in order; raises ValueError where a tag is not closed as it should."""

    source: str
    elements: list[Element] = field(default_factory=list)
    _open: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.feed(self.source)
        self.close()
        if self._open:
            raise ValueError(f"never closed: {[one.tag for one in self._open]}")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        above = tuple(one.tag for one in self._open)
        element = Element(tag, {name: value or "" for name, value in attrs}, above)
        self.elements.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1].tag != tag:
            raise ValueError(f"</{tag}> closes {[one.tag for one in self._open]}")
        self._open.pop()
        if tag in ("th", "td"):  # which stand apart without a blank between them
            self.handle_data(" ")

    def handle_data(self, data: str) -> None:
        for one in self._open:
            one.text += data

    def all(self, *tags: str) -> list[Element]:
        """The elements of these tags, in order."""
        return [one for one in self.elements if one.tag in tags]

    def texts(self, *tags: str) -> list[str]:
        """Their texts, blanks folded."""
        return [" ".join(one.text.split()) for one in self.all(*tags)]

    @property
    def text(self) -> str:
        """All that can be read on it, blanks folded."""
        return " ".join(self.all("body")[0].text.split())


def page_of(root: Path, *words: str) -> Page:
    """What `1on1 report WORDS…` makes."""
    return Page(ok(root, "report", "--out", "-", *words))
