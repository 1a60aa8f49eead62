"""From bytes to facts: what a note says by its kind, and what is odd about it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneonone.document.meeting_document import parse
from oneonone.document.origin import origin_of
from oneonone.domain.meeting import Status
from tests.parsed_notes import AGENDA, LOG, MEETING, PROFILE, VOCABULARY, findings, meeting, note

PAGE = "people/alice/ideas.md"
FULL = """\
---
person: alice
date: 2026-11-20
status: held
template: career
mode: walk
duration: 30
actual: 35
mood: 4/5
themes: [growth]
recap_sent: 2026-11-20
reason: none
moved_to: 2026-11-21
tags: [remote]
---

## Agenda

- [x] a point

## Actions

- [ ] @bob do it ^A3f9
"""


def test_a_meeting_has_its_facts_from_path_front_matter_and_text() -> None:
    document = note(FULL, "people/alice/2026-11-20-2.md")
    found = document.meeting
    assert found is not None
    assert (found.path, found.date) == ("people/alice/2026-11-20-2.md", date(2026, 11, 20))
    assert found.sequence == document.origin.sequence
    assert (found.status, found.template, found.mode) == (Status.HELD, "career", "walk")
    assert (found.duration, found.actual, found.recap_sent) == (30, 35, True)
    assert (found.reason, found.moved_to) == ("none", date(2026, 11, 21))
    assert (found.themes, found.themes_line, found.tags) == (("growth",), 10, ("remote",))
    assert found.item_ids == {"a3f9"}
    assert [line.line for line in found.written] == [19, 23]
    assert len(found.closed) == 1
    assert document.day == found.date
    assert (document.profile, document.log, document.diagnostics) == (None, (), ())
    assert document.values["mode"] == "walk"
    assert [section.heading for section in document.sections] == ["Agenda", "Actions"]


@pytest.mark.parametrize("path", [PROFILE, AGENDA, LOG, PAGE, "private/alice/2026-11-20.md"])
def test_other_notes_are_no_meetings(path: str) -> None:
    document = note(FULL, path)
    assert document.meeting is None
    assert len(document.boxes) == 2
    assert (document.profile is not None) == (path == PROFILE)


def test_a_folder_that_makes_no_handle_has_no_profile() -> None:
    document = note("---\nname: X\n---\n- [ ] a\n", "people/五郎/person.md")
    assert document.profile is None
    assert len(document.boxes) == 1


@pytest.mark.parametrize(
    ("front", "found"),
    [
        ("person: alice\ndate: 2026-11-20", []),
        ("person: Alice Example", []),
        ("person: AL", []),
        ("person:\ndate:", []),
        ("mood: 4\nperson: bob", [("F07", 3, 1)]),
        ("person: Eve", [("F07", 2, 1)]),
        ("date: 2026-11-21", [("F07", 2, 1)]),
        ("person: bob\ndate: 2026-11-21", [("F07", 2, 1), ("F07", 3, 1)]),
    ],
)
def test_front_matter_that_disagrees_with_the_path_is_found(
    front: str, found: list[tuple[str, int, int]]
) -> None:
    document = note(f"---\n{front}\n---\n")
    assert findings(document) == found
    assert document.disagrees is bool(found)
    assert document.meeting is not None
    assert document.meeting.date == date(2026, 11, 20)


@pytest.mark.parametrize(
    ("data", "code", "line", "column"),
    [
        ("ä\r\nü".encode() + b"\xff- [ ] a", "N01", 2, 2),
        ("- [ ] a\n".encode("utf-16"), "N01", 1, 1),
        ("- [ ] é".encode("latin-1"), "N01", 1, 7),
        ("- [ ] a\n".encode("utf-16-le"), "N02", 1, 2),
        (b"a\n- [ ] b\0", "N02", 2, 8),
    ],
)
def test_bytes_that_are_no_text_are_named_and_passed_over(
    data: bytes, code: str, line: int, column: int
) -> None:
    document = note(data)
    assert not document.readable
    assert findings(document) == [(code, line, column)]
    assert document.diagnostics[0].path == MEETING
    assert (document.boxes, document.meeting, document.values) == ((), None, {})


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("<<<<<<< HEAD\n- [ ] a\n", (1, 1)),
        ("é\n<<<<<<< HEAD\n", (2, 1)),
        ("a\r\n>>>>>>> theirs\r\n", (2, 1)),
        ("a\r<<<<<<< HEAD\r", (2, 1)),
        ("---\n<<<<<<< HEAD\nmood: 4\n=======\n---\n", (2, 1)),
    ],
)
def test_conflict_markers_are_found(text: str, place: tuple[int, int]) -> None:
    document = note(text)
    assert document.conflicted
    assert ("N04", *place) in findings(document)


@pytest.mark.parametrize("text", ["=======\n", " <<<<<<< HEAD\n", "<<<<<<<\n", "a <<<<<<< b\n"])
def test_what_only_looks_like_a_conflict_is_none(text: str) -> None:
    document = note(f"a\n{text}")
    assert not document.conflicted
    assert findings(document) == []


def test_a_comment_never_closed_is_found_and_hides_nothing() -> None:
    document = note("a\n  %% b\n- [ ] c\n")
    assert findings(document) == [("N03", 2, 3)]
    assert len(document.boxes) == 1


def test_broken_front_matter_is_one_finding_and_the_rest_is_read() -> None:
    document = note("---\nmood: 4\nperson: [alice\n---\n## Actions\n- [ ] do it\n")
    assert [(code, line) for code, line, _ in findings(document)] == [("F02", 3)]
    assert (document.values, document.disagrees) == ({}, False)
    assert document.boxes[0].facts.heading == "Actions"
    assert document.meeting is not None
    assert document.meeting.mood is None


def test_findings_come_in_the_order_of_the_lines() -> None:
    text = "---\nmood: fine\n---\n- [ ] a due:soon\n- [ ] b ^x ^y\n- [ ] c done:2026-11-20\n%%\n"
    assert findings(note(text)) == [
        ("F06", 2, 1),
        ("I03", 4, 13),
        ("I02", 5, 12),
        ("I09", 6, 4),
        ("N03", 7, 1),
    ]


def test_a_note_of_front_matter_alone_says_nothing_more() -> None:
    found = meeting("---\nperson: alice\n---\n")
    assert (found.written, found.prompts, found.closed) == ((), (), ())


PIECES = st.sampled_from(
    "---\n|mood: 4\n|: [|# |## Private\n|- [ ] |- [x] |> |  |\t|\n|\r|\r\n|\n\n|%%|<!-- |-->"
    "|`|```\n|1) |due:fri |📅 |[due:: |] |^a1 |#growth |@bob |[[Alice]] |text |\\|\u2028|\u00a0"
    "|\ufeff|* * *|***"
    "|<!-- ask: growth-004 -->|- 2026-11-20 note: |é|&amp;|<b |<<<<<<< ".split("|")
)
ANY_TEXT = st.lists(st.one_of(PIECES, st.text(max_size=3)), max_size=40).map("".join)


@given(
    st.one_of(st.binary(max_size=80), ANY_TEXT.map(str.encode)),
    st.sampled_from([MEETING, PROFILE, AGENDA, LOG, PAGE]),
)
def test_reading_never_fails_and_finds_things_where_they_are(data: bytes, path: str) -> None:
    document = parse(data, origin_of(path), VOCABULARY)
    for one in document.diagnostics:
        assert one.path == path
        assert 1 <= one.line <= len(document.lines)
        assert 1 <= one.column <= len(document.lines.text(one.line)) + 1
        assert one.severity in ("error", "warning", "hint")
    for box in document.boxes:
        first, last = box.mark
        assert data[first - 1 : first] == b"["
        assert data[last : last + 1] == b"]"
        assert 1 <= box.first_line <= box.last_line <= len(document.lines)
        assert box.facts.raw == document.lines.text(box.first_line)
