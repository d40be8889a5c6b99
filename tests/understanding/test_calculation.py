"""Free text to a calculation: the command's own answer must come out, whatever the wording."""

import pytest

from bot.commands import Desk, commands
from bot.library.spelling import fold
from bot.understanding import Understanding
from bot.understanding.calculation import Calculation
from bot.understanding.language import language
from bot.understanding.mentions import Mentions
from bot.understanding.tokens import Quantities


@pytest.fixture(scope="module")
def plan(library):
    mentions, quantities, calculation = Mentions(library), Quantities(library), Calculation(library)

    def plan(text):
        folded = fold(text)
        named = mentions.find(folded)
        return calculation.plan(folded, quantities.find(folded, named), named, language(text) or "en")

    return plan


@pytest.fixture(scope="module")
def desk(library):
    return Desk(library, Understanding(library))


# question, figure that must lead, its value in kWh, kg, L, W, h, FLOP, or a count or sum of money
CASES = [
    # GPU-hours
    ("64 A100s for two weeks at 400 W each with PUE 1.1: how many MWh?", "energy", 64 * 0.4 * 336 * 1.1),
    (
        "What's the energy use of 512 H100 GPUs over 10 days if each draws 700W and PUE is 1.2?",
        "energy",
        512 * 0.7 * 240 * 1.2,
    ),
    ("電力だけ知りたい：A100 1000枚、400W、30日、PUE1.1", "energy", 1000 * 0.4 * 720 * 1.1),
    ("H100を16枚、1枚あたり700W、丸1週間回すと何kWh？PUEは1.0で", "energy", 16 * 0.7 * 168),
    ("train with 3,000 GPU hours at 400 W, PUE 1.1, kWh?", "energy", 3000 * 0.4 * 1.1),
    ("3,552,000 V100-hours, 330W each, PUE of 1.1. energy in MWh", "energy", 3552000 * 0.33 * 1.1),
    ("10万GPU時間、400W、PUE1.2なら電力量は？", "energy", 1e5 * 0.4 * 1.2),
    ("8xA100 running 72h, 400w, pue 1.1, 0.4kg/kWh – co2 in kg?", "carbon", 8 * 0.4 * 72 * 1.1 * 0.4),
    ("eight H100s, two days, 700 W apiece, PUE 1.1 → kWh", "energy", 8 * 0.7 * 48 * 1.1),
    ("RTX 4090を2枚、450Wで毎日8時間、30日間使ったら何kWh？ PUE1", "energy", 2 * 0.45 * 240),
    ("my 4 gpus at 300 W run 10 hours a day for 30 days, pue 1. kwh?", "energy", 4 * 0.3 * 300),
    ("100 GPUs × 24 hours × 365 days at 500W, PUE 1.0, MWh?", "energy", 100 * 0.5 * 8760),
    ("GPU 8枚 700W 24時間365日 PUE1.0 何MWh", "energy", 8 * 0.7 * 8760),
    (
        "how much CO2 does a cluster of 256 A100s emit in 3 weeks? assume 400 W, PUE 1.1 and 429 g/kWh",
        "carbon",
        256 * 0.4 * 504 * 1.1 * 0.429,
    ),
    ("1枚300WのGPUを50枚、100時間。PUE1.2、排出係数450g/kWhでCO2は何kg？", "carbon", 50 * 0.3 * 100 * 1.2 * 0.45),
    (
        "一万枚のV100を14.8日、330W、PUE1.1、係数0.429kg/kWhで学習したら何トン？",
        "carbon",
        10000 * 0.33 * 14.8 * 24 * 1.1 * 0.429,
    ),
    (
        "Estimate emissions: 10k V100s, 14.8 days, 330 W, PUE 1.1, 0.429 kg CO2e per kWh",
        "carbon",
        10000 * 0.33 * 14.8 * 24 * 1.1 * 0.429,
    ),
    (
        "2,048枚のA100で21日間。消費電力400W、PUE1.1。排出係数は0.385kg/kWh。CO2は何トンになりますか？",
        "carbon",
        2048 * 0.4 * 504 * 1.1 * 0.385,
    ),
    ("ten thousand GPUs at 400 W each for a month, PUE 1.1, GWh?", "energy", 10000 * 0.4 * 730 * 1.1),
    ("A cluster of 1,000 GPUs (each 1 kW) for 90 days, PUE 1.15: MWh please", "energy", 1000 * 1 * 2160 * 1.15),
    ("GPU200枚×500W×48時間、PUEなし(1.0)で何kWh", "energy", 200 * 0.5 * 48),
    (
        "co2 for 24 A100 (400W) for 5 days, utilization 80%, PUE 1.1, 0.5 kg/kWh",
        "carbon",
        24 * 0.4 * 120 * 0.8 * 1.1 * 0.5,
    ),
    ("稼働率70%でH100 100枚(700W)を10日、PUE1.2だと何MWh？", "energy", 100 * 0.7 * 240 * 0.7 * 1.2),
    # W × h
    ("700 W for 24 hours in kWh", "energy", 16.8),
    ("a 1.5 kW server running for a week uses how many kWh", "energy", 252),
    ("350Wのグラボを1日5時間、1年使うと何kWh？", "energy", 0.35 * 5 * 365),
    ("500Wを10時間で何kWh", "energy", 5),
    # energy × grid
    ("co2 of 2.5 GWh at 0.45 kg/kWh in tonnes", "carbon", 2.5e6 * 0.45),
    ("3億kWhに排出係数0.438kg/kWhをかけると何万トン？", "carbon", 3e8 * 0.438),
    ("1,287 MWh at 429 g per kWh is how many tonnes of CO2?", "carbon", 1287000 * 0.429),
    ("if the grid is 0.7 kg/kWh what does 50 MWh emit", "carbon", 35000),
    ("電力量500MWh、係数0.000431t-CO2/kWhのとき排出量は？", "carbon", 500000 * 0.431),
    ("100万kWhを0.25kg/kWhの電源で賄うとCO2は何トン？", "carbon", 250000),
    # inference
    ("One prompt uses 0.34 Wh. 1 billion prompts a day, how many GWh per year?", "energy", 0.34e-3 * 1e9 * 365),
    ("1回0.24Whで1日25億回なら年間何GWh？", "energy", 0.24e-3 * 25e8 * 365),
    ("if each query is 0.3 watt-hours, 5 million queries come to how many kWh?", "energy", 1500),
    ("I send 40 prompts every day, 2 Wh per prompt. kWh in a year?", "energy", 40 * 2 * 365 / 1000),
    (
        "200 employees, 25 prompts a day each, 0.4 Wh per prompt, for 250 days: kWh?",
        "energy",
        200 * 25 * 0.4 * 250 / 1000,
    ),
    ("社員500人が1日10回、1回3Whで1年間(365日)だと何MWh？", "energy", 500 * 10 * 3 * 365 / 1000),
    ("10万人が毎日10回チャット、1回0.5Wh。1日で何kWh？", "energy", 1e5 * 10 * 0.5 / 1000),
    ("chatbot with 12k chats/day at 1.5 Wh/chat: monthly kWh (30 days)?", "energy", 12000 * 1.5 * 30 / 1000),
    ("質問1件あたり0.6Wh、月に300万件だと何kWh？", "energy", 0.6 * 3e6 / 1000),
    ("what do 1M image generations use at 2.9 Wh per image?", "energy", 2900),
    ("画像1枚2.9Wh、10万枚生成すると何kWh？", "energy", 290),
    ("CO2 of 2 million queries at 3 Wh each on a 0.4 kg/kWh grid?", "carbon", 2e6 * 3 / 1000 * 0.4),
    ("1クエリ3Wh、1日1000万クエリ、係数0.5kg/kWh、30日のCO2は何トン？", "carbon", 3e-3 * 1e7 * 30 * 0.5),
    ("250 requests per hour at 1 Wh each for 10 days, kWh?", "energy", 250 * 240 / 1000),
    ("毎分120件のリクエスト、1件0.5Wh、24時間で何kWh？", "energy", 120 * 60 * 24 * 0.5 / 1000),
    # tokens × J
    ("5 million tokens at 0.5 joules per token, in Wh?", "energy", 5e6 * 0.5 / 3.6e6),
    ("1トークン0.4ジュールで10億トークン生成すると何kWh？", "energy", 1e9 * 0.4 / 3.6e6),
    ("1000 answers of 500 tokens, 2 J/token: kWh", "energy", 1000 * 500 * 2 / 3.6e6),
    ("generating 2B tokens at 0.3 J each, kWh?", "energy", 2e9 * 0.3 / 3.6e6),
    ("0.3Wh per 1,000 tokens, 40 million tokens → kWh", "energy", 0.3e-3 * 40e6 / 1000),
    # site
    ("A 100 MW data center at 70% load for a year: GWh?", "energy", 100e3 * 0.7 * 8760),
    ("30MWを24時間フル稼働、何MWh？", "energy", 720e3),
    ("50 MW running flat out for 30 days, GWh", "energy", 50e3 * 720),
    ("1GWのデータセンターが負荷率60%で1年間に使う電力量は何TWh？", "energy", 1e6 * 0.6 * 8760),
    ("a 15-megawatt site at 85% utilization for 90 days in MWh", "energy", 15e3 * 0.85 * 2160),
    ("20MW、稼働率90%、1か月(30日)で何MWh？", "energy", 20e3 * 0.9 * 720),
    ("carbon from a 10 MW facility over one year at full load with 0.3 kg/kWh", "carbon", 10e3 * 8760 * 0.3),
    ("half a megawatt for half a year in MWh", "energy", 500 * 4380),
    ("8割稼働の40メガワット、1週間の電力量(MWh)", "energy", 40e3 * 0.8 * 168),
    ("IT load 10 MW, PUE 1.4, full load, one year, GWh for the whole facility?", "energy", 10e3 * 8760 * 1.4),
    # MW for N GPUs
    ("how many megawatts do 100,000 H100s need at 1.2 kW each with PUE 1.25?", "power", 100000 * 1200 * 1.25),
    ("GPU5万基、1基1.4kW、PUE1.2。何MW必要？", "power", 50000 * 1400 * 1.2),
    ("power in MW for 16,384 GPUs at 700 W, PUE 1.1", "power", 16384 * 700 * 1.1),
    ("H100を2万枚(1枚1kW)置くには何メガワットの電源容量がいる？PUE1.3", "power", 20000 * 1000 * 1.3),
    # GPUs in N MW
    ("how many GPUs can a 20 MW site run at 1.3 kW each, PUE 1.25?", "accelerators", 20e6 / 1300 / 1.25),
    ("30MWに1枚1.4kWのGPUは何枚入る？PUE1.2", "accelerators", 30e6 / 1400 / 1.2),
    ("With 50 megawatts and PUE 1.2, how many 700W GPUs fit?", "accelerators", 50e6 / 700 / 1.2),
    ("100MWの施設で1基1kWのGPUを何基動かせる？PUE1.25", "accelerators", 100e6 / 1000 / 1.25),
    # FLOPs
    ("6ND for 175B params and 300B tokens", "flop", 6 * 175e9 * 300e9),
    ("training compute of a 70B model on 15T tokens (FLOPs)?", "flop", 6 * 70e9 * 15e12),
    ("70億パラメータを1兆トークンで学習、演算量は何FLOP？", "flop", 6 * 7e9 * 1e12),
    ("N=13e9, D=1e12, total FLOPs by 6ND?", "flop", 6 * 13e9 * 1e12),
    ("how many flops to train 405B parameters on 15.6T tokens", "flop", 6 * 405e9 * 15.6e12),
    ("パラメータ数1750億、トークン数3000億のモデルの学習FLOPsは？", "flop", 6 * 175e9 * 300e9),
    # GPU-hours from FLOPs / ND
    ("GPU-hours for 3.14e23 FLOP at 100 TFLOPS effective?", "accelerator_hours", 3.14e23 / 100e12 / 3600),
    ("3×10^24 FLOPを1枚400TFLOPS(実効)で処理すると何GPU時間？", "accelerator_hours", 3e24 / 400e12 / 3600),
    (
        "how many A100 hours for 13B params, 2T tokens, peak 312 TFLOPS and 40% MFU?",
        "accelerator_hours",
        6 * 13e9 * 2e12 / (312e12 * 0.4) / 3600,
    ),
    (
        "70Bモデルを2兆トークン、実効350TFLOPSなら何GPU時間かかる？",
        "accelerator_hours",
        6 * 70e9 * 2e12 / 350e12 / 3600,
    ),
    (
        "7B on 2T tokens with H100 at 989 TFLOPS peak, MFU 0.4, GPU-hours?",
        "accelerator_hours",
        6 * 7e9 * 2e12 / (989e12 * 0.4) / 3600,
    ),
    ("2e22 FLOPs at 150 TFLOP/s, GPU hours", "accelerator_hours", 2e22 / 150e12 / 3600),
    # training energy
    (
        "Energy to train 13B params on 1T tokens: A100 312 TFLOPS at 40% utilization, 400W, PUE 1.1, MWh?",
        "energy",
        6 * 13e9 * 1e12 / (312e12 * 0.4) / 3600 * 0.4 * 1.1,
    ),
    (
        "30Bモデル、6000億トークン、実効150TFLOPS、1枚400W、PUE1.1で何MWh？",
        "energy",
        6 * 30e9 * 600e9 / 150e12 / 3600 * 0.4 * 1.1,
    ),
    (
        "train 1B model on 300B tokens, 200 TFLOPS effective, 500 W per GPU, PUE 1.2: kWh",
        "energy",
        6 * 1e9 * 300e9 / 200e12 / 3600 * 0.5 * 1.2,
    ),
    # cost
    ("what would 1,287 MWh cost at $0.12 per kWh?", "cost", 1287000 * 0.12),
    ("electricity bill for 10 GWh at 25 yen/kWh", "cost", 250e6),
    ("552MWhの電気代、1kWh=30円で", "cost", 552000 * 30),
    ("12 cents per kWh, 300 MWh, cost?", "cost", 36000),
    ("電力単価20円で5万kWh使うといくら？", "cost", 1e6),
    ("price of 40,000 kWh at 0.2 dollars per kWh", "cost", 8000),
    ("H100を8枚、700Wで30日、PUE1.1、1kWh31円。電気代は？", "cost", 8 * 0.7 * 720 * 1.1 * 31),
    ("10 MW for one year at full load at $50/MWh, cost in dollars?", "cost", 10e3 * 8760 * 0.05),
    ("100万回の質問、1回3Wh、1kWh27円だと電気代はいくら", "cost", 3000 * 27),
    # homes, cars, trees
    ("552 t of CO2 in cars at 4.6 t per car per year", "equivalent", 120),
    ("how many households could 50 GWh supply at 4,000 kWh each a year?", "equivalent", 12500),
    ("1287MWhは1世帯年4000kWhとして何世帯分？", "equivalent", 321.75),
    ("車1台が年2.3トン出すとして1000トンは何台分？", "equivalent", 1000 / 2.3),
    ("one cedar absorbs 14 kg of CO2 a year; how many trees for 552 t?", "equivalent", 552000 / 14),
    ("杉1本が年14kg吸収するなら552トンは何本分？", "equivalent", 552000 / 14),
    ("GPT-3の学習の電力、1世帯1年4300kWhなら何世帯分？", "equivalent", 1287000 / 4300),
    ("GPT-3 training CO2 in cars if a car emits 4.6 tonnes a year", "equivalent", 120),
    ("a home uses 30 kWh a day; how many homes for a year is 1 GWh?", "result", 1e6 / (30 * 365)),
    ("20MW at full load for a year: how many homes at 10,000 kWh/yr?", "result", 20e3 * 8760 / 10000),
    # unit conversion
    ("1.3 GWh in kWh", "energy", 1.3e6),
    ("1287 MWhは何kWh？", "energy", 1287e3),
    ("convert 552 tonnes to kg", "carbon", 552e3),
    ("3億kWhは何GWh？", "energy", 3e8),
    ("0.05 TWhをMWhにすると？", "energy", 5e7),
    ("how many MWh is 2.4 million kWh", "energy", 2.4e6),
    ("7200 kJ in kWh", "energy", 2),
    ("500000gは何トン", "carbon", 500),
    # PUE overhead
    ("IT equipment uses 10 GWh and PUE is 1.4. How much is cooling overhead?", "overhead", 4e6),
    ("IT機器が5000MWh、PUE1.3だと施設全体で何MWh？", "facility", 6.5e6),
    ("PUE 1.5, IT energy 2 GWh: overhead energy in MWh?", "overhead", 1e6),
    # water
    ("WUE 1.8 L/kWh for 5 GWh of IT energy: litres of water?", "water_site", 9e6),
    ("1MWhでWUE 1.8L/kWhなら水は何リットル？", "water_site", 1800),
    # same run elsewhere
    ("8枚のA100を72時間、400W、PUE1.2。何kWh？", "energy", 8 * 0.4 * 72 * 1.2),
    ("A100×8、3日、400W/枚、PUE=1.1、0.45kg/kWh → CO2 kg", "carbon", 8 * 0.4 * 72 * 1.1 * 0.45),
    ("say i rent 16 h100s for a weekend (48h). 700w each, pue 1.2. kwh?", "energy", 16 * 0.7 * 48 * 1.2),
    ("1,024 GPUs, 30 days, 400 W, PUE 1.1 – give me GWh", "energy", 1024 * 0.4 * 720 * 1.1),
    (
        "How much electricity would 500 A100s (400W) burn through in a month of 30 days at PUE 1.15?",
        "energy",
        500 * 0.4 * 720 * 1.15,
    ),
    ("H100千枚を1年間、700W、PUE1.1でフル稼働。GWhで教えて", "energy", 1000 * 0.7 * 8760 * 1.1),
    ("５０枚のＨ１００（７００Ｗ）を１０日間動かすと何ｋＷｈ？ＰＵＥ１．１", "energy", 50 * 0.7 * 240 * 1.1),
    ("H100 8基で24時間学習。1基700W、PUE1.1、0.43kg-CO2/kWhなら排出は何kg？", "carbon", 8 * 0.7 * 24 * 1.1 * 0.43),
    ("gpu 64 * 300W * 10h = ? kWh (pue 1)", "energy", 64 * 0.3 * 10),
    ("what's 12 V100 x 5 days x 300 W in kWh, no PUE", "energy", 12 * 0.3 * 120),
    ("training ran on 128 TPU v4 for 6 days at 200 W each, PUE 1.1. MWh?", "energy", 128 * 0.2 * 144 * 1.1),
    ("384 A100s, 118 days, 400W: energy in MWh (before PUE)", "energy", 384 * 0.4 * 118 * 24),
    ("1,082,990 A100-hours at 400 W and 0.057 kg/kWh, no PUE: tonnes CO2?", "carbon", 1082990 * 0.4 * 0.057),
    ("GPU時間30万時間、400W、PUE1.1、0.4kg/kWh。CO2は何トン", "carbon", 3e5 * 0.4 * 1.1 * 0.4),
    ("39.3 million GPU hours at 700 W = how many GWh? (PUE 1)", "energy", 39.3e6 * 0.7),
    ("電気食いのH100を1000枚も1ヶ月回したら電力どんだけ？ 1枚700W PUE1.2", "energy", 1000 * 0.7 * 730 * 1.2),
    ("pls calc: 6x RTX4090 450w 2 days kwh, pue=1", "energy", 6 * 0.45 * 48),
    ("消費電力700WのGPUが4000台、稼働20日間、PUEは1.15です。電力量は？", "energy", 4000 * 0.7 * 480 * 1.15),
    ("10台のサーバー、1台6.5kW、1週間、PUE1.4で何kWh？", "energy", 10 * 6.5 * 168 * 1.4),
    ("a DGX draws 10.2 kW. five of them for 3 days at PUE 1.25, kWh?", "energy", 5 * 10.2 * 72 * 1.25),
    (
        "H100 x 256, 14 days, each 700 watts; PUE of 1.15; grid at 380 g CO2/kWh. Emissions?",
        "carbon",
        256 * 0.7 * 336 * 1.15 * 0.38,
    ),
    ("CO2 in kg: 2 GPUs, 250 W each, 12 hours, PUE 1.5, 500 g/kWh", "carbon", 2 * 0.25 * 12 * 1.5 * 0.5),
    (
        "計算お願いします。GPU32枚、1枚300W、5日間、PUE1.3、排出係数0.45kg/kWhのとき、CO2排出量(kg)は？",
        "carbon",
        32 * 0.3 * 120 * 1.3 * 0.45,
    ),
    ("2 GWh × 0.37 kg/kWh = ? t", "carbon", 2e6 * 0.37),
    ("排出係数0.441kg/kWhで1万kWh使ったらCO2何トン", "carbon", 4410),
    ("電力1,287MWhに0.429kg/kWhを掛けると何トン？", "carbon", 1287000 * 0.429),
    ("at 30 g/kWh (hydro), how many kg of CO2 is 20 MWh?", "carbon", 600),
    ("100 MWh at 820 g/kWh (coal)?", "carbon", 82000),
    ("coal grid at 0.9 kg per kWh. 15 MWh. tonnes?", "carbon", 13500),
    ("係数が500g/kWhの電気を3GWh使った場合のCO2(t)", "carbon", 1.5e6),
    ("CO2 from 1287 MWh if intensity were 50 gCO2e/kWh", "carbon", 1287000 * 0.05),
    ("石炭まみれの電気(0.85kg/kWh)で200MWh、CO2何トン？", "carbon", 170000),
    ("how many tonnes of co2 for 750,000 kWh with 0.4 kg each", "carbon", 300000),
    ("1 TWhを0.3kg/kWhで発電するとCO2は何万トン？", "carbon", 3e8),
    ("carbon intensity 0.475 kg/kWh, consumption 8,000 kWh: kg?", "carbon", 3800),
    ("one query = 2.9 Wh; 9 billion queries a day; yearly TWh?", "energy", 2.9e-3 * 9e9 * 365),
    ("10 Wh per image, 500 images, kWh?", "energy", 5),
    ("a chat costs 3 Wh. how many kWh for 1 million chats?", "energy", 3000),
    ("1チャット3Whとして100万チャットで何kWh？", "energy", 3000),
    ("会社で300人が毎日15回使う。1回2Wh、年間240日で何kWh？", "energy", 300 * 15 * 2 * 240 / 1000),
    ("一日三千回、一回三Wh、三十日間で何kWh", "energy", 3000 * 3 * 30 / 1000),
    ("my app handles 2 requests per second at 0.3 Wh each. kWh per day?", "energy", 2 * 86400 * 0.3 / 1000),
    ("50k users × 8 prompts/day × 0.4 Wh, kWh per day?", "energy", 50000 * 8 * 0.4 / 1000),
    (
        "if i ask 100 questions a day and each uses 0.3Wh, how much is that per year in kWh",
        "energy",
        100 * 0.3 * 365 / 1000,
    ),
    ("チャットボットへの質問が1日5万件、1件あたり1.2Wh。1か月（30日）で何MWh？", "energy", 5e4 * 1.2 * 30 / 1000),
    ("推論1回0.5Wh×1億回は何MWh？", "energy", 0.5e-3 * 1e8),
    ("google does 8.5 billion searches a day; at 0.3 Wh each that's how many GWh a day?", "energy", 8.5e9 * 0.3 / 1000),
    ("sending 15 messages/day for a year at 2.9Wh per message", "energy", 15 * 365 * 2.9 / 1000),
    ("each answer is 400 tokens, 0.002 Wh per token, 10,000 answers. kWh?", "energy", 400 * 0.002 * 10000 / 1000),
    ("500 tokens per reply, 3 J per token, 1M replies -> kWh", "energy", 500 * 3 * 1e6 / 3.6e6),
    ("1兆トークンを1トークン0.2Jで処理すると何MWh？", "energy", 1e12 * 0.2 / 3.6e6),
    ("per query 0.24 Wh, 700 million queries daily, how many MWh in a week?", "energy", 0.24e-3 * 7e8 * 7),
    ("毎日10億回の問い合わせ、1回あたり0.3Whなら年間何GWh?", "energy", 1e9 * 0.3e-3 * 365),
    ("What would 20 chats a day at 3 Wh cost me per year at 31 yen/kWh?", "cost", 20 * 3 * 365 / 1000 * 31),
    ("データセンター100MW、負荷80%、365日。年間何GWh？", "energy", 100e3 * 0.8 * 8760),
    ("A 1 GW campus running at 90% for 24 hours: MWh?", "energy", 1e6 * 0.9 * 24),
    ("120MW for 10 days @ 75%", "energy", 120e3 * 0.75 * 240),
    ("75 MW × 8760 h", "energy", 75e3 * 8760),
    ("if a 200MW bitcoin mine switches to AI and runs at full power all year, how many TWh", "energy", 200e3 * 8760),
    ("原発1基分(1GW)を1日使い続けると何GWh？", "energy", 24e6),
    ("25MWを稼働率65%で半年(182日)だと何GWh", "energy", 25e3 * 0.65 * 182 * 24),
    ("CO2 of a 5 MW data centre over 30 days at 100% load, 0.45kg/kWh", "carbon", 5e3 * 720 * 0.45),
    ("500kWのサーバールームを1週間つけっぱなし、何MWh？", "energy", 500 * 168),
    ("a 2-megawatt facility, 50% load, 1 year: electricity in MWh?", "energy", 2e3 * 0.5 * 8760),
    ("yearly electricity of a 60 MW site with load factor 0.75, GWh", "energy", 60e3 * 0.75 * 8760),
    ("3万キロワットの施設を24時間フル稼働させたら何MWh？", "energy", 30e3 * 24),
    ("Iris has 180 MW. At full load for a year, GWh?", "energy", 180e3 * 8760),
    ("10,000 H100 × 700W × PUE 1.2 = how many MW?", "power", 10000 * 700 * 1.2),
    ("MW for 50k GPUs, 1.2kW per GPU, PUE 1.15", "power", 50000 * 1200 * 1.15),
    ("what power draw in kW do 128 GPUs at 700 W have with PUE 1.3?", "power", 128 * 700 * 1.3),
    ("H100 4000枚を動かすには何kW必要？ 1枚700W、PUE1.2", "power", 4000 * 700 * 1.2),
    ("1枚1.2kWのGPU3万枚、PUE1.25で必要な電力は何メガワット", "power", 30000 * 1200 * 1.25),
    ("10 MW budget, 1 kW per GPU, PUE 1.25. number of GPUs?", "accelerators", 8000),
    ("how many 1.4kW accelerators can I power with 70MW (PUE 1.25)?", "accelerators", 70e6 / 1400 / 1.25),
    ("50MWあれば700WのGPUを何台動かせる？PUE1.1", "accelerators", 50e6 / 700 / 1.1),
    ("GPU1枚1kW、PUE1.2として、24MWで何枚まで？", "accelerators", 20000),
    ("6×パラメータ×トークンで、パラメータ70億・トークン1.4兆なら何FLOP", "flop", 6 * 7e9 * 1.4e12),
    ("compute needed for 1.3B params × 100B tokens using 6ND", "flop", 6 * 1.3e9 * 100e9),
    ("total training flops for a 3B parameter model, 600B tokens", "flop", 6 * 3e9 * 600e9),
    ("175Bモデルを300Bトークンで学習する計算量（FLOPs）", "flop", 6 * 175e9 * 300e9),
    (
        "70Bパラメータ、15兆トークン、GPU1枚あたり実効400TFLOPSで何GPU時間？",
        "accelerator_hours",
        6 * 70e9 * 15e12 / 400e12 / 3600,
    ),
    ("How many GPU-hours does 1e24 FLOPs take at 50% of 1 PFLOPS?", "accelerator_hours", 1e24 / 0.5e15 / 3600),
    (
        "with A100s at 312 TFLOPS and 45% utilization, GPU hours to train 6.7B on 1T tokens",
        "accelerator_hours",
        6 * 6.7e9 * 1e12 / (312e12 * 0.45) / 3600,
    ),
    ("13Bを1兆トークン、A100実効140TFLOPSで何GPU時間？", "accelerator_hours", 6 * 13e9 * 1e12 / 140e12 / 3600),
    ("3.8e25 FLOP on H100s at 400 TFLOPS each. H100-hours?", "accelerator_hours", 3.8e25 / 400e12 / 3600),
    (
        "how many days would 1,000 GPUs at 400 TFLOPS effective need for 70B params and 2T tokens?",
        "hours",
        6 * 70e9 * 2e12 / 400e12 / 3600 / 1000,
    ),
    (
        "1024枚のH100(実効400TFLOPS)で70B×2兆トークンの学習は何日かかる？",
        "hours",
        6 * 70e9 * 2e12 / 400e12 / 3600 / 1024,
    ),
    (
        "3B on 1T tokens, MFU 40% on H100 (989 TFLOPS), 700W, PUE 1.1 → MWh and tCO2 at 0.4",
        "energy",
        6 * 3e9 * 1e12 / (989e12 * 0.4) / 3600 * 0.7 * 1.1,
    ),
    (
        "8Bモデルを15兆トークン学習。H100、MFU38%、ピーク989TFLOPS、700W、PUE1.09。電力は何GWh?",
        "energy",
        6 * 8e9 * 15e12 / (989e12 * 0.38) / 3600 * 0.7 * 1.09,
    ),
    ("電気代：10MWh×27円/kWh", "cost", 270000),
    ("$0.08/kWh で 2GWh 使うといくら？", "cost", 160000),
    ("How much would 100 MWh cost at 30 cents/kWh", "cost", 30000),
    ("GPT-3の学習の電力1287MWhを1kWh30円で計算したら電気代は何円", "cost", 1287000 * 30),
    ("cost of training GPT-3's electricity at $0.10 per kWh", "cost", 128700),
    ("20MWを1か月(30日)フル稼働、1kWh15円。電気代いくら？", "cost", 20e3 * 720 * 15),
    (
        "what's the bill if 100 A100s at 400 W run for 30 days, PUE 1.1, 0.15 USD/kWh?",
        "cost",
        100 * 0.4 * 720 * 1.1 * 0.15,
    ),
    ("5,000 kWhを単価31円/kWhで", "cost", 155000),
    ("552トンは車1台4.6トン/年で何台分？", "equivalent", 120),
    ("if one car emits 4.5 tonnes of CO2 per year, 552 tonnes is how many cars?", "equivalent", 552 / 4.5),
    ("How many homes for a year could 1,287 MWh power, at 10.5 MWh per home?", "result", 1287 / 10.5),
    ("1世帯あたり年間4,175kWhなら、1287MWhは何世帯の1年分？", "result", 1287000 / 4175),
    ("家庭1軒が年4000kWh使うなら20GWhは何軒分", "equivalent", 5000),
    ("1000 tCO2 as trees if each tree takes up 22 kg per year", "equivalent", 1e6 / 22),
    ("スギ1本8.8kg/年で1トンを吸収するには何本？", "equivalent", 1000 / 8.8),
    ("household uses 300 kWh a month; 1 GWh = how many household-years?", "result", 1e6 / 3600),
    ("100 MWh over 25 homes? each home 4 MWh a year: how many homes", "result", 25),
    ("GPT-3のCO2は、車1台年間2.3トンとすると何台分？", "equivalent", 240),
    ("12,870,000 kWh → GWh", "energy", 12.87e6),
    ("25億kWhは何TWh？", "energy", 2.5e9),
    ("what is 0.4 TWh in GWh?", "energy", 4e8),
    ("1.5トンは何kg", "carbon", 1500),
    ("20000000 Wh = ? MWh", "energy", 20000),
    ("1287メガワット時をギガワット時に直して", "energy", 1287000),
    ("3.6 GJ to MWh", "energy", 1000),
    ("express 2,390 kWh in MWh", "energy", 2390),
    ("PUE1.58の施設でIT機器が100GWh使うとき、冷却などの余分な電力は？", "overhead", 58e6),
    ("how much extra does PUE 1.2 add to 50 MWh of IT energy", "overhead", 10000),
    ("IT load energy 800 MWh, PUE 1.25; total facility energy?", "facility", 1e6),
    ("How many litres of water at WUE of 1.2 L/kWh for 300 MWh?", "water_site", 360000),
    ("how much co2 would GPT-3's 1,287 MWh make at 0.02 kg/kWh?", "carbon", 25740),
]


