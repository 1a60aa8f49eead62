"""HTML and broken front matter leave in doubt where a section begins."""

from __future__ import annotations

import pytest

from oneonone.document.doubts import doubt_in
from tests.parsed_notes import VOCABULARY, note


def line_of_doubt(text: str) -> int | None:
    """The line from which on a note is in doubt."""
    doubt = doubt_in(note(text), VOCABULARY)
    return doubt.line if doubt else None


@pytest.mark.parametrize(
    "html",
    [
        *("<h2>Private</h2>", "<div>", "</div>", "<details><summary>x</summary>", "<script>"),
        *("a <h2>b", "<!-- x --><p>", "<b>a</b><h1>", "<bdo>", "<!DOCTYPE x>", "<?x?>"),
    ],
)
def test_html_that_may_open_or_hide_something_is_a_doubt(html: str) -> None:
    assert line_of_doubt(f"a\n\n{html}\n\n# Notes\n") == 3


@pytest.mark.parametrize(
    "html",
    [
        *("<!-- x -->", "<!-- a --> <!-- b -->", "a <b>b</b><br/>", "<BR>", "`<div>`"),
        *("<https://example.org>", "a <!-- <div> -->", "1 < 2 > 1", "a<sup>2</sup>"),
    ],
)
def test_comments_and_emphasis_are_none(html: str) -> None:
    assert line_of_doubt(f"a\n\n{html}\n\n# Notes\n") is None


def test_the_first_place_counts_whatever_is_wrong_there() -> None:
    assert line_of_doubt("a\n<br>\n\n<div>\n\n%%\n# x\n%%\n\n```\n") == 4
    assert line_of_doubt("%%\n# x\n%%\n\n<div>\n\n```\n") == 2
    assert line_of_doubt("a\n\n```\n## Private\n```\n\n<div>\n") == 4


@pytest.mark.parametrize(
    "header", ["---\nmood: [\n---\n", "---\nmood: 4\n", "---\n- a\n---\n", "---\na: *x\n---\n"]
)
def test_front_matter_that_cannot_be_read_puts_the_whole_note_in_doubt(header: str) -> None:
    assert line_of_doubt(f"{header}# Notes\n") == 1
    assert line_of_doubt("---\nmood: high\n---\n# Notes\n") is None
