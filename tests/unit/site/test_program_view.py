"""The blocks of a programme as values: which numbers get bars, and what is not stated in words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from hub.model import (
    Budget,
    Catalog,
    Coverage,
    Criterion,
    Phase,
    QuotaRow,
    Quotas,
    Subcriterion,
    Timeline,
    TimelineRow,
)
from hub.site.program_view import ProgramView, program_view
from hub.site.site import Settings, Site
from hub.site.strings import load_strings

STRINGS = Path(__file__).parents[3] / "theme" / "strings"


@pytest.fixture(scope="module")
def site(catalog: Catalog) -> Site:
    settings = Settings("Hub", "Un hub.", "https://hub.example/", "Redacción", "es")
    return Site(catalog, settings, load_strings(STRINGS, "es"))


def _view(site: Site, **blocks: Any) -> ProgramView:
    """The page of a programme of the fixture hub with ``blocks`` instead of its own."""
    return program_view(site, replace(site.catalog.programs[0], **blocks))


def test_amounts_are_compared_only_within_their_currency(site: Site) -> None:
    amounts = (
        Budget(amount=8_000_000, currency="USD"),
        Budget(amount=250_000, currency="EUR"),
        Budget(amount=2_000_000, currency="USD"),
    )
    view = _view(site, budget=amounts)
    assert [amount.width for amount in view.budget] == ["100%", "", "25%"]


def test_a_free_budget_has_no_bar(site: Site) -> None:
    amounts = (Budget(amount=0, currency="USD"), Budget(amount=5, currency="USD"))
    assert [amount.width for amount in _view(site, budget=amounts).budget] == ["", "100%"]


def test_coverage_counts_the_units_of_the_first_level(site: Site) -> None:
    units = (("Lima", "Comas"), ("Callao", "Ventanilla"), ("Lima", "Ate"))
    view = _view(site, coverage=Coverage(levels=("Provincia", "Distrito"), units=units)).coverage
    assert view is not None
    assert [(group.name, group.number.text, group.number.width) for group in view.groups] == [
        ("Lima", "2", "100%"),
        ("Callao", "1", "50%"),
    ]
    assert view.groups[0].rows == (("Comas",), ("Ate",))
    assert (view.total, view.names) == ("3", ())


def test_coverage_of_one_level_is_a_list_of_names(site: Site) -> None:
    coverage = Coverage(levels=("Localidad",), units=(("Maipú",), ("La Quiaca",)))
    view = _view(site, coverage=coverage).coverage
    assert view is not None
    assert (view.names, view.groups, view.total) == (("Maipú", "La Quiaca"), (), "2")


def test_the_chart_of_phases_says_what_is_not_stated(site: Site) -> None:
    phases = (
        Phase(name="A", text="", weeks=4),
        Phase(name="B", text=""),
        Phase(name="C", text="", weeks=1),
    )
    chart = _view(site, phases=phases).phase_chart
    assert chart is not None
    assert chart.label == (
        "Diagrama de 3 fases en el tiempo. La parte medida abarca 4 semanas. "
        "1 fase no indica su duración."
    )
    assert [(bar.starts_after, bar.weeks, bar.duration) for bar in chart.bars] == [
        ("0", "4", "4 semanas"),
        ("4", "sin indicar", "sin indicar"),
        ("sin indicar", "1", "1 semana"),
    ]
    assert (chart.has_unknown, chart.has_cuts, chart.adds_steps) == (True, False, False)


def test_phases_without_weeks_have_no_chart(site: Site) -> None:
    phases = (Phase(name="A", text=""), Phase(name="B", text=""))
    view = _view(site, phases=phases)
    assert view.phase_chart is None
    assert [phase.name for phase in view.phases] == ["A", "B"]


def test_months_not_stated_are_neither_on_nor_off(site: Site) -> None:
    rows = (TimelineRow(name="A", start=2, end=3), TimelineRow(name="B"))
    view = _view(site, timeline=Timeline(months=("ene", "feb", "mar"), rows=rows)).timeline
    assert view is not None
    assert [row.months for row in view.rows] == [(False, True, True), ()]


def test_criteria_and_their_parts_are_on_one_scale(site: Site) -> None:
    criteria = (
        Criterion(
            name="A",
            max_points=8,
            subcriteria=(Subcriterion(name="a", points=2.5), Subcriterion(name="b")),
        ),
        Criterion(name="B", max_points=4),
    )
    view = _view(site, criteria=criteria).criteria
    assert view is not None
    assert [(c.points.text, c.points.width) for c in view.criteria] == [("8", "100%"), ("4", "50%")]
    parts = view.criteria[0].subcriteria
    assert [(s.points.text, s.points.width) for s in parts] == [("2,5", "31.2%"), ("–", "")]
    assert (view.total, view.is_whole) == ("12", True)


def test_the_total_says_when_a_criterion_states_no_points(site: Site) -> None:
    subcriteria = (Subcriterion(name="a", points=3), Subcriterion(name="b", points=1))
    criteria = (Criterion(name="A", subcriteria=subcriteria), Criterion(name="B"))
    view = _view(site, criteria=criteria).criteria
    assert view is not None
    assert [c.points.text for c in view.criteria] == ["–", "–"], "a maximum is never made up"
    assert (view.total, view.is_whole) == ("4", False)
    assert view.criteria[0].subcriteria[0].points.width == "75%"


def test_criteria_without_any_points_have_no_total(site: Site) -> None:
    view = _view(site, criteria=(Criterion(name="A"),)).criteria
    assert view is not None
    assert view.total == ""
    assert _view(site, criteria=()).criteria is None


def test_quotas_are_to_the_scale_of_the_largest_region(site: Site) -> None:
    rows = (
        QuotaRow(region="Norte", units=("Piura",), seats=(1, 0)),
        QuotaRow(region="Sur", units=(), seats=(3, 1)),
    )
    view = _view(site, quotas=Quotas(rounds=2, rows=rows)).quotas
    assert view is not None
    assert [row.seats for row in view.rows] == [("1", "–"), ("3", "1")]
    assert [(row.total.text, row.total.width) for row in view.rows] == [("1", "25%"), ("4", "100%")]
    assert view.sums == ("4", "1", "5")
