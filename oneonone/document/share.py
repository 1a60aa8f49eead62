"""What of a note may be passed on to the person it is about: an allow-list over its blocks.

Everything stays here unless it stands under a heading whose own words name a role that may be
shared, and is of a kind that is understood. Where the structure itself is in doubt, the doubts say
so, and nobody may use the parts.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from oneonone.document.blocks import Span
from oneonone.document.comments import joined
from oneonone.document.doubts import Doubt
from oneonone.document.evidence import ASK
from oneonone.document.lookalikes import looks_private
from oneonone.document.meeting_document import Document
from oneonone.document.metadata import SHAREABLE
from oneonone.document.sections import NOWHERE, Section, Side
from oneonone.document.share_blocks import Permission, SharedItem, Sieve
from oneonone.document.share_doubts import block_doubts, note_doubts
from oneonone.document.tree import Node, read_tree, words_of
from oneonone.domain.record import Record
from oneonone.domain.words import normalised

ITEMS_ONLY = ("agenda", "actions")
"""The roles whose sections give their items away and nothing beside them."""


class SharedPart(Record):
    """A section that may leave: all of it as blocks, and the items that are among them."""

    role: str
    heading: str
    side: Side | None
    line: int
    blocks: tuple[Node, ...]
    items: tuple[SharedItem, ...]


class LeftOut(Record):
    """What stays, by its heading; `share` is the setting that would add it, if one would."""

    heading: str
    share: str | None = None


class Shared(Record):
    """What of a note may leave. Where there are `doubts` none of the rest may be used.

    `lines` are those the parts were made of; `places` the lines of all items in sections that may
    be shared, be they in a part or not.
    """

    parts: tuple[SharedPart, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    lines: frozenset[int] = frozenset()
    places: frozenset[int] = frozenset()


def share(document: Document, permission: Permission) -> Shared:
    """What of a meeting's note or an agenda.md may leave; of no other note anything does."""
    if document.origin.private or document.origin.kind not in ("meeting", "agenda"):
        return Shared()
    return _Sharing(document, permission).read()


class _Chapter:
    """A top-level heading, None before the first, with the blocks up to the next one.

    `role` is what lets it be shared, None where nothing does.
    """

    def __init__(
        self, heading: Node | None, section: Section, role: str | None, end: int, *, private: bool
    ) -> None:
        self.heading = heading
        self.section = section
        self.role = role
        self.end = end
        self.private = private
        self.blocks: list[Node] = []


