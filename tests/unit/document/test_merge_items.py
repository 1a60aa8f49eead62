"""Items both sides changed: what is settled, and what only a person can settle."""

from __future__ import annotations

import pytest

from oneonone.document.merge_items import MergedItems, SettledItem, merge_items
from oneonone.document.origin import origin_of
from oneonone.domain.action_item import State
from tests.parsed_notes import MEETING

BEFORE = "# Actions\n\n- [ ] other\n"
AFTER = "- [ ] another\n\nWords.\n"


def merge(base: str | None, ours: str, theirs: str) -> MergedItems | None:
    texts = [None if text is None else text.encode() for text in (base, ours, theirs)]
    assert texts[1] is not None
    assert texts[2] is not None
    return merge_items(origin_of(MEETING), texts[0], texts[1], texts[2])


def line(base: str | None, ours: str, theirs: str) -> str | None:
    """The one line that differs in two versions of a note, merged."""
    notes = [
        None if text is None else f"{BEFORE}- {text}\n{AFTER}" for text in (base, ours, theirs)
    ]
    assert notes[1]
    assert notes[2]
    merged = merge(notes[0], notes[1], notes[2])
    if merged is None:
        return None
    assert len(merged.items) == 1
    text = merged.data.decode()
    assert text.startswith(f"{BEFORE}- ")
    assert text.endswith(f"\n{AFTER}")
    return text.removeprefix(f"{BEFORE}- ").removesuffix(f"\n{AFTER}")


OPEN = "[ ] call"
DONE = "[x] call done:2026-11-20"
MOVED = "[>] call ^a3f9"


class TestTheBox:
    @pytest.mark.parametrize(
        ("ours", "theirs", "merged"),
        [
            (DONE, MOVED, "[x] call done:2026-11-20 ^a3f9"),
            (DONE, "[/] call !high", "[x] call done:2026-11-20 !high"),
            (MOVED, "[/] call", MOVED),
            ("[-] call cancelled:2026-11-20", MOVED, "[-] call cancelled:2026-11-20 ^a3f9"),
            (DONE, "[ ] call due:2026-12-01", "[x] call done:2026-11-20 due:2026-12-01"),
            ("[x] call", "[X] call #growth", "[x] call #growth"),
            ("[!] call", "[ ] call !high", "[!] call !high"),
        ],
    )
    def test_closed_goes_before_moved_before_begun_before_open(
        self, ours: str, theirs: str, merged: str
    ) -> None:
        assert line(OPEN, ours, theirs) == merged
        other_way = line(OPEN, theirs, ours)
        assert other_way
        assert sorted(other_way.lower().split()) == sorted(merged.lower().split())

    def test_the_sign_of_an_open_box_comes_from_the_side_that_changed_it(self) -> None:
        assert line(OPEN, "[ ] call !high", "[?] call") == "[?] call !high"

    def test_what_one_side_opened_again_is_open(self) -> None:
        reopened = "[ ] call"
        assert line(DONE, reopened, f"{DONE} #growth") == "[ ] call #growth"
        assert line(DONE, f"{DONE} #growth", reopened) == "[ ] call #growth"

    def test_done_and_dropped_is_for_a_person(self) -> None:
        assert line(OPEN, DONE, "[-] call cancelled:2026-11-20") is None

    def test_without_a_common_beginning_closed_goes_first_as_well(self) -> None:
        for ours, theirs in ((DONE, MOVED), (MOVED, DONE)):
            assert line(None, ours, theirs) == "[x] call done:2026-11-20 ^a3f9"

    def test_what_was_closed_and_goes_on_on_both_sides_is_what_says_more(self) -> None:
        assert line(DONE, MOVED, "[/] call") == MOVED


class TestClosingDates:
    def test_ticked_on_both_sides_it_is_done_since_the_earlier_day(self) -> None:
        later = DONE.replace("11-20", "11-23")
        assert line(OPEN, later, DONE) == DONE
        assert line(OPEN, DONE, later) == DONE

    def test_a_day_on_one_side_only_is_kept(self) -> None:
        assert line(OPEN, "[x] call", f"{DONE} ") == DONE

    def test_days_that_are_words_are_for_a_person(self) -> None:
        assert line(OPEN, "[x] call done:fri", DONE) is None

    def test_the_same_day_in_another_dialect_stays_as_it_is_written_here(self) -> None:
        assert line(OPEN, DONE, "[x] call ✅ 2026-11-20") == DONE


