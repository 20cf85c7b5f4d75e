"""How the readings of Han characters are learnt, and what they are measured with."""

import random
from argparse import Namespace
from pathlib import Path

import pytest

from benchmarks.screening import learn_han, own_names
from benchmarks.screening.cantonese import spelt
from benchmarks.screening.own_names import Region, invented
from benchmarks.screening.own_names_known import hong_kong_families, hong_kong_given
from fairnotice.domain.errors import Unusable
from fairnotice.screening.wadegiles import wade_giles


def test_a_reading_of_a_character_is_learnt_from_whole_names() -> None:
    names = {("田中", "たなか"): 9.0, ("山田", "やまだ"): 5.0, ("田村", "たむら"): 4.0, ("中山", "なかやま"): 4.0}
    ways = learn_han.learn(names)
    assert max(ways["中"], key=ways["中"].__getitem__) == "なか"
    assert max(ways["山"], key=ways["山"].__getitem__) == "やま"
    assert set(ways["田"]) >= {"た", "だ"}


@pytest.mark.parametrize(
    ("kana", "latin"),
    [("さとう", "sato"), ("おおの", "ono"), ("いのうえ", "inoue"), ("しゅんすけ", "shunsuke"), ("きょうこ", "kyoko"),
     ("はっとり", "hattori"), ("じゅんいち", "junichi"), ("けんいち", "kenichi"), ("たえこ", "taeko")],
)  # fmt: skip
def test_kana_are_written_as_passports_write_them(kana: str, latin: str) -> None:
    assert learn_han.in_latin(kana) == latin


@pytest.mark.parametrize(
    ("syllable", "latin"),
    [("gaa", "ka"), ("koeng", "keung"), ("wing", "wing"), ("zi", "chi"), ("ng", "ng"), ("joeng", "yeung"),
     ("gwok", "kwok")],
)  # fmt: skip
def test_hong_kong_spells_otherwise_than_jyutping(syllable: str, latin: str) -> None:
    assert spelt(syllable)[0] == latin


@pytest.mark.parametrize(
    ("pinyin", "latin"),
    [("zhi", "chih"), ("xu", "hsu"), ("qiang", "chiang"), ("guo", "kuo"), ("duo", "to"), ("bing", "ping"),
     ("zi", "tzu"),
     ("jian", "chien"), ("xiong", "hsiung"), ("rong", "jung"), ("shi", "shih"), ("ming", "ming"), ("lai", "lai")],
)  # fmt: skip
def test_taiwan_spells_otherwise_than_pinyin(pinyin: str, latin: str) -> None:
    assert wade_giles(pinyin) == latin


def test_every_character_of_the_common_names_of_hong_kong_is_known() -> None:
    assert len(hong_kong_families()) > 40
    assert all(len(name) == len(latin.split()) for name, latin in hong_kong_given())


def test_people_are_invented_the_same_each_time() -> None:
    region = Region("Hong Kong", hong_kong_families(), hong_kong_given())
    one, two = (invented(region, random.Random(3), 20, "all") for _ in range(2))
    assert one == two
    assert len({each.native for each in one}) == 20


@pytest.mark.parametrize("module", [own_names, learn_han])
def test_a_folder_without_the_packages_is_said(module, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(Unusable, match="gimei"):
        module.measure(Namespace(folder=tmp_path, people=1, half="all", of="watchlist", out=None, json=True))
