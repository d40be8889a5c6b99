"""Rows of tables answer where a question asks for one of their values and for nothing else."""

import pytest

from bot.library import Library
from bot.library.cells import cell
from bot.understanding import Understanding


@pytest.mark.parametrize(
    ("question", "address"),
    [
        ("how many watts does an H100 draw", "accelerators/h100-sxm/tdp_w"),
        ("B200の消費電力は？", "accelerators/b200-sxm/tdp_w"),
        ("when was the H200 released", "accelerators/h200-sxm/release_year"),
        ("carbon intensity of Poland's grid", "grids/PL/intensity_g"),
        ("How many grams of CO2 does a kilowatt-hour cause in Kenya?", "grids/KE/intensity_g"),
        ("How clean is a kilowatt-hour made in Uruguay, in grams of CO2?", "grids/UY/intensity_g"),
        ("emission factor of electricity generated in Ohio", "grids/US-OH/intensity_g"),
        ("how much electricity was generated in Portugal", "grids/PT/generation_twh"),
        ("電力の排出係数、ドイツは？", "grids/DE/intensity_g"),
        ("how many parameters does Mixtral 8x7B have", "models/mixtral-8x7b/total_b"),
        ("GPT-4のパラメータ数は？", "models/gpt-4/total_b"),
        ("Meta's Llama 4: CO2 of training?", "training_runs/llama-4-maverick/carbon_t"),
        ("how many gpu hours to train llama 3.1 405b", "training_runs/llama-3.1-405b/hours"),
        ("llama 3.1 70b training co2, how many tons", "training_runs/llama-3.1-70b/carbon_t"),
        ("what is the grid intensity of Poland", "grids/PL/intensity_g"),
        ("water for 1 chatgpt prompt", "measurements/altman-2025-water/value"),
        ("ChatGPTに1回きくと何Wh", "measurements/altman-2025-energy/value"),
        ("PUE of AWS us-east-1", "cloud_regions/aws:us-east-1/pue"),
        ("google cloud osaka g/kwh", "cloud_regions/gcp:asia-northeast2/intensity_g"),
        ("antminer s21 TH/s n watts", "accelerators/antminer-s21/tdp_w"),
        ("4070ti and 4090 watts", "accelerators/rtx-4070-ti/tdp_w"),
        ("deepseek r1 params total vs active", "models/deepseek-r1/total_b"),
        ("How many of DeepSeek-V3's 671 billion parameters are active for each token?", "models/deepseek-v3/active_b"),
        ("Sarashina2-70Bを開発したのはどの会社ですか。", "models/sarashina2-70b/developer"),
        ("PLaMo-13Bの学習にはA100が何枚使われましたか。", "training_runs/plamo-13b/count"),
        ("For how many days did the training of BLOOM last?", "training_runs/bloom/days"),
        ("co2 of training stable diffusion v1 plz", "training_runs/stable-diffusion-1/carbon_t"),
        ("how many gpu hrs did stable diffusion v2 take", "training_runs/stable-diffusion-2/hours"),
        ("how many gpus in a dgx h100", "systems/dgx-h100/count"),
        ("ｓｄｘｌ（ｂａｓｅ）で画像１枚、何Ｗｈ食うん", "measurements/aies-image-sdxl-base/value"),
        (
            "東京から新大阪まで新幹線で移動すると、片道1人あたり何kgのCO2が出ますか。",
            "equivalents/shinkansen-tokyo-osaka/emission",
        ),
        ("haneda to itami flight co2 per head", "equivalents/flight-haneda-itami/emission"),
        ("東京から新大阪まで新幹線で片道移動した場合、乗客1人のCO2は", "equivalents/shinkansen-tokyo-osaka/emission"),
        ("LLM-jp-3 172Bは、何トークンのデータで学習されましたか", "training_runs/llm-jp-3-172b/tokens_b"),
        ("羽田から伊丹の飛行機って1人何キロのCO2?", "equivalents/flight-haneda-itami/emission"),
        ("an hour of streaming video = how much co2??", "equivalents/streaming-hour/emission"),
        ("炊飯器で1回ごはん炊くと何kWhくらい", "equivalents/rice-cooker/energy"),
        ("how much co2 does one cedar tree absorb a year", "equivalents/sugi-year/absorption"),
        ("石炭火力のCO2は1kWhあたり何グラム", "grids/SOURCE-COAL/intensity_g"),
        ("関西電力の排出係数は？", "grids/JP-KANSAI/intensity_g"),
        ("5070 ti how many wats", "accelerators/rtx-5070-ti/tdp_w"),
        ("4070superって何W？電源足りるか知りたい", "accelerators/rtx-4070-super/tdp_w"),
        ("tpu v5p watts?? estimate is fine", "accelerators/tpu-v5p/tdp_w"),
        ("How many GPU hours did the 13b version of Llama 2 take to train?", "training_runs/llama-2-13b/hours"),
        ("Llama 2の学習って延べ何GPU時間？", "training_runs/llama-2/hours"),
        ("SDXLのbaseで絵1枚つくると何Whかかる？", "measurements/aies-image-sdxl-base/value"),
        ("電気ケトルで1Lのお湯を沸かすには、何kWhくらい必要ですか。", "equivalents/kettle-litre/energy"),
        ("polnad grid g co2 per kwh", "grids/PL/intensity_g"),
        ("関西の排出係数", "grids/JP-KANSAI/intensity_g"),
        ("ポーランドの電気って1kwhで何g", "grids/PL/intensity_g"),
    ],
)
def test_a_row_answers(understanding: Understanding, question: str, address: str):
    reading = understanding.read(question)
    assert reading.intent == "row"
    assert reading.options["topic"].split(",")[0] == address


