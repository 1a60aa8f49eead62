"""The bundled question banks: their form, their wording, and that nothing is asked twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any, Final

import pytest
from ruamel.yaml import YAML

BANKS: Final = Path(__file__).resolve().parents[2] / "question_banks"
THEMES: Final = (
    "morale",
    "engagement",
    "growth",
    "career",
    "feedback",
    "coaching",
    "recognition",
    "well-being",
    "goals",
    "blockers",
    "trust",
    "purpose",
    "team",
    "clarity",
    "ideas",
    "meta",
)
FOR_EVERYBODY: Final = ("feedback", "meta")
RELATIONS: Final = frozenset({"report", "manager", "skip-level", "peer", "mentee", "mentor"})
REQUIRED: Final = frozenset({"id", "text", "depth"})
OPTIONAL: Final = frozenset({"direction", "relations", "follow_ups", "not_before_weeks"})
FIXED_TEXTS: Final = {
    "growth-004": "What would you like to be better at by spring than you are now?",
    "feedback-011": "Where did you have to guess what I expect of you?",
}
MAX_LENGTH: Final = 140
SAME_WORDS: Final = 0.6
SAME_LETTERS: Final = 0.85

# One line of letters, figures and plain punctuation: no quotes, markup, control or bidi marks.
PLAIN_LINE: Final = re.compile(r"[A-Za-z0-9 ,.;:'?-]+")
CLAUSE_BREAK: Final = re.compile(r"\s*[,;:.!?]\s*|\s+[-\u2013\u2014]+\s+")
CONJUNCTION: Final = re.compile(r"^(?:(?:and|or|but|so|then|if so)\s+)+")
AUXILIARY: Final = (
    r"(?:am|is|are|was|were|do|does|did|has|have|had|can|could|may|might|must|shall|should"
    r"|will|would|ought)(?:n't)?|won't|can't|shan't|cannot"
)
OPENS_WITH_AUXILIARY: Final = re.compile(rf"^(?:{AUXILIARY})\b")
JOINED_CLOSED_CLAUSE: Final = re.compile(
    rf"\b(?:and|but)\s+(?:{AUXILIARY})\s+(?:you|i|we|they|he|she|it|there|this|that|your|my)\b"
)
INTERROGATIVE: Final = r"(?:what|how|where|when|which|who|whom|whose)"
ASKS: Final = re.compile(rf"\b{INTERROGATIVE}\b")
OPENS_WITH_INTERROGATIVE: Final = re.compile(
    rf"^(?:(?:for|from|in|on|to|with)\s+)?{INTERROGATIVE}\b"
)
INVITES: Final = re.compile(r"^(?:tell me|describe|think of|imagine|walk me through)\b")
OPENING: Final = re.compile(
    rf"^(?:{INTERROGATIVE}|if|tell me|describe|think of|imagine|walk me through|on a scale)\b"
)
STOP_WORDS: Final = frozenset(
    """
    a about all am an and any are as at be been but by can could did do does for from had has have
    how i if in is it its just may me might more most much must my no not of on one or our ours
    should so some than that the their them then there these they this those to up us was we were
    what when where which who whom whose will with would you your yours like
    """.split()
)


@cache
def bank(theme: str) -> dict[str, Any]:
    """The parsed bank of a theme; a key written twice is an error of the parser."""
    text = (BANKS / f"{theme}.yaml").read_text(encoding="utf-8")
    loaded = YAML(typ="safe", pure=True).load(text)
    assert isinstance(loaded, dict), f"{theme}.yaml is no mapping"
    return loaded


def questions(theme: str) -> list[dict[str, Any]]:
    """The questions of a theme in the order of the file."""
    listed = bank(theme)["questions"]
    assert isinstance(listed, list), f"{theme}.yaml: questions is no list"
    return listed


def sentences(theme: str) -> Iterator[tuple[str, str]]:
    """Everything a bank may put before a person: where it stands, and its text."""
    for question in questions(theme):
        yield question["id"], question["text"]
        for number, text in enumerate(question.get("follow_ups", []), start=1):
            yield f"{question['id']} follow-up {number}", text


def suits(question: dict[str, Any], relation: str) -> bool:
    """Whether a question may be put to someone of that relation."""
    return relation in question.get("relations", RELATIONS)


def why_closed(text: str) -> str | None:
    """What makes a question answerable with yes or no; None for an open one."""
    lowered = text.lower().replace("\u2019", "'").strip()
    clauses = [CONJUNCTION.sub("", part) for part in CLAUSE_BREAK.split(lowered) if part]
    if not OPENING.match(lowered):
        return "opens with none of the open words"
    for clause in clauses:
        if OPENS_WITH_AUXILIARY.match(clause):
            return f"a clause opens with an auxiliary verb: {clause}"
    if JOINED_CLOSED_CLAUSE.search(lowered):
        return "a closed clause is joined on"
    last = clauses[-1]
    if not (ASKS.search(last) or INVITES.match(last)):
        return f"the last clause asks nothing: {last}"
    if lowered.startswith(("if ", "on a scale")) and not any(
        OPENS_WITH_INTERROGATIVE.match(clause) for clause in clauses[1:]
    ):
        return "the condition is followed by no open question"
    return None


def plain_words(text: str) -> list[str]:
    """The words of a question, lower-cased and without punctuation."""
    return re.findall(r"[a-z0-9]+(?:['-][a-z0-9]+)*", text.lower())


def alike(left: str, right: str) -> bool:
    """Whether two questions are near enough to be felt as the same one."""
    words_left, words_right = plain_words(left), plain_words(right)
    telling_left, telling_right = set(words_left) - STOP_WORDS, set(words_right) - STOP_WORDS
    union = telling_left | telling_right
    if union and len(telling_left & telling_right) / len(union) >= SAME_WORDS:
        return True
    matcher = SequenceMatcher(None, " ".join(words_left), " ".join(words_right), autojunk=False)
    return (
        matcher.real_quick_ratio() >= SAME_LETTERS
        and matcher.quick_ratio() >= SAME_LETTERS
        and matcher.ratio() >= SAME_LETTERS
    )


def test_there_is_one_bank_for_each_theme_and_no_other() -> None:
    assert sorted(path.name for path in BANKS.iterdir()) == sorted(f"{t}.yaml" for t in THEMES)


@pytest.mark.parametrize("theme", THEMES)
def test_a_bank_names_the_theme_of_its_file_and_holds_nothing_but_questions(theme: str) -> None:
    assert set(bank(theme)) == {"theme", "questions"}
    assert bank(theme)["theme"] == theme


@pytest.mark.parametrize("theme", THEMES)
def test_a_bank_opens_with_one_comment_saying_what_the_theme_is_about(theme: str) -> None:
    data = (BANKS / f"{theme}.yaml").read_bytes()
    lines = data.decode("utf-8").split("\n")
    assert re.fullmatch(r"# [A-Z].{20,}\.", lines[0])
    assert not any(line.lstrip().startswith("#") for line in lines[1:])
    assert data.endswith(b"\n")
    assert b"\r" not in data


@pytest.mark.parametrize("theme", THEMES)
def test_a_bank_holds_at_least_fifteen_questions(theme: str) -> None:
    assert len(questions(theme)) >= 15


@pytest.mark.parametrize("theme", THEMES)
def test_ids_are_the_theme_and_a_number_counted_up_from_one(theme: str) -> None:
    expected = [f"{theme}-{number:03}" for number in range(1, len(questions(theme)) + 1)]
    assert [question["id"] for question in questions(theme)] == expected


@pytest.mark.parametrize("theme", THEMES)
def test_a_question_has_the_needed_keys_and_only_known_ones(theme: str) -> None:
    for question in questions(theme):
        assert set(question) >= REQUIRED, question
        assert set(question) <= REQUIRED | OPTIONAL, question


@pytest.mark.parametrize("theme", THEMES)
def test_every_question_is_light_or_deep_and_a_bank_has_enough_of_both(theme: str) -> None:
    depths = [question["depth"] for question in questions(theme)]
    assert set(depths) == {"light", "deep"}
    assert depths.count("light") >= len(depths) * 0.4
    assert depths.count("deep") >= len(depths) / 3


@pytest.mark.parametrize("theme", THEMES)
def test_optional_values_are_of_the_known_kind(theme: str) -> None:
    for question in questions(theme):
        where = question["id"]
        if "direction" in question:
            assert question["direction"] in {"to-manager", "to-person"}, where
        if "relations" in question:
            relations = question["relations"]
            assert isinstance(relations, list), where
            assert relations, where
            assert len(set(relations)) == len(relations), where
            assert set(relations) < RELATIONS, f"{where}: leave relations out where all fit"
        if "follow_ups" in question:
            assert isinstance(question["follow_ups"], list), where
            assert 1 <= len(question["follow_ups"]) <= 3, where
        if "not_before_weeks" in question:
            assert type(question["not_before_weeks"]) is int, where
            assert 1 <= question["not_before_weeks"] <= 52, where


@pytest.mark.parametrize("theme", THEMES)
def test_a_text_is_one_short_plain_line_ending_with_its_only_question_mark(theme: str) -> None:
    for where, text in sentences(theme):
        assert isinstance(text, str), where
        assert PLAIN_LINE.fullmatch(text), f"{where}: {text!r}"
        assert text == " ".join(text.split()), f"{where}: {text!r}"
        assert text[0].isupper(), f"{where}: {text}"
        assert text.endswith("?"), f"{where}: {text}"
        assert text.count("?") == 1, f"{where}: {text}"
        assert 10 <= len(text) <= MAX_LENGTH, f"{where}: {len(text)} characters"


@pytest.mark.parametrize("theme", THEMES)
def test_most_questions_of_a_bank_can_be_said_in_one_breath(theme: str) -> None:
    lengths = [len(question["text"]) for question in questions(theme)]
    assert sum(length < 100 for length in lengths) > len(lengths) * 0.8


@pytest.mark.parametrize("theme", THEMES)
def test_no_question_or_follow_up_can_be_answered_with_yes_or_no(theme: str) -> None:
    closed = {where: why_closed(text) for where, text in sentences(theme)}
    assert {where: reason for where, reason in closed.items() if reason} == {}


@pytest.mark.parametrize("theme", THEMES)
def test_nobody_is_asked_to_justify_themselves_with_a_why(theme: str) -> None:
    assert [where for where, text in sentences(theme) if "why" in plain_words(text)] == []


@pytest.mark.parametrize("theme", THEMES)
def test_at_least_four_questions_of_a_bank_suit_every_relation(theme: str) -> None:
    assert sum("relations" not in question for question in questions(theme)) >= 4


@pytest.mark.parametrize("relation", sorted(RELATIONS))
@pytest.mark.parametrize("theme", FOR_EVERYBODY)
def test_feedback_and_meta_have_at_least_ten_questions_for_everybody(
    theme: str, relation: str
) -> None:
    assert sum(suits(question, relation) for question in questions(theme)) >= 10


@pytest.mark.parametrize("theme", THEMES)
def test_a_first_meeting_finds_light_and_deep_questions_in_every_bank(theme: str) -> None:
    at_once = [q["depth"] for q in questions(theme) if "not_before_weeks" not in q]
    assert at_once.count("light") >= 4
    assert at_once.count("deep") >= 1


def test_no_sentence_stands_twice_in_the_banks() -> None:
    seen: dict[str, str] = {}
    for theme in THEMES:
        for where, text in sentences(theme):
            key = " ".join(plain_words(text))
            assert key not in seen, f"{where} repeats {seen[key]}: {text}"
            seen[key] = where


def test_no_two_questions_are_nearly_the_same_within_or_across_banks() -> None:
    asked = [(q["id"], q["text"]) for theme in THEMES for q in questions(theme)]
    twins = [f"{a}: {x} / {b}: {y}" for (a, x), (b, y) in combinations(asked, 2) if alike(x, y)]
    assert twins == []


@pytest.mark.parametrize(("identifier", "text"), FIXED_TEXTS.items())
def test_questions_cited_elsewhere_keep_their_words(identifier: str, text: str) -> None:
    theme = identifier.rpartition("-")[0]
    assert {q["id"]: q["text"] for q in questions(theme)}[identifier] == text


@pytest.mark.parametrize(
    "text",
    [
        "Do you like your work?",
        "Isn't that what you wanted?",
        "What happened last week, and did it help?",
        "What happened last week and did it help?",
        "If you could choose, would you stay?",
        "If you could choose would you stay?",
        "Think of last week. Was it good?",
        "What a week: have you slept?",
        "How it went \u2013 can you say?",
        "What you said made sense, right?",
        "On a scale of 1 to 10, would you say seven?",
        "You know what I mean?",
    ],
)
def test_the_check_recognises_a_closed_question(text: str) -> None:
    assert why_closed(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "If you could change one thing, what would it be?",
        "What would you do, and what would you leave?",
        "Which tasks are you glad to have, and for what reason?",
        "Think of a day that was good. What made it so?",
        "On a scale of 1 to 10, how was the week, and what would add a point?",
        "When two people want different things, how do you decide?",
        "Describe the week as it was for you?",
    ],
)
def test_the_check_lets_an_open_question_pass(text: str) -> None:
    assert why_closed(text) is None


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("What gave you energy this week?", "What gave you energy last week?", True),
        ("Which meeting could be shorter?", "Which of our meetings could be shorter?", True),
        ("Which rule costs too much?", "Which rule helps you most?", False),
        ("What would you change here?", "Who could clear the way for you?", False),
    ],
)
def test_the_check_tells_twins_from_neighbours(left: str, right: str, expected: bool) -> None:
    assert alike(left, right) is expected
