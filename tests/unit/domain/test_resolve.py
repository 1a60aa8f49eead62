"""The Identity paragraph, sentence by sentence: which lines are one item, and which one decides."""

from __future__ import annotations

from typing import Any

import pytest

from oneonone.domain.action_item import Item, ItemLine, State, resolve
from tests.domain_values import DOING, DONE, DROPPED, MOVED, OPEN, day, line, only_item

ID = "a3f9"


def decided_by(item: Item) -> str:
    """The day and line number of the deciding line."""
    return f"{item.line.note_date:%m-%d}:{item.line.place.line}"


def test_lines_of_one_id_are_one_item_whatever_their_words_and_case() -> None:
    item = only_item(
        line("11-06", MOVED, "A3F9", text="draft the RFC"),
        line("11-20", OPEN, "a3f9", text="draft the search RFC"),
    )
    assert item.key == ID
    assert item.line.text == "draft the search RFC"
    assert [one.note_date for one in item.lines] == [day("11-06"), day("11-20")]


def test_lines_without_id_are_items_of_their_own_even_with_equal_words() -> None:
    twins = [line(number=1), line(number=2, twin=1), line("11-20")]
    assert [item.line for item in resolve("alice", twins)] == twins


def test_items_come_oldest_first_and_name_their_person() -> None:
    lines = [line("11-20", id="c"), line("11-06", id="b", number=2), line("11-06", id="a")]
    items = resolve("alice", lines)
    assert [(item.person, item.key) for item in items] == [("alice", k) for k in "abc"]


def test_without_lines_there_are_no_items() -> None:
    assert resolve(None, []) == []


class TestTheNewestNoteDecides:
    @pytest.mark.parametrize("state", [OPEN, DOING, DONE, DROPPED])
    def test_after_carrying_on(self, state: State) -> None:
        item = only_item(line("11-06", MOVED, ID), line("11-20", state, ID))
        assert (item.state, decided_by(item)) == (state, "11-20:1")

    def test_over_an_older_line_that_was_left_open(self) -> None:
        item = only_item(line("11-06", OPEN, ID), line("11-20", DONE, ID))
        assert (item.state, decided_by(item)) == (DONE, "11-20:1")
        assert item.contradicted_by is None

    def test_by_its_number_where_two_are_of_one_day(self) -> None:
        second = line("11-20-10", OPEN, ID)
        item = only_item(second, line("11-20-2", MOVED, ID), line("11-20", MOVED, ID))
        assert item.line is second

    def test_and_is_open_while_a_line_there_is_open(self) -> None:
        item = only_item(
            line("11-20", DONE, ID),
            line("11-20", OPEN, ID, number=2),
            line("11-20", DONE, ID, number=3),
        )
        assert (item.state, decided_by(item)) == (OPEN, "11-20:2")

    def test_and_the_first_of_its_open_lines_speaks_for_the_item(self) -> None:
        item = only_item(line("11-20", DOING, ID), line("11-20", OPEN, ID, number=2))
        assert (item.state, decided_by(item)) == (DOING, "11-20:1")

    def test_and_is_open_while_a_line_there_is_moved_on_for_the_newer_note_is_lost(self) -> None:
        item = only_item(line("11-06", MOVED, ID), line("11-20", MOVED, ID))
        assert (item.state, decided_by(item)) == (OPEN, "11-20:1")

    def test_and_an_open_line_there_goes_before_a_moved_one(self) -> None:
        item = only_item(line("11-20", MOVED, ID), line("11-20", DOING, ID, number=2))
        assert (item.state, decided_by(item)) == (DOING, "11-20:2")

    def test_and_is_closed_where_every_line_there_is(self) -> None:
        item = only_item(line("11-20", DONE, ID), line("11-20", DROPPED, ID, number=2))
        assert (item.state, decided_by(item)) == (DROPPED, "11-20:2")
        assert item.contradicted_by is None


