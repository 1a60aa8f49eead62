"""The bundled meeting templates, each against a note made of it: tests/fixtures/templates/.

`pytest tests/integration/test_bundled_templates.py --record` writes those notes anew.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from oneonone.assets import bundled
from oneonone.domain.coverage import Occasion
from tests.notebooks import cli, notebook, ok, opened, text

FIXTURES = Path(__file__).parents[1] / "fixtures" / "templates"
NOTE = "people/alice/2026-11-20.md"
LATER = date(2026, 12, 24)
TEMPLATES = [
    name.removeprefix("meeting/").removesuffix(".md.j2")
    for name in bundled.templates()
    if name.startswith("meeting/")
]
ALICE = {
    "people/alice/person.md": "---\nname: Alice Example\nsince: 2026-01-07\n---\n",
    "people/alice/2026-11-06.md": (
        "# Alice\n\nWe met.\n\n## Actions\n\n"
        "- [ ] @me ask for the conference budget due:2026-11-13\n"
        "- [/] @alice draft the search RFC due:2026-11-30\n"
    ),
    "people/alice/agenda.md": "- [ ] @alice the on-call rota\n- [ ] the move to the new office\n",
}


def fresh(root: Path, monkeypatch: pytest.MonkeyPatch, name: str, *, full: bool = False) -> str:
    """A note of the template as `new` makes it; a `full` one takes along items and points.

    The questions are made up, so that a new one in a bank changes nothing here.
    """
    monkeypatch.setattr(
        bundled,
        "bank",
        lambda theme: (
            f"theme: {theme}\nquestions: [{{id: {theme}-001, text: What about {theme}?}}]\n"
        ).encode(),
    )
    notebook(root, ALICE if full else {"people/alice/person.md": ALICE["people/alice/person.md"]})
    ok(root, "new", "alice", "--template", name)
    return text(root, NOTE)


def occasion(root: Path) -> Occasion:
    """How the note is read when its day has long passed."""
    (found,) = (o for o in opened(root).people["alice"].story(LATER) if o.meeting.path == NOTE)
    return found


@pytest.mark.parametrize("name", TEMPLATES)
def test_makes_the_note_that_was_looked_at(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pytestconfig: pytest.Config
) -> None:
    made = fresh(tmp_path, monkeypatch, name, full=True)
    golden = FIXTURES / f"{name}.md"
    if pytestconfig.getoption("--record"):
        golden.write_text(made, encoding="utf-8")
    else:
        assert made == golden.read_text(encoding="utf-8")


def test_no_note_is_of_a_template_that_is_gone() -> None:
    assert sorted(path.name for path in FIXTURES.glob("*.md")) == [
        f"{n}.md" for n in sorted(TEMPLATES)
    ]


@pytest.mark.parametrize("full", [False, True], ids=["empty", "full"])
@pytest.mark.parametrize("name", TEMPLATES)
def test_brings_scaffold_only_so_a_day_that_passed_was_no_meeting(
    name: str, full: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh(tmp_path, monkeypatch, name, full=full)
    found = occasion(tmp_path)
    assert (found.held, found.written) == (False, ())
    assert cli(tmp_path, "check").out == ""


@pytest.mark.parametrize("name", TEMPLATES)
def test_stays_short_where_nothing_is_carried(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = fresh(tmp_path, monkeypatch, name).split("\n")
    assert len(lines) <= 80
    assert max(map(len, lines)) <= 100
    assert "\n\n\n" not in "\n".join(lines)
    assert [line for line in lines if line != line.rstrip()] in ([], ["- [ ] "] * 3)


# -- what the headings mean ------------------------------------------------------------------------

AGENDA = {"Their topics": "agenda of theirs", "My topics": "agenda of mine"}
CLOSING = {
    "Summary": "summary",
    "Decisions": "decisions",
    "Actions": "actions",
    "Private": "private",
}
CHECK_IN = {"Check-in": "theme morale"}
QUESTIONS = {"Not talked about lately": ""}
NOTES = {"Notes": "notes"}
BEFORE = {"Follow-ups": "actions"}
EVERYTHING_ELSE = {**NOTES, **CLOSING}

MEANINGS: dict[str, dict[str, str]] = {
    "default": {**BEFORE, **AGENDA, **CHECK_IN, **QUESTIONS, **EVERYTHING_ELSE},
    "short": {**BEFORE, **AGENDA, **QUESTIONS, "What is ahead": "", **CLOSING},
    "ten-steps": {
        **CHECK_IN,
        **BEFORE,
        **AGENDA,
        "Behaviour": "theme coaching",
        "Feedback": "feedback theme feedback",
        "Goals": "theme goals",
        "Culture and values": "theme purpose",
        "Successes": "theme recognition",
        **QUESTIONS,
        **EVERYTHING_ELSE,
    },
    "first": {
        **BEFORE,
        "Who we are": "",
        "How they like to work": "",
        "Our one-on-ones": "theme meta",
        **AGENDA,
        **CHECK_IN,
        **EVERYTHING_ELSE,
    },
    "return": {
        **BEFORE,
        **AGENDA,
        **CHECK_IN,
        "What changed meanwhile": "",
        "Workload": "theme well-being",
        "What they need now": "",
        **EVERYTHING_ELSE,
    },
    "career": {
        **BEFORE,
        **AGENDA,
        "Career": "theme career",
        "Their story": "theme career",
        "Their dreams": "theme career",
        "The plan": "theme career",
        **EVERYTHING_ELSE,
    },
    "grow": {
        **BEFORE,
        **AGENDA,
        "Coaching": "theme coaching",
        "Goal for today": "theme coaching",
        "Reality": "theme coaching",
        "Options": "theme coaching",
        "Will": "theme coaching",
        **EVERYTHING_ELSE,
    },
    "health-check": {
        **BEFORE,
        **AGENDA,
        "Morale": "theme morale",
        "Engagement": "theme engagement",
        "Workload": "theme well-being",
        "Growth": "theme growth",
        "Team": "theme team",
        "Trust": "theme trust",
        **EVERYTHING_ELSE,
    },
    "quarterly": {
        **BEFORE,
        **AGENDA,
        "Recognition": "theme recognition",
        "Goals": "theme goals",
        "Growth": "theme growth",
        "Feedback": "feedback theme feedback",
        "Our one-on-ones": "theme meta",
        "The next quarter": "",
        **EVERYTHING_ELSE,
    },
    "role-negotiation": {
        **BEFORE,
        "Clarity": "theme clarity",
        "How things work here": "",
        "Growth": "theme growth",
        "How success is measured": "",
        "Our one-on-ones": "theme meta",
        **AGENDA,
        **CHECK_IN,
        **QUESTIONS,
        **EVERYTHING_ELSE,
    },
    "skip-level": {
        **BEFORE,
        **AGENDA,
        "What works": "",
        "Blockers": "theme blockers",
        "Clarity": "theme clarity",
        "Ideas": "theme ideas",
        **QUESTIONS,
        **EVERYTHING_ELSE,
    },
    "difficult": dict.fromkeys(
        (
            "Private",
            "What happened",
            "What it caused",
            "What I want to say",
            "What I want to ask",
            "What they said",
            "What we agreed",
            "How it went for me",
        ),
        "private",
    ),
}


@pytest.mark.parametrize("name", TEMPLATES)
def test_has_headings_that_mean_what_they_should(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh(tmp_path, monkeypatch, name, full=True)
    (document,) = (d for d in opened(tmp_path).documents if d.origin.path == NOTE)
    title, *sections = document.sections
    assert (title.heading, title.role, title.theme) == (
        "Alice Example, 20 November 2026",
        None,
        None,
    )
    meanings = {
        one.heading: " ".join(
            [
                *([one.role] if one.role else []),
                *([f"of {one.side}"] if one.side else []),
                *([f"theme {one.theme}"] if one.theme else []),
            ]
        )
        for one in sections
    }
    assert list(meanings.items()) == list(MEANINGS[name].items())
    assert len(sections) == len(meanings), "a heading stands there twice"
