"""A note that moves to another day says there what it said before."""

from __future__ import annotations

import pytest

from oneonone.document.move_note import moved_note
from oneonone.document.origin import origin_of
from oneonone.document.sections import Vocabulary
from oneonone.errors import EditRefused, UndecodableNote
from tests.parsed_notes import AGENDA, MEETING, VOCABULARY, note

LATER = "people/alice/2026-12-04.md"


def moved(text: str | bytes, ids: dict[int, str] | None = None) -> str:
    """The note of Friday 20 November as it reads on 4 December."""
    return moved_note(note(text), origin_of(LATER), ids or {}, VOCABULARY).decode()


@pytest.mark.parametrize(
    ("header", "after"),
    [
        ("date: 2026-11-20\n", "date: 2026-12-04\n"),
        ("person: alice # me\ndate:  2026-11-20   # Fri\nmood:\n",) * 2,
        ("date: 2026-11-20T14:30:00\n", "date: 2026-12-04T14:30:00\n"),
        ("date:\n", "date: 2026-12-04\n"),
        ("person: alice\n", "person: alice\n"),
        ("", ""),
    ],
)
def test_the_date_becomes_the_new_day_where_one_stands(header: str, after: str) -> None:
    expected = after.replace("date:  2026-11-20", "date: 2026-12-04")
    assert moved(f"---\n{header}---\nHello.\n") == f"---\n{expected}---\nHello.\n"


@pytest.mark.parametrize(
    ("title", "after"),
    [
        ("# Alice, 20 November 2026", "# Alice, 4 December 2026"),
        ("Alice, 20 November 2026\n====", "Alice, 4 December 2026\n===="),
        ("# 2026-11-20: Alice", "# 2026-12-04: Alice"),
        ("# Alice", "# Alice"),
        ("# Alice, 120 November 2026", "# Alice, 120 November 2026"),
        ("# Alice, 20 November 20261", "# Alice, 20 November 20261"),
        ("# 2026-11-20 and 2026-11-20", "# 2026-11-20 and 2026-11-20"),
        ("## Notes of 20 November 2026", "## Notes of 20 November 2026"),
        ("# Alice\n\n# 20 November 2026", "# Alice\n\n# 20 November 2026"),
        ("On 20 November 2026.", "On 20 November 2026."),
        ("> [!private]\n> x\n\n# 2026-11-20", "> [!private]\n> x\n\n# 2026-12-04"),
    ],
)
def test_the_day_in_the_title_becomes_the_new_one_and_no_other_does(title: str, after: str) -> None:
    assert moved(f"{title}\n\nAs on 20 November 2026.\n") == f"{after}\n\nAs on 20 November 2026.\n"


@pytest.mark.parametrize(
    ("item", "after"),
    [
        ("- [ ] call due:mon", "- [ ] call due:2026-11-23"),
        ("- [ ] call due:tomorrow scheduled:+1w", "- [ ] call due:2026-11-21 scheduled:2026-11-27"),
        ("- [x] call 📅 fri ✅ 2026-11-20", "- [x] call 📅 2026-11-27 ✅ 2026-11-20"),
        ("- [ ] call [due:: eom]", "- [ ] call [due:: 2026-11-30]"),
        ("- [ ] call due:next", "- [ ] call due:next"),
        ("- [ ] call due:2026-11-27", "- [ ] call due:2026-11-27"),
        ("- [ ] call `due:mon` by mon", "- [ ] call `due:mon` by mon"),
    ],
)
def test_date_words_are_written_out_as_they_were_meant(item: str, after: str) -> None:
    assert moved(f"{item}\r\n\ttext\n") == f"{after}\r\n\ttext\n"


def test_items_get_the_ids_they_are_given() -> None:
    text = "- [ ] call\n- [ ] write due:mon\n  to the board\n- [x] done"
    assert moved(text, {1: "a3f9", 2: "k2mm"}) == (
        "- [ ] call ^a3f9\n- [ ] write due:2026-11-23\n  to the board ^k2mm\n- [x] done"
    )


def test_an_item_that_cannot_take_its_id_keeps_no_other_from_it() -> None:
    odd = "- [ ] `a\n  b`\n  %% c\n\n%%\n"  # its lines end in code and in a comment
    assert moved(f"- [ ] call\n{odd}", {1: "a3f9", 2: "k2mm"}) == f"- [ ] call ^a3f9\n{odd}"


def test_all_other_bytes_stay() -> None:
    text = "\ufeff---\r\ndate: 2026-11-20\r\n---\n\r# Café \u2028  \n\n```\n- [ ] due:fri\n```\n> x"
    assert moved(text) == text.replace("date: 2026-11-20", "date: 2026-12-04")


def test_a_note_that_would_read_differently_is_not_moved() -> None:
    words = Vocabulary(sections={"alice, 4 december 2026": "private"})
    with pytest.raises(EditRefused, match=r"2026-11-20\.md: the note cannot be moved safely"):
        moved_note(note("# Alice, 20 November 2026\n"), origin_of(LATER), {}, words)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("---\ndate: [\n---\n", r"2026-11-20\.md:\d+:\d+: "),
        ("---\ndate: 2026-11-20\n", r"2026-11-20\.md:1:1: the front matter opened in line 1"),
        ("<<<<<<< a\n=======\n>>>>>>> b\n", "conflict markers"),
    ],
)
def test_a_note_that_cannot_be_read_in_full_is_refused(text: str, message: str) -> None:
    with pytest.raises(EditRefused, match=message):
        moved(text)


def test_a_note_that_is_no_text_is_refused() -> None:
    with pytest.raises(UndecodableNote):
        moved(b"Zo\xeb\n")


@pytest.mark.parametrize(("path", "to"), [(AGENDA, LATER), (MEETING, AGENDA)])
def test_only_a_dated_note_moves_to_a_dated_place(path: str, to: str) -> None:
    with pytest.raises(ValueError, match="only a dated note"):
        moved_note(note("- [ ] call\n", path), origin_of(to), {}, VOCABULARY)
