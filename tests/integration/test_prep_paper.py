"""`1on1 prep --paper` lies on the table: one page of 80 columns, and nothing private on it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from oneonone.app.notebook import Notebook
from oneonone.app.prepare import prepare
from oneonone.app.prepare_paper import for_paper
from oneonone.render.paper import COLUMNS, LINES, preparation_on_paper
from oneonone.render.table import width_of
from tests.generated_notes import notes
from tests.notebooks import TODAY, cli, notebook, ok, write

CANARY = "canary"
NO_QUESTIONS = "new: {themes: 0}\n"
"""Reading the banks takes longer than all the rest."""
PRIVATE = [
    "## Private\n\ncanary\n\n### Summary\n\n- [ ] @me canary due:2026-11-01\n",
    "## **Private** thoughts\n\n- [ ] @alice canary\n\n#### Decisions\n\ncanary\n",
    "Private\n-------\n\ncanary\n",
    " ## 1. Confidential: the raise ##\n\ncanary\n",
    "## Pri\u200bvate\n\n> canary <!-- ask: growth-004 -->\n",
    "## Notes to self\n\n```\ncanary\n```\n",
    "> [!private]\n> canary\n> - [ ] canary\n",
    "> ## Private\n> canary\n",
    "- ## Private\n  canary\n",
    "<!-- canary -->\n",
    "<!--\n## Summary\ncanary\n-->\n",
    "%% canary %%\n",
    "%%\ncanary\n\ncanary\n%%\n",
    "```\n## Private\ncanary\n",
    "<!--\n## Private\ncanary\n",
    "%%\n## Private\ncanary\n",
    "<div>\n## Private\ncanary\n</div>\n",
    "## Actions\n\n- [ ] @me canary ^cccc\n\n## Private\n\n- [ ] @me canary ^cccc\n",
    "<<<<<<< ours\n## Summary\ncanary\n",
]
PUBLIC = [
    "## Summary\n\nplain words\n",
    "## Decisions\n\n- two reviewers\n",
    "## Actions\n\n- [ ] @me ask finance due:2026-11-01\n- [ ] @alice draft it\n",
    "## Their topics\n\n- [ ] the office\n",
    "## Notes\n\n> What? <!-- ask: growth-004 -->\n\nAn answer.\n",
]
SECTIONS = st.lists(st.sampled_from(PRIVATE + PUBLIC), max_size=5).map("\n".join)
HEADERS = st.sampled_from(
    ["", "---\nmood: 4/5\n---\n", "---\nperson: bob\n---\n", "---\nmood: [\n"]
)


def paper(root: Path) -> tuple[str, str]:
    """The page and what is said to be missing from it, as the command makes them."""
    opened = Notebook(root)
    shown = for_paper(opened, prepare(opened, "alice", TODAY))
    return preparation_on_paper(shown.preparation, TODAY), "\n".join(shown.left_out)


@st.composite
def notebooks(draw: st.DrawFn) -> dict[str, str | bytes]:
    """Alice's notes with canaries wherever a manager may hide something."""
    days = ("2026-10-30", "2026-11-06", "2026-11-13", "2026-11-20", "2026-11-27")
    files: dict[str, str | bytes] = {
        f"people/alice/{day}.md": draw(HEADERS) + draw(SECTIONS) for day in days
    }
    files["people/alice/agenda.md"] = "- [ ] a point\n\n" + draw(SECTIONS)
    files["people/alice/log.md"] = (
        "- 2026-11-19 praise: well done\n- 2026-11-19 note: canary\n\n## Private\n\n"
        "- 2026-11-19 praise: canary\n"
    )
    files["people/alice/person.md"] = (
        "---\nstyle: canary\n---\n## Goals\n\n- [ ] a talk\n\n" + draw(SECTIONS)
    )
    files["people/bob/2026-11-13.md"] = "- [ ] @alice canary\n"
    files["private/alice/notes.md"] = "canary\n\n- [ ] @me canary\n"
    files["private/alice/2026-11-20.md"] = "## Summary\n\ncanary\n"
    return files


