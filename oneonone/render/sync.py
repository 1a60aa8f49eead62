"""What a sync did, a line a step."""

from __future__ import annotations

from oneonone.app.settle_conflicts import NoteSettled
from oneonone.app.sync_steps import Committed, InStep, Received, Sent, Step
from oneonone.document.merge_items import SettledItem
from oneonone.render.visible import inline


def step_as_text(step: Step, *, dry_run: bool) -> str:
    """One step, done or, in a dry run, still to be done; of a settled note each item below it."""
    lines = [_said(step, dry_run=dry_run)]
    if isinstance(step, NoteSettled):
        lines += [f"  {_settled(item)}" for item in step.items]
    return "".join(f"{inline(line)}\n" for line in lines)


def _said(step: Step, *, dry_run: bool) -> str:
    if isinstance(step, Committed):
        return f"{'would commit' if dry_run else 'committed'} {_counted(step.files, 'file')}"
    if isinstance(step, Received):
        verb = "would receive" if dry_run else "received"
        commits, files = _counted(step.commits, "commit"), _counted(step.files, "file")
        return f"{verb} {commits} from {step.remote}: {files}"
    if isinstance(step, Sent):
        verb = "would send" if dry_run else "sent"
        follows = f"; {step.follows} is followed from now on" if step.follows else ""
        return f"{verb} {_counted(step.commits, 'commit')} to {step.remote}{follows}"
    if isinstance(step, NoteSettled):
        what = _counted(len(step.items), "item") if step.items else "the lines of both sides"
        return f"merged {what} in {step.path}"
    if isinstance(step, InStep):
        if step.all_committed:
            return f"in step with {step.remote}"
        return f"{step.remote} has all that is committed here, and nothing new"
    return "finished the merge"


def _settled(item: SettledItem) -> str:
    """An item, what it is now, and on which side it was something else."""
    here, there, became = item.here.value, item.there.value, item.became.value
    if here == there:
        return f"{item.text}: {became}, with the fields of both sides"
    side = f"as there; here it was {here}" if became == there else f"as here; there it was {there}"
    return f"{item.text}: {became}, {side}"


def _counted(number: int, what: str) -> str:
    return f"{number} {what if number == 1 else what + 's'}"
