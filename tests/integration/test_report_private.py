"""Nothing private stands in a report, and in one for somebody nothing they may not see."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oneonone.app.notebook import Notebook
from oneonone.app.report import report
from oneonone.app.report_for import ReportFor, report_for
from oneonone.errors import InDoubt
from oneonone.render.report import report_as_page
from oneonone.render.report_for import report_for_as_page
from tests.generated_notes import notes as generated_notes
from tests.notebooks import TODAY, cli, notebook, write
from tests.report_pages import Page
from tests.shared_notes import (
    ANYTHING,
    BELOW_PRIVATE,
    CANARY,
    IN_A_SECTION_OF_ITEMS,
    IN_A_SHARED_SECTION,
    NOTE,
    OPEN,
    PLACES,
    note_with,
    opened,
)

HIDDEN = [
    *product(["summary"], IN_A_SHARED_SECTION.values()),
    *product(["actions", "agenda"], IN_A_SECTION_OF_ITEMS.values()),
    *product(["notes", "unknown", "above"], ANYTHING.values()),
    *product(["private"], BELOW_PRIVATE.values()),
]
"""Every place and construct that keeps a canary from leaving: those of a recap."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A notebook whose meeting each test writes anew."""
    return opened(tmp_path_factory.mktemp("notes"), "").root


def found_for_alice(root: Path) -> ReportFor | None:
    """All there is for Alice to be shown; None where it is refused."""
    try:
        return report_for(Notebook(root), "alice", None, TODAY)
    except InDoubt:
        return None


@pytest.mark.parametrize("place", [*PLACES, "above"])
def test_no_construct_in_any_place_lets_the_canary_out(root: Path, place: str) -> None:
    shown = 0
    for where, construct in HIDDEN:
        if where == place:
            write(root, {NOTE: note_with(place, construct).encode()})
            found = repr(found_for_alice(root))
            assert CANARY not in found, construct
            shown += OPEN in found
    assert shown > 10, "most notes are not refused, and say what may be said"


# Where an overdue promise, which the report of everybody shows, and a theme's tag may hide.
PRIVATE = {
    "a section": f"## Private\n\n- [ ] @me {CANARY} due:2026-11-10\n\nx #{CANARY}\n",
    "below one": f"## Private\n\n### Actions\n\n- [ ] @me {CANARY} due:2026-11-10 #{CANARY}\n",
    "an underlined one": f"Private\n---\n\n- [ ] {CANARY} due:2026-11-10\n- #{CANARY}\n",
    "an entity": f"## Pri&#118;ate\n\n- [ ] {CANARY} due:2026-11-10 #{CANARY}\n",
    "zero width": f"## Pri\u200bvate\n\n- [ ] {CANARY} due:2026-11-10 #{CANARY}\n",
    "confidential": f"## Confidential: pay\n\n- [ ] {CANARY} due:2026-11-10 #{CANARY}\n",
    "a quote": f"> ## Private\n> - [ ] {CANARY} due:2026-11-10 #{CANARY}\n",
    "a callout": f"> [!private]\n> - [ ] {CANARY} due:2026-11-10 #{CANARY}\n",
    "an item": f"- ## Notes to self\n  - [ ] {CANARY} due:2026-11-10 #{CANARY}\n",
    "a comment": f"<!-- - [ ] {CANARY} due:2026-11-10 #{CANARY} -->\n",
    "percents": f"%%\n- [ ] {CANARY} due:2026-11-10\n#{CANARY}\n%%\n",
    "a fence never closed": f"```\n## Private\n\n- [ ] {CANARY} due:2026-11-10\n",
    "a comment that hides a heading": f"%%\n## Private\n%%\n\n- [ ] {CANARY} due:2026-11-10\n",
    "HTML": f"<details>\n\n- [ ] {CANARY} due:2026-11-10\n\n</details>\n",
}
OTHERS = {
    "private/": {"private/alice/2026-11-06.md": f"#{CANARY}\n- [ ] @me {CANARY} due:2026-11-10\n"},
    "a log note": {"people/alice/log.md": f"- 2026-11-06 note: {CANARY} #{CANARY}\n"},
    "a reason": {"people/alice/2026-11-09.md": f"---\nstatus: skipped\nreason: {CANARY}\n---\n"},
    "an item that stood in private": {
        NOTE: f"## Private\n\n- [>] @me {CANARY} ^a3f9\n",
        "people/alice/2026-11-23.md": f"- [ ] @me {CANARY} due:2026-11-10 ^a3f9\n",
    },
    "a profile": {
        "people/alice/person.md": f"---\nstyle: {CANARY}\nprefers: {{x: {CANARY}}}\n---\n"
    },
}
SETTINGS = f"themes: {{{CANARY}: 30d}}\n"


def said_of_everybody(root: Path) -> str:
    """The page of everybody with both streams; the theme called canary is always on it."""
    ran = cli(root, "report", "--out", "-")
    assert ran.code == 0, ran.err
    return ran.out + ran.err


@pytest.mark.parametrize("place", PRIVATE)
def test_no_private_promise_is_in_the_report_of_everybody(tmp_path: Path, place: str) -> None:
    note = f"---\nthemes: [growth]\n---\n\n## Notes\n\nwell #growth\n\n{PRIVATE[place]}"
    assert CANARY not in said_of_everybody(notebook(tmp_path, {NOTE: note}))


@pytest.mark.parametrize("files", OTHERS)
def test_no_other_private_place_is(tmp_path: Path, files: str) -> None:
    said = said_of_everybody(notebook(tmp_path, {NOTE: "well #growth\n", **OTHERS[files]}))
    assert CANARY not in said


@pytest.mark.parametrize("place", PRIVATE)
def test_a_theme_that_came_up_in_private_alone_has_not_come_up(tmp_path: Path, place: str) -> None:
    note = f"---\nmood: 3\n---\n\n## Notes\n\nwell #growth\n\n{PRIVATE[place]}"
    root = notebook(tmp_path, {NOTE: note}, settings=SETTINGS)
    descriptions = Page(said_of_everybody(root).split("</html>")[0] + "</html>").texts("desc")
    assert f"{CANARY}: not once" in descriptions[1]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(generated_notes(), st.sampled_from(sorted(PRIVATE)), st.sampled_from(["", "mood: 3\n"]))
def test_whatever_stands_above_it(tmp_path: Path, note: bytes, place: str, head: str) -> None:
    text = f"---\n{head}---\n".encode() + note + b"\n\n## Notes\n\n" + PRIVATE[place].encode()
    root = notebook(tmp_path, {NOTE: text})
    page = report_as_page(report(Notebook(root), None, TODAY), TODAY)
    assert CANARY not in page
    Page(page)
    found = found_for_alice(root)
    assert found is None or CANARY not in report_for_as_page(found, TODAY)
