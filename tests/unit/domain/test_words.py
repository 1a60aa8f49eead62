"""What is left of a heading or a name once only its meaning counts; and handles."""

from __future__ import annotations

import sys

import pytest

from oneonone.domain.words import (
    handle_from,
    is_handle,
    is_reserved,
    near_matches,
    normalised,
    one_slip_apart,
)


@pytest.mark.parametrize(
    "heading",
    [
        "Agenda",
        "AGENDA",
        "  agenda\t",
        "Agenda:",
        "Agenda?!",
        "Agenda …",
        "Agenda。",
        "Agenda -",
        "(Agenda)",
        "[Agenda]",
        "“Agenda”",
        "'Agenda'",
        "**Agenda**",
        "*Agenda*",
        "__Agenda__",
        "_Agenda_:",
        "~~Agenda~~",
        "`Agenda`",
        "**A**genda",
        "Ａｇｅｎｄａ",
        "𝐀𝐠𝐞𝐧𝐝𝐚",
        "# Agenda #",
    ],
)
def test_case_width_emphasis_and_punctuation_around_say_nothing(heading: str) -> None:
    assert normalised(heading) == "agenda"


@pytest.mark.parametrize(
    "heading",
    [
        "🗣 Agenda",
        "Agenda 🙂🙂",
        "✅Agenda",
        "▶️ Agenda",
        "ℹ️ Agenda",  # a letter by its category
        "㊙️ Agenda",  # NFKC alone would make a word of it
        "Ⓜ️ Agenda",
        "™️ Agenda",
        "‼️ Agenda",
        "〰️ Agenda",
        "👍🏽 Agenda",
        "👩🏽‍💻 Agenda",
        "👨‍👩‍👧‍👦 Agenda",
        "🇦🇹 Agenda",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f Agenda",
        "🏳️‍🌈Agenda",
        "\U0001faff Agenda",
        "\ue0b0 Agenda",
    ],
)
def test_emoji_of_every_make_say_nothing(heading: str) -> None:
    assert normalised(heading) == "agenda"


@pytest.mark.parametrize(
    "hidden",
    [
        "\u200b",
        "\u200c",
        "\u200d",
        "\u2060",
        "\ufeff",
        "\u00ad",
        "\u034f",
        "\u061c",
        "\u180e",
        "\u200e",
        "\u202e",
        "\u2066",
        "\u2069",
        "\u206f",
        "\ufe0f",
        "\ufe0e",
        "\u115f",
        "\u3164",
        "\uffa0",
        "\U000e0020",
        "\U000e0101",
        "\U0001d173",
    ],
)
def test_characters_that_take_no_room_do_not_hide_a_word(hidden: str) -> None:
    assert normalised(f"Pri{hidden}vate") == "private"
    assert normalised(f"{hidden}Private{hidden}") == "private"


@pytest.mark.parametrize(
    "heading",
    [
        "1. Topics",
        "A. Topics",
        "b) Topics",
        "1) Topics",
        "(1) Topics",
        "1: Topics",
        "1 Topics",
        "1 - Topics",
        "1 – Topics",
        "12. Topics",
        "1.2 Topics",
        "1.2.3. Topics",
        "II. Topics",
        "iv) Topics",
        "1.Topics",
        "1️⃣ Topics",
        "① Topics",
        "⒈ Topics",
        "**1.** Topics",
        "• Topics",
        "1:1 topics",
        "1-1 topics",
    ],
)
def test_leading_numbering_says_nothing(heading: str) -> None:
    assert normalised(heading) == "topics"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("2026 goals", "2026 goals"),
        ("Q3 goals", "q3 goals"),
        ("Level 2", "level 2"),
        ("our 1:1s", "our 1:1s"),
        ("our 1-1s", "our 1 1s"),
        ("Mix", "mix"),
        ("private: salary", "private: salary"),
        ("3", "3"),
        ("", ""),
        (" … 🙂 ", ""),
    ],
)
def test_what_is_no_numbering_and_no_ornament_stays(text: str, kept: str) -> None:
    assert normalised(text) == kept


@pytest.mark.parametrize(
    "text",
    [
        "follow-ups",
        "Follow‑ups",
        "follow – ups",
        "follow_ups",
        "Follow  Ups",
        "FOLLOW-UPS:",
        "follow\u00a0ups",
        "follow\u3000ups",
        "follow\nups",
    ],
)
def test_a_hyphen_counts_as_a_blank_and_blanks_fold(text: str) -> None:
    assert normalised(text) == "follow ups"


