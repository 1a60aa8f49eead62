"""Where fields count: in an item's own lines, outside of code and comments."""

from __future__ import annotations

from datetime import date

import pytest

from oneonone.document.fields import OwnText, own_text, read_fields, without
from tests.parsed_notes import box, findings, note

DAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    "hidden",
    [
        "`due:2026-11-30`",
        "`a due:2026-11-30 b`",
        "``a ` due:2026-11-30``",
        "due:`2026-11-30`",
        "`#growth`",
        "`^a3f9`",
        "`!high`",
        "`📅 2026-11-30`",
        "`[due:: 2026-11-30]`",
    ],
)
def test_code_holds_no_fields(hidden: str) -> None:
    document = note(f"- [ ] see {hidden} there\n")
    item = document.boxes[0]
    assert (item.fields, item.facts.text) == ((), f"see {hidden} there")
    assert findings(document) == []


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- due:2026-11-30 -->",
        "<!-- #growth @bob ^a3f9 -->",
        "%% due:2026-11-30 %%",
        "%% due:2026-11-30 `x` <!-- y --> %%",
        "<!-- due:soon -->",
    ],
)
def test_comments_hold_no_fields_and_are_no_text(comment: str) -> None:
    document = note(f"- [ ] see {comment} there\n")
    item = document.boxes[0]
    assert (item.fields, item.facts.text) == ((), "see there")
    assert findings(document) == []


def test_code_is_no_blank_that_a_field_could_follow() -> None:
    assert box("- [ ] `x`#growth\n").fields == ()
    assert box("- [ ] `x` #growth\n").facts.tags == ("growth",)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_fields_stand_in_every_own_line(end: str) -> None:
    lines = ["- [ ] call Bob due:2026-11-30", "      today #growth", "\tor tomorrow ^a3f9", ""]
    facts = box(end.join(lines)).facts
    assert (facts.due, facts.tags, facts.id) == (DAY, ("growth",), "a3f9")
    assert facts.text == "call Bob today or tomorrow"


@pytest.mark.parametrize(
    "text",
    [
        "- [ ] call Bob 📅\n  2026-11-30 soon\n",
        "- [ ] call Bob 📅\n2026-11-30 soon\n",
        "- [ ] call Bob [due::\n  2026-11-30] soon\n",
        "> - [ ] call Bob 📅\n>   2026-11-30 soon\n",
    ],
)
def test_a_wrapped_field_is_a_field(text: str) -> None:
    facts = box(text).facts
    assert (facts.due, facts.text) == (DAY, "call Bob soon")


def test_a_wrapped_link_is_an_owner() -> None:
    assert box("- [ ] call Bob [[Alice\n  Example]]\n").facts.owner == "alice"


def test_a_priority_letter_is_none_in_the_second_line() -> None:
    facts = box("- [ ] call Bob\n  (A) or not\n").facts
    assert (facts.priority, facts.text) == (None, "call Bob (A) or not")


@pytest.mark.parametrize(
    "below",
    [
        "\n\n  due:2026-11-30\n",
        "\n  - due:2026-11-30\n",
        "\n\ndue:2026-11-30\n",
        "\n  > due:2026-11-30\n",
    ],
)
def test_what_stands_below_is_none_of_the_items_fields(below: str) -> None:
    assert note(f"- [ ] call Bob{below}").boxes[0].facts.due is None


def test_strange_blanks_part_words_as_well() -> None:
    facts = box("- [ ] call\u00a0Bob\u00a0due:2026-11-30\u2028#growth\n").facts
    assert (facts.due, facts.tags, facts.text) == (DAY, ("growth",), "call Bob")


def test_every_character_of_the_own_text_has_its_offset() -> None:
    item = note("é\n\n> - [ ] aß `ç` 📅\r\n>   fri d\n").boxes[0]
    data = "é\n\n> - [ ] aß `ç` 📅\r\n>   fri d\n".encode()
    for index, char in enumerate(item.own.text):
        if char != "\n":
            assert data[item.own.offset(index) :].startswith(char.encode())
    end_of_first = item.own.text.index("\n")
    assert data[item.own.offset(end_of_first) :].startswith(b"\r\n")
    assert data[item.own.offset(len(item.own.text)) :] == b"\n"


def test_hidden_is_as_long_as_the_text() -> None:
    data = "a `çd` %% é `x` %% b".encode()
    own = own_text(data, [(0, len(data))], [(2, 7), (14, 17)], [(8, 20)])
    assert own.text == data.decode()
    assert own.hidden == "a " + "\ufffc" * 4 + " " * 13 + "b"
    assert len(own.hidden) == len(own.text)
    assert without(own, []) == "a `çd` b"


def test_taking_stretches_out_folds_the_blanks() -> None:
    own = OwnText("a  due:fri\nb", ((0, 10), (12, 13)), "a  due:fri\nb")
    (found,) = read_fields(own)
    assert without(own, [(found.start, found.end)]) == "a b"


@pytest.mark.parametrize(
    "text",
    [
        "due:x " * 3000,
        "[due:: " * 30000,
        "[due::" + " " * 30000,
        "📅 " * 30000,
        "📅" + " " * 30000,
        "#" + "1" * 30000,
        "@" + "a-" * 30000,
        "[[a" * 30000,
        "x`a`\n  " * 5000 + "x",
        "x<!-- a -->" * 5000,
    ],
    ids=lambda text: text[:8],
)
def test_reading_takes_linear_time(text: str) -> None:
    assert len(note(f"- [ ] {text}\n").boxes) == 1  # quadratic ones take minutes
