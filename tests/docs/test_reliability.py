"""Every test that docs/reliability.md names is there, and every fault in its table has one."""

from __future__ import annotations

import re

import pytest

from tests.docs.pages import ROOT, read, rows

PAGE = "docs/reliability.md"
_TEST = re.compile(r"`([\w/]+\.py)(?:::(\w+))?`")


def table() -> dict[str, str]:
    """What goes wrong, and the rest of its row, from the tables of faults."""
    tables = [part for part in read(PAGE).split("\n\n") if part.startswith("| what goes wrong")]
    found = {key: rest for part in tables for key, rest in rows(part).items()}
    return {key: rest for key, rest in found.items() if key not in ("what goes wrong", "---")}


@pytest.mark.parametrize("fault", table())
def test_every_fault_has_a_test(fault: str) -> None:
    assert _TEST.search(table()[fault])


@pytest.mark.parametrize(("file", "name"), _TEST.findall(read(PAGE)))
def test_every_test_that_is_named_exists(file: str, name: str) -> None:
    path = ROOT / "tests" / file
    assert path.is_file()
    assert not name or re.search(
        rf"^ *(?:def|class) {name}\b", path.read_text(encoding="utf-8"), re.M
    )
