"""Markdown as a page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneonone.document.tree import Node, read_tree
from oneonone.render.letter_html import html_of, page_of


def html(text: str) -> str:
    """A Markdown text as HTML."""
    return html_of(read_tree(text)).rstrip("\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a *b* **c** ~~d~~ `e`", "<p>a <em>b</em> <strong>c</strong> <s>d</s> <code>e</code></p>"),
        ("a\nb\\\nc", "<p>a\nb<br>\nc</p>"),
        ("[a](https://e.org?b&c)", '<p><a href="https://e.org?b&amp;c">a</a></p>'),
        ("<a@e.org>", '<p><a href="mailto:a@e.org">a@e.org</a></p>'),
        ("[a](javascript:alert(1)) [b](c.md) [d](data:e)", "<p>a b d</p>"),
        ("![a](https://e.org/b.png)", "<p>a</p>"),
        ("## a", "<h2>a</h2>"),
        ("- [ ] a\n- [x] b\n- c", "<ul>\n<li>☐ a</li>\n<li>☑ b</li>\n<li>c</li>\n</ul>"),
        ("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>"),
        ("3. a", '<ol start="3">\n<li>a</li>\n</ol>'),
        ("- a\n  - b", "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>"),
        ("- > a", "<ul>\n<li>\n<blockquote>\n<p>a</p>\n</blockquote>\n</li>\n</ul>"),
        ("-", "<ul>\n<li></li>\n</ul>"),
        ("> a", "<blockquote>\n<p>a</p>\n</blockquote>"),
        ("```\na<b\n```", "<pre><code>a&lt;b\n</code></pre>"),
        ("|a|\n|-|\n|b|", "<table>\n<tr><td>a</td></tr>\n<tr><td>b</td></tr>\n</table>"),
        ("---", "<hr>"),
        ("a <b>c</b>\n\n<script>d</script>\n\n<!-- e -->", "<p>a c</p>"),
        ("&lt;b> \"'", "<p>&lt;b&gt; &quot;&#x27;</p>"),
    ],
)  # fmt: skip
def test_a_block_becomes_its_tag(text: str, expected: str) -> None:
    assert html(text) == expected


def test_the_page_loads_and_runs_nothing() -> None:
    page = page_of("a <b>", read_tree("c"))
    assert "<title>a &lt;b&gt;</title>" in page
    assert "<h1>a &lt;b&gt;</h1>\n<p>c</p>\n" in page
    assert "default-src 'none'" in page
    assert "<title>Recap</title>" in page_of("", ())


@given(
    st.text(alphabet="<>\"'&ab=/:\\`*[]()!#- \n", max_size=60),
    st.text(alphabet="<>\"'&ab:/", max_size=20),
)
def test_no_text_makes_a_tag_or_an_attribute(text: str, target: str) -> None:
    link = Node("link", 0, 0, (Node("text", 0, 0, text=text),), target=f"https://{target}")
    made = html_of([Node("paragraph", 0, 0, (link,))])
    inner = made.removeprefix("<p>").removesuffix("</p>\n")
    assert inner.count("<") <= 2
    assert inner.count('"') in (0, 2)
    bare = html_of([Node("paragraph", 0, 0, (Node("text", 0, 0, text=text),))])
    assert bare.count("<") == 2
