"""Which themes to bring into a person's next conversation, each with a question."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from oneonone.app.notebook import Notebook, PersonNotes, first_held
from oneonone.assets import bundled
from oneonone.document.bank import Bank, read_bank
from oneonone.domain.coverage import ThemeStanding, bring_up, followed_themes, standings
from oneonone.domain.question import Question, pick
from oneonone.domain.theme import CORE
from oneonone.store.notebook_dir import list_banks, read_file

BANK_FOLDER = "question_banks"


@dataclass(frozen=True, slots=True)
class Prompted:
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
    return standings(notes.person, followed, evidence, first_held(occasions), notes.away, day)


def prompts_for(
    notebook: Notebook, notes: PersonNotes, day: date, today: date, count: int
) -> list[Prompted]:
    """The `count` stalest themes that have a question for this person, each with one."""
    rows = standing_of(notes, notebook, day, today)
    # In a note `next` is the meeting after it, so "the meeting after next" is two cadences away.
    ahead = 2 * notes.person.rhythm.days if notes.person.rhythm else 0
    asked = notes.asked()
    since = notes.person.since or first_held(notes.story(today)) or day
    found: list[Prompted] = []
    for theme in bring_up(rows, ahead, CORE):
        if len(found) >= count:
            break
        questions = bank_of(notebook, theme).questions
        found += [
            Prompted(theme, question)
            for question in pick(questions, asked, notes.person, since, day)
        ]
    return found


def bank_of(notebook: Notebook, theme: str) -> Bank:
    """The questions of a theme: the notebook's own bank, which takes the bundled one's place."""
    path = f"{BANK_FOLDER}/{theme}.yaml"
    if path in list_banks(notebook.root):
        return read_bank(read_file(notebook.root, path), path, theme)
    data = bundled.bank(theme)
    return read_bank(data, path, theme) if data is not None else Bank(theme, ())
