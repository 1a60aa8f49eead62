"""What is private comes out where its owner looks, and nowhere else."""

from __future__ import annotations

import json
import subprocess
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.attacks.every_command import commands
from tests.attacks.hostile import Record, lane
from tests.notebooks import cli, notebook, run_git, write
from tests.shared_notes import BELOW_PRIVATE, CANARY, IN_A_SHARED_SECTION

FIRST = date(2026, 1, 1)
NEXT = "people/alice/2026-11-27.md"
NO_HEADING = ("escaped", "entities", "= =", "heading as an item", "heading with a colon", "four")
"""What only `recap` takes for a heading: on one's own screen it stays."""


def every_construct() -> dict[str, str]:
    """A note a day, each with one way to hide a text below a private heading, or by one."""
    texts = [f"## Private\n\n{text}\n" for text in BELOW_PRIVATE.values() if "\n## " not in text]
    texts += [
        text
        for name, text in IN_A_SHARED_SECTION.items()
        if ("heading" in name or "callout" in name or name == "setext")
        and "rivate" in text.casefold()
        and not name.endswith(NO_HEADING)
    ]
    held = "---\nmood: 4\n---\n# Alice\n\n## Decisions\n\nwe ship it\n\n"
    return {
        f"people/alice/{FIRST + timedelta(days=number)}.md": f"{held}{text}\n"
        for number, text in enumerate(texts)
    }


PRIVATE = {
    "private/alice/plan.md": f"{CANARY} plan\n- [ ] @me {CANARY} in private ^priv\n",
    "private/alice/person.md": f"---\nname: {CANARY}\naliases: [{CANARY}]\n---\n{CANARY}\n",
    "private/alice/log.md": f"- 2026-11-07 praise: {CANARY} #growth\n",
    "private/alice/agenda.md": f"- [ ] {CANARY}\n",
    "private/alice/2026-11-20.md": f"---\nthemes: [growth]\nmood: 1\n---\n{CANARY} #growth\n",
    "people/alice/person.md": f"## Private\n\n{CANARY}\n\n### Goals\n\n- [ ] {CANARY}\n",
    "people/alice/agenda.md": f"- [ ] talk\n\n## Private\n\n- [ ] {CANARY}\n",
    NEXT: f"---\nstatus: planned\n---\n## Agenda\n\n- [ ] talk\n\n## Private\n\n- [ ] {CANARY}\n",
}

FIGURE = "notes with a canary in outputs for other eyes, leaks 0"
FOR_OTHER_EYES = [
    ["recap", "alice"],
    ["recap", "alice", "--format", "text"],
    ["recap", "alice", "--format", "html"],
    ["recap", "alice", "--format", "mailto"],
    ["recap", "alice", "--json"],
    ["message", "alice", "intro", "--reassure"],
    ["message", "alice", "agenda"],
    ["message", "alice", "agenda", "--format", "mailto"],
    ["message", "alice", "reschedule", "--to", "mon"],
    ["prep", "alice", "--paper"],
    ["report", "--out", "-"],
    ["report", "--out", "-", "--for", "alice", "--since", "2026-01-01"],
    ["calendar"],
    ["calendar", "--names"],
    ["review", "alice"],
    ["review", "alice", "--json"],
    ["history", "alice", "--no-private"],
    ["history", "alice", "--no-private", "--json"],
    ["search", "a", "--no-private", "--context", "9"],
    ["search", CANARY[:4], "--no-private", "--json"],
    ["todo", "--no-private"],
    ["todo", "--all", "--no-private", "--table"],
    ["todo", "--no-private", "--json"],
    ["new", "alice", "--date", "2026-11-28", "-n"],
]
"""Whatever goes to somebody else, and what its user wants to show on his screen."""


@pytest.fixture(scope="module")
def everywhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A notebook with the canary in every private place and in every disguise."""
    files: dict[str, str | bytes] = {**every_construct(), **PRIVATE}
    return notebook(tmp_path_factory.mktemp("everywhere"), files)


@pytest.mark.parametrize("words", FOR_OTHER_EYES, ids=" ".join)
def test_what_others_may_see_holds_nothing_of_it(
    everywhere: Path, words: list[str], record_property: Record
) -> None:
    ran = cli(everywhere, *words)
    assert ran.code in (0, 3, 5), ran.err
    assert CANARY not in (ran.out + ran.err).casefold()
    quick = lane(everywhere, *words)
    assert quick is None or CANARY not in (quick.out + quick.err).casefold()
    record_property(FIGURE, len(every_construct()))


def test_its_owner_does_see_it(everywhere: Path) -> None:
    """Else the test above would hold of a notebook without any canary."""
    for words in (["history", "alice"], ["search", CANARY], ["todo", "--all"], ["prep", "alice"]):
        assert CANARY in cli(everywhere, *words, "--table").out


def test_every_day_of_the_disguises_is_kept_from_its_recap(
    everywhere: Path, record_property: Record
) -> None:
    """`recap` shares a day at a time: each of the notes, in the notebook of all of them."""
    shared = 0
    for path in every_construct():
        ran = cli(everywhere, "recap", "alice", "--date", Path(path).stem)
        assert ran.code in (0, 3, 5), ran.err
        assert CANARY not in ran.out + ran.err, path
        shared += ran.code == 0
    record_property(FIGURE, len(every_construct()))
    assert shared > 50  # the rest is refused as a whole


@pytest.fixture
def busy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A notebook in git after every command there is; homes and temporary folders to look into."""
    for name in ("home", "temporary", "here"):
        (tmp_path / name).mkdir()
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home/.config"))
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    monkeypatch.setenv("EDITOR", "true")
    monkeypatch.chdir(tmp_path / "here")
    listed = [{"category": "team", "question": "What else?"}]
    write(tmp_path, {"here/list.json": json.dumps(listed)})
    note = (
        "---\nmood: 4\n---\n## Summary\n\nwell\n\n## Actions\n\n- [ ] @me call ^call\n\n"
        f"## Private\n\n{CANARY}\n- [ ] @me {CANARY} ^sect\n"
    )
    files: dict[str, str | bytes] = {"people/alice/2026-11-06.md": note, **PRIVATE}
    return notebook(tmp_path / "notes", files, git=True)


