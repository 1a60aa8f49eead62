"""Every promise of docs/security.md names a test that holds it."""

from __future__ import annotations

import re

import pytest

from tests.docs.pages import ROOT, read, rows, section

PAGE = "docs/security.md"
_TEST = re.compile(r"`([\w/]+\.py)(?:::(\w+))?`")
_PROMISE = re.compile(r"^- \*\*(.+?)\*\*", re.M)


def held() -> dict[str, str]:
    """A promise, and the tests that hold it."""
    found = rows(section(read(PAGE), "## How the promises are held"))
    return {key: rest for key, rest in found.items() if key not in ("promise", "---")}


@pytest.mark.parametrize("promise", _PROMISE.findall(section(read(PAGE), "## Promised")))
def test_every_promise_has_a_test(promise: str) -> None:
    assert _TEST.search(held()[promise.strip("`")])


@pytest.mark.parametrize(("file", "name"), _TEST.findall(read(PAGE)))
def test_every_test_that_is_named_exists(file: str, name: str) -> None:
    path = ROOT / "tests" / file
    assert path.is_file()
    assert not name or re.search(
        rf"^ *(?:def|class) {name}\b", path.read_text(encoding="utf-8"), re.M
    )
