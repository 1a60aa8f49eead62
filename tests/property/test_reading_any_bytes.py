"""Whatever the bytes: reading never raises, and every place it names is one of the note."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from oneonone.document.lines import Lines
from oneonone.document.meeting_document import Document
from oneonone.domain.action_item import BOXES
from tests.parsed_notes import findings, note

PATHS = [
    "people/alice/2026-11-20.md",
    "people/alice/person.md",
    "people/alice/agenda.md",
    "people/alice/log.md",
    "private/alice/2026-11-20.md",
    "x.md",
]
PIECES = """
--- ... --- person:alice date:2026-11-20 themes:[growth] mood:4/5 a:[b away: {from: *a &b !!int
- * + 1. 2) > # ## === ``` ~~~ <!-- --> %% %% <div> | |- [ ] [x] [/] [>] [-] [1] [] \\[ [^1]: `a`
due:2026-11-30 due:fri due:x done:2026-11-20 📅 ✅ [due:: (A) !high #growth ^a3f9 🆔 @alice @me
[[Alice]] owner:bob - [!private] ask: growth-004 praise: <<<<<<< >>>>>>> a é
""".split()
SPACES = [" ", " ", " ", "", "\n", "\n", "\n", "\r\n", "\r", "\t", "  ", "    ", "\u2028", "\u00a0"]
ODD = [b"\0", b"\xff", b"\xc3", b"\xed\xa0\x80", b"\x1b[0m", b"\xef\xbb\xbf", b"\x85", b"\x0b\x0c"]

piece = st.one_of(*[st.sampled_from([p.encode() for p in pieces]) for pieces in (PIECES, SPACES)])
markdown = st.lists(piece, max_size=40).map(b"".join)
headed = st.tuples(st.just(b"---\n"), markdown, st.just(b"\n---\n"), markdown).map(b"".join)
mixed = st.lists(st.one_of(piece, st.sampled_from(ODD)), max_size=40).map(b"".join)
notes = st.one_of(st.binary(max_size=60), markdown, headed, mixed)


def check_places(document: Document) -> None:
    lines = document.lines
    for one in document.diagnostics:
        assert 1 <= one.line <= len(lines)
        assert 1 <= one.column <= len(lines.text(one.line)) + 1
    starts = [start for start, _ in document.blocks.turns]
    assert starts == sorted(starts)
    assert [s.start for s in document.sections] == sorted(s.start for s in document.sections)
    ends = [end for span in document.comments.spans for end in span]
    assert ends == sorted(ends)


def check_items(document: Document) -> None:
    data, lines = document.lines.data, document.lines
    for place, box in enumerate(document.boxes):
        facts = box.facts
        assert facts.state is BOXES[data[slice(*box.mark)].decode()]
        assert data[box.mark[0] - 1 : box.mark[0]] == b"["
        assert data[box.mark[1] : box.mark[1] + 1] == b"]"
        assert facts.place.line == box.first_line == lines.number(box.mark[0])
        assert facts.raw == lines.text(box.first_line)
        assert facts.parent is None or facts.parent < place
        own = [data[slice(*piece)].decode() for piece in box.own.pieces]
        assert "\n".join(own) == box.own.text
        numbers = [lines.number(start) for start, _ in box.own.pieces]
        assert numbers == list(range(box.first_line, box.last_line + 1))
        assert facts.text == " ".join(facts.text.split()) != ""


@given(notes, st.sampled_from(PATHS))
@example(b"---\n? - a: b\n: c\n---\n", PATHS[0])
@example(b"- a\n\t- [ ] b\n", PATHS[0])
@example(b"\xef\xbb\xbf- [ ] a due:x\n", PATHS[0])
@example(b"> - [ ] a\n>  > b\n", PATHS[0])
@example(b"- [ ] \n", PATHS[0])
@example(b"%%\n<!-- a -->\n%%\n- [ ] b\n", PATHS[0])
def test_reading_never_raises_and_names_only_places_there_are(data: bytes, path: str) -> None:
    document = note(data, path)
    assert document.lines.data == data
    check_places(document)
    check_items(document)


@given(notes)
def test_reading_twice_gives_the_same(data: bytes) -> None:
    one, other = note(data), note(data)
    for name in ("header", "values", "sections", "comments", "meeting", "items", "diagnostics"):
        assert getattr(one, name) == getattr(other, name), name
    assert one.blocks.headings == other.blocks.headings
    assert [box.mark for box in one.boxes] == [box.mark for box in other.boxes]


@given(markdown)
def test_what_line_ends_are_used_says_nothing(data: bytes) -> None:
    text = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    found = [note(text.replace(b"\n", end)) for end in (b"\n", b"\r\n", b"\r")]
    facts = [[(box.facts.text, box.facts.place, box.facts.state) for box in d.boxes] for d in found]
    assert facts[0] == facts[1] == facts[2]
    assert findings(found[0]) == findings(found[1]) == findings(found[2])
    titles = [[(one.heading, one.line, one.role) for one in d.sections] for d in found]
    assert titles[0] == titles[1] == titles[2]


@given(markdown)
def test_a_byte_order_mark_says_nothing(data: bytes) -> None:
    plain, marked = note(data), note(b"\xef\xbb\xbf" + data)
    assert [box.facts for box in plain.boxes] == [box.facts for box in marked.boxes]
    assert plain.diagnostics == marked.diagnostics
    assert plain.values == marked.values


@pytest.mark.parametrize(
    ("data", "code", "line", "column"),
    [
        (b"- [ ] a\n- [ ] b\xff\n", "N01", 2, 8),
        ("- [ ] é\n".encode("latin-1"), "N01", 1, 7),
        ("- [ ] a\n".encode("utf-16"), "N01", 1, 1),
        (b"- [ ] a\n\0\0\0", "N02", 2, 1),
        (b"\xed\xa0\x80", "N01", 1, 1),
    ],
)
def test_bytes_that_are_no_text_are_one_finding_and_nothing_else(
    data: bytes, code: str, line: int, column: int
) -> None:
    document = note(data)
    assert not document.readable
    assert findings(document) == [(code, line, column)]
    assert document.boxes == ()


@pytest.mark.parametrize("odd", ["\u2028", "\u2029", "\u0085", "\x0b", "\x0c", "\u00a0", "\x1c"])
def test_odd_blanks_end_no_line(odd: str) -> None:
    document = note(f"# a{odd}b\n- [ ] c{odd}d due:2026-11-30\n")
    (box,) = document.boxes
    assert (box.first_line, box.last_line) == (2, 2)
    assert box.facts.text == "c d"
    assert len(Lines(document.lines.data)) == 2
