"""The real knowledge opens clean; a copy with one thing broken is refused, with file and line."""

import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from bot.cli import main
from bot.library import KnowledgeError, default_folder, open_library, read_library
from bot.library.check import check
from bot.library.files import Problem

TODAY = datetime.now(UTC).date()
TRAINING = "article/training.yaml"
FACT = "id: gpt3-training-1287-mwh"
CONSTANTS = "tables/constants.csv"


class Break(NamedTuple):
    """One edit of a file, `old` to `new`; the problem stands on the line that starts with `at` and says `says`."""

    name: str
    file: str
    old: str
    new: str
    at: str
    says: str


BREAKS = [
    Break("unknown source", TRAINING, "said_by: [digest,", "said_by: [nobody,", FACT, "nobody is not known"),
    Break("unknown name", TRAINING, "about: [gpt-3,", "about: [gpt-4711,", FACT, "gpt-4711 is not known"),
    Break("missing language", TRAINING, "    en: Training GPT-3", "    de: Training GPT-3", FACT, "statement.en:"),
    Break("empty language", "names.yaml", "name: {en: OpenAI,", "name: {en: '',", "id: openai", "name.en"),
    Break("typed number", TRAINING, "used {{ energy }}", "used 1287 MWh", FACT, "typed into the sentence: 1287"),
    Break("typed full-width number", TRAINING, "推定{{ energy }}（", "推定１２８７MWh（", FACT, "a number is typed"),
    Break("value that is not there", TRAINING, "used {{ energy }}", "used {{ enrgy }}", FACT, "prints enrgy"),
    Break("unclosed braces", TRAINING, "used {{ energy }}", "used {{ energy }", FACT, "energy"),
    Break("unknown filter", TRAINING, "used {{ energy }}", "used {{ energy|shout }}", FACT, "shout"),
    Break("unit of another kind", TRAINING, 'energy|to("kWh")', 'energy|to("kg")', FACT, "kg"),
    Break("date as electricity", TRAINING, "used {{ energy }}", 'used {{ date|to("kWh") }}', FACT, "date cannot be"),
    Break("year of electricity", TRAINING, "used {{ energy }}", "used {{ energy|year }}", FACT, "energy is no date"),
    Break("filter with a unit", TRAINING, "used {{ energy }}", 'used {{ energy|number("kWh") }}', FACT, "no unit"),
    Break("phrase without its count", "tables/equivalents.csv", "{n}台", "台", "antminer-s21-year,", "phrase_ja"),
    Break("unordered range", TRAINING, "{value: 1287,", "{low: 2, high: 1,", FACT, "not in order"),
    Break("outside its range", TRAINING, "{value: 1287,", "{value: 1287, low: 2000, high: 3000,", FACT, "not in order"),
    Break("not a number", TRAINING, "{value: 1287,", "{value: .nan,", FACT, "finite"),
    Break("infinite", TRAINING, "{value: 1287,", "{value: .inf,", FACT, "finite"),
    Break("unknown unit", TRAINING, "unit: MWh", "unit: megawatthour", FACT, "megawatthour is not in units.yaml"),
    Break("unknown kind", TRAINING, "  kind: estimate", "  kind: rumour", FACT, "kind"),
    Break("misspelt key", TRAINING, "  kind: estimate", "  kinds: estimate", FACT, "kinds"),
    Break("impossible date", TRAINING, "  date: 2020", "  date: '2020-13-45'", FACT, "date"),
    Break("impossible date without quotes", TRAINING, "  date: 2020", "  date: 2020-13-45", "", "month"),
    Break("article fact without section", TRAINING, "  section: D8.2\n", "", FACT, "names its section"),
    Break("malformed YAML", TRAINING, "{value: 1287, unit: MWh}", "{value: 1287, unit: MWh", "  state", "expected"),
    Break("an entry that is a word", TRAINING, "facts:\n", "facts:\n- hello\n", "", "hello"),
    Break("no facts", TRAINING, "facts:\n", "fact:\n", "", "facts"),
    Break("topic without a language", TRAINING, "topic: {id: training, en:", "topic: {id: training, de:", "", "en"),
    Break("duplicate id", "names.yaml", "- id: nvidia", "- id: openai", "id: openai", "openai is used twice"),
    Break("clashing alias", "names.yaml", "aliases: [OpenAI Inc", "aliases: [Nvidia", "id: openai", "means nvidia"),
    Break("note on nothing", "article/notes.yaml", "about: [", "about: [no-fact, ", "id: B01", "no-fact is not"),
    Break("term on nothing", "glossary.yaml", "facts: [", "facts: [no-fact, ", "id: ai", "no-fact is not"),
    Break("source without year", "sources.yaml", "year:", "yeer:", "- id:", "year"),
    Break("about without method", "about.yaml", "method:", "methods:", "", "method"),
    Break("factor that is a word", "units.yaml", "factor: 0.001", "factor: tiny", "", "factor"),
    Break("ambiguous without name", "ambiguous.yaml", "{name: MOE", "{nam: MOE", "", "name"),
    Break("row with a word for a number", CONSTANTS, "1.09,1.14,1.43", "1.09,abc,1.43", "pue,", "valid number"),
    Break("row out of order", CONSTANTS, "1.09,1.14,1.43", "1.99,1.14,1.43", "pue,", "not in order"),
    Break("row with an unknown source", CONSTANTS, "google-2025-environment", "nobody", "pue,", "nobody is not known"),
    Break("row with an unknown unit", CONSTANTS, "データセンターのPUE,1,", "データセンターのPUE,zz,", "pue,", "zz"),
    Break("row with a cell too many", CONSTANTS, "\npue_survey,", ",extra\npue_survey,", "pue,", "cell"),
    Break("row that is there twice", CONSTANTS, "\npue_survey,", "\npue,", 'pue,"PUE, worldwide', "pue is used twice"),
    Break("grid with an unknown method", "tables/grids.csv", ",lifecycle,", ",guess,", "", "method"),
]  # fmt: skip


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(default_folder(), tmp_path / "knowledge"))