@pytest.mark.parametrize(("text", "figure", "value"), CASES, ids=[case[0][:40] for case in CASES])
def test_the_asked_figure_is_computed_from_the_askers_own_numbers(plan, desk, text, figure, value):
    found = plan(text)
    assert found is not None
    command = commands()[found.command]
    answer = command.answer(command.options.read(found.options), desk)
    assert (found.lead[0] if found.lead else "energy") == figure
    assert answer.figures[figure].central == pytest.approx(value, rel=4e-3)


@pytest.mark.parametrize(
    "text",
    [
        "GPT-3の学習の電力量は？",
        "how much electricity did GPT-3 use",
        "How big will the GPU market be in 2030?",
        "１月１１日にビットコインは何ドルまで上がった？",
        "今週のBTC、何ドルを割り込んだ？",
        "how many gpus did gpt-3 use",
        "is it ok to take 2 ibuprofen with 3 beers",
        "552トンって何の数字",
        "is 552 t right for GPT-3?",
        "1,287MWhってGPT-3のこと？",
        "how much did Microsoft pay Oracle",
        "100%再エネ？",
        "Iris Energyの株価は3年で何倍",
        "who said AI hardware uses as much as a small country",
        "what is PUE",
        "PUE 1.1ってどういう意味",
        "what is 0.429 kg/kWh the intensity of",
        "tell me about the H100",
        "H100の消費電力は？",
        "TDP of the A100 in watts",
        "how many homes does a data center power",
        "GPT-3 took how many MWh?",
        "3つの数字を教えて",
        "who are the 2 readers",
        "top 5 facts about bitcoin",
        "2023年のGPU市場は何ドル",
        "how many days did GPT-3 train",
        "what is the PUE of google",
        "日本の電力の排出係数は",
        "what is the emission factor of France",
        "NvidiaのH100は何ワット",
        "is 1,287 MWh a lot?",
        "あと3行で要約して",
        "did gpt-3 really emit 552 tons",
        "the article says 123 cars, is that right",
        "how much water does chatgpt use",
        "compare A100 and H100",
        "年間の電力は日本全体でどれくらい",
    ],
)
def test_other_questions_are_no_calculations(plan, text):
    assert plan(text) is None


