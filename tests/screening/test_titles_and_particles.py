"""Titles, particles and what is written short, on one side otherwise than on the other. Invented people."""

from collections.abc import Sequence

import pytest

from fairnotice.domain.dates import PartialDate
from fairnotice.domain.hit import HitDecision
from fairnotice.domain.subject import Identity, Name
from fairnotice.screening import Entry, Query, Watchlist
from fairnotice.screening.compare.names import ALIKE, compare_names
from fairnotice.screening.engine import aligning
from fairnotice.screening.normalise import fold, words
from fairnotice.screening.rarity import rarity
from fairnotice.screening.similarity import SOUNDS_ALIKE, likeness
from fairnotice.screening.transliterate import LEAST_STRONG, weight_of
from fairnotice.screening.wordlists import (
    HONORIFICS,
    NATIVE_HONORIFICS,
    NATIVE_PARTICLES,
    PARTICLES,
    SPELT_APART,
)

DAY = (PartialDate.parse("1975-05-06"),)

ONE_PERSON = [
    # particles that a passport writes without their marks
    ("LE VAN UT", "Lê Văn Út"),
    ("NGUYEN VAN DUNG", "Nguyễn Văn Dũng"),
    ("DO VAN LE", "Đỗ Văn Lệ"),
    ("VAN LE", "Lê Văn Út"),
    ("LE VAN UT", "Ле Ван Ут"),
    ("Lê Văn Út", "Ле Ван Ут"),
    # titles that are family names as well
    ("SK HASAN MOLLA", "Sheikh Hasan Mollah"),
    ("Hasan Molla", "Hasan Mullah"),
    ("KAMRAN SYED", "Kamran Sayed"),
    ("KAMRAN SYED", "Kamran Sayyid"),
    ("SYED KAMRAN MOLLA", "Mullah Sayyid Kamran"),
    ("Syed Molla", "Sayed Mollah"),
    # articles and words of descent
    ("Абд ар-Рахман аль-Тавари", "عبد الرحمن الطواري"),
    ("Абд ар-Рахман аль-Тавари", "Abd al-Rahman al-Tavari"),
    ("Абд Аллах Тавари", "Abdullah Tavari"),
    ("Абдуссалам Тавари", "Abd al-Salam Tavari"),
    ("Салах ад-Дин аль-Тавари", "Salah ad-Din al-Tavari"),
    ("Абу Тарик ан-Насири", "Abu Tariq al-Nasiri"),
    ("OUM KARIMA TAVARI", "Umm Karima Tavari"),
    ("ABOUL FARES TAVARI", "Abu Fares Tavari"),
    ("ABUL FARES", "ابو فارس"),
    # titles
    ("Д-р Орин Тавеск", "Dr Orin Tavesk"),
    ("Шейх Карим Товари", "Sheikh Karim Tovari"),
    ("Мулла Карим", "MULLAH KARIM"),
    ("AL-HAJ KARIM TOVARI", "Haji Karim Tovari"),
    ("Moulvi Karim", "Maulavi Karim"),
    ("QARI KARIM TOVARI", "قاري كريم توفاري"),
    ("DR KARIM TOVARI", "د. كريم توفاري"),
    ("דר דוד לוין", "Dr David Levin"),
    ('ד"ר דוד לוין', "Dr David Levin"),
    ("ბატონი გიორგი თავაძე", "Mr Giorgi Tavadze"),
    ("ዶ/ር ተስፋዬ በቀለ", "Dr Tesfaye Bekele"),
    # Mohammad, written short
    ("MD HASAN TAVESK", "Mohammad Hasan Tavesk"),
    ("Md. Hasan Tavesk", "Muhammad Hasan Tavesk"),
    ("MOHD HASAN TAVESK", "Mohammed Hasan Tavesk"),
    ("Muhd Hasan Tavesk", "Mohamed Hasan Tavesk"),
    ("Mhd Hasan Tavesk", "MD HASAN TAVESK"),
    ("ALI MD", "Mohammad Ali"),
    ("MD HASAN TAVESK", "محمد حسن طاوسك"),
    ("MD HASAN TAVESK", "מוחמד חסן טאווסק"),
    # Hebrew and Arabic letters
    ("מוחמד כרים", "محمد كريم"),
    ("יוסף טברי", "يوسف الطبري"),
    ("אבו מאזן טברי", "ابو مازن الطبري"),
    # initials in letters that write no vowels
    ("י. לוין", "Yitzhak Levin"),
    ("י לוין", "Joseph Levin"),
    ("י. לוין", "יצחק לוין"),
    ("ع. الطبري", "Omar Tabari"),
    ("م. الطبري", "محمد الطبري"),
]

