"""What holds for any lines a person's notes may hold, and for any ids."""

from __future__ import annotations

from collections import Counter
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from oneonone.domain.action_item import Item, ItemLine, State, hash_id, resolve
from oneonone.domain.short_ids import shortest_ids
from tests.domain_values import OPEN, line

NOTES = ("agenda", "10-23", "11-06", "11-06-2", "11-20")
TODAY = date(2026, 11, 20)


@st.composite
def some_lines(draw: st.DrawFn) -> list[ItemLine]:
    """Lines with ids of the user's, ids as `new` makes them of other lines' hashes, and none."""
    lines: list[ItemLine] = []
    twins: Counter[tuple[str, str]] = Counter()
    for number in range(draw(st.integers(0, 8))):
        note = draw(st.sampled_from(NOTES))
        text = draw(st.sampled_from(["draft it", "send it"]))
        hashes = [line(other, text=text).hash_id[:4] for other in NOTES]
        lines.append(
            line(
                note,
                draw(st.sampled_from(State)),
                draw(st.sampled_from([None, None, "a3f9", "A3F9", "a3f9b", *hashes])),
                number=number,
                text=text,
                twin=twins[note, text],
                done=draw(st.none() | st.dates(date(2026, 10, 20), date(2026, 11, 30))),
            )
        )
        twins[note, text] += 1
    return lines


LINES = some_lines()
KEYS = st.lists(
    st.tuples(
        st.text("ab", min_size=1, max_size=7),
        st.sampled_from(["alice", "bob", "carol"]),
        st.booleans(),
    ),
    max_size=12,
    unique_by=lambda one: one[:2],
)


@given(LINES)
def test_every_line_lands_in_exactly_one_item(lines: list[ItemLine]) -> None:
    landed = Counter(one for item in resolve("alice", lines) for one in item.lines)
    assert landed == Counter(lines)


@given(LINES.flatmap(lambda lines: st.tuples(st.just(lines), st.permutations(lines))))
def test_items_do_not_depend_on_the_order_in_which_notes_are_read(
    orders: tuple[list[ItemLine], list[ItemLine]],
) -> None:
    assert resolve("alice", orders[0]) == resolve("alice", orders[1])


@given(LINES)
def test_an_item_is_decided_by_a_line_of_its_own_and_open_for_a_reason(
    lines: list[ItemLine],
) -> None:
    for item in resolve("alice", lines):
        assert item.line in item.lines
        assert item.contradicted_by is None or item.contradicted_by in item.lines
        newest = [one for one in item.lines if one.place.path == item.lines[-1].place.path]
        open_lines = [one for one in item.lines if one.state.is_open]
        if item.state.is_open and open_lines:
            assert item.line in open_lines
            assert item.line.place.path == open_lines[-1].place.path
        elif item.state.is_open:
            assert item.line in newest
            assert item.line.state is State.MOVED
            assert item.line.id
        else:
            assert item.state is item.line.state


@given(LINES)
def test_no_two_items_of_a_person_share_an_id(lines: list[ItemLine]) -> None:
    keys = [item.key for item in resolve("alice", lines)]
    assert len(set(keys)) == len(keys)


@given(LINES)
def test_age_and_carrying_never_run_backwards(lines: list[ItemLine]) -> None:
    for item in resolve("alice", lines):
        age = item.age_days(TODAY)
        assert age is None or age >= 0
        assert 0 <= item.carried < len(item.lines)


@given(st.text(), st.text(), st.integers(0, 9))
def test_a_hash_id_is_sixteen_letters_nobody_mixes_up(path: str, text: str, twin: int) -> None:
    found = hash_id(path, text, twin)
    assert len(found) == 16
    assert set(found) <= set("0123456789abcdefghjkmnpqrstvwxyz")
    assert found != hash_id(path, text, twin + 1)


@given(KEYS)
def test_shown_ids_are_prefixes_and_unique_among_open_items(
    keys: list[tuple[str, str, bool]],
) -> None:
    items = []
    for key, person, is_open in keys:
        state = OPEN if is_open else State.DONE
        one = line("11-06", state, key)
        items.append(Item(person, one, (one,), state))
    ids = shortest_ids(items)
    shown_open = [ids[id(item)] for item in items if item.state.is_open]
    assert len(set(shown_open)) == len(shown_open)
    open_keys = [item.key for item in items if item.state.is_open]
    for item in items:
        shown = ids[id(item)].removeprefix(f"{item.person}/")
        assert item.key.startswith(shown)
        assert len(shown) >= min(4, len(item.key))
        fitting = {key for key in open_keys if key.startswith(shown) and key != item.key}
        assert not fitting or shown == item.key
        if len(shown) > 4:
            shorter = {key for key in open_keys if key.startswith(shown[:-1])} - {item.key}
            assert shorter or shown[:-1] in {one.key for one in items}  # closed ones keep theirs
