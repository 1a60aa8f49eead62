"""Other programs that do a comparable job, each with the same promises in its own form.

They get every box of the corpus, open and closed, where they would have kept it themselves. They
know no `--today`, so days are shifted to the real one.
"""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bench import answers, goals
from bench.measure import Step
from bench.workplace import Place, run


@dataclass(frozen=True)
class Task:
    """A promise as any task manager knows it; `due` None where there is none."""

    text: str
    person: str
    due: date | None
    is_open: bool


@dataclass(frozen=True)
class Peer:
    """A program, where it comes from, and what to do with it.

    `prepare` writes the tasks into a folder and returns the words after the program's name.
    """

    name: str
    program: str
    debian: str
    prepare: Callable[[Path, list[Task], str, Mapping[str, str]], tuple[str, ...]]
    asked: str
    only_overdue: bool = False


def tasks_of(place: Place, today: date) -> list[Task]:
    """The boxes of a corpus; the closed ones with a text of our making, as nothing shows them."""
    shift = today - date.fromisoformat(place.manifest["today"])
    found = []
    for one in place.manifest["open"]:
        due = date.fromisoformat(one["due"]) + shift if one["due"] else None
        found.append(Task(one["text"], one["person"], due, is_open=True))
    for handle, count in place.manifest["closed"].items():
        found += [
            Task(f"done long ago, number {number} with {handle}", handle, today, is_open=False)
            for number in range(count)
        ]
    return found


# ---- how each of them keeps tasks


def _taskwarrior(report: str) -> Callable[..., tuple[str, ...]]:
    def prepare(
        folder: Path, tasks: list[Task], program: str, env: Mapping[str, str]
    ) -> tuple[str, ...]:
        settings = folder / "taskrc"
        settings.write_text(f"data.location={folder}\nverbose=nothing\ndefaultwidth=240\n")
        words = (f"rc:{settings}",)
        entries = folder / "tasks.json"
        entries.write_text(json.dumps([_task(one) for one in tasks], ensure_ascii=False))
        run(program, *words, "import", entries, env=env)
        return (*words, report)

    return prepare


def _task(one: Task) -> dict[str, str]:
    task = {"description": one.text, "project": one.person, "entry": "20200101T000000Z"}
    if one.due:
        task["due"] = f"{one.due:%Y%m%d}T235959Z"
    if one.is_open:
        return {**task, "status": "pending"}
    return {**task, "status": "completed", "end": "20200102T000000Z"}


def _todoman(
    folder: Path, tasks: list[Task], program: str, env: Mapping[str, str]
) -> tuple[str, ...]:
    settings = folder / "config.py"
    settings.write_text(
        f'path = "{folder}/lists/*"\ncache_path = "{folder}/cache"\n'
        'date_format = "%Y-%m-%d"\ntime_format = "%H:%M"\n'
    )
    for number, one in enumerate(tasks):
        calendar = folder / "lists" / one.person
        calendar.mkdir(parents=True, exist_ok=True)
        due = f"DUE;VALUE=DATE:{one.due:%Y%m%d}\r\n" if one.due else ""
        status = "NEEDS-ACTION" if one.is_open else "COMPLETED"
        (calendar / f"{number}.ics").write_bytes(
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//bench//EN\r\nBEGIN:VTODO\r\n"
            f"UID:{number}\r\nDTSTAMP:20200101T000000Z\r\nSUMMARY:{one.text}\r\n{due}"
            f"STATUS:{status}\r\nEND:VTODO\r\nEND:VCALENDAR\r\n".encode()
        )
    return ("--config", str(settings), "list")


def _todo_txt(folder: Path, tasks: list[Task]) -> None:
    """The format that two of them share, with what is done in the archive beside it."""
    for name, is_open in (("todo.txt", True), ("done.txt", False)):
        lines = (
            f"{'' if is_open else 'x 2020-01-02 '}{one.text} +{one.person}"
            f"{f' due:{one.due}' if one.due else ''}\n"
            for one in tasks
            if one.is_open is is_open
        )
        (folder / name).write_text("".join(lines), encoding="utf-8")