@settings(max_examples=200)
@given(notebooks())
def test_nothing_private_ever_lies_on_the_table(files: dict[str, str | bytes]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        page, said = paper(notebook(Path(folder), files, settings=NO_QUESTIONS))
    assert CANARY not in page
    assert CANARY not in said
    assert "what is private (" in said


@settings(max_examples=60)
@given(st.lists(notes(), min_size=1, max_size=4), st.text(max_size=200))
@example([b"- [ ] " + b"word " * 4000], "")
@example(["- [ ] @alice 日本語を話す人々の会議\n".encode() * 40], "日本" * 60)
@example([b"## Summary\n\n" + b"A sentence that is rather long, and then some.\n\n" * 90], "")
def test_any_notebook_makes_one_page_of_eighty_columns(bodies: list[bytes], style: str) -> None:
    files: dict[str, str | bytes] = {
        f"people/alice/2026-11-{10 + number}.md": body for number, body in enumerate(bodies)
    }
    files["people/alice/person.md"] = f"---\nprefers:\n  x: {style!r}\n---\n"
    files["people/alice/agenda.md"] = b"- [ ] a point among many\n" * 10
    with tempfile.TemporaryDirectory() as folder:
        page, _ = paper(notebook(Path(folder), files, settings=NO_QUESTIONS))
    lines = page.split("\n")
    assert lines.pop() == ""
    assert len(lines) <= LINES
    assert max(width_of(line) for line in lines) <= COLUMNS


def test_what_is_not_private_is_on_the_paper(tmp_path: Path) -> None:
    body = "\n".join(PUBLIC) + "\n" + PRIVATE[0]
    root = notebook(tmp_path, {"people/alice/2026-11-13.md": body})
    page = ok(root, "prep", "alice", "--paper")
    for words in ("plain words", "two reviewers", "ask finance", "draft it", "the office"):
        assert words in page


def test_what_is_private_is_on_the_terminal_and_where_it_is_asked_for(tmp_path: Path) -> None:
    root = notebook(
        tmp_path,
        {
            "people/alice/2026-11-27.md": "## Private\n\n- canary one\n- [ ] canary two\n",
            "private/alice/notes.md": "- canary three\n",
        },
    )
    for words in (["--table"], ["--private"], ["--json", "--private"], ["--json", "--table"]):
        assert ok(root, "prep", "alice", *words).count(CANARY) == 3
    page = ok(root, "prep", "alice", "--table")
    assert page.endswith(
        "Private, for your eyes only\n"
        "  - canary three (private/alice/notes.md:1)\n"
        "  - canary one (people/alice/2026-11-27.md:3)\n"
        "  - canary two (people/alice/2026-11-27.md:4)\n"
    )


def test_a_pipe_gets_nothing_private_unless_it_is_asked_for(tmp_path: Path) -> None:
    root = notebook(tmp_path, {"private/alice/notes.md": "- canary\n- canary\n"})
    for words in ([], ["--json"]):
        ran = cli(root, "prep", "alice", *words)
        assert CANARY not in ran.out + ran.err
        assert ran.err == "left out of a pipe: what is private (2 lines); --private shows it\n"
    for words in (["--no-private"], ["--table", "--no-private"], ["--json", "--no-private"]):
        ran = cli(root, "prep", "alice", *words)
        assert (CANARY in ran.out, ran.err) == (False, "")


def test_what_the_paper_leaves_out_is_said_without_giving_it_away(tmp_path: Path) -> None:
    root = notebook(
        tmp_path,
        {
            "people/alice/person.md": "---\nstyle: touchy\n---\n",
            "people/alice/2026-11-13.md": "## Summary\n\nwords\n\n```\n## Private\n",
            "people/bob/2026-11-13.md": "- [ ] @alice help Bob\n",
            "private/alice/notes.md": "leave pauses\n",
        },
    )
    ran = cli(root, "prep", "alice", "--paper")
    assert ran.err.splitlines() == [
        "not on the paper: what is private (1 line)",
        "not on the paper: promises out of other people's notes (1 line)",
        "not on the paper: style",
        "not on the paper: what stands in people/alice/2026-11-13.md, "
        "for it is unsure what is private there",
    ]
    for word in ("touchy", "words", "help Bob", "pauses"):
        assert word not in ran.out


def test_the_least_urgent_goes_first_and_is_named(tmp_path: Path) -> None:
    root = notebook(tmp_path, {"people/alice/person.md": "---\nmode: video\n---\n"})
    write(root, {"people/alice/agenda.md": "".join(f"- [ ] point {n}\n" for n in range(56))})
    assert "No room for: Questions, Worth a thought" in ok(root, "prep", "alice", "--paper")
    write(root, {"people/alice/agenda.md": "".join(f"- [ ] point {n}\n" for n in range(90))})
    page = ok(root, "prep", "alice", "--paper")
    assert "No room for: To talk about, Questions" in page
    assert "point 50" in page
    assert "more\n" in page


def test_where_there_is_room_there_are_lines_to_write_on(tmp_path: Path) -> None:
    page = ok(notebook(tmp_path, {"people/alice/agenda.md": ""}), "prep", "alice", "--paper")
    assert "\nNotes\n\n" + "_" * COLUMNS + "\n\n" + "_" * COLUMNS in page
    assert page.isascii()
