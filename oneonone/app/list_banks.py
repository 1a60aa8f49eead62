"""Which questions there are: of every theme how many, and of one theme all of them."""

from __future__ import annotations

from oneonone.app.list_items import theme_named
from oneonone.app.notebook import Notebook
from oneonone.app.themes import bank_of, bank_path, bundled_bank, own_bank
from oneonone.document.bank import Bank
from oneonone.domain.question import Question
from oneonone.domain.record import Record


class ListedBank(Record):
    """A theme with how many of its questions are the notebook's own, and how many bundled.

    `broken` says that something in the notebook's own file could not be used.
    """

    theme: str
    own: int
    bundled: int
    broken: bool

    @property
    def path(self) -> str | None:
        """Where the notebook's own questions lie, None where there are none."""
        return bank_path(self.theme) if self.own or self.broken else None


class ListedQuestion(Record):
    """A question, and whether it is the notebook's own."""

    question: Question
    own: bool


class ShownBank(Record):
    """All questions of a theme in their order; `broken` as in a listing."""

    theme: str
    questions: tuple[ListedQuestion, ...]
    broken: bool


def list_banks(notebook: Notebook) -> list[ListedBank]:
    """Every theme that has questions, or a file that should hold some, in the order of themes."""
    rows = [_row(notebook, theme.name) for theme in notebook.settings.themes.themes]
    return [row for row in rows if row.path or row.bundled]


def show_bank(notebook: Notebook, name: str) -> ShownBank:
    """The questions `new` picks from, of a theme by name or alias. Raises BadValue."""
    theme = theme_named(notebook, name)
    bank, own = bank_of(notebook, theme), _ids(own_bank(notebook, theme))
    questions = tuple(ListedQuestion(one, one.id in own) for one in bank.questions)
    return ShownBank(theme, questions, bool(bank.diagnostics))


def _row(notebook: Notebook, theme: str) -> ListedBank:
    own = own_bank(notebook, theme)
    left = _ids(bundled_bank(theme)) - _ids(own)
    return ListedBank(theme, len(own.questions), len(left), bool(own.diagnostics))


def _ids(bank: Bank) -> set[str]:
    return {question.id for question in bank.questions}
