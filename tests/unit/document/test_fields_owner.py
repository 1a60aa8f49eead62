"""Whose an item is: the `@word` or `[[name]]` at either end of the text, or an owner field."""

from __future__ import annotations

import pytest

from oneonone.document.meeting_document import parse
from oneonone.document.origin import origin_of
from tests.parsed_notes import MEETING, VOCABULARY, box, note


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("@bob call them", "bob"),
        ("@Bob call them", "bob"),
        ("@me call them", "me"),
        ("@ME call them", "me"),
        ("@carol call them", "me"),  # the notebook's owner by name
        ("@dave call them", "dave"),  # any handle-shaped word may own
        ("@Al call them", "alice"),  # an alias
        ("@anna-maria call them", "anna-maria"),
        ("@alice: call them", "alice"),
        ("@alice, call them", "alice"),
        ("call them @bob", "bob"),
        ("call them @bob due:2026-11-30 #growth ^a3f9", "bob"),
        ("call them due:2026-11-30 @bob", "bob"),
        ("due:2026-11-30 @bob call them", "bob"),
        ("(A) @bob call them", "bob"),
        ("#growth @bob call them", "bob"),
        ("<!-- ! --> @bob call them", "bob"),
        ("call them @bob <!-- ! -->", "bob"),
        ("[[Alice]] call them", "alice"),
        ("[[alice example]] call them", "alice"),
        ("[[Alice|she]] call them", "alice"),
        ("[[the boss|Alice]] call them", "alice"),
        ("[[people/alice/person|Alice]] call them", "alice"),
        ("[[people/alice/person|her]] call them", None),
        ("[[Carol]] call them", "me"),
        ("[[Alice]]: call them", "alice"),
        ("call them [[Alice]]", "alice"),
        ("call them [[Alice]] ^a3f9", "alice"),
        ("call them owner:bob", "bob"),
        ("call them owner:@bob", "bob"),
        ("owner:me call them", "me"),
        ("call them [owner:: bob]", "bob"),
        ("call them (owner:: @bob)", "bob"),
    ],
)
def test_an_owner_is_read_and_is_no_part_of_the_text(text: str, owner: str | None) -> None:
    facts = box(f"- [ ] {text}\n").facts
    assert facts.owner == owner
    assert owner is None or facts.text == "call them"


@pytest.mark.parametrize(
    "text",
    [
        "ask @bob about it",
        "ask [[Alice]] about it",
        "[[Eve]] call them",
        "call them [[Eve]]",
        "[[ ]] call them",
        "@alice's idea",
        "@alice_b call them",
        "mail bob@example.org",
        "see owner:?",
        "@ home",
        "(@bob) call them",
    ],
)
def test_what_names_no_owner_stays_text(text: str) -> None:
    facts = box(f"- [ ] {text}\n").facts
    assert (facts.owner, facts.text) == (None, text)


def test_the_first_word_goes_before_the_last() -> None:
    facts = box("- [ ] @alice call @bob\n").facts
    assert (facts.owner, facts.text) == ("alice", "call @bob")


def test_a_link_to_a_stranger_leaves_the_word_to_the_last() -> None:
    facts = box("- [ ] [[Search RFC]] review @bob\n").facts
    assert (facts.owner, facts.text) == ("bob", "[[Search RFC]] review")


def test_an_owner_field_goes_before_any_word() -> None:
    facts = box("- [ ] @alice call owner:bob\n").facts
    assert (facts.owner, facts.text) == ("bob", "@alice call")


def test_an_owner_in_code_is_none() -> None:
    facts = box("- [ ] `@bob` call\n").facts
    assert (facts.owner, facts.text) == (None, "`@bob` call")


def test_an_owner_stands_in_any_own_line() -> None:
    facts = box("- [ ] call them\n  and again\n  @bob\n").facts
    assert (facts.owner, facts.text) == ("bob", "call them and again")


def test_an_owner_alone_makes_no_item() -> None:
    assert note("- [ ] @bob\n").boxes == ()


def test_me_is_whoever_the_settings_say() -> None:
    vocabulary = type(VOCABULARY)(people={"the boss": "carol"}, me=frozenset({"carol"}))
    document = parse(b"- [ ] [[The Boss]] call\n", origin_of(MEETING), vocabulary)
    assert document.boxes[0].facts.owner == "me"
