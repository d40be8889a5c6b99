"""Parameters × tokens to operations, accelerator-hours and everything that follows from them."""

from bot.footprint.hardware import hours_used
from bot.footprint.parts import Constants, Place
from bot.footprint.quantity import Quantity
from bot.footprint.result import Footprint, Working
from bot.footprint.units import ONE_TERA, S_PER_H


def training(
    params: Quantity,
    tokens: Quantity,
    tflops: Quantity,
    power_w: Quantity,
    place: Place,
    constants: Constants,
    utilisation: Quantity | None = None,
    extra_runs: Quantity | None = None,
    working: Working | None = None,
) -> Footprint:
    """The footprint of training a model of `params` active parameters on `tokens` tokens.

    `tflops` is the dense peak speed of one accelerator (TFLOP/s), of which `utilisation` (0 to 1, with stoppages) is
    reached; without `utilisation` it is the effective speed. For a mixture of experts `params` are the active ones.
    Figures: those of `hours_used`, and flop (FLOP). Formula: 6·N·D as in LLMCarbon (Faiz et al. 2024) and Epoch AI.
    """
    working = working or Working()
    flop = operations(params, tokens, constants, working)
    hours = hours_for(flop, tflops, utilisation, working)
    return with_figure(hours_used(hours, power_w, place, constants, working, extra_runs=extra_runs), flop)


def operations(params: Quantity, tokens: Quantity, constants: Constants, working: Working) -> Quantity:
    """Operations of a training run (FLOP): six per active parameter and token."""
    each = constants["training_flop_per_param_token"]
    formula = "training_flop_per_param_token × params × tokens"
    return working.line("flop", "FLOP", formula, training_flop_per_param_token=each, params=params, tokens=tokens)


def hours_for(flop: Quantity, tflops: Quantity, utilisation: Quantity | None, working: Working) -> Quantity:
    """Accelerator-hours (h) for so many operations, at the effective speed or at a share of the peak (TFLOP/s)."""
    per = ONE_TERA * S_PER_H
    if utilisation is None:
        return working.line("accelerator_hours", "h", "flop ÷ tflops", per, flop=flop, tflops=tflops)
    inputs = {"flop": flop, "peak_tflops": tflops, utilisation.name: utilisation}
    return working.line("accelerator_hours", "h", f"flop ÷ (peak_tflops × {utilisation.name})", per, **inputs)


def with_figure(footprint: Footprint, figure: Quantity) -> Footprint:
    """The footprint with one more figure."""
    return Footprint({**footprint.figures, figure.name: figure}, footprint.steps)
