"""Mistyped boxes become boxes; everything else keeps its bytes, and what is unclear stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneonone.document.meeting_document import Document
from oneonone.document.mend import mend_boxes
from oneonone.errors import EditRefused, UndecodableNote
from tests.parsed_notes import VOCABULARY, findings, note


def mended(text: str) -> str:
    return mend_boxes(note(text), VOCABULARY).lines.data.decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- []call", "- [ ] call"),
        ("- [ ]call", "- [ ] call"),
        ("- [  ] call", "- [ ] call"),
        ("- [] call", "- [ ] call"),
        ("- [x]call", "- [x] call"),
        ("- [ x] call", "- [x] call"),
        ("- [X ]\tcall", "- [x]\tcall"),
        ("- [✓] call", "- [x] call"),
        ("1) é [x]\n2) [✔] é", "1) é [x]\n2) [x] é"),
        ("> * [ ]call due:2026-11-30 ^a3f9\r\n", "> * [ ] call due:2026-11-30 ^a3f9\r\n"),
    ],
)
def test_a_box_with_too_few_or_too_many_blanks_is_mended(before: str, after: str) -> None:
    assert mended(before) == after
    assert findings(note(after)) == []


@pytest.mark.parametrize(
    "text",
    ["- [o] maybe\n", "- [~] or this\n", "- [1] see below\n", "- [ ](link)\n", "- [ ] fine\n"],
)
def test_what_only_its_writer_can_explain_stays(text: str) -> None:
    assert mended(text) == text


def test_what_looks_like_a_box_in_code_stays_beside_one_that_is_mended() -> None:
    assert mended("- []a\n\n      []b\n\n`- []c`\n") == "- [ ] a\n\n      []b\n\n`- []c`\n"


def test_other_findings_keep_their_bytes() -> None:
    text = "---\nmood: [\n---\n- [ ] a due:soon\n"
    assert len(findings(note(text))) == 2
    assert mended(f"{text}- []b\n") == f"{text}- [ ] b\n"


def test_an_empty_box_is_left_for_its_writer() -> None:
    assert mended("- []\n- [ x]\n") == "- []\n- [ x]\n"


def test_a_box_of_nothing_but_a_date_would_be_no_item_and_stays() -> None:
    with pytest.raises(EditRefused, match=r"people/alice/2026-11-20\.md: the boxes cannot be"):
        mended("- []due:2026-11-30\n")


def test_a_note_that_is_no_text_is_refused() -> None:
    with pytest.raises(UndecodableNote):
        mend_boxes(note(b"- []a\xff\n"), VOCABULARY)


@given(
    st.lists(st.sampled_from(["- []a\n", "- [ ] b\n", "\n", "# H\n", "- [x]c\n", "> - [  ] d\n"]))
)
def test_mending_twice_is_mending_once_and_finds_every_box(parts: list[str]) -> None:
    once = mend_boxes(note("".join(parts)), VOCABULARY)
    assert mend_boxes(once, VOCABULARY).lines.data == once.lines.data
    assert _texts(once) == [p.strip("\n")[-1] for p in parts if "[" in p]


def _texts(document: Document) -> list[str]:
    return [box.facts.text for box in document.boxes]
