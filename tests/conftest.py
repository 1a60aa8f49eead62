"""What holds for every test: nothing of the developer's machine gets in, nothing gets out."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings

# No deadline: a busy machine is not a failure. Not derandomised either: each run looks elsewhere,
# and what it finds is printed as a blob that reproduces it on any machine.
settings.register_profile("ci", deadline=None, print_blob=True)
# HYPOTHESIS_PROFILE=thorough before a release, or after touching parser or edits.
settings.register_profile("thorough", parent=settings.get_profile("ci"), max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

# Besides everything that begins with GIT_ (a hook's GIT_DIR would aim tests at this very
# repository) and ONEONONE_.
LEAKING = (
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
    """`pytest tests/cli --record` writes into the transcripts what the commands print now."""
    parser.addoption("--record", action="store_true", help="record tests/cli/*.transcript.md anew")


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that holds every test's home."""
    return tmp_path_factory.mktemp("homes")


@pytest.fixture(autouse=True)
def isolated_environment(homes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty home, no settings of anybody's, and a git identity that is plainly nobody's.

    The home lies outside `tmp_path`, which a test may want to see empty.
    """
    for name in os.environ:
        if name in LEAKING or name.startswith(("GIT_", "ONEONONE_")):
            monkeypatch.delenv(name)
    home = tempfile.mkdtemp(dir=homes)
    for name, value in {
        "HOME": home,
        "XDG_CONFIG_HOME": f"{home}/.config",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_AUTHOR_NAME": "Test Manager",
        "GIT_AUTHOR_EMAIL": "manager@example.invalid",
        "GIT_COMMITTER_NAME": "Test Manager",
        "GIT_COMMITTER_EMAIL": "manager@example.invalid",
        "LC_ALL": "C.UTF-8",  # git and the shell speak English to the assertions
        "TERM": "xterm",
    }.items():
        monkeypatch.setenv(name, value)
