"""A notebook that is hostile wherever a text can stand, and what must never come out of it."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.notebooks import TODAY, Ran, cli, notebook

BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
EVIL = "\x1b[2J\x1b]8;;http://x\x07\x1b]52;c;eA==\x07\x1bPq\x1b\\\x9b31m\x85\x7f\x08\u202etxt\u2066"
"""Clearing, a link, the clipboard, a device string, C1, rubbing out, bidi; no line end."""

Record = Callable[[str, object], None]
"""pytest's `record_property`: what is counted for docs/reliability.md."""

NOTE = "people/alice/2026-11-06.md"
_OWN_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


def obeyed(text: str, *, colours: bool = False) -> set[str]:
    """The characters of an output that a terminal might obey, line ends and tabs aside.

    With `colours` those that colour a text, and do nothing else, may be there. The line ends of a
    calendar file are two characters.
    """
    text = text.replace("\r\n", "\n")
    if colours:
        text = _OWN_COLOURS.sub("", text)
    return {
        char
        for char in text
        if char not in "\n\t"
        and (unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") or char in BIDI)
    }


def hostile_files(evil: str) -> dict[str, str | bytes]:
    """Notes, templates and banks with a text in every place that takes one."""
    quoted = json.dumps(f"x {evil}")  # its escapes are those of YAML's double quotes
    return {
        "people/alice/person.md": (
            f"---\nname: {json.dumps(f'Alice {evil}')}\naliases: [{quoted}]\nstyle: {quoted}\n"
            f"prefers: {{feedback: {quoted}, recognition: {quoted}, agenda_in_advance: {quoted}}}\n"
            f"timezone: {quoted}\n{quoted}: {quoted}\ncadence: {quoted}\n---\n\n"
            f"## Goals\n\n- [ ] goal {evil}\n"
        ),
        "people/alice/2026-10-30.md": f"---\nstatus: skipped\nreason: {quoted}\n---\n# {evil}\n",
        NOTE: (
            f"---\nthemes: [growth, {quoted}]\nmood: {quoted}\ntags: [{quoted}]\nmode: {quoted}\n"
            f"---\n\n# Alice {evil}\n\n## Summary\n\nshe {evil} said [a {evil}](http://x/{evil})\n\n"
            f"| {evil} | b |\n|---|---|\n| c | {evil} |\n\n    code {evil}\n\n"
            f"## Decisions\n\n1. we {evil}\n\n## Their topics\n\n- [x] point {evil}\n\n"
            f"## Actions {evil}\n\n- [ ] @me call {evil} #growth due:2026-11-10 ^call\n"
            f"- [x] @alice sent {evil} done:2026-11-10\n- [~] {evil}\n- [ ] due:{evil}\n\n"
            f"## Feedback\n\nwell {evil} done\n\n## Growth {evil}\n\ntext {evil} #growth/{evil}\n\n"
            f"> Why {evil}? <!-- ask: growth-004 -->\n\nbecause {evil}\n\n"
            f"## Private {evil}\n\ntext {evil}\n\n- [ ] secret {evil}\n"
        ),
        "people/alice/2026-11-13.md": f"---\n{quoted}: [\n---\n- [ ] b {evil}\n",
        "people/alice/2026-11-27.md": f"---\nstatus: planned\n---\n## Agenda\n- [ ] talk {evil}\n",
        "people/alice/agenda.md": f"- [ ] point {evil} of mine\n",
        "people/alice/log.md": (
            f"- 2026-11-07 praise: well {evil} #growth\n- 2026-11-08 note: {evil}\n"
            f"- 2026-11-09 {evil}: x\n"
        ),
        "people/bob/person.md": f"---\nname: {quoted}\ntemplate: {quoted}\n---\n",
        "people/bob/2026-11-06.md": f"---\nperson: {quoted}\ndate: {quoted}\n---\ntext {evil}\n",
        "private/alice/plan.md": f"## {evil}\n\nplan {evil}\n",
        "templates/meeting/own.md.j2": f"# {evil}\n{{{{ nobody['{evil}'] }}}}\n",
        "templates/message/own.md.j2": f"# {evil}\n{{{{ nobody['{evil}'] }}}}\n",
        "question_banks/growth.yaml": (
            f"- id: growth-900\n  text: {quoted}\n- id: {quoted}\n  text: {quoted}\n"
        ),
        "question_banks/career.yaml": f"{quoted}: [\n",
    }


def hostile_settings(evil: str) -> str:
    """1on1.yaml, likewise."""
    quoted = json.dumps(f"x {evil}")
    return (
        f"me: {{name: {quoted}, email: {quoted}}}\nthemes: {{{quoted}: 90d, growth: {quoted}}}\n"
        f"sections: {{notes: [{quoted}], {quoted}: [x]}}\nshare: [{quoted}, notes]\n"
        f"carry: {{max: {quoted}}}\n{quoted}: {quoted}\n"
    )


def hostile_notebook(folder: Path, evil: str = EVIL) -> Path:
    """All of it, in a folder."""
    return notebook(folder, hostile_files(evil), settings=hostile_settings(evil))


def run_all(root: Path, lines: list[list[str]], *options: str) -> list[tuple[list[str], Ran]]:
    """Every command line with what it left behind, one after the other in the same notebook."""
    return [(words, cli(root, *options, *words)) for words in lines]


def is_no_fault(ran: Ran) -> bool:
    """Whether it ended as the contract has it: an exit code of ours, no traceback."""
    codes = (0, 1, 2, 3, 4, 5, 6, 7)
    clean = "Traceback" not in ran.err and "a fault in 1on1 itself" not in ran.err
    return clean and ran.code in codes


def lane(root: Path, *words: str) -> Ran | None:
    """What the fast lane of the program's entry answers; None where it leaves it to the rest."""
    from oneonone.lane import answer as fast

    line = ["--notebook", str(root), "--today", TODAY.isoformat(), *words]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fast, "can_write", lambda: True)  # pytest's streams are odd ones
        found = fast.answer([word for word in line if word != "--"])
    return None if found is None else Ran(found.code, found.out, found.said)
