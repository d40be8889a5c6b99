"""`/footprint inference`: requests to a language model, by name, size class, or the asker's own energy per request."""

from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from bot.answer import Answer
from bot.commands import Desk, consequences, resolve
from bot.commands import footprint_methods as methods
from bot.commands import footprint_options as shared
from bot.commands.footprint_card import footprint_card
from bot.commands.options import Option, Options
from bot.errors import Refusal
from bot.footprint import Footprint, Quantity, Reading, Working, given, inference, requests_at
from bot.footprint.units import S_PER_H
from bot.library import Library
from bot.library.tables import LanguageModel, SizeClass

PATH = "footprint inference"
CHANGEABLE = ("requests", "days", "output_tokens", "input_tokens", "region")


def _upper(value: object) -> object:
    return value.upper() if isinstance(value, str) else value


class Use(Options):
    """Which model, how many requests, and how long they are."""

    model: Annotated[str | None, Field(max_length=80), Option("o", suggest="models")] = None
    size: Annotated[Literal["S", "M", "L", "XL"] | None, BeforeValidator(_upper), Option("s")] = None
    wh_per_request: Annotated[float | None, Field(gt=0, le=1_000_000), Option("w", "Wh")] = None
    joules_per_token: Annotated[float | None, Field(gt=0, le=100_000), Option("j", "J")] = None
    requests: Annotated[float, Field(gt=0, le=1e15), Option("n")] = 1
    days: shared.Days = None
    output_tokens: Annotated[float | None, Field(gt=0, le=1e15), Option("t")] = None
    input_tokens: Annotated[float | None, Field(gt=0, le=10_000_000), Option("k")] = None
    reasoning: Annotated[bool, Option("q")] = False


class OPTIONS(shared.Where, Use):
    """The use of a model, and where it runs."""


def answer(options: OPTIONS, desk: Desk) -> Answer:
    """The footprint of requests; raises Refusal for unknown names and contradictions."""
    job = _job(options, desk.library)
    working = Working()
    requests = _requests(options, working)
    own = _stated(job, requests, working) or _estimated(job, requests, working)
    own, thing = consequences.added(own, options, desk)
    stated = options.wh_per_request is not None or options.joules_per_token is not None
    return footprint_card(
        PATH,
        _canonical(job),
        own,
        desk.library,
        model=job.model,
        size=job.size,
        grid=resolve.grid_row(options.region, desk.library) if options.region else None,
        undisclosed=job.model is not None and (job.model.disclosed == "no" or job.model.total_high_b is None),
        too_long=_too_long(job),
        stated=stated,
        requests=requests,
        thing=thing,
        **({"published": []} if stated else _beside(job, own.figures["request_energy"])),
    )


@dataclass(frozen=True, slots=True)
class _Job:
    """What answers, and in which size class it falls."""

    options: OPTIONS
    library: Library
    model: LanguageModel | None
    size: SizeClass


def _beside(job: _Job, each: Quantity) -> dict[str, Any]:
    """What others say of one request: the provider's own figures, others' to compare with, and their methods."""
    library, reasoning = job.library, job.options.reasoning
    published = methods.by_its_provider(job.model, library)
    others = methods.published(job.model, library)
    if not others and job.size.id == library.standing.largest_class:
        others = methods.of_assistants(library)
    active = resolve.active_parameters(job.model, job.size, library)
    return {
        "published": [(row, methods.as_quantity(row)) for row in published],
        "anchors": [] if published or reasoning else [(row, methods.as_quantity(row)) for row in others],
        "methods": partial(methods.of_request, job.model, _output_tokens(job), active, each, library),
    }


def _job(options: OPTIONS, library: Library) -> _Job:
    for pair in (("wh_per_request", "joules_per_token"), ("model", "size")):
        if all(getattr(options, name) is not None for name in pair):
            raise Refusal("contradiction", options=list(pair))
    model = resolve.model(options.model, library) if options.model else None
    if model is not None:
        return _Job(options, library, model, resolve.class_of(model, library))
    return _Job(options, library, None, library.inference_classes[options.size or library.standing.largest_class])


def _requests(options: OPTIONS, working: Working) -> Quantity:
    """Requests in all: a number a day times days, or simply a number."""
    if options.days is None:
        return resolve.said_or_assumed("requests", options.requests, "request", options)
    each = resolve.said_or_assumed("requests", options.requests, "request", options).named("requests_per_day")
    days = given("days", options.days, "day")
    return working.line("requests", "request", "requests_per_day × days", requests_per_day=each, days=days)


def _stated(job: _Job, requests: Quantity, working: Working) -> Footprint | None:
    """What follows from the asker's own energy per request or token, which counts as complete."""
    options = job.options
    place, _ = resolve.place(options, job.library)
    if options.wh_per_request is not None:
        each = given("wh_per_request", options.wh_per_request, "Wh")
    elif options.joules_per_token is not None:
        joules, tokens = given("joules_per_token", options.joules_per_token, "J"), _output_tokens(job)
        inputs = {"output_tokens": tokens, "joules_per_token": joules}
        each = working.line("wh_per_request", "Wh", "output_tokens × joules_per_token", S_PER_H, **inputs)
    else:
        return None
    return requests_at(requests, each, place, resolve.constants(options, job.library), options.pue is not None, working)


def _estimated(job: _Job, requests: Quantity, working: Working) -> Footprint:
    library, options = job.library, job.options
    place, _ = resolve.place(options, library)
    reference = library.accelerators[library.standing.accelerator]
    prompt = None
    if options.input_tokens is not None:
        active = resolve.active_parameters(job.model, job.size, library)
        prompt = Reading(given("input_tokens", options.input_tokens, "token"), active)
    return inference(
        requests,
        _output_tokens(job),
        _joules(job),
        place,
        resolve.constants(options, library),
        reference.figure("accelerator_w", "W", reference.tdp_w or 0),
        prompt,
        working,
    )


def _output_tokens(job: _Job) -> Quantity:
    """Tokens of an answer: as said, or the central length of a chat or of reasoning (assumed)."""
    if job.options.output_tokens is not None:
        return given("output_tokens", job.options.output_tokens, "token")
    name = "reasoning_output_tokens" if job.options.reasoning else "chat_output_tokens"
    usual = job.library.constants[name]
    length = usual.central
    row = job.library.constant_rows[name]
    return row.figure("output_tokens", "token", length).as_assumed()


def _joules(job: _Job) -> Quantity:
    """Measured J per output token of the class; a reasoning token is taken to cost at least as much as a chat token."""
    c = job.size
    low, central, high = c.chat_low_j, c.chat_j, c.chat_high_j
    if job.options.reasoning:
        low, central, high = max(low, c.reasoning_low_j), max(central, c.reasoning_j), max(high, c.reasoning_high_j)
    joules = c.figure("joules_per_token", "J", central, low, high)
    return joules if _disclosed(job) else joules.as_assumed()


def _disclosed(job: _Job) -> bool:
    if job.model is None:
        return job.options.size is not None
    return job.model.disclosed == "yes" and job.model.total_high_b is not None


def _too_long(job: _Job) -> Quantity | None:
    """The prompt length up to which the estimate holds, where the asker's prompt is longer."""
    limit = job.library.constants["prefill_linear_tokens"]
    return limit if (job.options.input_tokens or 0) > limit.central else None


def _canonical(job: _Job) -> dict[str, Any]:
    region = resolve.region_id(job.options.region, job.library)
    return resolve.canonical(job.options, model=job.model.id if job.model else None, region=region)
