"""The table of Thai, Devanagari and Bengali: made of rules and of the tuning half, each spelling in its half."""

from argparse import Namespace
from math import log
from pathlib import Path

import pytest

from benchmarks.screening import spelt_persons
from benchmarks.screening.brahmic_ways import by_rule
from benchmarks.screening.crosswords import ranked
from benchmarks.screening.halves import half_of
from benchmarks.screening.learn_brahmic import learn, pairs_of
from fairnotice.screening.learnt import ways

PAIRS = (("thanakon", "ธ น ก ร"), ("thanakorn", "ธ น ก ร"), ("phonchai", "พ ร ชั ย"), ("khon", "ค น"), ("mani", "ม ณี"))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "names_thai.tsv"
    path.write_text("".join(f"{latin}\t{native}\t1\n" for latin, native in PAIRS), encoding="utf-8")
    return path


def test_the_shipped_table_has_every_unit_of_the_rules_and_their_usual_way() -> None:
    for unit, each in by_rule().items():
        usual = max(each, key=lambda text: each[text])
        assert ways()[unit].get(usual, -9.0) > log(0.04), unit
        assert sum(each.values()) == pytest.approx(1.0)


def test_only_the_tuning_half_teaches_whatever_the_spelling(file: Path) -> None:
    taught = [latin for latin, native in PAIRS if half_of(native) == "tune"]
    assert [latin for latin, _ in pairs_of(file)] == taught
    assert 0 < len(taught) < len(PAIRS)


def test_pairs_move_the_ways_of_their_units_and_no_others() -> None:
    rules = by_rule()
    taught = learn([("xon", ("ค", "ะf", "น_"))] * 40, rules)
    assert set(taught) == {"ค", "ะf", "น_"}
    assert taught["ค"]["x"] > 0.8
    assert taught["น_"]["n"] >= rules["น_"]["n"] - 1e-6


def test_a_word_with_several_spellings_is_asked_once(file: Path) -> None:
    assert len(ranked(file, "all", 100, spellings=True).of) == len({native for _, native in PAIRS})
    assert len(ranked(file, "all", 100).of) == len(PAIRS)
    halves = [ranked(file, half, 100, spellings=True) for half in ("tune", "report")]
    assert sum(len(half.of) for half in halves) == len({native for _, native in PAIRS})


def test_right_and_other_words_are_counted_apart(file: Path) -> None:
    found = ranked(file, "all", 100, spellings=True)
    assert found.alike == len(found.of)
    assert found.others_alike == 0
    assert found.others == 12


def test_persons_of_two_spelt_words_are_found_either_way(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("PERSONS", 8), ("STRANGERS", 20), ("_BACKGROUND", 50)):
        monkeypatch.setattr(spelt_persons, name, value)
    answer = spelt_persons.measure(Namespace(file=file, half="all")).data
    assert (answer["words"], answer["found"], answer["found_native"], answer["others_alike"]) == (4, 1.0, 1.0, 0.0)


def test_a_file_of_too_few_words_is_not_measured_and_says_so(tmp_path: Path) -> None:
    file = tmp_path / "names_bengali.tsv"
    file.write_text("roy\tর া য ়\t1\n", encoding="utf-8")
    answer = spelt_persons.measure(Namespace(file=file, half="all"))
    assert answer.data == {"words": 0}
    assert "fewer than three words" in answer.lines[0]
