"""Question banks: what fits is used, what does not is a finding with its line."""

from __future__ import annotations

import pytest

from oneonone.document.bank import read_bank
from oneonone.domain.question import Question

PATH = "question_banks/growth.yaml"


def found(text: str | bytes) -> list[tuple[int, int, str]]:
    data = text if isinstance(text, bytes) else text.encode()
    bank = read_bank(data, PATH, "growth")
    assert all((one.path, one.code) == (PATH, "B01") for one in bank.diagnostics)
    return [(one.line, one.column, one.message) for one in bank.diagnostics]


def test_a_bank_is_read_with_all_its_keys() -> None:
    text = """\
theme: growth
questions:
  - id: growth-001
    text: What would you
      like to try?
  - id: growth-002
    text: And then?
    depth: deep
    direction: to-manager
    relations: [report, mentee]
    follow_ups: [Why?, When?]
    not_before_weeks: 8
"""
    bank = read_bank(text.encode(), PATH, "growth")
    assert bank.diagnostics == ()
    assert bank.questions == (
        Question(id="growth-001", theme="growth", text="What would you like to try?"),
        Question(
            id="growth-002",
            theme="growth",
            text="And then?",
            depth="deep",
            direction="to-manager",
            relations=("report", "mentee"),
            follow_ups=("Why?", "When?"),
            not_before_weeks=8,
        ),
    )


def test_a_byte_order_mark_is_tolerated() -> None:
    text = "\ufefftheme: growth\nquestions: [{id: growth-1, text: Why?}]\n"
    assert [q.id for q in read_bank(text.encode(), PATH, "growth").questions] == ["growth-1"]


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        (b"\xff", [(1, 1, "not UTF-8 text")]),
        ("theme: growth\nquestions: [\n", [(2, 13, "not YAML")]),
        ("theme: [\n", [(1, 9, "not YAML")]),
        ("- a\n", [(1, 1, "the file must be lines of `key: value`")]),
        (
            "theme: team\nquestions: []\n",
            [(1, 1, "theme: 'team', but the file is growth.yaml")],
        ),
        ("theme: growth\n", [(1, 1, "questions: must be a list of questions with id and text")]),
        (
            "theme: growth\nquestions: none\n",
            [(2, 1, "questions: must be a list of questions with id and text")],
        ),
    ],
)
def test_a_file_that_is_no_bank_has_no_questions(
    text: str | bytes, findings: list[tuple[int, int, str]]
) -> None:
    data = text if isinstance(text, bytes) else text.encode()
    assert read_bank(data, PATH, "growth").questions == ()
    assert [(line, column) for line, column, _ in found(text)] == [f[:2] for f in findings]
    for (_, _, message), (_, _, wanted) in zip(found(text), findings, strict=True):
        assert wanted in message


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("just text", "question 2 must have an id: and a text:"),
        ("{id: growth-3}", "question 2 needs `id: growth-<number>` and `text:`"),
        ("{text: Why?}", "question 2 needs `id: growth-<number>` and `text:`"),
        ("{id: Growth 3, text: Why?}", "question 2 needs `id: growth-<number>` and `text:`"),
        ("{id: growth-1, text: Again?}", "growth-1 stands here twice; the first one holds"),
    ],
)
def test_an_entry_that_is_no_question_is_left_out_and_named(entry: str, message: str) -> None:
    text = f"theme: growth\nquestions:\n- {{id: growth-1, text: Why?}}\n- {entry}\n"
    bank = read_bank(text.encode(), PATH, "growth")
    assert [(q.id, q.text) for q in bank.questions] == [("growth-1", "Why?")]
    assert [one.message for one in bank.diagnostics] == [message]


@pytest.mark.parametrize(
    ("key", "message"),
    [
        ("relations: [boss]", "growth-1: 'boss' is none of report, manager, skip-level"),
        ("depth: abyss", "growth-1: depth: 'abyss' is not one of light, deep"),
        ("direction: up", "growth-1: direction: 'up' is not one of to-manager, to-person"),
        ("not_before_weeks: -1", "growth-1: not_before_weeks: '-1' is not a number of weeks"),
        ("not_before_weeks: soon", "growth-1: not_before_weeks: 'soon' is not a number of weeks"),
        ("follow_ups: {a: 1}", "growth-1: follow_ups: \"{'a': 1}\" is not a list"),
    ],
)
def test_a_key_that_does_not_fit_is_named_and_the_question_still_asked(
    key: str, message: str
) -> None:
    text = f"theme: growth\nquestions:\n- id: growth-1\n  text: Why?\n  {key}\n"
    bank = read_bank(text.encode(), PATH, "growth")
    assert bank.questions == (Question(id="growth-1", theme="growth", text="Why?"),)
    (finding,) = bank.diagnostics
    assert (finding.line, message in finding.message) == (3, True), finding.message