class TestFields:
    @pytest.mark.parametrize(
        ("base", "ours", "theirs", "merged"),
        [
            (OPEN, f"{OPEN} due:2026-12-01", f"{OPEN} !high", f"{OPEN} due:2026-12-01 !high"),
            (OPEN, f"{OPEN} #growth", f"{OPEN} #career", f"{OPEN} #growth #career"),
            (f"{OPEN} #a1b #c1d", f"{OPEN} #a1b", f"{OPEN} #c1d", f"{OPEN}"),
            (f"{OPEN} due:fri", f"{OPEN}", f"{OPEN} due:fri !low", f"{OPEN} !low"),
            (f"{OPEN} due:fri", f"{OPEN} due:mon", f"{OPEN} due:fri #x", f"{OPEN} due:mon #x"),
            (f"{OPEN} due:fri", f"{OPEN} due:fri #x", f"{OPEN} due:mon", f"{OPEN} due:mon #x"),
            (OPEN, f"{OPEN} ^a3f9", f"{OPEN} 📅 2026-12-01", f"{OPEN} 📅 2026-12-01 ^a3f9"),
            (OPEN, f"{OPEN} 📅 fri", f"{OPEN} !high ^a3f9", f"{OPEN} 📅 fri !high ^a3f9"),
            (OPEN, f"{OPEN} [due:: eom]", f"{OPEN} ➕ mon", f"{OPEN} [due:: eom] ➕ mon"),
        ],
    )  # fmt: skip
    def test_that_one_side_changed_are_changed(
        self, base: str, ours: str, theirs: str, merged: str
    ) -> None:
        assert line(base, ours, theirs) == merged

    @pytest.mark.parametrize(
        ("base", "ours", "theirs"),
        [
            (f"{OPEN} due:fri", f"{OPEN} due:mon", f"{OPEN} due:tue"),
            (f"{OPEN} due:fri", f"{OPEN}", f"{OPEN} due:tue"),
            (OPEN, f"{OPEN} due:mon", f"{OPEN} due:tue"),
            (OPEN, f"{OPEN} ^a3f9", f"{OPEN} ^b4g0"),
            (OPEN, f"{OPEN} due:mon due:tue", f"{OPEN} !high"),
            (None, f"{OPEN} due:mon", f"{OPEN} due:tue"),
        ],
    )
    def test_that_both_changed_differently_are_for_a_person(
        self, base: str | None, ours: str, theirs: str
    ) -> None:
        assert line(base, ours, theirs) is None

    @pytest.mark.parametrize(
        ("base", "ours", "theirs", "merged"),
        [
            (OPEN, "[ ] @bob call", f"{OPEN} !high", "[ ] @bob call !high"),
            (OPEN, f"{OPEN} !high", "[ ] @bob call", "[ ] @bob call !high"),
            (OPEN, f"{OPEN} !high", "[ ] call owner:bob", f"{OPEN} !high owner:bob"),
            ("[ ] @al: call", "[ ] @bob: call", "[x] @al: call", "[x] @bob: call"),
        ],
    )
    def test_an_owner_goes_where_the_side_put_it(
        self, base: str, ours: str, theirs: str, merged: str
    ) -> None:
        assert line(base, ours, theirs) == merged

    def test_an_owner_by_word_who_was_taken_away_is_for_a_person(self) -> None:
        assert line("[ ] @bob call", OPEN, "[x] @bob call") is None


