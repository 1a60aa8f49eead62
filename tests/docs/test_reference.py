"""The generated pages are those of this program."""

from __future__ import annotations

import pytest

from tests.docs.pages import read
from tests.docs.reference import pages


@pytest.mark.parametrize("name", ["commands.md", "json.md", "topics.md"])
def test_the_reference_is_up_to_date(name: str) -> None:
    written = read(f"docs/reference/{name}")
    assert written == pages()[name], "run `make reference` and look at the difference"
