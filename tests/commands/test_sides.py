"""What sides are worth, and how an address spells them."""

import pytest

from bot.commands.sides import spelled, weigh
from bot.errors import Refusal
from bot.understanding.comparisons.side import Side


@pytest.fixture
def desk(denki):
    return denki.router.desk


def test_so_many_of_a_thing_are_so_many_times_one(desk, library):
    row = library.equivalents["car-km-eu"]
    carbon = weigh("thing:car-km-eu*40", desk).figures["carbon"]
    assert (carbon.low, carbon.central, carbon.high) == pytest.approx((row.low * 40, row.central * 40, row.high * 40))


def test_a_use_has_every_figure_of_its_statement(desk, library):
    figures = weigh("use:gemini-2025-energy*500", desk).figures
    assert figures["energy"].central == pytest.approx(library.measurements["gemini-2025-energy"].value / 1000 * 500)
    assert figures["carbon"].central == pytest.approx(library.measurements["gemini-2025-carbon"].value / 1000 * 500)


def test_energy_on_a_grid_has_the_carbon_of_that_grid(desk, library):
    placed = weigh("amount:100~MWh@FR", desk)
    assert placed.figures["carbon"].central == pytest.approx(100 * library.grids["FR"].intensity_g)
    assert placed.grid == library.grids["FR"]


def test_a_calculation_is_spelled_by_what_it_changes(desk):
    first = weigh("8 H100 for 3 days in Japan", desk).side
    second = weigh("8 H100 for 3 days in France", desk).side
    assert spelled(first) == "do:hardware;g:h100-sxm;n:8;d:3;r:JP"
    assert spelled(second, first) == "do:;r:FR"
    assert weigh("do:;r:FR", desk, first).side == second


@pytest.mark.parametrize("text", ["do:no such command;g:h100-sxm", "do:hardware;zz:1", "do:about", "do:;r:FR"])
def test_a_calculation_that_cannot_be_made_is_refused(desk, text):
    with pytest.raises(Refusal):
        weigh(text, desk)


def test_what_is_not_known_has_no_figures(desk):
    assert weigh("a cheeseburger", desk).side == Side("unknown", "a cheeseburger")
    assert not weigh("a cheeseburger", desk).figures
