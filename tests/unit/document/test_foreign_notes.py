"""Parts of notes kept elsewhere: the very bytes below a heading, and only where that is safe."""

from __future__ import annotations

from datetime import date

import pytest

from oneonone.document.foreign_names import Reader
from oneonone.document.foreign_notes import (
    CannotPart,
    Part,
    dated_parts,
    foreign_document,
    heading_names,
    named_parts,
    rest_lines,
    rest_of,
)
from oneonone.document.sections import Vocabulary
from oneonone.domain.written_dates import WrittenDate

READER = Reader(Vocabulary(sections={"vertraulich": "private"}), frozenset({"bob"}))
KNOWN = {"alice", "carol"}


def dated(text: str) -> list[tuple[date | None, str]]:
    parts = dated_parts(foreign_document(text.encode(), READER.vocabulary), READER)
    return [
        (part.date.day() if isinstance(part.date, WrittenDate) else None, _bytes(text, part))
        for part in parts
    ]


def named(text: str) -> list[tuple[tuple[str, ...], str]]:
    document = foreign_document(text.encode(), READER.vocabulary)
    parts = named_parts(document, lambda name: name.casefold() in KNOWN, READER)
    return [(part.names, _bytes(text, part)) for part in parts]


def _bytes(text: str, part: Part) -> str:
    return text.encode()[part.start : part.end].decode()


def test_each_day_has_its_bytes_up_to_the_next() -> None:
    text = "# Alice\n\nTea.\n\n## 2026-11-20\r\nnew\n\n### Actions\n- [ ] a\n## 2026-11-06\nold"
    assert dated(text) == [
        (date(2026, 11, 20), "## 2026-11-20\r\nnew\n\n### Actions\n- [ ] a\n"),
        (date(2026, 11, 6), "## 2026-11-06\nold"),
    ]


@pytest.mark.parametrize(
    "heading",
    [
        *("## 2026-11-20", "### Friday 20 November 2026", "Meeting (20 November 2026)\n----"),
        *("# 1:1 2026-11-20", "# 2026-11-20 - planning", "# Alice 11/20/2026", "# [[2026-11-20]]"),
    ],
)
def test_a_heading_about_a_day_begins_a_part(heading: str) -> None:
    assert dated(f"{heading}\nx\n") == [(date(2026, 11, 20), f"{heading}\nx\n")]


@pytest.mark.parametrize(
    "heading",
    [
        *("## Goals until 2026-12-31", "## Follow-up from 2026-11-13", "- ## 2026-11-20"),
        *("> ## 2026-11-20", "```\n## 2026-11-20\n```", "## 2026-11-20 to 2026-11-21", "## Notes"),
        *("> [!note] 2026-11-20", "## the long way we went until 2026-11-20", "  ## 2026-11-20"),
        "## what we said of the budget 2026-11-20",
    ],
)
def test_other_headings_begin_none(heading: str) -> None:
    assert dated(f"{heading}\nx\n") == []


def test_a_day_within_a_day_stays_there() -> None:
    text = "## 2026-11-20\n### 2026-11-13\nold\n## 2026-11-06\n"
    assert [part for _, part in dated(text)] == [
        "## 2026-11-20\n### 2026-11-13\nold\n",
        "## 2026-11-06\n",
    ]


def test_other_headings_of_the_level_stay_and_those_above_end_the_part() -> None:
    text = "## 2026-11-20\n## Actions\n- [ ] a\n> # quoted\n# Later\nx\n"
    assert [part for _, part in dated(text)] == ["## 2026-11-20\n## Actions\n- [ ] a\n> # quoted\n"]


def test_a_part_knows_the_names_above_it() -> None:
    document = foreign_document(
        b"# Alice\n## 2026-11-20\n# Notes\n## 2026-11-13 Carol\n", Vocabulary()
    )
    assert [part.names for part in dated_parts(document, READER)] == [("Alice",), ("Carol",)]


def test_people_have_their_parts_of_a_day() -> None:
    text = "# 2026-11-20\n## Tasks\nx\n## [[Alice]]\na\n### more\n## Carol\nc\n## Eve\ne\n"
    assert named(text) == [
        (("Alice",), "## [[Alice]]\na\n### more\n"),
        (("Carol",), "## Carol\nc\n"),
    ]


def test_where_a_heading_says_one_on_one_a_new_name_is_one() -> None:
    assert [names for names, _ in named("## 1:1 with Dan\nx\n## 1:1s\ny\n## 1:1 Q3\n")] == [
        ("Dan",)
    ]


def test_a_person_within_a_part_stays_there() -> None:
    assert [part for _, part in named("# Alice\n## Carol\nx\n")] == ["# Alice\n## Carol\nx\n"]


@pytest.mark.parametrize(
    "text",
    [
        "# Private\n\n## 2026-11-20\nsecret\n",
        "# Vertraulich\n\n## 2026-11-20\nsecret\n",
        "%%\n\n## 2026-11-20\nsecret\n\n%%\n",
        "<h1>Private</h1>\n\n## 2026-11-20\nsecret\n",
        "# Agenda\n\n## 2026-11-20\n- [ ] a point\n",
    ],
)
def test_nothing_comes_out_of_what_hides_or_rules_it(text: str) -> None:
    with pytest.raises(CannotPart, match="line "):
        dated(text)


