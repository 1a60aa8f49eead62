"""What the commands share that add a line to one of a person's standing notes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from oneonone.app.notebook import Notebook
from oneonone.app.person_notes import PersonNotes
from oneonone.document.meeting_document import Document, parse
from oneonone.document.origin import DocumentKind, origin_of
from oneonone.errors import BadValue, UsageError

_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


def standing_note(
    notebook: Notebook, notes: PersonNotes, kind: DocumentKind
) -> tuple[Document, bytes | None]:
    """Somebody's agenda.md or log.md and its bytes; None and an empty note where there is none."""
    for document in notes.documents:
        if document.origin.kind == kind:
            return document, document.lines.data
    origin = origin_of(f"{notebook.person_folder(notes.handle)}/{kind}.md")
    return parse(b"", origin, notebook.vocabulary), None


def safe_lines(texts: Sequence[str]) -> list[str]:
    """Each text as one line, blanks and line ends folded, empty ones left out.

    Raises UsageError where nothing is left, BadValue for characters no note should hold.
    """
    lines = [" ".join(text.split()) for text in texts]
    for line in lines:
        found = _UNSAFE.search(line)
        if found:
            raise BadValue(
                f"the text holds a character no note should: U+{ord(found[0]):04X}",
                "nothing was written; give plain text, as UTF-8",
            )
    if not any(lines):
        raise UsageError("there is no text to add", "give it in quotes, or - to read lines")
    return [line for line in lines if line]
