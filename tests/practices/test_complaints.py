"""What people complain of in other tools never happens here. A test a complaint."""

from __future__ import annotations

import os
import re
import socket
import stat
from datetime import date
from pathlib import Path

import pytest

from tests.notebooks import boxes, cli, notebook, ok, run_git, text, todo, tree, write
from tests.practices.looking import TEMPLATES
from tests.two_clones import two_clones

PROFILE = "people/alice/person.md"
LAST = "people/alice/2026-11-13.md"
NOTE = "people/alice/2026-11-20.md"


def test_no_senior_and_no_hr_reads_the_notes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Everything stays in a folder of yours: no network, no mode but yours, no name in a log."""

    def no_network(*_: object, **__: object) -> None:
        raise AssertionError("nothing here uses the network")

    monkeypatch.setattr(socket, "socket", no_network)
    root = tmp_path / "notes"
    ok(tmp_path, "init", str(root))
    for words in (
        ["person", "add", "alice"],
        ["new", "alice"],
        ["log", "alice", "calm", "--kind", "praise"],
        ["message", "alice", "intro"],
        ["status"],
        ["prep", "alice"],
        ["review", "alice"],
    ):
        ok(root, *words)
    for path in tree(root):
        assert stat.S_IMODE((root / path).stat().st_mode) == 0o600, path
    assert stat.S_IMODE((root / "people/alice").stat().st_mode) == 0o700
    assert "alice" not in run_git(root, "log", "--format=%B").lower()


def test_nothing_carried_is_lost_when_a_meeting_is_postponed_nor_doubled(tmp_path: Path) -> None:
    root = notebook(tmp_path, {LAST: "- [ ] @me ask finance\n- [ ] @alice draft\n"})
    ok(root, "new", "alice")
    ok(root, "move", "alice", "2026-11-24", "--date", "2026-11-20")
    ok(root, "new", "alice", "--date", "2026-12-01")
    items = todo(root, today=date(2026, 12, 2))
    assert sorted(item["text"] for item in items) == ["ask finance", "draft"]
    open_boxes = [
        box
        for path in tree(root)
        for box in boxes(root, path)
        if box.startswith("[ ]") and "@" in box
    ]
    assert len(open_boxes) == 2, "for any tool that searches for [ ]"


def test_there_are_private_notes_beside_shared_ones(tmp_path: Path) -> None:
    root = notebook(tmp_path, {LAST: "## Summary\n\nAll well.\n\n## Private\n\nIs it?\n"})
    ran = cli(root, "recap", "alice")
    assert "All well." in ran.out
    assert "Is it?" not in ran.out
    assert ran.err == "left out: Private\n"


def test_no_template_is_fixed(tmp_path: Path) -> None:
    root = notebook(tmp_path)
    ok(root, "template", "copy", "default")
    path = "templates/meeting/default.md.j2"
    write(root, {path: text(root, path).replace("## Check-in", "## The weather")})
    ok(root, "new", "alice")
    assert "## The weather\n" in text(root, NOTE)
    write(root, {"people/bob/2026-11-20.md": "No headings, no front matter. #growth\n"})
    assert "No headings" in ok(root, "coverage", "bob", "--why", "growth"), "nor any needed"


def test_feelings_can_be_seen_over_time(tmp_path: Path) -> None:
    moods = ["2/10", "3/10", "4/5", "5/5"]
    files = {
        f"people/alice/2026-11-{day:02}.md": f"---\nmood: {mood}\n---\nTalked.\n"
        for day, mood in zip((2, 6, 9, 13), moods, strict=True)
    }
    root = notebook(tmp_path, files)
    assert f"Mood\n  - {', '.join(moods)}: rising" in ok(root, "prep", "alice", "--table")
    assert f"- November 2026: {', '.join(moods)}" in ok(root, "review", "alice")


def test_agenda_and_actions_live_in_one_place(tmp_path: Path) -> None:
    root = notebook(tmp_path, {LAST: "- [ ] @me ask finance\n"})
    ok(root, "agenda", "alice", "the new office")
    ok(root, "new", "alice")
    assert boxes(root, NOTE) == ["[ ] @me ask finance", "[ ] the new office"]
    ok(root, "done", "ask finance")
    ok(root, "done", "the new office")
    assert [box[:3] for box in boxes(root, NOTE)] == ["[x]", "[x]"]


def test_no_heavy_process_dies_after_a_month(tmp_path: Path) -> None:
    """Every field is optional, nothing asks, and `new` works in an empty notebook."""
    root = notebook(tmp_path)
    ok(root, "new", "alice")
    write(root, {NOTE: "Talked about the office.\n", "people/bob/2026-11-19.md": "- [ ] call\n"})
    assert ok(root, "check") == ""
    assert cli(root, "check", "--strict").out.count("I0") == 2, "hints about the item, when asked"
    assert [item["text"] for item in todo(root)] == ["call"]
    assert ok(root, "person", "list").count("\n") == 2
    for words in (["prep", "alice"], ["status"], ["stats"], ["review", "alice"]):
        assert cli(root, *words, today=date(2026, 12, 20)).code == 0


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_query_makes_a_note_unportable(tmp_path: Path, name: str) -> None:
    root = notebook(tmp_path, {LAST: "- [ ] @me ask finance\n"})
    ok(root, "new", "alice", "--template", name)
    note = re.sub(r"<!--.*?-->", "", text(root, NOTE), flags=re.S)
    for sign in ("```", "{{", "{%", "<", "::", "%%", "$="):
        assert sign not in note


def test_no_id_by_position_ticks_the_wrong_item(tmp_path: Path) -> None:
    root = notebook(tmp_path, {LAST: "- [ ] @me ask finance\n- [ ] @me call\n"})
    first = todo(root)[0]
    write(root, {LAST: f"- [ ] @me water the plants\n\n{text(root, LAST)}"})
    ok(root, "done", first["id"])
    assert [box for box in boxes(root, LAST) if box.startswith("[x]")] == [
        f"[x] @me {first['text']} done:2026-11-20"
    ]


def test_no_yaml_is_reformatted(tmp_path: Path) -> None:
    profile = '---\n# how we met\nname:   "Alice"   # hers\naliases: [ Ali,Al ]\n---\nText\n'
    root = notebook(tmp_path, {PROFILE: profile, LAST: '---\nmood:    "4/5"\n---\n## Summary\n\nx'})
    ok(root, "person", "set", "alice", "cadence", "biweekly")
    assert text(root, PROFILE) == profile.replace("]\n---", "]\ncadence: biweekly\n---")
    ok(root, "recap", "alice", "--sent")
    assert text(root, LAST) == '---\nmood:    "4/5"\nrecap_sent: 2026-11-20\n---\n## Summary\n\nx'


def test_no_cache_goes_stale(tmp_path: Path) -> None:
    root = notebook(tmp_path, {LAST: "- [ ] @me call\n"})
    assert [item["text"] for item in todo(root)] == ["call"]
    before = (root / LAST).stat()
    write(root, {LAST: "- [ ] @me mail\n"})
    os.utime(root / LAST, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert [item["text"] for item in todo(root)] == ["mail"], "same size, same time"


def test_no_sync_makes_a_command_wait(tmp_path: Path) -> None:
    clones = two_clones(tmp_path)
    at_first = run_git(clones.hub, "rev-parse", "main")
    ok(clones.one, "done", "k2mm")
    assert run_git(clones.hub, "rev-parse", "main") == at_first, "only `sync` goes out"
    clones.hub.rename(tmp_path / "gone.git")
    ran = cli(clones.one, "new", "alice")
    assert (ran.code, "origin" in ran.err) == (0, False)
    assert cli(clones.one, "sync").code == 6
