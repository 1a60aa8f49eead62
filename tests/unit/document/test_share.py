"""Which sections of a note may leave."""

from __future__ import annotations

import pytest

from oneonone.document.markdown_text import markdown
from oneonone.document.meeting_document import Document
from oneonone.document.share import Shared, share
from oneonone.document.share_blocks import Permission
from tests.parsed_notes import AGENDA, LOG, PROFILE, note

ANYWAY = ("summary", "decisions", "agenda", "actions")


def permitted(document: Document, *more: str) -> Shared:
    """What may leave where all items may."""
    lines = {box.facts.place: box.facts for box in document.boxes}
    return share(document, Permission(frozenset((*ANYWAY, *more)), lines))


def shared(text: str, *more: str) -> dict[str, str]:
    """The Markdown that leaves, by heading."""
    found = permitted(note(text), *more)
    assert found.doubts == ()
    return {part.heading: markdown(part.blocks) for part in found.parts}


def left_out(text: str, *more: str) -> list[str]:
    """What is named as left out."""
    return [one.heading for one in permitted(note(text), *more).left_out]


EVERY = (
    "above\n\n# Alice\n\nhello\n\n## Summary\n\na\n\n## Decisions\n\nb\n\n## Notes\n\nc\n\n"
    "## Feedback\n\nd\n\n## Check-in\n\ne\n\n## Their topics\n\n- [x] f\n- [ ] g\n\n"
    "## Actions\n\n- [ ] h\n\n## Private\n\ni\n\n## Whatever\n\nj\n"
)


def test_summary_decisions_ticked_points_and_items_leave_in_their_order() -> None:
    assert shared(EVERY) == {
        "Summary": "a",
        "Decisions": "b",
        "Their topics": "- f",
        "Actions": "- [ ] h",
    }


def test_what_is_left_out_is_named_by_heading_and_by_what_would_share_it() -> None:
    found = permitted(note(EVERY)).left_out
    assert [(one.heading, one.share) for one in found] == [
        ("what stands above the first heading", None),
        ("Alice", None),
        ("Notes", "notes"),
        ("Feedback", "feedback"),
        ("Check-in", "themes"),
        ("Their topics (a point that is not ticked)", None),
        ("Private", None),
        ("Whatever", None),
    ]


@pytest.mark.parametrize(
    ("more", "heading"), [("notes", "Notes"), ("feedback", "Feedback"), ("themes", "Check-in")]
)
def test_a_setting_adds_its_sections_and_no_other(more: str, heading: str) -> None:
    assert set(shared(EVERY, more)) - set(shared(EVERY)) == {heading}


def test_a_section_in_which_nobody_wrote_is_neither_shared_nor_named() -> None:
    text = "## Summary\n\n<!-- say it in a word -->\n\n## Check-in\n\n## Actions\n\n- [ ] \n"
    assert (shared(text), left_out(text)) == ({}, [])


def test_a_sub_heading_has_to_say_itself_that_it_may_leave() -> None:
    text = (
        "## Summary\n\na\n\n### About Bob\n\nb\n\n### Decisions\n\nc\n\n## Whatever\n\n"
        "### Recap\n\nd\n"
    )
    assert shared(text) == {"Summary": "a", "Decisions": "c", "Recap": "d"}
    assert left_out(text) == ["About Bob"]


def test_a_theme_below_the_agenda_is_no_agenda_here() -> None:
    assert shared("## Agenda\n\n### Growth\n\n- [x] a\n") == {}


def test_nothing_leads_out_of_private_but_a_heading_as_high() -> None:
    text = "## Private\n\na\n\n### Summary\n\nb\n\n#### Decisions\n\nc\n\n## Decisions\n\nd\n"
    assert shared(text, "notes") == {"Decisions": "d"}
    assert shared("# Private\n\n## Summary\n\na\n\n## Decisions\n\nb\n") == {}
    assert shared("### Private\n\na\n\n## Summary\n\nb\n") == {"Summary": "b"}


def test_nothing_leads_out_of_what_merely_reads_as_private() -> None:
    text = "## Рrivate\n\na\n\n### Summary\n\nb\n\n## Decisions\n\nc\n"
    assert shared(text) == {"Decisions": "c"}
    assert left_out(text) == ["Рrivate", "Summary"]


def test_a_private_section_is_never_said_to_be_a_matter_of_settings() -> None:
    (found,) = permitted(note("## Private\n\n### Notes\n\na\n")).left_out
    assert (found.heading, found.share) == ("Notes", None)


def test_headings_are_whatever_markdown_takes_for_one() -> None:
    text = "Summary\n=======\n\na\n\n  ## *Decisions* ##\n\nb\n\n## 2. Notes 📝\n\nc\n"
    assert shared(text) == {"Summary": "a", "Decisions": "b"}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_may_end_in_any_way(end: str) -> None:
    text = EVERY.replace("\n", end)
    assert shared(text) == shared(EVERY)


def test_front_matter_stays() -> None:
    assert shared("---\nreason: secret\n---\n## Summary\n\na\n") == {"Summary": "a"}


@pytest.mark.parametrize(
    "path", [LOG, PROFILE, "people/alice/plan.md", "private/alice/2026-11-20.md"]
)
def test_of_other_notes_nothing_leaves(path: str) -> None:
    assert permitted(note("## Summary\n\na\n\n- [ ] b\n", path)) == Shared()


def test_an_agenda_is_one_without_a_heading_that_says_so() -> None:
    text = (
        "- [ ] a\n- [x] b\n\n# Agenda\n\n- [ ] c\n\n# Private\n\n- [ ] d\n\n# Whatever\n\n- [ ] e\n"
    )
    found = permitted(note(text, AGENDA))
    assert found.places == {1, 2, 6}
    assert [(part.heading, markdown(part.blocks)) for part in found.parts] == [("", "- b")]


def test_the_lines_that_leave_are_told() -> None:
    text = (
        "## Summary\n\na\nb\n\n- c\n\n```\nd\n```\n\n## Notes\n\ne\n\n"
        "## Actions\n\n- [ ] f\n  g\n- h\n"
    )
    assert permitted(note(text)).lines == {3, 4, 6, 8, 9, 10, 18, 19}


def test_the_place_of_every_item_is_told_whether_it_leaves_or_not() -> None:
    text = (
        "- [ ] a\n\n## Their topics\n\n- [ ] b\n- [x] c\n  - [ ] d\n\n## Summary\n\n- [ ] e\n"
        "  - [ ] f\n\n> ## Private\n> - [ ] g\n\n## Notes\n\n- [ ] h\n\n## Private\n\n- [ ] i\n"
    )
    assert permitted(note(text)).places == {5, 6, 7, 11, 12}
    nothing = share(note(text), Permission(frozenset(ANYWAY)))
    assert nothing.places == {5, 6, 7, 11, 12}
    assert nothing.parts == ()
