"""What holds for every test: nothing of the developer's machine gets in, nothing gets out."""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

# No deadline: a busy machine is not a failure. The same examples each time: a red build is to mean
# the change, not luck.
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
# Looks elsewhere each time: HYPOTHESIS_PROFILE=thorough before a release, or after touching parser
# or edits. What it finds is printed as a blob that reproduces it on any machine.
settings.register_profile("thorough", deadline=None, max_examples=2000, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

# Besides everything that begins with GIT_ (a hook's GIT_DIR would aim tests at this very
# repository) and ONEONONE_.
LEAKING = (
    "CLICOLOR",
    "CLICOLOR_FORCE",
    "COLUMNS",
    "EDITOR",
    "FORCE_COLOR",
    "LINES",
    "NO_COLOR",
    "PAGER",
    "VISUAL",
    "XDG_CACHE_HOME",
    "XDG_CONFIG_HOME",
    "XDG_DATA_HOME",
    "XDG_STATE_HOME",
)


def pytest_addoption(parser: pytest.Parser) -> None:
    """`pytest tests/cli --record` writes into the transcripts what the commands print now.

    So does tests/integration/test_bundled_templates.py for tests/fixtures/templates/.
    """
    what = "record tests/cli/*.transcript.md or tests/fixtures/templates/*.md anew"
    parser.addoption("--record", action="store_true", help=what)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The figures of docs/reliability.md: what tests that passed have counted, in any process."""
    counted: Counter[str] = Counter()
    for report in terminalreporter.getreports("passed"):
        for what, number in report.user_properties:
            if isinstance(number, int):
                counted[what] += number
    for what, number in sorted(counted.items()):
        terminalreporter.write_line(f"{what}: {number}")


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that holds every test's home."""
    return tmp_path_factory.mktemp("homes")


@pytest.fixture(autouse=True, scope="session")
def isolated_session(homes: Path) -> Iterator[None]:
    """No settings of anybody's, and a git identity that is plainly nobody's.

    For the whole session, so that fixtures of a module are made in the same world as the tests.
    """
    with pytest.MonkeyPatch.context() as patch:
        for name in list(os.environ):
            if name in LEAKING or name.startswith(("GIT_", "ONEONONE_")):
                patch.delenv(name)
        for name, value in {
            "HOME": str(homes),
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_SYSTEM": os.devnull,
            "GIT_AUTHOR_NAME": "Test Manager",
            "GIT_AUTHOR_EMAIL": "manager@example.invalid",
            "GIT_COMMITTER_NAME": "Test Manager",
            "GIT_COMMITTER_EMAIL": "manager@example.invalid",
            "LC_ALL": "C.UTF-8",  # git and the shell speak English to the assertions
            "TERM": "xterm",
            "BROWSER": "true",  # no test opens a window
        }.items():
            patch.setenv(name, value)
        yield


@pytest.fixture(autouse=True, scope="session")
def quick_session(isolated_session: None) -> Iterator[None]:
    """What many thousand command lines would do again and again, done once.

    Typer builds a command anew at each start, which takes longer than most of them; `new` reads the
    bundled banks; and a disk is waited for until it holds every note for good. The command lines
    that run as processes of their own, in tests/cli/test_process.py and by the pages of the
    documentation, do all of it.
    """
    import typer.main

    from oneonone.cli import main
    from oneonone.document.bank import read_bank

    build = main.command_line

    @cache
    def built(only: str | None = None) -> Any:
        return typer.main.get_command(build(only))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(main, "command_line", built)
        patch.setattr("oneonone.app.themes.read_bank", cache(read_bank))
        patch.setattr(os, "fsync", os.fstat)  # which minds as well whether there is such a file
        yield


@pytest.fixture(autouse=True)
def isolated_environment(homes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty home for each test.

    It lies outside `tmp_path`, which a test may want to see empty.
    """
    home = tempfile.mkdtemp(dir=homes)
    monkeypatch.setenv("HOME", home)
    monkeypatch.setenv("XDG_CONFIG_HOME", f"{home}/.config")
