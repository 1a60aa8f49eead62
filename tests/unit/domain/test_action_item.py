"""Boxes, ids, age and due dates of single items."""

from __future__ import annotations

import string

import pytest

from oneonone.domain.action_item import (
    BOXES,
    SHORTEST_ID,
    Place,
    State,
    date_next_meetings,
    hash_id,
)
from oneonone.domain.cadence import parse_cadence
from tests.domain_values import DOING, DONE, DROPPED, MOVED, OPEN, day, line, only_item

TODAY = day("11-20")


@pytest.mark.parametrize(
    ("characters", "state"),
    [(" <!?*", OPEN), ("/", DOING), ("xX", DONE), ("-", DROPPED), (">", MOVED)],
)
def test_the_character_in_the_box_says_the_state(characters: str, state: State) -> None:
    assert {BOXES[character] for character in characters} == {state}


def test_no_other_character_makes_a_box() -> None:
    assert "".join(sorted(BOXES)) == " !*-/<>?Xx"


def test_open_and_begun_items_are_still_to_be_done_and_a_moved_line_is_neither() -> None:
    assert [state for state in State if state.is_open] == [OPEN, DOING]
    assert [state for state in State if state.is_closed] == [DONE, DROPPED]


def test_a_place_reads_as_editors_take_it() -> None:
    assert str(Place("people/alice/2026-11-06.md", 12)) == "people/alice/2026-11-06.md:12"


class TestHashId:
    def test_is_the_same_for_the_same_words_in_the_same_note(self) -> None:
        assert hash_id("a.md", "draft it", 0) == hash_id("a.md", "draft it", 0)

    def test_is_the_same_in_every_version_for_people_and_notes_remember_it(self) -> None:
        path = "people/alice/2026-11-06.md"
        assert hash_id(path, "draft the search RFC", 0) == "v135nnmq9hq79f67"

    def test_does_not_mind_extra_white_space(self) -> None:
        assert hash_id("a.md", "  draft \t it ", 0) == hash_id("a.md", "draft it", 0)

    @pytest.mark.parametrize(
        ("path", "text", "twin"),
        [
            ("b.md", "draft it", 0),
            ("a.md", "draft  them", 0),
            ("a.md", "draft it", 1),
            ("a.mddraft", "it", 0),
            ("a.md", "Draft it", 0),
        ],
    )
    def test_differs_for_another_note_other_words_and_each_twin(
        self, path: str, text: str, twin: int
    ) -> None:
        assert hash_id(path, text, twin) != hash_id("a.md", "draft it", 0)

    def test_has_no_letters_that_are_read_as_another_one(self) -> None:
        letters = {c for n in range(200) for c in hash_id("a.md", "draft it", n)}
        assert letters == set(string.digits + string.ascii_lowercase) - set("ilou")

    def test_is_long_enough_to_be_lengthened(self) -> None:
        assert len(hash_id("a.md", "draft it", 0)) == 16

    def test_takes_any_text(self) -> None:
        assert len(hash_id("\udcff.md", "李雷 🙂", 0)) == 16


def test_ids_are_compared_in_small_letters() -> None:
    assert line(id="A3F9").key == "a3f9"


def test_without_an_id_of_its_own_the_hash_stands_for_it() -> None:
    assert line().key == line().hash_id
    assert only_item(line()).key == line().hash_id


@pytest.mark.parametrize("state", [OPEN, DOING])
@pytest.mark.parametrize(
    ("due", "overdue"),
    [("11-19", 1), ("11-13", 7), ("2025-11-20", 365), ("11-20", None), ("11-21", None)],
)
def test_overdue_is_open_and_due_before_today(state: State, due: str, overdue: int | None) -> None:
    assert only_item(line("11-06", state, due=day(due))).overdue_days(TODAY) == overdue


@pytest.mark.parametrize("state", [DONE, DROPPED, MOVED])
def test_what_is_not_open_is_not_overdue(state: State) -> None:
    assert only_item(line("11-06", state, due=day("11-13"))).overdue_days(TODAY) is None


def test_without_a_due_date_nothing_is_overdue() -> None:
    assert only_item(line()).overdue_days(TODAY) is None


class TestAge:
    def test_counts_from_the_first_note_it_stands_in(self) -> None:
        item = only_item(
            line("10-23", MOVED, "a3f9"), line("11-06", MOVED, "a3f9"), line("11-20", OPEN, "a3f9")
        )
        assert item.age_days(TODAY) == 28
        assert item.carried == 2

    def test_counts_from_its_created_date_where_it_has_one(self) -> None:
        assert only_item(line("11-06", created=day("11-01"))).age_days(TODAY) == 19

    def test_a_note_without_a_date_does_not_hide_the_others(self) -> None:
        item = only_item(line("agenda", OPEN, "a3f9"), line("11-06", OPEN, "a3f9"))
        assert item.age_days(TODAY) == 14

    def test_is_unknown_where_no_date_tells(self) -> None:
        assert only_item(line("person")).age_days(TODAY) is None

    def test_is_none_yet_in_a_note_still_to_come(self) -> None:
        assert only_item(line("11-27")).age_days(TODAY) == 0

    def test_copies_in_one_note_are_not_carried(self) -> None:
        item = only_item(line("11-06", OPEN, "a3f9"), line("11-06", OPEN, "a3f9", number=9))
        assert item.carried == 0


def test_an_item_with_one_private_line_is_private() -> None:
    lines = line("11-06", MOVED, "a3f9", private=True), line("11-20", OPEN, "a3f9")
    assert only_item(*lines).private
    assert not only_item(lines[1]).private


class TestNext:
    DAYS = (day("12-04"), day("11-27"), day("11-20"))

    def test_is_the_next_note_after_the_lines_own(self) -> None:
        dated = date_next_meetings(
            [line("11-20", due_next=True)], self.DAYS, parse_cadence("weekly")
        )
        assert [one.due for one in dated] == [day("11-27")]

    def test_is_told_by_the_cadence_after_the_last_note(self) -> None:
        dated = date_next_meetings(
            [line("12-04", due_next=True)], self.DAYS, parse_cadence("biweekly")
        )
        assert [one.due for one in dated] == [day("12-18")]

    def test_has_no_date_without_note_and_cadence(self) -> None:
        dated = date_next_meetings([line("12-04", due_next=True)], self.DAYS, None)
        assert [one.due for one in dated] == [None]

    def test_has_no_date_in_a_note_without_a_day(self) -> None:
        dated = date_next_meetings(
            [line("agenda", due_next=True)], self.DAYS, parse_cadence("weekly")
        )
        assert [one.due for one in dated] == [None]

    def test_leaves_other_lines_as_they_are(self) -> None:
        lines = [line("11-20", due=day("11-30")), line("11-20", number=2)]
        assert date_next_meetings(lines, self.DAYS, None) == lines


def test_ids_are_shown_with_at_least_four_characters() -> None:
    assert SHORTEST_ID == 4
