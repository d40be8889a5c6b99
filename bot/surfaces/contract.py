"""An answer as JSON for scripts: stable keys, canonical units."""

from typing import Any

from bot.answer import Answer
from bot.footprint.formula import Step
from bot.footprint.quantity import Quantity


def as_json(answer: Answer, lang: str, text: str, method: str) -> dict[str, Any]:
    """The whole answer; energy in kWh, carbon and embodied in kgCO2e, water in L, whatever the text says."""
    return {
        "kind": answer.kind,
        "lang": lang,
        "declined": answer.declined,
        "command": answer.command,
        "options": dict(answer.options),
        "assumed": list(answer.assumed),
        "text": text,
        "figures": {name: _figure(quantity, answer.sources) for name, quantity in answer.figures.items()},
        "steps": [_step(step) for step in answer.steps],
        "facts": list(answer.facts),
        "sources": list(answer.sources),
        "method": method,
    }


def _figure(quantity: Quantity, sources: tuple[str, ...]) -> dict[str, Any]:
    return {
        "central": quantity.central,
        "low": quantity.low,
        "high": quantity.high,
        "likely_low": quantity.likely_low,
        "likely_high": quantity.likely_high,
        "unit": quantity.unit,
        "driver": quantity.driver,
        "sources": list(quantity.sources or sources),
    }


def _step(step: Step) -> dict[str, Any]:
    inputs = {name: _quantity(quantity) for name, quantity in step.inputs.items()}
    return {"name": step.name, "formula": step.formula, "inputs": inputs, "output": _quantity(step.output)}


def _quantity(quantity: Quantity) -> dict[str, Any]:
    return {
        "central": quantity.central,
        "low": quantity.low,
        "high": quantity.high,
        "unit": quantity.unit,
        "status": quantity.status,
        "assumed": quantity.assumed,
        "sources": list(quantity.sources),
        "year": quantity.year,
    }
