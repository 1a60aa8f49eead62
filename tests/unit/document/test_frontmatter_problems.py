"""Broken front matter is one finding with its place, and the rest of the note is read."""

from __future__ import annotations

import pytest

from tests.parsed_notes import findings, note

REST = "# Notes\n\n- [ ] still read\n"


@pytest.mark.parametrize(
    ("yaml", "code", "line", "column"),
    [
        ("a: b\na: c\n", "F02", 3, 1),
        ("a:\n\tb: c\n", "F02", 3, 1),
        ("a: b\n\tc: d\n", "F02", 3, 1),
        ("title: a: b\n", "F02", 2, 9),
        ("a: 1\nowner: @alice\n", "F02", 3, 8),
        ("a: `b`\n", "F02", 2, 4),
        ("a: [b\n", "F02", 2, 4),
        ("a: b\nc: {d\n", "F02", 3, 4),
        ('a: b\nc: "d\n', "F02", 3, 4),
        ("a: 'b\nc: d\n", "F02", 2, 4),
        ("a: b]\nc: ]\n", "F02", 3, 4),
        ("a: b\n c: d\n", "F02", 3, 3),
        ("a: |\n  b\n c\n", "F02", 4, 2),
        ('a: "\\x"\n', "F02", 2, 7),
        ("a: %b\n", "F02", 2, 4),
        ("a: \x1b[31m\n", "F02", 2, 4),
        ("a: b\n\u2028\nc: é\x07\n", "F02", 4, 5),
        ("a: !!int b\n", "F02", 2, 4),
        ("a: b\nc: !!float ''\n", "F02", 3, 4),
        ("a: !!bool b\n", "F02", 2, 4),
        ("a: !!timestamp b\n", "F02", 2, 4),
        ("a: !!python/object:os.system b\n", "F02", 2, 4),
        ("? {a: b}\n: c\n", "F02", 2, 3),
        ("a: [b, !!int c]\n", "F02", 2, 8),
        ("a: " + "9" * 5000 + "\n", "F02", 2, 4),
        ("--- \na: b\n--- \nc: d\n", "F02", 4, 1),
        ("[" * 1000 + "]" * 1000 + "\n", "F02", 2, 65),
        ("a: b\nc: " + "{d: " * 1000 + "\n", "F02", 3, 260),
        ("- " * 1000 + "\n", "F02", 2, 1),
        ("- a\n- b\n", "F03", 2, 1),
        ("\nword\n", "F03", 3, 1),
        ("null\n", "F03", 2, 1),
        ("!!set {a}\n", "F03", 2, 1),
        ("[a: b]\n", "F03", 2, 1),
        ("a: *b\n", "F05", 2, 4),
        ("a: &b c\nd: [e, *b]\n", "F05", 3, 8),
        ("a: &b\n  c: d\ne:\n  <<: *b\n", "F05", 5, 7),
        ("title: *important*\n", "F05", 2, 8),
        ("a: &b [*b]\n", "F05", 2, 8),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_one_finding_at_its_place_and_the_rest_is_read(
    yaml: str, code: str, line: int, column: int, end: str
) -> None:
    text = f"---\n{yaml}---\n{REST}".replace("\n", end)
    found = note(text)
    assert findings(found) == [(code, line, column)]
    assert found.values == {}
    assert [box.facts.text for box in found.boxes] == ["still read"]
    assert found.boxes[0].facts.place.line == text.split(end).index("- [ ] still read") + 1


def test_front_matter_that_is_never_closed_is_text() -> None:
    found = note(f"---\nperson: alice\n\n{REST}")
    assert findings(found) == [("F01", 1, 1)]
    assert [box.facts.text for box in found.boxes] == ["still read"]


def test_an_opening_fence_alone_is_never_closed() -> None:
    assert findings(note("---")) == [("F01", 1, 1)]


@pytest.mark.parametrize(
    ("yaml", "line"),
    [("date: 2026-13-01\n", 2), ("themes: []\nmoved_to: 2026-02-30\n", 3), ("date: [1]\n", 2)],
)
def test_a_date_that_is_none_is_a_finding_of_its_key(yaml: str, line: int) -> None:
    found = note(f"---\n{yaml}---\n{REST}")
    assert findings(found) == [("F06", line, 1)]
    assert len(found.boxes) == 1


def test_a_double_key_is_named_without_the_values() -> None:
    (only,) = note("---\nmood: 4\nmood: secret\n---\n").diagnostics
    assert only.message == 'not YAML: found duplicate key "mood"'
    (only,) = note("---\na: !!set &b {c, c}\n---\n").diagnostics
    assert "duplicate" in only.message


def test_a_character_that_yaml_forbids_is_named_by_number() -> None:
    (only,) = note("---\na: \x1b\n---\n").diagnostics
    assert only.message == "not YAML: the character U+001B may not stand here"


@pytest.mark.parametrize("path", ["people/alice/person.md", "people/alice/agenda.md", "x.md"])
def test_every_kind_of_note_says_it_once(path: str) -> None:
    assert findings(note(f"---\na: [b\n---\n{REST}", path)) == [("F02", 2, 4)]
