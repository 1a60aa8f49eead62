"""Items as facts: kind, section, side, parent, ordinal, and what is said of odd fields.

Fields in all their dialects are test_fields' matter.
"""

from __future__ import annotations

from datetime import date

import pytest

from oneonone.domain.action_item import hash_id
from tests.parsed_notes import AGENDA, MEETING, PROFILE, box, findings, note

PRIVATE = "private/alice/plan.md"


@pytest.mark.parametrize(
    ("path", "text", "kind"),
    [
        (MEETING, "- [ ] a\n", "action"),
        (MEETING, "## Actions\n- [ ] a\n", "action"),
        (MEETING, "## Notes\n- [ ] a\n", "action"),
        (MEETING, "## Agenda\n- [ ] a\n", "topic"),
        (MEETING, "Talking points\n---\n- [ ] a\n", "topic"),
        (MEETING, "## Their topics\n- [ ] a\n", "topic"),
        (MEETING, "## Agenda\n### Growth\n- [ ] a\n", "topic"),
        (MEETING, "## Agenda\n### Something\n- [ ] a\n", "topic"),
        (MEETING, "## Agenda\n### Decisions\n- [ ] a\n", "action"),
        (MEETING, "## Agenda\n## Something\n- [ ] a\n", "action"),
        (MEETING, "## Goals\n- [ ] a\n", "action"),
        (AGENDA, "- [ ] a\n", "topic"),
        (AGENDA, "## Actions\n- [ ] a\n", "topic"),
        (PROFILE, "## Goals\n- [ ] a\n", "goal"),
        (PROFILE, "# 🎯 1. Goals:\n- [ ] a\n", "goal"),
        (PROFILE, "## Goals\n### This year\n- [ ] a\n", "goal"),
        (PROFILE, "## Goals\n### Growth\n- [ ] a\n", "goal"),
        (PROFILE, "## Goals\n### Actions\n- [ ] a\n", "action"),
        (PROFILE, "## Goals\n\n## Other\n- [ ] a\n", "action"),
        (PROFILE, "- [ ] a\n", "action"),
        (PRIVATE, "- [ ] a\n", "action"),
    ],
)
def test_the_heading_above_says_what_an_item_is(path: str, text: str, kind: str) -> None:
    assert box(text, path).facts.kind == kind


@pytest.mark.parametrize(
    ("path", "text", "side"),
    [
        (MEETING, "- [ ] @alice a\n", None),
        (MEETING, "## Their topics\n- [ ] @me a\n", "theirs"),
        (MEETING, "## My topics\n- [ ] @alice a\n", "mine"),
        (MEETING, "## My topics\n### Growth\n- [ ] @alice a\n", "mine"),
        (MEETING, "## Agenda\n### Theirs\n- [ ] a\n", "theirs"),
        (MEETING, "## Agenda\n- [ ] a\n", "mine"),
        (MEETING, "## Agenda\n- [ ] @carol a\n", "mine"),
        (MEETING, "## Agenda\n- [ ] @alice a\n", "theirs"),
        (MEETING, "## Their topics\n## Agenda\n- [ ] a\n", "mine"),
        (MEETING, "## Their topics\n### Actions\n- [ ] a\n", None),
        (AGENDA, "- [ ] a\n", "mine"),
        (AGENDA, "- [ ] @alice a\n", "theirs"),
        (AGENDA, "## Theirs\n- [ ] a\n", "theirs"),
    ],
)
def test_a_talking_point_is_theirs_or_mine(path: str, text: str, side: str | None) -> None:
    assert box(text, path).facts.side == side


@pytest.mark.parametrize(
    ("path", "text", "private"),
    [
        (MEETING, "- [ ] a\n", False),
        (MEETING, "## Private\n- [ ] a\n", True),
        (MEETING, "## Private thoughts\n### Agenda\n#### Actions\n- [ ] a\n", True),
        (MEETING, "## Private\n## Actions\n- [ ] a\n", False),
        (MEETING, "> ## Private\n> - [ ] a\n", True),
        (MEETING, "> ## Private\n\n- [ ] a\n", False),
        (MEETING, "- ## Private\n\n  - [ ] a\n", True),
        (MEETING, "- ## Private\n\n- [ ] a\n", False),
        (MEETING, "## Private\n> ## Actions\n> - [ ] a\n", True),
        (MEETING, "> [!private] a\n> - [ ] a\n", True),
        (MEETING, "> [!private]\n> # Actions\n> - [ ] a\n", True),
        (MEETING, "> [!private]\n\n- [ ] a\n", False),
        (PRIVATE, "## Actions\n- [ ] a\n", True),
    ],
)
def test_an_item_below_something_private_is_private(path: str, text: str, private: bool) -> None:
    assert box(text, path).facts.private is private


def test_an_item_names_the_heading_and_the_line_it_stands_under() -> None:
    first, second = note("- [ ] a\n## *Next* steps\n\n- [ ] b\n").boxes
    assert (first.facts.heading, str(first.facts.place)) == (None, f"{MEETING}:1")
    assert (second.facts.heading, str(second.facts.place)) == ("Next steps", f"{MEETING}:4")


