"""Names in Han characters as they are read in Japan, Hong Kong, Taiwan and overseas."""

import pytest

from fairnotice.domain.subject import Identity, Name
from fairnotice.screening import Entry, Query, Watchlist
from fairnotice.screening.compare.names import ALIKE, compare_names
from fairnotice.screening.engine.aligning import align
from fairnotice.screening.hanforms import in_one_form
from fairnotice.screening.hanlatin import MOST_NAMES, names_in_latin
from fairnotice.screening.hanreadings import doubt, in_latin, vowels_short
from fairnotice.screening.normalise import words
from tests.screening.engine.test_many import SYLLABLES

READ = [
    ("Tanaka Taro", "田中太郎"),
    ("Taro Tanaka", "田中 太郎"),
    ("Tanaka Tarou", "田中太郎"),
    ("Sasaki Nozomi", "佐々木希"),
    ("Satoh Sakura", "佐藤さくら"),
    ("Hasegawa Yoko", "長谷川陽子"),
    ("Hattori Kenji", "服部健二"),
    ("Onodera Goro", "小野寺五郎"),
    ("Homma Kenichi", "本間健一"),
    ("Chan Ka Yi", "陳嘉怡"),
    ("Wong Chi Keung", "黃志強"),
    ("Wong Chi Keung", "黄志强"),
    ("Lee Wing Sze", "李詠詩"),
    ("Ng Wai Ming", "吳偉明"),
    ("Au Yeung Ming Ho", "歐陽明浩"),
    ("Hsu Chih-wei", "許志偉"),
    ("Lin I-chun", "林怡君"),
    ("Tan Wei Ming", "陈伟明"),
    ("Lim Weiming", "林伟明"),
    ("Goh Chi Keung", "吳志強"),
    ("Ming-hao Ou-yang", "欧阳明浩"),
    ("Wong Kar Fai", "黃家輝"),
    ("Lyu Ming", "吕明"),
    ("Tan Beng Huat", "陳明發"),
    ("Lim Siew Eng", "林秀英"),
    ("Ng Kok Keong", "黃國強"),
    ("Ooi Chee Beng", "黄志明"),
    ("Chin Kok Meng", "陳國明"),
    ("Oei Kim Huat", "黃金發"),
    ("Quek Geok Lian", "郭玉莲"),
    ("Koh Swee Guan", "許水源"),
    ("Teo Hock Seng", "張福成"),
]
OTHERS = [
    ("Tanaka Jiro", "田中太郎"),
    ("Suzuki Taro", "田中太郎"),
    ("Tanaka Taro", "王志強"),
    ("Wang Zhiqiang", "田中太郎"),
    ("Wong Ka Yi", "陳嘉怡"),
    ("Chan Chi Keung", "陳嘉怡"),
    ("Lau Wai Man", "劉家榮"),
    ("高石早苗", "高市早苗"),
    ("Tan Beng Huat", "陳志強"),
    ("Tan Beng Huat", "林明發"),
    ("Lim Hock Seng", "林秀英"),
]


@pytest.mark.parametrize(("latin", "native"), READ)
def test_a_name_that_is_read_so_is_alike(latin: str, native: str) -> None:
    assert compare_names((latin,), (native,)).score >= ALIKE
    assert compare_names((native,), (latin,)).score >= ALIKE


@pytest.mark.parametrize(("latin", "native"), OTHERS)
def test_another_name_is_not(latin: str, native: str) -> None:
    assert compare_names((latin,), (native,)).score < ALIKE


@pytest.mark.parametrize(("latin", "native"), [*READ, *OTHERS])
def test_the_kernel_says_the_same_as_the_rules_in_words(latin: str, native: str) -> None:
    for one, other in ((latin, native), (native, latin)):
        assert align(one, other).score == compare_names((one,), (other,)).score


