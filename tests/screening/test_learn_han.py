"""How the readings of Han characters are learnt, and what they are measured with."""

import random
from argparse import Namespace
from pathlib import Path

import pytest

from benchmarks.screening import learn_han, learn_han_forms, own_names
from benchmarks.screening.cantonese import spelt
from benchmarks.screening.hokkien import given_syllables
from benchmarks.screening.own_names import Region, invented
from benchmarks.screening.own_names_known import (
    hong_kong_families,
    hong_kong_given,
    south_east_families,
    south_east_given,
)
from fairnotice.domain.errors import Unusable
from fairnotice.screening.kana import in_latin
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
    assert in_latin(kana) == latin


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


def test_given_names_of_south_east_asia_are_spelt_in_hokkien() -> None:
    told = given_syllables()
    assert len(told) > 150
    assert [told[one].split()[0] for one in "明發秀英國強"] == ["beng", "huat", "siew", "eng", "kok", "keong"]
    assert len(south_east_families()) > 30
    assert all(len(name) == len(latin.split()) for name, latin in south_east_given())


def test_characters_are_one_where_no_list_keeps_them_apart(tmp_path: Path) -> None:
    files = {
        "STCharacters": "陈\t陳\n后\t後 后\n发\t發 髮\n叶\t葉 叶\n",
        "JPShinjitaiCharacters": "沢\t澤\n発\t發\n髪\t髮\n",
        "TWVariants": "爲\t為\n",
        "HKVariants": "# none\n",
    }
    for name, text in files.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    lines = list(learn_han_forms.lines_of(tmp_path))
    assert "same\t陳\t陈\t\t" in lines
    assert "same\t澤\t\t沢\t" in lines
    assert "same\t發\t\t発\t" in lines
    assert "same\t為\t\t\t爲" in lines
    assert {"may\t后\t後", "may\t发\t發髮", "may\t叶\t葉"} <= set(lines)


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
