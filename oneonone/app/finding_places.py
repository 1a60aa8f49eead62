"""Where a finding is, as a program wants it that was started in some folder."""

from __future__ import annotations

import os
from pathlib import Path

from oneonone.app.notebook import Notebook
from oneonone.document.diagnostics import Diagnostic
from oneonone.domain.record import Record


class FindingPlaces(Record):
    """Paths as they are seen from `folder`, and columns as an editor counts them."""

    notebook: Notebook
    folder: Path

    def path(self, one: Diagnostic) -> str:
        """The file, seen from the folder; with `/`."""
        return os.path.relpath(self.notebook.root / one.path, self.folder).replace(os.sep, "/")

    def byte_column(self, one: Diagnostic) -> int:
        """The column counted in bytes, from 1, as vim does."""
        return len(self._before(one).encode()) + 1

    def utf16_column(self, one: Diagnostic) -> int:
        """The column counted in halves of UTF-16, from 1, as VS Code does."""
        return len(self._before(one).encode("utf-16-le")) // 2 + 1

    def _before(self, one: Diagnostic) -> str:
        """What stands before it in its line; of files that are no notes, as much of anything."""
        document = self.notebook.by_path.get(one.path)
        if document is None or not document.readable or one.line > len(document.lines):
            return " " * (one.column - 1)
        return document.lines.text(one.line)[: one.column - 1].ljust(one.column - 1)
