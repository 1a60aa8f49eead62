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


FAULTS = """
killed | Ctrl-C | power fails | temporary file | disk is full | quota | says it took all
cannot be flushed | read-only | two commands write | editor saves | emptied the file
id is stale | twins | CRLF | UTF-16 | NUL | staged, untracked, ignored | newer note is lost
prints no carried items | two machines carry on | clean filters | signing | hang
merge, rebase or bisect | conflict markers | lock is left | detached, unborn, bare
deletion of many notes | forced remote | wrong credentials | same tick of the clock
set back | corrupt, empty, of another version | deleted at any time | leap day | time zone
duplicate keys | thousand deep | no HOME | ASCII locale | one column | is closed, full
current folder is deleted | 10 MB | 600 deep | 100,000 notes | NFC | CON | FIFOs
recap, message | commit messages | completion | messages about faults | `../x` | linked files
terminal escapes | out of the sandbox | break out of front matter | name programs | `ext::…`
umask | $EDITOR | javascript: | square of their size
"""
"""Words of every fault and attack that has to have its row, whatever else is written anew."""


@pytest.mark.parametrize("words", [one.strip() for one in re.split(r"[|\n]", FAULTS.strip())])
def test_no_fault_is_forgotten(words: str) -> None:
    held = [key for key, rest in table().items() if words in f"{key} {rest}"]
    assert held, "a row that says what happens, and names the test that makes it happen"
