"""`/footprint training`: a model, or parameters × tokens, to accelerator-hours, energy, carbon and water."""

from dataclasses import dataclass, replace
from functools import partial
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from bot.answer import Answer
from bot.commands import Desk, consequences, footprint_methods, power, resolve
from bot.commands import footprint_options as shared
from bot.commands.amounts import magnitude
from bot.commands.footprint_card import footprint_card
from bot.commands.footprint_runs import both_ways, place_of, published_by
from bot.commands.options import Option, Options, as_text
from bot.errors import Refusal
from bot.footprint import (
    Footprint,
    Place,
    Quantity,
    Working,
    given,
    hours_for,
    hours_used,
    operations,
    with_figure,
)
from bot.footprint.units import ONE_BILLION
from bot.library import Library
from bot.library.tables import Accelerator, Grid, LanguageModel, TrainingRun

PATH = "footprint training"
CHANGEABLE = ("gpu", "region", "mfu", "power_w", "pue")
_SAME = 0.01
_VARIED = ("gpu", "params", "tokens", "flop", "mfu", "tflops")


class Effort(Options):
    """A known model, or active parameters and tokens; on what, and how well it is used."""

    model: Annotated[str | None, Field(max_length=80), Option("o", suggest="training_runs")] = None
    params: Annotated[str | None, BeforeValidator(as_text), Field(max_length=40), Option("n")] = None
    tokens: Annotated[str | None, BeforeValidator(as_text), Field(max_length=40), Option("t")] = None
    flop: Annotated[str | None, BeforeValidator(as_text), Field(max_length=40), Option("c")] = None
    gpu: shared.Gpu = None
    count: Annotated[int | None, Field(ge=1, le=100_000_000), Option("a")] = None
    mfu: Annotated[float | None, Field(gt=0, le=100), Option("u", "%")] = None
    tflops: Annotated[float | None, Field(gt=0, le=1_000_000), Option("f", "TFLOP/s")] = None
    power_w: shared.PowerW = None
    extra_runs: shared.ExtraRuns = None


class OPTIONS(shared.Where, Effort):
    """A training, and where it runs."""


def answer(options: OPTIONS, desk: Desk) -> Answer:
    """The footprint of training; raises Refusal for unknown names, an unknown size, and missing numbers."""
    job = _job(options, desk.library)
    footprint = _estimate(job)
    published = {} if _resized(job) else {q.name: q for q in published_by(job.run)}
    if footprint is None and not published:
        raise Refusal(_missing(options, job), given=options.model)
    footprint = footprint or Footprint({q.name.removeprefix("published_"): q for q in published.values()}, ())
    whole, thing = consequences.added(Footprint({**published, **footprint.figures}, footprint.steps), options, desk)
    return footprint_card(
        PATH,
        _canonical(job),
        whole,
        desk.library,
        run=job.run,
        gpu=job.accelerator,
        grid=job.grid,
        thing=thing,
        published=published,
        extra=desk.library.constants["extra_runs"],
        methods=partial(
            footprint_methods.of_training, job.run, job.accelerator, published, footprint.figures, job.library, job.same
        ),
    )


@dataclass(frozen=True, slots=True)
class _Job:
    """What is trained, on what and where."""

    options: OPTIONS
    library: Library
    run: TrainingRun | None
    model: LanguageModel | None
    accelerator: Accelerator
    place: Place
    grid: Grid | None
    same: bool

    @property
    def constants(self) -> Any:
        return resolve.constants(self.options, self.library)


def _job(options: OPTIONS, library: Library) -> _Job:
    """The options resolved; `same` says whether this is the published run itself and not a variation of it."""
    if options.flop and options.params and options.tokens:
        raise Refusal("contradiction", options=["flop", "params", "tokens"])
    run = model = None
    if options.model:
        run = resolve.training_run(options.model, library)
        model = resolve.model(options.model, library) if run is None else None
    name = options.gpu or (run.accelerator if run else None)
    row = resolve.accelerator(name or library.standing.accelerator, library)
    place, grid = resolve.place(options, library)
    same = run is not None and not any(getattr(options, name) for name in _VARIED)
    if same and run is not None:
        place = place_of(run, place, options)
    return _Job(options, library, run, model, row, place, grid, same)


def _estimate(job: _Job) -> Footprint | None:
    """Our estimate: from published accelerator-hours where there are any, else from operations; None without inputs."""
    by_flop = _by_flop(job, Working())
    if not job.same or (by_hours := _by_hours(job, Working())) is None:
        return by_flop
    return by_hours if by_flop is None else both_ways(by_hours, by_flop)


