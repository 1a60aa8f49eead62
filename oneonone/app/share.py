"""What of somebody's notes may be passed on to them; the one rule for every text for other eyes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from oneonone.app.notebook import Notebook
from oneonone.app.person_notes import PersonNotes
from oneonone.document.meeting_document import Document
from oneonone.document.metadata import SHARED_ANYWAY
from oneonone.document.share import Shared, share
from oneonone.document.share_blocks import Permission
from oneonone.domain.action_item import ME, Item, ItemLine, State
from oneonone.errors import InDoubt

_MOST_PLACES = 3


class Sharing:
    """What may be shared with one person. Nothing is read but what is asked for.

    `alone`: as far as their own notes tell, whatever those of others say. That is enough to know
    whether there is anything to share, and never to share it. `over_time`: for several notes side
    by side, where an open item is open in the newest alone and was carried on in the others.
    """

    def __init__(
        self,
        notebook: Notebook,
        notes: PersonNotes,
        *,
        alone: bool = False,
        over_time: bool = False,
    ) -> None:
        self.notebook = notebook
        self.notes = notes
        self.alone = alone
        self.over_time = over_time
        shared = (*SHARED_ANYWAY, *notebook.settings.share, *notes.person.share)
        self.roles = frozenset(shared)
        self._plain: dict[str, Shared] = {}

    def of(self, document: Document) -> Shared:
        """What of one of their notes may leave; whoever uses it looks at its doubts first."""
        lines = {
            line.place: _as_it_stood(item, line) if self.over_time else _as_it_stands(item, line)
            for item, line in self._items_in(document)
            if self.may_leave(item)
        }
        return share(document, Permission(self.roles, lines, self.names))

    def leaves_nothing(self, document: Document) -> bool:
        """Whether `of` has neither parts nor doubts; one item that may leave is enough to tell."""
        without_items = self._without_items(document)
        if without_items.parts or without_items.doubts:
            return False
        inside = [
            (item, line)
            for item, line in self._items_in(document)
            if line.place.line in without_items.places
        ]
        for item, line in sorted(inside, key=lambda one: len(one[0].lines)):
            if self.may_leave(item):
                lines = {line.place: _as_it_stands(item, line)}
                if share(document, Permission(self.roles, lines, self.names)).parts:
                    return False
        return True

    def _items_in(self, document: Document) -> Iterator[tuple[Item, ItemLine]]:
        """The items on the lines of a note."""
        for item in self.notes.items:
            for line in item.lines:
                if line.place.path == document.origin.path:
                    yield item, line

    def may_leave(self, item: Item) -> bool:
        """Whether every line of an item stands in a section that may be shared.

        Lines of the same id in anybody's notes count; a note that cannot be read might hold one.
        """
        lines: Iterable[ItemLine] = item.lines
        if item.id and not self.alone:
            lines = {*item.lines, *self.notebook.lines_of_id.get(item.key, ())}
            if self.notebook.unreadable or self._is_named_in_the_dark(item.key):
                return False
        return all(line.place.line in self._open_places(line.place.path) for line in lines)

    @cached_property
    def names(self) -> dict[str, str]:
        """What to call the owners of items: everybody's name by handle, and yours."""
        people = {} if self.alone else self.notebook.people
        names = {handle: one.person.display_name for handle, one in people.items()}
        return {**names, ME: self.notebook.settings.my_name or ME}

    def _open_places(self, path: str) -> frozenset[int]:
        """The lines of a note's items that may be shared; none where its structure is in doubt."""
        notes = self.notes if self.alone else self.notebook
        shared = self._without_items(notes.by_path[path])
        return frozenset() if shared.doubts else shared.places

    def _without_items(self, document: Document) -> Shared:
        path = document.origin.path
        if path not in self._plain:
            self._plain[path] = share(document, Permission(self.roles))
        return self._plain[path]

    def _is_named_in_the_dark(self, key: str) -> bool:
        """Whether a note that is no text holds the letters of an id."""
        return any(key.encode() in data for data in self._dark)

    @cached_property
    def _dark(self) -> list[bytes]:
        """Notes that are no text; UTF-16 has a NUL beside each letter."""
        return [
            document.lines.data.replace(b"\0", b"").lower()
            for document in self.notebook.documents
            if not document.readable
        ]


def has_recap(notebook: Notebook, notes: PersonNotes, document: Document) -> bool:
    """Whether there is something of a note to send.

    One whose structure is in doubt has something, once it is repaired.
    """
    return not Sharing(notebook, notes, alone=True).leaves_nothing(document)


def refuse_doubts(notebook: Notebook, shared: Shared) -> None:
    """Raise InDoubt with the places where nobody can tell what is private."""
    places = [f"{doubt.path}:{doubt.line}: {doubt.message}" for doubt in shared.doubts]
    places += [
        f"{found.path}:{found.line}: {found.message}"
        for found in notebook.settings.diagnostics
        if found.message.startswith("sections")
    ]
    if not places:
        return
    shown = places[:_MOST_PLACES]
    if len(places) > len(shown):
        shown.append(f"… and {len(places) - len(shown)} more")
    them = "it" if len(places) == 1 else "them"
    raise InDoubt("\n      ".join(shown), f"nothing was shared; correct {them} and try again")


def _as_it_stands(item: Item, line: ItemLine) -> ItemLine:
    """A line as it stands today: what was carried on is open or closed where it went to."""
    if line.state is State.MOVED:
        return line._replace(state=item.state)
    return line


def _as_it_stood(item: Item, line: ItemLine) -> ItemLine:
    """A line as one of several: what a newer note holds as well was carried on from here."""
    if line.place == item.line.place:
        return _as_it_stands(item, line)
    if line.state.is_open:
        return line._replace(state=State.MOVED)
    return line
