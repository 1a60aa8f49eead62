"""The bundled themes, their windows and the words that name them."""

from __future__ import annotations

import pytest

from oneonone.document.sections import SYNONYMS
from oneonone.domain.theme import (
    ANTI_THEME,
    BUNDLED,
    CORE,
    STARTING_SET_OF_OTHERS,
    Theme,
    theme_set,
)
from oneonone.domain.words import normalised

THEMES = theme_set()
NAMES = [theme.name for theme in BUNDLED]


@pytest.mark.parametrize(
    ("names", "days"),
    [
        ("morale engagement growth career feedback coaching", 31),
        ("recognition", 14),
        ("well-being goals blockers trust", 31),
        ("purpose team clarity ideas meta", 92),
        ("status", None),
    ],
)
def test_a_theme_has_the_window_of_the_contract(names: str, days: int | None) -> None:
    assert [THEMES.get(name).window_days for name in names.split()] == [days] * len(names.split())


def test_there_are_sixteen_themes_and_the_anti_theme() -> None:
    assert len(NAMES) == len(set(NAMES)) == 17
    assert ANTI_THEME == "status"


def test_the_core_six_come_first() -> None:
    assert tuple(NAMES[:6]) == CORE
    assert [theme.name for theme in BUNDLED if theme.core] == list(CORE)


def test_with_others_than_reports_one_starts_with_feedback_and_meta() -> None:
    assert set(STARTING_SET_OF_OTHERS) == {"feedback", "meta"}


@pytest.mark.parametrize(
    ("word", "theme"),
    [
        ("check-in", "morale"),
        ("Check-in", "morale"),
        ("mood", "morale"),
        ("professional development", "growth"),
        ("🌱 Skills:", "growth"),
        ("learning", "growth"),
        ("wins", "recognition"),
        ("praise", "recognition"),
        ("culture", "purpose"),
        ("Values", "purpose"),
        ("obstacles", "blockers"),
        ("expectations", "clarity"),
        ("Well being", "well-being"),
        ("3. Career", "career"),
        ("our 1:1s", "meta"),
        ("STATUS", "status"),
    ],
)
def test_a_word_names_its_theme(word: str, theme: str) -> None:
    assert THEMES.resolve(word) == theme


@pytest.mark.parametrize("word", ["", "🙂", "weather", "growths", "growth and career"])
def test_any_other_word_names_none(word: str) -> None:
    assert THEMES.resolve(word) is None


@pytest.mark.parametrize("theme", BUNDLED, ids=NAMES)
def test_a_theme_has_aliases_and_each_of_its_words_names_it(theme: Theme) -> None:
    assert theme.aliases
    words = (theme.name, *theme.aliases)
    assert {word: THEMES.resolve(word) for word in words} == dict.fromkeys(words, theme.name)


def test_no_bundled_word_stands_for_two_things() -> None:
    words = [normalised(word) for theme in BUNDLED for word in (theme.name, *theme.aliases)]
    assert sorted(words) == sorted(set(words))


def test_of_the_section_roles_words_only_feedback_is_a_theme_too() -> None:
    assert {word for word in SYNONYMS if THEMES.resolve(word)} == {"feedback"}


def test_no_theme_is_taken_for_a_private_heading() -> None:
    words = [normalised(word) for theme in BUNDLED for word in (theme.name, *theme.aliases)]
    assert [w for w in words if w.startswith(("private", "confidential", "notes to self"))] == []


@pytest.mark.parametrize(
    ("tag", "theme"),
    [
        ("growth", "growth"),
        ("professional-development", "growth"),
        ("growth/talks", "growth"),
        ("skills/rust", "growth"),
        ("talks/growth", None),
        ("q3", None),
    ],
)
def test_a_nested_tag_counts_by_its_first_part(tag: str, theme: str | None) -> None:
    assert THEMES.resolve_tag(tag) == theme


def test_a_theme_is_got_by_its_very_name_alone() -> None:
    assert THEMES.get("growth").name == "growth"
    with pytest.raises(KeyError):
        THEMES.get("skills")


class TestTheUsersWords:
    def test_take_an_alias_from_an_earlier_bundled_theme(self) -> None:
        coaching = Theme("coaching", 31, ("skills",))
        others = [theme for theme in BUNDLED if theme.name != "coaching"]
        assert theme_set([*others, coaching]).resolve("skills") == "coaching"

    def test_never_take_the_name_of_a_theme(self) -> None:
        mine = Theme("craft", 31, ("growth", "Status"))
        themes = theme_set([mine, *BUNDLED])
        assert (themes.resolve("growth"), themes.resolve("status")) == ("growth", "status")

    def test_given_to_two_themes_name_the_first(self) -> None:
        themes = theme_set([Theme("craft", 31, ("code",)), Theme("art", 31, ("Code",))])
        assert themes.resolve("code") == "craft"

    def test_of_which_nothing_remains_name_no_theme(self) -> None:
        themes = theme_set([Theme("craft", 31, ("🔨", "…"))])
        assert [themes.resolve(word) for word in ("🔨", "🙂", "")] == [None] * 3

    def test_are_remembered_as_configured(self) -> None:
        assert theme_set(BUNDLED, ["goals"]).configured == {"goals"}
        assert theme_set().configured == frozenset()
