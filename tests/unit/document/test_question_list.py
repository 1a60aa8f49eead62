"""Questions of elsewhere: two shapes of JSON, and a clear word on everything else."""

from __future__ import annotations

import json

import pytest

from oneonone.document.question_list import ListedText, read_question_list
from oneonone.errors import UsageError

BOTH = [ListedText("growth", "Why?"), ListedText("growth", "How so?"), ListedText("Mood", "And?")]


@pytest.mark.parametrize(
    "value",
    [
        {"growth": ["Why?", "How so?"], "Mood": ["And?"]},
        {"growth": [" Why?\n", {"text": "How  so?"}], "Mood": [{"question": "And?"}]},
        [
            {"category": "growth", "question": "Why?"},
            {"category": "growth", "text": "How\tso?", "id": 7},
            {"category": "Mood", "question": "And?", "text": "a note on it"},
        ],
    ],
)
def test_both_shapes_say_the_same(value: object) -> None:
    assert read_question_list(json.dumps(value).encode(), "q.json") == BOTH


@pytest.mark.parametrize("value", ["{}", "[]", '{"growth": []}', "\ufeff[]"])
def test_a_list_may_be_empty(value: str) -> None:
    assert read_question_list(value.encode(), "q.json") == []


def test_half_a_character_becomes_one_that_can_be_written() -> None:
    (one,) = read_question_list(rb'{"growth": ["\ud83d why"]}', "q.json")
    assert one.text == "? why"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'{\n  "a": [1,]\n}', "q.json:2:11: not JSON: "),
        (b"", "q.json:1:1: not JSON: Expecting value"),
        (b"[] []", "q.json:1:4: not JSON: Extra data"),
        (b"\xff[]", "q.json: not UTF-8 text"),
        (b"[" * 100_000, "q.json: not JSON that can be read"),
        (b"1" * 5000, "q.json: not JSON that can be read"),
        (b"3", "q.json: no list of questions"),
        (b'"growth"', "q.json: no list of questions"),
        (b'{"growth": "Why?"}', "q.json: 'growth' holds no list of questions"),
        (b'{"growth": ["Why?", " "]}', "q.json: question 2 of 'growth' has no text"),
        (b'{"growth": [{"q": "Why?"}]}', "q.json: question 1 of 'growth' has no text"),
        (b'{"growth": [7]}', "q.json: question 1 of 'growth' has no text"),
        (b'["Why?"]', "q.json: entry 1 has no category"),
        (b'[{"text": "Why?"}]', "q.json: entry 1 has no category"),
        (b'[{"category": 1, "text": "Why?"}]', "q.json: entry 1 has no category"),
        (b'[{"category": "growth"}]', "q.json: entry 1 has no text"),
    ],
)
def test_anything_else_is_named_with_its_place(data: bytes, said: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_question_list(data, "q.json")
    assert caught.value.message.startswith(said)
    assert caught.value.hint