def _todo_txt_cli(
    folder: Path, tasks: list[Task], program: str, env: Mapping[str, str]
) -> tuple[str, ...]:
    _todo_txt(folder, tasks)
    settings = folder / "config"
    settings.write_text(
        f"export TODO_DIR={folder}\nexport TODO_FILE={folder}/todo.txt\n"
        f"export DONE_FILE={folder}/done.txt\nexport REPORT_FILE={folder}/report.txt\n"
    )
    return ("-p", "-d", str(settings), "list")


def _topydo(
    folder: Path, tasks: list[Task], program: str, env: Mapping[str, str]
) -> tuple[str, ...]:
    _todo_txt(folder, tasks)
    settings = folder / "config"
    settings.write_text(
        f"[topydo]\nfilename = {folder}/todo.txt\narchive_filename = {folder}/done.txt\n"
        "colors = 0\n"
    )
    return ("-c", str(settings), "ls")


def _org(folder: Path, tasks: list[Task], program: str, env: Mapping[str, str]) -> tuple[str, ...]:
    """A file a person."""
    texts: dict[str, list[str]] = {}
    for one in tasks:
        deadline = f"  DEADLINE: <{one.due:%Y-%m-%d %a}>\n" if one.due else ""
        state = "TODO" if one.is_open else "DONE"
        texts.setdefault(one.person, []).append(f"* {state} {one.text}\n{deadline}")
    for person, entries in texts.items():
        (folder / f"{person}.org").write_text("".join(entries), encoding="utf-8")
    files = f'(setq org-agenda-files (list "{folder}"))'
    return ("-Q", "--batch", "-l", "org", "--eval", files, "--eval", '(org-batch-agenda "t")')


PEERS = (
    Peer(
        goals.TASKWARRIOR,
        "task",
        "taskwarrior",
        _taskwarrior("overdue"),
        "task overdue",
        only_overdue=True,
    ),
    Peer("taskwarrior", "task", "taskwarrior", _taskwarrior("list"), "task list"),
    Peer("todo.txt-cli", "todo-txt", "todotxt-cli", _todo_txt_cli, "todo-txt list"),
    Peer("todoman", "todoman", "todoman", _todoman, "todoman list"),
    Peer("topydo", "topydo", "topydo", _topydo, "topydo ls"),
    Peer("org-agenda", "emacs", "emacs-nox", _org, 'emacs --batch … (org-batch-agenda "t")'),
)


# ---- asking them


def peer_steps(
    scratch: Path, place: Place, programs: Mapping[str, str], env: Mapping[str, str]
) -> Iterator[Step]:
    """A step for each that is there, its tasks written; ripgrep's, on the notes themselves, too."""
    if "rg" in programs:
        yield ripgrep(goals.RIPGREP, place, programs["rg"], env)
    # Shifted days are the real ones in the one time zone that the commands are given.
    tasks = tasks_of(place, date.fromisoformat(time.strftime("%Y-%m-%d", time.gmtime())))
    for peer in PEERS:
        if peer.program in programs:
            folder = scratch / "peers" / peer.name.replace(" ", "-")
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            yield _step(peer, folder, place, tasks, programs[peer.program], env)


def _step(
    peer: Peer,
    folder: Path,
    place: Place,
    tasks: list[Task],
    program: str,
    env: Mapping[str, str],
) -> Step:
    command = (program, *peer.prepare(folder, tasks, program, env))
    meant = place.overdue_numbers if peer.only_overdue else place.open_numbers
    check = answers.every_number(lambda: meant)
    return Step(peer.name, peer.asked, lambda: command, folder, check, env)


def ripgrep(
    name: str,
    place: Place,
    program: str,
    env: Mapping[str, str],
    before: Callable[[], None] | None = None,
) -> Step:
    """All lines with an open box. --no-ignore spares it the reading of ignore files."""
    words = ("--no-ignore", "-n", r"\[[ /]\]", "people")
    check = answers.more_than_meant(place)
    shown = r"rg --no-ignore -n '\[[ /]\]' people"
    return Step(name, shown, lambda: (program, *words), place.root, check, env, before=before)