TWO_PEOPLE = [
    ("Hasan Molla", "Hasan Qorzan"),
    ("Hasan Syed", "Hasan Molla"),
    ("Sheikh Karim", "Sheikh Orin"),
    ("Sayed Karim Tavesk", "Saeed Orin Tavesk"),
    ("Ivan Tavesk Marov", "van Tavesk Qorzan"),
    ("Ан Николай", "аль-Николай Тавеск"),
    ("MD HASAN TAVESK", "Mahmud Orin Tavesk"),
    ("MD TAVESK", "Maria Dina Tavesk"),
    ("מוחמד כרים", "محمود سالم"),
    ("שלום כרים", "كامل سامي"),
    ("י. לוין", "David Levin"),
    ("م. الطبري", "كريم الطبري"),
]

CHANGED_PLACES = [
    ("Salim bin Karim Tavari", "Karim bin Salim Tavari"),
    ("Salim bin Karim", "KARIM IBN SALIM"),
    ("Tavari, Salim ben Karim", "Karim ben Salim Tavari"),
    ("سالم بن كريم طواري", "Karim bin Salim Tavari"),
    ("Orin bin Salim bin Karim", "Orin bin Karim bin Salim"),
    ("Салим ибн Карим Тавари", "Karim ibn Salim Tavari"),
]


def listed(name: str, born: Sequence[PartialDate] = DAY) -> Watchlist:
    others = [Entry(f"o{at}", (Identity((Name(f"Orin Qorzan{at}"),), births=tuple(born)),)) for at in range(3)]
    return Watchlist([Entry("listed", (Identity((Name(name),), births=tuple(born)),)), *others])


def decision(traveller: str, entry: str, born: tuple[PartialDate, ...]) -> HitDecision | None:
    found = listed(entry).screen(Query((traveller,), births=born))
    return next((hit.decision for hit in found if hit.entry == "listed"), None)


@pytest.mark.parametrize(("one", "other"), ONE_PERSON)
def test_whoever_is_written_otherwise_is_a_hit_with_the_same_day_and_a_review_by_name(one: str, other: str) -> None:
    for traveller, entry in ((one, other), (other, one)):
        assert decision(traveller, entry, DAY) is HitDecision.HIT
        assert decision(traveller, entry, ()) is not None


ONLY_WITH_A_DAY = {"VAN LE", "י לוין", "ع. الطبري"}
"""Words too common to say anything alone, and initials that the engine looks up by one of their readings."""


def test_the_engine_finds_them_on_a_long_list() -> None:
    given = ("Maria", "Omar", "Olga", "Wei", "Yusuf", "Ana", "Dmitri", "Leila", "Hasan", "Mohammad")
    cases = [each for pair in ONE_PERSON for each in (pair, pair[::-1])]
    people = [Entry(f"o{at}", (Identity((Name(f"{given[at % 10]} Marov{at % 240}"),)),)) for at in range(2_400)]
    people += [Entry(f"n{at}", (Identity((Name(entry),), births=DAY),)) for at, (_, entry) in enumerate(cases)]
    watchlist = Watchlist(people, engine=True)
    for births in (DAY, ()):
        found = watchlist.screen_many([Query((traveller,), births=births) for traveller, _ in cases])
        missed = {
            case
            for at, (case, hits) in enumerate(zip(cases, found, strict=True))
            if f"n{at}" not in {hit.entry for hit in hits}
        }
        assert {case for case in missed if births or ONLY_WITH_A_DAY.isdisjoint(case)} == set()


@pytest.mark.parametrize(("one", "other"), TWO_PEOPLE)
def test_others_stay_apart(one: str, other: str) -> None:
    assert compare_names([one], [other]).score < ALIKE
    assert compare_names([other], [one]).score < ALIKE