class _Sharing:
    def __init__(self, document: Document, permission: Permission) -> None:
        self.document = document
        self.permission = permission
        self.hidden = joined([*document.comments.spans, *_questions(document)])
        self.boxes = {box.mark[0] - 1: box for box in document.boxes}
        self.left_out: list[LeftOut] = []
        self.doubts: list[Doubt] = []
        self.lines: set[int] = set()
        self.places: set[int] = set()

    def read(self) -> Shared:
        document = self.document
        start = document.header.body_start
        body = document.lines.data[start:].decode() if document.readable else ""
        tree = read_tree(body, start)
        chapters = list(self._chapters(tree))
        self._find_doubts(tree, chapters)
        parts = [part for chapter in chapters if (part := self._part(chapter))]
        return Shared(
            tuple(parts),
            tuple(dict.fromkeys(self.left_out)),
            tuple(sorted(set(self.doubts), key=lambda doubt: doubt.line)),
            frozenset(self.lines),
            frozenset(self.places),
        )

    def _chapters(self, tree: Sequence[Node]) -> Iterator[_Chapter]:
        sections = {section.start: section for section in self.document.sections}
        role = "agenda" if self.document.origin.kind == "agenda" else None
        chapter = _Chapter(None, NOWHERE, role, 0, private=False)
        above: list[tuple[int, bool]] = []  # the levels of the headings above; which are private
        for node in tree:
            if node.kind != "heading":
                chapter.blocks.append(node)
                chapter.end = node.end
                continue
            yield chapter
            level = node.number or 0
            above = [one for one in above if one[0] < level]
            section = sections.get(node.start, NOWHERE)
            private = (
                section.private
                or looks_private(words_of(node.children))
                or any(is_private for _, is_private in above)
            )
            above.append((level, private))
            role = None if private else self._role(section)
            chapter = _Chapter(node, section, role, node.end, private=private)
        yield chapter

    def _role(self, section: Section) -> str | None:
        role = _own_role(self.document, section)
        return role if role in self.permission.roles else None

    def _find_doubts(self, tree: Sequence[Node], chapters: Sequence[_Chapter]) -> None:
        """What is unsure in sections that may be shared and above them; all, if there are none."""
        shared = [chapter for chapter in chapters if chapter.role]
        data = self.document.lines.data
        note_doubts(self.document, tree, shared[-1].end if shared else len(data) + 1, self._doubt)
        for chapter in shared:
            for node in ([chapter.heading] if chapter.heading else []) + chapter.blocks:
                block_doubts(node, data, self.hidden, self._doubt)

    def _doubt(self, offset: int, message: str) -> None:
        line = self.document.lines.number(offset)
        self.doubts.append(Doubt(self.document.origin.path, line, message))

    # -- parts ---------------------------------------------------------------------------------

    def _part(self, chapter: _Chapter) -> SharedPart | None:
        if chapter.role is None:
            self._leave_out(chapter)
            return None
        sieve = Sieve(self.hidden, self.boxes, self.permission)
        if chapter.role in ITEMS_ONLY:
            blocks = sieve.items_alone(chapter.blocks, ticked=chapter.role == "agenda")
        else:
            blocks = sieve.everything(chapter.blocks)
        section = chapter.section
        self.places |= sieve.places
        self.left_out += _rest_of(section.heading or "the agenda", sieve)
        if chapter.role in ITEMS_ONLY and self._written_in(chapter, self._beside_items):
            self.left_out.append(LeftOut(f"{section.heading} (what stands beside its items)"))
        if not blocks:
            return None
        self._count_lines(blocks)
        return SharedPart(
            chapter.role, section.heading, section.side, section.line, blocks, tuple(sieve.items)
        )

    def _leave_out(self, chapter: _Chapter) -> None:
        """Name a section that stays, if somebody wrote in it."""
        section = chapter.section
        if not self._written_in(chapter, self._written):
            return
        if chapter.heading is None:
            self.left_out.append(LeftOut("what stands above the first heading"))
            return
        role = None if chapter.private else _own_role(self.document, section)
        self.left_out.append(LeftOut(section.heading, role if role in SHAREABLE else None))

    def _written_in(self, chapter: _Chapter, lines: Sequence[int]) -> bool:
        """Whether one of the sorted lines stands below the heading."""
        last = self.document.lines.number(max(chapter.end - 1, 0))
        place = bisect_right(lines, chapter.section.line)
        return place < len(lines) and lines[place] <= last

    @cached_property
    def _written(self) -> list[int]:
        """The lines somebody wrote; none where the note is no meeting's."""
        meeting = self.document.meeting
        return sorted(one.line for one in meeting.written) if meeting else []

    @cached_property
    def _beside_items(self) -> list[int]:
        own = {n for box in self.document.boxes for n in range(box.first_line, box.last_line + 1)}
        return [line for line in self._written if line not in own]

    def _count_lines(self, nodes: Sequence[Node]) -> None:
        number = self.document.lines.number
        for node in nodes:
            if node.end and not node.children:
                self.lines.update(range(number(node.start), number(node.end - 1) + 1))
            self._count_lines(node.children)


def _own_role(document: Document, section: Section) -> str | None:
    """What a heading's own words say: a role, or that it is a theme's."""
    if section.own_role:
        return section.own_role
    names = document.structure.themes.names if document.facts else ()
    return "themes" if normalised(section.heading) in names else None


def _questions(document: Document) -> Iterator[Span]:
    """The questions `new` and `ask` put into a note, up to where their answers begin."""
    lines = document.lines
    ends = {
        lines.number(start): end
        for start, end in document.blocks.comments
        if ASK.fullmatch(lines.data, start, end)
    }
    for prompt in document.meeting.prompts if document.meeting else ():
        yield lines.span(prompt.first_line)[0], ends[prompt.line]


def _rest_of(heading: str, sieve: Sieve) -> Iterator[LeftOut]:
    """What of a section that is shared stays all the same."""
    for number, one, more in (
        (sieve.unticked, "a point that is not ticked", "points that are not ticked"),
        (sieve.nested, "an item below another one", "items below other ones"),
        (sieve.withheld, "an item that stands elsewhere too", "items that stand elsewhere too"),
        (sieve.ruled, "a quote or list item with a heading", "quotes or list items with headings"),
    ):
        if number:
            yield LeftOut(f"{heading} ({one if number == 1 else f'{number} {more}'})")
