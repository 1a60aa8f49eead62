"""Every command where the world around it is poor: no home, no terminal, no room, no folder.

Streams that close in the middle and signals while it works: tests/cli/test_process.py.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.attacks.every_command import Command, commands
from tests.attacks.hostile import is_no_fault
from tests.notebooks import cli, notebook, tree

HERE = Path(__file__).parents[2]
NOTE = "people/alice/2026-11-06.md"
FILES = {
    NOTE: (
        "---\nmood: 4\n---\n# Zoë\n\n## Summary\n\nwell – 日本 😀\n\n## Actions\n\n"
        "- [ ] @me call Zoë – 日本 😀 due:2026-11-10 #growth ^call\n"
    ),
    "people/alice/2026-11-27.md": "---\nstatus: planned\n---\n- [ ] talk ^talk\n",
    "people/bob/2026-11-06.md": "---\nname: Zoë\n---\n- [ ] b\n",
}

# All commands in one process, for starting Python takes longer than any of them.
RUN_ALL = """
import json, shutil, sys
import typer.main
from oneonone.cli import main
from tests.attacks.every_command import commands
built = typer.main.get_command(main.command_line())
main.command_line = lambda _: built
root, copy, results = sys.argv[1:]
found = {}
for command in commands():
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(root, copy)
    words = command.line()
    found[" ".join(words)] = main.run(["-C", copy, "--today", "2026-11-20", *words])
with open(results, "w") as file:
    json.dump(found, file)
