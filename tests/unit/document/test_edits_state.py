"""Ticking, dropping and reopening an item: which bytes change, and that they change back."""

from __future__ import annotations

import pytest

from oneonone.document.fields import Dialect
from tests.changed_notes import changed_state


@pytest.mark.parametrize(
    ("before", "mark", "after"),
    [
        ("- [ ] call", "x", "- [x] call done:2026-11-20"),
        ("- [ ] call", "-", "- [-] call cancelled:2026-11-20"),
        ("- [/] call", "x", "- [x] call done:2026-11-20"),
        ("- [!] call", "x", "- [x] call done:2026-11-20"),
        ("- [>] call ^a3f9", "x", "- [x] call done:2026-11-20 ^a3f9"),
        ("- [>] call ^a3f9", " ", "- [ ] call ^a3f9"),
        ("- [X] call done:2026-11-01", " ", "- [ ] call"),
        ("- [x] call", " ", "- [ ] call"),
        ("- [-] call cancelled:2026-11-01", " ", "- [ ] call"),
        ("- [/] call", " ", "- [/] call"),  # begun is open
        ("- [/] call done:2026-11-01", " ", "- [/] call"),
        ("- [?] call done:2026-11-01", " ", "- [?] call"),
        ("- [x] call done:2026-11-01", "-", "- [-] call cancelled:2026-11-20"),
        ("- [-] call cancelled:2026-11-01", "x", "- [x] call done:2026-11-20"),
        ("- [X] call", "x", "- [X] call done:2026-11-20"),
        ("- [x] call", "x", "- [x] call done:2026-11-20"),
        ("- [ ] call done:2026-11-01", "x", "- [x] call done:2026-11-01"),  # what is said stays
        ("- [ ] call done:2026-11-01 cancelled:2026-11-02", " ", "- [ ] call"),
        ("- [x] done:2026-11-01 cancelled:2026-11-02 call", " ", "- [ ] call"),
        ("- [x] call ✅ 2026-11-01 [completion:: 2026-11-02]", " ", "- [ ] call"),
        ("- [ ] call due:fri", "x", "- [x] call due:fri done:2026-11-20"),
        ("- [ ] call 📅 fri", "x", "- [x] call 📅 fri ✅ 2026-11-20"),
        ("- [ ] call 📅 fri", "-", "- [-] call 📅 fri ❌ 2026-11-20"),
        ("- [ ] call [due:: fri]", "x", "- [x] call [due:: fri] [completion:: 2026-11-20]"),
        ("- [ ] call [due:: fri]", "-", "- [-] call [due:: fri] [cancelled:: 2026-11-20]"),
        ("- [ ] call ⏫ ^a3f9", "x", "- [x] call ⏫ ✅ 2026-11-20 ^a3f9"),
        ("- [ ] call 🆔 a3f9", "x", "- [x] call 🆔 a3f9 ✅ 2026-11-20"),
        ("- [ ] call 📅", "x", "- [x] call 📅 done:2026-11-20"),
        ("- [ ] call ^a3f9  ", "x", "- [x] call done:2026-11-20 ^a3f9  "),
        ("- [ ] call\t^a3f9", "x", "- [x] call done:2026-11-20\t^a3f9"),
        ("- [ ] ^a3f9 call", "x", "- [x] ^a3f9 call done:2026-11-20"),
        ("1) [ ] call", "x", "1) [x] call done:2026-11-20"),
        ("> * [ ] call", "x", "> * [x] call done:2026-11-20"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", ""])
def test_a_state_changes_its_box_and_its_closing_date(
    before: str, mark: str, after: str, end: str
) -> None:
    assert changed_state(before + end, mark) == (after + end).encode()


@pytest.mark.parametrize(
    ("default", "field"),
    [
        ("plain", "done:2026-11-20"),
        ("tasks", "✅ 2026-11-20"),
        ("dataview", "[completion:: 2026-11-20]"),
    ],
)
def test_a_line_that_shows_no_dialect_gets_the_notebooks(default: Dialect, field: str) -> None:
    assert changed_state("- [ ] call", "x", default=default) == f"- [x] call {field}".encode()
    plain = changed_state("- [ ] call due:fri", "x", default=default)
    assert plain == b"- [x] call due:fri done:2026-11-20"


@pytest.mark.parametrize(
    "text",
    [
        "- [ ] call",
        "- [ ] call  \n",
        "- [ ] call\t^a3f9\n",
        "- [ ] call\u00a0^a3f9\n",
        "- [ ] call  ^a3f9 \n",
        "- [ ] ^a3f9\n  call\n",
        "- [ ] call ^a3f9\n  and write\n",
        "- [ ] call\\\n  and write\n",
        "- [ ] call \\\n  and write\n",
        "- [ ] call  \n  and write  \n\n  later\n",
        "- [ ] \\\n  call\n",
        "- [ ] call <!-- a\n  b -->\n",
        "- [ ] call `a\n  b` and write\n",
        "- [ ] call %% a %%\n",
        "- [ ] call <!-- a --> ^a3f9\n",
        "- [ ] call\u2028\n",
        "- [ ] call\u00a0\n",
        "- [ ] call done\n",
        "- [ ] (A) @bob call 📅 2026-11-30\r\n\tand write #growth\r",
        "> - [ ] call\n> and write\nlazily\n",
        "\ufeff- [ ] call\r\n",
        "---\nperson: alice\n---\n- [ ] call",
        "- [ ] call\n  - [ ] and write\n\n      code\n",
        "* [ ] call\n---\nx\n===\n",
        "- [ ] [call](x\n  y)\n",
        "- [ ] call [due::\n",
    ],
)
@pytest.mark.parametrize("default", ["plain", "tasks", "dataview"])
@pytest.mark.parametrize("mark", ["x", "-"])
def test_reopening_gives_back_every_byte(text: str, mark: str, default: Dialect) -> None:
    closed = changed_state(text, mark, default=default)
    assert closed != text.encode()
    assert changed_state(closed, " ", default=default) == text.encode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- [ ] call <!-- a\n  b --> now\n", "- [x] call <!-- a\n  b --> now done:2026-11-20\n"),
        ("- [ ] call `a\n  b` now\n", "- [x] call `a\n  b` now done:2026-11-20\n"),
        ("- [ ] call\n  now\n", "- [x] call done:2026-11-20\n  now\n"),
        ("- [ ] call\\\n  now\n", "- [x] call done:2026-11-20\\\n  now\n"),
        ("- [ ] call  \n  now\n", "- [x] call done:2026-11-20  \n  now\n"),
        ("- [ ] ^a3f9\n  call\n", "- [x] done:2026-11-20 ^a3f9\n  call\n"),
        ("- [ ] \n  call\n  now\n", "- [x] \n  call done:2026-11-20\n  now\n"),
        ("- [ ] \\\n  call\n", "- [x] \\\n  call done:2026-11-20\n"),
        (
            "- [ ] call <!-- a\n  b --> ^a3f9\n",
            "- [x] call <!-- a\n  b --> done:2026-11-20 ^a3f9\n",
        ),
    ],
)
def test_the_date_goes_to_the_first_line_unless_that_ends_in_code_or_a_comment(
    before: str, after: str
) -> None:
    assert changed_state(before, "x") == after.encode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- [x] call\n  done:2026-11-01\n", "- [ ] call\n"),
        ("- [x] call\n  done:2026-11-01\n  now\n", "- [ ] call\n  now\n"),
        ("- [x] call\\\n  done:2026-11-01\n", "- [ ] call\n"),
        ("> - [x] call\n>   done:2026-11-01\n>   now\n", "> - [ ] call\n>   now\n"),
        ("- [x] done:2026-11-01\n  call\n", "- [ ] call\n"),
        ("- [x] call\n  done:2026-11-01 now\n", "- [ ] call\n  now\n"),
        ("- [x] call\n  done:2026-11-01 ✅ 2026-11-02\n  now\n", "- [ ] call\n  now\n"),
        ("- [x] done:2026-11-01\n  ✅ 2026-11-02\n  call\n", "- [ ] call\n"),
        ("- [x] call\u00a0done:2026-11-01\n  now\n", "- [ ] call\u00a0\n  now\n"),
        ("- [x] call ✅\n  2026-11-01 now\n", "- [ ] call now\n"),
    ],
)
def test_a_date_leaves_no_blank_line_behind(before: str, after: str) -> None:
    assert changed_state(before, " ") == after.encode()


def test_a_closing_date_in_the_way_makes_room_for_the_other() -> None:
    before = "- [-] cancelled:2026-11-01\n  call\n"
    assert changed_state(before, "x") == b"- [x] call done:2026-11-20\n"
    before = "- [-] call\n  cancelled:2026-11-01\n"
    assert changed_state(before, "x") == b"- [x] call done:2026-11-20\n"


def test_only_the_item_meant_changes() -> None:
    text = "- [ ] a\n- [ ] a\n  - [ ] a\n\n> 1. [ ] a\n"
    assert (
        changed_state(text, "x", 1)
        == text.replace("- [ ] a\n  -", "- [x] a done:2026-11-20\n  -").encode()
    )
    assert (
        changed_state(text, "-", 3)
        == text.replace("1. [ ] a", "1. [-] a cancelled:2026-11-20").encode()
    )
