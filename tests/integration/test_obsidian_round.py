"""A notebook in a vault with the Tasks plugin, from the first note to the next one."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from tests.notebooks import ok, text, todo, write

FIRST = "people/alice/2026-11-20.md"
NEXT = "people/alice/2026-11-27.md"
# What the plugin reads: its emoji with ISO days at the end of a line, up to a block id.
_PLUGIN = re.compile(
    r"^(?P<text>.*?)(?P<fields>(?: (?:[📅✅❌➕🛫⏳] \d{4}-\d\d-\d\d|🆔 \w+|[🔺⏫🔼🔽⏬]|#\S+))*)"
    r"(?: \^[\w-]+)?$"
)


def by_the_plugin(root: Path, path: str) -> dict[str, tuple[str, str]]:
    """The tasks of a note as Obsidian shows them: text to box and fields."""
    found = {}
    for line in text(root, path).splitlines():
        task = re.match(r"- \[(.)\] (\S.*)$", line)
        if task:
            match = _PLUGIN.fullmatch(task[2])
            assert match is not None
            found[match["text"]] = (task[1], match["fields"].strip())
    return found


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """A vault with the plugin and a note with what somebody typed there."""
    plugins = tmp_path / ".obsidian/plugins"
    write(plugins, {"obsidian-tasks-plugin/data.json": '{"taskFormat": "tasksPluginEmoji"}'})
    ok(tmp_path, "init", "--no-git", str(tmp_path))
    ok(tmp_path, "new", "alice", "--themes", "0")
    note = text(tmp_path, FIRST)
    typed = (
        "## Actions\n\n- [ ] @me ask finance for the budget 📅 fri\n"
        "- [ ] draft the search RFC ⏫ 📅 2026-11-30 🆔 k2mm\n- [ ] read the paper\n"
    )
    write(tmp_path, {FIRST: note.replace("## Actions\n\n- [ ] \n", typed)})
    return tmp_path


def test_init_takes_over_the_format_of_the_plugin(vault: Path) -> None:
    assert "task_format: tasks" in text(vault, "1on1.yaml")


def test_words_become_days_the_plugin_can_read(vault: Path) -> None:
    assert "📅" not in by_the_plugin(vault, FIRST)["read the paper"][1]
    ok(vault, "fmt")
    tasks = by_the_plugin(vault, FIRST)
    assert tasks["@me ask finance for the budget"] == (" ", "📅 2026-11-27")
    assert tasks["draft the search RFC"] == (" ", "⏫ 📅 2026-11-30 🆔 k2mm")


def test_what_either_one_ticks_the_other_one_takes_for_done(vault: Path) -> None:
    ok(vault, "fmt")
    ok(vault, "done", "k2mm")
    assert by_the_plugin(vault, FIRST)["draft the search RFC"] == (
        "x", "⏫ 📅 2026-11-30 🆔 k2mm ✅ 2026-11-20",
    )  # fmt: skip
    note = text(vault, FIRST)
    write(vault, {FIRST: note.replace("[ ] read the paper", "[x] read the paper ✅ 2026-11-20")})
    assert [item["text"] for item in todo(vault)] == ["ask finance for the budget"]


def test_dates_are_given_and_taken_away_in_the_plugins_way(vault: Path) -> None:
    before = text(vault, FIRST)
    ok(vault, "due", "paper", "2026-12-01")
    assert by_the_plugin(vault, FIRST)["read the paper"] == (" ", "📅 2026-12-01")
    ok(vault, "drop", "paper")
    assert by_the_plugin(vault, FIRST)["read the paper"] == ("-", "📅 2026-12-01 ❌ 2026-11-20")
    ok(vault, "reopen", "paper")
    ok(vault, "due", "paper", "none")
    assert text(vault, FIRST) == before


def test_the_next_note_takes_the_open_ones_along_for_both(vault: Path) -> None:
    ok(vault, "done", "paper")
    ok(vault, "new", "alice", "--themes", "0", today=date(2026, 11, 27))
    there = by_the_plugin(vault, NEXT)
    assert there["@me ask finance for the budget"] == (" ", "📅 2026-11-27")
    assert there["draft the search RFC"] == (" ", "⏫ 📅 2026-11-30 🆔 k2mm")
    assert "read the paper" not in there
    boxes = {what: box for what, (box, _) in by_the_plugin(vault, FIRST).items()}
    assert boxes["draft the search RFC"] == ">"
    assert boxes["read the paper"] == "x"
    ok(vault, "done", "k2mm", today=date(2026, 11, 27))
    assert by_the_plugin(vault, NEXT)["draft the search RFC"][0] == "x"
    assert ok(vault, "check", today=date(2026, 11, 27)) == ""
