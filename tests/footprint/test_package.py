"""The calculator on its own: its worked example, its public names, and that nothing else is loaded with it."""

import doctest
import json
import subprocess
import sys

import bot.footprint


def test_the_worked_example_is_right():
    failed, tried = doctest.testmod(bot.footprint)
    assert tried > 5
    assert failed == 0


def test_every_public_name_exists_and_says_what_it_is():
    for name in bot.footprint.__all__:
        assert getattr(bot.footprint, name).__doc__
    assert sorted(bot.footprint.__all__) == bot.footprint.__all__


def test_it_loads_nothing_but_the_standard_library():
    code = "import sys, json, bot.footprint; print(json.dumps(sorted({m.partition('.')[0] for m in sys.modules})))"
    loaded = json.loads(
        subprocess.run([sys.executable, "-S", "-c", code], capture_output=True, check=True, text=True).stdout
    )
    assert {m for m in loaded if m not in sys.stdlib_module_names and not m.startswith("_")} <= {"bot", "sitecustomize"}
    inside = [m for m in sys.modules if m.startswith("bot.footprint")]
    assert inside
