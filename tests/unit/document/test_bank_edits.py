"""Adding questions to a bank: a splice at the end of its list, or a refusal."""

from __future__ import annotations

from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneonone.document.bank import read_bank
from oneonone.document.bank_edits import add_questions, new_bank, next_ids
from oneonone.domain.question import Question
from oneonone.errors import EditRefused

PATH = "question_banks/growth.yaml"
TWO = (Question("growth-501", "growth", "What next?"), Question("growth-502", "growth", "so be it"))
BLOCK = '  - id: growth-501\n    text: "What next?"\n  - id: growth-502\n    text: so be it\n'
FLOW = '{id: growth-501, text: "What next?"}, {id: growth-502, text: so be it}'
ONE = "theme: growth\nquestions:\n  - id: growth-001\n    text: Why?  # a good one\n"


def added(text: str, questions: tuple[Question, ...] = TWO) -> str:
    return add_questions(text.encode(), PATH, "growth", questions).decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (ONE, ONE + BLOCK),
        ("theme: growth\n", f"theme: growth\nquestions:\n{BLOCK}"),
        ("theme: growth\nquestions: # none\n", f"theme: growth\nquestions: # none\n{BLOCK}"),
        ("questions:\ntheme: growth\n", f"questions:\n{BLOCK}theme: growth\n"),
        ("theme: growth\nquestions: []\n", f"theme: growth\nquestions: [{FLOW}]\n"),
        (
            "theme: growth\nquestions: [{id: growth-1, text: Why?}] # mine\n",
            f"theme: growth\nquestions: [{{id: growth-1, text: Why?}}, {FLOW}] # mine\n",
        ),
        (f"{ONE}\n# the end\n", f"{ONE}{BLOCK}\n# the end\n"),
        (ONE.replace("  - ", "- ").replace("    ", "  "),
         (ONE + BLOCK).replace("  - ", "- ").replace("    ", "  ")),
        (
            f"# mine\n{ONE}    follow_ups:\n      - When?\n      - [x, y]\nnote: last\n",
            f"# mine\n{ONE}    follow_ups:\n      - When?\n      - [x, y]\n{BLOCK}note: last\n",
        ),
        ("\ufeff" + ONE, "\ufeff" + ONE + BLOCK),
        (ONE.rstrip("\n"), (ONE + BLOCK).rstrip("\n")),
        (ONE.replace("\n", "\r\n"), (ONE + BLOCK).replace("\n", "\r\n")),
        (ONE.rstrip().replace("\n", "\r\n"), (ONE + BLOCK).rstrip().replace("\n", "\r\n")),
        (ONE.replace("\n", "\r"), (ONE + BLOCK).replace("\n", "\r")),
    ],
)  # fmt: skip
def test_the_new_ones_follow_the_last_and_all_other_bytes_stay(before: str, after: str) -> None:
    assert added(before) == after


def test_a_bank_that_is_new_says_what_it_is() -> None:
    after = add_questions(new_bank("growth"), PATH, "growth", TWO)
    assert after.decode() == (
        "# Your own questions; they stand beside the bundled ones.\n"
        f"theme: growth\nquestions:\n{BLOCK}"
    )
    assert read_bank(after, PATH, "growth").diagnostics == ()


def test_a_file_without_a_byte_becomes_one_with_questions_alone() -> None:
    assert added("") == f"questions:\n{BLOCK}"


def test_what_was_wrong_before_is_no_reason_to_refuse() -> None:
    before = "theme: grwth\nquestions:\n  - id: x\n"
    assert added(before) == before + BLOCK


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ("theme: [\n", f"{PATH}:1:9: not YAML: "),
        ("a: 1\na: 2\n", f"{PATH}:2:1: not YAML: "),
        ("theme: growth\nquestions: none\n", f"{PATH}: the questions cannot be added safely: "),
        ("{theme: growth}\n", f"{PATH}: the questions cannot be added safely: "),
        (
            ONE.replace("-001", "-501"),
            f"{PATH}: the questions cannot be added safely: growth-501 stands here twice",
        ),
        (ONE + f"# {'x' * 65_400}\n", f"{PATH}: the questions cannot be added safely: "),
    ],
)
def test_a_bank_that_would_read_differently_is_left_alone(before: str, said: str) -> None:
    with pytest.raises(EditRefused) as caught:
        added(before)
    assert caught.value.message.startswith(said)


def test_a_question_that_would_not_come_back_as_it_was_given_is_refused() -> None:
    with pytest.raises(EditRefused, match="the rest would read differently"):
        added(ONE, (Question("growth-501", "growth", "two  blanks"),))


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), min_size=1))
def test_any_text_comes_back_as_it_was_given(texts: list[str]) -> None:
    folded = [" ".join(text.split()) or "x" for text in texts]
    ids = next_ids("growth", ())
    questions = tuple(Question(next(ids), "growth", text) for text in folded)
    after = added(ONE, questions)
    assert read_bank(after.encode(), PATH, "growth").questions[1:] == questions
    assert after.startswith(ONE)


@pytest.mark.parametrize(
    ("taken", "first"),
    [
        ([], 501),
        (["growth-001", "growth-020"], 501),
        (["growth-501", "growth-700", "growth-502"], 701),
        (["team-900", "growth-x-900", "growth-"], 501),
    ],
)
def test_ids_go_on_above_the_highest_and_leave_room_for_bundled_ones(
    taken: list[str], first: int
) -> None:
    assert list(islice(next_ids("growth", taken), 2)) == [f"growth-{first}", f"growth-{first + 1}"]
