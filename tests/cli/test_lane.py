"""The fast lane says what the command line proper says, or nothing; it loads next to nothing."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneonone.lane.answer import answer
from tests.answers import FORMS, in_lane, named
from tests.notebooks import cli, notebook, write

FILES: dict[str, str | bytes] = {
    "people/alice/person.md": "---\nname: Alice Example\naliases: [Al]\n---\n",
    "people/alice/2026-11-06.md": (
        "---\nthemes: [growth]\n---\n\n## Actions\n\n"
        "- [ ] @me ask for the budget 日本 – “now” due:2026-11-13 !high #career ^a3f9\n"
        "- [/] @bob draft due:2026-11-30\n- [ ] call\n\n## Private\n\n- [ ] @me think due:fri\n"
    ),
    "people/bob/2026-11-13.md": "---\nmood: [\n---\n- [ ] @carol look #growth\nsaid #feedback\n",
    "private/alice/notes.md": "nothing to list\n",
}
LOADED_BY_THE_PROGRAM = {
    "app": {"fresh_facts", "item_rows", "person_facts"},
    "document": {"places", "unremarkable"},
    "domain": {"dates", "day", "record"},
    "lane": {"answer", "surroundings", "words"},
    "render": {"items", "unread", "visible"},
    "store": {"index", "traces"},
}
ON_A_TERMINAL = {"render": {"style", "table", "terminal"}}
FOR_COVERAGE = {
    "app": {"coverage", "coverage_facts"},
    "domain": {"cadence", "coverage", "theme"},
    "render": {"coverage_data"},
}
FROM_THE_LIBRARY = {"array", "bisect", "collections", "functools", "itertools", "keyword", "math"}
FROM_THE_LIBRARY |= {"operator", "reprlib", "types", "zlib", "gc", "time"}


@pytest.fixture(scope="module")
def notes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A notebook whose index is up to date."""
    return indexed(tmp_path_factory.mktemp("lane"))


def indexed(folder: Path) -> Path:
    root = notebook(folder / "notes", FILES)
    time.sleep(0.06)  # or what was just written would have to be read each time
    assert cli(root, "todo").code == 0
    return root


