"""Three parsers, one meaning: ours, markdown-it-py and cmark-gfm read the specification alike."""

from __future__ import annotations

import pytest

from tests.commonmark_cases import CASES, Case
from tests.other_parsers import (
    cmark_headings,
    cmark_tasks,
    markdown_it_headings,
    markdown_it_tasks,
    our_headings,
    our_tasks,
)

each_case = pytest.mark.parametrize(
    "case", CASES, ids=[f"{case.section} {n}" for n, case in enumerate(CASES)]
)


def test_every_kind_of_block_is_among_the_cases() -> None:
    assert len(CASES) > 120
    assert len({case.section for case in CASES}) > 12


@each_case
def test_we_read_what_the_specification_says(case: Case) -> None:
    assert our_tasks(case.text) == [(line, "x") for line in case.items]
    assert our_headings(case.text) == case.headings


@each_case
def test_markdown_it_reads_what_the_specification_says(case: Case) -> None:
    assert markdown_it_tasks(case.text) == [(line, "x") for line in case.items]
    assert markdown_it_headings(case.text) == case.headings


@each_case
def test_githubs_parser_reads_what_the_specification_says(case: Case) -> None:
    assert cmark_tasks(case.text) == [(line, "x") for line in case.items]
    assert cmark_headings(case.text) == case.headings


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@each_case
def test_line_ends_change_nothing(case: Case, end: str) -> None:
    text = case.text.replace("\n", end)
    assert our_tasks(text) == [(line, "x") for line in case.items]
    assert our_headings(text) == case.headings
    assert our_tasks(text.rstrip("\r\n")) == our_tasks(text)


@each_case
def test_a_note_in_a_quote_means_what_it_means_outside(case: Case) -> None:
    """A tab reaches to another column behind `> `, so it is made blanks first."""
    text = "".join(f"> {line}\n" for line in case.text.expandtabs(4).splitlines())
    assert our_tasks(text) == [(line, "x") for line in case.items]
    assert our_headings(text) == case.headings
