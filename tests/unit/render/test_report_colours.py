"""Every colour of the report can be told from what it stands on, in light, dark and print."""

from __future__ import annotations

import re

import pytest

from oneonone.assets import bundled
from oneonone.render.report_page import STYLE

TEXT, GRAPHIC = 4.5, 3.0  # WCAG 2.2, 1.4.3 and 1.4.11
_SCHEMES = dict(
    zip(
        ("light", "dark", "print"),
        re.findall(r":root \{(.*?)\}", bundled.template(STYLE), re.S),
        strict=True,
    )
)
ON_PAGE = ("page", "band")
PAIRS = [
    *[(text, on, TEXT) for text in ("text", "quiet", "alarm", "link") for on in ("page", "band")],
    *[("text", on, TEXT) for on in ("fresh", "due", "stale")],
    *[(f"on-{on}", on, TEXT) for on in ("twice", "held")],
    *[
        (mark, on, GRAPHIC)
        for mark in ("once", "twice", "held", "skipped", "moved", "away", "late")
        for on in ON_PAGE
    ],
]


def colours(scheme: str) -> dict[str, str]:
    """The colours of a scheme by name."""
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", _SCHEMES[scheme]))


def luminance(colour: str) -> float:
    """The relative luminance of WCAG."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG, from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_measure_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def test_every_scheme_names_the_same_colours() -> None:
    assert colours("light").keys() == colours("dark").keys() == colours("print").keys()


@pytest.mark.parametrize("scheme", _SCHEMES)
@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_what_is_to_be_read_or_seen_stands_out(
    scheme: str, front: str, back: str, least: float
) -> None:
    found = colours(scheme)
    assert contrast(found[front], found[back]) >= least


@pytest.mark.parametrize("scheme", _SCHEMES)
def test_one_day_and_more_are_told_apart(scheme: str) -> None:
    found = colours(scheme)
    assert contrast(found["once"], found["twice"]) >= 2


def test_the_style_loads_nothing_and_uses_no_colour_but_the_named() -> None:
    style = bundled.template(STYLE)
    assert not re.search(r"url\(|@import|@font-face|expression|javascript", style)
    rules = re.sub(r":root \{.*?\}", "", style, flags=re.S)
    assert not re.search(r"#[0-9a-f]{3,8}\b|rgb|hsl", rules)
