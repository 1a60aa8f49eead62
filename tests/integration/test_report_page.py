"""The report's page is sound HTML that anybody can use, loads nothing and obeys no note."""

from __future__ import annotations

import re
import shutil
import subprocess
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest

from tests.attacks.hostile import EVIL, hostile_notebook, obeyed
from tests.notebooks import notebook, ok
from tests.report_pages import Page

FILES = {
    "people/alice/person.md": (
        "---\nname: \"Alice <script>alert(1)</script> & 'x'\"\nsince: 2026-06-01\n---\n"
    ),
    "people/alice/2026-11-02.md": "---\nstatus: skipped\nreason: ill\n---\n",
    "people/alice/2026-11-06.md": """\
---
mood: 4/5
themes: [growth]
---

## Summary

She said "x" & 'y' #team &lt;b>.

1. one
2. [two](javascript:alert(2))

| a | b |
|---|---|
| c | d |

## Actions

- [ ] @me "&gt; &lt;img src=x onerror=alert(3)&gt; due:2026-11-10
- [ ] @me a & b `</title></style></svg>` due:2026-11-10
- [x] @alice draft done:2026-11-09
""",
    "people/bob/person.md": '---\nrelation: peer\nname: "{{ 7 * 7 }} {% raw %}"\n---\n',
    "people/bob/2026-11-09.md": "---\nmood: 2\nthemes: [feedback]\n---\n",
}
WHOSE = {"everybody": (), "alice": ("--for", "alice"), "bob": ("--for", "bob")}


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The page of everybody and those for two people."""
    root = notebook(tmp_path_factory.mktemp("notes"), FILES)
    return {name: ok(root, "report", "--out", "-", *words) for name, words in WHOSE.items()}


@pytest.fixture(params=WHOSE)
def page(request: pytest.FixtureRequest, sources: dict[str, str]) -> Page:
    return Page(sources[request.param])


def test_its_policy_allows_its_one_style_and_nothing_else(page: Page) -> None:
    (policy,) = [
        one.attributes["content"] for one in page.all("meta") if "http-equiv" in one.attributes
    ]
    (style,) = re.findall(r"<style>(.*?)</style>", page.source, re.S)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    before = page.source.split("<style>")[0]
    assert "Content-Security-Policy" in before, "a policy counts from where it stands"


def test_nothing_in_it_acts_or_loads(page: Page) -> None:
    assert page.all("script", "link", "iframe", "object", "embed", "base", "form", "img") == []
    for one in page.elements:
        for name, value in one.attributes.items():
            assert not name.startswith("on"), (one.tag, name)
            assert name not in ("style", "src", "srcset", "action", "xlink:href"), (one.tag, name)
            assert name != "href" or value.startswith("#"), value


def test_what_notes_hold_is_shown_as_it_stands(sources: dict[str, str]) -> None:
    everybody, alice = Page(sources["everybody"]), Page(sources["alice"])
    assert "Alice <script>alert(1)</script> & 'x'" in everybody.text
    assert "{{ 7 * 7 }} {% raw %}" in everybody.text
    assert "a & b `</title></style></svg>`" in everybody.text
    assert "a & b </title></style></svg>" in alice.text
    assert '"> <img src=x onerror=alert(3)>' in alice.text


def test_headings_are_in_order_and_every_id_is_there_once(page: Page) -> None:
    levels = [int(one.tag[1]) for one in page.all("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(following - level <= 1 for level, following in pairwise(levels))
    ids = [one.attributes["id"] for one in page.elements if "id" in one.attributes]
    assert len(ids) == len(set(ids))
    named = [one.attributes[name] for one in page.elements for name in
             ("aria-labelledby",) if name in one.attributes]  # fmt: skip
    named += [one.attributes["href"].removeprefix("#") for one in page.all("a")]
    assert {word for names in named for word in names.split()} <= set(ids)


def test_it_has_its_landmarks_language_and_title(page: Page) -> None:
    assert page.all("html")[0].attributes["lang"] == "en-GB"
    assert len(page.all("main")) == len(page.all("header")) == len(page.all("footer")) == 1
    assert page.texts("title")[0].startswith(("One-on-ones, ", "Our one-on-ones, "))
    assert page.all("a")[0].attributes == {"class": "skip", "href": "#main"}
    assert all("aria-labelledby" in one.attributes for one in page.all("section", "article"))


def test_every_table_has_a_caption_and_every_heading_of_one_its_scope(page: Page) -> None:
    ours = [one for one in page.all("table") if "article" not in one.above]
    assert len(page.all("caption")) == len(ours)
    scopes = {one.attributes.get("scope") for one in page.all("th")}
    assert scopes <= {"col", "row", "colgroup"}


def test_every_chart_says_in_words_what_it_shows(page: Page) -> None:
    charts = [one for one in page.all("svg") if one.attributes.get("aria-hidden") != "true"]
    assert len(page.all("desc")) == len(charts)
    for chart in charts:
        assert chart.attributes["role"] == "img"
    assert all(text.endswith(".") for text in page.texts("desc"))
    scrolled = [one for one in page.all("div") if one.attributes.get("class") == "wide"]
    assert all(one.attributes["tabindex"] == "0" for one in scrolled)
    assert all(one.attributes["aria-label"] for one in scrolled)


def test_control_characters_of_a_hostile_notebook_are_made_visible(tmp_path: Path) -> None:
    root = hostile_notebook(tmp_path / "notes")
    source = ok(root, "report", "--out", "-")
    assert not obeyed(source)
    assert "\x1b" in EVIL
    assert "␛" in Page(source).text


@pytest.mark.skipif(not shutil.which("tidy"), reason="tidy is not installed")
def test_a_validator_finds_nothing(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(page.source)
    command = ["tidy", "-quiet", "-errors", "--mute", "PROPRIETARY_ATTRIBUTE", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    # tidy knows SVG, but not that its titles may have an id.
    said = [
        one for one in done.stderr.splitlines() if '<title> proprietary attribute "id"' not in one
    ]
    assert said == []


CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.mark.slow
@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
@pytest.mark.parametrize("name", WHOSE)
def test_a_browser_has_nothing_to_say_and_asks_for_nothing(
    sources: dict[str, str], tmp_path: Path, name: str
) -> None:
    file, picture, net = tmp_path / "page.html", tmp_path / "page.png", tmp_path / "net.json"
    file.write_text(sources[name])
    command = [
        *(str(CHROMIUM), "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-extensions"),
        *("--no-first-run", "--disable-background-networking", "--disable-component-update"),
        *("--disable-sync", "--enable-logging=stderr", f"--user-data-dir={tmp_path / 'profile'}"),
        *(f"--log-net-log={net}", f"--screenshot={picture}", "--window-size=400,2000"),
        file.as_uri(),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert picture.stat().st_size > 5000, done.stderr
    assert "CONSOLE" not in done.stderr
    asked = re.findall(r'"url":"(.*?)"', net.read_text())
    ours = [url for url in asked if not re.match(r"https?://[\w.-]*(google|gvt1)[\w.-]*/", url)]
    assert {url for url in ours if url.startswith("http")} == set()
