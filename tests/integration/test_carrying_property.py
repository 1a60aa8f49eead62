"""No promise is ever lost or doubled, whatever a notebook goes through."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from oneonone.app.change_item import change_state
from oneonone.app.new_meeting import Wish, new_meeting
from oneonone.domain.action_item import Item
from tests.notebooks import notebook, opened

FIRST = date(2026, 11, 2)
DAYS = st.integers(0, 20).map(lambda days: FIRST + timedelta(days=days))
LINES = {
    "- [ ] call": "call",
    "> * [/] write to\n>   the board due:fri": "write to the board",
    "- [!] @alice ask 📅 2026-11-09": "ask",
    "- [ ] known ^k2mm": "known",
}
PLACES = ["## Actions", "## Agenda", "## Private"]


@dataclass
class Model:
    """What stays open and what is closed, however often it was carried."""

    root: Path
    open: Counter[str] = field(default_factory=Counter)
    closed: Counter[str] = field(default_factory=Counter)
    reopened: bool = False
    points: int = 0

    def write(self, day: date, today: date, pick: int) -> None:
        """Somebody writes an item at the end of a day's note; with an id of his own but once."""
        text = list(LINES)[pick % len(LINES)]
        words = LINES[text]
        if words == "known" and (self.open + self.closed)[words]:
            return
        path = self.root / f"people/alice/{day}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        before = path.read_text() if path.exists() else ""
        place = PLACES[pick // len(LINES) % len(PLACES)]
        path.write_text(f"{before}\n{place}\n\n{text}\n")
        self.open[words] += 1

    def wait(self, day: date, today: date, pick: int) -> None:
        """A new point for the next meeting."""
        self.points += 1
        path = self.root / "people/alice/agenda.md"
        before = path.read_text() if path.exists() else ""
        path.write_text(f"{before}- [ ] point {self.points}\n")
        self.open[f"point {self.points}"] += 1

    def hold(self, day: date, today: date, pick: int) -> None:
        """Somebody writes down that the meeting took place."""
        for path in self.root.glob(f"people/alice/{day}.md"):
            path.write_text(path.read_text() + "\n## Notes\n\nWe talked.\n")

    def new(self, day: date, today: date, pick: int) -> None:
        """`1on1 new alice --date DAY`, now and then a second note for the day."""
        wish = Wish("alice", day, themes=0, again=pick % 4 == 0)
        new_meeting(opened(self.root), wish, today)

    def close(self, day: date, today: date, pick: int) -> None:
        """`1on1 done` or `drop` of something open."""
        command = ("done", "drop")[pick % 2]
        for words in self._change(command, today, pick, lambda item: item.state.is_open):
            self.open[words] -= 1
            self.closed[words] += 1

    def reopen(self, day: date, today: date, pick: int) -> None:
        """`1on1 reopen` of something closed."""
        for words in self._change("reopen", today, pick, lambda item: item.state.is_closed):
            self.closed[words] -= 1
            self.open[words] += 1
            self.reopened = True

    def _change(
        self, command: str, today: date, pick: int, wanted: Callable[[Item], bool]
    ) -> list[str]:
        book = opened(self.root)
        fitting = [item for item in book.items if wanted(item)]
        if not fitting:
            return []
        item = fitting[pick % len(fitting)]
        change_state(book, command, [item.key], today)
        return [item.line.text]

    def check(self) -> None:
        """The notebook says what the model says."""
        items = opened(self.root).items
        assert Counter(i.line.text for i in items if i.state.is_open) == +self.open
        assert Counter(i.line.text for i in items if i.state.is_closed) == +self.closed
        lines = Counter(one.text for i in items for one in i.lines if one.state.is_open)
        if not self.reopened:  # what was closed on two lines is reopened on both
            assert lines == +self.open
        assert set(lines) == set(+self.open)


STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            [Model.new, Model.write, Model.close, Model.hold, Model.reopen, Model.wait]
        ),
        DAYS,
        DAYS,
        st.integers(0, 11),
    ),
    min_size=2,
    max_size=12,
)


@given(STEPS)
@settings(max_examples=60)
def test_open_and_closed_promises_are_those_a_simple_model_counts(
    steps: list[tuple[Callable[[Model, date, date, int], None], date, date, int]],
) -> None:
    with TemporaryDirectory() as folder:
        root = notebook(Path(folder), {"people/alice/person.md": ""})
        model = Model(root)
        for step, day, today, pick in steps:
            step(model, day, today, pick)
            model.check()
