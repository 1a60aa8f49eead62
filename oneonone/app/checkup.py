"""One answer of `doctor`: how something is, and what to do where it is not well."""

from __future__ import annotations

from typing import Literal

from oneonone.domain.record import Record

State = Literal["ok", "note", "problem"]
Part = Literal["machine", "notebook", "git"]


class Answer(Record):
    """`text` names nobody: it may be shown to anyone, as may `hint`. Paths have people in them."""

    state: State
    text: str
    hint: str | None = None
    paths: tuple[str, ...] = ()


class Check(Record):
    """What was looked at, such as `locale` of `machine`, and the answer."""

    part: Part
    name: str
    answer: Answer


def counted(number: int, what: str) -> str:
    """`1 note`, `2 notes`."""
    return f"{number} {what if number == 1 else what + 's'}"
