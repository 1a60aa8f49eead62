"""Writing Markdown that reads as it was understood."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneonone.document.markdown_text import escaped, markdown
from oneonone.document.share_words import clean_words
from oneonone.document.tree import Node, read_tree, words_of


def again(text: str) -> str:
    """A text read and written."""
    return markdown(read_tree(text))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a * b, ~30, c_d, #tag, 1.5, a-b, (c)", "a * b, ~30, c_d, #tag, 1.5, a-b, (c)"),
        ("\\*a\\* \\_b\\_ \\`c\\` \\<d> \\[e](f)", "\\*a\\* \\_b\\_ \\`c\\` \\<d> [e\\](f)"),
        ("\\# a", "\\# a"),
        ("1\\. a", "1\\. a"),
        ("\\- a", "\\- a"),
        ("a\n\\- b", "a\n\\- b"),
        ("&amp;amp; &lt;b>", "\\&amp; \\<b>"),
        ("a\\~~b~~", "a\\~\\~b\\~\\~"),
        ("!\\[a](b) \\![c](d)", "\\![a\\](b) \\![c](d)"),
        ("\\\\\\* \\a", "\\\\\\* \\a"),
        ("`` a`b `` `  c  `", "``a`b`` `  c  `"),
        ("`` `a` ``", "`` `a` ``"),
        ("[a](<b(c)> 'd')", "[a](b%28c%29)"),
        ("[a](b?c=1&d;e)", "[a](b?c=1\\&d;e)"),
        ("* a\n\n- b", "- a\n\n* b"),
        ("* a\n\n- b\n\n+ c", "- a\n\n* b\n\n- c"),
        ("1) a\n\n1. b", "1. a\n\n1) b"),
        ("- - a\n  - b", "- - a\n  - b"),
        ("- a\n\n  > b\n- ", "- a\n\n  > b\n\n-"),
        ("- a\n\n  2. b", "- a\n\n  2. b"),
        ("- ```\n  a\n  ```", "- ```\n  a\n  ```"),
        ("````\n```\n````", "````\n```\n````"),
        ("|a \\| b|`c\\|d`|\n|-|-|", "| a \\| b | `c\\|d` |\n|---|---|"),
        ("**a**~b", "**a**\\~b"),
        ("* a *b*", "- a *b*"),
    ],
)  # fmt: skip
def test_what_could_mean_something_is_escaped_and_nothing_else(text: str, written: str) -> None:
    assert again(text) == written


def test_blanks_inside_emphasis_go_outside() -> None:
    inner = Node("text", 0, 0, text=" a ")
    words = (
        Node("text", 0, 0, text="b"),
        Node("strong", 0, 0, (inner,)),
        Node("text", 0, 0, text="c"),
    )
    assert markdown([Node("paragraph", 0, 0, words)]) == "b **a** c"


_PIECES = st.sampled_from(
    [
        *"*_`~[]()<>!#&\\|-+=:.1a ^%\"'é",
        "<b>",
        "&amp;",
        "](",
        "a_b",
        "- ",
        "1. ",
        "```",
        "[^1]",
        "http://a",
    ]
)
_TEXTS = st.lists(_PIECES, min_size=1, max_size=12).map("".join)


@given(_TEXTS)
def test_any_text_comes_out_of_markdown_as_it_went_in(text: str) -> None:
    text = " ".join(text.split())
    blocks = read_tree(escaped(text) or "x")
    assert [block.kind for block in blocks] == ["paragraph"]
    assert words_of(blocks[0].children) == (text or "x")
    assert {word.kind for word in blocks[0].children} <= {"text"}


_LINES = st.builds(
    "{}{}".format,
    st.sampled_from(["", "", "- ", "  - ", "> ", "> - ", "1. ", "    ", "# ", "```"]),
    _TEXTS,
)


@given(st.lists(_LINES, min_size=1, max_size=6).map("\n".join))
def test_what_was_cleaned_and_written_says_the_same_when_it_is_read(text: str) -> None:
    words = [clean_words(node.children, ()) for node in read_tree(text) if node.kind == "paragraph"]
    blocks = [Node("paragraph", 0, 0, one) for one in words if one]
    read = read_tree(markdown(blocks))
    assert [node.kind for node in read] == ["paragraph"] * len(blocks)
    said = [_unmarked(words_of(one.children)) for one in blocks]
    assert [_unmarked(words_of(node.children)) for node in read] == said


def _unmarked(text: str) -> str:
    """Without the marks that no writer of Markdown can always keep from showing."""
    return "".join(text.replace("*", "").replace("~", "").split())