@pytest.mark.parametrize(
    ("text", "command", "options"),
    [
        (
            "8 H100s for 3 days in Tokyo",
            "footprint hardware",
            {"gpu": "h100-sxm", "count": 8, "days": 3, "region": "JP"},
        ),
        ("H100を8枚3日間、東京で", "footprint hardware", {"gpu": "h100-sxm", "count": 8, "days": 3, "region": "JP"}),
        ("GPT-3をフランスで学習したらCO2は？", "calculate", {"formula": "run:gpt-3:energy × grid:FR"}),
        ("energy for 1 million ChatGPT queries", "footprint inference", {"requests": 1_000_000, "model": "chatgpt"}),
        ("100 MWh on the French grid, CO2?", "convert", {"amount": "100 MWh", "region": "FR"}),
        (
            "IT load of 10 MW for a day, MWh?",
            "footprint site",
            {"megawatts": 10, "basis": "it", "days": 1, "load": 100},
        ),
    ],
)
def test_names_and_gaps_become_options(plan, text, command, options):
    found = plan(text)
    assert (found.command, dict(found.options)) == (command, options)


def test_the_unit_asked_for_leads(plan):
    assert plan("20MWを1年、何GWh？").lead == ("energy", "GWh")
    assert plan("8 A100s for 3 days at 400 W, 0.4 kg/kWh: CO2? answer in kg").lead == ("carbon", "kg")
    assert plan("552トンは何kg？").lead == ("carbon", "kg")


def test_a_calculation_from_names_alone_is_less_sure_than_one_from_numbers(plan):
    assert plan("8 H100s at 700 W for 3 days, kWh?").score > plan("how many cars is training GPT-3").score
