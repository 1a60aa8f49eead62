"""Adding questions to a bank as a byte splice: comments, order and style of the rest stay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from oneonone.document.bank import read_bank
from oneonone.document.lines import BOM, Lines
from oneonone.document.yaml_file import read_yaml_file
from oneonone.document.yaml_text import yaml_text
from oneonone.domain.question import Question
from oneonone.errors import EditRefused

FIRST_OWN_NUMBER = 501
"""Below it are the bundled banks' own, which may grow with a new version."""


def new_bank(theme: str) -> bytes:
    """A bank without any question yet."""
    return f"# Your own questions; they stand beside the bundled ones.\ntheme: {theme}\n".encode()


def next_ids(theme: str, taken: Iterable[str]) -> Iterator[str]:
    """Ids nobody has, `growth-501` and on, above the highest there is."""
    numbers = [name.removeprefix(f"{theme}-") for name in taken]
    number = max([FIRST_OWN_NUMBER - 1, *(int(n) for n in numbers if n.isdecimal())])
    while True:
        number += 1
        yield f"{theme}-{number}"


def add_questions(data: bytes, path: str, theme: str, questions: Sequence[Question]) -> bytes:
    """The bank `data` with more questions, of which only id and text are written, at its end.

    Raises EditRefused where it is broken, or would not read as before with these at its end.
    """
    before = read_bank(data, path, theme)
    file = read_yaml_file(data, path, "B01")
    if file.problem:
        problem = file.problem
        raise EditRefused(
            f"{path}:{problem.line}:{problem.column}: {problem.message}", "correct the file first"
        )
    end = Lines(data).line_end.decode()
    text = data.decode("utf-8-sig")
    missing = "" if text.endswith(("\n", "\r")) or not text else end
    whole = text + missing
    at, added = _splice(whole, questions)
    changed = whole[:at] + added.replace("\n", end) + whole[at:]
    after = (BOM if data.startswith(BOM) else b"") + changed.removesuffix(missing).encode()
    found = read_bank(after, path, theme)
    known = {one.message for one in before.diagnostics}
    reasons = [one.message for one in found.diagnostics if one.message not in known]
    if reasons or found.questions != (*before.questions, *questions):
        why = reasons[0] if reasons else "the rest would read differently"
        raise EditRefused(
            f"{path}: the questions cannot be added safely: {why}", "add them in your editor"
        )
    return after


def _splice(text: str, questions: Sequence[Question]) -> tuple[int, str]:
    """Where new entries go in a text whose last line is ended, and what is put there."""
    from ruamel.yaml import YAML

    # As many characters as before, so that the places of ruamel's nodes hold for the text.
    plain = text.replace("\r\n", " \n").replace("\r", "\n")
    root = YAML().compose(plain)
    pairs = {key.value: (key, value) for key, value in root.value} if root else {}
    if "questions" not in pairs:
        return len(text), "questions:\n" + _entries(questions, "  ")
    key, entries = pairs["questions"]
    if not isinstance(entries.value, list):  # nothing stands there yet
        return plain.index("\n", key.end_mark.index) + 1, _entries(questions, "  ")
    if entries.flow_style:
        flow = ", ".join(yaml_text({"id": one.id, "text": one.text}) for one in questions)
        return entries.end_mark.index - 1, f", {flow}" if entries.value else flow
    at = plain.index("\n", _last(entries, plain)) + 1
    return at, _entries(questions, " " * entries.start_mark.column)


def _entries(questions: Sequence[Question], indent: str) -> str:
    return "".join(
        f"{indent}- id: {one.id}\n{indent}  text: {yaml_text(one.text)}\n" for one in questions
    )


def _last(node: Any, plain: str) -> int:
    """Where a node ends; a block's own end mark lies beyond comments and blank lines."""
    if isinstance(node.value, list) and node.value and not node.flow_style:
        last = node.value[-1]
        return _last(last[1] if isinstance(last, tuple) else last, plain)
    return len(plain[: node.end_mark.index].rstrip())
