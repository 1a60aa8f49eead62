"""Questions of elsewhere: a JSON list of them by category, in the two shapes people have."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from oneonone.domain.record import Record
from oneonone.errors import UsageError

_SHAPES = 'it may be {"category": ["question", …]} or [{"category": "…", "question": "…"}, …]'


class ListedText(Record):
    """A question with the category it was filed under."""

    category: str
    text: str


def read_question_list(data: bytes, name: str) -> list[ListedText]:
    """The questions in the order of the file, blanks folded; `name` is what messages call it.

    Raises UsageError with the line where it is no JSON, with the place where it is another list.
    """
    try:
        value = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UsageError(f"{name}: not UTF-8 text", "save it as UTF-8") from error
    except json.JSONDecodeError as error:
        where = f"{name}:{error.lineno}:{error.colno}"
        raise UsageError(f"{where}: not JSON: {error.msg}", "nothing was written") from error
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits, brackets as many
        raise UsageError(f"{name}: not JSON that can be read", _SHAPES) from error
    return list(_of(value, name))


def _of(value: Any, name: str) -> Iterator[ListedText]:
    if isinstance(value, dict):
        for category, questions in value.items():
            if not isinstance(questions, list):
                raise UsageError(f"{name}: {category!r} holds no list of questions", _SHAPES)
            for number, question in enumerate(questions, 1):
                where = f"{name}: question {number} of {category!r}"
                yield ListedText(category, _text(question, where))
    elif isinstance(value, list):
        for number, entry in enumerate(value, 1):
            where = f"{name}: entry {number}"
            category = entry.get("category") if isinstance(entry, dict) else None
            if not isinstance(category, str):
                raise UsageError(f"{where} has no category", _SHAPES)
            yield ListedText(category, _text(entry, where))
    else:
        raise UsageError(f"{name}: no list of questions", _SHAPES)


def _text(value: Any, where: str) -> str:
    if isinstance(value, dict):
        value = value.get("question", value.get("text"))
    # Half a character, as \ud83d alone, can be written into no file.
    text = value.encode("utf-8", "replace").decode() if isinstance(value, str) else ""
    if not text.strip():
        raise UsageError(f"{where} has no text", _SHAPES)
    return " ".join(text.split())