def test_names_are_compared_without_case_in_every_language() -> None:
    assert normalised("STRASSE") == normalised("Straße")
    assert normalised("Ángel") == normalised("ÁNGEL") == normalised("A\u0301ngel")
    assert normalised("ΣΟΦΟΣ") == normalised("σοφος")


def test_no_character_of_unicode_is_read_differently_a_second_time() -> None:
    for start in range(0, sys.maxunicode, 256):
        letters = (chr(code) for code in range(start, start + 256) if not 0xD800 <= code < 0xE000)
        once = normalised(" ".join(f"a{letter}b" for letter in letters))
        assert normalised(once) == once


@pytest.mark.parametrize(
    ("name", "handle"),
    [
        ("Alice", "alice"),
        ("Alice Example", "alice-example"),
        ("  Bob  the   Second ", "bob-the-second"),
        ("Bob O'Carol", "bob-o-carol"),
        ("José Núñez", "jose-nunez"),
        ("Ａｌｉｃｅ", "alice"),
        ("Ångström", "angstrom"),
        ("ﬁona", "fiona"),
        ("--alice__bob--", "alice-bob"),
        ("Alice 2", "alice-2"),
        ("../../etc", "etc"),
        ("-rf", "rf"),
        (".git", "git"),
        ("C:\\", "c"),
        ("李雷", ""),
        ("", ""),
        ("🙂", ""),
    ],
)
def test_a_name_makes_a_handle_of_small_ascii_letters_digits_and_hyphens(
    name: str, handle: str
) -> None:
    assert handle_from(name) == handle


def test_a_handle_is_cut_at_64_characters_without_a_hyphen_at_its_end() -> None:
    assert handle_from("a" * 70) == "a" * 64
    assert handle_from("a" * 63 + " b") == "a" * 63


@pytest.mark.parametrize("text", ["a", "alice", "alice-2", "7", "a" * 64, "con-1", "com10", "me2"])
def test_a_handle_is_one(text: str) -> None:
    assert is_handle(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Alice",
        "alice-",
        "-alice",
        "al--ice",
        "al ice",
        "alíce",
        "a" * 65,
        "alice\n",
        "a/b",
        ".",
        "con",
        "prn",
        "aux",
        "nul",
        "com1",
        "com9",
        "lpt1",
        "lpt9",
        "me",
    ],
)
def test_what_a_file_system_or_the_owner_claims_is_no_handle(text: str) -> None:
    assert not is_handle(text)


def test_only_whole_names_are_reserved() -> None:
    assert is_reserved("me")
    assert is_reserved("lpt3")
    assert not is_reserved("mel")
    assert not is_reserved("lpt33")


def test_near_matches_are_a_slip_away_and_nearest_first() -> None:
    known = ["alice", "alicia", "bob", "carol", "alice"]
    assert near_matches("alica", known) == ["alicia", "alice"]
    assert near_matches("alica", known, most=1) == ["alicia"]
    assert near_matches("zebra", known) == []


def test_three_near_matches_are_enough() -> None:
    assert near_matches("bob", ["bobb", "boba", "bobc", "bobd"]) == ["bobd", "bobc", "bobb"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a3f8", "a3f9"),  # wrong
        ("x3f9", "a3f9"),
        ("a3f", "a3f9"),  # missing
        ("3f9", "a3f9"),
        ("af9", "a3f9"),
        ("a3f99", "a3f9"),  # too many
        ("ba3f9", "a3f9"),
        ("3af9", "a3f9"),  # swapped
        ("a39f", "a3f9"),
        ("", "a"),
    ],
)
def test_one_slip_makes_one_of_the_other_and_back(one: str, other: str) -> None:
    assert one_slip_apart(one, other)
    assert one_slip_apart(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("a3f9", "a3f9"), ("", ""), ("a3", "a3f9"), ("9f3a", "a3f9"), ("f3a9", "a3f9"), ("a3", "3b")],
)
def test_none_or_two_slips_are_not_one(one: str, other: str) -> None:
    assert not one_slip_apart(one, other)
    assert not one_slip_apart(other, one)
