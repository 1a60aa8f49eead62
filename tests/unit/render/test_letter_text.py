"""Markdown as plain text for a mail."""

from __future__ import annotations

import pytest

from oneonone.document.tree import read_tree
from oneonone.render.letter_text import WIDTH, text_of


def plain(text: str) -> str:
    """A Markdown text as plain text."""
    return text_of("", read_tree(text)).rstrip("\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a *b* **c** ~~d~~ `e` \\*f\\* &amp;", "a b c d e *f* &"),
        ("a\nb\\\nc", "a b\nc"),
        ("[a](https://example.org) <https://example.org>", "a <https://example.org> https://example.org"),
        ("[a@example.org](mailto:a@example.org) [b](c)", "a@example.org b <c>"),
        ("## a *b*\n\nc", "a b\n---\n\nc"),
        ("# a\n\n### b", "a\n=\n\nb"),
        ("- a\n- b\n  - c\n\n2. d\n3. e", "- a\n- b\n  - c\n\n2. d\n3. e"),
        ("- [ ] a\n- [x] b", "- [ ] a\n- [x] b"),
        ("- a\n\n  b", "- a\n  b"),
        ("-\n- a", "-\n- a"),
        ("> a\n>\n> - b", "> a\n>\n> - b"),
        ("```\na\n  b\n```", "    a\n      b"),
        ("|a|b|\n|-|-|\n|c|d|", "a | b\nc | d"),
        ("a\n\n---\n\nb", "a\n\n--------\n\nb"),
        ("a <b>b</b>\n\n<p>c</p>\n\n<!-- d -->\n\ne", "a b\n\ne"),
        ("", ""),
    ],
)  # fmt: skip
def test_the_marks_go_and_the_words_stay(text: str, expected: str) -> None:
    assert plain(text) == expected


def test_lines_are_wrapped_below_their_first_word() -> None:
    long = "word " * 40
    lines = plain(f"{long}\n\n- {long}\n  > {long}\n").split("\n")
    assert max(map(len, lines)) <= WIDTH
    item = lines[lines.index("") + 1 :]
    assert item[0].startswith("- word")
    assert all(line.startswith("  ") for line in item[1:])
    assert item[-1].startswith("  > word")


def test_a_title_is_underlined_and_takes_no_blank_line_where_there_is_none() -> None:
    assert text_of("Recap", read_tree("a")) == "Recap\n=====\n\na\n"
    assert text_of("日本", ()) == "日本\n====\n"


def test_nothing_in_it_commands_a_terminal() -> None:
    assert plain("a\x1b[31m \u202eb\n\n    \x1bc\n") == "a␛[31m <U+202E>b\n\n    ␛c"
