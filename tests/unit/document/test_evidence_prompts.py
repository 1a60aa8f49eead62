"""Questions put into a note, and which lines answer them."""

from __future__ import annotations

import pytest

from tests.parsed_notes import meeting

ASK = "<!-- ask: growth-004 -->"
OTHER = "<!-- ask: feedback-011 -->"


def prompts(text: str) -> list[tuple[str, str | None, int, bool]]:
    return [(p.question_id, p.theme, p.line, p.answered) for p in meeting(text).prompts]


def answers(text: str) -> list[tuple[int, str | None]]:
    return [(line.line, line.answers) for line in meeting(text).written]


@pytest.mark.parametrize(
    "text",
    [
        f"> What next? {ASK}\n",
        f"> What next? {ASK}\n\n<!-- guidance -->\n\n- [ ] \n-\n",
        f"> What\n> comes\nnext? {ASK}\n",  # reflowed, a lazy line among it
        f"> What next?\n> {ASK}\n",  # the comment wrapped into a line of its own
        f"- > What next? {ASK}\n",
        f"> - What next? {ASK}\n",
        f"> > What next? {ASK}\n",
        "> What next? <!--ask:growth-004-->\n",
        "> What next? <!--  ask:   growth-004  -->\n",
        f"> {ASK}\n",
        f"## Growth\n\n> What next? {ASK}\n\n## Notes\n",
        f"> What next? {ASK}\n\n## Agenda\n- [ ] a point\n",
        f"> What next? {ASK}\n\n- [ ] carried in ^a3f9\n",
    ],
)
def test_a_question_alone_is_neither_written_nor_answered(text: str) -> None:
    ((question, theme, _, answered),) = prompts(text)
    assert (question, theme, answered) == ("growth-004", "growth", False)
    assert all(one.answers is None for one in meeting(text).written)
    assert all(one.carry_id for one in meeting(text).written)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (f"> What next? {ASK}\n\nA talk.\n", [3]),
        (f"> What next? {ASK}\nA lazy line.\n", [2]),
        (f"> What next? {ASK}\n> In the quote.\n", [2]),
        (f"> What next? {ASK}\n>\n> In the quote.\n", [3]),
        (f"> What next? {ASK} A talk.\n", [1]),
        (f"> What next? {ASK} A\n> talk.\n\nSoon.\n", [1, 2, 4]),
        (f"> What\n> next? {ASK}\n\nA talk.\n", [4]),
        (f"> What next?\n> {ASK}\nA talk.\n", [3]),
        (f"> What next? {ASK}\n\n- A talk.\n  - With slides.\n\n    code\n", [3, 4, 6]),
        (f"> What next? {ASK}\n\n- [ ] @alice give a talk\n", [3]),
        (f"> What next? {ASK}\n\n- [x] give a talk ^a3f9\n", [3]),
        (f"> What next? {ASK}\n\n---\n\nA talk.\n", [5]),
    ],
)
def test_what_stands_below_a_question_answers_it(text: str, lines: list[int]) -> None:
    assert prompts(text)[0][3] is True
    assert answers(text) == [(line, "growth") for line in lines]


@pytest.mark.parametrize("heading", ["## Notes\n", "Notes\n---\n", "> ## Notes\n", "- # Notes\n"])
def test_a_heading_ends_the_answer(heading: str) -> None:
    text = f"> What next? {ASK}\n\n{heading}\ntext\n"
    assert prompts(text)[0][3] is False
    assert [answer for _, answer in answers(text)] == [None]


def test_the_next_question_ends_the_answer() -> None:
    text = f"before\n\n> One? {ASK}\n\nx\n\n> Two,\n> or more? {OTHER}\n\ny\n"
    assert answers(text) == [(1, None), (5, "growth"), (10, "feedback")]
    assert prompts(text) == [
        ("growth-004", "growth", 3, True),
        ("feedback-011", "feedback", 8, True),
    ]


def test_questions_in_one_quote_are_told_apart() -> None:
    text = f"> One? {ASK}\n> x\n> Two? {OTHER}\n> y\n"
    assert answers(text) == [(2, "growth"), (4, "feedback")]
    assert [answered for *_, answered in prompts(f"> One? {ASK}\n> Two? {OTHER} y\n")] == [
        False,
        True,
    ]


def test_of_two_questions_in_one_line_the_last_has_the_answer() -> None:
    text = f"> One? {ASK} Two? {OTHER}\n\ny\n"
    assert [(question, answered) for question, _, _, answered in prompts(text)] == [
        ("growth-004", False),
        ("feedback-011", True),
    ]


def test_a_paragraph_further_up_is_no_part_of_the_question() -> None:
    text = f"> A quotation.\n\n> What next?\n> {ASK}\n"
    assert answers(text) == [(1, None)]


@pytest.mark.parametrize(
    "text",
    [
        f"What next? {ASK}\n",  # not in a block quote
        f"> What next? `{ASK}`\n",
        f"> ```\n> {ASK}\n> ```\n",
        f"%%\n> What next? {ASK}\n%%\n",
        "> What next? <!-- growth-004 -->\n",
        "> What next? <!-- ask: Growth 4 -->\n",
        "> What next? <!-- ask: growth-004\n",
    ],
)
def test_what_only_looks_like_a_question_is_none(text: str) -> None:
    assert prompts(text) == []


@pytest.mark.parametrize(
    ("question", "theme"),
    [("well-being-003", "well-being"), ("wins-1", "recognition"), ("x-1", None), ("growth", None)],
)
def test_the_id_of_a_question_names_its_theme(question: str, theme: str | None) -> None:
    text = f"> Well? <!-- ask: {question} -->\n\ny\n"
    assert prompts(text) == [(question, theme, 1, True)]
    assert answers(text) == [(3, theme)]


def test_an_answer_keeps_its_tags_and_its_section() -> None:
    (line,) = meeting(f"## Wins\n> What next? {ASK} a talk #career\n").written
    assert (line.answers, line.tags, line.section_theme) == ("growth", ("career",), "recognition")
