"""Requests to a language model: from measured joules per token to energy, carbon, embodied carbon and water."""

from typing import NamedTuple

from bot.footprint.parts import Constants, Place, before_pue, carbon, embodied, operation, water
from bot.footprint.quantity import Quantity
from bot.footprint.result import Footprint, Working
from bot.footprint.units import J_PER_KWH, ONE_BILLION, ONE_TERA, W_PER_KW, WH_PER_KWH


class Reading(NamedTuple):
    """A prompt that is read before the answer: its tokens, and the active parameters of the model (billions)."""

    input_tokens: Quantity
    active_b: Quantity


def inference(
    requests: Quantity,
    output_tokens: Quantity,
    joules_per_token: Quantity,
    place: Place,
    constants: Constants,
    accelerator_w: Quantity,
    prompt: Reading | None = None,
    working: Working | None = None,
) -> Footprint:
    """The footprint of `requests` answers of `output_tokens` tokens (reasoning tokens included).

    `joules_per_token` is what the accelerators draw per output token (J); host and idle machines come on top as
    `inference_stack`, then PUE. `accelerator_w` (W) turns accelerator energy into hours, for embodied carbon.
    Figures: energy (kWh), carbon, embodied (kgCO2e), water, water_site (L), request_energy (kWh per request).
    Formula: joules per token as measured by ML.ENERGY, stack after Google 2025, prompt by operations per token.
    """
    working = working or Working()
    each = _accelerator_energy(working, output_tokens, joules_per_token, prompt, constants)
    stack = constants["inference_stack"]
    inputs = {"accelerator_energy": each, "inference_stack": stack, "requests": requests}
    it = working.line("it_energy", "kWh", "accelerator_energy × inference_stack × requests", **inputs)
    used = operation(working, it, place)
    hours = working.line(
        "accelerator_hours",
        "h",
        "accelerator_energy × requests ÷ accelerator_w",
        1 / W_PER_KW,
        accelerator_energy=each,
        requests=requests,
        accelerator_w=accelerator_w,
    )
    made = embodied(working, hours, constants)
    litres = water(working, it, place, constants)
    return working.result(*used, made, *litres, _per_request(working, used[0], requests))


def requests_at(
    requests: Quantity,
    wh_per_request: Quantity,
    place: Place,
    constants: Constants,
    with_pue: bool = False,
    working: Working | None = None,
) -> Footprint:
    """The footprint of `requests` at a stated energy each (Wh), which counts as complete unless `with_pue` adds PUE.

    Figures: energy (kWh), carbon (kgCO2e), water and water_site (L), request_energy (kWh per request).
    """
    working = working or Working()
    inputs = {"requests": requests, "wh_per_request": wh_per_request}
    if with_pue:
        it = working.line("it_energy", "kWh", "requests × wh_per_request", WH_PER_KWH, **inputs)
        used = operation(working, it, place)
    else:
        energy = working.line("energy", "kWh", "requests × wh_per_request", WH_PER_KWH, **inputs)
        used = [energy, *carbon(working, energy, place)]
        it = before_pue(working, energy, place)
    litres = water(working, it, place, constants)
    return working.result(*used, *litres, _per_request(working, used[0], requests))


def epoch_style(
    output_tokens: Quantity, active_b: Quantity, constants: Constants, working: Working | None = None
) -> Footprint:
    """One request (energy in kWh) by Epoch AI's method of 2025: operations ÷ low utilisation × share of rated power."""
    working = Working()
    energy = working.line(
        "energy",
        "kWh",
        "inference_flop_per_param_token × active_b × output_tokens ÷ (prefill_peak_tflops × epoch_utilisation)"
        " × epoch_node_w × epoch_power_share × epoch_overhead",
        ONE_TERA / ONE_BILLION * J_PER_KWH,
        active_b=active_b,
        output_tokens=output_tokens,
        **{name: constants[name] for name in _EPOCH},
    )
    return working.result(energy)


def _accelerator_energy(
    working: Working, output_tokens: Quantity, joules: Quantity, prompt: Reading | None, constants: Constants
) -> Quantity:
    """What the accelerators draw for one request (kWh)."""
    formula, inputs = "output_tokens × joules_per_token", {"output_tokens": output_tokens, "joules_per_token": joules}
    if prompt is not None:
        formula += " + input_tokens × joules_per_input_token"
        inputs |= {
            "input_tokens": prompt.input_tokens,
            "joules_per_input_token": _joules_to_read(working, prompt.active_b, constants),
        }
    return working.line("accelerator_energy", "kWh", formula, J_PER_KWH, **inputs)


def _joules_to_read(working: Working, active_b: Quantity, constants: Constants) -> Quantity:
    """J per token of the prompt: two operations per active parameter, at a share of the reference peak speed."""
    return working.line(
        "joules_per_input_token",
        "J",
        "inference_flop_per_param_token × active_b × prefill_power_w ÷ (prefill_peak_tflops × prefill_utilisation)",
        ONE_TERA / ONE_BILLION,
        active_b=active_b,
        **{name: constants[name] for name in _PREFILL},
    )


def _per_request(working: Working, energy: Quantity, requests: Quantity) -> Quantity:
    return working.line("request_energy", "kWh", "energy ÷ requests", energy=energy, requests=requests)


_PREFILL = ("inference_flop_per_param_token", "prefill_power_w", "prefill_peak_tflops", "prefill_utilisation")
_EPOCH = (
    "inference_flop_per_param_token",
    "prefill_peak_tflops",
    "epoch_utilisation",
    "epoch_node_w",
    "epoch_power_share",
    "epoch_overhead",
)
