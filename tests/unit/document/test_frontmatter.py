"""Front matter: where it stands and what YAML 1.2 says in it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from oneonone.document.frontmatter import LARGEST, find_header, key_line, read_header
from oneonone.document.lines import BOM, Lines
from tests.parsed_notes import findings, note


def body(data: bytes) -> bytes:
    """What stands below the front matter."""
    return data[find_header(Lines(data)).body_start :]


def values(yaml: str) -> dict[str, Any]:
    """What sound front matter says."""
    lines = Lines(f"---\n{yaml}---\n".encode())
    found = read_header(lines, find_header(lines))
    assert found.problem is None
    return dict(found.values)


@pytest.mark.parametrize(
    ("data", "rest"),
    [
        (b"---\na: b\n---\nc\n", b"c\n"),
        (b"---\na: b\n...\nc\n", b"c\n"),
        (b"---\r\na: b\r\n---\r\nc", b"c"),
        (b"---\ra: b\r---\rc", b"c"),
        (b"---\na: b\r---\r\nc", b"c"),
        (BOM + b"---\na: b\n---\nc\n", b"c\n"),
        (b"---\n---\nc\n", b"c\n"),
        (b"---\na: b\n---", b""),
        (b"---\na: |\n  ---\n---\nc\n", b"c\n"),
        (b"---\n--- \n---\nc\n", b"c\n"),
        (b"---\na: b\n---\n---\n", b"---\n"),
    ],
)
def test_it_stands_between_a_first_line_of_three_dashes_and_the_next_fence(
    data: bytes, rest: bytes
) -> None:
    assert find_header(Lines(data)).present
    assert body(data) == rest


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"# a\n",
        b"--- \na: b\n---\n",
        b" ---\na: b\n---\n",
        b"----\na: b\n---\n",
        b"\n---\na: b\n---\n",
        b"...\na: b\n---\n",
        b"---a\nb\n---\n",
        b"---\xe2\x80\xa8a: b\n---\n",
    ],
)
def test_anything_else_at_the_top_is_text(data: bytes) -> None:
    header = find_header(Lines(data))
    assert not header.present
    assert not header.unclosed
    assert body(data) == data


def test_the_byte_order_mark_is_no_part_of_a_body_without_front_matter() -> None:
    assert body(BOM + b"# a\n") == b"# a\n"


@pytest.mark.parametrize(
    ("yaml", "expected"),
    [
        ("a: no\nb: yes\nc: off\nd: y\n", {"a": "no", "b": "yes", "c": "off", "d": "y"}),
        ("a: 1:1\nb: 12:30\nc: 190:20:30\n", {"a": "1:1", "b": "12:30", "c": "190:20:30"}),
        ("a: 2026-11-20\n", {"a": date(2026, 11, 20)}),
        ("a: 2026-13-01\nb: 2026-02-30\n", {"a": "2026-13-01", "b": "2026-02-30"}),
        (
            "a: true\nb: False\nc: null\nd: ~\ne:\n",
            {"a": True, "b": False, "c": None, "d": None, "e": None},
        ),
        ("a: 7\nb: 4.5\nc: 0x1f\n", {"a": 7, "b": 4.5, "c": 31}),
        ("a: 4/5\nb: 010\n", {"a": "4/5", "b": 10}),
        ("a: [b, c d]\ne: []\n", {"a": ["b", "c d"], "e": []}),
        ("a:\n  - b\n  - c\n", {"a": ["b", "c"]}),
        ("a: {b: c}\n", {"a": {"b": "c"}}),
        ("a: 'b: c'\nd: \"e\\n\"\n", {"a": "b: c", "d": "e\n"}),
        ("a: b # c\n# d\ne: f#g\n", {"a": "b", "e": "f#g"}),
        ("a: |\n  b\n  c\nd: >\n  e\n", {"a": "b\nc\n", "d": "e\n"}),
        ("a: b@c\n", {"a": "b@c"}),
        ("2: a\ntrue: b\nnull: c\n", {"2": "a", "True": "b", "None": "c"}),
        ("a: &b c\nd: &b e\n", {"a": "c", "d": "e"}),
        ("é: ü\nname: Алиса\n", {"é": "ü", "name": "Алиса"}),
        ("a: b\u2028c\n", {"a": "b\u2028c"}),
        ("a: '*b*'\nc: d * e\n", {"a": "*b*", "c": "d * e"}),
        ("", {}),
        ("\n \n", {}),
        ("# only a comment\n", {}),
    ],
)
def test_values_are_those_of_yaml_1_2(yaml: str, expected: dict[str, Any]) -> None:
    found = values(yaml)
    assert found == expected
    assert list(map(type, found.values())) == list(map(type, expected.values()))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_say_nothing(end: str) -> None:
    text = "---\nperson: alice\nmood: 4\ntags:\n  - a\n---\n- [ ] b\n".replace("\n", end)
    found = note(text)
    assert found.values == {"person": "alice", "mood": 4, "tags": ["a"]}
    assert [box.facts.place.line for box in found.boxes] == [7]


def test_no_warning_of_the_parser_quotes_a_note(capsys: pytest.CaptureFixture[str]) -> None:
    assert note("---\na: &x secret\nb: &x secret\n---\n").values["a"] == "secret"
    assert capsys.readouterr() == ("", "")


def test_front_matter_of_64_kb_is_read_and_a_byte_more_is_not() -> None:
    fits = b"a: " + b"x" * (LARGEST - 4) + b"\n"
    for extra, problem in ((b"", []), (b"#", [("F04", 1, 1)])):
        found = note(b"---\n" + extra + fits + b"---\n- [ ] b\n")
        assert findings(found) == problem
        assert bool(found.values) is not bool(problem)
        assert [box.facts.text for box in found.boxes] == ["b"]


@pytest.mark.parametrize(
    ("key", "line"),
    [("a", 2), ("b", 3), ("c", 4), ("d e", 5), ("f", 1), ("g", 1), ("h.", 8), ("i", 9), ("z", 1)],
)
def test_the_line_of_a_key_is_found(key: str, line: int) -> None:
    text = "---\na: 1\n\"b\": 2\n'c' : 3\nd e: 4\n  f: 5\n# g: 6\nh.: 7\ni:\r\n---\nz: 8\n"
    lines = Lines(text.encode())
    assert key_line(lines, find_header(lines), key) == line


@pytest.mark.parametrize("text", ["", "a: 1\n", "---\n---\na: 1\n", "---\na: 1\n"])
def test_a_key_of_no_front_matter_is_placed_at_the_top(text: str) -> None:
    lines = Lines(text.encode())
    assert key_line(lines, find_header(lines), "a") == 1


def test_the_line_of_a_key_behind_lone_carriage_returns_is_found() -> None:
    lines = Lines(b"---\ra: 1\rb: 2\r---\r")
    assert key_line(lines, find_header(lines), "b") == 3
