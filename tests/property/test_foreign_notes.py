"""Taking a note apart loses no byte, and nothing private comes out of it."""

from __future__ import annotations

import contextlib

from hypothesis import given, settings
from hypothesis import strategies as st

from oneonone.document.foreign_names import Reader, path_facts
from oneonone.document.foreign_notes import (
    CannotPart,
    dated_parts,
    foreign_document,
    rest_of,
)
from oneonone.document.readable import readable_lines
from oneonone.document.sections import Vocabulary
from oneonone.domain.written_dates import written_dates
from tests.generated_notes import notes

READER = Reader(Vocabulary())
HEADINGS = st.sampled_from(
    [
        *("## 2026-11-20", "## 2026-11-13", "# 2026-11-06", "### 20 Nov 2026", "2026-10-30\n---"),
        *("# Private", "# Alice", "## Notes", "> ## 2026-11-01", "- ## 2026-11-02", "%%", "<!--"),
        *(
            "-->",
            "```",
            "text",
            "## Nov 6",
            "# 2026",
            "- [ ] call",
            "  ## 2026-11-03",
            "***",
            "<div>",
            "",
        ),
    ]
)
ENDS = st.sampled_from(["\n", "\n\n", "\r\n", "\r"])


@st.composite
def running_files(draw: st.DrawFn) -> bytes:
    """Headings of days among all kinds of other lines, with a generated note in the midst."""
    lines = draw(st.lists(st.tuples(HEADINGS, ENDS), max_size=14))
    before = "".join(text + end for text, end in lines[:7]).encode()
    after = "".join(text + end for text, end in lines[7:]).encode()
    return before + draw(st.one_of(st.just(b""), notes())) + after


@settings(max_examples=300)
@given(running_files())
def test_parts_and_the_rest_are_all_the_bytes_in_their_order(data: bytes) -> None:
    document = foreign_document(data, READER.vocabulary)
    with contextlib.suppress(CannotPart):
        parts = dated_parts(document, READER)
        spans = sorted([(part.start, part.end) for part in parts] + rest_of(document, parts))
        assert b"".join(data[start:end] for start, end in spans) == data
        assert all(start < end for start, end in spans)


@settings(max_examples=300)
@given(running_files())
def test_every_part_reads_alone_as_it_read_in_its_place(data: bytes) -> None:
    document = foreign_document(data, READER.vocabulary)
    with contextlib.suppress(CannotPart):
        whole = {line.number: line.private for line in readable_lines(document)}
        for part in dated_parts(document, READER):
            apart = foreign_document(data[part.start : part.end], READER.vocabulary)
            assert apart.readable
            assert not apart.header.present
            alone = [line.private for line in readable_lines(apart)]
            assert alone == [whole[part.line + n] for n in range(len(alone))]


@given(st.text(max_size=60))
def test_dates_of_any_text_stand_where_they_say(text: str) -> None:
    for one in written_dates(text, 2026):
        assert text[one.start : one.end] == one.text
        assert one.readings


@given(st.lists(st.text(min_size=1, max_size=20).filter(lambda t: "/" not in t), min_size=1))
def test_any_path_has_facts(parts: list[str]) -> None:
    facts = path_facts("/".join(parts), "top")
    assert facts.words == " ".join(facts.sides)
