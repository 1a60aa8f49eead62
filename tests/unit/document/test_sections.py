"""What headings say: roles, sides, themes, what is inherited, and what never is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneonone.document.sections import _SIDES, ROLES, SYNONYMS, Section, Vocabulary
from oneonone.domain.words import normalised
from tests.parsed_notes import note

ROLE_WORDS = {
    "agenda": ["Agenda", "Talking points", "Topics", "Their topics", "My topics", "Theirs", "Mine"],
    "summary": ["Summary", "Recap"],
    "notes": ["Notes"],
    "decisions": ["Decisions"],
    "actions": ["Actions", "Action items", "Next steps", "Follow-ups", "Follow up", "To-dos"],
    "feedback": ["Feedback"],
    "private": ["Private", "Confidential", "Notes to self", "Private: mine", "Confidential stuff"],
}
EACH_ROLE_WORD = [(word, role) for role, words in ROLE_WORDS.items() for word in words]


def last(text: str) -> Section:
    """The section of a note's last heading."""
    return note(text).sections[-1]


@pytest.mark.parametrize(("word", "role"), EACH_ROLE_WORD)
@pytest.mark.parametrize(
    "dress",
    [
        "{}",
        "**{}**",
        "1. {}:",
        "2) {} …",
        "📝 {} ✅",
        "\u200b{}\u200b",
        "_{}_",
        "[{}](#x)",
        "{} <!-- guidance -->",
        "`{}`",
    ],
)
def test_a_role_is_known_in_any_dress(word: str, role: str, dress: str) -> None:
    for shown in (word, word.upper(), word.replace("-", " "), word.replace(" ", "\u00a0")):
        section = last(f"## {dress.format(shown)}\n")
        assert (section.own_role, section.role) == (role, role)
        assert section.private is (role == "private")


@pytest.mark.parametrize(
    "heading",
    [
        "P\u200brivate",
        "Priv\u00adate",
        "Ｐｒｉｖａｔｅ",
        "&#80;rivate",
        "*Priv*ate",
        "**P**rivate",
        "\ufeffPrivate",
    ],
)
def test_a_private_heading_cannot_be_disguised_by_how_it_is_written(heading: str) -> None:
    assert last(f"# {heading}\n").private
    assert last(f"{heading}\n===\n").private


@pytest.mark.parametrize(
    "heading", ["Рrivate", "Semi-private", "Not confidential", "Something", ""]
)
def test_a_heading_without_a_role_has_none(heading: str) -> None:
    section = last(f"# {heading}\n")
    assert (section.own_role, section.role, section.private) == (None, None, False)


@pytest.mark.parametrize(
    ("heading", "theme"),
    [("Growth", "growth"), ("Check-in", "morale"), ("Wins!", "recognition"), ("Notes", None)],
)
def test_a_theme_is_known_by_name_and_alias(heading: str, theme: str | None) -> None:
    assert last(f"### {heading}\n").theme == theme


def test_feedback_is_a_role_and_a_theme() -> None:
    section = last("# Feedback\n")
    assert (section.role, section.theme) == ("feedback", "feedback")


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("# Notes\n## Anything\n", "notes"),
        ("# Notes\n## Anything\n### More\n", "notes"),
        ("# Notes\n# Anything\n", None),
        ("## Notes\n# Anything\n## More\n", None),
        ("# Notes\n## Growth\n", None),
        ("# Notes\n## Growth\n### Anything\n", None),
        ("# Notes\n## Decisions\n### Anything\n", "decisions"),
        ("# Notes\n> ## Anything\n", "notes"),
        ("# Notes\n- ## Anything\n", "notes"),
        ("> # Notes\n\n## Anything\n", None),
        ("- # Notes\n- ## Anything\n", None),
        ("# Private\n## Anything\n", "private"),
    ],
)
def test_a_heading_without_a_role_of_its_own_has_that_of_the_one_above(
    text: str, role: str | None
) -> None:
    assert last(text).role == role


