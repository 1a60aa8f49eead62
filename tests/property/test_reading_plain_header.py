"""The quick reader of plain front matter says what the YAML parser says, or leaves it to that."""

from __future__ import annotations

from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from oneonone.document import strict_yaml
from oneonone.document.frontmatter import Metadata, find_header, read_header
from oneonone.document.lines import Lines

KEYS = ["person", "date", "a", "_b", "c-d", "e1", "true", "Null", "no", "-f", "1", "é", "<<", "="]
WORDS = ["alice", "Alice", "growth", "no", "yes", "on", "y", "true", "False", "NULL", "null", "é"]
WORDS += [
    "well-being",
    "a.b",
    "it's",
    "x/y",
    "inf",
    "e1",
    "_",
    "ß9",
    "٣",
    "a٣",
    "a\u2028b",
    "\ufeff",
]
SCALARS = ["0", "7", "007", "-1", "+1", "1_0", "0x1f", "0o17", "123456789", "1234567890", "4.5"]
SCALARS += ["1e3", ".inf", ".nan", "~", "4/5", "7/10", "4/", "12:30", "1:1", "1:1:1", "123:45"]
SCALARS += ["2026-11-20", "2026-13-01", "2026-02-30", "2026-1-2", "0000-01-01", "2026-11-20 10:00"]
SCALARS += ["'a'", '"b"', "a: b", "a :b", "a #b", "#c", "a#b", "@a", "a@b", "*a", "&a", "!a", "|"]
SCALARS += ["- a", "-", "?", "[", "]", "{}", "a]", "a,b", "a, b", "%a", "`a`", "a  b", "a\tb", "\t"]

word = st.sampled_from(WORDS)
words = st.lists(word, min_size=1, max_size=3).map(" ".join)
lists = st.lists(st.one_of(words, st.sampled_from(SCALARS)), max_size=3).flatmap(
    lambda items: st.sampled_from([f"[{', '.join(items)}]", f"[{','.join(items)}]", f"[ {items} ]"])
)
value = st.one_of(st.just(""), words, st.sampled_from(SCALARS), lists)
line = st.builds(
    "{}{}{}{}{}".format,
    st.sampled_from(["", "", "", "", " "]),
    st.sampled_from(KEYS),
    st.sampled_from([": ", ": ", ": ", ":", ":  ", " : "]),
    value,
    st.sampled_from(["", "", "", " ", "\t", " # c"]),
)
headers = st.lists(st.one_of(line, line, line, line, st.just(""), st.just("- a")), max_size=6)


def read(text: str) -> Metadata:
    lines = Lines(f"---\n{text}---\n".encode())
    return read_header(lines, find_header(lines))


def typed(value: Any) -> Any:
    """A value with its types, all the way down: True is not 1, and a date no text."""
    if isinstance(value, list):
        return [typed(one) for one in value]
    return type(value), value


def is_quick(text: str) -> bool:
    with patch.object(strict_yaml, "read_mapping", side_effect=AssertionError("asked the parser")):
        try:
            read(text)
        except AssertionError:
            return False
        return True


@given(headers.map(lambda lines: "".join(f"{one}\n" for one in lines)))
@example("person: alice\ndate: 2026-11-20\nthemes: []\nmood:\n")
@example("a: b\na: c\n")
@example("a: true\n")
@example("True: a\n")
@example("a: [b, null]\n")
@example("a: 1234567890\nb: 007\n")
@example("a: b\n  c\n")
@example("a: b\u0085c\n")
def test_both_readers_agree(text: str) -> None:
    quick = read(text)
    with patch("oneonone.document.frontmatter._read_plain", return_value=None):
        slow = read(text)
    assert quick.problem == slow.problem
    assert [(key, typed(one)) for key, one in quick.values.items()] == [
        (key, typed(one)) for key, one in slow.values.items()
    ]


@pytest.mark.parametrize(
    "text",
    [
        "person: alice\ndate: 2026-11-20\nthemes: []\nmood:\n",
        "person: alice\ndate: 2026-11-20\ntime: 12:30\nmood: 4/5\nthemes: [growth, well-being]\n",
        "name: Alice O'Neil\nrelation: report\nsince: 2025-01-07\nduration: 30\n",
        "timezone: Europe/Vienna\ncadence: every 10 days\naliases: [Al, Ally Example]\n",
        "status: skipped\nreason: on leave\n",
    ],
)
def test_what_people_and_new_write_needs_no_parser(text: str) -> None:
    assert is_quick(text)


@pytest.mark.parametrize(
    "text",
    [
        "a: b # c\n",
        "a:\n  - b\n",
        "a: 'b'\n",
        "a: b: c\n",
        "a: [b\n",
        "a: 1\na: 2\n",
        "a: yes, true\n",
    ],
)
def test_anything_else_goes_to_the_parser(text: str) -> None:
    assert not is_quick(text)
