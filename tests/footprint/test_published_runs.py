"""Published training runs: our arithmetic on their inputs, our bounds around what was metered, and own ÷ published."""

import statistics

import pytest

from bot.commands import Desk
from bot.commands.footprint_training import OPTIONS, answer
from bot.library import Library, open_library
from bot.library.tables import TrainingRun
from bot.understanding import Understanding

LIBRARY = open_library()
RUNS = list(LIBRARY.training_runs.values())
WITHIN = 0.01


def _ids(run: TrainingRun) -> str:
    return run.id


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk(LIBRARY, Understanding(LIBRARY))


def _hours(run: TrainingRun) -> float | None:
    return run.hours or (run.count * run.days * 24 if run.count and run.days else None)


@pytest.mark.parametrize("run", [r for r in RUNS if _hours(r) and r.power_w and r.energy_mwh], ids=_ids)
def test_published_energy_follows_from_the_published_inputs(run):
    pue = run.pue if run.energy_basis == "with-pue" and run.pue else 1.0
    own = (_hours(run) or 0) * (run.power_w or 0) * pue / 1e6
    assert own == pytest.approx(run.energy_mwh, rel=WITHIN) or (run.energy_explained and run.energy_note)


@pytest.mark.parametrize("run", [r for r in RUNS if r.energy_mwh and r.intensity_kg and r.carbon_t], ids=_ids)
def test_published_carbon_follows_from_the_published_energy(run):
    energy, published = run.energy_mwh or 0, run.carbon_t or 0
    with_pue = energy * (run.pue or 1) if run.energy_basis == "before-pue" else energy
    printed = max(WITHIN * published, 0.5 * 10 ** -_decimals(published))
    own = [e * (run.intensity_kg or 0) for e in (energy, with_pue)]
    assert run.carbon_explained or min(abs(x - published) for x in own) <= printed


def _decimals(value: float) -> int:
    return len(str(value).rstrip("0").partition(".")[2])


@pytest.mark.parametrize("run", [r for r in RUNS if r.boundary == "node" and r.power_w and _hours(r)], ids=_ids)
def test_the_command_reproduces_runs_of_whole_systems(run, desk):
    figures = answer(OPTIONS(model=run.id), desk).figures
    assert figures["energy"].central == pytest.approx(figures["published_energy"].central, rel=WITHIN)
    assert figures["energy"].exact


def _blind(run: TrainingRun, desk: Desk) -> dict[str, tuple[float, float]]:
    """Bounds (kWh) from nothing but the accelerator and the hours: before PUE, and with it."""
    from bot.commands import footprint_hardware as hardware

    options = hardware.OPTIONS(gpu=run.accelerator, count=1, hours=min(_hours(run) or 0, 1e7))
    footprint = hardware.answer(options, desk)
    scale = (_hours(run) or 0) / min(_hours(run) or 0, 1e7)
    outputs = {step.name: step.output for step in footprint.steps}
    return {name: (outputs[name].low * scale, outputs[name].high * scale) for name in ("it_energy", "energy")}


METERED = [r for r in RUNS if r.boundary in {"node", "metered"} and r.accelerator and _hours(r) and r.energy_mwh]


@pytest.mark.parametrize("run", METERED, ids=_ids)
def test_what_was_metered_lies_inside_the_bounds_of_hours_alone(run, desk):
    low, high = _blind(run, desk)["it_energy" if run.energy_basis == "before-pue" else "energy"]
    assert low * (1 - WITHIN) <= (run.energy_mwh or 0) * 1000 <= high * (1 + WITHIN)


BOARD = [r for r in RUNS if r.boundary == "board" and r.accelerator and _hours(r) and r.power_w and r.energy_mwh]


@pytest.mark.parametrize("run", [r for r in BOARD if not r.energy_explained], ids=_ids)
def test_methods_reproduce_runs_that_count_hours_times_tdp(run, desk):
    methods = {m.label: m for m in answer(OPTIONS(model=run.id), desk).data["methods"]()}
    board = methods["method_board"].energy
    assert board.central == pytest.approx((run.energy_mwh or 0) * 1000, rel=WITHIN)


def own_over_published(library: Library, desk: Desk) -> dict[str, float]:
    """Our estimate over the published energy, for every run that has both."""
    found = {}
    for run in library.training_runs.values():
        figures = answer(OPTIONS(model=run.id), desk).figures
        if "published_energy" in figures and "accelerator_hours" in figures:
            found[run.id] = figures["energy"].central / figures["published_energy"].central
    return found


def test_own_over_published_is_as_expected(desk):
    ratios = own_over_published(LIBRARY, desk)
    board = [ratio for name, ratio in ratios.items() if LIBRARY.training_runs[name].boundary == "board"]
    assert 1.0 < statistics.median(board) < 2.0
    assert 0.7 < statistics.median(ratios.values()) < 1.7


@pytest.mark.parametrize("run", RUNS, ids=_ids)
def test_every_run_can_be_asked_for(run, desk):
    card = answer(OPTIONS(model=run.id), desk) if _answerable(run) else None
    if card is not None:
        assert card.options == {"model": run.id}


def _answerable(run: TrainingRun) -> bool:
    size = run.params_b or run.active_b
    return bool(run.energy_mwh or run.carbon_t or run.hours or run.flop or (size and run.tokens_b))
