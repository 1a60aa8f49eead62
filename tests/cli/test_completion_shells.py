"""The scripts in real shells. Words of notes are shown, and never done."""

from __future__ import annotations

import os
import pty
import re
import select
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

import pytest

from oneonone.render.shell_scripts import SCRIPTS
from tests.notebooks import cli, notebook

HERE = Path(__file__).parents[2]
EVIL = "$(touch hit) `touch hit` ; touch hit | touch hit & 'touch' \"hit\" %F{red} \\n ${x:-$(y)}"
_ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x07|\x08")
FILES = {
    "people/alice/person.md": f"---\nname: >-\n  Alice {EVIL}\n---\n",
    "people/alice/2026-11-06.md": (
        f"- [ ] @me call {EVIL} ^call\n- [ ] @me care for it {EVIL} ^care\n"
        "- [ ] @me write ^wxyz\n\n## Private\n\n- [ ] plum7 ^secr\n"
    ),
    "people/alan/2026-11-06.md": "",
    "people/$(touch hit)/2026-11-06.md": "",
    "people/a'b`touch hit`/2026-11-06.md": "",
    "templates/meeting/$(touch hit).md.j2": "",
}


def needs(shell: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(shell) is None, reason=f"no {shell} here")


@pytest.fixture
def world(tmp_path: Path) -> dict[str, str]:
    """A folder to be in, with a notebook and a `1on1` of this checkout on the PATH."""
    notebook(tmp_path / "notes", FILES)
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin" / "1on1"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m oneonone "$@"\n')
    program.chmod(0o755)
    (tmp_path / "here" / "some folder").mkdir(parents=True)
    (tmp_path / "here" / "some file.json").write_text("")
    for shell, script in SCRIPTS.items():
        (tmp_path / f"completion.{shell}").write_text(script)
    return {
        "HOME": str(tmp_path / "home"),
        "PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}",
        "PYTHONPATH": str(HERE),
        "ONEONONE_NOTEBOOK": str(tmp_path / "notes"),
        "ONEONONE_TODAY": "2026-11-20",
        "LC_ALL": "C.UTF-8",
        "TERM": "dumb",
        "PWD": str(tmp_path / "here"),
        "COMPLETION": str(tmp_path / "completion."),
    }


def done_to(world: dict[str, str]) -> list[str]:
    """What the words of notes have made happen, here and in the notebook."""
    return [str(path) for path in Path(world["HOME"]).parent.rglob("hit")]


def run(world: dict[str, str], *command: str, text: str = "") -> str:
    ran = subprocess.run(
        command, env=world, cwd=world["PWD"], input=text, capture_output=True, text=True,
        timeout=60, check=False,
    )  # fmt: skip
    assert ran.stderr == "", ran.stderr
    assert done_to(world) == []
    return ran.stdout


# -- bash ------------------------------------------------------------------------------------------

_BASH = """
. "${COMPLETION}bash"
COMP_WORDS=("${@:2}"); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); COMP_TYPE=$1
_oneonone_complete
printf '%s\\n' "${COMPREPLY[@]}"
"""


def bash(world: dict[str, str], *words: str, pressed: str = "9") -> list[str]:
    """What bash would type or, with `pressed` 63, list."""
    return run(world, "bash", "-c", _BASH, "bash", pressed, "1on1", *words).splitlines()


@needs("bash")
def test_bash_types_words(world: dict[str, str]) -> None:
    assert bash(world, "prep", "") == ["a-b-touch-hit", "alan", "alice", "touch-hit"]
    assert bash(world, "done", "wx") == ["wxyz"]
    assert bash(world, "todo", "--theme", "=", "gro") == ["growth"]
    assert bash(world, "new", "alice", "--template", "def") == ["default"]


@needs("bash")
def test_bash_lists_what_they_mean_and_types_it_never(world: dict[str, str]) -> None:
    listed = bash(world, "done", "ca", pressed="63")
    assert [line[:24] for line in listed] == [
        "call  (alice: call $(tou",
        "care  (alice: care for i",
    ]
    assert bash(world, "done", "call", pressed="63") == ["call"]
    assert "plum7" not in "".join(bash(world, "done", "", pressed="63"))
    assert bash(world, "done", "ca", pressed="37") == ["call", "care"]


@needs("bash")
def test_bash_completes_at_the_keyboard(world: dict[str, str]) -> None:
    start = Path(world["COMPLETION"] + "rc")
    start.write_text('PS1="ready> "; . "${COMPLETION}bash"\n')
    with Keyboard(world, "bash", "--noprofile", "--rcfile", str(start), "-i") as shell:
        shell.type("", "ready> ")
        shell.type("1on1 done ca\t\t", "care  (alice: care for it $(touch hit)")
        shell.type("\x151on1 done w\t", "1on1 done wxyz ")
        shell.type("\x151on1 init so\t", "some\\ folder")
        shell.type("\x151on1 bank import some\\ fi\t", "some\\ file.json")
    assert done_to(world) == []


