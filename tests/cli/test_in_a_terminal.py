"""In a real terminal, tmux's: widths, colours, the pager, Ctrl-C, questions."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from wcwidth import wcswidth

from tests.notebooks import notebook, ok, text

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("tmux") is None, reason="no tmux here"),
]

FILES = {
    "people/alice/person.md": "---\nname: Alice\n---\n",
    "people/alice/2026-11-06.md": (
        "---\nthemes: [growth]\nmood: 4\n---\n## Notes\n\n日本語の長い文章がここにあります。\n\n"
        "## Actions\n\n"
        "- [ ] @me ask for the 会議 budget, and 🙂 for the one after it due:2026-11-13 ^a3f9\n"
        "- [ ] @alice draft the café RFC, in words too many for forty columns due:fri ^k2mm\n"
    ),
    "people/bob/log.md": "".join(f"- 2026-11-{n:02} note: line {n}\n" for n in range(1, 20)),
}
PROMPT = "ready>"


class Screen:
    """A tmux session with a shell in it, in a notebook."""

    def __init__(self, root: Path, columns: int, lines: int = 50) -> None:
        self.ran = 0
        self.socket = root.parent / "tmux"
        environment = {
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(root.parent),
            "LC_ALL": "C.UTF-8",
            "ONEONONE_TODAY": "2026-11-20",
            "PS1": PROMPT,
        }
        given = " ".join(f"{name}={shlex.quote(value)}" for name, value in environment.items())
        shell = f"cd {shlex.quote(str(root))} && exec env -i TERM=$TERM {given} sh"
        size = ("-x", str(columns), "-y", str(lines))
        self._tmux("-f", "/dev/null", "new-session", "-d", *size, shell)
        self.wait_for(PROMPT)

    def _tmux(self, *words: str) -> str:
        command = ["tmux", "-u", "-S", str(self.socket), *words]
        done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def show(self, *options: str) -> str:
        """What stands on it, blanks at the ends of lines left out."""
        return "\n".join(
            line.rstrip() for line in self._tmux("capture-pane", "-p", *options).split("\n")
        ).rstrip()

    def wait_for(self, pattern: str) -> str:
        """The screen, once it holds that."""
        for _ in range(300):
            shown = self.show()
            if re.search(pattern, shown):
                return shown
            time.sleep(0.1)
        raise AssertionError(f"no {pattern!r} on:\n{shown}")

    def type(self, *keys: str) -> None:
        """Press keys, by tmux's names or as they are."""
        self._tmux("send-keys", *keys)

    def run(self, command: str, *options: str) -> str:
        """What a command leaves on an empty screen."""
        self.ran += 1
        ended = f"ended {self.ran}"
        self.type(f"clear; {command}; echo {ended} $?", "Enter")
        self.wait_for(rf"{ended} \d+")
        return self.show(*options).partition(f"\n{ended} ")[0]

    def close(self) -> None:
        subprocess.run(["tmux", "-S", str(self.socket), "kill-server"], check=False)


@pytest.fixture
def screens(tmp_path: Path) -> Iterator[list[Screen]]:
    opened: list[Screen] = []
    yield opened
    for screen in opened:
        screen.close()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return notebook(tmp_path / "notes", FILES)


def open_screen(screens: list[Screen], root: Path, columns: int, lines: int = 50) -> Screen:
    screens.append(Screen(root, columns, lines))
    return screens[-1]


@pytest.mark.parametrize("columns", [40, 80, 160])
def test_tables_keep_to_the_width_and_their_columns_line_up(
    screens: list[Screen], root: Path, columns: int
) -> None:
    screen = open_screen(screens, root, columns)
    for command in ("todo", "status", "coverage", "coverage alice", "person list", "stats alice"):
        shown = screen.run(f"1on1 {command}").splitlines()
        assert shown
        # A line that had been too long would go on in the terminal's next one, at its left edge.
        assert all(wcswidth(line) <= columns for line in shown), command
    rows = [line for line in screen.run("1on1 todo").splitlines() if " alice " in line]
    assert len({wcswidth(row.partition(" alice ")[0]) for row in rows}) == 1
    if columns == 160:
        ends = {wcswidth(re.sub(r"(me|alice)$", "", row)) for row in rows}
        assert len(ends) == 1, "behind Chinese and an emoji the owner stands in its column"


def test_the_help_fits_eighty_columns(screens: list[Screen], root: Path) -> None:
    screen = open_screen(screens, root, 80)
    assert "Before a meeting:" in screen.run("1on1 --help | head -30")


def test_colours_have_meaning_and_can_be_had_without(screens: list[Screen], root: Path) -> None:
    screen = open_screen(screens, root, 80)
    late = r"\x1b\[31m7 days late"
    assert re.search(late, screen.run("1on1 todo", "-e"))
    plain = screen.run("NO_COLOR=1 1on1 todo", "-e")
    assert "7 days late" in plain
    assert "\x1b[31m" not in plain
    assert "\x1b[31m" not in screen.run("TERM=dumb 1on1 todo", "-e")
    assert re.search(late, screen.run("NO_COLOR=1 1on1 todo --color always", "-e"))


def test_a_closed_pipe_is_no_message(screens: list[Screen], root: Path) -> None:
    screen = open_screen(screens, root, 80)
    shown = screen.run("1on1 history bob | head -1")
    assert len(shown.splitlines()) == 1
    assert "Broken" not in shown


@pytest.mark.skipif(shutil.which("less") is None, reason="no less here")
def test_a_long_page_opens_in_less_and_a_short_one_does_not(
    screens: list[Screen], root: Path
) -> None:
    screen = open_screen(screens, root, 80, lines=10)
    screen.type("clear; 1on1 history bob; echo ended $?", "Enter")
    assert "ended" not in screen.wait_for(r"(?m)^:$")
    screen.type("q")
    screen.wait_for("ended 0")
    assert "line 19" in screen.run("1on1 history bob --no-pager")
    assert "made by 1on1 review" in screen.run("1on1 review bob")


def test_ctrl_c_at_a_question_writes_nothing(screens: list[Screen], root: Path) -> None:
    screen = open_screen(screens, root, 80)
    before = text(root, "people/alice/2026-11-06.md")
    screen.type("clear; 1on1 fmt; echo ended $?", "Enter")
    screen.wait_for(r"write 1 line in 1 note\? \[y/N\]")
    screen.type("C-c")
    screen.type("Enter")
    screen.type("echo code $?", "Enter")
    screen.wait_for(r"(ended|code) 130")
    assert text(root, "people/alice/2026-11-06.md") == before
    screen.type("clear; 1on1 fmt; echo ended $?", "Enter")
    screen.wait_for(r"\[y/N\]")
    screen.type("y", "Enter")
    screen.wait_for("ended 0")
    assert "due:2026-11-13 ^k2mm" in text(root, "people/alice/2026-11-06.md")
    assert ok(root, "fmt", "--check") == ""
