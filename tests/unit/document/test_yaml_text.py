"""Values as YAML text: whatever stands in them, just that value is read again."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneonone.document.strict_yaml import read_mapping
from oneonone.document.yaml_text import yaml_text


def read_back(text: str) -> Any:
    return read_mapping(f"key: {text}\n")["key"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "true"),
        (False, "false"),
        (30, "30"),
        (1.5, "1.5"),
        (date(2026, 11, 20), "2026-11-20"),
        ("every 10 days", "every 10 days"),
        ("Europe/Vienna", "Europe/Vienna"),
        ("a", "a"),
        ("90d", "90d"),
        ("12w", "12w"),
        ("14:30", '"14:30"'),
        ("2026-11-20", '"2026-11-20"'),
        ("30", '"30"'),
        ("no", '"no"'),
        ("NULL", '"NULL"'),
        ("", '""'),
        ("- item", '"- item"'),
        ("a: b", '"a: b"'),
        ("a #b", '"a #b"'),
        ("Zoë", '"Zoë"'),
        ('say "hi"', '"say \\"hi\\""'),
        ("two\nlines", '"two\\nlines"'),
        ("\x85\ufeff\uffff", '"\\u0085\\ufeff\\uffff"'),
        (["growth", "a, b"], '[growth, "a, b"]'),
        ([], "[]"),
        (("a", None), "[a, ]"),
        ({"from": date(2026, 1, 2), "to: x": 1}, '{from: 2026-01-02, "to: x": 1}'),
    ],
)
def test_a_value_is_plain_where_that_is_safe_and_quoted_where_it_is_not(
    value: object, text: str
) -> None:
    assert yaml_text(value) == text


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_every_text_reads_back_as_itself_on_one_line(text: str) -> None:
    written = yaml_text(text)
    assert "\n" not in written
    assert read_back(written) == text


@given(
    st.recursive(
        st.booleans()
        | st.integers()
        | st.dates()
        | st.text(st.characters(codec="utf-8"), max_size=8),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.text("ab: #'", min_size=1, max_size=4), inner, max_size=3)
        ),
        max_leaves=8,
    )
)
def test_lists_and_mappings_read_back_as_themselves(value: object) -> None:
    assert read_back(yaml_text(value)) == value
