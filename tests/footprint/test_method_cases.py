"""The worked cases of the method, each with the constants of the knowledge: what a careful reader would recompute."""

import pytest

from bot.library import open_library

LIBRARY = open_library()
RUNS = [r for r in LIBRARY.training_runs.values() if r.accelerator and r.energy_mwh and not r.energy_explained]
BOARD = [r for r in RUNS if r.boundary == "board" and r.hours]
INPUTS = [r for r in RUNS if r.power_w and (r.hours or (r.count and r.days))]
# what hours × TDP leaves out at the least: the low ends of the host's share and of PUE
LEFT_OUT = 1.21 * 1.09


def _name(run):
    return run.id


def _run(denki, path, **raw):
    return denki.router.run(f"footprint {path}", raw).figures


@pytest.mark.parametrize(
    ("raw", "energy_mwh", "carbon_t"),
    [
        ({"gpu": "V100", "count": 10_000, "days": 14.8, "power_w": 330, "pue": 1.1, "grid": 0.429}, 1289, 553.1),
        ({"gpu": "A100", "hours": 1_082_990, "power_w": 400, "pue": 1, "grid": 0.057}, 433.2, 24.69),
        ({"gpu": "H100", "hours": 39_300_000, "power_w": 700, "pue": 1, "grid": 0.414}, 27_510, 11_390),
    ],
    ids=["GPT-3", "BLOOM", "Llama 3.1"],
)
def test_accelerator_hours_reproduce_what_was_published(denki, raw, energy_mwh, carbon_t):
    figures = _run(denki, "hardware", **raw)
    assert figures["energy"].central / 1000 == pytest.approx(energy_mwh, rel=1e-3)
    assert figures["carbon"].central / 1000 == pytest.approx(carbon_t, rel=1e-3)


@pytest.mark.parametrize(
    ("raw", "million_hours", "rel"),
    [
        ({"params": "175B", "tokens": "300B", "gpu": "V100", "mfu": 24.6 / 125 * 100}, 3.55, 0.005),
        ({"params": "405B", "tokens": "15.6T", "gpu": "H100", "mfu": 34.5}, 30.84, 0.005),
    ],
    ids=["GPT-3", "Llama 3.1 405B"],
)
def test_parameters_and_tokens_reproduce_the_hours(denki, raw, million_hours, rel):
    hours = _run(denki, "training", **raw)["accelerator_hours"].central
    assert hours / 1e6 == pytest.approx(million_hours, rel=rel)


@pytest.mark.parametrize(
    ("size", "watt_hours"),
    [
        ("S", (0.015, 0.019, 0.030, 0.129, 0.180)),
        ("M", (0.023, 0.030, 0.050, 0.298, 0.417)),
        ("L", (0.049, 0.064, 0.132, 0.778, 1.09)),
        ("XL", (0.109, 0.145, 0.440, 1.78, 2.48)),
    ],
)
def test_a_chat_of_400_tokens(denki, size, watt_hours):
    q = _run(denki, "inference", size=size, output_tokens=400)["request_energy"]
    found = (q.low, q.likely_low, q.central, q.likely_high, q.high)
    assert [x * 1000 for x in found] == pytest.approx(watt_hours, rel=0.02, abs=5e-4)


def test_reasoning_of_9500_tokens(denki):
    q = _run(denki, "inference", size="XL", output_tokens=9500, reasoning=True)["request_energy"]
    found = (q.low, q.likely_low, q.central, q.likely_high, q.high)
    assert [x * 1000 for x in found] == pytest.approx((4.7, 6.2, 14.1, 46, 64), rel=0.02)


def test_a_hundred_megawatts_on_both_bases(denki):
    whole, computers = (_run(denki, "site", megawatts=100, gpu="H100", basis=basis) for basis in ("facility", "it"))
    accelerators = whole["accelerators"]
    assert (accelerators.low, accelerators.high) == pytest.approx((58_500, 68_900), rel=0.01)
    assert computers["accelerators"].central == pytest.approx(100e6 / (700 * 1.74), rel=0.005)
    blackwell = _run(denki, "site", megawatts=100, gpu="B200")["accelerators"]
    assert (blackwell.low, blackwell.high) == pytest.approx((41_000, 48_200), rel=0.01)
    energy = whole["energy"]
    assert [x / 1e6 for x in (energy.low, energy.central, energy.high)] == pytest.approx((438, 613, 788), rel=1e-3)
    assert computers["energy"].central == pytest.approx(energy.central * LIBRARY.constants["pue"].central)


def test_making_the_hardware_per_accelerator_hour(denki):
    q = _run(denki, "hardware", gpu="H100", hours=1)["embodied"]
    assert [x * 1000 for x in (q.low, q.central, q.high)] == pytest.approx((18.5, 40.2, 160), rel=0.005)


@pytest.mark.parametrize(("region", "millilitres"), [("US", 1.15), ("Japan", 0.87), ("France", 1.34)])
def test_water_of_a_third_of_a_watt_hour(denki, region, millilitres):
    """0.30 Wh of the computers, by the site alone and with power plants."""
    figures = _run(denki, "hardware", gpu="H100", hours=1, power_w=0.3, region=region, pue=1.14)
    site = figures["water_site"]
    assert [x * 1000 for x in (site.low, site.high)] == pytest.approx((0.045, 0.3))
    assert figures["water"].central * 1000 == pytest.approx(millilitres, rel=0.01)


@pytest.mark.parametrize("run", INPUTS, ids=_name)
def test_a_published_run_can_be_typed_in(denki, run):
    """Whoever types a run's published inputs into `/footprint hardware` gets its energy and carbon."""
    hours = run.hours or (run.count or 0) * (run.days or 0) * 24
    pue = run.pue if run.pue and run.energy_basis == "with-pue" else 1
    raw = {"gpu": run.accelerator, "hours": hours, "power_w": run.power_w, "pue": pue}
    figures = _run(denki, "hardware", **raw, grid=run.intensity_kg or 0)
    assert figures["energy"].central / 1000 == pytest.approx(run.energy_mwh, rel=0.01)
    if run.intensity_kg and run.carbon_t and not run.carbon_explained:
        printed = max(0.01 * run.carbon_t, 0.05)  # small runs are printed to one decimal
        assert figures["carbon"].central / 1000 == pytest.approx(run.carbon_t, abs=printed)


@pytest.mark.parametrize("run", BOARD, ids=_name)
def test_hours_alone_reproduce_board_energy_and_bound_it(denki, run):
    """With nothing but accelerator, hours and a stated PUE: hours × TDP is one of the methods, and near the bounds."""
    pue = {"pue": run.pue} if run.energy_basis == "with-pue" and run.pue else {}
    answer = denki.router.run("footprint hardware", {"gpu": run.accelerator, "hours": run.hours, **pue})
    board = {method.label: method for method in answer.data["methods"]()}["method_board"].energy
    assert board.central / 1000 == pytest.approx(run.energy_mwh, rel=0.01)
    assert board.central <= answer.figures["energy"].high
    assert board.central * LEFT_OUT >= answer.figures["energy"].low * 0.999


def test_every_remark_on_a_card_is_there_in_both_languages():
    for run in LIBRARY.training_runs.values():
        if run.energy_mwh or run.carbon_t:
            assert (run.remark is not None) == bool(run.energy_note or run.note), run.id
    for row in LIBRARY.measurements.values():
        if row.kind.startswith("provider") and row.metric in {"energy", "carbon", "water"} and row.per != "search":
            assert (row.remark is not None) == bool(row.note) or row.boundary == "accelerator", row.id
