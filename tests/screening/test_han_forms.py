"""One name in other forms: traditional, simplified and Japanese characters, kanji and kana."""

import pytest

from fairnotice.domain.subject import Identity, Name
from fairnotice.screening import Entry, Query, Watchlist
from fairnotice.screening.compare.names import ALIKE, compare_names
from fairnotice.screening.engine.aligning import align
from fairnotice.screening.hanforms import forms, in_one_form, may_be_one, said_of_forms
from fairnotice.screening.normalise import words

SAME = [
    ("陳嘉怡", "陈嘉怡", "traditional and simplified characters of one name"),
    ("歐陽明浩", "欧阳明浩", "traditional and simplified characters of one name"),
    ("歐阳明浩", "欧陽明浩", "traditional and simplified characters of one name"),
    ("劉國強", "刘国强", "traditional and simplified characters of one name"),
    ("張廣義", "张广义", "traditional and simplified characters of one name"),
    ("澤田研二", "沢田研二", "old and new Japanese characters of one name"),
    ("渡邊恵", "渡辺惠", "old and new Japanese characters of one name"),
    ("沢田研二", "泽田研二", "Japanese and simplified characters of one name"),
    ("渡邉直子", "渡邊直子", "other forms of the same characters"),
    ("たなか たろう", "タナカ タロウ", "the name in hiragana and in katakana"),
    ("佐藤さくら", "佐藤 サクラ", "the name in hiragana and in katakana"),
]
MAY_BE = [
    ("余志強", "餘志强"),
    ("陈后", "陳後"),
    ("李发", "李發"),
    ("李发", "李髮"),
    ("叶明", "葉明"),
    ("苏明浩", "蘇明浩"),
]
READ_SO = [
    ("田中太郎", "たなかたろう"),
    ("田中太郎", "タナカ タロウ"),
    ("田中 太郎", "タナカタロウ"),
    ("田中太郎", "ﾀﾅｶ ﾀﾛｳ"),
    ("田中太郎", "ﾀﾅｶﾀﾛｳ"),
    ("渡辺健太郎", "わたなべけんたろう"),
    ("渡邉健太郎", "ワタナベ ケンタロー"),
    ("佐々木希", "ささき のぞみ"),
    ("佐藤さくら", "サトウサクラ"),
    ("長谷川陽子", "はせがわようこ"),
    ("小野寺五郎", "オノデラ ゴロウ"),
    ("本間 健一", "ほんまけんいち"),
    ("安部美緒", "あべみお"),
]
STRANGERS = [
    ("田中太郎", "すずきたろう"),
    ("田中太郎", "タナカ ジロウ"),
    ("鈴木花子", "タナカ タロウ"),
    ("陳嘉怡", "たなかたろう"),
    ("陳嘉怡", "陳志強"),
    ("刘国强", "劉國明"),
    ("沢田研二", "沢口研一"),
    ("たなかたろう", "やまだはなこ"),
]


@pytest.mark.parametrize(("one", "other", "says"), SAME)
def test_forms_of_one_name_are_the_same_name_and_said_so(one: str, other: str, says: str) -> None:
    for mine, theirs in ((one, other), (other, one)):
        found = compare_names((mine,), (theirs,))
        assert (found.score, found.says) == (1.0, f"The names are the same: {says}.")


@pytest.mark.parametrize(("one", "other"), MAY_BE)
def test_a_character_that_stands_for_several_may_be_each(one: str, other: str) -> None:
    for mine, theirs in ((one, other), (other, one)):
        found = compare_names((mine,), (theirs,))
        assert ALIKE < found.score < 1.0
        assert "may be one word in traditional and simplified characters" in found.says


@pytest.mark.parametrize(("one", "other"), READ_SO)
def test_kanji_agree_with_the_kana_that_they_may_be_read(one: str, other: str) -> None:
    for mine, theirs in ((one, other), (other, one)):
        found = compare_names((mine,), (theirs,))
        assert found.score > ALIKE
        assert "may be read" in found.says


@pytest.mark.parametrize(("one", "other"), STRANGERS)
def test_another_name_is_not_alike(one: str, other: str) -> None:
    for mine, theirs in ((one, other), (other, one)):
        assert compare_names((mine,), (theirs,)).score < ALIKE


@pytest.mark.parametrize(("one", "other"), [*((one, other) for one, other, _ in SAME), *MAY_BE, *READ_SO, *STRANGERS])
def test_the_kernel_says_the_same_as_the_rules_in_words(one: str, other: str) -> None:
    for mine, theirs in ((one, other), (other, one)):
        assert align(mine, theirs).score == compare_names((mine,), (theirs,)).score


@pytest.mark.parametrize("engine", [False, True])
@pytest.mark.parametrize("turned", [False, True])
def test_it_is_found_on_a_list_by_name_alone(engine: bool, turned: bool) -> None:
    pairs = [*((one, other) for one, other, _ in SAME), *MAY_BE, *READ_SO]
    asked = [pair[::-1] if turned else pair for pair in pairs]
    watchlist = Watchlist(
        [Entry(f"{n}", (Identity(names=(Name(name),)),)) for n, (_, name) in enumerate(asked)], engine=engine
    )
    for number, (name, _) in enumerate(asked):
        assert str(number) in [hit.entry for hit in watchlist.screen(Query((name,)))], name


def test_what_is_left_over_is_named_as_it_was_written() -> None:
    assert "'陈'" in compare_names(("陈 Anna Bell",), ("Anna Bell",)).says
    assert "'沢口'" in compare_names(("沢口研二",), ("山本研二",)).says


@pytest.mark.parametrize(
    ("whole", "parts"), [("沢田研二", ("澤田", "研二")), ("渡辺健太郎", ("渡邊", "健太郎")), ("欧阳明", ("歐陽", "明"))]
)
def test_a_full_name_is_parted_in_every_form(whole: str, parts: tuple[str, ...]) -> None:
    assert words(whole) == parts


def test_no_character_has_two_foremost_forms() -> None:
    one = forms().one
    assert len(one) > 2_000
    assert not one.keys() & set(one.values())
    assert not [a for a, each in forms().may_be.items() if in_one_form(a) != a or a in each]


def test_what_traditional_names_keep_apart_is_not_one() -> None:
    for one, other in (
        ("后", "後"),
        ("余", "餘"),
        ("發", "髮"),
        ("鍾", "鐘"),
        ("于", "於"),
        ("范", "範"),
        ("沈", "瀋"),
    ):
        assert in_one_form(one) != in_one_form(other)
    assert may_be_one("后", "後")
    assert not may_be_one("發", "髮")
    assert not may_be_one("后", "後藤")


def test_nothing_is_said_of_forms_where_there_is_one() -> None:
    assert said_of_forms("陳嘉怡", "陳嘉怡") == said_of_forms("陳嘉怡", "黃志強") == said_of_forms("anna", "陈") == ""
