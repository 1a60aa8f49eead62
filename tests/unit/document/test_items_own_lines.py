"""An item's own lines are its first paragraph, wherever its lines stand."""

from __future__ import annotations

import pytest

from tests.parsed_notes import box, note


@pytest.mark.parametrize(
    ("text", "own", "lines"),
    [
        ("- [ ] a\n", "a", (1, 1)),
        ("- [ ] a\n  b\n", "a\nb", (1, 2)),
        ("- [ ] a\nb\n", "a\nb", (1, 2)),
        ("- [ ] a\n\n  b\n", "a", (1, 1)),
        ("- [ ] a\n  - b\n", "a", (1, 1)),
        ("- [ ] a\n  # b\n", "a", (1, 1)),
        ("- [ ] a  \n  b\\\n  c\n", "a\nb\nc", (1, 3)),
        ("- [ ] a\\\\\n  b\n", "a\\\\\nb", (1, 2)),
        ("- [ ] a\\\\\\\n  b\\\n", "a\\\\\nb\\", (1, 2)),
        ("- [ ] a\\ \n  b\n", "a\\\nb", (1, 2)),
        ("- [ ] \t a \t\n \t b \t\n", "a\nb", (1, 2)),
        ("- [ ] \n  a\n", "\na", (1, 2)),
        ("- [ ] a\r\n  b\r  c\n", "a\nb\nc", (1, 3)),
        ("> - [ ] a\n>   b\n", "a\nb", (1, 2)),
        ("> - [ ] a\nb\n", "a\nb", (1, 2)),
        ("> > - [ ] a\n> > b\n> c\nd\n", "a\nb\nc\nd", (1, 4)),
        (">  >  - [ ] a\n>  >    b\n", "a\nb", (1, 2)),
        (">\t- [ ] a\n>\t  b\n", "a\nb", (1, 2)),
        ("> 1. > - [ ] a\n>    > b\n", "a\nb", (1, 2)),
        ("- > - [ ] a\n  >   b\n", "a\nb", (1, 2)),
        ("- [ ] a\n      > b\n", "a\n> b", (1, 2)),
        ("> - [ ] a `b\n>   c` d\n", "a `b\nc` d", (1, 2)),
        ("- [ ] a <b\n  c> d\n", "a <b\nc> d", (1, 2)),
        ("- [ ] a [b](\n  c) d\n", "a [b](\nc) d", (1, 2)),
        ("# h\n\n- [ ] a\n  b\n", "a\nb", (3, 4)),
    ],
)
def test_own_lines(text: str, own: str, lines: tuple[int, int]) -> None:
    found = note(text).boxes[0]
    assert found.own.text == own
    assert (found.first_line, found.last_line) == lines


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_fields_on_every_own_line_are_read(end: str) -> None:
    text = "> - [ ] @alice draft\n>   the RFC due:2026-11-30\\\n> #growth ^k2mm\n"
    facts = box(text.replace("\n", end)).facts
    assert (facts.owner, facts.text, facts.id) == ("alice", "draft the RFC", "k2mm")
    assert (str(facts.due), facts.tags) == ("2026-11-30", ("growth",))
    assert facts.raw == "> - [ ] @alice draft"


def test_what_stands_below_the_first_paragraph_holds_no_fields() -> None:
    facts = box("- [ ] a\n\n  due:2026-11-30 ^k2mm @bob\n").facts
    assert (facts.due, facts.id, facts.owner) == (None, None, None)


def test_a_comment_or_code_hides_its_fields_in_every_line() -> None:
    facts = box("- [ ] a <!-- due:2026-11-30\n  ^k2mm --> b `#growth`\n  %% @bob %% c\n").facts
    assert (facts.due, facts.id, facts.owner, facts.tags) == (None, None, None, ())
    assert facts.text == "a b `#growth` c"


def test_a_comment_in_a_comment_hides_to_the_end_of_the_outer_one() -> None:
    facts = box("- [ ] a %% <!-- b --> due:2026-11-30 %% c\n").facts
    assert (facts.text, facts.due) == ("a c", None)
