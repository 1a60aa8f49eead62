"""What the report draws, as numbers: where marks stand and what they say."""

from __future__ import annotations

from datetime import date

from oneonone.domain.meeting import Mood
from oneonone.domain.mood import moods_on_one_scale
from oneonone.domain.period import Period
from oneonone.domain.promise_months import MonthOfPromises
from oneonone.domain.spans import months_of, weeks_of
from oneonone.render.report_bars import month_bars
from oneonone.render.report_charts import HEAD, LABELS, STEP, columns, theme_grid
from oneonone.render.report_moods import mood_line
from tests.domain_values import day

TODAY = date(2026, 11, 20)
WEEKS = weeks_of(Period(day("10-05"), TODAY))


def names(first: date, until: date = TODAY) -> list[tuple[str, int]]:
    """The months above the weeks of a period, with their columns."""
    found = columns(weeks_of(Period(first, until)), TODAY)
    return [(one["text"], (one["x"] - LABELS) // STEP) for one in found]


def test_a_month_is_named_above_the_week_it_begins_in() -> None:
    assert names(date(2026, 9, 7)) == [("Sep", 0), ("Oct", 3), ("Nov", 7)]


def test_names_that_would_touch_give_way() -> None:
    assert names(date(2026, 9, 21)) == [("Oct", 1), ("Nov", 5)]
    assert names(date(2026, 10, 5), date(2026, 11, 1)) == [("Oct", 0), ("Nov", 3)]


def test_another_year_is_named_where_it_begins() -> None:
    months = columns(months_of(Period(date(2024, 11, 1), TODAY)), TODAY)
    assert [one["text"] for one in months[:2]] == ["Nov 2024", "Feb 2025"]
    assert [one["place"] for one in months[:2]] == [0, 3]
    assert [name for name, _ in names(date(2025, 12, 1))][:3] == ["Dec 2025", "Jan 2026", "Feb"]


def test_a_cell_stands_where_its_week_and_theme_meet() -> None:
    chart = theme_grid(
        [("growth", [0] * 7, "x"), ("career", [1, 0, 0, 2, 0, 0, 0], "y")], WEEKS, TODAY
    )
    assert chart["rows"][0]["cells"] == []
    one, two = chart["rows"][1]["cells"]
    assert (one["x"], one["kind"], one["text"]) == (LABELS, "once", "")
    assert (two["x"], two["kind"], two["text"]) == (LABELS + 3 * STEP, "twice", "2")
    assert chart["rows"][1]["y"] == HEAD + STEP
    assert chart["desc"] == "growth: x; career: y."
    assert two["title"] == "26 Oct to 1 Nov"


def test_a_long_name_is_cut_in_the_chart_and_whole_in_the_words() -> None:
    name = "a theme of a very long name"
    chart = theme_grid([(name, [0] * 7, "x")], WEEKS, TODAY)
    assert chart["rows"][0]["label"] == "a theme of a ver…"
    assert chart["desc"] == f"{name}: x."
    wide = theme_grid([("成長と学習とキャリア", [0] * 7, "x")], WEEKS, TODAY)
    assert wide["rows"][0]["label"] == "成長と学習とキャ…"


def test_a_span_of_one_day_is_named_by_it() -> None:
    chart = theme_grid([("growth", [1], "x")], [Period(TODAY, TODAY)], TODAY)
    assert chart["rows"][0]["cells"][0]["title"] == "20 Nov"


def test_a_higher_mood_stands_higher_and_a_later_one_further_right() -> None:
    moods = moods_on_one_scale([(day("10-06"), Mood(1, 5)), (day("11-13"), Mood(10, 10))])
    chart = mood_line(moods, WEEKS, TODAY)
    low, high = chart["points"]
    assert low["y"] > high["y"]
    assert low["x"] < high["x"]
    assert chart["top"] < high["y"] < low["y"] < chart["bottom"]
    assert chart["line"] == f"{low['x']},{low['y']} {high['x']},{high['y']}"
    assert high["title"] == "13 Nov: 10/10"


def test_a_mood_of_the_only_day_is_a_dot() -> None:
    day_alone = [Period(TODAY, TODAY)]
    chart = mood_line(moods_on_one_scale([(TODAY, Mood(3))]), day_alone, TODAY)
    assert len(chart["points"]) == 1


def test_bars_are_as_high_as_the_numbers_and_the_late_part_stands_on_top() -> None:
    october, november = months_of(Period(day("10-05"), TODAY))
    chart = month_bars(
        [MonthOfPromises(october, 4, 0, 0, 0), MonthOfPromises(november, 0, 1, 1, 0)], TODAY
    )
    first, second = chart["groups"]
    assert first["made"]["height"] == 2 * (second["kept"]["height"] + second["late"]["height"])
    assert second["late"]["y"] + second["late"]["height"] == second["kept"]["y"]
    assert second["kept"]["y"] + second["kept"]["height"] == chart["base"]
    assert (first["both"], second["both"]) == (0, 2)
    assert chart["desc"] == (
        "Oct: 4 promises made, 0 kept; Nov: 0 promises made, 1 kept and 1 late."
    )


def test_months_of_another_year_are_named_with_it() -> None:
    (month,) = months_of(Period(date(2025, 3, 1), date(2025, 3, 31)))
    chart = month_bars([MonthOfPromises(month, 0, 0, 0, 0)], TODAY)
    assert chart["groups"][0]["month"] == "Mar 2025"
