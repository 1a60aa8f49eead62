"""docs/errors.md has an entry for everything that can go wrong."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest

from oneonone import errors
from oneonone.document.diagnostics import CODES

PAGE = Path(__file__).parents[2] / "docs/errors.md"
EXIT_CODES = (0, 1, 2, 3, 4, 5, 6, 7, 130, 141)
CLASSES = [
    name
    for name, one in inspect.getmembers(errors, inspect.isclass)
    if issubclass(one, errors.OneOnOneError) and one is not errors.OneOnOneError
]


@pytest.fixture(scope="module")
def page() -> str:
    return PAGE.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def headings(page: str) -> str:
    return "\n".join(re.findall(r"^#+ .+$", page, re.MULTILINE))


@pytest.mark.parametrize("code", CODES)
def test_every_code_has_its_entry(headings: str, code: str) -> None:
    assert re.search(rf"\b{code}\b", headings)


@pytest.mark.parametrize("name", CLASSES)
def test_every_class_of_failure_has_its_entry(headings: str, name: str) -> None:
    assert re.search(rf"\b{name}\b", headings)


@pytest.mark.parametrize("code", EXIT_CODES)
def test_every_exit_code_is_explained(page: str, code: int) -> None:
    assert re.search(
        rf"^(?:\| *`?{code}`? *\||[-*] `?{code}`?\b|#+ .*\b{code}\b)", page, re.MULTILINE
    )


def test_no_entry_is_about_a_code_that_is_gone(headings: str) -> None:
    assert set(re.findall(r"\b[A-Z]\d\d\b", headings)) <= set(CODES)
