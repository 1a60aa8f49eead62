"""What a reader looks for has a page, and the pictures show what there is."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from oneonone.cli.group import SECTIONS
from tests.docs.pages import PAGES, ROOT, name_of, read, rows
from tests.docs.pictures import REPORT, SESSION, session

HOWTOS = sorted((ROOT / "docs" / "howto").glob("*.md"))
_IMAGE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)\)")


@pytest.mark.parametrize("command", [name for names in SECTIONS.values() for name in names])
def test_every_command_has_a_place_in_a_how_to_or_the_tutorial(command: str) -> None:
    pages = [*map(name_of, HOWTOS), "docs/tutorial.md"]
    assert any(re.search(rf"\b1on1 {command}(?![\w-])", read(page)) for page in pages)


@pytest.mark.parametrize("howto", HOWTOS, ids=name_of)
def test_every_how_to_stands_in_the_list_of_all_pages(howto: Path) -> None:
    assert f"](howto/{howto.name}" in read("docs/index.md")


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_picture_is_described_in_words(page: Path) -> None:
    images = _IMAGE.findall(page.read_text(encoding="utf-8"))
    assert [target for words, target in images if len(words.split()) < 5] == []


def test_the_glossary_is_in_the_order_of_its_words() -> None:
    words = [word.casefold() for word in rows(read("docs/glossary.md")) if word != "term"]
    assert len(words) > 50
    assert words == sorted(words)


def test_the_pictures_are_small_and_shown() -> None:
    shown = {target for _, target in _IMAGE.findall(read("README.md"))}
    assert shown == {name_of(picture) for picture in (SESSION, REPORT)}
    assert max(picture.stat().st_size for picture in (SESSION, REPORT)) <= 200_000


@pytest.mark.skipif(
    not shutil.which("bash") or not shutil.which("git") or sys.platform == "win32",
    reason="the session needs bash, git and a terminal",
)
def test_the_terminal_in_the_readme_shows_what_its_commands_print(tmp_path: Path) -> None:
    # Their words, and not how they are drawn; `make pictures` draws them anew.
    assert words(SESSION.read_text(encoding="utf-8")) == words(session(tmp_path))


def words(picture: str) -> list[str]:
    """The texts of an SVG picture, in order."""
    texts = ElementTree.fromstring(picture).iter("{http://www.w3.org/2000/svg}text")
    return ["".join(text.itertext()).replace("\xa0", " ") for text in texts]
