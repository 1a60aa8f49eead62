"""The fields of an item in every dialect: the table of the file format, row by row."""

from __future__ import annotations

from datetime import date

import pytest

from oneonone.document.fields import DIALECTS, Dialect, dialect_of, tags_in, written
from oneonone.domain.action_item import ItemLine
from tests.parsed_notes import box


def facts(text: str) -> ItemLine:
    return box(f"- [ ] {text}\n").facts


DAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("due", "due:2026-11-30"),
        ("due", "[due:: 2026-11-30]"),
        ("due", "(due:: 2026-11-30)"),
        ("due", "[due::2026-11-30]"),
        ("due", "[due::  2026-11-30 ]"),
        ("due", "📅 2026-11-30"),
        ("due", "📅2026-11-30"),
        ("due", "📅\ufe0f 2026-11-30"),
        ("due", "📆 2026-11-30"),
        ("due", "🗓 2026-11-30"),
        ("due", "🗓\ufe0f 2026-11-30"),
        ("due", "DUE:2026-11-30"),
        ("done", "done:2026-11-30"),
        ("done", "[completion:: 2026-11-30]"),
        ("done", "(completion:: 2026-11-30)"),
        ("done", "✅ 2026-11-30"),
        ("done", "✅\ufe0f 2026-11-30"),
        ("cancelled", "cancelled:2026-11-30"),
        ("cancelled", "[cancelled:: 2026-11-30]"),
        ("cancelled", "❌ 2026-11-30"),
        ("cancelled", "❌\ufe0f 2026-11-30"),
        ("created", "created:2026-11-30"),
        ("created", "[created:: 2026-11-30]"),
        ("created", "➕ 2026-11-30"),
        ("scheduled", "scheduled:2026-11-30"),
        ("scheduled", "[scheduled:: 2026-11-30]"),
        ("scheduled", "🛫 2026-11-30"),
        ("scheduled", "⏳ 2026-11-30"),
        ("scheduled", "⏳\ufe0f 2026-11-30"),
    ],
)
@pytest.mark.parametrize("line", ["{} call Bob", "call {} Bob", "call Bob {}"])
def test_a_date_is_read_in_every_dialect_and_anywhere(name: str, text: str, line: str) -> None:
    found = facts(line.format(text))
    assert getattr(found, name) == DAY
    assert found.text == "call Bob"
    others = {"due", "done", "cancelled", "created", "scheduled"} - {name}
    assert all(getattr(found, other) is None for other in others)


@pytest.mark.parametrize(
    ("text", "priority"),
    [
        ("call Bob !high", "high"),
        ("!low call Bob", "low"),
        ("call Bob !HIGH", "high"),
        ("call Bob 🔺", "highest"),
        ("call Bob ⏫", "high"),
        ("call Bob ⏫\ufe0f", "high"),
        ("call Bob 🔼", "medium"),
        ("call Bob 🔽", "low"),
        ("call Bob ⏬", "lowest"),
        ("call Bob [priority:: high]", "high"),
        ("call Bob [priority:: Lowest]", "lowest"),
        ("(A) call Bob", "high"),
        ("(B) call Bob", "medium"),
        ("(C) call Bob", "low"),
    ],
)
def test_a_priority_is_read_in_every_dialect(text: str, priority: str) -> None:
    found = facts(text)
    assert (found.priority, found.text) == (priority, "call Bob")


@pytest.mark.parametrize(
    "text",
    [
        "call (A) Bob",  # only right after the box
        "(A)call Bob",
        "(a) call Bob",  # the first of three options, no priority
        "(D) call Bob",
        "call Bob!high",
        "call Bob !higher",
        "call Bob [priority:: urgent]",
    ],
)
def test_what_only_looks_like_a_priority_stays_text(text: str) -> None:
    found = facts(text)
    assert (found.priority, found.text) == (None, text)


@pytest.mark.parametrize(
    ("text", "tags", "themes"),
    [
        ("#growth read a book", ("growth",), ("growth",)),
        ("read #growth a book", ("growth",), ("growth",)),
        ("read a book #growth", ("growth",), ("growth",)),
        ("read a book #growth/skills", ("growth/skills",), ("growth",)),
        ("read a book #wins #growth", ("wins", "growth"), ("recognition", "growth")),
        ("read a book #someday", ("someday",), ()),
        ("read a book #q4", ("q4",), ()),
        ("read a book #größe", ("größe",), ()),
        ("read a book #growth.", ("growth",), ("growth",)),
    ],
)
def test_a_tag_stands_after_a_blank_or_at_the_start(
    text: str, tags: tuple[str, ...], themes: tuple[str, ...]
) -> None:
    found = facts(text)
    assert (found.tags, found.themes) == (tags, themes)
    assert found.text.rstrip(" .") == "read a book"


