"""What a sync did, a line a step."""

from __future__ import annotations

from oneonone.app.settle_conflicts import ItemsMerged
from oneonone.app.sync import Committed, InStep, Received, Sent, Step
from oneonone.render.visible import inline


def step_as_line(step: Step, *, dry_run: bool) -> str:
    """One step, done or, in a dry run, still to be done."""
    return inline(_said(step, dry_run=dry_run)) + "\n"


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
    if isinstance(step, ItemsMerged):
        return f"merged {_counted(step.items, 'item')} in {step.path}"
    return f"in step with {step.remote}" if isinstance(step, InStep) else "finished the merge"


def _counted(number: int, what: str) -> str:
    return f"{number} {what if number == 1 else what + 's'}"