class TestAnOlderDoneLine:
    @pytest.mark.parametrize("newer", [OPEN, DOING, MOVED])
    @pytest.mark.parametrize("done", ["11-20", "11-21", "2027-01-01"])
    def test_closes_the_item_if_done_on_the_newer_notes_day_or_after(
        self, newer: State, done: str
    ) -> None:
        item = only_item(line("11-06", DONE, ID, done=day(done)), line("11-20", newer, ID))
        assert (item.state, decided_by(item)) == (DONE, "11-06:1")
        assert item.contradicted_by is None

    @pytest.mark.parametrize("done", ["11-06", "11-19"])
    def test_leaves_it_open_if_done_before_and_both_places_are_named(self, done: str) -> None:
        ticked = line("11-06", DONE, ID, done=day(done))
        item = only_item(ticked, line("11-20", OPEN, ID))
        assert (item.state, decided_by(item)) == (OPEN, "11-20:1")
        assert item.contradicted_by is ticked

    def test_leaves_it_open_without_a_done_date(self) -> None:
        ticked = line("11-06", DONE, ID)
        item = only_item(ticked, line("11-20", OPEN, ID))
        assert (item.state, item.contradicted_by) == (OPEN, ticked)

    def test_leaves_it_open_where_the_newest_note_has_no_date_to_compare_with(self) -> None:
        ticked = line("agenda", DONE, ID, done=day("11-20"))
        item = only_item(ticked, line("person", OPEN, ID))
        assert (item.state, item.contradicted_by) == (OPEN, ticked)

    def test_that_was_dropped_closes_it_in_the_same_way(self) -> None:
        dropped = line("11-06", DROPPED, ID, cancelled=day("11-21"))
        assert only_item(dropped, line("11-20", OPEN, ID)).state is DROPPED
        early = line("11-06", DROPPED, ID, cancelled=day("11-07"))
        assert only_item(early, line("11-20", OPEN, ID)).state is OPEN

    def test_closes_it_from_any_older_note_the_newest_of_them_first(self) -> None:
        item = only_item(
            line("10-09", DONE, ID, done=day("11-22")),
            line("10-23", DONE, ID, done=day("11-21")),
            line("11-06", MOVED, ID),
            line("11-20", OPEN, ID),
        )
        assert (item.state, decided_by(item)) == (DONE, "10-23:1")

    def test_keeps_its_id_age_and_count_when_it_closes_the_item(self) -> None:
        item = only_item(line("11-06", DONE, ID, done=day("11-20")), line("11-20", OPEN, ID))
        assert (item.key, item.carried, item.age_days(day("11-27"))) == (ID, 1, 21)


def test_a_line_copied_and_ticked_within_one_note_is_named() -> None:
    ticked = line("11-20", DONE, ID, number=2)
    item = only_item(line("11-20", OPEN, ID), ticked)
    assert (item.state, item.contradicted_by) == (OPEN, ticked)


def test_an_item_that_nothing_speaks_against_names_no_place() -> None:
    assert only_item(line("11-06", MOVED, ID), line("11-20", OPEN, ID)).contradicted_by is None


class TestMovedByHand:
    def test_a_moved_line_without_id_is_closed(self) -> None:
        item = only_item(line("11-06", MOVED))
        assert item.state is MOVED
        assert not item.state.is_open

    def test_and_has_nothing_to_do_with_an_equal_line_that_the_user_wrote_elsewhere(self) -> None:
        states = [item.state for item in resolve("alice", [line("11-06", MOVED), line("11-20")])]
        assert states == [MOVED, OPEN]


