"""The quick reader of plain front matter says what the YAML parser says, or leaves it to that."""

from __future__ import annotations

import re
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from oneonone.app.init_notebook import _SETTINGS
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

PROSE = [
    "thinks out loud, likes (a) whiteboard",
    "what?! no - yes",
    "a & b + c",
    "b, true",
    "a,",
    "(",
]
PROSE += [
    "a -b",
    "a --- b",
    "well; then",
    "don't!",
    "a 'b'",
    "x 90d",
    "90d",
    "12w",
    "0d",
    "1d2",
    "9e1d",
]
QUOTED = [
    "'a: b'",
    '"# c"',
    "''",
    '""',
    "'it''s'",
    '"a\\n"',
    "'a\"b'",
    '"a" b',
    "'\xa0'",
    "' a '",
    '"',
    "'a",
]
inner = st.one_of(word, st.sampled_from(SCALARS), st.sampled_from(["90d", "true", "false", "a b"]))
pair = st.builds("{}: {}".format, st.sampled_from(KEYS), inner)
bracketed = st.recursive(
    inner,
    lambda one: st.one_of(
        st.lists(one, max_size=3).map(lambda found: f"[{', '.join(found)}]"),
        st.lists(pair, max_size=3).map(lambda found: "{" + ", ".join(found) + "}"),
        st.lists(one, min_size=1, max_size=2).map(lambda found: f"[ {' ,'.join(found)},]"),
        st.builds("{{{}: {}}}".format, st.sampled_from(KEYS), one),
    ),
    max_leaves=6,
)
shown = st.one_of(value, st.sampled_from(PROSE), st.sampled_from(QUOTED), bracketed)
entry = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(["a:", "b:", "c-d:", "e_f:", "true:", "b:"]),
    st.sampled_from([" ", " ", " ", "  ", ""]),
    st.one_of(st.just(""), shown),
    st.sampled_from(["", "", "", " ", " # c"]),
)
indented = st.builds(
    "{}{}{}".format,
    st.sampled_from(["", "", "", "  ", "  ", "  ", "    ", "      ", "   ", "\t"]),
    st.sampled_from(["", "", "", "- ", "- ", "-", "-  "]),
    st.one_of(entry, entry, entry, shown),
)
comment = st.sampled_from(
    ["", "# c", "  # due: 📅 2026-11-30", "   ", "#", "# \x07", "# a\u2028b", "\t"]
)
blocks = st.lists(st.one_of(indented, indented, indented, comment), max_size=9)


def read(text: str) -> Metadata:
    lines = Lines(f"---\n{text}---\n".encode())
    return read_header(lines, find_header(lines))


def typed(value: Any) -> Any:
    """A value with its types, all the way down: True is not 1, and a date no text."""
    if isinstance(value, list):
        return [typed(one) for one in value]
    if isinstance(value, dict):
        return [(typed(key), typed(one)) for key, one in value.items()]
    return type(value), value


def is_quick(text: str) -> bool:
    with patch.object(strict_yaml, "read_mapping", side_effect=AssertionError("asked the parser")):
        try:
            read(text)
        except AssertionError:
            return False
        return True


@given(st.one_of(headers, blocks).map(lambda lines: "".join(f"{one}\n" for one in lines)))
@example("person: alice\ndate: 2026-11-20\nthemes: []\nmood:\n")
@example("a: b\na: c\n")
@example("a: true\n")
@example("True: a\n")
@example("a: [b, null]\n")
@example("a: 1234567890\nb: 007\n")
@example("a: b\n  c\n")
@example("a: b\u0085c\n")
@example("a:\n  b: c\n  # d\n  e:\n    - f: 1\n      g: 2\n    - h\ni: {j: 90d, k: [l, {m: n}]}\n")
@example("a:\n    b: c\n  d: e\n")
@example("a:\n  - b\n  c: d\n")
@example("a:\n- b: c\n  d: e\n")
@example("a: b\n  # c\n  d\n")
@example("a:\n  b: c\n  b: d\n")
@example("# only a comment\n")
@example("a: {b: c, b: d}\n")
@example("a: {b: [c]}\n")
@example("a: []]\n")
@example("a:\n  b:\n    c:\n      d:\n        e:\n          f: g\n")
def test_both_readers_agree(text: str) -> None:
    quick = read(text)
    with patch("oneonone.document.frontmatter.read_plain", return_value=None):
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
        "prefers:\n  feedback: in writing first, then we talk\n  agenda_in_advance: true\n",
        "away:\n  - from: 2026-10-10\n    to: 2026-10-26\n  - from: 2027-01-01\n",
        "themes: {career: 90d, status: off}\nshare: [growth]\nname: 'O''Neil'\n".replace("''", ""),
        "# a comment\n\ngit:\n  # and another 📅\n  autocommit: true\n\ncarry: {max: 20}\n",
        "away: [{from: 2026-12-24, to: 2027-01-06}]\nsections: {agenda: [Themen, Punkte]}\n",
        'a: "Q4: what\'s next?"\n',
    ],
)
def test_what_people_and_new_write_needs_no_parser(text: str) -> None:
    assert is_quick(text)


@pytest.mark.parametrize(
    "text",
    [
        "a: 'b # c'\n",
        "a:\n- b\n",
        "a: 'it''s'\n",
        'a: "b\\tc"\n',
        "a: b: c\n",
        "a: [b\n",
        "a: 1\na: 2\n",
        "a: [yes, Null]\n",
        "a: &b c\n",
        "a: |\n  b\n",
    ],
)
def test_anything_else_goes_to_the_parser(text: str) -> None:
    assert not is_quick(text)


@pytest.mark.parametrize("dialect", ["plain", "tasks", "dataview"])
def test_the_settings_that_init_writes_need_no_parser(dialect: str) -> None:
    """Nor do they with the suggestions in them taken up."""
    written = _SETTINGS.format(task_format=dialect, autocommit="true")
    assert is_quick(written)
    taken_up = re.sub(r"(?m)^# (\w+: [{\[])", r"\1", written)
    assert taken_up.count("\n# ") == written.count("\n# ") - 6
    assert is_quick(taken_up)
