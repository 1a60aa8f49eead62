"""Taking turns: who runs when, what counts, and who sits out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from bench.measure import Sample, Step, WrongAnswer, take_turns


def right(sample: Sample) -> str:
    return f"said {sample.output}"


def step(
    name: str,
    check: Callable[[Sample], str] = right,
    before: Callable[[], None] | None = None,
) -> Step:
    return Step(name, name, lambda: (name,), Path(), check, {}, before=before)


class Machine:
    """Runs nothing; each command takes what it is told to, and the clock goes on by that."""

    def __init__(self, **seconds: float) -> None:
        self.seconds = seconds
        self.ran: list[str] = []
        self.now = 0.0

    def run(self, one: Step) -> Sample:
        (name,) = one.command()
        self.ran.append(name)
        self.now += self.seconds[name]
        return Sample(self.seconds[name], 10.0 * len(self.ran), 0, name)

    def clock(self) -> float:
        return self.now


def test_commands_run_in_turn_and_not_one_after_the_other() -> None:
    machine = Machine(a=1, b=2)
    take_turns([step("a"), step("b")], 2, 100, machine.run, machine.clock)
    assert machine.ran == ["a", "b"] * 3


def test_the_first_round_warms_up_and_is_not_counted() -> None:
    machine = Machine(a=1)
    (measured,) = take_turns([step("a")], 4, 100, machine.run, machine.clock)
    assert (len(machine.ran), measured.rounds, measured.seconds) == (5, 4, 1)


def test_the_time_is_the_median_of_the_rounds() -> None:
    times = iter([50.0, 3.0, 1.0, 2.0])
    samples = (Sample(seconds, 1.0, 0, "") for seconds in times)
    (measured,) = take_turns([step("a")], 3, 100, lambda _: next(samples))
    assert measured.seconds == 2


def test_the_memory_is_the_highest_of_all_runs() -> None:
    machine = Machine(a=1)
    (measured,) = take_turns([step("a")], 2, 100, machine.run, machine.clock)
    assert measured.megabytes == 30


def test_a_command_that_used_up_its_time_sits_out_once_a_run_counted() -> None:
    machine = Machine(slow=60, quick=1)
    slow, quick = take_turns([step("slow"), step("quick")], 9, 50, machine.run, machine.clock)
    assert (slow.rounds, quick.rounds) == (1, 9)


def test_what_is_done_before_a_command_uses_up_its_time_and_is_not_timed() -> None:
    machine = Machine(a=1)

    def prepare() -> None:
        machine.now += 60

    (measured,) = take_turns([step("a", before=prepare)], 9, 50, machine.run, machine.clock)
    assert (measured.rounds, measured.seconds) == (1, 1)


def test_a_wrong_answer_takes_away_all_times_and_names_itself() -> None:
    answers = iter(["right", "right", "wrong", "right"])

    def check(sample: Sample) -> str:
        if next(answers) == "wrong":
            raise WrongAnswer("3 promises missing")
        return "all"

    machine = Machine(a=1, b=1)
    wrong, other = take_turns([step("a", check), step("b")], 3, 9, machine.run, machine.clock)
    assert (wrong.problem, wrong.rounds) == ("3 promises missing", 0)
    assert machine.ran.count("a") == 3
    assert (other.problem, other.rounds) == ("", 3)


def test_an_answer_of_an_unknown_shape_is_wrong_and_ends_nothing() -> None:
    def check(sample: Sample) -> str:
        return sample.output.split("\t")[7]

    odd, other = take_turns([step("a", check), step("b")], 1, 9, Machine(a=1, b=1).run)
    assert odd.problem.startswith("an answer that cannot be read: IndexError")
    assert other.rounds == 1


def test_what_the_check_says_of_the_answer_is_kept() -> None:
    (measured,) = take_turns([step("a")], 1, 9, Machine(a=1).run)
    assert measured.answer == "said a"
