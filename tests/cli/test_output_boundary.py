"""Whatever a notebook holds, no command hands a terminal a character it would obey."""

from __future__ import annotations

import json
import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.notebooks import cli, notebook, write

BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
EVIL = "\x1b[2J\x1b]8;;http://x\x07\x1b]52;c;eA==\x07\x9b31m\x85\x7f\x08\u202etxt\u2066\u2028"
"""CSI, a link, the clipboard, C1, rubbing out, bidi: no line end, so that it stays in its line."""

COMMANDS = [
    ["todo"],
    ["todo", "--table"],
    ["todo", "--all", "--table"],
    ["todo", "--json"],
    ["coverage"],
    ["coverage", "--table"],
    ["coverage", "--month", "--table"],
    ["coverage", "--why", "growth"],
    ["coverage", "--why", "growth", "--table"],
    ["coverage", "--json"],
    ["person", "list"],
    ["person", "list", "--table"],
    ["person", "list", "--json"],
    ["person", "show", "alice"],
    ["person", "show", "alice", "--json"],
    ["check", "--strict"],
    ["check", "--strict", "--json"],
    ["done", "call", "-n"],
    ["done", "l"],
    ["new", "alice", "-n"],
    ["new", "bob"],
    ["person", "set", "alice", "cadence", "weekly"],
    ["agenda", "alice"],
    ["agenda", "alice", "--table"],
    ["agenda", "alice", "--json"],
    ["agenda", "alice", f"more {EVIL[-4:-1]}", "-n"],
    ["ask", "alice"],
    ["ask", "alice", "--table"],
    ["ask", "alice", "--json"],
    ["log", "alice", f"more {EVIL[-4:-1]}"],
    ["prep", "alice", "--table"],
    ["prep", "alice", "--paper"],
    ["prep", "alice", "--json"],
    ["history", "alice"],
    ["history", "alice", "--no-private", "--newest-first"],
    ["history", "alice", "--json"],
    ["search", "call"],
    ["search", "call", "--table", "--color", "never"],
    ["search", "call", "--context", "2"],
    ["search", "call", "--json", "--no-private"],
]


def obeyed(text: str) -> set[str]:
    """The characters of a text a terminal might obey; line ends and tabs are the output's own."""
    return {
        char
        for char in text
        if char not in "\n\t"
        and (unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") or char in BIDI)
    }


def evil_files(evil: str) -> dict[str, str | bytes]:
    name = json.dumps(f"Alice {evil}")  # escapes, as YAML's double quotes take them
    return {
        "people/alice/person.md": f"---\nname: {name}\nprefers: {{x: {name}}}\n---\n",
        "people/alice/2026-11-06.md": (
            f"---\nthemes: [growth]\n---\n\n## Actions {evil}\n\n"
            f"- [ ] @me call {evil} the bank #growth ^call\n- [ ] call {evil}\n- [~] {evil}\n"
        ),
        "people/alice/2026-11-10.md": f"---\nmood: {name}\ntags: {name}\n---\n- [ ] due:{evil}\n",
        "people/bob/2026-11-06.md": f"---\nmood: {name}: [\n---\n- [ ] b\n",
        "people/alice/agenda.md": f"- [ ] point {evil} of mine\n",
    }


def printed(root: Path, words: list[str]) -> str:
    ran = cli(root, *words)
    assert "Traceback" not in ran.err
    return ran.out + ran.err


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("evil", [EVIL, "over\rwritten"], ids=["commands", "lone CR"])
def test_what_notes_hold_is_shown_and_never_obeyed(
    tmp_path: Path, words: list[str], evil: str
) -> None:
    root = notebook(tmp_path, evil_files(evil))
    shown = printed(root, words)
    assert shown
    assert not obeyed(shown)


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_what_files_are_called_is_shown_and_never_obeyed(tmp_path: Path, words: list[str]) -> None:
    root = notebook(tmp_path)
    odd = f"{EVIL.replace('/', '')}\r\n"
    write(root, {f"people/alice/2026-11-06-{odd}.md": "- [ ] @me call ^call\n- [~] x\n"})
    write(root, {f"people/{odd} bob/a.md": "---\nmood: [\n---\n- [ ] @me walk #growth\n"})
    (Path(os.fsdecode(os.fsencode(root) + b"/people/alice/\xff.md"))).write_text("- [~] y\n")
    assert not obeyed(printed(root, words))


def test_what_git_says_is_shown_and_never_obeyed(tmp_path: Path) -> None:
    root = notebook(tmp_path, {"people/alice/2026-11-06.md": "- [ ] call ^call\n"}, git=True)
    hook = root / ".git/hooks/pre-commit"
    hook.write_text(
        f"#!/bin/sh\nprintf '%s\\r\\n' 'refused {EVIL}' >&2\nexit 1\n", encoding="utf-8"
    )
    hook.chmod(0o755)
    ran = cli(root, "done", "call")
    assert ran.code == 0
    assert "refused" in ran.err
    assert not obeyed(ran.out + ran.err)


def test_words_of_the_command_line_are_shown_and_never_obeyed(tmp_path: Path) -> None:
    root = notebook(tmp_path, {"people/alice/2026-11-06.md": "- [ ] call ^call\n"})
    for words in (
        [EVIL],
        ["todo", EVIL],
        ["todo", "--before", EVIL],
        ["todo", "--theme", EVIL],
        ["todo", f"--{EVIL}"],
        ["todo", "alice", EVIL],
        ["coverage", "--month", "2026-", EVIL],
        ["-C", EVIL, "todo"],
        ["--color", EVIL, "todo"],
        ["person", "add", EVIL],
        ["new", f"bob {EVIL}"],
        ["person", "set", "alice", EVIL, "x"],
        ["new", "alice", "--template", EVIL],
        ["done", EVIL],
        ["agenda", EVIL],
        ["agenda", "alice", EVIL],
        ["ask", "alice", "--theme", EVIL],
        ["log", "alice", "text", "--kind", EVIL],
    ):
        ran = cli(root, *words)
        assert ran.code in (2, 3, 5)
        assert not obeyed(ran.out + ran.err), words


ANY_LINE = st.text(
    st.sampled_from([*EVIL, *BIDI, "\r", "\t", "`", "#", "[", "]"]) | st.characters(codec="utf-8"),
    max_size=30,
).map(lambda text: text.replace("\n", " "))


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=ANY_LINE, second=ANY_LINE)
def test_no_text_whatever_gets_through(tmp_path: Path, first: str, second: str) -> None:
    note = f"---\nthemes: [growth]\n---\n# {second}\n- [ ] @me {first} #growth\n- [ ] {second}\n"
    root = notebook(tmp_path, {"people/alice/2026-11-06.md": note})
    for words in (
        ["todo"],
        ["todo", "--all", "--table"],
        ["coverage", "--why", "growth"],
        ["check"],
    ):
        shown = printed(root, words)
        assert not obeyed(shown)
    listed = json.loads(cli(root, "todo", "--all", "--json").out)["items"]
    for item in listed:
        assert item["raw"] in note
