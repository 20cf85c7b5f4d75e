"""Names of Korea as they are written: in Hangul, in usual spellings, in the Revised romanisation, as in the North."""

import pytest

from fairnotice.domain.dates import PartialDate
from fairnotice.domain.subject import Identity, Name
from fairnotice.screening import Entry, Query, Watchlist
from fairnotice.screening.compare.names import ALIKE, compare_names
from fairnotice.screening.engine.aligning import align
from fairnotice.screening.koreannames import agreement, korean_keys, readings
from fairnotice.screening.normalise import words
from tests.screening.engine.test_many import SYLLABLES

SAME = [
    ("김영희", "Kim Young-hee"),
    ("김영희", "Kim Young Hee"),
    ("김영희", "KIM YOUNGHEE"),
    ("김영희", "KIM, YOUNG HEE"),
    ("김영희", "Young-Hee Kim"),
    ("김영희", "Gim Yeonghui"),
    ("김영희", "Kim Yong Hui"),
    ("Kim Young Hee", "Gim Yeonghui"),
    ("Younghee Kim", "KIM YONG HUI"),
    ("이현수", "Lee Hyun-soo"),
    ("이현수", "Yi Hyeonsu"),
    ("이현수", "Ri Hyon Su"),
    ("이현수", "Rhee Hyun Su"),
    ("이현수", "I Hyeonsu"),
    ("리현수", "이현수"),
    ("Lee Hyun Soo", "Ri Hyon Su"),
    ("박광철", "Park Kwang-chul"),
    ("박광철", "Pak Kwang Chol"),
    ("박광철", "Bak Gwangcheol"),
    ("Park Kwang Chul", "Pak Kwang Chol"),
    ("최경숙", "Choi Kyung-sook"),
    ("최경숙", "Choe Gyeongsuk"),
    ("Choi Kyung Sook", "CHOE KYONG SUK"),
    ("정은주", "Jung Eun-joo"),
    ("정은주", "Chung Eun Ju"),
    ("정은주", "Jeong Eunju"),
    ("정은주", "Jong Un Ju"),
    ("정은주", "Chŏng Ŭn-ju"),
    ("강성훈", "Kang Sung-hoon"),
    ("조승범", "Cho Seung-bum"),
    ("조승범", "Jo Seungbeom"),
    ("윤석규", "Yoon Suk-kyu"),
    ("윤석규", "Yun Seokgyu"),
    ("임태근", "Lim Tae-keun"),
    ("임태근", "Rim Thae Gun"),
    ("임태근", "Im Taegeun"),
    ("유혜연", "Yoo Hye-youn"),
    ("유혜연", "Ryu Hye Yon"),
    ("류혜연", "유혜연"),
    ("노정국", "Roh Jung-kook"),
    ("노정국", "Noh Jeongguk"),
    ("우순희", "Woo Soon-hee"),
    ("문선욱", "Moon Sun-wook"),
    ("문선욱", "Mun Seonuk"),
    ("신기원", "Shin Ki-won"),
    ("신기원", "Sin Giwon"),
    ("오혁준", "Oh Hyuk-joon"),
    ("오혁준", "O Hyok Jun"),
    ("권구영", "Kwon Koo-young"),
    ("황진우", "Hwang Jin-woo"),
    ("안철호", "Ahn Chul-ho"),
    ("안철호", "An Chol Ho"),
    ("송용철", "Song Ryong Chol"),
    ("전병호", "Chun Byung-ho"),
    ("전병호", "Jon Pyong Ho"),
    ("배은숙", "Bae Eun-sook"),
    ("배은숙", "Pae Un Suk"),
    ("백인수", "Paik In-soo"),
    ("백인수", "Baek Insu"),
    ("여운형", "Yeo Woon-hyung"),
    ("석주명", "Suk Joo-myung"),
    ("선우현", "Sunwoo Hyun"),
    ("남궁민수", "Namkoong Min-soo"),
    ("남궁민수", "Nam Gung Min Su"),
    ("엄도윤", "Um Do-yoon"),
    ("현아라", "Hyun Ah-ra"),
    ("李賢洙", "이현수"),
    ("李賢洙", "Lee Hyun-soo"),
    ("李賢洙", "Ri Hyon Su"),
    ("朴光哲", "Park Kwang Chul"),
    ("林泰根", "Rim Thae Gun"),
    ("崔基烈", "최기열"),
    ("金 龍浩", "Kim Ryong Ho"),
    ("南宮敏洙", "Namgung Minsu"),
]
OTHERS = [
    ("김영희", "Kim Young"),
    ("김영희", "Kim Chul-soo"),
    ("김영희", "Lee Young-hee"),
    ("Kim Young Hee", "Park Kwang Chul"),
    ("이현수", "Lee Martin"),
    ("박광철", "Choe Kwang Chol"),
    ("李賢洙", "Lee Kwang-chul"),
    ("李賢洙", "최현수"),
]
NOT_KOREAN = [
    "Martin Lee",
    "Orin Tavesk",
    "Kim",
    "Maria Park Silva Costa",
    "Лена Ким",
    "김영희 Kim",
    "Kim Wrzesniewski",
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_a_name_that_is_written_so_agrees_in_full(one: str, other: str) -> None:
    for mine, theirs in ((one, other), (other, one)):
        found = compare_names((mine,), (theirs,))
        assert found.score >= 0.9
        assert "stands against" not in found.says
        assert "leaves out" not in found.says
        assert "does not have" not in found.says


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_another_name_is_not_alike(one: str, other: str) -> None:
    assert compare_names((one,), (other,)).score < ALIKE
    assert compare_names((other,), (one,)).score < ALIKE


def test_other_characters_that_are_read_the_same_are_another_name() -> None:
    assert agreement(words("李賢洙"), words("李鉉守")) is None
    assert agreement(words("李賢洙"), words("이현수")) is not None


def test_half_of_a_given_name_is_no_full_name() -> None:
    half, whole = (compare_names(("Kim Young Hee",), (name,)) for name in ("Kim Young", "Gim Yeonghui"))
    assert "does not have 'hee'" in half.says
    assert half.bits < whole.bits - 3.0


@pytest.mark.parametrize(("one", "other"), [*SAME, *OTHERS])
def test_the_kernel_says_the_same_as_the_rules_in_words(one: str, other: str) -> None:
    for mine, theirs in ((one, other), (other, one)):
        found, told = align(mine, theirs), compare_names((mine,), (theirs,))
        assert found.score == told.score


@pytest.mark.parametrize("engine", [False, True])
@pytest.mark.parametrize("turned", [False, True])
def test_it_is_found_on_a_list(engine: bool, turned: bool) -> None:
    others = [Entry(f"o{n}", (Identity(names=(Name(f"Lena {name}"),)),)) for n, name in enumerate(SYLLABLES)]
    asked = [(other, one) if turned else (one, other) for one, other in SAME]
    listed = [Entry(f"{n}", (Identity(names=(Name(name),)),)) for n, (_, name) in enumerate(asked)]
    watchlist = Watchlist([*listed, *others], engine=engine)
    for number, (name, _) in enumerate(asked):
        assert str(number) in [hit.entry for hit in watchlist.screen(Query((name,)))], name


def test_who_bears_the_name_and_was_born_otherwise_is_told_apart() -> None:
    births = PartialDate(1961, 3, 4), PartialDate(1988, 11, 30)
    listed = [Entry(f"{at}", (Identity((Name("김영희"),), births=(born,)),)) for at, born in enumerate(births)]
    found = Watchlist(listed, engine=True).screen(Query(("Kim Young Hee",), births=(births[1],)))
    assert [hit.entry for hit in found] == ["1"]


def test_names_that_agree_share_a_key() -> None:
    for one, other in SAME:
        assert not set(korean_keys(words(one))).isdisjoint(korean_keys(words(other))), (one, other)


@pytest.mark.parametrize("name", NOT_KOREAN)
def test_what_is_no_korean_name_as_a_whole_is_not_read_as_one(name: str) -> None:
    assert readings(words(name)) == ()
    assert korean_keys(words(name)) == ()


def test_the_order_of_two_names_does_not_matter() -> None:
    for one, other in (*SAME, *OTHERS):
        mine, theirs = agreement(words(one), words(other)), agreement(words(other), words(one))
        assert (mine and mine.cost) == (theirs and theirs.cost), (one, other)


@pytest.mark.parametrize(("usual", "rare"), [("Kim Young-hee", "Gim Yonghi"), ("Lee Sun-woo", "Rhie Seonu")])
def test_an_unusual_spelling_is_weaker_evidence(usual: str, rare: str) -> None:
    native = {"Kim Young-hee": "김영희", "Lee Sun-woo": "이선우"}[usual]
    assert compare_names((rare,), (native,)).bits < compare_names((usual,), (native,)).bits


@pytest.mark.parametrize(
    ("whole", "parts"),
    [
        ("남궁민수", ("남궁", "민수")),
        ("남궁민", ("남궁", "민")),
        ("황보민수", ("황보", "민수")),
        ("황보라", ("황", "보라")),
        ("김영희", ("김", "영희")),
        ("오바마대", ("오바마대",)),
    ],
)
def test_a_full_name_in_hangul_is_parted_behind_the_family_name(whole: str, parts: tuple[str, ...]) -> None:
    assert words(whole) == parts
