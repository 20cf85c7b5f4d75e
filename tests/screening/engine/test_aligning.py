"""The kernel aligns names as the rules in words do, whatever their scripts."""

from itertools import chain, product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from fairnotice.domain.errors import InvalidValue
from fairnotice.screening import alignment, normalise
from fairnotice.screening.compare import names as by_rules
from fairnotice.screening.engine.aligning import align, best_pair
from fairnotice.screening.evidence import name_bits
from fairnotice.screening.sound import SIGNS
from fairnotice.screening.wordlists import HONORIFICS, PARTICLES

WEAK = sorted(text for text in PARTICLES | HONORIFICS if text.isascii() and text.isalpha())
PARTS = (*SIGNS, "ce", "w", "ge", "h", "ah", "y", "ll", "an", "mu", "ha", "mmad", "tav", "esk", "ov", *"bvfzouieart")
WORDS = st.one_of(
    st.lists(st.sampled_from(PARTS), min_size=1, max_size=6).map("".join),
    st.text("abcdefghiklmnopqrstuvwxyz", min_size=1, max_size=9),
    st.sampled_from([*WEAK, "abdul", "rahman", "abdulrahman", "mac", "gregor", "macgregor", "a", "b"]),
    st.sampled_from(["bin", "ibn", "ben", "benjamin", "bill", "william", "will", "jan", "johannes", "bg", "mcg"]),
)
ALPHABETS = {
    "Latin": "abcdefghijklmnopqrstuvwxyzäöüøåéñćşıß",
    "Cyrillic": "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ",
    "Greek": "αβγδεζηθικλμνξοπρστυφχψω",
    "Georgian": "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
    "Devanagari": "कखगघचजटडतदनपबमयरलवशसहाीूेो्ंय",
    "Bengali": "কখগঘচজটডতদনপবমযরলশসহাীুেো্ংঁ",
    "Thai": "กขคงจชดตถทธนบปพภมยรลวศสหอะัาิีุูเแโไ์",
    "Arabic": "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی",
    "Hebrew": "אבגדהוזחטיךכלםמןנסעפצקרשת",
    "kana": "アイウエオカキクケコサシスセソタチツテトナニヌネノマミムメモヤユヨラリルレロャュョン",
    "Hangul": "가각간갑강개건경고관광구국권규근금기길김나남노다대도동두라랑래려",
    "Han": "山田李王张陳金木村石川本林森中小明美子文國国華华",
}
KNOWN = (
    *("ธนกร", "thanakorn", "ฉัตรชัย", "chatchai", "ज्ञानेश्वर", "gyaneshwar", "চৌধুরী", "chowdhury", "মোঃ", "md"),
    *("иван", "ivan", "ivanov", "иванов", "хотару", "hotaru", "уорхэм", "wareham", "фёдор", "fedor", "fyodor", "юрий"),
    *(
        "juri",
        "yuri",
        "jose",
        "juan",
        "xi",
        "xu",
        "xiu",
        "x",
        "iu",
        "م",
        "и",
        "عبد",
        "السلام",
        "الوالدين",
        "الا",
        "لعلی",
    ),
    *("سلیمانی", "soleimani", "محمد", "muhammad", "حسین", "hossein", "تشرن", "ادجار", "כהן", "cohen", "לוי", "levi"),
    *(
        "김",
        "민준",
        "kim",
        "minjun",
        "박",
        "park",
        "bak",
        "陳",
        "陈",
        "chen",
        "山田",
        "yamada",
        "タナカ",
        "tanaka",
        "бин",
        "бен",
    ),
)
IN_SCRIPTS = st.one_of(
    WORDS,
    st.sampled_from(KNOWN),
    *(st.text(letters, min_size=1, max_size=7) for letters in ALPHABETS.values()),
)


@st.composite
def two_names(draw: st.DrawFn, words: st.SearchStrategy[str] = WORDS) -> tuple[str, str]:
    """A name, and it with words changed, joined, left out, put in or in another order; or another name."""
    one = draw(st.lists(words, min_size=1, max_size=6))
    if draw(st.integers(0, 4)) == 0:
        return " ".join(one), " ".join(draw(st.lists(words, min_size=1, max_size=6)))
    other = list(one)
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(other) - 1))
        kind = draw(st.sampled_from(["letter", "swap", "joined", "parted", "out", "in", "order", "initial"]))
        text, place = other[at], draw(st.integers(0, len(other[at]) - 1))
        if kind == "letter":
            other[at] = text[:place] + draw(st.sampled_from("aeiouhstk")) + text[place + 1 :]
        elif kind == "swap":
            other[at] = text[:place] + text[place : place + 2][::-1] + text[place + 2 :]
        elif kind == "joined" and at + 1 < len(other):
            other[at : at + 2] = ["".join(other[at : at + 2])]
        elif kind == "parted" and place > 0:
            other[at : at + 1] = [text[:place], text[place:]]
        elif kind == "out" and len(other) > 1:
            del other[at]
        elif kind == "in":
            other.insert(at, draw(words))
        elif kind == "order":
            other = draw(st.permutations(other))
        elif kind == "initial":
            other[at] = text[0]
    return " ".join(one), " ".join(other)


