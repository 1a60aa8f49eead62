"""Ids as they are shown: the shortest prefix that means one open item."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneonone.domain.action_item import Item
from oneonone.domain.short_ids import (
    ShortIds,
    shortest_ids,
    shortest_prefix,
    shortest_prefix_in,
)
from tests.domain_values import DONE, OPEN, line


def item(key: str, person: str | None = "alice", *, is_open: bool = True) -> Item:
    state = OPEN if is_open else DONE
    one = line("11-06", state, key)
    return Item(person, one, (one,), state)


def shown(*items: Item) -> list[str]:
    ids = shortest_ids(items)
    return [ids[id(one)] for one in items]


@pytest.mark.parametrize(
    ("keys", "ids"),
    [
        (["a3f9zzzz"], ["a3f9"]),
        (["a3f9zzzz", "k2mmzzzz"], ["a3f9", "k2mm"]),
        (["a3f9zzzz", "a3f8zzzz"], ["a3f9", "a3f8"]),
        (["a3f9bzzz", "a3f9czzz"], ["a3f9b", "a3f9c"]),
        (["a3f9bxzz", "a3f9byzz", "a3f9czzz"], ["a3f9bx", "a3f9by", "a3f9c"]),
        (["ab", "cd"], ["ab", "cd"]),
    ],
)
def test_the_shortest_prefix_of_at_least_four_characters_is_shown(
    keys: list[str], ids: list[str]
) -> None:
    assert shown(*map(item, keys)) == ids
    assert shown(*map(item, reversed(keys))) == ids[::-1]


def test_an_id_that_is_the_beginning_of_another_is_shown_whole() -> None:
    assert shown(item("a3f9"), item("a3f9bzzz"), item("a3f9bx")) == ["a3f9", "a3f9bz", "a3f9bx"]


def test_closed_items_do_not_lengthen_open_ones_but_are_told_apart_from_them() -> None:
    assert shown(item("a3f9bzzz"), item("a3f9czzz", is_open=False)) == ["a3f9", "a3f9c"]


def test_the_whole_id_of_a_closed_item_is_never_shown_for_another() -> None:
    assert shown(item("a3f9bzzz"), item("a3f9", is_open=False)) == ["a3f9b", "a3f9"]
    closed = item("a3f9", is_open=False), item("a3f9b", is_open=False)
    assert shown(item("a3f9bzzz"), *closed) == ["a3f9bz", "a3f9", "a3f9b"]


def test_a_closed_item_alone_is_shown_as_short_as_any() -> None:
    assert shown(item("a3f9czzz", is_open=False)) == ["a3f9"]


def test_an_id_that_two_people_share_is_shown_with_the_person() -> None:
    ids = shown(item("a3f9"), item("a3f9", "bob"), item("k2mm"))
    assert ids == ["alice/a3f9", "bob/a3f9", "k2mm"]


def test_a_closed_item_of_the_same_id_does_not_burden_the_open_one() -> None:
    assert shown(item("a3f9"), item("a3f9", "bob", is_open=False)) == ["a3f9", "bob/a3f9"]


def test_a_shared_id_still_tells_itself_apart_from_the_others() -> None:
    ids = shown(item("a3f9bb"), item("a3f9bb", "bob"), item("a3f9cc"))
    assert ids == ["alice/a3f9b", "bob/a3f9b", "a3f9c"]


def test_an_item_that_is_nobodys_has_no_name_to_show() -> None:
    assert shown(item("a3f9"), item("a3f9", None)) == ["alice/a3f9", "a3f9"]


def test_nothing_is_shown_for_no_items() -> None:
    assert shortest_ids([]) == {}


@pytest.mark.parametrize(
    ("others", "prefix"),
    [
        ([], "a3f9"),
        (["a3f9bczz"], "a3f9"),
        (["a3f9bc"], "a3f9bcz"),
        (["zzzz", "a3f8"], "a3f9"),
        (["a3f9zz", "a3f9bd"], "a3f9bc"),
    ],
)
def test_a_prefix_is_as_long_as_its_nearest_relative_asks(others: list[str], prefix: str) -> None:
    assert shortest_prefix("a3f9bczz", others) == prefix


KEYS = st.text("ab", min_size=4, max_size=7)


@given(st.sets(KEYS, max_size=9), st.sets(KEYS, max_size=4), KEYS)
def test_among_keys_in_order_the_nearest_tell(every: set[str], own: set[str], key: str) -> None:
    expected = shortest_prefix(key, every - own)
    assert shortest_prefix_in(sorted(every), key, own) == expected


@given(st.lists(KEYS, max_size=8), st.sets(KEYS, max_size=4), KEYS, st.booleans())
def test_a_key_that_comes_changes_no_ids_but_those_said_to_stand_by_it(
    keys: list[str], closed: set[str], new: str, is_open: bool
) -> None:
    before = ShortIds(keys, closed)
    after = ShortIds([*keys, new], closed) if is_open else ShortIds(keys, {*closed, new})
    touched = after.beside(new) if is_open else after.beginning_with(new)
    changed = {key for key in keys if before.of(key, "alice") != after.of(key, "alice")}
    assert changed <= {*touched, new}
