"""Two sides add to a list, take from it and tick in it: what holds, by a model of sets."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from oneonone.document.lines import BOM
from oneonone.document.merge_blocks import blocks_of, merge_blocks
from oneonone.document.merge_items import merge_items
from oneonone.document.origin import origin_of
from tests.generated_notes import notes

AGENDA = origin_of("people/alice/agenda.md")
WORDS = [f"{first}{second}" for first in "bcdfg" for second in "aeio"]


def text(points: list[str]) -> bytes:
    return "".join(f"- [ ] {point}\n" for point in points).encode()


@st.composite
def sides(draw: st.DrawFn) -> tuple[list[str], list[str], list[str]]:
    """An agenda of points that share no word, and what two sides took out of it and added."""
    words = draw(st.permutations(WORDS))
    base, new = list(words[:6]), words[6:]
    versions = []
    for _ in range(2):
        points = [point for point in base if draw(st.booleans())]
        for point in draw(st.lists(st.sampled_from(new), max_size=4, unique=True)):
            points.insert(draw(st.sampled_from([len(points), len(points), 0])), point)
        versions.append(points)
    return base, versions[0], versions[1]


@given(sides())
def test_every_point_added_is_there_once_and_every_one_taken_out_is_not(
    three: tuple[list[str], list[str], list[str]],
) -> None:
    base, ours, theirs = three
    wanted = {*ours} & {*theirs} | ({*ours, *theirs} - {*base})
    data = merge_blocks(text(base), text(ours), text(theirs))
    if data is None:  # both put the same new point in different places
        assert ({*ours} - {*base}) & ({*theirs} - {*base})
        return
    points = data.decode().replace("- [ ] ", "").split()
    assert sorted(points) == sorted(wanted)
    kept = [point for point in base if point in wanted]
    assert [point for point in points if point in base] == kept


@given(sides())
def test_the_note_says_the_same_as_the_list(
    three: tuple[list[str], list[str], list[str]],
) -> None:
    base, ours, theirs = (text(points) for points in three)
    merged = merge_items(AGENDA, base, ours, theirs)
    assert (merged.data if merged else None) == merge_blocks(base, ours, theirs)


@given(notes(), notes(), notes())
def test_of_any_notes_no_block_is_lost_that_one_side_added_and_none_is_made_up(
    base: bytes, ours: bytes, theirs: bytes
) -> None:
    merged = merge_items(AGENDA, base, ours, theirs)
    if merged is None or merged.items:
        return
    old, mine, other, new = (
        {block.key for block in blocks_of(data.removeprefix(BOM))}
        for data in (base, ours, theirs, merged.data)
    )
    assert (mine | other) - old - {b""} <= new <= mine | other


@given(st.binary(max_size=80))
def test_blocks_are_the_note(data: bytes) -> None:
    assert b"".join(block.data for block in blocks_of(data)) == data