def run_everything(root: Path) -> None:
    """Every command with every option, and some that change what is private."""
    for command in commands():
        for words in command.ordinary():
            cli(root, *words)
    for words in (["done", "priv"], ["due", "sect", "fri"], ["undo"], ["undo"]):
        cli(root, *words)


def test_nothing_of_it_lies_about_after_any_command(busy: Path, tmp_path: Path) -> None:
    run_everything(busy)
    assert [p.name for p in (tmp_path / "temporary").rglob("*")] == []
    assert [p.name for p in (tmp_path / "home").rglob("*")] == []
    kept = [path for path in (busy / ".1on1").rglob("*") if path.is_file()]
    assert len(kept) > 10  # a journal of what was done
    for path in kept:
        for text in (f"{CANARY} plan", f"{CANARY} in private"):
            assert text.encode() not in path.read_bytes(), path
    messages = run_git(busy, "log", "--all", "--format=%s%n%b").casefold()
    assert messages.count("1on1 ") > 10
    for word in (CANARY, "alice", "bob", "carol", "call", "some text"):
        assert word not in messages


def test_no_program_is_told_any_of_it_where_others_can_read_along(
    busy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The words a program is called with stand in the list of processes, for everybody."""
    write(busy, {"templates/meeting/own.md.j2": "---\ndate: {{ date }}\n---\n"})
    told: list[str] = []
    popen = subprocess.Popen

    class Watched(popen):  # type: ignore[valid-type, misc]
        def __init__(self, args: Any, **more: Any) -> None:
            told.extend(map(str, [args, more.get("env")]))
            super().__init__(args, **more)

    monkeypatch.setattr(subprocess, "Popen", Watched)
    run_everything(busy)
    assert len(told) > 20
    assert not [text for text in told if CANARY in text]


def test_a_fault_of_ours_says_nothing_of_a_note(
    busy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ValueError(CANARY)

    monkeypatch.setattr("oneonone.app.recap.make_recap", broken)
    monkeypatch.setattr("oneonone.app.review.review", broken)
    for words in (["recap", "alice"], ["review", "alice"], ["review", "alice", "--json"]):
        ran = cli(busy, *words)
        assert (ran.code, "a fault in 1on1 itself: ValueError" in ran.err) == (1, True), words
        assert CANARY not in ran.out + ran.err


@pytest.mark.parametrize("options", [[], ["--debug"]], ids=["plain", "debug"])
def test_what_goes_wrong_is_told_without_it(busy: Path, options: list[str]) -> None:
    """The place is named, not the text: messages end up in bug reports."""
    broken: dict[str, str | bytes] = {
        "people/bob/2026-11-06.md": f"---\nname: [{CANARY}\n---\n## Private\n\n{CANARY}\n",
        "people/bob/2026-11-07.md": f"---\nmood: 4\n---\n## Summary\n\n<div>\n{CANARY}\n",
        "people/bob/2026-11-08.md": f"<<<<<<< a\n- [ ] {CANARY} ^conf\n=======\n>>>>>>> b\n",
        "people/bob/2026-11-09.md": f"{CANARY}\n".encode("utf-16"),
        "private/bob/x.md": f"---\nreason: a: {CANARY}\n---\n{CANARY}\n",
    }
    write(busy, broken)
    for words in (
        ["todo", "--no-private"],
        ["recap", "bob", "--date", "2026-11-06"],
        ["recap", "bob", "--date", "2026-11-07"],
        ["done", "conf"],
        ["message", "bob", "agenda"],
        ["review", "bob"],
        ["check"],
        ["new", "bob", "--template", "nothing"],
        ["move", "bob", "2026-11-30"],
    ):
        ran = cli(busy, *words, *options)
        assert CANARY not in ran.err, words
