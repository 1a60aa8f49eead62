"""The page on the file format is complete: each table has what the code has."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from oneonone.assets import bundled
from oneonone.document.keys import Keys
from oneonone.document.metadata import PREFERENCES, PROFILE_KEYS, read_meeting, read_profile
from oneonone.document.sections import SYNONYMS
from oneonone.document.settings import read_settings
from oneonone.domain.action_item import BOXES
from oneonone.domain.meeting import MODES
from oneonone.domain.person import RELATIONS
from oneonone.domain.theme import BUNDLED, theme_set
from oneonone.domain.words import normalised
from tests.docs.pages import read, rows, section

PAGE = read("docs/file-format.md")


@pytest.fixture
def asked_for(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Every key that is looked up while a test runs."""
    asked: set[str] = set()
    for method in ("given", "mapping", "flag"):
        original = getattr(Keys, method)

        def spy(self: Keys, key: str, original: Any = original) -> Any:
            asked.add(key)
            return original(self, key)

        monkeypatch.setattr(Keys, method, spy)
    return asked


def keys_in(text: str) -> set[str]:
    """The keys a table explains; the last part of `carry.max`."""
    return {
        name.rpartition(".")[2]
        for names in rows(text)
        for name in names.replace("`", "").split(", ")
    }


def test_every_key_of_a_meeting_is_explained(asked_for: set[str]) -> None:
    read_meeting({}, theme_set(), lambda *_: None)
    assert asked_for
    assert asked_for <= keys_in(section(PAGE, "### A meeting"))


def test_every_key_of_a_profile_is_explained(asked_for: set[str]) -> None:
    read_profile("alice", {}, theme_set(), lambda *_: None)
    explained = section(PAGE, "### person.md")
    assert asked_for | set(PROFILE_KEYS) <= keys_in(explained) | {"sections"}
    for word in (*PREFERENCES, *RELATIONS, *MODES):
        assert f"`{word}`" in explained


def test_every_setting_is_explained(asked_for: set[str]) -> None:
    read_settings(b"")
    assert {"task_format", "autocommit", "max"} <= asked_for
    groups = {"me", "git", "carry", "new"}
    assert asked_for - groups <= keys_in(section(PAGE, "## Settings: 1on1.yaml"))


def test_every_heading_that_means_something_is_listed_with_its_role() -> None:
    listed: dict[str, str] = {}
    for role, words in rows(section(PAGE, "## Sections")).items():
        listed |= dict.fromkeys(map(normalised, words.split(", ")), role.partition(",")[0])
    for word, role in SYNONYMS.items():
        if role != "private":  # which goes by how a heading begins
            assert listed.get(word) == role, word


def test_every_theme_is_listed_with_its_window_and_its_other_names() -> None:
    listed = rows(section(PAGE, "## Themes"))
    for theme in BUNDLED:
        window, _, aliases = listed[theme.name].partition(" | ")
        assert window.removesuffix(" days") == str(theme.window_days or "none")
        assert aliases.split(", ") == list(theme.aliases)


def test_every_box_character_is_listed() -> None:
    listed = set(re.findall(r"`\[(.)\]`", section(PAGE, "## Items")))
    assert listed == set(BOXES)


def test_every_bundled_template_and_each_of_its_blocks_is_named() -> None:
    templates = section(PAGE, "## Templates")
    names = [name for name in bundled.templates() if name.startswith("meeting/")]
    for name in names:
        assert f"`{name.removeprefix('meeting/').removesuffix('.md.j2')}`" in templates
    for block in re.findall(r"{% block (\w+) %}", bundled.template("meeting/default.md.j2")):
        assert f"`{block}`" in templates


@pytest.mark.parametrize("number", [0, 1])
def test_the_templates_shown_make_a_note_without_a_warning(number: int, tmp_path: Path) -> None:
    shown = re.findall(r"^```jinja\n(.*?)^```$", read("docs/howto/own-templates.md"), re.M | re.S)
    assert len(shown) == 2
    (tmp_path / "1on1.yaml").write_text("", encoding="utf-8")
    own = tmp_path / "templates/meeting/own.md.j2"
    own.parent.mkdir(parents=True)
    own.write_text(shown[number], encoding="utf-8")
    words = [sys.executable, "-m", "oneonone", "-C", str(tmp_path), "new", "alice"]
    done = subprocess.run(
        [*words, "--template", "own", "--date", "2026-11-20"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "people/alice/2026-11-20.md\n"
    assert "counts as" not in done.stderr
    note = (tmp_path / "people/alice/2026-11-20.md").read_text(encoding="utf-8")
    assert note.count("<!-- ask: ") == 3


def test_the_question_bank_shown_is_one_without_findings() -> None:
    from oneonone.document.bank import read_bank

    shown = re.search(r"^```yaml\n(.*?)^```$", section(PAGE, "## Question banks"), re.M | re.S)
    assert shown
    bank = read_bank(shown[1].encode(), "question_banks/growth.yaml", "growth")
    assert len(bank.questions) == 1
    assert bank.diagnostics == ()
