"""What must hold for any numbers: scaling, monotonicity, ordered ranges, PUE once, and round trips."""

from collections.abc import Mapping

import pytest
from hypothesis import given as any_of
from hypothesis import settings
from hypothesis import strategies as st

from bot.footprint import (
    Footprint,
    Machine,
    Place,
    Quantity,
    Working,
    equivalent,
    given,
    growth,
    hardware,
    inference,
    interpolated,
    known,
    requests_at,
    site,
    site_power,
    training,
)
from bot.library import open_library

CONSTANTS = open_library().constants
amounts = st.floats(min_value=1e-3, max_value=1e9, allow_nan=False)
pues = st.floats(min_value=1.0, max_value=3.0)
few = settings(max_examples=40, deadline=None)


def _place(pue: float = 1.2, grid: float = 0.4) -> Place:
    return Place(given("pue", pue, "1"), given("grid", grid, "kg/kWh"), known("wue_grid", "L/kWh", 2, 3, 4))


def _power() -> Quantity:
    return known("power_w", "W", 600, 900, 1300)


def _run(count: float = 8, hours: float = 72, place: Place | None = None, power: Quantity | None = None) -> Footprint:
    place = place or _place()
    return hardware(given("count", count, "gpu"), given("hours", hours, "h"), power or _power(), place, CONSTANTS)


def _centrals(figures: Mapping[str, Quantity]) -> dict[str, float]:
    return {name: figure.central for name, figure in figures.items()}


@few
@any_of(amounts, amounts, st.floats(min_value=0.01, max_value=100))
def test_everything_scales_with_the_hours(count, hours, factor):
    once, more = _run(count, hours).figures, _run(count, hours * factor).figures
    for name in once:
        assert more[name].central == pytest.approx(once[name].central * factor)
        assert more[name].high == pytest.approx(once[name].high * factor)
        assert more[name].likely_low == pytest.approx(once[name].likely_low * factor)


@few
@any_of(amounts, amounts, pues)
def test_ranges_are_ordered(count, hours, pue):
    for q in _run(count, hours, _place(pue)).figures.values():
        assert 0 <= q.low <= q.likely_low <= q.central <= q.likely_high <= q.high


@few
@any_of(pues, pues)
def test_pue_is_applied_once(first, second):
    one, other = _run(place=_place(first)), _run(place=_place(second))
    ratio = second / first
    for name in ("energy", "carbon"):
        assert other.figures[name].central == pytest.approx(one.figures[name].central * ratio)
    for name in ("water_site", "embodied", "accelerator_hours"):
        assert other.figures[name].central == pytest.approx(one.figures[name].central)
    steps = [step.name for step in one.steps if "pue" in step.inputs]
    assert steps == ["energy", "water"]


@few
@any_of(st.floats(min_value=0, max_value=1), st.floats(min_value=0, max_value=1))
def test_more_carbon_in_the_grid_is_more_carbon(a, b):
    low, high = (_run(place=_place(grid=g)).figures for g in sorted((a, b)))
    assert low["carbon"].central <= high["carbon"].central
    assert low["energy"] == high["energy"]


@few
@any_of(st.floats(min_value=0, max_value=1))
def test_a_contract_changes_the_market_based_line_only(share):
    plain = _place()
    bought = Place(plain.pue, plain.grid, plain.wue_grid, renewable=given("renewable", share, "1"))
    before, after = _run(place=plain).figures, dict(_run(place=bought).figures)
    market = after.pop("carbon_market")
    assert _centrals(after) == _centrals(before)
    assert market.central == pytest.approx(before["carbon"].central * (1 - share))


@few
@any_of(amounts, st.floats(min_value=1, max_value=1e6), st.floats(min_value=1, max_value=1e6))
def test_energy_of_answers_grows_with_their_length(requests, first, second):
    def energy(tokens: float) -> float:
        joules = known("joules_per_token", "J", 0.7, 2.2, 8.6)
        count, length = given("requests", requests, "request"), given("output_tokens", tokens, "token")
        return (
            inference(count, length, joules, _place(), CONSTANTS, given("accelerator_w", 700, "W"))
            .figures["energy"]
            .central
        )

    assert (energy(first) <= energy(second)) == (first <= second)


@few
@any_of(amounts, amounts, amounts)
def test_training_equals_hardware_at_the_hours_it_comes_to(params, tokens, tflops):
    speed, power = given("tflops", tflops, "TFLOP/s"), given("power_w", 700, "W")
    run = training(given("params", params, "1"), given("tokens", tokens, "1"), speed, power, _place(), CONSTANTS)
    hours = run.figures["accelerator_hours"].central
    same = _run(1, hours, power=power)
    assert run.figures["carbon"].central == pytest.approx(same.figures["carbon"].central)
    assert hours * 3600 * tflops * 1e12 == pytest.approx(6 * params * tokens)


@pytest.mark.parametrize("basis", ["facility", "it"])
@pytest.mark.parametrize(
    "machine", [Machine(power_w=given("power_w", 1000, "W")), Machine(tdp_w=given("tdp_w", 700, "W"))]
)
@few
@any_of(count=st.floats(min_value=1, max_value=1e7), pue=pues)
def test_accelerators_to_megawatts_and_back(basis, machine, count, pue):
    place, working = _place(pue), Working()
    power = site_power(given("count", count, "gpu"), basis, place, CONSTANTS, machine, working)
    load, hours = given("load", 0.8, "1"), given("hours", 24, "h")
    back = site(power, basis, load, hours, place, CONSTANTS, machine, working=working)
    assert back.figures["accelerators"].central == pytest.approx(count)
    at = power.central * 0.8 * 24 / 1000
    assert back.figures["energy"].central == pytest.approx(at if basis == "facility" else at * pue)


@few
@any_of(amounts, amounts, st.integers(min_value=1, max_value=50))
def test_growth_and_interpolation_meet_at_the_ends(first, last, years):
    start, end, span = given("start", first, "USD"), given("end", last, "USD"), given("years", years, "year")
    grown = growth(start, end, span).figures
    assert first * (1 + grown["growth"].central / 100) ** years == pytest.approx(last, abs=1e-9 * max(first, last))
    assert grown["ratio"].central * first == pytest.approx(last)
    reached = interpolated(start, end, span, given("elapsed", years, "year")).figures["interpolated"]
    assert reached.central == pytest.approx(last)


@few
@any_of(amounts, st.floats(min_value=1e-6, max_value=1e6))
def test_a_stated_energy_per_request_is_complete(requests, wh):
    plain = requests_at(
        given("requests", requests, "request"), given("wh_per_request", wh, "Wh"), _place(1.5), CONSTANTS
    )
    assert plain.figures["energy"].central == pytest.approx(requests * wh / 1000)
    assert plain.figures["energy"].exact
    more = requests_at(
        given("requests", requests, "request"), given("wh_per_request", wh, "Wh"), _place(1.5), CONSTANTS, True
    )
    assert more.figures["energy"].central == pytest.approx(plain.figures["energy"].central * 1.5)


def test_energy_is_never_counted_in_carbon():
    with pytest.raises(ValueError, match="counted"):
        equivalent(given("energy", 1, "kWh"), given("one", 1, "kgCO2e"))


def test_extra_runs_stand_apart():
    count, hours, extra = given("count", 1, "gpu"), given("hours", 100, "h"), known("extra_runs", "1", 0, 0, 1.5)
    run = hardware(count, hours, _power(), _place(), CONSTANTS, extra_runs=extra).figures
    assert run["project_energy"].central == run["energy"].central
    assert run["project_energy"].high == pytest.approx(2.5 * run["energy"].high)