class TestAroundTheItems:
    def test_neighbours_changed_on_either_side_are_both_changed(self) -> None:
        base = "- [ ] call\n- [ ] write\n"
        merged = merge(base, base.replace("[ ] c", "[x] c"), base.replace("[ ] w", "[-] w"))
        assert merged == MergedItems(
            b"- [x] call\n- [-] write\n",
            (
                SettledItem("call", State.DONE, State.OPEN, State.DONE),
                SettledItem("write", State.OPEN, State.DROPPED, State.DROPPED),
            ),
        )

    def test_text_that_one_side_changed_elsewhere_is_merged_along(self) -> None:
        base = "- [ ] call\n\nWords.\n"
        merged = merge(base, f"# New\n\n{base}".replace("[ ]", "[x]"), base.replace("[ ]", "[>]"))
        assert merged
        assert merged.data == b"# New\n\n- [x] call\n\nWords.\n"

    @pytest.mark.parametrize(
        ("ours", "theirs"),
        [
            ("- [x] call\n\nMine.\n", "- [>] call\n\nTheirs.\n"),
            ("- [x] call\n\nWords.\n", "\nWords.\n"),
            ("- [x] call\n\nWords.\n", "- [ ] call Bob\n\nWords.\n"),
            ("- [x] call <!-- a -->\n\nWords.\n", "- [>] call <!-- b -->\n\nWords.\n"),
            ("- [x] call\n\nWords.\n", "* [>] call\n\nWords.\n"),
            ("Mine.\n", "Theirs.\n"),
        ],
        ids=["prose", "deleted", "words", "a comment in it", "bullet", "no items"],
    )
    def test_text_that_both_changed_leaves_all_to_a_person(self, ours: str, theirs: str) -> None:
        assert merge("- [ ] call\n\nWords.\n", ours, theirs) is None

    def test_of_equal_items_each_is_settled_if_there_are_as_many(self) -> None:
        base = "- [ ] call\n- [ ] call\n"
        merged = merge(base, "- [x] call\n- [ ] call\n", "- [ ] call\n- [-] call\n")
        assert merged
        assert merged.data == b"- [x] call\n- [-] call\n"
        assert merge(base, "- [x] call\n- [ ] call\n", "- [>] call\n") is None
        assert merge("- [ ] call\n", "- [x] call\n- [ ] call\n", "- [>] call\n- [ ] call\n") is None

    def test_an_item_of_several_lines_keeps_them(self) -> None:
        base = "> - [ ] call\n>   the bank\n>   - [ ] inner\n"
        ours, theirs = base.replace("[ ] call", "[x] call"), base.replace("bank", "bank !high")
        merged = merge(base, ours, theirs)
        assert merged
        assert merged.data == b"> - [x] call\n>   the bank !high\n>   - [ ] inner\n"

    def test_a_field_wrapped_over_two_lines_is_for_a_person(self) -> None:
        assert merge("- [ ] call\n", "- [x] call\n", "- [>] call 📅\n  2026-12-01\n") is None

    def test_line_ends_byte_order_mark_and_a_missing_last_end_stay(self) -> None:
        base = "\ufeff- [ ] call\r\n\r\n- [ ] write"
        ours = base.replace("[ ] call", "[x] call").replace("write", "write !high")
        theirs = base.replace("call", "call ^a3f9").replace("[ ] write", "[>] write")
        merged = merge(base, ours, theirs)
        assert merged
        assert merged.data.decode() == "\ufeff- [x] call ^a3f9\r\n\r\n- [>] write !high"

    @pytest.mark.parametrize("broken", [b"\xff- [ ] call\n", b"<<<<<<< a\n- [x] call\n"])
    def test_a_version_that_is_no_text_or_in_conflict_is_left(self, broken: bytes) -> None:
        origin = origin_of(MEETING)
        good = b"- [ ] call\n"
        assert merge_items(origin, good, broken, b"- [x] call\n") is None
        assert merge_items(origin, good, b"- [x] call\n", broken) is None
        assert merge_items(origin, broken, good, b"- [x] call\n") is None

    def test_a_note_in_which_the_item_would_read_differently_is_left(self) -> None:
        """One side takes a fence away, the other one writes within it what opens one."""
        base = "```\na\nb\nc\n```\n\n- [ ] call\n"
        ours = "a\nb\nc\n\n- [x] call\n"
        theirs = "```\na\n~~~\nb\nc\n```\n\n- [>] call\n"
        assert merge(base, ours, theirs) is None

    def test_versions_that_say_the_same_need_no_settling(self) -> None:
        assert merge("- [ ] call\n", "- [x] call\n", "- [x] call\n") is None
