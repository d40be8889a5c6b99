"""`/quiz`: a question whose buttons work anywhere, and the fact behind it."""

import pytest

from bot.answer import Answer
from bot.errors import Refusal
from bot.surfaces.layout import card
from bot.surfaces.ways import ways

LANGUAGES = ("en", "ja")


def quiz(denki, **options) -> Answer:
    return denki.router.run("quiz", options)


@pytest.mark.parametrize("seed", range(60))
def test_every_question_has_one_right_answer_among_four(denki, seed):
    data = quiz(denki, seed=seed).data
    amounts = [amount.central for amount in data["amounts"]]
    assert len(set(amounts)) == len(amounts) == 4
    assert amounts.count(data["right"].central) == 1
    assert {amount.unit for amount in data["amounts"]} == {data["right"].unit}


@pytest.mark.parametrize("seed", range(30))
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_question_does_not_give_the_answer_away(denki, seed, lang):
    answer = quiz(denki, seed=seed)
    question = denki.renderer.answer(answer, lang).plain.splitlines()[2]
    assert "▢" in question
    assert "{{" not in question


def test_a_seed_asks_the_same_question_again(denki):
    assert quiz(denki, seed=7).data == quiz(denki, seed=7).data
    assert len({quiz(denki, seed=seed).data["fact"].id for seed in range(40)}) > 15


def test_without_a_seed_the_address_still_leads_to_the_same_question(denki):
    answer = quiz(denki)
    assert quiz(denki, **answer.options).data == answer.data


@pytest.mark.parametrize("lang", LANGUAGES)
def test_buttons_are_the_amounts_and_lead_to_the_fact(denki, lang):
    message = denki.router.say("/quiz topic:gpt3-training-552-t seed:3", (), lang)
    choices = ways(message, denki.renderer)[1]
    assert len(choices) == 4
    assert len({choice.label for choice in choices}) == 4
    results = [denki.router.open(choice.address) for choice in choices]
    right = [r for r in results if r.content.data["chosen"].central == r.content.data["right"].central]
    assert len(right) == 1
    for result in results:
        shown = denki.renderer.answer(result.content, lang).plain
        assert {"en": "552 t", "ja": "552トン"}[lang] in shown
        assert shown.startswith("✅" if result in right else "❌")
        assert card(result, denki.renderer)


def test_on_to_the_next_question(denki):
    links = quiz(denki, topic="gpt3-training-552-t", seed=9999, choice=0).links
    assert links[0].options == {"seed": 0}
    assert links[1].command == "fact"


@pytest.mark.parametrize("options", [{"topic": "no-such-fact"}, {"topic": "hive-renamed-july-2023"}])
def test_a_fact_without_a_number_cannot_be_asked(denki, options):
    with pytest.raises(Refusal):
        quiz(denki, **options)


def test_shares_stay_below_the_whole_and_companies_are_whole(denki):
    share = quiz(denki, topic="iris-100-percent-renewable", seed=1).data["amounts"]
    firms = quiz(denki, topic="nvidia-40000-companies", seed=1).data["amounts"]
    assert all(amount.central <= 100 for amount in share)
    assert all(amount.central.is_integer() for amount in firms)