@pytest.fixture(
    params=[
        {},
        {"COLUMNS": "40", "CLICOLOR_FORCE": "1"},
        {"NO_COLOR": "1", "COLUMNS": "120"},
    ],
    ids=str,
)
def environment(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in request.param.items():
        monkeypatch.setenv(name, value)


@pytest.mark.usefixtures("environment")
@pytest.mark.parametrize("words", FORMS, ids=" ".join)
def test_the_lane_and_the_command_line_say_the_same(notes: Path, words: tuple[str, ...]) -> None:
    quick = in_lane(named(notes, words))
    assert quick in (None, cli(notes, *words))
    plainly = not {"Al", "carol", "--all", "--why"} & set(words)
    assert (quick is not None) == plainly


WORDS = st.sampled_from(
    [
        *("todo", "coverage", "person", "alice", "bob", "carol", "Al", "me", "", "-", "--", "-h"),
        *("--mine", "--theirs", "--overdue", "--no-private", "--exit-code", "--json", "--table"),
        *("--owner", "--owner=bob", "--before", "2026-11-30", "--before=fri", "--theme", "growth"),
        *("--theme=#career", "--month", "2026-10", "--month=2026-11", "2026-1", "2026", "--days"),
        *("10", "0", "--days=31", "--color", "--color=always", "never", "--no-input", "--no-index"),
        *("--why", "--all", "--debug", "--today=2026-12-24", "--tod", "-C", "--json=1", "x\x1by"),
    ]
)


@given(words=st.lists(WORDS, max_size=6), command=st.sampled_from(["todo", "coverage"]))
def test_whatever_the_words_the_lane_says_the_same_or_nothing(
    notes: Path, words: list[str], command: str
) -> None:
    for line in ([command, *words], [*words, command]):
        quick = in_lane(named(notes, line))
        assert quick in (None, cli(notes, *line)), line


def test_what_is_said_of_unread_notes_goes_to_standard_error(notes: Path) -> None:
    quick = in_lane(named(notes, ["todo"]))
    assert quick is not None
    assert quick.err == "not read in full: people/bob/2026-11-13.md; see: 1on1 check\n"


@pytest.mark.parametrize(
    "edit",
    [
        {"people/alice/2026-11-06.md": "- [ ] other\n"},
        {"people/carol/2026-11-06.md": "new\n"},
        {"1on1.yaml": "me: {name: Bob}\n"},
        {"private/alice/notes.md": "- [ ] box\n"},
        {"private/alice/notes.md": "---\ntitle: header\n---\n"},
        {"private/alice/notes.md": b"\xff"},
        {"private/carol/notes.md": "on somebody new\n"},
    ],
    ids=str,
)
def test_whatever_changes_the_lane_reads_it_or_gives_way(
    tmp_path: Path, edit: dict[str, str | bytes]
) -> None:
    root = indexed(tmp_path)
    words = named(root, ["todo"])
    assert in_lane(words) is not None
    write(root, edit)
    assert in_lane(words) is None
    plain = cli(root, "--no-index", "todo")
    assert in_lane(words, reading=True) == (None if "private/carol/notes.md" in edit else plain)
    assert cli(root, "todo") == plain


def test_a_link_or_a_pipe_among_the_notes_leaves_no_way_to_tell(tmp_path: Path) -> None:
    for odd in ("link", "pipe"):
        root = indexed(tmp_path / odd)
        if odd == "link":
            (root / "people/alice/odd.md").symlink_to("person.md")
        else:
            os.mkfifo(root / "people/alice/odd.md")
        assert in_lane(named(root, ["todo"]), reading=True) is None
        assert cli(root, "todo") == cli(root, "--no-index", "todo")


def test_settings_that_cannot_be_read_are_for_the_command_line_to_tell(tmp_path: Path) -> None:
    root = indexed(tmp_path)
    write(root, {"1on1.yaml": "themes: [\n"})
    assert in_lane(named(root, ["todo"]), reading=True) is None
    assert cli(root, "todo").code == 5


def test_the_lane_is_for_streams_as_python_opens_them(
    notes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout", None)
    assert answer(named(notes, ["todo"])) is None


def loaded(root: Path, *words: str) -> tuple[set[str], set[str]]:
    """The modules of the program and of the library that an answer in the lane loads."""
    script = (
        "import sys; before = set(sys.modules); from oneonone.lane.answer import answer; "
        f"found = answer({named(root, words)!r}); assert found; "
        "print(*sorted(set(sys.modules) - before))"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    ran = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, check=True
    )
    modules = ran.stdout.decode().split()
    ours = {name for name in modules if name.startswith("oneonone.")}
    return ours, {name.split(".")[0] for name in modules} - {"oneonone"}


@pytest.mark.parametrize(
    ("words", "more"),
    [
        (["todo"], [{}]),
        (["todo", "alice", "--mine", "--exit-code"], [{}]),
        (["todo", "--table"], [ON_A_TERMINAL]),
        (["todo", "--json"], [{"render": {"json_text"}}]),
        (["coverage"], [FOR_COVERAGE]),
        (
            ["coverage", "--month", "--table"],
            [FOR_COVERAGE, ON_A_TERMINAL, {"render": {"coverage"}}],
        ),
    ],
    ids=lambda value: " ".join(value) if value and isinstance(value[0], str) else "",
)
def test_the_lane_loads_next_to_nothing(
    tmp_path: Path, words: list[str], more: list[dict[str, set[str]]]
) -> None:
    """Not typing, enum, re, dataclasses, json, nor Typer: each takes as long as all the rest."""
    root = notebook(tmp_path / "notes", {"people/alice/2026-11-06.md": "- [ ] call ^a3f9\n"})
    time.sleep(0.06)
    assert cli(root, "todo").code == 0
    allowed = {
        f"oneonone.{layer}.{name}"
        for part in (LOADED_BY_THE_PROGRAM, *more)
        for layer, names in part.items()
        for name in names
    }
    ours, theirs = loaded(root, *words)
    assert {name for name in ours if name.count(".") > 1} <= allowed
    assert {name for name in theirs if not name.startswith("_")} <= FROM_THE_LIBRARY