"""


def run_all(folder: Path, environment: Mapping[str, str | None]) -> tuple[dict[str, int], str]:
    """The exit code of every command line in such surroundings, and all they said on stderr."""
    root = notebook(folder / "notes", FILES)
    variables: dict[str, str] = {**os.environ, "PYTHONPATH": str(HERE), "EDITOR": "true"}
    for name, value in environment.items():
        variables.pop(name, None)
        if value is not None:
            variables[name] = value
    (folder / "here").mkdir()
    results, log = folder / "results.json", folder / "log"
    words = [str(root), str(folder / "copy"), str(results)]
    with log.open("wb") as err:
        subprocess.run(
            [sys.executable, "-c", RUN_ALL, *words],
            env=variables,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=err,
            cwd=folder / "here",
            timeout=300,
            check=False,
        )
    return json.loads(results.read_text()), log.read_text(errors="replace")


POOR: dict[str, Mapping[str, str | None]] = {
    "no home": {"HOME": None, "XDG_CONFIG_HOME": None, "USER": None, "LOGNAME": None},
    "a home that is not there": {"HOME": "/nowhere/at/all", "XDG_CONFIG_HOME": None},
    "an ASCII locale": {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    "a Latin locale": {"PYTHONIOENCODING": "latin-1"},
    "no path": {"PATH": ""},
    "no terminal": {"TERM": "dumb", "COLUMNS": None},
    "nothing": dict.fromkeys(("HOME", "PATH", "TERM", "LANG", "LC_ALL", "TMPDIR")),
    "a temporary folder that is not there": {"TMPDIR": "/nowhere/at/all"},
}


@pytest.mark.parametrize("name", POOR)
def test_every_command_works_or_says_why_not(tmp_path: Path, name: str) -> None:
    codes, said = run_all(tmp_path, POOR[name])
    assert len(codes) == len(commands())
    assert set(codes.values()) <= {0, 1, 2, 3, 4, 5, 6}, codes
    assert "Traceback" not in said
    assert "a fault in 1on1 itself" not in said
    assert codes["todo --"] == codes["done -- call"] == codes["new -- alice"] == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_below_standard_output_is_told_by_every_command(tmp_path: Path) -> None:
    code = "import sys\nfrom oneonone.cli.main import run\nsys.exit(run(sys.argv[1:]))\n"
    root = notebook(tmp_path, FILES)
    here = {**os.environ, "PYTHONPATH": str(HERE)}
    for words in (["status"], ["prep", "alice"], ["history", "alice"], ["review", "alice"]):
        with Path("/dev/full").open("wb") as full:
            ran = subprocess.run(
                [sys.executable, "-c", code, "-C", str(root), "--today", "2026-11-20", *words],
                stdout=full, stderr=subprocess.PIPE, env=here, check=False,
            )  # fmt: skip
        assert (ran.returncode, b"no space left" in ran.stderr) == (7, True), (words, ran.stderr)


@pytest.mark.parametrize("command", commands(), ids=lambda one: one.name)
def test_every_command_fits_any_width(
    tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "true")
    monkeypatch.setattr(sys, "stdin", None)
    for columns in ("1", "20", "0", "x", "100000"):
        root = notebook(tmp_path / columns / "notes", FILES)
        monkeypatch.chdir(tmp_path / columns)
        monkeypatch.setenv("COLUMNS", columns)
        assert is_no_fault(cli(root, "--table", *command.line()))


INTERRUPTED = """
import os, signal, sys
class Interrupting:
    def find_spec(self, name, path=None, target=None):
        if name == os.environ["INTERRUPTED"]:
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Interrupting())
from oneonone.__main__ import main
main()
"""


@pytest.mark.parametrize(
    "module",
    ["oneonone.cli.main", "typer", "oneonone.cli.done", "oneonone.app.change_item",
     "oneonone.document.blocks", "pyromark", "oneonone.store.atomic", "oneonone.document.edits"],
)  # fmt: skip
def test_ctrl_c_while_it_starts_is_exit_130_and_no_traceback(tmp_path: Path, module: str) -> None:
    root = notebook(tmp_path, FILES)
    before = tree(root)
    ran = subprocess.run(
        [sys.executable, "-c", INTERRUPTED, "-C", str(root), "done", "call"],
        env={**os.environ, "PYTHONPATH": str(HERE), "INTERRUPTED": module},
        capture_output=True,
        check=False,
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (130, b"", b"")
    assert tree(root) == before


def test_a_variable_of_any_value_is_no_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = notebook(tmp_path, FILES)
    for name in ("ONEONONE_TODAY", "ONEONONE_NOTEBOOK", "XDG_CONFIG_HOME", "NO_COLOR", "TERM"):
        for value in (
            "",
            " ",
            "\x1b[2J",
            "../..",
            "~",
            "$HOME",
            "\udcff",
            "9999-12-31",
            "x" * 9999,
        ):
            with monkeypatch.context() as patch:
                patch.setenv(name, value)
                for words in (["todo"], ["coverage", "--month"], ["status"]):
                    ran = cli(root, *words)
                    assert is_no_fault(ran), (name, value, ran.err)
                    assert "\x1b" not in ran.out + ran.err


@pytest.mark.parametrize("command", commands(), ids=lambda one: one.name)
def test_every_command_knows_the_calendars_ends(
    tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "true")
    monkeypatch.setattr(sys, "stdin", None)
    for day in ("0001-01-01", "9999-12-31", "2024-02-29"):
        root = notebook(tmp_path / day / "notes", FILES)
        monkeypatch.chdir(tmp_path / day)
        for words in (command.line(), list(command.ordinary())[-1]):
            ran = cli(root, "--today", day, *words)
            assert is_no_fault(ran), (words, ran.err)


ZONES = [
    "UTC",
    "Pacific/Kiritimati",
    "Etc/GMT+12",
    "Europe/Vienna",
    "America/St_Johns",
    ":/nowhere",
]


def started(root: Path, words: list[str], **environment: str) -> str:
    """What a command prints as a process of its own, for a zone is the process's."""
    here = {**os.environ, "PYTHONPATH": str(HERE), **environment}
    ran = subprocess.run(
        [sys.executable, "-m", "oneonone", "-C", str(root), *words],
        env=here, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (ran.returncode, ran.stderr) == (0, ""), ran
    return ran.stdout


def test_a_zone_says_what_day_it_is_and_changes_no_date(tmp_path: Path) -> None:
    """29 March is the night in which Vienna has an hour less; dates of notes know no hours."""
    files = {
        **FILES,
        "people/alice/2026-03-28.md": "---\nmood: 4\n---\n- [ ] @me call due:2026-03-29 ^dst1\n",
    }
    root = notebook(tmp_path, files)
    day = ["--today", "2026-03-30", "todo", "--json"]
    assert len({started(root, day, TZ=zone) for zone in ZONES}) == 1
    for zone in ZONES[:4]:
        clock = subprocess.run(
            ["date", "+%F"],
            env={**os.environ, "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
        )
        assert (
            json.loads(started(root, ["todo", "--json"], TZ=zone))["today"] == clock.stdout.strip()
        )
