"""Questions of elsewhere, put beside the bundled ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from oneonone.app.notebook import Notebook
from oneonone.app.themes import bank_of, bank_path
from oneonone.app.write_notes import Change, Written, write_changes
from oneonone.document.bank_edits import add_questions, new_bank, next_ids
from oneonone.document.question_list import ListedText
from oneonone.domain.question import Question, is_closed
from oneonone.domain.record import Record
from oneonone.domain.words import is_handle, near_matches, normalised
from oneonone.errors import UnsafeName
from oneonone.store.notebook_dir import list_banks, read_file


class UnknownCategory(Record):
    """A category that is no theme's name, with how many questions were left out for it."""

    name: str
    questions: int
    near: tuple[str, ...]


class QuestionsImported(Record):
    """What was added, by theme; how many were there already; what fits nowhere.

    Of what was added `closed` can be answered with yes or no.
    """

    added: tuple[tuple[str, tuple[Question, ...]], ...]
    known: int
    unknown: tuple[UnknownCategory, ...]
    closed: tuple[Question, ...]
    written: Written


def import_questions(
    notebook: Notebook, listed: Sequence[ListedText], *, dry_run: bool = False
) -> QuestionsImported:
    """Add questions to the notebook's own banks, each with an id nobody has.

    Raises UnsafeName for a theme no file can be named after, EditRefused where a bank cannot be
    changed safely, and what writing raises.
    """
    themes = notebook.settings.themes
    texts: dict[str, list[str]] = {}
    left_out: dict[str, int] = {}
    for one in listed:
        theme = themes.resolve(one.category)
        if theme is None:
            left_out[one.category] = left_out.get(one.category, 0) + 1
        else:
            texts.setdefault(theme, []).append(one.text)
    added = [(theme, tuple(_new(notebook, theme, given))) for theme, given in texts.items()]
    added = [(theme, questions) for theme, questions in added if questions]
    changes = [_change(notebook, theme, questions) for theme, questions in added]
    written = write_changes(
        notebook.root, notebook.settings, changes, "bank import", dry_run=dry_run
    )
    known = len(listed) - sum(left_out.values()) - sum(len(new) for _, new in added)
    unknown = tuple(
        UnknownCategory(name, count, tuple(near_matches(name.casefold(), themes.names)))
        for name, count in left_out.items()
    )
    closed = tuple(one for _, new in added for one in new if is_closed(one.text))
    return QuestionsImported(tuple(added), known, unknown, closed, written)


def _new(notebook: Notebook, theme: str, texts: Sequence[str]) -> Iterator[Question]:
    """The texts that are in the theme's bank not even in other capitals or punctuation."""
    questions = bank_of(notebook, theme).questions
    seen = {_words(one.text) for one in questions}
    ids = next_ids(theme, (one.id for one in questions))
    for text in texts:
        if _words(text) not in seen:
            seen.add(_words(text))
            yield Question(next(ids), theme, text)


def _words(text: str) -> str:
    return normalised(text) or text


def _change(notebook: Notebook, theme: str, questions: Sequence[Question]) -> Change:
    if not is_handle(theme):
        raise UnsafeName(
            f"the theme {theme!r} cannot have a question bank",
            "name it with small letters, digits and hyphens in 1on1.yaml",
        )
    path = bank_path(theme)
    is_there = path in list_banks(notebook.root)
    before = read_file(notebook.root, path) if is_there else None
    start = new_bank(theme) if before is None else before
    return Change(path, before, add_questions(start, path, theme, questions))