def problems(folder: Path, today: date = TODAY) -> list[Problem]:
    try:
        return check(read_library(folder), today)
    except KnowledgeError as error:
        return error.problems


def edit(folder: Path, file: str, old: str, new: str) -> str:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")
    return text


def line_with(text: str, mark: str) -> int:
    return next(n for n, line in enumerate(text.splitlines(), 1) if line.lstrip("- ").startswith(mark.lstrip("- ")))


def test_the_real_knowledge_has_no_problem():
    assert [str(p) for p in problems(default_folder()) if not p.warning] == []


@pytest.mark.parametrize("broken", BREAKS, ids=lambda b: b.name)
def test_one_broken_thing_is_refused_with_file_and_line(copy, broken):
    text = edit(copy, broken.file, broken.old, broken.new)
    found = problems(copy)
    said = [p for p in found if p.file == broken.file and broken.says in p.message]
    assert said, [str(p) for p in found]
    assert not said[0].warning
    if broken.at:
        assert line_with(text, broken.at) in {p.line for p in said}


@pytest.mark.parametrize("file", ["about.yaml", "article/notes.yaml", "names.yaml", "units.yaml", "tables/grids.csv"])
def test_a_missing_file_is_named(copy, file):
    (copy / file).unlink()
    assert [str(p) for p in problems(copy)] == [f"{file}:1: the file is missing"]


@pytest.mark.parametrize("file", ["names.yaml", "tables/grids.csv"])
def test_a_file_in_another_encoding_is_named(copy, file):
    (copy / file).write_bytes("名前".encode("shift_jis"))
    assert {p.file for p in problems(copy)} == {file}


def test_every_problem_of_a_folder_is_reported_at_once(copy):
    edit(copy, "names.yaml", "name: {en: OpenAI,", "name: {xx: OpenAI,")
    edit(copy, CONSTANTS, "1.09,1.14,1.43", "1.99,1.14,1.43")
    assert {"names.yaml", CONSTANTS} <= {p.file for p in problems(copy)}


def test_an_alias_that_is_said_to_be_ambiguous_may_mean_two_things(copy):
    edit(copy, "names.yaml", "aliases: [OpenAI Inc", "aliases: [Nvidia")
    with (copy / "ambiguous.yaml").open("a", encoding="utf-8") as file:
        file.write("\n- {name: Nvidia, means: [openai, nvidia]}\n")
    assert problems(copy) == []


def test_old_constants_are_a_warning(library):
    interval = timedelta(days=library.constants["review_interval_days"].central)
    reviewed = max(row.reviewed for rows in library.tables.values() for row in rows.values())
    fresh, stale = check(library, TODAY), check(library, reviewed + interval + timedelta(days=1))
    rows = sum(map(len, library.tables.values()))
    assert (len(fresh), len(stale)) == (0, rows)
    assert all(problem.warning for problem in stale)


def test_denki_check_says_where_and_exits_1(copy, monkeypatch, capsys):
    text = edit(copy, TRAINING, "said_by: [digest,", "said_by: [nobody,")
    monkeypatch.setenv("DENKI_KNOWLEDGE", str(copy))
    assert main(["check"]) == 1
    written = capsys.readouterr()
    assert f"{TRAINING}:{line_with(text, FACT)}: " in written.err
    assert "1 errors, 0 warnings" in written.out


def test_denki_check_passes_with_a_warning(copy, monkeypatch, capsys):
    edit(copy, CONSTANTS, f"published,{_reviewed(copy)}", "published,2019-01-01")
    monkeypatch.setenv("DENKI_KNOWLEDGE", str(copy))
    assert main(["check"]) == 0
    written = capsys.readouterr()
    assert written.err.startswith(f"warning: {CONSTANTS}:2: pue: last reviewed on 2019-01-01")
    assert "0 errors, 1 warnings" in written.out


def _reviewed(folder: Path) -> str:
    return str(open_library(folder).constant_rows["pue"].reviewed)
