"""Headings, items and stretches of a note, as byte spans."""

from __future__ import annotations

import pytest

from oneonone.document.blocks import Blocks, covers, parse_blocks


def blocks(text: str, offset: int = 0) -> Blocks:
    return parse_blocks(text, text.encode(), offset)


def spans(text: str, kind: str) -> list[str]:
    return [text.encode()[start:end].decode() for start, end in getattr(blocks(text), kind)]


def ruler(text: str, word: str) -> str | None:
    """The heading whose section a word of the text lies in."""
    found = blocks(text)
    index = found.heading_at(text.encode().index(word.encode()))
    return None if index is None else found.headings[index].text


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("# *Private* `x` [link](u) ![alt](u)\n", "Private x link alt"),
        ("# a <b>b</b> <!-- c --> d\n", "a b d"),
        ("a\nb\\\nc\n===\n", "a b c"),
        ("# &#80;rivate &amp; \\*\n", "Private & *"),
        ("# ~~gone~~ \u00a0 \u2028 é\n", "gone é"),
        ("# \n", ""),
    ],
)
def test_a_heading_says_what_its_reader_sees(text: str, heading: str) -> None:
    assert [one.text for one in blocks(text).headings] == [heading]


def test_a_heading_stands_under_the_last_one_of_a_higher_level() -> None:
    text = "# a\n### b\n## c\n### d\n# e\n"
    parents = [heading.parent for heading in blocks(text).headings]
    assert parents == [None, 0, 0, 2, None]


@pytest.mark.parametrize(
    ("text", "word", "heading"),
    [
        ("x\n# a\ny\n", "x", None),
        ("x\n# a\ny\n", "y", "a"),
        ("# a\n> # b\n> x\n\ny\n", "x", "b"),
        ("# a\n> # b\n> x\n\ny\n", "y", "a"),
        ("- # b\n  x\n- y\n", "x", "b"),
        ("- # b\n  x\n- y\n", "y", None),
        ("# a\n- x\n\n  ## b\n\n  y\n- z\n", "y", "b"),
        ("# a\n- x\n\n  ## b\n\n  y\n- z\n", "z", "a"),
        ("# a\n> - # b\n>   x\n>\n> y\n", "x", "b"),
        ("# a\n> - # b\n>   x\n>\n> y\n", "y", "a"),
        ("> # a\n> ## b\n> x\n\n# c\ny\n", "y", "c"),
        ("> # a\n>\n> > ## b\n> > x\n>\n> y\n", "y", "a"),
        ("# a\n> x\n", "x", "a"),
        ("a\n===\nx\n", "x", "a"),
        ("# a\n```\n# b\n```\nx\n", "x", "a"),
        ("- # b\n\tx\n", "x", "b"),
    ],
)
def test_a_heading_in_a_quote_or_item_rules_that_alone(
    text: str, word: str, heading: str | None
) -> None:
    assert ruler(text, word) == heading


@pytest.mark.parametrize("word", ["private", "PRIVATE", "Confidential", "private|wide"])
def test_a_private_callout_rules_its_quote_and_every_heading_in_it(word: str) -> None:
    text = f"# a\n> [!{word}]- title\n> b\n>\n> # Notes\n> c\n\nd\n"
    found = blocks(text)
    assert [(one.level, one.text, one.parent) for one in found.headings] == [
        (1, "a", None),
        (0, "private", 0),
        (1, "Notes", 1),
    ]
    assert [ruler(text, word) for word in ("title", "c\n", "d\n")] == ["private", "Notes", "a"]


@pytest.mark.parametrize(
    "text",
    [
        "[!private] no quote\n",
        "> [!privateer] x\n",
        "> [!note] x\n",
        "> x\n> [!private]\n",
        "> x\n>\n> [!private]\n",
        "> - [!private]\n",
        "> \\[!private]\n",
        "> ```\n> [!private]\n> ```\n",
    ],
)
def test_a_callout_is_the_first_line_of_a_quote(text: str) -> None:
    assert blocks(text).headings == []


def test_a_callout_in_an_inner_quote_leaves_the_outer_one_alone() -> None:
    text = "> > [!private]\n> > a\n>\n> b\n"
    assert [ruler(text, word) for word in ("a\n", "b\n")] == ["private", None]


def test_an_item_is_its_first_paragraph_and_knows_the_item_around_it() -> None:
    text = "- a\n  b\n\n  c\n\n  1. d\n- > - e\n"
    data = text.encode()
    items = blocks(text).items
    assert [data[i.text_start : i.text_end] for i in items] == [b"a\n  b", b"d", b"e"]
    assert [item.parent for item in items] == [None, 0, None]
    assert [item.quote_depth for item in items] == [0, 0, 1]
    assert data[items[1].start :].startswith(b"1. d")


