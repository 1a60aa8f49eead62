"""On any mixture of Markdown we find the items and headings that two other parsers find.

The few shapes on which parsers differ are left out by name, each with the reason. What one oracle
leaves out the other one covers, but for definitions and a table of one column.
"""

from __future__ import annotations

import re

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.other_parsers import (
    cmark_headings,
    cmark_tasks,
    markdown_it_headings,
    markdown_it_rulers,
    markdown_it_tasks,
    our_headings,
    our_rulers,
    our_tasks,
)

# What a line may begin with, again and again: indentation, quotes, list items.
CONTAINERS = ["", " ", "  ", "    ", "\t", "> ", ">", " > ", "- ", "* ", "+ ", "1. ", "2) ", "-\t"]
BOXES = ["[ ] one", "[x] two", "[X]\tthree", "[/] `four", "[-] five`", "[>] *six", "[!] <b>seven"]
BOXES += ["[ ] | eight", "[ ] nine  ", "[ ] ten\\", "[?] [eleven](", "[<] é", "[*] twelve*"]
NO_BOXES = ["[]", "[ ]text", "[x](u)", "\\[ ] no", "&#91; ] no", "[1] no", "*[ ] no*", "- ", "[ ]"]
HEADINGS = ["# One", "## Two ##", "###", "#no", "=", "---", "--", "- - -", "\\# no", "# `a` <b>c"]
FENCES = ["```", "```", "~~~", "```py", "````", "`` ` ``"]
HTML = ["<!-- c -->", "<!-- open", "-->", "a <!-- b --> c", "<div>", "</div>", "<pre>", "</pre>"]
HTML += ["<?x", "?>", "<!X", "<b>", "<a href='", "'>"]
TEXT = ["", "", "", "text", "lazy", "a | b", "--- | ---", "| a |", "* * *", "1", "![", "](u)", "~~"]
TEXT += ["[x]: /u", "[^1]: note"]

line = st.builds(
    "{}{}{}".format,
    st.lists(st.sampled_from(CONTAINERS), max_size=4).map("".join),
    st.one_of(*map(st.sampled_from, (BOXES, NO_BOXES, HEADINGS, FENCES, HTML, TEXT))),
    st.sampled_from(["\n", "\n", "\n", "\r\n", "\r"]),
)
notes = st.lists(line, max_size=12).map("".join).filter(lambda text: not text.startswith("---"))

# Not CommonMark's: markdown-it parses a link reference definition as a block of its own, cmark
# counts the lines of what follows from where the definition began.
DEFINITION = r"\[[^\]]+\]:"
# Four columns of indentation make code or lazy text, yet markdown-it goes on with the quote.
INDENTED_QUOTE = r"(?: {4}|\t)[ \t]*>"
# markdown-it takes a tab behind the second `>` for wider than it is.
TAB_IN_QUOTE = r">\t|>.*\t"
# A heading or list in a quote that its table extension makes a table of, without a cell border.
TABLE_IN_QUOTE = r">.*\|"
# HTML does not tell whether the line below a box is the item's text or a block of its own.
BARE_BOX = r"\[.\][ \t]*(?:[\r\n]|\Z)"
# cmark-gfm lets a tag interrupt a paragraph that goes on lazily, from outside its quote or item.
LAZY_TAG = r"[\r\n][ \t>]*(?:<b>|</pre>)"
# pulldown-cmark, ours: a tab counts as less than four columns before a quote mark, and a table
# has to have a `|` in its first line. Neither is found in a note that somebody wrote.
TAB_BEFORE_QUOTE = r"\t[ \t]*>"
TABLE_OF_ONE_COLUMN = r"\|[ \t]*-|-[ \t]*\|"

MARKDOWN_IT_DIFFERS = re.compile(
    "|".join((DEFINITION, INDENTED_QUOTE, TAB_IN_QUOTE, TABLE_IN_QUOTE, TABLE_OF_ONE_COLUMN))
)
CMARK_DIFFERS = re.compile(
    "|".join((DEFINITION, BARE_BOX, LAZY_TAG, TAB_BEFORE_QUOTE, TABLE_OF_ONE_COLUMN))
)

quiet = settings(suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])


@quiet
@given(notes.filter(lambda text: not MARKDOWN_IT_DIFFERS.search(text)))
@example("- a\n\t- [x] below a tab\n")
@example("-\n\t- [x] o")
@example("- [ ] \n      -")
def test_items_are_those_of_markdown_it(text: str) -> None:
    assert our_tasks(text) == markdown_it_tasks(text)


@quiet
@given(notes.filter(lambda text: not MARKDOWN_IT_DIFFERS.search(text)))
@example("- \t# a\n")
def test_headings_are_those_of_markdown_it(text: str) -> None:
    assert our_headings(text) == markdown_it_headings(text)


@quiet
@given(notes.filter(lambda text: not MARKDOWN_IT_DIFFERS.search(text)))
@example("# a\n> - # b\n>\n>   - c\n> - d\n\n- e\n")
def test_an_item_stands_under_the_heading_that_rules_it(text: str) -> None:
    assert our_rulers(text) == markdown_it_rulers(text)


@quiet
@given(notes.filter(lambda text: not CMARK_DIFFERS.search(text)))
@example(">\t>\t* [ ] b")
@example("> i\n    >=")
def test_items_are_those_of_github(text: str) -> None:
    assert our_tasks(text) == cmark_tasks(text)


@quiet
@given(notes.filter(lambda text: not CMARK_DIFFERS.search(text)))
@example("> a\n    ># b")
def test_headings_are_those_of_github(text: str) -> None:
    assert our_headings(text) == cmark_headings(text)
