"""No message holds what is for the manager's eyes: canaries in every kind of private place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.notebooks import cli, notebook, ok

AGENDA = "people/alice/agenda.md"
NOTE = "people/alice/2026-11-06.md"
PLANNED = "people/alice/2026-11-27.md"
HELD = "# Alice\n\nWe met.\n\n"


def book(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """A notebook with these notes and alice's profile."""
    return notebook(folder, {"people/alice/person.md": "", **files})


PRIVATE_PLACES: dict[str, dict[str, str | bytes]] = {
    "a private section": {NOTE: HELD + "## Private\n\n- [ ] @me CANARY\n"},
    "below a private section": {NOTE: HELD + "## Private\n\n### Actions\n\n- [ ] @me CANARY\n"},
    "a setext heading": {NOTE: HELD + "Private\n-------\n\n- [ ] @me CANARY\n"},
    "letters with nothing between": {NOTE: HELD + "## Pri\u200bvate\n\n- [ ] @me CANARY\n"},
    "an entity": {NOTE: HELD + "## &#80;rivate\n\n- [ ] @me CANARY\n"},
    "look-alike letters": {NOTE: HELD + "## Prіvаte\n\n- [ ] @me CANARY\n"},
    "an unknown heading": {NOTE: HELD + "## What I think\n\n- [ ] @me CANARY\n"},
    "a sub-heading": {NOTE: HELD + "## Actions\n\n### For later\n\n- [ ] @me CANARY\n"},
    "no heading at all": {NOTE: "Met.\n\n- [ ] @me CANARY\n"},
    "a callout": {NOTE: HELD + "## Actions\n\n> [!private] mine\n> - [ ] @me CANARY\n"},
    "a heading in a quote": {NOTE: HELD + "## Actions\n\n> ### Private\n> - [ ] @me CANARY\n"},
    "a heading in an item": {NOTE: HELD + "## Actions\n\n- ## Private\n  - [ ] @me CANARY\n"},
    "the private folder": {"private/alice/agenda.md": "- [ ] CANARY\n- [ ] @alice CANARY\n"},
    "my plan": {"private/alice/notes.md": "## Actions\n\n- [ ] @me CANARY\n"},
    "the profile": {
        "people/alice/person.md": "## Goals\n- [ ] CANARY\n\n## Actions\n- [ ] CANARY\n"
    },
    "the log": {"people/alice/log.md": "## Actions\n\n- [ ] @me CANARY\n"},
    "a page": {"people/alice/thoughts.md": "## Actions\n\n- [ ] @me CANARY\n"},
    "a private part of the agenda": {AGENDA: "- [ ] open\n\n## Private\n\n- [ ] CANARY\n"},
    "another part of the agenda": {AGENDA: "- [ ] open\n\n## Not now\n\n- [ ] CANARY\n"},
    "front matter": {NOTE: "---\nactions: ['- [ ] CANARY']\nreason: CANARY\n---\n" + HELD},
    "the style": {"people/alice/person.md": "---\nstyle: CANARY\nprefers: {x: CANARY}\n---\n"},
    "a comment": {AGENDA: "<!-- - [ ] CANARY -->\n\n%%\n- [ ] CANARY\n%%\n"},
    "code": {AGENDA: "```\n- [ ] CANARY\n```\n\n    - [ ] CANARY\n"},
    "the same id below a private heading": {
        AGENDA: "- [ ] CANARY ^a3f9\n",
        NOTE: HELD + "## Private\n\n- [x] CANARY ^A3F9\n",
    },
    "the same id in the private folder": {
        AGENDA: "- [ ] CANARY ^a3f9\n",
        "private/alice/x.md": "- [>] CANARY ^a3f9\n",
    },
    "the same id with somebody else": {
        AGENDA: "- [ ] CANARY ^a3f9\n",
        "people/bob/agenda.md": "## Private\n- [ ] CANARY ^a3f9\n",
    },
    "the same id in a loose note": {
        AGENDA: "- [ ] CANARY ^a3f9\n",
        "private/x.md": "- [ ] CANARY ^a3f9\n",
    },
    "the same id in a note that cannot be read": {
        AGENDA: "- [ ] CANARY ^a3f9\n",
        "people/alice/x.md": b"caf\xe9\n## Private\n- [ ] CANARY ^A3F9\n",
    },
    "the reason of a skipped meeting": {
        "people/alice/2026-11-24.md": "---\nstatus: skipped\nreason: CANARY\n---\n"
    },
    "the reason of a moved meeting": {
        "people/alice/2026-11-24.md": (
            "---\nstatus: moved\nmoved_to: 2026-11-27\nreason: CANARY\n---\n"
        ),
        PLANNED: "",
    },
}


