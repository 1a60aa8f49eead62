"""What `doctor` says of a notebook: its files, and what 1on1 keeps beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import cached_property
from pathlib import Path

from oneonone.app.check_notes import check_notebook
from oneonone.app.checkup import Answer, counted
from oneonone.app.clear_leftovers import clear_leftovers
from oneonone.app.notebook import Notebook
from oneonone.document.origin import PEOPLE, PRIVATE, origin_of
from oneonone.document.places import FILE_NAME
from oneonone.document.settings import read_settings
from oneonone.errors import UnsafePath
from oneonone.store import journal
from oneonone.store.derived import own_problem
from oneonone.store.index import FILE as INDEX
from oneonone.store.leftovers import leftovers
from oneonone.store.lock import LOCK, hold
from oneonone.store.machine import open_to_others
from oneonone.store.notebook_dir import DERIVED, Listing, exists, list_notes, read_file

_OWN_FOLDERS = (PEOPLE, PRIVATE, "templates", "question_banks", DERIVED)


class _Held(Exception):
    """Somebody else is writing; the message says who."""


class NotebookLooks:
    """One look a method; they need no settings that can be read."""

    def __init__(self, root: Path, today: date, *, dry_run: bool) -> None:
        self.root = root
        self.today = today
        self.dry_run = dry_run

    def looks(self) -> dict[str, Callable[[], Answer]]:
        """Every look by its name, in the order to show them."""
        return {
            "settings": self.settings,
            "notes": self.notes,
            "findings": self.findings,
            "not read": self.not_read,
            "access": self.access,
            "own folder": self.own_folder,
            "writing": self.writing,
            "leftovers": self.leftovers,
            "undo": self.undo,
            "index": self.index,
        }

    @cached_property
    def _listing(self) -> Listing:
        return list_notes(self.root)

    def settings(self) -> Answer:
        """1on1.yaml; what is wrong in it is named by its line alone, for it may hold names."""
        settings = read_settings(read_file(self.root, FILE_NAME))
        if settings.problem is not None:
            place = f"{FILE_NAME}:{settings.problem.line}:{settings.problem.column}"
            hint = "correct it; until then commands refuse to work (1on1 check says more)"
            return Answer("problem", f"{place}: not YAML", hint)
        if settings.diagnostics:
            lines = ", ".join(str(line) for line in sorted({d.line for d in settings.diagnostics}))
            return Answer("note", f"values that do not fit, {FILE_NAME}:{lines}", "see: 1on1 check")
        return Answer("ok", FILE_NAME)

    def notes(self) -> Answer:
        """How many there are, of how many people."""
        origins = [origin_of(path) for path in self._listing.notes]
        people = {origin.person for origin in origins if origin.person}
        private = sum(origin.private for origin in origins)
        text = f"{counted(len(origins), 'note')}, {private} of them in {PRIVATE}/"
        return Answer("ok", f"{text}; {len(people)} {'person' if len(people) == 1 else 'people'}")

    def findings(self) -> Answer:
        """What `check` finds, as numbers."""
        if read_settings(read_file(self.root, FILE_NAME)).problem is not None:
            return Answer("note", "not looked for until the settings can be read")
        found = check_notebook(Notebook(self.root), self.today)
        errors = sum(one.severity == "error" for one in found)
        if not found:
            return Answer("ok", "none")
        kinds = ((errors, "error"), (len(found) - errors, "warning"))
        text = ", ".join(counted(number, what) for number, what in kinds if number)
        places = tuple(f"{one.path}:{one.line}: {one.code}" for one in found)
        return Answer("problem" if errors else "note", text, "see: 1on1 check", places)

    def not_read(self) -> Answer:
        """Files passed over, by reason."""
        skipped = self._listing.skipped
        if not skipped:
            return Answer("ok", "every note is read")
        reasons = Counter(one.reason for one in skipped)
        text = ", ".join(f"{number} {reason}" for reason, number in sorted(reasons.items()))
        paths = tuple(f"{one.path}: {one.reason}" for one in skipped)
        return Answer("note", f"{counted(len(skipped), 'file')}: {text}", None, paths)

    def access(self) -> Answer:
        """Whether others on this machine may read the notes; nothing is changed."""
        found = open_to_others(self.root, (FILE_NAME, *_OWN_FOLDERS))
        if not found:
            return Answer("ok", "for you alone")
        paths = tuple(one.path for one in found)
        hint = "to keep them out, in the notebook's folder: chmod go= ."
        writable = sum(one.writable for one in found)
        if writable:
            text = f"anybody on this machine may write to {counted(writable, 'file')} or folders"
            return Answer("problem", text, hint, paths)
        text = f"others on this machine may get at {counted(len(found), 'file')} or folders"
        return Answer("note", text, hint, paths)

    @cached_property
    def _own_problem(self) -> str | None:
        files = (LOCK, INDEX, f"{journal.FOLDER}/{journal.name_of(0)}")
        return own_problem(self.root, files)

    def own_folder(self) -> Answer:
        """Whether what 1on1 keeps for itself lies in the notebook, by way of no link."""
        if self._own_problem is None:
            return Answer("ok", f"{DERIVED}/")
        hint = (
            "remove that link or file, 1on1 makes anew what it needs; until then commands refuse "
            "to write, or write without a lock and an undo"
        )
        return Answer("problem", self._own_problem, hint)

    def writing(self) -> Answer:
        """Whether a command is at it; a lock that nobody holds is no lock."""
        if self._own_problem is not None:
            return Answer("note", "not known, see own folder")
        if exists(self.root, LOCK):
            try:
                with hold(self.root, _at_once):
                    pass
            except _Held as held:
                return Answer("note", str(held))
            except UnsafePath as error:
                return Answer("problem", error.message, error.hint)
        return Answer("ok", "nobody just now")

    def leftovers(self) -> Answer:
        """What killed commands left; removed while nobody else writes."""
        if not leftovers(self.root):
            return Answer("ok", "none")
        if self.dry_run:
            return self._cleared()
        if self._own_problem is not None:
            left = counted(len(leftovers(self.root)), "temporary file")
            return Answer("note", f"{left}, not removed, see own folder")
        try:
            with hold(self.root, _at_once):
                return self._cleared()
        except _Held:
            left = counted(len(leftovers(self.root)), "temporary file")
            return Answer("note", f"{left}, perhaps in use", "look again when nobody writes")

    def _cleared(self) -> Answer:
        done = clear_leftovers(self.root, dry_run=self.dry_run)
        verb = "would be removed" if self.dry_run else "removed"
        removed = f"{counted(len(done.removed), 'temporary file')} {verb}"
        if not done.kept:
            return Answer("note" if self.dry_run else "ok", removed, None, done.removed)
        kept = f"{counted(len(done.kept), 'temporary file')} kept"
        text = f"{removed}, {kept}" if done.removed else kept
        hint = "what is in it may stand in no note: look, then delete it yourself"
        return Answer("note", text, hint, done.kept)

    def undo(self) -> Answer:
        """What can be taken back."""
        if self._own_problem is not None:
            return Answer("note", "nothing, see own folder")
        number = len(journal.entries(self.root))
        return Answer("ok", f"{counted(number, 'command')} to take back" if number else "empty")

    def index(self) -> Answer:
        """How large it is; one that does not fit is made anew by whoever would read it."""
        if self._own_problem is not None:
            return Answer("note", "not used, see own folder")
        file = self.root / INDEX
        if not file.is_file():
            return Answer("ok", "none yet")
        return Answer("ok", f"{max(file.stat().st_size // 1024, 1)} KB, safe to delete")


def _at_once(said: str) -> None:
    """Told after a second that somebody else is writing, do not wait for them."""
    raise _Held(said.removeprefix("waiting for "))
