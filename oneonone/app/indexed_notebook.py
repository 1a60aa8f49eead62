"""A notebook with an index: what listings want to know is asked there first."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property
from pathlib import Path

from oneonone.app.notebook import Notebook
from oneonone.app.person_facts import Known
from oneonone.app.update_index import Progress, known_facts
from oneonone.document.sections import Vocabulary


class IndexedNotebook(Notebook):
    """As a Notebook, and with the same answers; `progress` hears of long readings."""

    def __init__(self, root: Path, version: str, progress: Progress) -> None:
        super().__init__(root)
        self._version = version
        self._progress = progress

    @cached_property
    def known(self) -> Known | None:
        """What everybody's notes say, read where the index does not know it."""
        return known_facts(self, self._version, self._progress)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words notes are read by."""
        plain = self.settings
        if self.known is None:
            return super().vocabulary
        return Vocabulary(plain.themes, plain.sections, self.known.names, plain.me)

    @property
    def handles(self) -> Collection[str]:
        """Everybody's handle."""
        return super().handles if self.known is None else self.known.handles

    @property
    def owners(self) -> Collection[str]:
        """Everybody who owns a line."""
        if self.known is None:
            return super().owners
        return {owner for about in self.known.about.values() for owner in about.owners}

    @property
    def broken(self) -> set[str]:
        """The paths of the notes that could not be read in full."""
        return super().broken if self.known is None else self.known.broken