def test_a_private_section_within_a_part_goes_along() -> None:
    text = "## 2026-11-20\n### Private\nsecret\n"
    assert [part for _, part in dated(text)] == [text]


def test_a_doubt_behind_the_last_part_is_no_reason() -> None:
    assert len(dated("## 2026-11-20\n## 2026-11-13\n\n<div>\n")) == 2


def test_what_is_no_text_has_no_parts() -> None:
    document = foreign_document(b"## 2026-11-20\n\xff", Vocabulary())
    assert dated_parts(document, READER) == []


def test_the_rest_is_everything_else() -> None:
    text = b"---\na: 1\n---\n# Alice\n\nTea.\n\n## 2026-11-20\nx\n# Later\n***\n\ny\n"
    document = foreign_document(text, Vocabulary())
    parts = dated_parts(document, READER)
    rest = [text[start:end] for start, end in rest_of(document, parts)]
    assert rest == [b"---\na: 1\n---\n# Alice\n\nTea.\n\n", b"# Later\n***\n\ny\n"]
    assert rest_lines(document, parts) == [(6, 6), (13, 13)]


def test_a_title_alone_is_no_rest_to_speak_of() -> None:
    document = foreign_document(b"# Alice\n\n## 2026-11-20\nx\n", Vocabulary())
    assert rest_lines(document, dated_parts(document, READER)) == []


def days(text: str) -> list[str]:
    """The day of each part, or what stands for one that has no year."""
    document = foreign_document(text.encode(), READER.vocabulary)
    return [
        str(part.date.day()) if isinstance(part.date, WrittenDate) else f"{part.date.text}?"
        for part in dated_parts(document, READER)
        if part.date
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "## 2026-11-20\n## Nov 6\nx\n## 2026-10-30\n",
            ["2026-11-20", "2026-11-06", "2026-10-30"],
        ),
        ("## 2025-12-18\n## Jan 2\nx\n## 2026-01-15\n", ["2025-12-18", "2026-01-02", "2026-01-15"]),
        ("# 2026\n## Nov 6\nx\n### Nov 9\n# 2025\n## Dec 4\n", ["2026-11-06", "2025-12-04"]),
    ],
)
def test_a_day_without_its_year_has_the_only_one_its_place_leaves(
    text: str, found: list[str]
) -> None:
    assert days(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("## 2026-11-20\nx\n## Nov 6\ny\n", ["2026-11-20", "Nov 6?"]),
        ("## Nov 6\nx\n## 2026-10-30\ny\n", ["Nov 6?", "2026-10-30"]),
        ("## 2026-11-20\n## 11-06\n## 2026-10-30\n", ["2026-11-20", "11-06?", "2026-10-30"]),
        ("## 2026-11-20\n## Feb 6\n## 2026-10-30\n", ["2026-11-20", "Feb 6?", "2026-10-30"]),
        (
            "## 2026-11-20\n## Nov 25\n## 2026-11-27\n## 2026-10-30\n",
            ["2026-11-20", "Nov 25?", "2026-11-27", "2026-10-30"],
        ),
        ("# 2026\n## Feb 29\nx\n", ["Feb 29?"]),
    ],
)
def test_where_its_place_leaves_more_or_none_it_ends_the_part_before_and_has_no_day(
    text: str, found: list[str]
) -> None:
    assert days(text) == found


@pytest.mark.parametrize(
    "text",
    ["## Nov 6\nx\n## Nov 13\n", "# Alice\n## Nov 6\n# Other\n## 2026-11-13\n", "## due Nov 6\n"],
)
def test_without_a_day_beside_it_a_heading_is_about_none(text: str) -> None:
    assert "Nov 6?" not in days(text)


@pytest.mark.parametrize("opened", ["<!-- kept", "```", "~~~ text"])
def test_days_behind_what_is_never_closed_are_said(opened: str) -> None:
    with pytest.raises(CannotPart, match=r"line 3: .* never closed, and days stand behind it"):
        dated(f"## 2026-11-20\nx\n{opened}\n\n## 2026-11-13\ny\n")
    assert len(dated(f"## 2026-11-20\nx\n{opened.replace('<!--', '')}\n## Notes\n")) == 1


def test_a_heading_with_nothing_below_it_is_bare() -> None:
    document = foreign_document(b"## 2026-11-20\n\n## 2026-11-13\nx\n", READER.vocabulary)
    assert [part.bare for part in dated_parts(document, READER)] == [True, False]


def test_headings_that_may_name_somebody_are_told_apart_from_sections_and_things() -> None:
    text = (
        "# 1:1 Dan\n## [[erin]]\n## Gina Example\n## quick thought\n## Retro\n## Actions\n"
        "## Growth\n## Alice and Carol\n> ## Hal\n# Private\n## Ivy\n"
    )
    document = foreign_document(text.encode(), READER.vocabulary)
    found = heading_names(document, READER)
    assert [(one.name, one.line, one.level, one.one_on_one, one.looks) for one in found] == [
        ("Dan", 1, 1, True, True),
        ("erin", 2, 2, False, True),
        ("Gina Example", 3, 2, False, True),
        ("quick thought", 4, 2, False, False),
    ]
