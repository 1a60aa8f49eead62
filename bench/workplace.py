"""What measuring needs, below a scratch folder: an environment with 1on1 in it, and notebooks."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.corpus import make_corpus

PROJECT = Path(__file__).parents[1]
NUMBER = re.compile(r"(?<!\d)\d{9}(?!\d)")
"""Every promise of a corpus ends with a number of its own, which no field looks like."""


@dataclass(frozen=True)
class Place:
    """A notebook and the truth about it."""

    root: Path
    manifest: dict[str, Any]

    @property
    def people(self) -> list[str]:
        """All handles, in the order in which they were made."""
        return list(self.manifest["last"])

    @property
    def open_numbers(self) -> set[str]:
        """The numbers of the promises that are open."""
        return {number_of(one["text"]) for one in self.manifest["open"]}

    @property
    def overdue_numbers(self) -> set[str]:
        """Those of them that are late on the manifest's day."""
        today = self.manifest["today"]
        late = (one for one in self.manifest["open"] if one["due"] and one["due"] < today)
        return {number_of(one["text"]) for one in late}


def number_of(text: str) -> str:
    """The number a promise's text ends with."""
    return text.rsplit(" ", 1)[1]


def numbers_in(output: str) -> set[str]:
    """The numbers of all promises that some output shows."""
    return set(NUMBER.findall(output))


def environment(scratch: Path) -> dict[str, str]:
    """What commands find in their environment: nothing of this user's, one time zone."""
    home = scratch / "home"
    home.mkdir(parents=True, exist_ok=True)
    return {
        "HOME": str(home),
        "PATH": os.environ.get("PATH", os.defpath),
        "LC_ALL": "C.UTF-8",
        "TERM": "xterm-256color",
        "LINES": "100000",  # no pager: somebody would have to leave it
        "TZ": "UTC",
        "GIT_CONFIG_NOSYSTEM": "1",
    }


def run(*command: str | Path, env: Mapping[str, str] | None = None, cwd: Path | None = None) -> str:
    """The output of a command that must succeed; otherwise the bench ends with what it said."""
    done = subprocess.run(
        [str(word) for word in command],
        env=None if env is None else dict(env),
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode != 0:
        raise SystemExit(f"bench: {' '.join(map(str, command))} failed:\n{done.stderr[-2000:]}")
    return done.stdout


def install(scratch: Path) -> Path:
    """The bin folder of an environment with the program as users get it: its wheel, no dev tools.

    What `python -c pass` costs there is the measure of all things, so nothing else may be in it.
    """
    wheels, folder = scratch / "wheels", scratch / "environment"
    shutil.rmtree(wheels, ignore_errors=True)
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", wheels, PROJECT)
    (wheel,) = wheels.glob("*.whl")
    python = folder / "bin" / "python"
    pip = (python, "-m", "pip", "--disable-pip-version-check", "install", "--quiet")
    if not (folder / "bin" / "pip").exists():
        run(sys.executable, "-m", "venv", "--clear", folder)
    run(*pip, "-c", PROJECT / "constraints.txt", wheel)
    run(*pip, "--force-reinstall", "--no-deps", wheel)
    return folder / "bin"


def make_places(scratch: Path, notes: int, env: Mapping[str, str]) -> tuple[Place, Place]:
    """A notebook to be read and its copy to be written in, both committed and packed."""
    still, busy = scratch / f"notes-{notes}", scratch / f"notes-{notes}-written"
    for folder in (still, busy):
        shutil.rmtree(folder, ignore_errors=True)
    make_corpus(still, notes)
    _git(still, env, "init", "--quiet", "--initial-branch=main")
    _git(still, env, "config", "user.name", "Bench")
    _git(still, env, "config", "user.email", "bench@example.org")
    _git(still, env, "config", "gc.auto", "0")  # or git packs in the background, beside the clock
    _git(still, env, "add", "--all")
    _git(still, env, "commit", "--quiet", "--message=start")
    _git(still, env, "gc", "--quiet")
    shutil.copytree(still, busy, symlinks=True)
    _git(busy, env, "update-index", "-q", "--refresh")
    manifest = json.loads((still / "manifest.json").read_text(encoding="utf-8"))
    return Place(still, manifest), Place(busy, manifest)


def commits(place: Place, env: Mapping[str, str]) -> int:
    """How many commits a notebook has."""
    return int(_git(place.root, env, "rev-list", "--count", "HEAD"))


def _git(folder: Path, env: Mapping[str, str], *words: str) -> str:
    return run("git", *words, env=env, cwd=folder)