@pytest.mark.parametrize(
    "text", ["- a\n\t- b\n", "-\n\t- b\n", "- a\n\n\t- b\n", "> - a\n>\t- b\n"]
)
def test_an_item_below_a_tab_begins_at_its_own_bullet(text: str) -> None:
    assert text.encode()[blocks(text).items[-1].start :] == b"- b\n"


@pytest.mark.parametrize(
    "text",
    ["- ```\n  a\n  ```\n", "- # a\n", "- > a\n", "- <div>\n", "-\n", "- a\n  ===\n", "- ***\n"],
)
def test_an_item_that_opens_with_anything_but_text_is_none_of_ours(text: str) -> None:
    assert blocks(text).items == []


def test_stretches_of_a_note_are_told_apart() -> None:
    text = "a `b` <!-- c --> <i>\n\n    d\n\n***\n> e\n> > f\n\n<p><!-- g --><!-- h -->\n"
    assert spans(text, "code") == ["`b`", "d\n"]
    assert spans(text, "comments") == ["<!-- c -->", "<!-- g -->", "<!-- h -->"]
    assert spans(text, "rules") == ["***\n"]
    assert spans(text, "quotes") == ["> e\n> > f\n"]
    assert spans(text, "quoted_paragraphs") == ["e\n", "f\n"]


@pytest.mark.parametrize(
    ("text", "comments"),
    [
        ("<!-- a\n\n b -->\nc\n", ["<!-- a\n\n b -->"]),
        ("<!-- a\n\nb\n", ["<!-- a\n\nb\n"]),
        ("<!--> a\n", ["<!-->"]),
        ("<!---> a\n", ["<!--->"]),
        ("<div>\n<!-- a\n\nb\n", ["<!-- a\n"]),
        ("a <!-- b\n", []),
        ("`<!-- a -->`\n", []),
        ("> <!-- a\n> b -->\n", ["<!-- a\n> b -->"]),
    ],
)
def test_a_comment_ends_where_html_ends_it(text: str, comments: list[str]) -> None:
    assert spans(text, "comments") == comments


def test_code_of_an_item_is_kept_with_it() -> None:
    text = "- a `b` c\n\n  `d`\n- `e`\n"
    data = text.encode()
    found = [[data[start:end] for start, end in item.code] for item in blocks(text).items]
    assert found == [[b"`b`"], [b"`e`"]]


def test_offsets_count_from_where_the_text_stands_in_the_note() -> None:
    text = "# a\n- b `c` <!-- d -->\n\n***\n> e\n"
    here, there = blocks(text), blocks(text, offset=100)
    for kind in ("code", "comments", "rules", "quotes", "quoted_paragraphs"):
        assert [(a + 100, b + 100) for a, b in getattr(here, kind)] == getattr(there, kind)
    assert there.headings[0].start == 100
    assert there.items[0].text_start == here.items[0].text_start + 100
    assert there.items[0].code == [(start + 100, end + 100) for start, end in here.items[0].code]
    assert there.heading_at(99) is None
    assert there.heading_at(104) == 0


@pytest.mark.parametrize("end", ["\r", "\r\n", "\n"])
def test_a_fence_is_seen_behind_every_line_end(end: str) -> None:
    text = end.join(["# a", "```", "# b", "```", "# c", ""])
    assert [heading.text for heading in blocks(text).headings] == ["a", "c"]


def test_covers_looks_into_half_open_spans() -> None:
    spans = [(2, 4), (4, 5), (9, 12)]
    inside = [offset for offset in range(14) if covers(spans, offset)]
    assert inside == [2, 3, 4, 9, 10, 11]
    assert not covers([], 0)


@pytest.mark.parametrize(
    ("text", "opened"),
    [
        ("a\n\n```\nb\n", ["```\nb\n"]),
        ("```\na\n```\n", []),
        ("~~~~\na\n~~~\n", ["~~~~\na\n~~~\n"]),
        ("~~~ py\na\n~~~~~\n", []),
        ("```", ["```"]),
        ("> ```\n> a\n> ```\n", []),
        ("> ```\n> a\n\nb\n", ["```\n> a\n\nb\n"]),
        ("- ~~~\n  a\n  ~~~\r\n", []),
        ("    a\n", []),
        ("<!-- a -->\n", []),
        ("<!-- a --> <!-- b\n\nc\n", ["<!-- b\n\nc\n"]),
        ("a <!-- b\n", []),
    ],
)
def test_a_fence_or_comment_that_is_never_closed_is_known(text: str, opened: list[str]) -> None:
    data = text.encode()
    assert [data[offset:].decode() for offset in blocks(text).unclosed] == opened
