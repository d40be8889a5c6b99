"""An answer as JSON for scripts: stable keys, canonical units."""

from typing import Any

from bot.answer import Answer
from bot.app import Denki
from bot.errors import Refusal
from bot.footprint.formula import Step
from bot.footprint.quantity import Quantity
from bot.reply import Message


def as_object(denki: Denki, message: Message, text: str) -> dict[str, Any]:
    """What scripts get for a message whose text is `text`: the whole answer, or the code of a refusal."""
    if not isinstance(message.content, Refusal):
        return as_json(message.content, message.lang, text, denki.router.desk.library.about.method)
    code = message.content.code
    return {"kind": "clarify", "lang": message.lang, "declined": True, "text": text, "refusal": code}


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
        "unused": list(getattr(answer.data.get("reading"), "unused", ())),
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
