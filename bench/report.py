"""The tables of docs/performance.md. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bench import goals
from bench.goals import Verdict
from bench.measure import Measured


@dataclass(frozen=True)
class Report:
    """What one size gave. `missing` says why a program was not asked, by its name."""

    notes: int
    measured: Sequence[Measured]
    verdicts: Sequence[Verdict]
    missing: Mapping[str, str]
    machine: str


def put_between_marks(page: str, notes: int, text: str) -> str:
    """The page with that size's part replaced. Raises ValueError where the marks are missing."""
    begin, end = f"<!-- bench {notes} -->\n", f"<!-- end of bench {notes} -->"
    before, found, rest = page.partition(begin)
    _, closed, after = rest.partition(end)
    if not (found and closed):
        raise ValueError(f"the page has no {begin.strip()} … {end}")
    return f"{before}{begin}\n{text.strip()}\n\n{end}{after}"


def as_markdown(report: Report) -> str:
    """Goals and what was measured, every command, and what stays behind."""
    shown = {one.name: one for one in report.measured}
    lines = [report.machine, "", "| what | goal | measured | |", "|---|--:|--:|---|"]
    lines += [_goal_row(verdict, shown) for verdict in report.verdicts]
    lines += ["", _missed(report.verdicts), ""]
    lines += ["| command | asked | ms | × pass | MB | runs | answer |"]
    lines += ["|---|---|--:|--:|--:|--:|---|"]
    base = shown.get(goals.PASS)
    lines += [_command_row(one, base) for one in report.measured]
    if report.missing:
        reasons = [f"{program} ({reason})" for program, reason in report.missing.items()]
        lines += ["", f"Not asked: {', '.join(reasons)}."]
    return "\n".join(lines)


def number(value: float) -> str:
    """With two digits that mean something, and no more decimals than that: 0.35, 5.3, 41, 1,204."""
    if value < 1:
        return f"{value:.2f}"
    return f"{value:.1f}" if value < 10 else f"{value:,.0f}"


def _goal_row(verdict: Verdict, shown: Mapping[str, Measured]) -> str:
    goal = verdict.goal
    what = goal.above if not goal.below else f"{goal.above} ÷ {goal.below}"
    unit = "" if goal.below else " MB"
    limit = f"{'≥' if goal.at_least else '≤'} {verdict.limit:g}{unit}"
    if verdict.value is None:
        return f"| {what} | {limit} | – | {verdict.reason} |"
    word = "met" if verdict.is_met else "**missed**"
    return f"| {what} | {limit} | {number(verdict.value)}{unit} | {word} |"


def _missed(verdicts: Sequence[Verdict]) -> str:
    missed = [
        f"{one.goal.above}{f' ÷ {one.goal.below}' if one.goal.below else ''}"
        for one in verdicts
        if one.value is not None and not one.is_met
    ]
    unknown = sum(one.value is None for one in verdicts)
    rest = f" Not measured: {unknown}." if unknown else ""
    return (f"Missed: {'; '.join(missed)}." if missed else "All measured goals are met.") + rest


def _command_row(one: Measured, base: Measured | None) -> str:
    command = f"`{one.shown}`".replace("|", "\\|")
    if one.problem or not one.samples:
        return f"| {one.name} | {command} | – | – | – | – | {one.problem or 'not run'} |"
    ratio = number(one.seconds / base.seconds) if base and base.samples else "–"
    cells = [
        one.name,
        command,
        number(one.seconds * 1000),
        ratio,
        number(one.megabytes),
        str(one.rounds),
        one.answer,
    ]
    return f"| {' | '.join(cells)} |"
