"""What is read of YAML without a parser; that both say the same is a property of its own."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from oneonone.document.plain_yaml import read_plain
from oneonone.document.strict_yaml import read_mapping


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", {}),
        ("# nothing yet\n\n", {}),
        ("a: 7\nb: 2026-11-20\nc: 12:30\nd: 4/5\ne: 90d\nf:\n", {
            "a": 7, "b": date(2026, 11, 20), "c": "12:30", "d": "4/5", "e": "90d", "f": None,
        }),
        ("a: true  # yes\nb: false\n", {"a": True, "b": False}),
        ("a: likes (a) walk, or two!\n", {"a": "likes (a) walk, or two!"}),
        ("a: 'b: c'\nd: \"it's\"\n", {"a": "b: c", "d": "it's"}),
        ("a: []\nb: {}\nc: [d, 2]\n", {"a": [], "b": {}, "c": ["d", 2]}),
        ("a: {b: c, d: [e, {f: 1}]}\n", {"a": {"b": "c", "d": ["e", {"f": 1}]}}),
        ("a:\n  b: c\n  d:\n    e: f\ng: h\n", {"a": {"b": "c", "d": {"e": "f"}}, "g": "h"}),
        ("a:\n  - b: c\n    d: e\n  - f\n", {"a": [{"b": "c", "d": "e"}, "f"]}),
        ("a:\n  - b:\n", {"a": [{"b": None}]}),
    ],
)  # fmt: skip
def test_what_people_write_is_read_at_once(text: str, expected: dict[str, Any]) -> None:
    assert read_plain(text) == expected
    assert read_mapping(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "- a\n",
        "  a: b\n",
        "a: b\n  c\n",
        "a:\n    b: c\n  d: e\n",
        "a:\n  - b\n  c: d\n",
        "a:\n- b\n",
        "a: b\na: c\n",
        "true: b\n",
        "a: Null\n",
        "a: 2026-02-30\n",
        "a: 007\n",
        "a: *b\n",
        "a: 'it''s'\n",
        "a: '\x07'\n",
        "a: b # \x07\n",
        "a: [b\n",
        "a: [b] c\n",
        "a: [b c, [d] e]\n",
        "a: [b, ]\n",
        "a: [[[[[b]]]]]\n",
        "a: {b: c, b: d}\n",
        "a: {b}\n",
        "a: {b:, c: d}\n",
        "a:\n  b:\n    c:\n      d:\n        e:\n          f: g\n",
    ],
)
def test_anything_else_is_left_to_a_parser(text: str) -> None:
    assert read_plain(text) is None


def test_a_parser_that_finds_comments_alone_finds_no_keys() -> None:
    assert read_mapping("# nothing yet\n") == {}