def test_themes_come_from_tags_and_then_from_the_heading() -> None:
    facts = box("## Career\n- [ ] a #growth/skills #nothing #growth\n").facts
    assert facts.tags == ("growth/skills", "nothing", "growth")
    assert facts.themes == ("growth", "career")


def test_the_parent_is_the_nearest_item_with_a_box() -> None:
    text = "- [ ] a\n  - b\n    - [ ] c\n      - [ ] \n        - [ ] d\n- [ ] e\n- f\n  - [ ] g\n"
    boxes = note(text).boxes
    assert [one.facts.text for one in boxes] == ["a", "c", "d", "e", "g"]
    assert [one.facts.parent for one in boxes] == [None, 0, 1, None, None]


def test_twins_get_their_ordinal() -> None:
    text = "- [ ] a due:2026-11-30\n- [x] a\n- [ ] b\n* [ ]  a   #growth\n- [ ] A\n"
    boxes = note(text).boxes
    expected = [("a", 0), ("a", 1), ("b", 0), ("a", 2), ("A", 0)]
    assert [one.facts.hash_id for one in boxes] == [hash_id(MEETING, *one) for one in expected]


def test_an_id_is_that_of_place_and_words_alone() -> None:
    plain = box("- [ ] a b\n").facts.hash_id
    assert (
        box("# Agenda\n\n* [x] a  b @alice due:fri done:2026-11-20 ^q1w2\n").facts.hash_id == plain
    )
    assert box("- [ ] a b\n", AGENDA).facts.hash_id != plain
    assert box("- [ ] a c\n").facts.hash_id != plain


def test_a_tag_may_be_all_that_an_item_says() -> None:
    facts = box("- [ ] @alice #growth due:2026-11-30\n").facts
    assert (facts.text, facts.owner, facts.due) == ("#growth", "alice", date(2026, 11, 30))


def test_a_note_passes_its_day_and_order_on_to_its_items() -> None:
    facts = box("- [ ] a due:fri\n", "people/alice/2026-11-20-2.md").facts
    assert facts.note_date == date(2026, 11, 20)
    assert facts.sequence[1] == 2
    assert facts.due == date(2026, 11, 27)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("- [ ] a due:2026-11-30 📅 2026-11-30\n", []),
        ("- [ ] a due:2026-11-30 due:2026-12-01 [due:: 2026-12-02]\n", [("I02", 1, 24)]),
        ("- [ ] a ^k2mm ^K2MM ^k2mn\n", [("I02", 1, 21)]),
        ("- [ ] a #growth #career\n", []),
        ("- [ ] a !high 🔽\n", [("I02", 1, 15)]),
        ("- [ ] @alice a owner:alice\n", []),
        ("- [ ] @alice a owner:bob\n", [("I02", 1, 7)]),
        ("- [ ] a owner:bob @alice\n", [("I02", 1, 19)]),
        ("- [ ] a owner:bob [[Something]]\n", []),
        ("- [ ] a due:soon due:later created:x\n", [("I03", 1, 13), ("I03", 1, 36)]),
        ("- [ ] a 📅 2026-13-01 ✅ well\n", [("I03", 1, 11)]),
        ("- [ ] a done:2026-11-20\n", [("I09", 1, 4)]),
        ("- [/] a ❌ 2026-11-20\n", [("I09", 1, 4)]),
        ("- [x] a done:2026-11-20\n- [-] b cancelled:2026-11-20\n- [>] c done:2026-11-20\n", []),
        ("- [ ] é\n  due:x\n", [("I03", 2, 7)]),
    ],
)
def test_odd_fields_are_named_once_each(text: str, found: list[tuple[str, int, int]]) -> None:
    assert findings(note(text)) == found


@pytest.mark.parametrize(("word", "finds"), [("2026-11-30", []), ("fri", [("I04", 1, 13)])])
def test_a_date_word_needs_the_day_of_a_meeting(
    word: str, finds: list[tuple[str, int, int]]
) -> None:
    document = note(f"- [ ] a due:{word}\n", AGENDA)
    assert findings(document) == finds
    assert (document.boxes[0].facts.due is None) is bool(finds)


def test_next_waits_for_the_meetings_of_the_person() -> None:
    facts = box("- [ ] a due:next\n").facts
    assert (facts.due, facts.due_next) == (None, True)


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("@alice a", "alice"),
        ("@Zoe a", "zoe"),
        ("@carol a", "me"),
        ("@me a", "me"),
        ("owner:Alice a", "alice"),
        ("a owner:@bob", "bob"),
        ("[[people/Alice Example|A.]] a", "alice"),
        ("[[Nobody]] a @bob", "bob"),
        ("[[Nobody]] a", None),
        ("a with @bob on it", None),
    ],
)
def test_whoever_is_named_first_or_last_owns(text: str, owner: str | None) -> None:
    assert box(f"- [ ] {text}\n").facts.owner == owner


def test_the_span_of_an_owner_takes_its_colon_along() -> None:
    found = box("- [ ] @alice: a\n")
    assert found.owner_span == (0, 7)
    assert found.facts.text == "a"
