"""A meeting note of which it is known what it says, so that it need not be read for that."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from oneonone.document.blocks import Blocks
from oneonone.document.comments import Comments
from oneonone.document.diagnostics import Diagnostic
from oneonone.document.frontmatter import Header
from oneonone.document.items import Box
from oneonone.document.lines import Lines
from oneonone.document.meeting_document import Document
from oneonone.document.metadata import MeetingFacts
from oneonone.document.origin import Origin
from oneonone.document.sections import Section
from oneonone.domain.action_item import ItemLine
from oneonone.domain.meeting import Meeting
from oneonone.domain.theme import ThemeSet
from oneonone.errors import NoteChanged


@dataclass(frozen=True, slots=True)
class Gist:
    """What a meeting note says, apart from where in its bytes."""

    items: tuple[ItemLine, ...]
    facts: MeetingFacts
    meeting: Meeting
    diagnostics: tuple[Diagnostic, ...]


def gist_of(document: Document) -> Gist | None:
    """What a note says; None for one that is no meeting's, or of which not all could be read."""
    facts, meeting = document.facts, document.meeting
    whole = document.readable and not document.conflicted and not document.disagrees
    if facts is None or meeting is None or not whole:
        return None
    return Gist(document.items, facts, meeting, document.diagnostics)


class Remembered(Document):
    """A Document by its gist. The note is read when somebody asks where something stands in it.

    That raises NoteChanged where the note no longer says what it is known for.
    """

    _gist: Gist
    _read: Callable[[], Document]

    def __init__(self, origin: Origin, gist: Gist, read: Callable[[], Document]) -> None:
        vars(self).update(
            origin=origin,
            items=gist.items,
            facts=gist.facts,
            meeting=gist.meeting,
            diagnostics=gist.diagnostics,
            _gist=gist,
            _read=read,
        )

    @cached_property
    def _whole(self) -> Document:
        whole = self._read()
        if gist_of(whole) != self._gist:
            raise NoteChanged(
                f"{self.origin.path} was changed by another program meanwhile",
                "look at it and try again",
            )
        return whole

    @property
    def lines(self) -> Lines:
        return self._whole.lines

    @property
    def header(self) -> Header:
        return self._whole.header

    @property
    def values(self) -> Mapping[str, Any]:
        return self._whole.values

    @property
    def blocks(self) -> Blocks:
        return self._whole.blocks

    @property
    def sections(self) -> tuple[Section, ...]:
        return self._whole.sections

    @property
    def comments(self) -> Comments:
        return self._whole.comments

    @property
    def boxes(self) -> tuple[Box, ...]:
        return self._whole.boxes

    @property
    def themes(self) -> ThemeSet | None:
        return self._whole.themes
