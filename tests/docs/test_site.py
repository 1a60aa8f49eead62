"""The site of the documentation: every page is in it, every link leads on, nothing is loaded."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.docs.pages import PAGES, ROOT, name_of

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
_ASSETS = {"src", "srcset", "poster", "data", "background"}
_SECONDS = 120

_ODDITIES = r"""# All

> [!WARNING]
> Mind the gap.

| key | value |
|---|---|
| `a\|b` | ~~old~~ |

- [x] ticked

A list right below:
- one
  - two

1. first

   ```
   {role}`--json`
   ```

% no comment

+++

{x}`y` costs $5 or $6
"""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.xdist_group("site"),
    pytest.mark.skipif(
        any(importlib.util.find_spec(name) is None for name in ("sphinx", "myst_parser", "furo")),
        reason="what makes the site is not installed: pip install -e '.[docs]'",
    ),
]


def build(source: Path, place: Path) -> tuple[int, str]:
    """The exit code, and what was said, of `make site` without make."""
    command = [
        *(sys.executable, "-m", "sphinx", "--quiet", "--fail-on-warning", "--conf-dir", "docs"),
        *("--doctree-dir", str(place / "read"), ".", str(place / "site")),
    ]
    done = subprocess.run(
        command, cwd=source, capture_output=True, text=True, check=False, timeout=_SECONDS
    )
    return done.returncode, done.stdout + done.stderr


class Page(HTMLParser):
    """The ids of a page, its links, what a browser loads for it, and its text."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.text = ""
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.ids.add(value)
            elif name in _ASSETS and value:
                self.loads.append(value)
            elif name == "href" and value:
                (self.links if tag == "a" else self.loads).append(value)

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("site")
    assert build(ROOT, place) == (0, "")
    return place / "site"


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[Path, Page]:
    return {path: Page(path) for path in site.rglob("*.html")}


def test_every_page_of_the_documentation_is_in_it_and_in_its_navigation(
    site: Path, pages: dict[Path, Page]
) -> None:
    made = [site / Path(name_of(page)).with_suffix(".html") for page in PAGES]
    assert [path for path in made if path not in pages] == []
    front = site / "README.html"
    shown = {site / link.partition("#")[0] for link in pages[front].links} | {front}
    assert [path for path in made if path not in shown] == []


def test_every_link_leads_to_a_file_and_a_place_in_it(site: Path, pages: dict[Path, Page]) -> None:
    broken = []
    for path, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme:
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            there = target.is_file() and target.is_relative_to(site)
            anchor = unquote(parts.fragment)
            if not there or (anchor and target in pages and anchor not in pages[target].ids):
                broken.append(f"{path.relative_to(site)}: {link}")
    assert broken == []


def test_opening_its_folder_opens_the_readme(pages: dict[Path, Page], site: Path) -> None:
    assert pages[site / "index.html"].links == ["README.html"]


def test_no_page_loads_anything_from_elsewhere(site: Path, pages: dict[Path, Page]) -> None:
    loads = {(path, asset) for path, page in pages.items() for asset in page.loads}
    for style in [*site.rglob("*.css"), *site.rglob("*.svg")]:
        text = style.read_text(encoding="utf-8")
        loads |= {(style, asset) for asset in re.findall(r"url\(['\"]?([^)'\"]+)", text)}
        loads |= {(style, asset) for asset in re.findall(r"@import\s+['\"]([^'\"]+)", text)}
    assert loads
    assert [one for one in loads if re.match(r"(?!data:)([a-z]+:|//)", one[1], re.I)] == []
    here = [(path, urlsplit(asset).path) for path, asset in loads if asset[0] != "#"]
    missing = {
        asset
        for path, asset in here
        if asset and not asset.startswith("image") and not (path.parent / unquote(asset)).is_file()
    }
    assert missing == set()


def test_nothing_of_a_generators_own_shows_on_a_page(pages: dict[Path, Page]) -> None:
    assert [path for path, page in pages.items() if re.search(r"\{toctree\}", page.text)] == []


@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
def test_its_search_finds_pages_without_a_server(site: Path, tmp_path: Path) -> None:
    command = [
        *(str(CHROMIUM), "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-extensions"),
        *("--no-first-run", "--disable-background-networking", "--disable-component-update"),
        *("--disable-sync", "--enable-logging=stderr", f"--user-data-dir={tmp_path / 'profile'}"),
        *(
            "--virtual-time-budget=10000",
            "--dump-dom",
            f"{(site / 'search.html').as_uri()}?q=recap",
        ),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=_SECONDS)
    assert "docs/howto/share-a-recap.html" in done.stdout.partition("search-results")[2]
    assert "CONSOLE" not in done.stderr


class TestOtherPages:
    """A little documentation of its own, with the project's settings."""

    @pytest.fixture
    def little(self, tmp_path: Path) -> Path:
        (tmp_path / "docs").mkdir()
        for name in ("conf.py", "site.css"):
            shutil.copy(ROOT / "docs" / name, tmp_path / "docs" / name)
        # No pages but those below: the navigation is written away.
        with (tmp_path / "docs/conf.py").open("a", encoding="utf-8") as settings:
            settings.write('NAVIGATION.clear()\nNAVIGATION["Little"] = ["/docs/index"]\n')
        (tmp_path / "README.md").write_text("# Little\n")
        (tmp_path / "docs/index.md").write_text("# All\n")
        return tmp_path

    def test_links_that_lead_nowhere_fail_the_build(self, little: Path, tmp_path: Path) -> None:
        links = ["[a](gone.md)", "[b](../README.md#gone)", "[c](#gone)", "![d](images/gone.png)"]
        (little / "docs/index.md").write_text("# All\n\n" + "\n\n".join(links) + "\n")
        code, told = build(little, tmp_path / "built")
        assert code != 0
        lines = re.findall(r"docs/index\.md:(\d+): WARNING: .*gone", told)
        assert sorted(map(int, lines)) == [3, 5, 7, 9]

    def test_a_page_without_a_place_in_the_navigation_fails_the_build(
        self, little: Path, tmp_path: Path
    ) -> None:
        (little / "docs/lost.md").write_text("# Lost\n")
        code, told = build(little, tmp_path / "built")
        assert code != 0
        assert "docs/lost.md" in told

    def test_alerts_tables_boxes_and_fences_in_lists_are_shown_as_on_a_forge(
        self, little: Path, tmp_path: Path
    ) -> None:
        (little / "docs/index.md").write_text(_ODDITIES)
        assert build(little, tmp_path / "built") == (0, "")
        page = (tmp_path / "built/site/docs/index.html").read_text()
        assert re.search(r'class="admonition warning".*?Mind the gap\.', page, re.S)
        assert re.search(r"<td>.*?a\|b.*?</td>", page, re.S)
        assert re.search(r"<(s|del)>old</\1>", page)
        assert re.search(r"<input [^>]*checked[^>]*> *ticked", page)
        assert re.search(r"<ul[^>]*>\s*<li><p>one</p>\s*<ul>\s*<li><p>two", page)
        assert re.search(r"<li><p>first</p>\s*<div class=\"highlight", page)
        assert "{role}`--json`" in page
        for text in ("% no comment", "+++", "costs $5 or $6"):
            assert text in page
