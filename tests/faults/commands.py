"""The commands that write, each with the notebook it writes to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.bench import Bench
from tests.faults.warm import Warm
from tests.notebooks import notebook, ok

EARLIER = "people/alice/2026-10-30.md"
OLD = "people/alice/2026-11-06.md"
LATER = "people/alice/2026-11-27.md"
AGENDA = "people/alice/agenda.md"

NOTES = {
    EARLIER: "- [ ] @me call the bank\n> - [/] write to\n>   the board due:fri\r\n",
    OLD: "## Agenda\n- [ ] waiting\n\n## Actions\n- [>] moved\n- [ ] order 🆔 k2mm 📅 2026-11-10\n",
    LATER: "---\nstatus: planned\n---\n- [ ] look ahead\n  - [ ] far\n",
    AGENDA: "- [ ] point\n- [x] old\n",
    "people/alice/person.md": "---\nname: Alice\ncadence: weekly\n---\n",
    "people/bob/2026-11-13.md": "## Actions\n- [ ] @bob draft it ^b0b0\n",
}


SUMMARY = "## Summary\n\nWe agreed.\n\n## Actions\n\n- [ ] order 🆔 k2mm 📅 2026-11-10\n"


@dataclass(frozen=True)
class Written:
    """A command line; `again` tells whether doing it once more completes what was cut short.

    `first` is a command that has been called before; `{root}` in a word is the notebook.
    """

    words: Sequence[str]
    files: Mapping[str, str] = field(default_factory=dict)
    git: bool = False
    again: bool = True
    first: Sequence[str] = ()

    def bench(self, warm: Warm, folder: Path) -> Bench:
        """It, on the bench."""
        notebook(folder / "master", {**NOTES, **self.files}, git=self.git)
        if self.first:
            ok(folder / "master", *self.first)
        return Bench(warm, folder, self.words, self.git)


COMMANDS = {
    "done": Written(["done", "k2mm"]),
    "done in git": Written(["done", "k2mm"], git=True),
    "done in two notes": Written(["done", "k2mm", "b0b0"]),
    "drop": Written(["drop", "k2mm"]),
    "due": Written(["due", "k2mm", "2026-12-01"]),
    "assign": Written(["assign", "k2mm", "bob"]),
    "fmt": Written(["fmt"]),
    "new": Written(["new", "alice"]),
    "new in git": Written(["new", "alice"], git=True),
    "new person": Written(["new", "Carol Example"]),
    "agenda": Written(["agenda", "alice", "the office"]),
    "agenda for all": Written(["agenda", "--all-people", "the office"], again=False),
    "log": Written(["log", "alice", "calm under pressure", "--kind", "praise"]),
    "person add": Written(["person", "add", "Carol Example", "--cadence", "monthly"]),
    "move": Written(["move", "alice", "2026-12-04"]),
    "skip": Written(["skip", "alice", "--reason", "ill"]),
    "recap": Written(["recap", "alice", "--sent"], {OLD: SUMMARY}),
    "check": Written(["check", "--fix"], {OLD: "- [] order\n"}),
    "undo": Written(["undo"], first=["new", "alice"], again=False),
    "template copy": Written(["template", "copy", "default"]),
    "bank import": Written(
        ["bank", "import", "{root}/questions.json"],
        {"questions.json": '{"growth": ["What comes next?"], "team": ["Who helps you?"]}'},
    ),
    "person set": Written(["person", "set", "alice", "cadence", "monthly"]),
}