@pytest.mark.parametrize(("word", "role"), [*EACH_ROLE_WORD, ("Growth", None), ("Anything", None)])
@pytest.mark.parametrize(
    "above",
    [
        "# Private\n",
        "# Private\n## Notes\n",
        "# Private\n> ## Summary\n\n",
        "# Private\n## Growth\n",
    ],
)
def test_nothing_inherits_out_of_private(word: str, role: str | None, above: str) -> None:
    for below in (f"### {word}\n", f"> ### {word}\n", f"- ### {word}\n"):
        section = last(above + below)
        assert (section.private, section.role, section.own_role) == (True, "private", role)


def test_private_ends_with_its_section() -> None:
    sections = note("## Private\n### Notes\n## Notes\n> # Private\n\n### Actions\n").sections
    assert [one.private for one in sections] == [True, True, False, True, False]


def test_a_theme_is_inherited_until_a_heading_says_something_else() -> None:
    text = "# Growth\n## Anything\n### More\n## Career\n### Anything\n## Notes\n"
    themes = [one.theme for one in note(text).sections]
    assert themes == ["growth", "growth", "growth", "career", "career", None]


@pytest.mark.parametrize(
    ("text", "in_agenda", "side"),
    [
        ("# Agenda\n", True, None),
        ("# Their topics\n", True, "theirs"),
        ("# My topics\n## Anything\n", True, "mine"),
        ("# My topics\n## Growth\n### Anything\n", True, "mine"),
        ("# Agenda\n## Mine\n", True, "mine"),
        ("# Theirs\n## Mine\n", True, "mine"),
        ("# Theirs\n## Agenda\n", True, None),
        ("# Theirs\n## Notes\n", False, None),
        ("# Theirs\n## Notes\n### Growth\n", False, None),
        ("# Private\n## Their topics\n", True, "theirs"),
    ],
)
def test_agenda_and_side_look_through_themes(text: str, in_agenda: bool, side: str | None) -> None:
    section = last(text)
    assert (section.in_agenda, section.side) == (in_agenda, side)


def test_a_notebooks_own_words_come_first_but_never_make_private_public() -> None:
    vocabulary = Vocabulary(
        sections={"parking lot": "agenda", "recap": "notes", "private": "notes"}
    )
    assert vocabulary.role("🅿 Parking-lot:") == "agenda"
    assert vocabulary.role("Recap") == "notes"
    assert vocabulary.role("Private") == "private"
    assert vocabulary.role("Summary") == "summary"
    assert vocabulary.role("Anything") is None


def test_a_person_is_named_by_name_alias_handle_or_what_that_would_make() -> None:
    vocabulary = Vocabulary(people={"alice example": "alice", "al": "alice"})
    assert vocabulary.handle_named("Alice  EXAMPLE") == "alice"
    assert vocabulary.handle_named("Al") == "alice"
    assert vocabulary.handle_named("Bob Böhm") == "bob-bohm"


def test_the_bundled_words_are_in_the_form_they_are_looked_up_in() -> None:
    assert set(SYNONYMS.values()) == set(ROLES)
    assert all(normalised(word) == word for word in (*SYNONYMS, *_SIDES))
    assert all(SYNONYMS[word] == "agenda" for word in _SIDES)


headings = st.lists(
    st.tuples(
        st.integers(1, 6), st.sampled_from(["Private", "Notes", "Growth", "Agenda", "Anything"])
    )
)


@given(headings)
def test_whatever_stands_below_private_is_private(outline: list[tuple[int, str]]) -> None:
    sections = note("".join(f"{'#' * level} {word}\n" for level, word in outline)).sections
    open_levels: list[tuple[int, bool]] = []
    for (level, word), section in zip(outline, sections, strict=True):
        while open_levels and open_levels[-1][0] >= level:
            open_levels.pop()
        open_levels.append((level, word == "Private"))
        assert section.private is any(private for _, private in open_levels)
