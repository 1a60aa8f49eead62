"""A believable notebook of six fictional people, up to today."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from oneonone.app.init_notebook import init_notebook
from oneonone.app.write_notes import Change, write_changes
from oneonone.assets import bundled
from oneonone.document.places import FILE_NAME
from oneonone.document.settings import read_settings
from oneonone.domain.record import Record
from oneonone.errors import AlreadyThere, BadDate
from oneonone.scaffold.demo import render_demo
from oneonone.store.notebook_dir import has_other_files, read_file

TEMPLATE = "demo/notebook.yaml.j2"


class DemoMade(Record):
    """Where the sample notebook is and how many files and people it has."""

    root: Path
    files: int
    people: int
    notices: tuple[str, ...]


def make_demo(root: Path, today: date) -> DemoMade:
    """Write the sample notebook into a new or empty folder.

    Raises AlreadyThere, FileFailure; BadDate where the calendar has no room around today.
    """
    if has_other_files(root):
        raise AlreadyThere(f"{root} is not empty", "name a folder that does not exist yet")
    try:
        files = render_demo(bundled.template(TEMPLATE), today)
    except OverflowError as error:
        raise BadDate(
            f"the sample notebook needs some months before and after {today}",
            "name another --today",
        ) from error
    initialised = init_notebook(root, use_git=True)
    settings = read_settings(read_file(root, FILE_NAME))
    changes = [Change(path, None, text.encode()) for path, text in sorted(files.items())]
    written = write_changes(root, settings, changes, "demo", dry_run=False, journaled=False)
    people = {path.split("/")[1] for path in files if path.startswith("people/")}
    return DemoMade(root, len(files), len(people), (*initialised.notices, *written.notices))