def same(one: str, other: str) -> None:
    if not (readable(one) and readable(other)):
        return
    found, expected = align(one, other), alignment.align(one, other)
    assert found.score == expected.score
    assert (found.left_one, found.left_other) == (expected.left_one, expected.left_other)
    assert [told(pair) for pair in found.pairs] == [told(pair) for pair in expected.pairs]
    assert name_bits(found) == name_bits(expected)


def readable(name: str) -> bool:
    try:
        return bool(normalise.words(name))
    except InvalidValue:
        return False


def told(pair: alignment.Pair) -> tuple[object, ...]:
    return (*pair.one[:5], *pair.other[:5], pair.likeness, pair.weight)


@settings(max_examples=1500, deadline=None)
@given(two_names())
def test_any_two_names_are_aligned_as_the_rules_do(names: tuple[str, str]) -> None:
    same(*names)
    same(*reversed(names))


@settings(max_examples=1500, deadline=None)
@given(two_names(IN_SCRIPTS))
@example(("a السلام", "a الaلام"))
def test_names_of_any_scripts_are(names: tuple[str, str]) -> None:
    same(*names)
    same(*reversed(names))


TWO_SCRIPTS = given(
    st.sampled_from(KNOWN), st.sampled_from(KNOWN), st.sampled_from(["orin", "орин", "אורין", "اورین", "林"])
)


@settings(max_examples=1000, deadline=None)
@TWO_SCRIPTS
def test_words_that_are_written_in_two_scripts_are(one: str, other: str, third: str) -> None:
    in_two_scripts(one, other, third)


@pytest.mark.soak
@settings(max_examples=20_000, deadline=None)
@TWO_SCRIPTS
def test_many_words_that_are_written_in_two_scripts_are(one: str, other: str, third: str) -> None:
    in_two_scripts(one, other, third)


def in_two_scripts(one: str, other: str, third: str) -> None:
    same(f"{one} {third}", f"{third} {other}")
    same(f"{one} {other}", f"{one}{other} {third}")


@settings(max_examples=500, deadline=None)
@given(
    st.lists(two_names(IN_SCRIPTS), min_size=1, max_size=20).filter(lambda pairs: all(map(readable, chain(*pairs)))),
    st.integers(1, 3),
    st.sampled_from([0.0, 0.6, 0.9]),
)
def test_the_best_of_several_names_is_the_one_that_the_rules_find(
    pairs: list[tuple[str, str]], many: int, least: float
) -> None:
    traveller, entry = [mine for mine, _ in pairs[:many]], [theirs for _, theirs in pairs]
    found = best_pair(traveller, entry, lambda score: score >= least)
    expected = by_rules.best_pair(traveller, entry, lambda score: score >= least)
    assert (found and (found.mine, found.theirs)) == (expected and (expected.mine, expected.theirs))
    assert (found and found.alignment.score) == (expected and expected.alignment.score)


def test_more_words_than_a_thread_remembers_are_aligned_as_well() -> None:
    letters = "bdgklmnprst"
    for first, second, third in product(letters, letters, "aiou"):
        names = [f"{first}{third}{last}{second} ta{last}es{first}{second}{third}" for last in letters]
        found = best_pair([f"{first}{third}k{second} tales{first}{second}{third}"], names, lambda _score: True)
        expected = by_rules.best_pair([f"{first}{third}k{second} tales{first}{second}{third}"], names, lambda _: True)
        assert (
            found and expected and (found.alignment.score, found.theirs) == (expected.alignment.score, expected.theirs)
        )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("orin tavesk", "tavesk orin"),
        ("abd al rahman khan", "abdulrahman khan"),
        ("x iu tavesk", "xiu tavesk"),
        ("juri tavesk", "yuri tavesk"),
        ("de la", "la de"),
        ("o brien", "obrien"),
        ("a b c", "abc"),
        ("x" * 24, "x" * 23 + " x"),
        (" ".join(["abcdefghiklmnopqrstuvwxy"] * 3), "abcdefghiklmnopqrstuvwxy" * 3),
        ("ali ali hassan", "ali hassan hassan"),
        ("тавеск орин", "tavesk orin"),
        ("иван " * 9, "ivan " * 9),
        ("и" * 40, "i" * 40),
        ("بن لادن", "bin ladin"),
        ("الالوال تا", "الوال تا"),
        ("джон", "dzhon"),
        ("김민준", "kim min jun"),
        ("ぁぃぅ", "aiu"),
        ("muhammad", "muhammad ali hassan omar khalid karim yusuf amir leila"),
    ],
)
def test_known_names_are(one: str, other: str) -> None:
    same(one, other)
    same(other, one)
