"""A note that leaves open what in it is private is told from one that is plain."""

from __future__ import annotations

import pytest

from oneonone.document.doubts import doubt_in
from oneonone.document.meeting_document import parse
from oneonone.document.origin import origin_of
from tests.parsed_notes import MEETING, VOCABULARY, note

PLAIN = """\
---
person: alice
date: 2026-11-20
---

# Alice, 20 November 2026

## Growth

> What next? <!-- ask: growth-004 -->

A year abroad, perhaps. <!-- she was not sure --> %% nor was I %%

```
# a comment in a program
```

## Private

Wants to leave.
"""


def doubt(text: str) -> tuple[int, str] | None:
    """The line in doubt and what is said of it."""
    found = doubt_in(note(text), VOCABULARY)
    return (found.line, found.message) if found else None


def test_a_plain_note_leaves_nothing_open() -> None:
    assert doubt(PLAIN) is None
    assert doubt(PLAIN.replace("\n", "\r\n")) is None
    assert doubt("") is None


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("---\nperson: bob\n---\n\nHello\n", 1, "another person"),
        ("Hello\n<<<<<<< ours\n=======\n>>>>>>> theirs\n", 1, "conflict"),
        ("Hello\n\n```\n## Private\n", 3, "never closed"),
        ("Hello\n\n<!-- aside\n", 3, "never closed"),
        ("Hello\n\n%%\naside\n", 3, "never closed"),
        ("## Private\n\n%%\n## Notes\n%%\n\nsecret\n", 4, "in a comment"),
        ("## Growth\n\n```\n## Private\n```\n", 4, "reads like a private heading"),
        ("## Growth\n\n```\nPrivate\n-------\n```\n", 4, "reads like a private heading"),
        ("## Growth\n\n    > - ## Notes to self\n", 3, "reads like a private heading"),
        ("## Growth\n\n##Private\n", 3, "reads like a private heading"),
        ("## Growth\n\n**Private**\n\nsecret\n", 3, "reads like a private heading"),
        ("## Growth\n\n- __Private thoughts__:\n", 3, "reads like a private heading"),
        ("## Growth\n\n> [!privat]\n> secret\n", 3, "reads like a private heading"),
        ("## Growth\n\n## Privte\n", 3, "reads like a private heading"),
        ("## Growth\n\n## \u0420rivate\n", 3, "reads like a private heading"),
        ("## Growth\n\n\u0420rivate\n---\n", 3, "reads like a private heading"),
    ],
)
def test_what_may_be_read_in_two_ways_is_in_doubt(text: str, line: int, said: str) -> None:
    found = doubt(text)
    assert found is not None
    assert (found[0], said in found[1]) == (line, True)


def test_of_two_places_it_is_the_first() -> None:
    found = doubt("%%\n## Notes\n%%\n\n```\nopen\n")
    assert found is not None
    assert found[0] == 2


def test_a_private_heading_that_we_read_as_one_is_none() -> None:
    for heading in ("## Private", "Private\n===", "> ## Private", "- ## Confidential"):
        assert doubt(f"## Growth\n\n{heading}\n\nsecret\n") is None


@pytest.mark.parametrize("heading", ["### Privte", "**Private**", "> [!privat]", "privat\n---"])
def test_what_reads_as_private_below_a_private_heading_is_none(heading: str) -> None:
    assert doubt(f"# Private\n\n{heading}\n\n# Growth\n") is None


def test_a_heading_that_has_a_meaning_here_is_none() -> None:
    words = VOCABULARY._replace(sections={"privat": "notes"})
    document = parse(b"## Privat\n", origin_of(MEETING), words)
    assert doubt_in(document, words) is None


def test_one_in_a_comment_is_left_out_with_the_comment() -> None:
    assert doubt("## Growth\n\n<!--\n## Private\n-->\n") is None


@pytest.mark.parametrize("heading", ["  ## Private", "  Private\n  -------", "   # Private"])
def test_a_private_heading_that_a_list_swallows_is_in_doubt(heading: str) -> None:
    found = doubt_in(note(f"## Notes\n\n- x\n\n{heading}\n\nat the margin\n"), VOCABULARY)
    assert found is not None
    assert (found.line, found.message.partition(";")[0]) == (
        5,
        "this heading rules the list item above alone",
    )


@pytest.mark.parametrize(
    "text",
    [
        "- ## Private\n  of the item\n",
        "- x\n\n## Private\n\nall below\n",
        "- x\n  - y\n\n    ## Private\n\n    of the item\n",
        "> - x\n>\n>   ## Private\n",
        "- x\n\n  ## Notes\n\nfor all\n",
    ],
)
def test_a_private_heading_that_plainly_is_of_an_item_or_of_all_is_not(text: str) -> None:
    assert doubt_in(note(text), VOCABULARY) is None
