"""Making a folder a notebook: only what is missing is added."""

from __future__ import annotations

import json
from pathlib import Path

from oneonone.app.write_notes import Change, write_changes
from oneonone.document.fields import Dialect
from oneonone.document.places import FILE_NAME
from oneonone.document.settings import Settings, read_settings
from oneonone.domain.record import Record
from oneonone.errors import UnsafePath
from oneonone.store import git
from oneonone.store.derived import make_own_folder
from oneonone.store.notebook_dir import (
    DERIVED,
    NOTE_FOLDERS,
    exists,
    file_failure,
    list_notes,
    make_folder,
    read_file,
)
from oneonone.store.repository import make_repository

_TASKS_PLUGIN = ".obsidian/plugins/obsidian-tasks-plugin/data.json"
_DATAVIEW_PLUGIN = ".obsidian/plugins/dataview/data.json"

_OTHER_FOLDERS = (DERIVED, "templates", "question_banks")

_SETTINGS = """\
# The settings of this notebook; every line is optional. docs/file-format.md explains them.

# Who you are: items owned by this name are yours, like those of @me.
# me: {{name: Your Name}}

# How new fields are written: plain (due:2026-11-30), tasks (📅 2026-11-30) or
# dataview ([due:: 2026-11-30]). All are read, and a line is edited as it is written.
task_format: {task_format}

git:
  # Commit the notes a command changes, and nothing else.
  autocommit: {autocommit}

# carry: {{max: 20}}         # open items a new note takes on at most
# new: {{themes: 3}}         # themes a new note brings up
# themes: {{career: 90d, status: off}}
# sections: {{agenda: [Themen], private: [Vertraulich]}}
# away: [{{from: 2026-12-24, to: 2027-01-06}}]
"""


class Initialised(Record):
    """What was found and done; `notes` were there before, `made_repository` says git was set up."""

    root: Path
    made: tuple[str, ...]
    notes: int
    made_repository: bool
    task_format: Dialect
    task_format_from: str | None
    notices: tuple[str, ...]


def init_notebook(root: Path, *, use_git: bool) -> Initialised:
    """Make `root` a notebook, and a git repository unless it lies in one or `use_git` is off.

    Existing files stay as they are. Raises UnsafePath within another notebook's notes, FileFailure.
    """
    _refuse_within_a_notebook(root.absolute())
    try:
        make_folder(str(root.absolute()))
    except OSError as error:
        raise file_failure(str(root), error) from error
    made_repository, notices = _made_repository(root) if use_git else (False, [])
    dialect, source = _task_format(root)
    in_repository = git.find_top(root) is not None
    made = []
    changes = []
    if not exists(root, FILE_NAME):
        text = _SETTINGS.format(
            task_format=dialect, autocommit="true" if use_git and in_repository else "false"
        )
        changes.append(Change(FILE_NAME, None, text.encode()))
        made.append(FILE_NAME)
    elif made_repository and not read_settings(read_file(root, FILE_NAME)).autocommit:
        notices.append(f"{FILE_NAME} says autocommit: false; with true, commands commit")
    make_own_folder(root)
    settings = Settings(autocommit=use_git and in_repository)
    written = write_changes(root, settings, changes, "init", dry_run=False, journaled=False)
    return Initialised(
        root=root,
        made=tuple(made),
        notes=len(list_notes(root).notes),
        made_repository=made_repository,
        task_format=dialect,
        task_format_from=source,
        notices=(*notices, *written.notices),
    )


def _made_repository(root: Path) -> tuple[bool, list[str]]:
    """Whether a repository was made, and what to say where none could be."""
    if git.find_top(root) is not None:
        return False, []
    problem = make_repository(root)
    return problem is None, [f"no git repository was made: {problem}"] if problem else []


def _refuse_within_a_notebook(root: Path) -> None:
    """Where a notebook keeps its notes, a second one would take some of them for its own."""
    if exists(root, FILE_NAME):
        return
    for above in root.parents:
        inside = root.relative_to(above).parts[0]
        if exists(above, FILE_NAME) and inside in (*NOTE_FOLDERS, *_OTHER_FOLDERS):
            raise UnsafePath(
                f"{root.name} lies in {inside}/ of a notebook", "go to the notebook, or elsewhere"
            )


def _task_format(root: Path) -> tuple[Dialect, str | None]:
    """The dialect an Obsidian vault here already writes, and the file that says so."""
    for folder in (root, *list(root.parents)[:3]):
        tasks = _plugin_settings(folder / _TASKS_PLUGIN)
        if tasks is not None:
            dataview = tasks.get("taskFormat") == "dataview"
            return ("dataview" if dataview else "tasks"), _TASKS_PLUGIN
        if _plugin_settings(folder / _DATAVIEW_PLUGIN) is not None:
            return "dataview", _DATAVIEW_PLUGIN
    return "plain", None


def _plugin_settings(path: Path) -> dict[str, object] | None:
    try:
        loaded = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return loaded if isinstance(loaded, dict) else None
