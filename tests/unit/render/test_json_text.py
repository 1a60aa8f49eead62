"""JSON written by hand is the JSON of the library."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneonone.render.json_text import json_text

DAY = date(2026, 11, 20)
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"]))
    | st.dates(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.lists(inner, max_size=2).map(tuple)
        | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=10,
)


@given(st.lists(st.dictionaries(st.text(max_size=5), VALUES, max_size=4), max_size=3), VALUES)
def test_it_says_what_the_library_would_and_looks_the_same(
    items: list[dict[str, Any]], more: Any
) -> None:
    text = json_text(DAY, items, more=more)
    whole = {"schema": 1, "today": DAY, "more": more, "items": items}
    expected = json.dumps(whole, ensure_ascii=False, indent=2, default=lambda day: day.isoformat())
    assert json.loads(text) == json.loads(expected)
    if expected.isascii():
        assert text == expected + "\n"


def test_what_has_no_json_form_is_a_fault() -> None:
    with pytest.raises(TypeError, match="set has no JSON form"):
        json_text(DAY, [{"a": {1}}])
