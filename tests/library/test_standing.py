"""Ids that the program needs are data: each exists, `denki check` names the line when one is gone, code spells none."""

import ast
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

import pytest
from pydantic import ValidationError

import bot
from bot.commands.footprint_inference import Use
from bot.library import default_folder, read_library
from bot.library.check import check
from bot.library.standing import Standing, missing
from bot.understanding.wordlists import wordlists

ROOT = Path(bot.__file__).parent
# these rooms still spell ids themselves
LATER = {"understanding"}
SHELVES = (
    "facts",
    "equivalents",
    "accelerators",
    "training_runs",
    "cloud_regions",
    "models",
    "measurements",
    "sources",
)
# a word of the program that happens to be an id too
WORDS = {"derived"}
# where a unit stands among the arguments of a function that makes a quantity
UNIT_AT = {"line": 1, "derived": 1, "evaluate": 1, "known": 1, "figure": 1, "exactly": 1, "given": 2, "in_unit": 2}
PRINTED_AS = {"kgCO2e": "kg"}


def literals(*rooms: str) -> Iterator[tuple[str, str]]:
    """File and text of every string constant in some rooms of the program (in all of them if none is named)."""
    for path in sorted(ROOT.rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        if not rooms or name.split("/")[0] in rooms:
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield name, node.value


def calls() -> Iterator[tuple[str, ast.Call]]:
    for path in sorted(ROOT.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield getattr(node.func, "attr", getattr(node.func, "id", "")), node


def test_everything_that_stands_exists(library):
    assert list(missing(library.standing, library)) == []


def test_each_id_that_is_gone_is_noticed(library):
    """Whatever entry goes, the check says so: each shelf without each id."""
    for shelf, entry in library.standing.named():
        if shelf in library.tables:
            rows = {i: row for i, row in library.tables[shelf].items() if i != entry}
            poorer = replace(library, tables={**library.tables, shelf: rows})
        else:
            poorer = replace(library, **{shelf: {i: e for i, e in getattr(library, shelf).items() if i != entry}})
        assert entry in {gone for gone, _ in missing(poorer.standing, poorer)}


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("tables/accelerators.csv", "\nantminer-s21,", "\nantminer-s22,"),
        ("tables/accelerators.csv", "\nh100-sxm,", "\nh100-sxn,"),
        ("tables/equivalents.csv", "\nsugi-year,", "\nsugi-one-year,"),
        ("tables/constants.csv", "\nfacility_watts_per_tdp,", "\nfacility_watts,"),
        ("tables/grids.csv", "\nWORLD,", "\nEARTH,"),
        ("article/training.yaml", "id: gpt3-equals-123-cars", "id: gpt3-equals-cars"),
        ("article/training.yaml", "cars: {", "car: {"),
        ("article/gpu-market.yaml", "topic: {id: gpu-market", "topic: {id: gpu-markets"),
    ],
)
def test_check_names_the_line_of_what_is_gone(tmp_path, file, old, new):
    folder = Path(shutil.copytree(default_folder(), tmp_path / "knowledge"))
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new), encoding="utf-8")
    problems = [p for p in check(read_library(folder), datetime.now(UTC).date()) if p.file == "standing.yaml"]
    gone = old.strip("\n,: {").split(": ")[-1].removeprefix("{id: ")
    assert problems
    lines = (folder / "standing.yaml").read_text(encoding="utf-8").splitlines()
    for problem in problems:
        assert gone in problem.message
        assert re.search(rf"(?<![\w-]){gone}(?![\w-])", lines[problem.line - 1])


@pytest.mark.parametrize("field", ["accelerator", "things", "market", "constants", "size_classes"])
def test_standing_without_a_field_is_refused(library, field):
    raw = library.standing.model_dump(exclude={field})
    with pytest.raises(ValidationError, match=field):
        Standing.model_validate(raw)


def test_size_classes_are_those_of_the_command(library):
    choices = get_args(get_args(Use.model_fields["size"].annotation)[0])
    assert set(choices) == set(library.standing.size_classes) == set(library.inference_classes)


def test_the_commands_spell_no_id_of_the_knowledge(library):
    ids = {i for shelf in SHELVES for i in getattr(library, shelf)} - WORDS
    named = [(file, text) for file, text in literals() if text in ids and file.split("/")[0] not in LATER]
    assert named == []


def test_the_constants_that_the_program_reads_are_those_that_stand(library):
    spelled = {text for _, text in literals() if text in library.constant_rows}
    assert spelled == set(library.standing.constants)


def test_every_constant_that_is_asked_for_by_name_exists(library):
    asked = set()
    for path in sorted(ROOT.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
                owner = getattr(node.value, "attr", getattr(node.value, "id", ""))
                asked |= {node.slice.value} if owner == "constants" else set()
    assert len(asked) > 10
    assert asked <= set(library.constant_rows)


def test_every_concept_that_is_named_exists():
    named = {text for _, text in literals("understanding") if re.fullmatch(r"#[a-z][a-z_-]*", text)}
    assert len(named) > 20
    assert {sign.removeprefix("#") for sign in named} <= set(wordlists()["concepts"])


def test_every_unit_that_a_quantity_is_made_in_exists(library):
    units = set()
    for name, call in calls():
        place = UNIT_AT.get(name)
        if place is not None and len(call.args) > place and isinstance(call.args[place], ast.Constant):
            units.add(call.args[place].value)
    assert len(units) > 15
    assert {PRINTED_AS.get(unit, unit) for unit in units} <= set(library.units)
