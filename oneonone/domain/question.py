"""Which question to ask whom: suited to the person, and never the same one too soon."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

from oneonone.domain.digest import blake2b
from oneonone.domain.person import Person
from oneonone.domain.record import Record

ANSWERED_REST_DAYS = 183
SHOWN_REST_DAYS = 28


_AUXILIARIES = frozenset(
    "am are is was were do does did have has had can could may might must shall should will "
    "would".split()
)
_JOINING = frozenset("and but or so now then".split())


class Question(Record):
    """An open question of a bank. No `relations` = suits everybody."""

    id: str
    theme: str
    text: str
    depth: Literal["light", "deep"] = "light"
    direction: str | None = None
    relations: tuple[str, ...] = ()
    follow_ups: tuple[str, ...] = ()
    not_before_weeks: int = 0


class Asked(Record):
    """That a question stood in a note of that day, and whether it was answered there."""

    question_id: str
    on: date
    answered: bool


def suits(question: Question, person: Person, together_since: date, day: date) -> bool:
    """Whether the relation and the time spent together allow the question."""
    if question.relations and person.relation not in question.relations:
        return False
    return max((day - together_since).days, 0) >= 7 * question.not_before_weeks


def rests(asked: Iterable[Asked], day: date) -> bool:
    """Whether a question with that history is to be left alone on `day`."""
    return any(
        (day - one.on).days < (ANSWERED_REST_DAYS if one.answered else SHOWN_REST_DAYS)
        for one in asked
    )


def pick(
    questions: Sequence[Question],
    history: Iterable[Asked],
    person: Person,
    together_since: date,
    day: date,
    count: int = 1,
) -> list[Question]:
    """The `count` best questions of one theme for a person on a day; the same for the same day.

    Rested ones first, those never shown before all others, then the least recently shown. If all
    rest, the least recently shown.
    """
    asked: dict[str, list[Asked]] = {}
    for one in history:
        asked.setdefault(one.question_id, []).append(one)

    def rank(question: Question) -> tuple[bool, date, bytes]:
        before = asked.get(question.id, [])
        last = max((one.on for one in before), default=date.min)
        lot = blake2b(f"{person.handle}\0{question.id}".encode(), digest_size=8).digest()
        return (rests(before, day), last, lot)

    suited = [question for question in questions if suits(question, person, together_since, day)]
    return sorted(suited, key=rank)[:count]


def is_closed(text: str) -> bool:
    """Whether an English question can be answered with yes or no: it begins with a verb for that.

    Others may be closed too; nothing is said of what is asked in another language.
    """
    words = (word.strip("¿¡\"'(,") for word in text.casefold().replace("\u2019", "'").split())
    first = next((word for word in words if word not in _JOINING), "")
    return first in _AUXILIARIES or first.endswith("n't")
