"""What is a checkbox item and what is none, by section 4 of the contract."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneonone.domain.action_item import BOXES, State
from tests.parsed_notes import box, findings, note

OPEN, DOING, DONE, DROPPED, MOVED = State


def texts(text: str) -> list[str]:
    return [one.facts.text for one in note(text).boxes]


@pytest.mark.parametrize(
    ("char", "state"),
    [
        *((char, OPEN) for char in " <!?*"),
        ("/", DOING),
        ("x", DONE),
        ("X", DONE),
        ("-", DROPPED),
        (">", MOVED),
    ],
)
@pytest.mark.parametrize("bullet", ["-", "*", "+", "1.", "2)", "007."])
@pytest.mark.parametrize("around", ["", "> ", "> > ", "- ", "1. > * ", "  "])
def test_every_box_behind_every_bullet(char: str, state: State, bullet: str, around: str) -> None:
    found = box(f"{around}{bullet} [{char}] a word\n")
    assert (found.facts.state, found.facts.text) == (state, "a word")
    data = note(f"{around}{bullet} [{char}] a word\n").lines.data
    assert data[slice(*found.mark)] == char.encode()
    assert found.facts.raw == f"{around}{bullet} [{char}] a word"


@given(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r\n"))
def test_no_other_character_makes_a_box(char: str) -> None:
    assert bool(texts(f"- [{char}] a word\n")) is (char in BOXES)


@pytest.mark.parametrize(
    "text",
    [
        "[ ] no list item\n",
        "> [ ] no list item\n",
        "a - [ ] b\n",
        "-[ ] a\n",
        "- [ ]a\n",
        "- [ ]\u00a0a\n",
        "- []\n",
        "- [] a\n",
        "- [  ] a\n",
        "- [xx] a\n",
        "- [x](url)\n",
        "- [x](url) a\n",
        "- [x][ref]\n",
        "- [x]: url\n",
        "- [1] see the book\n",
        "- \\[ ] a\n",
        "- [\\ ] a\n",
        "- [ \\] a\n",
        "- &#91; ] a\n",
        "- **[ ] a**\n",
        "- a [ ] b\n",
        "- <b>[ ] a</b>\n",
        "-\n  [ ] a\n",
        "- # [ ] a\n",
        "- [ ] a\n  ---\n",
        "| a |\n|---|\n| [ ] b |\n",
        "```\n- [ ] a\n```\n",
        "~~~ md\n- [ ] a\n~~~\n",
        "    - [ ] a\n",
        "\t- [ ] a\n",
        "<div>\n- [ ] a\n</div>\n",
        "<!-- - [ ] a -->\n",
        "<!--\n\n- [ ] a\n\n-->\n",
        "%%\n- [ ] a\n%%\n",
        "%% - [ ] a %%\n",
        "- %% [ ] a %%\n",
        "> %%\n> - [ ] a\n> %%\n",
        "---\ntags:\n- [ ] a\n---\n",
    ],
)
def test_no_item(text: str) -> None:
    assert texts(text) == []


@pytest.mark.parametrize(
    "rest",
    ["", " ", "   ", "\t", "<!-- a -->", " <!-- a --> ", "%% a %%", "\u00a0", "<!-- a -->%% b %%"],
)
@pytest.mark.parametrize("after", ["", "\n", "\n- \n", "\n\n  - b\n"])
def test_an_empty_box_is_no_item(rest: str, after: str) -> None:
    assert texts(f"- [ ] {rest}{after}") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("- [ ]\ta\n", ["a"]),
        ("-   [ ] a\n", ["a"]),
        ("- [ ] \n  a\n", ["a"]),
        ("- [ ] due:2026-11-30\n", []),
        ("- [ ] @alice ^a3f9\n", []),
        ("- [ ] #growth due:fri\n", ["#growth"]),
        ("- [ ] `a`\n", ["`a`"]),
        ("- [ ] a <!-- b --> c %% d %% e\n", ["a c e"]),
        ("- [ ] a %% b\n", ["a %% b"]),
        ("- [ ] a\n- %% b\n- [ ] c %% d\n", ["a", "c %% d"]),
        ("%%\n- [ ] a\n", ["a"]),
        ("`%%`\n- [ ] a\n\n`%%`\n", ["a"]),
        ("- a\n\t- [ ] b\n\t\t- [ ] c\n", ["b", "c"]),
        ("- a\n\n  > 1) [ ] b\n", ["b"]),
        ("text\n- [ ] a\n", ["a"]),
        ("- [ ] a\n- [ ] b", ["a", "b"]),
        ("- [ ] a\n  - [ ] b\n    - [ ] c\n", ["a", "b", "c"]),
        ("- [ ] [x](url)\n", ["[x](url)"]),
        ("[x]: url\n\n- [x] a\n", ["a"]),
        ("<!-- a -->\n- [ ] b\n", ["b"]),
        ("- [ ] [ ] a\n", ["[ ] a"]),
    ],
)
def test_an_item(text: str, found: list[str]) -> None:
    assert texts(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "- []a\n",
        "- [] a\n",
        "- [ ]a\n",
        "- [  ] a\n",
        "- [ x] a\n",
        "- [x ] a\n",
        "- [x]a\n",
        "- [ ]\u00a0a\n",
        "- [~] a\n",
        "- [.] a\n",
        "- [✓] a\n",
        "- [✔] a\n",
        "- [#] a\n",
        "- [v] a\n",
        "- [o] a\n",
        "- [Y] a\n",
    ],
)
@pytest.mark.parametrize("around", ["", "> ", "1. "])
def test_what_looks_meant_for_a_box_is_mentioned(text: str, around: str) -> None:
    assert findings(note(around + text)) == [("I01", 1, len(around) + 3)]


@pytest.mark.parametrize(
    "text",
    [
        "- [1] see the book\n",
        "- [a] first\n",
        "- [^1] a footnote\n",
        "- [x](url)\n",
        "- [](url)\n",
        "- [ ](url)\n",
        "- [x][ref] a\n",
        "- [x], the unknown\n",
        "- []\n",
        "- [ ]\n",
        "- [x]\n",
        "- [~]\n",
        "- \\[] a\n",
        "- [Alice] a\n",
        "- [[Alice]] a\n",
        "- %% [] a %%\n",
        "    - [] a\n",
        "- [ ] []a\n",
        "-\n  [] a\n",
    ],
)
def test_what_means_something_else_is_not_mentioned(text: str) -> None:
    assert findings(note(text)) == []


def test_a_hint_about_a_box_looks_no_further_than_its_line() -> None:
    assert findings(note("- []\n  a\n")) == []
    assert findings(note("- [~]" + " " * 80 + "a\n")) == []
