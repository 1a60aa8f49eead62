"""Which themes to bring into a person's next conversation, each with a question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice

from oneonone.app.list_items import theme_named
from oneonone.app.notebook import Notebook
from oneonone.app.person_notes import PersonNotes, first_held
from oneonone.assets import bundled
from oneonone.document.bank import Bank, read_bank
from oneonone.document.settings import PROMPTED_THEMES
from oneonone.domain.coverage import ThemeStanding, bring_up, followed_themes, standings
from oneonone.domain.question import Question, pick
from oneonone.domain.record import Record
from oneonone.domain.theme import CORE
from oneonone.store.notebook_dir import list_banks, read_file

BANK_FOLDER = "question_banks"


class Prompted(Record):
    """A theme with the question that brings it up."""

    theme: str
    question: Question


def standing_of(
    notes: PersonNotes, notebook: Notebook, day: date, today: date
) -> list[ThemeStanding]:
    """How a person's themes stand on a day; `today` decides which meetings were held."""
    occasions = notes.story(today)
    followed = followed_themes(notes.person, notebook.settings.themes)
    evidence = notes.evidence(occasions)
    start = notes.person.since or first_held(occasions)
    return standings(followed, evidence, start, notes.away, day)


def prompts_for(
    notebook: Notebook, notes: PersonNotes, day: date, today: date, count: int
) -> list[Prompted]:
    """The `count` stalest themes that have a question for this person, each with one."""
    rows = standing_of(notes, notebook, day, today)
    # In a note `next` is the meeting after it, so "the meeting after next" is two cadences away.
    ahead = 2 * notes.person.rhythm.days if notes.person.rhythm else 0
    return list(islice(_questions(notebook, notes, bring_up(rows, ahead, CORE), day, today), count))


def questions_for(
    notebook: Notebook,
    name: str,
    today: date,
    *,
    theme: str | None = None,
    count: int | None = None,
) -> list[Prompted]:
    """Questions to ask somebody today: of the stalest themes one each, or `count` of one theme.

    Without a count as many as `new` brings up, or would by default. Raises PersonNotFound,
    AmbiguousPerson, BadValue.
    """
    notes = notebook.find_person(name)
    many = count or notebook.settings.prompted_themes or PROMPTED_THEMES
    if theme is None:
        return prompts_for(notebook, notes, today, today, many)
    themes = [theme_named(notebook, theme)]
    return list(_questions(notebook, notes, themes, today, today, many))


def _questions(
    notebook: Notebook,
    notes: PersonNotes,
    themes: Iterable[str],
    day: date,
    today: date,
    each: int = 1,
) -> Iterator[Prompted]:
    """The best `each` questions of every theme."""
    asked = notes.asked()
    since = notes.person.since or first_held(notes.story(today)) or day
    for theme in themes:
        questions = bank_of(notebook, theme).questions
        for question in pick(questions, asked, notes.person, since, day, each):
            yield Prompted(theme, question)


def bank_of(notebook: Notebook, theme: str) -> Bank:
    """The questions of a theme: the bundled ones, and the notebook's own after them.

    One of the notebook's own takes the place of the bundled one that has its id.
    """
    bundle, own = bundled_bank(theme), own_bank(notebook, theme)
    questions = {question.id: question for question in (*bundle.questions, *own.questions)}
    return Bank(theme, tuple(questions.values()), own.diagnostics)


def bundled_bank(theme: str) -> Bank:
    """The questions that come with the program, none for a theme of the notebook's own."""
    data = bundled.bank(theme)
    return Bank(theme, ()) if data is None else read_bank(data, bank_path(theme), theme)


def own_bank(notebook: Notebook, theme: str) -> Bank:
    """The questions in the notebook, with what is wrong with their file. Raises FileFailure."""
    path = bank_path(theme)
    if path not in list_banks(notebook.root):
        return Bank(theme, ())
    return read_bank(read_file(notebook.root, path), path, theme)


def bank_path(theme: str) -> str:
    """Where the notebook's own questions of a theme lie."""
    return f"{BANK_FOLDER}/{theme}.yaml"
