"""Lines of notes that are no meetings, and the questions of those that are."""

from __future__ import annotations

import pytest

from oneonone.document.passages import page_passages, question_passage
from tests.parsed_notes import meeting, note

ASK = "<!-- ask: growth-004 -->"
PLAN = """\
---
person: alice
---

# Before the next one

- leave long pauses <!-- not aloud -->

%% a thought %%

## With HR

- [ ] ask about the raise
- [ ]
"""


def test_a_page_below_private_has_written_lines_like_any_note() -> None:
    plan = note(PLAN, "private/alice/notes.md")
    assert [(p.line, p.text, p.section.heading) for p in page_passages(plan)] == [
        (7, "- leave long pauses", "Before the next one"),
        (13, "- [ ] ask about the raise", "With HR"),
    ]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("- leave pauses", "leave pauses"),
        ("> 1. *first*", "*first*"),
        (">quoted", "quoted"),
        ("* - twice", "twice"),
        ("-5 degrees", "-5 degrees"),
        ("12 people", "12 people"),
    ],
)
def test_the_words_of_a_line_stand_behind_its_marks(text: str, plain: str) -> None:
    (passage,) = page_passages(note(f"{text}\n", "private/alice/notes.md"))
    assert (passage.text, passage.plain) == (text, plain)


@pytest.mark.parametrize(
    "text",
    [
        f"> What next? {ASK}\n",
        f"> What\n> next?\n> {ASK}\n",
        f"> What\nnext? {ASK} a raise\n",
        f"  > > What next? {ASK}\n> a raise\n",
    ],
)
def test_a_question_is_one_line_without_marks_and_answers(text: str) -> None:
    (prompt,) = meeting(text).prompts
    assert question_passage(note(text), prompt).text == "What next?"


def test_a_question_knows_where_it_stands() -> None:
    text = f"## Private\n\n> What next? {ASK}\n"
    (prompt,) = meeting(text).prompts
    asked = question_passage(note(text), prompt)
    assert (asked.line, asked.section.heading, asked.section.private) == (3, "Private", True)


def test_a_page_that_is_no_text_has_no_lines() -> None:
    assert page_passages(note(b"a line \xff bad\n", "private/alice/x.md")) == []
