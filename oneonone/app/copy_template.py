"""A bundled template, copied into the notebook to be changed there."""

from __future__ import annotations

from oneonone.app.notebook import Notebook
from oneonone.app.own_templates import named_template
from oneonone.app.write_notes import Change, Written, write_changes
from oneonone.assets import bundled
from oneonone.domain.record import Record
from oneonone.errors import AlreadyThere
from oneonone.store.notebook_dir import exists


class TemplateCopied(Record):
    """Where the copy lies."""

    path: str
    written: Written


def copy_template(
    notebook: Notebook, kind: str | None, name: str, *, dry_run: bool = False
) -> TemplateCopied:
    """Put a bundled template where the notebook's own ones are.

    Raises UnsafeName, TemplateNotFound, AlreadyThere, and what writing raises.
    """
    found = named_template(notebook, kind, name)
    path = found.own_path
    if exists(notebook.root, path):
        raise AlreadyThere(f"{path} is already there", "it is in use; change it in your editor")
    change = Change(path, None, bundled.template(found.source_name).encode())
    written = write_changes(
        notebook.root, notebook.settings, [change], "template copy", dry_run=dry_run
    )
    return TemplateCopied(path, written)
