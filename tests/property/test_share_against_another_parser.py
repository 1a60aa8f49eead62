"""What leaves is what another Markdown parser, too, sees in a section that is shared; all of it."""

from __future__ import annotations

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oneonone.document.markdown_text import markdown
from oneonone.document.share import share
from oneonone.document.share_blocks import Permission
from tests.other_parsers import markdown_it_blocks
from tests.parsed_notes import note
from tests.property.test_reading_against_other_parsers import MARKDOWN_IT_DIFFERS

SHARED = {"Summary", "Decisions"}
PRIVATE = "Private"

# Four columns make lazy text of it below a quote, yet markdown-it ends the quote there.
ENDS_A_QUOTE = re.compile(r"^ {4,}[ >]*---", re.MULTILINE)

# What a line may begin with, and what it may be; each `@` becomes a word of its own.
CONTAINERS = st.lists(
    st.sampled_from(["", "", " ", "  ", "    ", "> ", ">", "- ", "* ", "1. ", "2) "]), max_size=3
).map("".join)
LINES = st.sampled_from(
    [
        *[
            "@",
            "@ *@*",
            "`@`",
            "**@",
            "@**",
            "@ \\",
            "| @ | @ |",
            "|---|---|",
            "",
            "",
            "",
            "---",
            "===",
        ],
        *["# Summary", "## Summary", "### Decisions", "## Private", "# Private", "### Private"],
        *["## Whatever", "# Whatever", "Summary\n---", "Private\n===", "Private\n---", "@\n---"],
        *["```", "```", "~~~", "- @", "- @\n  - @", "> @", "> ## Private\n> @", "- # Private\n  @"],
        *["[@](https://example.org)", "<!-- @ -->", "<!--\n@\n-->", "    @", "@[a] @"],
    ]
)
TEXTS = st.lists(st.builds("{}{}".format, CONTAINERS, LINES), min_size=1, max_size=14)


def numbered(lines: list[str]) -> str:
    """The text with a word of its own for each `@`."""
    text = "\n".join(["# Summary", "", *lines, ""])
    count = iter(range(10_000))
    return re.sub("@", lambda _: f"w{next(count)}x", text)


def words(text: str) -> set[str]:
    """The words that stand in a text."""
    return set(re.findall(r"w\d+x", text))


def is_read_alike(text: str) -> bool:
    """Whether the other parser reads it by the book."""
    return not MARKDOWN_IT_DIFFERS.search(text) and not ENDS_A_QUOTE.search(text)


def in_shared_sections(text: str) -> set[str]:
    """The words that may leave, and have to, as another parser sees it."""
    found: set[str] = set()
    for block in markdown_it_blocks(text):
        if block.above and block.above[-1] in SHARED and PRIVATE not in block.above:
            found |= words(block.text)
    return found


@settings(
    max_examples=1000, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)
@given(TEXTS.map(numbered).filter(is_read_alike))
def test_exactly_what_stands_in_a_shared_section_leaves(text: str) -> None:
    found = share(note(text), Permission(frozenset(("summary", "decisions"))))
    if not found.doubts:
        left = words("\n".join(markdown(part.blocks) for part in found.parts))
        assert left == in_shared_sections(text)