# -- zsh -------------------------------------------------------------------------------------------


@contextmanager
def zsh(world: dict[str, str], start: str) -> Iterator[Keyboard]:
    """Somebody at zsh, which has read these commands and nobody's else."""
    home = Path(world["HOME"])
    home.mkdir()
    (home / ".zshrc").write_text(f'PS1="ready> "; {start}\n')
    with Keyboard(world, "zsh", "-d", "-i") as shell:
        shell.type("", "ready> ")
        yield shell


@needs("zsh")
def test_zsh_completes_at_the_keyboard(world: dict[str, str]) -> None:
    with zsh(world, 'autoload -Uz compinit; compinit -u -D; . "${COMPLETION}zsh"') as shell:
        shell.type("1on1 done ca\t\t", "care  alice: care for it $(touch hit)")
        shell.type("\x151on1 done w\t", "1on1 done wxyz")
        shell.type("\x151on1 todo --theme=gro\t", "--theme=growth")
        shell.type("\x151on1 prep Ali\t", "alice ")
        shell.type("\x151on1 prep 'ali\t", "'alice' ")
        shell.type("\x151on1 prep 'Ala\t", "alan' ")
        shell.type('\x151on1 prep "Ali\t', 'alice" ')
        shell.type("\x151on1 init so\t", "some\\ folder")
        assert "plum7" not in shell.type("\x151on1 done \t", "alice: private")
    assert done_to(world) == []


@needs("zsh")
def test_zsh_finds_it_as_a_file_of_functions(world: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "functions").mkdir()
    (tmp_path / "functions" / "_1on1").write_text(SCRIPTS["zsh"])
    start = f'fpath=("{tmp_path}/functions" $fpath); autoload -Uz compinit; compinit -u -D'
    with zsh(world, start) as shell:
        shell.type("1on1 prep ali\t", "1on1 prep alice")
        shell.type("\x151on1 prep ala\t", "1on1 prep alan")


# -- fish ------------------------------------------------------------------------------------------


def fish(world: dict[str, str], line: str) -> list[str]:
    script = '. "$COMPLETION"fish; complete -C -- $argv[1]'
    return run(world, "fish", "--no-config", "-c", script, line).splitlines()


@needs("fish")
def test_fish_shows_words_and_what_they_mean(world: dict[str, str]) -> None:
    names = [line.split("\t")[0] for line in fish(world, "1on1 prep ")]
    assert names == ["a-b-touch-hit", "alan", "alice", "touch-hit"]
    assert fish(world, "1on1 done wx") == ["wxyz\talice: write"]
    assert fish(world, "1on1 todo --theme=gro") == ["--theme=growth"]
    assert [line.split("\t")[0] for line in fish(world, "1on1 init so")] == ["some folder/"]
    listed = fish(world, "1on1 done ")
    assert listed[0].startswith("call\talice: call $(touch hit) `touch hit` ;")
    assert "plum7" not in "".join(listed)


# -- all -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("shell", SCRIPTS)
def test_a_script_is_printed_as_it_is_and_evaluates_nothing(tmp_path: Path, shell: str) -> None:
    ran = cli(tmp_path, "completion", shell.upper())
    assert (ran.code, ran.out, ran.err) == (0, SCRIPTS[shell], "")
    assert not re.search(r"\beval\b|Invoke-Expression|compgen -W|\biex\b", ran.out)


@pytest.mark.parametrize(
    ("shell", "words"),
    [
        ("bash", ["bash", "-n"]),
        ("zsh", ["zsh", "-n"]),
        ("fish", ["fish", "--no-execute"]),
        ("powershell", ["pwsh", "-NoProfile", "-File"]),
    ],
)
def test_a_script_is_understood_by_its_shell(
    world: dict[str, str], shell: str, words: list[str]
) -> None:
    if shutil.which(words[0]) is None:
        pytest.skip(f"no {words[0]} here")
    assert run(world, *words, f"{world['COMPLETION']}{shell}") == ""


class Keyboard:
    """Somebody at a terminal, who types and waits for what has to come."""

    def __init__(self, world: dict[str, str], *command: str) -> None:
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.chdir(world["PWD"])
            os.execvpe(command[0], command, world)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.close(self.terminal)
        os.waitpid(self.pid, 0)

    def type(self, keys: str, awaited: str) -> str:
        """What the terminal shows after these keys, up to what is awaited; fails without it."""
        os.write(self.terminal, keys.encode())
        shown, until = "", time.monotonic() + 30
        while awaited not in _ESCAPES.sub("", shown.replace("\r", "")):
            left = until - time.monotonic()
            assert left > 0, shown
            assert select.select([self.terminal], [], [], left)[0], shown
            shown += os.read(self.terminal, 65536).decode("utf-8", "replace")
        return shown
