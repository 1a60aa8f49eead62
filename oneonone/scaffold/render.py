"""Rendering a template, safely: in this process if it is ours, in a limited one if it is not."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

from oneonone.errors import TemplateFailed

SECONDS = 3
MEGABYTES = 256


def render(
    name: str, sources: Mapping[str, str], context: Mapping[str, Any], *, trusted: bool
) -> str:
    """The text of the template `name` out of `sources`.

    `context` holds plain JSON values only. A template that is not `trusted` runs in a process of
    its own, which has 3 seconds and 256 MB. Raises TemplateFailed with template and line.
    """
    if trusted:
        from oneonone.scaffold.sandbox import run

        answer = run(name, sources, context)
    else:
        answer = _run_limited(name, sources, context)
    if "text" not in answer:
        where = f"{answer['template']}:{answer['line']}" if answer.get("line") else name
        raise TemplateFailed(
            f"templates/{where}: {answer['error']}",
            "nothing was written; correct the template, or use another one with --template",
        )
    return str(answer["text"])


def _run_limited(
    name: str, sources: Mapping[str, str], context: Mapping[str, Any]
) -> dict[str, Any]:
    job = {"name": name, "sources": dict(sources), "context": dict(context)}
    return in_limited_process("oneonone.scaffold.sandbox", job)


def in_limited_process(module: str, job: Mapping[str, Any]) -> dict[str, Any]:
    """The JSON that `main(job)` of one of our modules prints, in a process with 3 s and 256 MB.

    `{"error": …}` where it needs more.
    """
    # -I: neither the folder it is called from nor the environment may slip modules in.
    starter = (
        "import json,sys; told=json.load(sys.stdin); sys.path[:]=told['path']; "
        "from oneonone.scaffold.limits import limit_memory; limit_memory(told['megabytes']); "
        f"from {module} import main; main(told['job'])"
    )
    told = json.dumps({"job": job, "megabytes": MEGABYTES, "path": sys.path})
    try:
        done = subprocess.run(  # noqa: S603  # this very Python, and no words of the user's
            [sys.executable, "-I", "-c", starter],
            input=told.encode("utf-8", "surrogatepass"),
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return {"error": f"it took longer than {SECONDS} seconds"}
    try:
        answer: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        return {"error": f"it needed more than {MEGABYTES} MB, or ended its process"}
    return answer