def _by_hours(job: _Job, working: Working) -> Footprint | None:
    run, day = job.run, job.constants["hours_per_day"].central
    if run is None or (run.accelerator is None and job.options.power_w is None):
        return None
    if run.count and run.days and (not run.hours or abs(run.count * run.days * day / run.hours - 1) < _SAME):
        count, hours = run.figure("count", "gpu", run.count), run.figure("hours", "h", run.days * day)
        used = working.line("accelerator_hours", "h", "count × hours", count=count, hours=hours)
    elif run.hours:
        used = run.figure("accelerator_hours", "h", run.hours)
    else:
        return None
    return hours_used(used, _power(job, working), job.place, job.constants, working, extra_runs=_extra(job))


def _by_flop(job: _Job, working: Working) -> Footprint | None:
    flop = _operations(job, working)
    if flop is None:
        return None
    speed, share = _speed(job)
    hours = hours_for(flop, speed, share, working)
    power = _power(job, working)
    used = with_figure(hours_used(hours, power, job.place, job.constants, working, extra_runs=_extra(job)), flop)
    if job.options.count is None:
        return used
    count = given("count", job.options.count, "gpu")
    lasts = working.line("hours", "h", "accelerator_hours ÷ count", accelerator_hours=hours, count=count)
    return with_figure(Footprint(used.figures, tuple(working.steps)), lasts)


def _operations(job: _Job, working: Working) -> Quantity | None:
    """FLOP from parameters × tokens, said or published; else as published."""
    if job.options.flop:
        return given("flop", magnitude("flop", job.options.flop, job.library.units["FLOP"]), "FLOP")
    params, tokens = _params(job), _tokens(job)
    if params is not None and tokens is not None:
        return operations(params, tokens, job.constants, working)
    if job.run is not None and job.run.flop and not (job.options.params or job.options.tokens):
        return job.run.figure("flop", "FLOP", job.run.flop)
    return None


def _params(job: _Job) -> Quantity | None:
    if job.options.params:
        return given("params", magnitude("params", job.options.params, job.library.units["parameter"]), "parameter")
    run, model = job.run, job.model
    if run is not None and (size := run.active_b or run.params_b):
        return run.figure("params", "parameter", size * ONE_BILLION)
    if model is not None and model.disclosed == "yes" and model.active_high_b:
        low = model.active_low_b or model.active_high_b
        ends = low * ONE_BILLION, model.active_high_b * ONE_BILLION
        return model.figure("params", "parameter", (ends[0] * ends[1]) ** 0.5, *ends)
    return None


def _tokens(job: _Job) -> Quantity | None:
    if job.options.tokens:
        return given("tokens", magnitude("tokens", job.options.tokens, job.library.units["token"]), "token")
    run = job.run
    return run.figure("tokens", "token", run.tokens_b * ONE_BILLION) if run and run.tokens_b else None


def _resized(job: _Job) -> bool:
    """Whether the asker's size or length makes it another training than the published one."""
    plain = replace(job, options=job.options.model_copy(update=dict.fromkeys(("params", "tokens", "flop"))))
    sizes = [tuple(q and q.central for q in (_params(j), _tokens(j))) for j in (job, plain)]
    return bool(job.options.flop) or sizes[0] != sizes[1]


def _speed(job: _Job) -> tuple[Quantity, Quantity | None]:
    """TFLOP/s and the share of it that is reached; a stated speed alone is the effective one."""
    options, row = job.options, job.accelerator
    share = resolve.stated_share("mfu", options.mfu)
    if options.tflops is not None and share is None:
        return given("tflops", options.tflops, "TFLOP/s"), None
    share = share or job.constants["training_utilisation"].as_assumed()
    if options.tflops is not None:
        return given("peak_tflops", options.tflops, "TFLOP/s"), share
    if row.peak_tflops is None:
        raise Refusal("no-speed-known", given=row.name)
    peak = row.figure("peak_tflops", "TFLOP/s", row.peak_tflops)
    return (peak if _accelerator_said(job) else peak.as_assumed()), share


def _accelerator_said(job: _Job) -> bool:
    return bool(job.options.gpu or (job.run and job.run.accelerator))


def _power(job: _Job, working: Working) -> Quantity:
    """W per accelerator: as said, as published for whole systems of this run, or as known for the accelerator."""
    run = job.run
    if job.options.power_w is None and job.same and run is not None and run.power_w and run.boundary == "node":
        return run.figure("power_w", "W", run.power_w)
    return power.drawn(job.accelerator, job.options.power_w, job.library, working)


def _extra(job: _Job) -> Quantity | None:
    return None if job.options.extra_runs is None else given("extra_runs", job.options.extra_runs, "1")


def _missing(options: OPTIONS, job: _Job) -> str:
    if job.model is not None and job.model.disclosed == "no":
        return "size-unknown"
    return "needs-tokens" if options.model or options.params else "needs-model"


def _canonical(job: _Job) -> dict[str, Any]:
    named = job.run or job.model
    resolved = {
        "model": named.id if named else None,
        "gpu": job.accelerator.id,
        "region": resolve.region_id(job.options.region, job.library),
        **{quantity.name: quantity.central for quantity in (_params(job), _tokens(job)) if quantity is not None},
    }
    return resolve.canonical(job.options, **resolved)
