"""Due dates, owners and the mark of an item carried on."""

from __future__ import annotations

from datetime import date

import pytest

from oneonone.document.fields import Dialect
from tests.changed_notes import changed_due, changed_owner, moved

DAY = date(2026, 12, 24)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- [ ] call", "- [ ] call due:2026-12-24"),
        ("- [ ] call ^a3f9", "- [ ] call due:2026-12-24 ^a3f9"),
        ("- [ ] call ⏫", "- [ ] call ⏫ 📅 2026-12-24"),
        ("- [ ] call [id:: a3f9]", "- [ ] call [id:: a3f9] [due:: 2026-12-24]"),
        ("- [ ] call due:fri now", "- [ ] call due:2026-12-24 now"),
        ("- [ ] call due:next", "- [ ] call due:2026-12-24"),
        ("- [ ] call DUE:2026-11-30.", "- [ ] call DUE:2026-12-24."),
        ("- [ ] call 📆\ufe0f 2026-11-30 now", "- [ ] call 📆\ufe0f 2026-12-24 now"),
        ("- [ ] call (due::  fri)", "- [ ] call (due::  2026-12-24)"),
        ("- [ ] call 📅\n  fri now", "- [ ] call 📅\n  2026-12-24 now"),
        ("- [ ] call due:fri 📅 sat", "- [ ] call due:2026-12-24 📅 2026-12-24"),
        ("- [ ] call due:soon", "- [ ] call due:soon due:2026-12-24"),
        ("- [ ] call\n  now", "- [ ] call due:2026-12-24\n  now"),
        ("- [ ] call `a\n  b`", "- [ ] call `a\n  b` due:2026-12-24"),
        ("- [x] call", "- [x] call due:2026-12-24"),
    ],
)
def test_a_due_date_is_set_where_it_stands_or_at_the_end(before: str, after: str) -> None:
    assert changed_due(before, DAY) == after.encode()


@pytest.mark.parametrize(
    ("default", "field"),
    [("plain", "due:2026-12-24"), ("tasks", "📅 2026-12-24"), ("dataview", "[due:: 2026-12-24]")],
)
def test_a_line_that_shows_no_dialect_gets_the_notebooks(default: Dialect, field: str) -> None:
    assert changed_due("- [ ] call", DAY, default=default) == f"- [ ] call {field}".encode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- [ ] call due:fri", "- [ ] call"),
        ("- [ ] due:fri call", "- [ ] call"),
        ("- [ ] call  due:fri  now", "- [ ] call   now"),
        ("- [ ] call due:fri 📅 sat [due:: sun] now", "- [ ] call now"),
        ("- [ ] due:fri 📅 sat call", "- [ ] call"),
        ("- [ ] call due:fri, now", "- [ ] call , now"),
        ("- [ ] call [due:: fri]now", "- [ ] call now"),
        ("- [ ] call[due:: fri] now", "- [ ] call now"),
        ("- [ ] call[due:: fri]now", "- [ ] call now"),
        ("- [ ] call[due:: fri]\u00a0now", "- [ ] call\u00a0now"),
        ("- [ ] (due:: fri)call", "- [ ] call"),
        ("- [ ] call[due:: fri]", "- [ ] call"),
        ("- [ ] call\n  due:fri\n  now", "- [ ] call\n  now"),
        ("- [ ] call done:2026-11-01 due:fri", "- [ ] call done:2026-11-01"),
        ("- [ ] call", "- [ ] call"),
    ],
)
def test_a_due_date_is_taken_away(before: str, after: str) -> None:
    assert changed_due(before, None) == after.encode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- [ ] call", "- [ ] @bob call"),
        ("- [ ] @alice call", "- [ ] @bob call"),
        ("- [ ] @Alice: call", "- [ ] @bob: call"),
        ("- [ ] @alice, call", "- [ ] @bob, call"),
        ("- [ ] call @alice", "- [ ] call @bob"),
        ("- [ ] call @alice due:fri ^a3f9", "- [ ] call @bob due:fri ^a3f9"),
        ("- [ ] [[people/alice/person|Alice]] call", "- [ ] @bob call"),
        ("- [ ] call owner:alice", "- [ ] call owner:bob"),
        ("- [ ] call owner:@alice.", "- [ ] call owner:bob."),
        ("- [ ] call [owner:: alice]", "- [ ] call [owner:: bob]"),
        ("- [ ] call owner:alice (owner:: eve)", "- [ ] call owner:bob (owner:: bob)"),
        ("- [ ] (A) call", "- [ ] (A) @bob call"),
        ("- [ ] (A)\n  call", "- [ ] (A)\n  @bob call"),
        ("> - [ ] (A)\r\n>   call", "> - [ ] (A)\r\n>   @bob call"),
        ("- [ ] ⏫call", "- [ ] @bob ⏫call"),
        ("- [ ] (🔺) call", "- [ ] @bob (🔺) call"),
        ("- [ ] (priority:: high) call", "- [ ] @bob (priority:: high) call"),
        ("- [ ] !high call", "- [ ] @bob !high call"),
        ("- [ ] #growth call", "- [ ] @bob #growth call"),
        ("- [ ] ask @alice about it", "- [ ] @bob ask @alice about it"),
        ("- [ ] [[Search]] call", "- [ ] @bob [[Search]] call"),
        ("- [ ] <!-- x --> call", "- [ ] @bob <!-- x --> call"),
        ("- [ ] call\n  @alice", "- [ ] call\n  @bob"),
    ],
)
def test_an_owner_is_set_where_it_stands_or_as_the_first_word(before: str, after: str) -> None:
    assert changed_owner(before, "bob") == after.encode()


@pytest.mark.parametrize("owner", ["me", "eve", "anna-maria"])
def test_an_item_may_go_to_anyone(owner: str) -> None:
    assert changed_owner("- [ ] @alice call", owner) == f"- [ ] @{owner} call".encode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- [ ] call", "- [>] call ^a3f9"),
        ("- [/] call due:fri", "- [>] call due:fri ^a3f9"),
        ("- [ ] call ^b111", "- [>] call ^b111"),
        ("- [ ] call 🆔 b111 now", "- [>] call 🆔 b111 now"),
        ("- [>] call", "- [>] call ^a3f9"),
        ("- [ ] call 📅 fri", "- [>] call 📅 fri ^a3f9"),  # an id is the same in all dialects
        ("- [ ] call\n  now", "- [>] call\n  now ^a3f9"),
        ("- [ ] call `a\n  b`", "- [>] call `a\n  b` ^a3f9"),
        ("- [ ] call\r\n", "- [>] call ^a3f9\r\n"),
    ],
)
def test_a_line_carried_on_keeps_its_id_or_gets_one(before: str, after: str) -> None:
    assert moved(before, "a3f9") == after.encode()
