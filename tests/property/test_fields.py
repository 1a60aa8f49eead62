"""Reading fields out of any text, and finding again what was written."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from oneonone.document.fields import (
    DATE_FIELDS,
    DIALECTS,
    Dialect,
    OwnText,
    is_sound,
    owner_words,
    read_fields,
    tags_in,
    without,
    without_torn_comments,
    written,
)
from oneonone.domain.dates import is_date_word
from tests.generated_notes import texts
from tests.parsed_notes import box, note

ANY = st.one_of(st.text(max_size=60).filter(lambda text: "\r" not in text), texts())
DATES = st.dates(date(1, 1, 1), date(9999, 12, 31))


def own(text: str) -> OwnText:
    """That text as it stands, nothing of it hidden."""
    pieces = []
    place = 0
    for line in text.split("\n"):
        pieces.append((place, place + len(line.encode())))
        place = pieces[-1][1] + 1
    return OwnText(text, tuple(pieces), text)


@given(ANY)
def test_fields_come_in_order_and_their_places_are_right(text: str) -> None:
    reached = 0
    for found in read_fields(own(text)):
        assert reached <= found.start <= found.value_start <= found.value_end <= found.end
        reached = found.end
        if found.name != "priority":
            assert text[found.value_start : found.value_end].strip() == found.value
        if found.name in DATE_FIELDS and is_sound(found):
            assert is_date_word(found.value)


@given(ANY)
def test_without_the_fields_no_field_is_left(text: str) -> None:
    spans = [(found.start, found.end) for found in read_fields(own(text))]
    left = [found for found in read_fields(own(without(own(text), spans))) if is_sound(found)]
    # A letter may come to stand right after the box, a word behind an emoji that had a value.
    assert all(found.name == "priority" or found.dialect == "tasks" for found in left)


@given(ANY, st.data())
def test_wrapping_changes_no_field(text: str, draw: st.DataObject) -> None:
    blanks = [index for index, char in enumerate(text) if char == " "]
    at = draw.draw(st.sampled_from(blanks)) if blanks else len(text)
    wrapped = text[:at] + "\n" + text[at + 1 :]
    if not blanks:
        return
    assert list(read_fields(own(wrapped))) == list(read_fields(own(text)))


@given(ANY)
def test_an_owner_opens_or_closes_the_text(text: str) -> None:
    found = list(owner_words(own(text), []))
    assert len(found) <= 2
    for name, (start, end), linked in found:
        assert text[start:end] == (f"[[{name}]]" if linked else f"@{name}")
        assert not text[:start].strip() or not text[end:].strip()


@given(ANY)
def test_tags_are_those_the_fields_know(text: str) -> None:
    tags = [found.value for found in read_fields(own(text)) if found.name == "tag"]
    assert set(tags) <= set(tags_in(text))


@given(ANY)
def test_where_nothing_is_hidden_nothing_is_torn(text: str) -> None:
    assert without_torn_comments(own(text)) == text


@given(DATES, st.sampled_from(["due", "done", "cancelled"]), st.sampled_from(DIALECTS))
def test_any_date_that_is_written_is_read_back(day: date, name: str, dialect: Dialect) -> None:
    item = box(f"- [x] call {written(name, day.isoformat(), dialect)} Bob\n")
    assert getattr(item.facts, name) == day
    assert item.facts.text == "call Bob"


@given(texts())
def test_the_own_text_and_its_offsets_hold_for_any_item(text: str) -> None:
    document = note(f"- [ ] {text}\n")
    for one in document.boxes:
        assert len(one.own.text) == len(one.own.hidden)
        data = document.lines.data
        for index, char in enumerate(one.own.text):
            if char != "\n":
                assert data[one.own.offset(index) :].startswith(char.encode())
        for found in one.fields:
            assert not {"\ufffc"} & set(one.own.hidden[found.start : found.end])
