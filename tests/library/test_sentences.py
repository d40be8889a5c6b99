"""Curated sentences are data: whatever is more than the grammar is refused when the knowledge is opened, and inert."""

import shutil
from pathlib import Path

import jinja2
import pytest

from bot.app import assemble
from bot.cli import main
from bot.library import Both, KnowledgeError, Value, default_folder, open_library, read_library
from bot.library.sentences import Sentence, flaws, sentences
from bot.render.ledger import Ledger
from bot.render.renderer import Renderer
from bot.render.words import Words
from tests.growth import grows_gently

SHELL = '.__globals__["os"].popen("id").read() }}'
ATTACKS = [
    "{{ lipsum" + SHELL,
    "{{ cycler.__init__" + SHELL,
    "{{ energy.__class__.__mro__ }}",
    "{{ energy.value.__init__" + SHELL,
    "{{ words.library.facts.clear() }}",
    "{{ words._words }}",
    "{{ energy|attr('__class__') }}",
    "{{ energy|map('upper')|list }}",
    "{{ ''.__class__ }}",
    "{{ [].append(energy) }}",
    "{{ 'x' * 10**9 }}",
    "{% for i in range(10**9) %}x{% endfor %}",
    "{% set x = energy %}",
    "{% include 'fact' %}",
    "{% import 'fact' as f %}",
    "{# {{ energy }} #}",
    "{{ energy",
    "energy }}",
    "{{ energy }} {",
    "{{- energy -}}",
]
ENERGY = {"energy": Value(value=1.0, unit="MWh")}


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_is_no_slot_is_a_flaw(library, attack):
    assert list(flaws(Sentence("f.yaml", "id", "en", f"It used {attack}.", ENERGY), library.units))


@pytest.mark.parametrize(
    "slot", ["{{ energy }}", "{{energy}}", '{{ energy|to("kWh") }}', "{{ energy | number }}", "no"]
)
def test_a_slot_is_none(library, slot):
    assert not list(flaws(Sentence("f.yaml", "id", "en", f"It used {slot}.", ENERGY), library.units))


def test_every_sentence_of_the_knowledge_is_looked_at(library):
    seen = {(s.entry, s.lang, s.text) for s in sentences(library)}
    for fact in library.facts.values():
        for text in filter(None, (fact.statement, fact.note, fact.event)):
            assert {(fact.id, "en", text.en), (fact.id, "ja", text.ja)} <= seen
    assert {(n.id, "ja", n.text.ja) for n in library.notes.values()} <= seen
    assert {(n.id, "en", n.what.en) for n in library.names.values()} <= seen
    assert {(t.id, "en", t.definition.en) for t in library.terms.values()} <= seen


@pytest.mark.parametrize("old", ["used {{ energy }}", "推定{{ energy }}（"])
@pytest.mark.parametrize("attack", ATTACKS[:12])
def test_knowledge_with_code_in_it_is_not_opened(tmp_path, monkeypatch, capsys, attack, old):
    folder = Path(shutil.copytree(default_folder(), tmp_path / "knowledge"))
    path = folder / "article/training.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, old.replace("{{ energy }}", attack.replace("'", "''"))), encoding="utf-8")
    with pytest.raises(KnowledgeError):
        open_library(folder)
    monkeypatch.setenv("DENKI_KNOWLEDGE", str(folder))
    for arguments in (["ask", "/fact gpt3-training-1287-mwh"], ["check"]):
        assert main(arguments) == 1
        written = capsys.readouterr()
        assert "article/training.yaml:" in written.err
        assert "gpt3-training-1287-mwh" in written.err
        assert "uid=" not in written.out + written.err


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_sentence_that_slipped_through_reaches_nothing(library, attack):
    """The second wall: the engine itself gives no way out of a sentence, and no way to change anything."""
    renderer, facts = Renderer(library), len(library.facts)
    fact = library.facts["gpt3-training-1287-mwh"]
    try:
        said = renderer._fill(Words(library, "en", Ledger()), fact.values, Both(en=attack, ja=attack), fact.date)
    except (jinja2.TemplateError, TypeError, AttributeError):
        return
    finally:
        assert len(library.facts) == facts
    assert not [word for word in ("uid=", "class", "Library(") if word in said]
    assert len(said) < 100


def test_reading_a_sentence_takes_no_longer_than_its_length(library):
    def look(text: str) -> object:
        return list(flaws(Sentence("f.yaml", "id", "en", text + "\x00", ENERGY), library.units))

    for unit in ("{{", "{{ a", "{{ ", "{{ a|", '{{ a|to("', "}", " "):
        assert grows_gently(look, unit, 1_000, 8_000)


def test_denki_starts_on_the_knowledge_that_was_looked_at():
    assert assemble(default_folder()).router
    assert len(read_library().facts) == len(open_library().facts)
