"""Finding a few words in a line, whatever their case, accents and blanks."""

from __future__ import annotations

import unicodedata

import pytest

from oneonone.domain.phrase import phrase


def found(words: str, line: str, *, exact_case: bool = False) -> list[str]:
    """The pieces of a line that are what was looked for."""
    return [line[start:end] for start, end in phrase(words, exact_case=exact_case).spans(line)]


def test_every_place_is_found_none_twice() -> None:
    assert phrase("ab").spans("ab cab AB") == [(0, 2), (4, 6), (7, 9)]
    assert phrase("aa").spans("aaa") == [(0, 2)]
    assert phrase("b").spans("a") == []


def test_what_nobody_sees_is_no_letter() -> None:
    assert phrase("ab").spans("\u200bab a\u00adb") == [(1, 3), (4, 7)]


def test_a_phrase_is_its_words_next_to_each_other_however_many_blanks() -> None:
    assert found("search  RFC ", "the search\t \u00a0rfc, researching RFCs") == [
        "search\t \u00a0rfc",
    ]
    assert found("search RFC", "RFC search") == []


def test_capital_letters_matter_where_that_is_asked() -> None:
    assert found("RFC", "RFC rfc", exact_case=True) == ["RFC"]
    assert found("RFC", "RFC rfc") == ["RFC", "rfc"]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("words", ["Café", "Ångström", "Σίσυφος", "한글", "ViỆt"])
def test_the_form_of_accents_makes_no_difference(words: str, form: str) -> None:
    line = unicodedata.normalize(form, f"in the {words.upper()} again")  # type: ignore[arg-type]
    (piece,) = found(words, line)
    assert unicodedata.normalize("NFC", piece) == unicodedata.normalize("NFC", words.upper())


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("words", "line"), [("cafe", "café"), ("하", "한"), ("e", "é")])
def test_a_letter_is_found_with_its_accents_or_not_at_all(words: str, line: str, form: str) -> None:
    assert found(words, unicodedata.normalize(form, line)) == []  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "line", "pieces"),
    [
        ("strasse", "Straße, STRASSE", ["Straße", "STRASSE"]),
        ("straße", "Strasse", ["Strasse"]),
        ("s", "ß, s", ["s"]),
        ("ss", "ßs ß", ["ß", "ß"]),
        ("İstanbul ß", "x İSTANBUL ẞ y", ["İSTANBUL ẞ"]),
        ("fi", "ﬁt", ["ﬁ"]),
    ],
)
def test_letters_that_change_their_length_are_set_off_whole(
    words: str, line: str, pieces: list[str]
) -> None:
    assert found(words, line) == pieces


def test_what_nobody_sees_is_no_hindrance() -> None:
    assert found("budget", "the bud\u00adget, the bu\u200bdget") == ["bud\u00adget", "bu\u200bdget"]
    assert found("a b", "a \u200b b") == ["a \u200b b"]
    assert found("bud\u200bget", "budget") == ["budget"]


@pytest.mark.parametrize("words", ["", "  \t", "\u200b", " \u200b "])
def test_nothing_to_look_for_is_found_nowhere(words: str) -> None:
    wanted = phrase(words)
    assert not wanted.folded
    assert wanted.spans("a  b \u200b") == []


def test_a_whole_text_tells_whether_a_line_may_hold_it() -> None:
    assert phrase("café").may_be_in("x\nCAFE\u0301\n")
    assert not phrase("café").may_be_in("cafe")


def test_an_empty_line_holds_nothing() -> None:
    assert phrase("a").spans("") == []