@pytest.mark.parametrize(("one", "other"), CHANGED_PLACES)
def test_a_child_and_a_father_who_changed_places_are_two_people(one: str, other: str) -> None:
    for mine, theirs in ((one, other), (other, one)):
        found, same = compare_names([mine], [theirs]), compare_names([mine], [mine])
        assert found.score < ALIKE
        assert found.bits < same.bits - 5
        assert "Child and father have changed places" in found.says
        assert "names are the same" not in found.says
        assert decision(mine, theirs, DAY) is HitDecision.REVIEW


def test_the_sentence_says_who_is_whose_child_on_each_side() -> None:
    says = compare_names(["Salim bin Karim Tavari"], ["Karim ibn Salim Tavari"]).says
    assert "'salim bin karim' here, 'karim ibn salim' on the list" in says


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Salim bin Karim Tavari", "TAVARI, SALIM BIN KARIM"),
        ("Salim bin Karim Tavari", "Saleem ibn Kareem Tavari"),
        ("Hasan bin Hassan Tavari", "Hassan bin Hasan Tavari"),
        ("Ali bin Ali Tavari", "Ali bin Ali Tavari"),
        ("Salim bin Karim Tavari", "Salim Karim Tavari"),
        ("Salim bin Karim Tavari", "Karim Salim Tavari"),
    ],
)
def test_whoever_did_not_change_places_is_one_person(one: str, other: str) -> None:
    for mine, theirs in ((one, other), (other, one)):
        found = compare_names([mine], [theirs])
        assert found.score >= ALIKE
        assert "changed places" not in found.says


@pytest.mark.parametrize(("one", "other"), ONE_PERSON + TWO_PEOPLE + CHANGED_PLACES)
def test_the_kernel_says_the_same(one: str, other: str) -> None:
    always = lambda _score: True  # noqa: E731
    found = aligning.best_pair((one,), (other,), always)
    assert found is not None
    expected = compare_names([one], [other])
    assert found.alignment.score == expected.score
    assert bool(found.alignment.swapped) is ("changed places" in expected.says)


def test_the_reason_names_no_title_and_no_particle_as_left_out() -> None:
    assert compare_names(["NGUYEN VAN DUNG"], ["Nguyễn Văn Dũng"]).says == (
        "The names sound the same in another spelling."
    )
    assert "does not have" not in compare_names(["KAMRAN SYED"], ["Kamran Sayed"]).says
    assert "across two scripts" in compare_names(["מוחמד כרים"], ["محمد كريم"]).says


def test_every_word_of_the_lists_is_as_names_are_folded() -> None:
    every = PARTICLES | HONORIFICS | NATIVE_PARTICLES | NATIVE_HONORIFICS
    assert [text for text in every if fold(text) != text] == []
    assert [text for line in SPELT_APART for text in line if text not in every] == []
    assert len({text for line in SPELT_APART for text in line}) == sum(map(len, SPELT_APART))


def test_words_of_one_line_are_one_word_and_of_two_lines_are_not() -> None:
    for line in SPELT_APART:
        first, *others = sorted(line)
        assert {likeness(first, text) for text in others} == {SOUNDS_ALIKE}
    assert likeness("sk", "syed") < 0.6


def test_an_article_in_cyrillic_is_known_by_its_shape_and_a_name_stays_one() -> None:
    assert words("Абу Тарик ан-Насири") == ("абу", "тарик", "аль", "насири")
    assert words("Салах ад Дин") == ("салах", "аль", "дин")
    assert words("Ан Николай") == ("ан", "николай")
    assert words("Эд Дэвис") == ("эд", "дэвис")
    assert words("Ад де Йонг") == ("ад", "де", "йонг")
    assert words("Аль-Рахман") == ("аль", "рахман")
    assert weight_of("ан") >= LEAST_STRONG


def test_a_sign_within_a_title_does_not_part_it_and_parts_names_as_ever() -> None:
    assert words("Д-р Тавеск") == ("др", "тавеск")
    assert words('ד"ר לוין') == ("דר", "לוין")
    assert words("ወ/ሮ ተስፋዬ") == ("ወሮ", "ተስፋዬ")
    assert words('דוד "דודי" לוין') == ("דוד", "דודי", "לוין")
    assert words("Тавеск-Марова") == ("тавеск", "марова")


def test_a_short_form_is_as_common_as_its_names() -> None:
    assert rarity("md") == rarity("mohd") == rarity("mohammad")
