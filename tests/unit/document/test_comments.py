"""What is a comment: HTML's, and `%%` by the rule of the spec."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneonone.document.comments import blanked, overlapping
from tests.parsed_notes import findings, note


def comments(text: str) -> list[str]:
    found = note(text)
    return [found.lines.data[start:end].decode() for start, end in found.comments.spans]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("%% a %%\n", ["%% a %%"]),
        ("a %% b %% c\n", ["%% b %%"]),
        ("%%\na\n\n- b\n%%\nc\n", ["%%\na\n\n- b\n%%"]),
        ("  %%\na\n  %%\n", ["%%\na\n  %%"]),
        ("> %%\n> a\n> %%\n", ["%%\n> a\n> %%"]),
        ("%% a\nb %% c\n", ["%% a\nb %%"]),
        ("a %% b\nc %%\n", []),  # opens neither at a line's start nor closes in its line
        ("a %% b\n%% c %%\n", ["%% c %%"]),
        ("a %% b\n%%\nc\n%%\n", ["%%\nc\n%%"]),
        ("- %% a %%\n", ["%% a %%"]),
        ("- %% a\n  b %%\n", []),
        ("%%%%\n", ["%%%%"]),
        ("%%a%%b%%c%%\n", ["%%a%%", "%%c%%"]),
        ("%%a%% %%b%%\n%%c%%\n", ["%%a%%", "%%b%%", "%%c%%"]),
        ("100 % and 5 %\n", []),
        ("`%%` a `%%`\n", []),
        ("```\n%%\n```\n- a\n\n    %%\n", []),
        ("%%\n`%%`\n%%\n", ["%%\n`%%`\n%%"]),
        ("<!-- %% -->\na %% b\n", ["<!-- %% -->"]),
        ("%%\n<!-- a -->\nb\n%%\n", ["%%\n<!-- a -->\nb\n%%"]),
        ("a <!-- b --> %% c %%\n", ["<!-- b -->", "%% c %%"]),
        ("%% a\r- b %%\r", ["%% a\r- b %%"]),
    ],
)
def test_percent_signs_make_a_comment_by_the_exact_rule(text: str, found: list[str]) -> None:
    assert comments(text) == found


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a\n\n  %%\n- [ ] b\n", (3, 3)),
        ("%% a %%\n%% b\n- [ ] c\n", (2, 1)),
        ("> %%\n\n- [ ] d\n", (1, 3)),
    ],
)
def test_an_unclosed_block_hides_nothing_and_is_named(text: str, place: tuple[int, int]) -> None:
    found = note(text)
    assert findings(found) == [("N03", *place)]
    assert len(found.boxes) == 1


def test_front_matter_holds_no_comment() -> None:
    found = note("---\nreason: a %% b\n---\n%% c %%\n")
    assert [found.lines.text(4)] == ["%% c %%"]
    assert found.comments.spans == found.comments.percent == ((23, 30),)


def test_blanked_hides_what_reaches_in_from_either_side() -> None:
    data = b"abcdefgh"
    assert blanked(data, (2, 6), [(0, 3), (5, 9)]) == b" de "
    assert blanked(data, (2, 6), [(0, 2), (6, 8)]) == b"cdef"


disjoint = (
    st.lists(st.integers(0, 40), unique=True)
    .map(sorted)
    .map(lambda ends: list(zip(ends[::2], ends[1::2], strict=False)))
)


@given(disjoint, st.integers(0, 40), st.integers(1, 10))
def test_overlapping_are_the_spans_that_share_a_byte(
    spans: list[tuple[int, int]], start: int, length: int
) -> None:
    end = start + length
    shared = [one for one in spans if max(one[0], start) < min(one[1], end)]
    assert overlapping(spans, (start, end)) == shared
