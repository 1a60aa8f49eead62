"""Reading a text in full, as blocks and words."""

from __future__ import annotations

from typing import Any

import pytest

from oneonone.document.tree import DEEPEST, Node, headings_in, read_tree, words_of


def shape(node: Node) -> Any:
    """A node as its kind with what it says or holds."""
    inner = [shape(child) for child in node.children]
    return (node.kind, node.text) if node.text else (node.kind, *inner)


def shapes(text: str) -> list[Any]:
    """The blocks of a text."""
    return [shape(node) for node in read_tree(text)]


A, B, BLANK = (("text", one) for one in "ab ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a *b* `c`", ("paragraph", ("text", "a "), ("emphasis", B), BLANK, ("code", "c"))),
        ("a\nb", ("paragraph", A, ("break",), B)),
        ("a\\\nb", ("paragraph", A, ("break", "\n"), B)),
        ("# a", ("heading", A)),
        ("- a", ("list", ("item", ("paragraph", A)))),
        ("> a", ("quote", ("paragraph", A))),
        ("---", ("rule",)),
        ("```\na\n```", ("code-block", "a\n")),
        ("<p>\na", ("html-block", "<p>\na")),
        ("a <b>", ("paragraph", ("text", "a "), ("html", "<b>"))),
        ("[^1]: a", ("footnote", ("paragraph", A))),
        ("a[^1]\n\n[^1]: b", ("paragraph", A, ("footnote-mark",))),
        ("![a](b)", ("paragraph", ("image", A))),
        ("**a** ~~b~~", ("paragraph", ("strong", A), BLANK, ("strike", B))),
        ("|a|\n|-|\n|b|", ("table", ("row", ("cell", A)), ("row", ("cell", B)))),
    ],
)
def test_every_kind_of_block_and_word_is_read(text: str, expected: Any) -> None:
    assert shapes(text)[0] == expected


def test_the_words_of_an_item_are_paragraphs_however_close_the_list_stands() -> None:
    assert shapes("- a\n  - b\n\n  c\n") == shapes("- a\n\n  - b\n\n  c\n")
    (tight,) = read_tree("- *a* b\n  - c\n")
    item = tight.children[0]
    assert [child.kind for child in item.children] == ["paragraph", "list"]
    assert (item.children[0].start, item.children[0].end) == (2, 7)


def test_offsets_are_bytes_and_begin_where_they_are_told_to() -> None:
    (paragraph,) = read_tree("é *b*", 10)
    assert [(one.start, one.end) for one in paragraph.children] == [(10, 13), (13, 16)]


def test_a_links_target_is_known_only_where_it_stands_with_the_link() -> None:
    text = "[a](b) <https://c> <d@e.f> [g] [h][g] [g][]\n\n[g]: i\n"
    (paragraph,) = read_tree(text)
    links = [one.target for one in paragraph.children if one.kind == "link"]
    assert links == ["b", "https://c", "mailto:d@e.f", "", "", ""]


def test_levels_and_first_numbers_are_kept() -> None:
    assert [node.number for node in read_tree("## a\n\n3. b\n\n- c\n")] == [2, 3, None]
    assert [node.fenced for node in read_tree("```\na\n```\n\n    b\n")] == [True, False]


def test_what_is_nested_too_deep_is_one_node_without_a_word() -> None:
    (top,) = read_tree("> " * (DEEPEST + 5) + "secret *x*\n\nafter\n")[:1]
    depth, node = 0, top
    while node.children:
        depth, node = depth + 1, node.children[0]
    assert (node.kind, depth) == ("deep", DEEPEST)
    assert "secret" not in repr(top)
    assert shape(read_tree("> " * 99 + "a\n\nafter\n")[1]) == ("paragraph", ("text", "after"))


def test_words_are_what_a_reader_sees() -> None:
    (paragraph,) = read_tree("a **b** <i>c</i> `d`[^1]\ne&amp;\n\n[^1]: x\n")[:1]
    assert words_of(paragraph.children) == "a b c d\ne&"


def test_headings_are_found_at_any_depth() -> None:
    found = headings_in(read_tree("# a\n\n> ## b\n\n- c\n  - ### d\n"))
    assert [words_of(one.children) for one in found] == ["a", "b", "d"]
