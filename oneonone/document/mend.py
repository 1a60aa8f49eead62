"""Boxes that were meant and mistyped, put right as byte splices."""

from __future__ import annotations

import re
from collections.abc import Iterable

from oneonone.document.edits import Edit, apply, outline, refuse_unsafe, unplaced
from oneonone.document.meeting_document import Document, parse
from oneonone.document.sections import Vocabulary
from oneonone.errors import EditRefused

_MISTYPED = re.compile(r"\[[ \t]*([xX✓✔☑]?)[ \t]*\](?P<blank>[ \t]?)")


def mend_boxes(document: Document, vocabulary: Vocabulary) -> Document:
    """The note with boxes such as `[ x]`, `[]` or `[ ]text` made boxes; as it was where there are
    none. Signs and letters that only their writer can explain stay.

    Raises UndecodableNote, EditRefused where the rest of the note would read differently.
    """
    refuse_unsafe(document)
    edits = list(_edits(document))
    if not edits:
        return document
    after = parse(apply(document.lines.data, edits), document.origin, vocabulary)
    mended = {document.lines.number(edit.start) for edit in edits}
    kept = [unplaced(box) for box in after.boxes if box.facts.place.line not in mended]
    arrived = {box.facts.place.line for box in after.boxes} >= mended
    same = kept == [unplaced(box) for box in document.boxes]
    if not (arrived and same and outline(document) == outline(after)):
        raise EditRefused(
            f"{document.origin.path}: the boxes cannot be mended safely: the note would read "
            "differently afterwards",
            "correct them in your editor",
        )
    return after


def _edits(document: Document) -> Iterable[Edit]:
    lines = document.lines
    for found in document.diagnostics:
        if found.code != "I01":
            continue
        text = lines.text(found.line)[found.column - 1 :]
        match = _MISTYPED.match(text)
        if match is None:
            continue
        start = lines.span(found.line)[0] + len(lines.text(found.line)[: found.column - 1].encode())
        blank = match["blank"] or " "
        box = f"[{'x' if match[1] else ' '}]{blank}"
        yield Edit(start, start + len(match[0].encode()), box.encode())