@pytest.mark.parametrize(
    "text", ["see #12", "see C#growth", "see a/#growth", "see # growth", "see ##growth", "see #"]
)
def test_what_only_looks_like_a_tag_stays_text(text: str) -> None:
    found = facts(text)
    assert (found.tags, found.text) == ((), text)


def test_tags_are_found_in_any_text() -> None:
    assert tags_in("#a and b#c, #12 #d/e") == ["a", "d/e"]


@pytest.mark.parametrize(
    ("text", "item_id"),
    [
        ("call Bob ^a3f9", "a3f9"),
        ("^a3f9 call Bob", "a3f9"),
        ("call ^a3f9 Bob", "a3f9"),
        ("call Bob ^a3-f9 due:2026-11-30", "a3-f9"),
        ("call Bob 🆔 a3f9", "a3f9"),
        ("call Bob 🆔 A_3-f9", "A_3-f9"),
        ("call Bob [id:: a3f9]", "a3f9"),
        ("call Bob (id:: a3f9)", "a3f9"),
    ],
)
def test_an_id_is_read_in_every_dialect(text: str, item_id: str) -> None:
    found = facts(text)
    assert (found.id, found.text) == (item_id, "call Bob")


@pytest.mark.parametrize(
    "text", ["call Bob^a3f9", "call Bob ^a3f9.", "call ^-x Bob", "call Bob [id:: a b]"]
)
def test_what_only_looks_like_an_id_stays_text(text: str) -> None:
    found = facts(text)
    assert (found.id, found.text) == (None, text)


def test_all_dialects_may_stand_in_one_line() -> None:
    found = facts("(A) @bob call 📅 2026-11-30 [created:: 2026-11-01] #growth ⏳ 2026-11-25 ^a3f9")
    assert (found.text, found.owner, found.id) == ("call", "bob", "a3f9")
    assert (found.priority, found.themes) == ("high", ("growth",))
    assert (found.due, found.created, found.scheduled) == (
        DAY,
        date(2026, 11, 1),
        date(2026, 11, 25),
    )


@pytest.mark.parametrize(
    ("word", "day"),
    [
        ("today", date(2026, 11, 20)),
        ("tomorrow", date(2026, 11, 21)),
        ("fri", date(2026, 11, 27)),  # the meeting itself is on a Friday
        ("Monday", date(2026, 11, 23)),
        ("+3d", date(2026, 11, 23)),
        ("+2w", date(2026, 12, 4)),
        ("+1m", date(2026, 12, 20)),
        ("eom", DAY),
        ("2026-11-30", DAY),
    ],
)
@pytest.mark.parametrize("field", ["due:{}", "[due:: {}]", "📅 {}"])
def test_a_date_word_counts_from_the_day_of_the_meeting(field: str, word: str, day: date) -> None:
    found = facts(f"call Bob {field.format(word)}")
    assert (found.due, found.due_next, found.text) == (day, False, "call Bob")


def test_next_waits_for_the_meeting_after_this_one() -> None:
    found = facts("call Bob due:next")
    assert (found.due, found.due_next, found.text) == (None, True, "call Bob")


def test_a_full_stop_after_a_field_is_not_part_of_it() -> None:
    found = facts("call Bob due:2026-11-30.")
    assert (found.due, found.text) == (DAY, "call Bob .")


def test_an_emoji_without_a_date_does_not_swallow_the_next_field() -> None:
    found = facts("put it into 📅 due:2026-11-30")
    assert (found.due, found.text) == (DAY, "put it into 📅")


def test_a_bracket_left_open_does_not_swallow_the_next_field() -> None:
    found = facts("see [due:: [due:: 2026-11-30]")
    assert (found.due, found.text) == (DAY, "see [due::")


@pytest.mark.parametrize(
    ("text", "dialect"),
    [
        ("call", None),
        ("call #growth ^a3f9 !high @bob", None),
        ("call due:fri", "plain"),
        ("call created:2026-11-01", "plain"),
        ("call 📅 fri", "tasks"),
        ("call ⏫", "tasks"),
        ("call 🆔 a3f9", "tasks"),
        ("call [due:: fri]", "dataview"),
        ("call [owner:: bob]", "dataview"),
        ("call [due:: never] 📅 fri", "tasks"),
        ("call 📅 fri [created:: 2026-11-01]", "tasks"),
    ],
)
def test_a_line_shows_its_dialect(text: str, dialect: Dialect | None) -> None:
    assert dialect_of(box(f"- [ ] {text}\n").fields) == dialect


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("name", ["due", "done", "cancelled"])
def test_what_is_written_in_a_dialect_is_read_back(name: str, dialect: Dialect) -> None:
    text = written(name, "2026-11-30", dialect)
    item = box(f"- [x] call {text}\n")
    assert [(f.name, f.value, f.dialect) for f in item.fields] == [(name, "2026-11-30", dialect)]
