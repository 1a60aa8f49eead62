"""What holds for any words in any line."""

from __future__ import annotations

import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from oneonone.domain.phrase import phrase

# Few letters, so that they meet each other often: lengths change, accents reorder, some are unseen.
LETTERS = (
    "abAsSßẞİıiIÅåé\u0301\u0323\u0345\u0344\u0f71\u0f73ﬁΣσς한ᄒ\u1161\u11ab\u200b\u00ad \t\u00a0."
)
TEXT = st.one_of(st.text(LETTERS, max_size=12), st.text(max_size=12))
WORD = st.one_of(st.text(LETTERS, min_size=1, max_size=3), st.text(min_size=1, max_size=3))
PLAIN = st.text("abAB ", max_size=12)


@given(WORD, TEXT, st.booleans())
def test_what_is_set_off_is_what_was_looked_for(words: str, line: str, exact_case: bool) -> None:
    wanted = phrase(words, exact_case=exact_case)
    end_of_last = 0
    for start, end in wanted.spans(line):
        assert end_of_last <= start < end <= len(line)
        assert phrase(line[start:end], exact_case=exact_case) == wanted
        end_of_last = end


@given(WORD, TEXT, TEXT)
def test_words_between_blanks_are_found_where_they_stand(
    words: str, before: str, after: str
) -> None:
    wanted = phrase(f"x{words}")  # an accent alone would belong to the blank
    line = f"{before} x{words} {after}"
    assert wanted.spans(line)
    assert wanted.may_be_in(line)


@given(WORD, TEXT)
def test_the_form_of_the_line_makes_no_difference_to_how_often(words: str, line: str) -> None:
    counts = {
        len(phrase(words).spans(unicodedata.normalize(form, line))) for form in ("NFC", "NFD")
    }
    assert len(counts) == 1


@given(st.text("abAB ", min_size=1, max_size=3), PLAIN)
def test_plain_letters_are_found_as_a_plain_search_finds_them(words: str, line: str) -> None:
    wanted = phrase(words)
    pattern = r"\s+".join(map(re.escape, words.lower().split()))
    expected = [match.span() for match in re.finditer(pattern, line.lower())] if pattern else []
    assert wanted.spans(line) == expected
