"""What of a section leaves: its blocks, its items, and what stands in their way."""

from __future__ import annotations

import pytest

from oneonone.document.markdown_text import markdown
from oneonone.document.share import Shared, share
from oneonone.document.share_blocks import Permission
from oneonone.document.tree import words_of
from oneonone.domain.action_item import State
from tests.parsed_notes import note

ROLES = frozenset(("summary", "actions", "agenda"))
NAMES = {"alice": "Alice Example", "me": "Carol"}


def permitted(text: str, *withheld: int, states: dict[int, State] | None = None) -> Shared:
    """What may leave where the items on some lines may not, and some are another state by now."""
    document = note(text)
    states = states or {}
    lines = {
        box.facts.place: box.facts._replace(state=states.get(box.first_line, box.facts.state))
        for box in document.boxes
        if box.first_line not in withheld
    }
    found = share(document, Permission(ROLES, lines, NAMES))
    assert found.doubts == ()
    return found


def shared(text: str, *withheld: int) -> str:
    """The Markdown of the only part, empty where nothing leaves."""
    return "\n".join(markdown(part.blocks) for part in permitted(text, *withheld).parts)


def in_summary(text: str) -> str:
    """What leaves of a text below a heading that shares everything."""
    return shared(f"## Summary\n\n{text}\n")


# -- blocks ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "a *b* **c** ~~d~~ `e`",
        "a\nb",
        "a\\\nb",
        "- a\n- b\n  - c",
        "- a\n\n  b\n\n- c",
        "3. a\n4. b",
        "> a\n>\n> - b",
        "```\na\n\n  b\n```",
        "| a | b |\n|---|---|\n| c |  |",
        "[a](https://example.org/x?y=1)",
    ],
)
def test_a_block_leaves_as_it_is(text: str) -> None:
    assert in_summary(text) == text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a <!-- b --> c", "a c"),
        ("<!-- a -->\n\nb", "b"),
        ("%% a %%\nb", "b"),
        ("%%\na\n\n- b\n\n%%\n\nc", "c"),
        ("a %% b\\* &amp; c %% d", "a d"),
        ("a **%% b %%** c", "a c"),
        ("- a\n- %% b %%\n-\n- [ ] \n- [x]", "- a"),
        ("---\n\na\n\n***", "a"),
        ("a[^1]\n\n[^1]: b c", "a"),
        ("[a][b]\n\n[b]: https://example.org", "a"),
        (
            "[a](b.md) [c](javascript:d) <e@example.org>",
            "a c [e@example.org](mailto:e@example.org)",
        ),
        ("![a](https://example.org/b) ![](c.png)", "[a](https://example.org/b) image"),
        ("[![a](https://example.org/b)](https://example.org/c)", "[a](https://example.org/c)"),
        ("%% [a](b) ![](c) `d` %% e", "e"),
        ("%% ![](https://example.org) %%e", "e"),
        ("[](https://example.org)a", "a"),
        ("[a %% b %% c](https://example.org)", "a c"),
        ("> [!private]\n> a\n\nb", "b"),
        ("> [!note] a", "> [!note] a"),
        ("> # a\n> b\n\nc", "c"),
        ("- a\n- > # b\n- c", "- a\n- c"),
        ("> ```\n> a\n> ```", "> ```\n> a\n> ```"),
        ("    a\n\nb", "```\na\n```\n\nb"),
        ("%%\n\n    a\n\n%%\n\nb", "b"),
        ("```\n\n```\n\nb", "b"),
        ("| %% a %% |\n|---|\n| <!-- b --> |\n\nc", "c"),
    ],
)
def test_what_may_not_leave_is_left_out_and_the_rest_stays(text: str, left: str) -> None:
    assert in_summary(text) == left


def test_a_question_stays_and_its_answer_leaves() -> None:
    asked = "> What now? <!-- ask: growth-004 -->"
    assert in_summary(f"{asked}\n\nto learn") == "to learn"
    assert in_summary(f"{asked} at once\n> to learn") == "> at once\n> to learn"
    assert in_summary(f"{asked}\nto learn\n> And then?\n> more <!-- ask: growth-005 --> no") == (
        "> to learn\n> And then?\n> no"
    )
    assert in_summary("> Long\n> one?\n> <!-- ask: growth-004 -->\n> to learn") == "> to learn"