@pytest.mark.parametrize("place", PRIVATE_PLACES)
def test_what_stands_in_a_private_place_is_in_no_message(tmp_path: Path, place: str) -> None:
    root = book(tmp_path, PRIVATE_PLACES[place])
    forms = {"intro": "text", "agenda": "md", "reschedule": "mailto"}
    for kind, form in forms.items():
        ran = cli(root, "message", "alice", kind, "--format", form)
        assert (ran.code, "CANARY" in ran.out + ran.err) == (0, False), kind


@pytest.mark.parametrize(
    ("files", "place"),
    [
        ({NOTE: HELD + "## Actions\n\n<div>\n\n- [ ] @me CANARY\n"}, f"{NOTE}:7"),
        ({NOTE: HELD + "%% open\n\n## Actions\n\n- [ ] @me CANARY\n"}, f"{NOTE}:5"),
        ({NOTE: HELD + "%%\n## Private\n%%\n\n## Actions\n- [ ] @me CANARY\n"}, f"{NOTE}:6"),
        ({NOTE: f"---\nperson: bob\n---\n{HELD}## Actions\n- [ ] @me CANARY\n"}, f"{NOTE}:"),
        ({NOTE: "---\nmood: [\n---\n" + HELD + "## Actions\n- [ ] @me CANARY\n"}, f"{NOTE}:"),
        ({AGENDA: "<details>\n\n- [ ] CANARY\n"}, f"{AGENDA}:1"),
    ],
)
def test_where_nobody_can_tell_what_is_private_the_agenda_is_refused_and_the_others_are_not(
    tmp_path: Path, files: dict[str, str | bytes], place: str
) -> None:
    root = book(tmp_path, files)
    ran = cli(root, "message", "alice", "agenda")
    assert (ran.code, ran.out) == (5, "")
    assert ran.err.startswith(f"1on1: {place}")
    assert "CANARY" not in ran.err
    assert "CANARY" not in ok(root, "message", "alice", "intro")
    assert "CANARY" not in ok(root, "message", "alice", "reschedule")


# -- any order of sections -------------------------------------------------------------------------

SHARED = ("Actions", "Next steps", "Summary", "**Decisions**", "Follow-ups:")
KEPT = ("Private", "Confidential: pay", "Notes", "Check-in", "Growth", "My own list", "Feedback")
SECTIONS = st.lists(
    st.tuples(st.integers(1, 4), st.sampled_from(SHARED + KEPT)), min_size=1, max_size=8
)


def told(sections: Sequence[tuple[int, str]]) -> list[bool]:
    """Whether each section's item may be told: by its own heading, and by none private above it."""
    found = []
    private: int | None = None  # the level of the private heading we are below
    for level, heading in sections:
        if private is not None and level <= private:
            private = None
        if private is None and heading.startswith(("Private", "Confidential")):
            private = level
        found.append(private is None and heading in SHARED)
    return found


@given(SECTIONS)
def test_an_item_is_told_exactly_where_its_own_heading_allows_it(
    tmp_path_factory: pytest.TempPathFactory, sections: Sequence[tuple[int, str]]
) -> None:
    note = "".join(
        f"{'#' * level} {heading}\n\n- [ ] @me canary{number} ^id{number}xx\n\n"
        for number, (level, heading) in enumerate(sections)
    )
    root = book(tmp_path_factory.mktemp("book"), {NOTE: note})
    said = ok(root, "message", "alice", "agenda")
    assert [f"- canary{number}\n" in said for number in range(len(sections))] == told(sections)