@pytest.mark.parametrize(
    "question",
    [
        "H100 memory bandwidth",
        "H100のメモリ帯域",
        "how many watts does an H100 draw in Poland for 3 days",
        "what colour is the H100",
        "power draw of MI450X",
        "Kosovo grid intensity",
        "who trained Llama 4",
        "is the H100's power 700 W?",
        "H100とA100の消費電力の差は",
        "why does an H100 draw so many watts",
        "Which draws more power, an H100 or a Blackwell Z1000?",
        "日本のマイカーぜんぶでCO2年どんくらい",
        "how much CO2 does a flight from Haneda to Sapporo cause",
        "gpt3 was trained on h100s right? how many of em",
        "電子レンジ1回の電力",
    ],
)
def test_no_row_answers_something_else(understanding: Understanding, question: str):
    assert understanding.read(question).intent != "row"


@pytest.mark.parametrize(
    ("question", "formula"),
    [
        ("CO2 of 50 km by train in Japan", "50 km × thing:rail-km-japan"),
        ("電車で100km移動したらCO2は何kg", "100 km × thing:rail-km-japan"),
        ("3 hours of netflix co2", "3 h × thing:streaming-hour"),
        ("スマホ30回充電のCO2", "30 item × thing:smartphone-charge-carbon"),
    ],
)
def test_so_many_of_a_thing_are_worked_out(understanding: Understanding, question: str, formula: str):
    reading = understanding.read(question)
    assert (reading.command, reading.options.get("formula")) == ("calculate", formula)


@pytest.mark.parametrize("question", ["shinkansen co2 in total", "3 hours of netflix on a ferry, co2"])
def test_no_thing_is_worked_out_for_more(understanding: Understanding, question: str):
    assert understanding.read(question).command != "calculate"


def test_a_fact_about_just_that_place_comes_first(understanding: Understanding):
    assert understanding.read("日本の電力の排出係数は").options["topic"] == "c-japan-factor"


def test_all_addresses_lead_to_a_value(understanding: Understanding, library: Library):
    found = understanding._rows.asked(understanding.alone("GPT-4oの1回あたりの電力"))
    assert 1 < len(found) <= 3
    assert all(cell(address, library) for address in found)
