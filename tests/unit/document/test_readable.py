"""A note line by line, and which of its lines are private."""

from __future__ import annotations

import pytest

from oneonone.document.readable import entries_by_line, public_lines, readable_lines
from tests.parsed_notes import LOG, MEETING, VOCABULARY, note

PRIVATE_NOTE = "private/alice/plan.md"


def private(text: str, path: str = MEETING) -> list[str]:
    """The lines that are marked as private."""
    return [line.text for line in readable_lines(note(text, path)) if line.private]


def public(text: str | bytes, path: str = MEETING) -> list[str]:
    """The lines left where what is private is left out."""
    return [line.text for line in public_lines(note(text, path), VOCABULARY)[0]]


def test_every_line_is_there_as_it_stands() -> None:
    text = "\ufeff---\r\nmood: 4\r---\n\n  # A\u2028b \n- <!-- x -->"
    lines = readable_lines(note(text))
    assert [line.text for line in lines] == [
        *("---", "mood: 4", "---", "", "  # A\u2028b ", "- <!-- x -->")
    ]
    assert [line.number for line in lines] == [1, 2, 3, 4, 5, 6]
    assert [line.header for line in lines] == [True, True, True, False, False, False]


def test_a_note_without_front_matter_has_no_header() -> None:
    assert [line.header for line in readable_lines(note("---\nmood: 4\n"))] == [False, False]
    assert [line.text for line in readable_lines(note(""))] == [""]


def test_what_is_no_text_has_no_lines() -> None:
    assert readable_lines(note(b"caf\xe9\n")) == []
    assert public(b"a\0b\n") == []


def test_a_private_section_ends_with_the_next_one_beside_it() -> None:
    text = "a\n## Private\nb\n\n### Growth\nc\n## Notes\nd\n"
    assert private(text) == ["## Private", "b", "", "### Growth", "c"]
    assert public(text) == ["a", "## Notes", "d"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("> [!private] hush\n> more\n\nb\n", ["b"]),
        ("- # Private\n  hush\n- b\n", ["- b"]),
        ("Private\n---\nhush\n", []),
        ("> ## Private thoughts\n> hush\n\nb\n", ["b"]),
        ("  ## Confidential\rhush\r\r# B\rb", ["# B", "b"]),
    ],
)
def test_a_line_is_private_where_any_of_it_is(text: str, shown: list[str]) -> None:
    assert [line for line in public(text) if line] == shown


def test_all_is_private_below_private() -> None:
    assert private("a\n\n# Notes\n", PRIVATE_NOTE) == ["a", "", "# Notes"]
    assert public("<div>\na\n", PRIVATE_NOTE) == []
    assert public_lines(note("<div>\n", PRIVATE_NOTE), VOCABULARY)[1] is None


def test_comments_are_left_out_and_lines_that_held_nothing_else() -> None:
    text = (
        "a <!-- x --> b\n<!-- y\nz -->\n%% w %%\n> Why? <!-- ask: growth-004 -->\n\n%%\nv\n%%\nc\n"
    )
    assert public(text) == ["a            b", "> Why?", "", "c"]


def test_from_a_doubt_on_nothing_is_shown_and_the_doubt_comes_along() -> None:
    lines, doubt = public_lines(note("a\n\n```\nb\n## Private\n"), VOCABULARY)
    assert [line.text for line in lines] == ["a", ""]
    assert doubt is not None
    assert (doubt.path, doubt.line) == (MEETING, 3)


# -- the log ---------------------------------------------------------------------------------------

ENTRIES = """\
# Log

- 2026-11-01 praise: well done
  and thoroughly

  - in front of all
- 2026-11-02 note: ill
  - her sister
- 2026-11-03 prais: a slip

Words of mine.

## Private

- 2026-11-04 praise: hush
"""


def test_an_entry_has_its_list_item_with_all_that_is_in_it() -> None:
    found = entries_by_line(note(ENTRIES, LOG))
    assert {line: entry.text for line, entry in found.items()} == {
        **dict.fromkeys((3, 4, 5, 6), "well done and thoroughly"),
        **dict.fromkeys((7, 8), "ill"),
        15: "hush",
    }


def test_an_entry_inside_another_has_its_own_lines() -> None:
    text = "- 2026-11-01 praise: a\n  - 2026-11-02 note: b\n  - c\n"
    found = entries_by_line(note(text, LOG))
    assert [found[line].text for line in (1, 2, 3)] == ["a", "b", "a"]


def test_of_a_log_only_entries_on_praise_and_feedback_are_not_private() -> None:
    assert public(ENTRIES, LOG) == [
        *("- 2026-11-01 praise: well done", "  and thoroughly", "", "  - in front of all")
    ]
