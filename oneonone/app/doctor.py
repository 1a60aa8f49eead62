"""How everything is that has to be well for notes to be kept: machine, notebook, git.

Each look fails by itself, never the whole: this is called when something is broken. Nothing a note
says is in the answers, so that they can be shown to others; see `Answer`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path

from oneonone.app.checkup import Answer, Check, Part
from oneonone.app.checkup_git import git_looks
from oneonone.app.checkup_machine import MACHINE, shown
from oneonone.app.checkup_notebook import NotebookLooks
from oneonone.domain.record import Record
from oneonone.errors import NotebookNotFound, OneOnOneError
from oneonone.store.notebook_dir import reason_of

Look = Callable[[], Answer]


class Patient(Record):
    """The notebook's folder, or why there is none; `named` says that a certain one was wanted."""

    root: Path | NotebookNotFound
    named: bool
    environment: Mapping[str, str]


def diagnose(patient: Patient, today: date, *, dry_run: bool = False) -> list[Check]:
    """Every check that applies. What killed commands left behind is removed, unless `dry_run`."""
    machine = {name: partial(look, patient.environment) for name, look in MACHINE.items()}
    checks = _checked("machine", machine)
    root = patient.root
    if isinstance(root, NotebookNotFound):
        answer = Answer("problem" if patient.named else "note", "none found", root.hint)
        return [*checks, Check("notebook", "folder", answer)]
    notebook = NotebookLooks(root, today, dry_run=dry_run).looks()
    checks.append(Check("notebook", "folder", Answer("ok", shown(root))))
    return [*checks, *_checked("notebook", notebook), *_checked("git", git_looks(root))]


def _checked(part: Part, looks: Mapping[str, Look]) -> list[Check]:
    return [Check(part, name, _answer(look)) for name, look in looks.items()]


def _answer(look: Look) -> Answer:
    """What a look says, or that it failed; an error's own words may hold a path, or more."""
    try:
        return look()
    except OSError as error:
        return Answer("problem", f"cannot be looked at: {reason_of(error)}")
    except OneOnOneError as error:
        return Answer("problem", f"cannot be looked at: {type(error).__name__}")
    except Exception as error:  # noqa: BLE001 - one look that fails must not hide the others
        what = f"a fault in 1on1 itself: {type(error).__name__}"
        return Answer("problem", what, "please report it, with all of this page")
