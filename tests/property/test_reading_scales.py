"""Hostile and huge notes: twice the note takes about twice the work, however it is built.

Work is counted in calls, of Python and of C, never in seconds.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from tests.parsed_notes import note

SHAPES: dict[str, Callable[[int], str]] = {
    "one long item": lambda n: "- [ ] " + "word " * n,
    "items": lambda n: "- [ ] a\n" * n,
    "items nearly": lambda n: "- [] a\n" * n,
    "empty items": lambda n: "-\n" * n,
    "loose items": lambda n: "- [ ] a\n\n  b\n\n" * n,
    "lines of an item": lambda n: "- [ ] a\n" + "  b\r\n" * n,
    "lazy lines in a deep quote": lambda n: "> " * n + "- [ ] a\n" + "b\n" * n,
    "bullets in bullets": lambda n: "- " * n + "[ ] a",
    "nested items": lambda n: "".join(" " * (i % 200 * 2) + "- [ ] a\n" for i in range(n)),
    "quotes in quotes": lambda n: ">" * n + "- [ ] a",
    "open brackets": lambda n: "- [ ] " + "[" * n,
    "open links": lambda n: "- [ ] " + "[a](" * n,
    "open wiki links": lambda n: "- [ ] " + "[[a" * n,
    "open fields": lambda n: "- [ ] " + "[due:: " * n,
    "ticks": lambda n: "- [ ] " + " ".join("`" * (i % 50 + 1) for i in range(n)),
    "code in one line": lambda n: "- [ ] " + "`a` " * n,
    "code in many lines": lambda n: "- [ ] a\n" + "  `b` c\n" * n,
    "emphasis": lambda n: "- [ ] " + "*a_ " * n,
    "open comments": lambda n: "- [ ] " + "<!--" * n,
    "comments in one line": lambda n: "- [ ] a" + " <!-- b -->" * n,
    "comments in items": lambda n: "- [ ] a <!-- b -->\n" * n,
    "comment blocks": lambda n: "<!-- a -->\n" * n,
    "percent blocks": lambda n: "%%\n" * n,
    "percent comments": lambda n: "a %% b %% " * n,
    "percent signs": lambda n: "a %% b\n" * n,
    "percent signs in code": lambda n: "`%%` a %% " * n,
    "broken dates": lambda n: "- [ ] " + "due:x " * n,
    "double dates": lambda n: "- [ ] " + "due:2026-11-20 due:fri " * n,
    "tags": lambda n: "- [ ] " + "#growth " * n + "due:2026-11-20 " * n,
    "emoji": lambda n: "- [ ] " + "📅 a " * n,
    "owners": lambda n: "- [ ] " + "@a [[b]] " * n,
    "carriage returns": lambda n: "a\r\r\n" * n,
    "backslashes": lambda n: "- [ ] a" + "\\" * n + "\n  b",
    "hard breaks": lambda n: "- [ ] a" + "\\\n  b" * n,
    "table": lambda n: "|a" * n + "\n" + "|-" * n + "\n" + "|b" * n,
    "definitions": lambda n: "".join(f"[{i}]: u\n" for i in range(n)) + "[1] " * n,
    "headings": lambda n: "# a\n" * n,
    "headings in items": lambda n: "- # a\n" * n,
    "headings in quotes": lambda n: "# a\n> # b\n> > ## c\n- [ ] d\n" * n,
    "a long setext heading": lambda n: "a\n" * n + "===\n",
    "fences": lambda n: "```\n~~~\n" * n,
    "front matter never closed": lambda n: "---\n" + "a: b\n" * n,
    "prompts": lambda n: "> a <!-- ask: growth-004 -->\n\nb\n\n" * n,
    "prompts in one quote": lambda n: "> a <!-- ask: growth-004 -->\n" * n,
    "html": lambda n: "- [ ] " + "<a <? <!A " * n,
    "tabs": lambda n: "\t" * n + "- [ ] a\n" + "- a\n\t- [ ] b\n" * n,
}
each_shape = pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)


def calls(text: str) -> int:
    """How many calls, of Python and of C, reading a note makes."""
    count = 0

    def tally(frame: FrameType, event: str, arg: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(tally)
    try:
        note(text)
    finally:
        sys.setprofile(before)
    return count


@each_shape
def test_twice_the_note_takes_twice_the_calls(shape: Callable[[int], str]) -> None:
    note(shape(2))  # what is imported or cached once counts for neither
    assert calls(shape(400)) <= 2.2 * calls(shape(200)) + 200


def test_a_line_of_a_megabyte_is_one_item() -> None:
    (box,) = note("- [ ] " + "é" * 500_000 + " due:2026-11-30\n").boxes
    assert len(box.facts.text) == 500_000
    assert str(box.facts.due) == "2026-11-30"


def test_twenty_thousand_items_are_all_found() -> None:
    boxes = note("- [ ] a\n" * 20_000).boxes
    assert len(boxes) == len({box.facts.hash_id for box in boxes}) == 20_000


def test_six_hundred_levels_of_a_list_are_six_hundred_items() -> None:
    boxes = note("".join(" " * (2 * depth) + f"- [ ] {depth}\n" for depth in range(600))).boxes
    assert [box.facts.text for box in boxes] == list(map(str, range(600)))
    assert [box.facts.parent for box in boxes] == [None, *range(599)]


def test_an_item_in_a_thousand_quotes_is_found() -> None:
    (box,) = note("> " * 1000 + "- [ ] a\n" + "> " * 1000 + "  b\n").boxes
    assert (box.facts.text, box.first_line, box.last_line) == ("a b", 1, 2)
