"""What is odd about an item's fields, and where: contradictions, no dates, words without a day."""

from __future__ import annotations

from datetime import date

import pytest

from tests.parsed_notes import AGENDA, findings, note

DAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("call due:2026-11-30 📅 2026-12-24", DAY),
        ("call [due:: 2026-12-24] due:2026-11-30", date(2026, 12, 24)),
    ],
)
def test_of_two_dates_the_first_wins_and_the_contradiction_is_found(text: str, first: date) -> None:
    document = note(f"x\n\n- [ ] {text}\n")
    assert document.boxes[0].facts.due == first
    second = text.rindex("📅") if "📅" in text else text.rindex("due:")
    assert findings(document) == [("I02", 3, 7 + second)]


@pytest.mark.parametrize(
    "text",
    [
        "call ^a3f9 🆔 b111",
        "call owner:alice [owner:: bob]",
        "call !high 🔽",
        "call done:2026-11-01 ✅ 2026-11-02",
    ],
)
def test_every_field_can_be_contradicted(text: str) -> None:
    assert "I02" in [code for code, _, _ in findings(note(f"- [x] {text}\n"))]


@pytest.mark.parametrize(
    "text",
    [
        "call due:2026-11-30 📅 2026-11-30",
        "call ^a3f9 🆔 A3F9",
        "call !high ⏫",
        "call #growth #career",
    ],
)
def test_saying_it_twice_is_no_contradiction(text: str) -> None:
    assert findings(note(f"- [ ] {text}\n")) == []


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("due:2026-02-30", 16),
        ("due:soon", 16),
        ("[due:: soon]", 19),
        ("(created:: 20.11.2026)", 23),
        ("📅 2026-13-01", 14),
        ("scheduled:0", 22),
    ],
)
def test_a_field_that_holds_no_date_is_found_and_stays_text(text: str, column: int) -> None:
    document = note(f"- [ ] ab é {text}\n")
    assert findings(document) == [("I03", 1, column)]
    assert document.boxes[0].facts.text == f"ab é {text}"


@pytest.mark.parametrize("text", ["ask 📅 about it", "the ❌ mark", "due: soon", "overdue:x", "📅"])
def test_words_that_need_not_be_fields_are_left_in_peace(text: str) -> None:
    document = note(f"- [ ] {text}\n")
    assert (document.boxes[0].facts.text, findings(document)) == (text, [])


@pytest.mark.parametrize("word", ["fri", "+3d", "next"])
def test_a_word_without_a_day_has_no_meaning_and_is_found(word: str) -> None:
    document = note(f"- [ ] call Bob due:{word}\n", AGENDA)
    assert document.boxes[0].facts.due is None
    assert findings(document) == [("I04", 1, 20)]


def test_a_date_needs_no_day() -> None:
    document = note("- [ ] call Bob due:2026-11-30\n", AGENDA)
    assert document.boxes[0].facts.due == DAY
    assert findings(document) == []


@pytest.mark.parametrize("field", ["done:2026-11-20", "❌ 2026-11-20"])
@pytest.mark.parametrize("mark", [" ", "/", "!"])
def test_a_closing_date_on_an_open_box_is_found(mark: str, field: str) -> None:
    assert findings(note(f"- [{mark}] call Bob {field}\n")) == [("I09", 1, 4)]


@pytest.mark.parametrize("mark", ["x", "X", "-", ">"])
def test_a_closing_date_on_any_other_box_is_in_order(mark: str) -> None:
    assert findings(note(f"- [{mark}] call Bob done:2026-11-20\n")) == []