def test_blanks_and_breaks_that_nothing_stands_between_are_gone() -> None:
    assert in_summary("%% a %%b  <!-- c -->  d\n%% e %%\n%% f %%\ng\n%% h %%") == "b d\ng"


# -- items -----------------------------------------------------------------------------------------


def test_an_item_is_told_in_words_for_people() -> None:
    text = (
        "## Actions\n\n- [ ] @alice draft the **RFC** due:2026-11-30 #growth ^k2mm\n"
        "- [x] @me: call done:2026-11-20 due:2026-11-19\n- [/] write up 📅 2026-12-01 🆔 b1b1\n"
        "- [-] @bob ask cancelled:2026-11-20\n- [>] walk\n- [ ] #growth\n"
    )
    assert shared(text).split("\n") == [
        "- [ ] Alice Example: draft the **RFC** (due 30 November 2026)",
        "- [x] Carol: call",
        "- [ ] write up (due 1 December 2026)",
        "- bob: ask (dropped)",
        "- walk (carried on)",
        "- [ ] #growth",
    ]


def test_an_item_over_several_lines_is_one() -> None:
    text = "## Actions\n\n> - [ ] draft\n>   the RFC\\\nsoon <!-- no\n  no --> due:fri\n"
    assert shared(text) == "- [ ] draft the RFC soon (due 27 November 2026)"


def test_a_line_that_was_carried_on_shows_what_became_of_it() -> None:
    found = permitted(
        "## Actions\n\n- [>] a ^aaaa\n- [>] b ^bbbb\n", states={3: State.DONE, 4: State.OPEN}
    )
    assert markdown(found.parts[0].blocks) == "- [x] a\n- [ ] b"


def test_of_actions_nothing_leaves_but_items() -> None:
    text = "## Actions\n\na\n\n- b\n- [ ] c\n  - d\n  - [ ] e\n\n  f\n- g\n  - [ ] h\n\n> - [x] i\n"
    assert shared(text) == "- [ ] c\n- [ ] h\n- [x] i"
    assert [one.heading for one in permitted(text).left_out] == [
        "Actions (an item below another one)",
        "Actions (what stands beside its items)",
    ]


def test_of_an_agenda_only_ticked_points_leave_and_as_plain_ones() -> None:
    text = "## Topics\n\n- [x] @alice a ^aaaa\n- [ ] b\n- [>] c ^cccc\n- [-] d\n- [X] e due:fri\n"
    assert shared(text) == "- a\n- e"
    assert [one.heading for one in permitted(text).left_out] == [
        "Topics (3 points that are not ticked)"
    ]


def test_an_item_that_may_not_leave_takes_what_stands_below_it_along() -> None:
    text = "## Summary\n\n- [ ] a\n  - b\n  - [ ] c\n- [ ] d\n\n  e\n"
    assert shared(text, 3) == "- [ ] d\n\n  e"
    found = permitted(text, 3)
    assert [one.heading for one in found.left_out] == [
        "Summary (an item that stands elsewhere too)"
    ]
    assert found.places == {3, 5, 6}
    assert shared("## Actions\n\n- [ ] a\n- [ ] b\n", 3) == "- [ ] b"
    assert [
        one.heading for one in permitted("## Actions\n\n- [ ] a\n- [ ] b\n", 3, 4).left_out
    ] == ["Actions (2 items that stand elsewhere too)"]


def test_items_are_told_as_facts_too() -> None:
    (part,) = permitted("## Actions\n\n- [ ] @alice draft *it* due:fri ^k2mm\n").parts
    (item,) = part.items
    assert (item.line.owner, words_of(item.words)) == ("alice", "draft it")


def test_an_item_below_a_heading_of_its_own_quote_stays() -> None:
    text = "## Actions\n\n> # Private\n> - [ ] a\n\n- # b\n  - [ ] c\n\n- [ ] d\n"
    assert shared(text) == "- [ ] d"
    found = permitted(text)
    assert found.places == {9}
    assert "Actions (2 quotes or list items with headings)" in [
        one.heading for one in found.left_out
    ]


def test_a_box_in_code_or_a_comment_is_none() -> None:
    assert (
        shared("## Actions\n\n    - [ ] a\n\n%% - [ ] b %%\n\n<!-- - [ ] c -->\n\n- [ ] d\n")
        == "- [ ] d"
    )
