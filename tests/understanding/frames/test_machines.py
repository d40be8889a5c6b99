"""How many accelerators there are, and what each draws."""

import pytest

from bot.understanding.frames import machines
from tests.understanding.frames.cases import asked_back, examples, questions


@pytest.mark.parametrize(("text", "wanted"), examples("machines"))
def test_machines_are_put_together_as_their_example_says(scenario, text, wanted):
    numbers = scenario(text).given.numbers
    watts = numbers.get("power_w") or numbers.get("site_w")
    parts = [f"{numbers['count'][0]:.12g}"] if numbers.get("count") else []
    assert " × ".join([*parts, *([f"{watts[0]:.12g} W"] if parts and watts else [])]) == wanted


@pytest.mark.parametrize(
    ("text", "of_all", "of_machine"),
    [
        ("8 gpus drawing 5.6 kw in total", True, False),
        ("合計5.6kwのgpu8枚", True, False),
        ("a 40 kw rack", False, True),
        ("10kwのラック", False, True),
        ("6 servers at 10 kw", False, True),
        ("8 gpus at 700 w each", False, False),
    ],
)
def test_what_watts_are_of(scenario, text, of_all, of_machine):
    q = scenario(text)
    power = next(a for a in q.amounts if a.dimension == "power")
    assert (machines.is_total(q.folded, power), machines.is_of_machine(q.folded, power)) == (of_all, of_machine)


def test_accelerators_of_machines_with_their_own_power_are_no_factor(scenario):
    q = scenario("6 servers at 10 kW with 8 GPUs, for 3 h")
    assert "gpu" not in {a.unit for a in machines.without_parts(q.folded, q.amounts)}
    q = scenario("8 GPUs at 700 W for 3 h")
    assert machines.without_parts(q.folded, q.amounts) == q.amounts


@pytest.mark.parametrize(("question", "value", "unit"), questions("machines"))
def test_a_question_is_answered_with_its_value(answered, leads_with, question, value, unit):
    assert leads_with(answered(question), value, unit)


@pytest.mark.parametrize(("question", "value", "unit"), asked_back("machines"))
def test_a_question_is_rather_asked_back_than_answered_wrongly(answered, leads_with, question, value, unit):
    answer = answered(question)
    assert answer.kind in {"clarify", "decline"} or leads_with(answer, value, unit)