@pytest.mark.parametrize("engine", [False, True])
@pytest.mark.parametrize("turned", [False, True])
def test_it_is_found_on_a_list(engine: bool, turned: bool) -> None:
    others = [Entry(f"o{n}", (Identity(names=(Name(f"Lena {name}"),)),)) for n, name in enumerate(SYLLABLES)]
    asked = [(native, latin) if turned else (latin, native) for latin, native in READ]
    listed = [Entry(f"{n}", (Identity(names=(Name(name),)),)) for n, (_, name) in enumerate(asked)]
    watchlist = Watchlist([*listed, *others], engine=engine)
    for number, (name, _) in enumerate(asked):
        assert str(number) in [hit.entry for hit in watchlist.screen(Query((name,)))], name


@pytest.mark.parametrize(
    ("whole", "parts"),
    [
        ("田中太郎", ("田中", "太郎")),
        ("佐々木希", ("佐々木", "希")),
        ("山本明", ("山本", "明")),
        ("林太郎", ("林", "太郎")),
        ("東健", ("東", "健")),
        ("長谷川陽子", ("長谷川", "陽子")),
        ("佐藤さくら", ("佐藤", "さくら")),
        ("佐藤くみ子", ("佐藤", "くみ子")),
        ("一ノ瀬泰造", ("一ノ瀬", "泰造")),
        ("司马相如", ("司马", "相如")),
        ("欧阳明浩", ("欧阳", "明浩")),
        ("王明浩", ("王", "明浩")),
        ("高明德", ("高", "明德")),
        ("李明", ("李", "明")),
        ("김민석", ("김", "민석")),
        ("穆罕默德", ("穆罕默德",)),
        ("弗拉基米尔", ("弗拉基米尔",)),
    ],
)
def test_a_full_name_is_parted_where_its_language_parts_it(whole: str, parts: tuple[str, ...]) -> None:
    assert words(whole) == tuple(map(in_one_form, parts))


def test_what_was_parted_by_whoever_wrote_it_stays_so() -> None:
    assert words("田中 太郎") == ("田中", "太郎")
    assert words("王 明浩") == ("王", "明浩")


def test_a_reading_that_few_have_is_worth_less() -> None:
    """The more readings are tried, the more strangers agree with one of them."""
    assert doubt("陽子", "yoko") < doubt("陽子", "akiko")
    common = compare_names(("Tanaka Yoko",), ("田中陽子",))
    rare = compare_names(("Tanaka Akiko",), ("田中陽子",))
    assert common.bits > rare.bits


def test_a_spelling_of_south_east_asia_is_worth_less_than_pinyin() -> None:
    common = compare_names(("Chen Mingfa",), ("陳明發",))
    overseas = compare_names(("Tan Beng Huat",), ("陳明發",))
    assert common.score == pytest.approx(overseas.score, abs=0.03)
    assert doubt("明發", "benghuat") > doubt("明發", "mingfa")


def test_pinyin_is_in_no_doubt() -> None:
    assert doubt("明浩", "minghao") == 0.0


def test_characters_that_no_japanese_name_has_are_not_read_in_japanese() -> None:
    assert "taro" in in_latin("太郎")
    assert not [one for one in names_in_latin(("刘", "伟强")) if one[0] in {"ryu", "riyu"}]


def test_vowels_are_compared_short() -> None:
    assert {vowels_short(one) for one in ("sato", "satou", "satoh", "satoo")} == {"sato"}
    assert vowels_short("homma") == vowels_short("honma")
    assert vowels_short("inoue") != vowels_short("ino")


def test_a_latin_name_is_searched_as_it_stands() -> None:
    assert names_in_latin(("tanaka", "taro")) == ()
    assert 0 < len(names_in_latin(("田中", "太郎"))) <= MOST_NAMES


@pytest.mark.parametrize("name", ["龳", "龳 李", "李龳龳", "龳 龳"])
@pytest.mark.parametrize("engine", [False, True])
def test_a_character_that_has_no_known_reading_is_compared_as_it_stands(name: str, engine: bool) -> None:
    watchlist = Watchlist([Entry("e", (Identity(names=(Name(name),)),))], engine=engine)
    assert [hit.entry for hit in watchlist.screen(Query((name,)))] == ["e"]
    assert all(all(one) for one in names_in_latin(words(name))), "no word without a letter"
