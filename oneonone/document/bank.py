"""A question bank's bytes as questions; what does not fit is a finding, the rest works."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from oneonone.document.diagnostics import Diagnostic
from oneonone.document.keys import Keys
from oneonone.document.yaml_file import read_yaml_file
from oneonone.domain.person import RELATIONS
from oneonone.domain.question import Question
from oneonone.domain.record import Record

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*-\d{1,4}")
_DEPTHS = ("light", "deep")
_DIRECTIONS = ("to-manager", "to-person")


class Bank(Record):
    """The questions of one theme, and what is wrong with the file."""

    theme: str
    questions: tuple[Question, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


def read_bank(data: bytes, path: str, theme: str) -> Bank:
    """The bank of a theme from the bytes of its file at `path`."""
    file = read_yaml_file(data, path, "B01")
    if file.problem:
        return Bank(theme, (), (file.problem,))
    return _Reader(file.text, path, theme).bank(file.values)


class _Reader:
    def __init__(self, text: str, path: str, theme: str) -> None:
        self.text = text.splitlines()
        self.path = path
        self.theme = theme
        self.found: list[Diagnostic] = []

    def bank(self, values: Mapping[str, Any]) -> Bank:
        named = values.get("theme")
        if named != self.theme:
            self._report("theme:", f"theme: {named!r}, but the file is {self.theme}.yaml")
        entries = values.get("questions")
        if not isinstance(entries, list):
            self._report("questions:", "questions: must be a list of questions with id and text")
            entries = []
        questions: dict[str, Question] = {}
        for number, entry in enumerate(entries, 1):
            question = self._question(entry, number)
            if question is not None and question.id in questions:
                self._report(question.id, f"{question.id} stands here twice; the first one holds")
            elif question is not None:
                questions[question.id] = question
        return Bank(self.theme, tuple(questions.values()), tuple(self.found))

    def _question(self, entry: object, number: int) -> Question | None:
        if not isinstance(entry, dict):
            self._report("questions:", f"question {number} must have an id: and a text:")
            return None
        name = str(entry.get("id"))
        keys = Keys(entry, self._key_report(name))
        text = keys.text("text")
        if not _ID.fullmatch(name) or not text:
            self._report(name, f"question {number} needs `id: {self.theme}-<number>` and `text:`")
            return None
        relations = tuple(r for r in keys.texts("relations") if self._is_relation(name, r))
        return Question(
            id=name,
            theme=self.theme,
            text=" ".join(text.split()),
            depth="deep" if keys.choice("depth", _DEPTHS) == "deep" else "light",
            direction=keys.choice("direction", _DIRECTIONS),
            relations=relations,
            follow_ups=keys.texts("follow_ups"),
            not_before_weeks=_weeks(keys),
        )

    def _is_relation(self, name: str, relation: str) -> bool:
        if relation in RELATIONS:
            return True
        self._report(name, f"{name}: {relation!r} is none of {', '.join(RELATIONS)}")
        return False

    def _key_report(self, name: str) -> Callable[[str, str, str], None]:
        return lambda _, key, message: self._report(name, f"{name}: {message}")

    def _report(self, word: str, message: str) -> None:
        line = next((n for n, text in enumerate(self.text, 1) if word in text), 1)
        self.found.append(Diagnostic(self.path, line, 1, "B01", message))


def _weeks(keys: Keys) -> int:
    value = keys.given("not_before_weeks")
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    if value is not None:
        keys.wrong("not_before_weeks", "a number of weeks")
    return 0