class TestLeftByACrash:
    """`new` wrote the note of the 20th and died before it marked the line of the 6th."""

    OLD = line("11-06", OPEN)

    def carried(self, length: int = 4, note: str = "11-20", **facts: Any) -> ItemLine:
        return line(note, OPEN, self.OLD.hash_id[:length], **facts)

    @pytest.mark.parametrize("length", [4, 5, 16])
    def test_the_old_line_is_the_item_of_the_new_one(self, length: int) -> None:
        item = only_item(self.OLD, self.carried(length))
        assert (decided_by(item), item.carried) == ("11-20:1", 1)
        assert item.key == self.OLD.hash_id[:length]

    def test_also_when_it_was_ticked_meanwhile(self) -> None:
        ticked = line("11-06", DONE, done=day("11-21"))
        item = only_item(ticked, self.carried())
        assert (item.state, item.key) == (DONE, self.OLD.hash_id[:4])

    def test_also_with_a_letter_case_and_blanks_of_the_users(self) -> None:
        new = line("11-20", OPEN, self.OLD.hash_id[:4].upper(), text=" draft  the search RFC")
        assert only_item(self.OLD, new).carried == 1

    def test_but_not_with_other_words(self) -> None:
        assert len(resolve("alice", [self.OLD, self.carried(text="draft another RFC")])) == 2

    def test_but_not_with_an_id_that_only_begins_alike(self) -> None:
        other = line("11-20", OPEN, self.OLD.hash_id[:4] + "ll")
        assert len(resolve("alice", [self.OLD, other])) == 2

    def test_also_when_the_new_note_is_the_earlier_one(self) -> None:
        item = only_item(self.carried(note="10-23"), self.OLD)
        assert (decided_by(item), item.key) == ("11-06:1", self.OLD.hash_id[:4])

    def test_but_not_with_an_id_its_own_note_holds_already(self) -> None:
        marked = line("11-06", MOVED, self.OLD.hash_id[:4], number=2)
        assert len(resolve("alice", [self.OLD, marked, self.carried()])) == 2

    def test_a_point_that_waits_again_after_it_was_talked_about_is_another_one(self) -> None:
        waiting = line("agenda", OPEN)
        for state, items in ((OPEN, 1), (MOVED, 1), (DONE, 2), (DROPPED, 2)):
            talked_about = line("11-20", state, waiting.hash_id[:4])
            assert len(resolve("alice", [waiting, talked_about])) == items

    def test_but_not_with_a_line_of_its_own_note(self) -> None:
        copy = self.carried(note="11-06", number=2)
        assert len(resolve("alice", [self.OLD, copy])) == 2

    def test_but_not_with_an_id_too_short_to_have_been_written_by_us(self) -> None:
        assert len(resolve("alice", [self.OLD, self.carried(3)])) == 2

    def test_but_not_if_it_has_an_id_of_its_own(self) -> None:
        assert len(resolve("alice", [line("11-06", OPEN, "k2mm"), self.carried()])) == 2

    def test_and_each_twin_finds_its_own_line(self) -> None:
        twin = line("11-06", OPEN, number=2, twin=1)
        news = [self.carried(), line("11-20", OPEN, twin.hash_id[:4], number=2)]
        items = resolve("alice", [self.OLD, twin, *news])
        assert [item.lines for item in items] == [(self.OLD, news[0]), (twin, news[1])]


class TestMovedOnIntoAnEarlierNote:
    """`new` made the note of the 13th after that of the 20th, which was planned and not held."""

    PLANNED = line("11-20", MOVED, "a3f9")

    def test_the_open_line_of_the_earlier_note_stands_for_it(self) -> None:
        for state in (OPEN, DOING):
            item = only_item(line("11-13", state, "a3f9"), self.PLANNED)
            assert (item.state, decided_by(item)) == (state, "11-13:1")

    def test_the_newest_open_line_does_where_there_are_more(self) -> None:
        older = [line("11-06", OPEN, "a3f9"), line("11-13", OPEN, "a3f9")]
        assert decided_by(only_item(*older, self.PLANNED)) == "11-13:1"

    def test_closed_in_both_it_is_closed(self) -> None:
        item = only_item(
            line("11-13", DONE, "a3f9", done=day("11-13")),
            line("11-20", DONE, "a3f9", done=day("11-13")),
        )
        assert item.state is DONE
