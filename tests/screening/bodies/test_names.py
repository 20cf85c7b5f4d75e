"""Names of bodies and craft: what is one however it is written, and what is another."""

from collections import Counter
from importlib.resources import files

import pytest

from fairnotice.domain.errors import InvalidValue
from fairnotice.screening.bodies.compare import REVIEW
from fairnotice.screening.bodies.likeness import alike
from fairnotice.screening.bodies.numbers import number_at, roman
from fairnotice.screening.bodies.reading import read_body_name
from fairnotice.screening.bodies.tables import FormKind, tables


def likeness(one: str, other: str) -> float:
    first, second = read_body_name(one), read_body_name(other)
    score = alike(first, second).score
    assert score == pytest.approx(alike(second, first).score), "the order of the two does not matter"
    return score


SAME = [
    ("Маровнефть", "MAROVNEFT"),
    ("中国银行", "Bank of China"),
    ("هواپیمایی ماروان", "Marwan Air"),
    ("بانک صادرات ماروان", "Bank Saderat Marwan"),
    ("Ταβεσκ Α.Ε.", "Tavesk S.A."),
    ("Kata'ib Marobollah", "Kataib Marabollah"),
    ("Alnaser Airlines", "Al-Naser Airlines"),
    ("Marov Metallurgy Industries (MMI)", "Marov Metallurgy Industries"),
    ("Marovian Revolution Guards", "Marovian Revolutionary Guard"),
    ("AL-QUROV", "Al Qurov"),
    ("Tavesk Aktiengesellschaft", "Tavesk AG"),
    ("TaveskAG", "Tavesk A.G."),
    ("Tavesk Aktiengeselschaft", "Tavesk AG"),
    ("OAO Marovneft", "Otkrytoe Aktsionernoe Obshchestvo Marovneft"),
    ("ОАО «Маровнефть»", "Marovneft OAO"),
    ("ООО Маров", "Marov Limited Liability Company"),
    ("Tavesk Trading Co., Ltd.", "TAVESK TRADING COMPANY LIMITED"),
    ("Tavesk Sp. z o.o.", "Tavesk Spółka z ograniczoną odpowiedzialnością"),
    ("PT Tavesk Tbk", "Tavesk"),
    ("Tavesk Sdn. Bhd.", "Tavesk Sendirian Berhad"),
    ("Tavesk K.K.", "Tavesk Kabushiki Kaisha"),
    ("北京塔维科技有限公司", "北京塔维科技有限责任公司"),
    ("Tavesk (Schweiz) AG", "Tavesk AG"),
    ("Banco Nacional de Marovia", "National Bank of Marovia"),
    ("Brigade Forty-Four", "Brigade 44"),
    ("Brigade Forty 4", "44th Brigade"),
    ("1st Marov Company", "First Marov Co."),
    ("Tavesk III", "Tavesk 3"),
    ("P.L.M. Unit 61", "People's League of Marovia Unit 61"),
    ("Marov Trading", "Trading Marov"),
    ("Tavesk Grup", "Tavesk"),
    ("M/V Lady Orina", "LADY ORINA"),
    ("Ya Mahor", "Yamahor"),
    ("Al Marida", "Al-Mar'ida"),
]
OTHER = [
    ("Tavesk Capital", "Marov Finance"),
    ("Orina Oil Trading", "Lerina Steel Trading"),
    ("Tavesk AG", "Tavesk GmbH"),
    ("Tavesk Systems Limited", "Tavesk Ltd"),
    ("Orin 5", "Orin 6"),
    ("Orina Fund", "Orina Fund II"),
    ("Orina Fund", "Orina Fund 23"),
    ("A.B.C. Company", "C.B.A. Company"),
    ("TBW Industries, Inc.", "TAW Industries, Inc."),
    ("Management Company", "Tavesk Management Company"),
    ("Tavesk Bank", "Marov Bank"),
    ("Marov in Lower Marovia", "Marov in the Upper Valley"),
    ("Deutsche Tavesk Trust Company", "Deutsche Marov Trust Company"),
    ("Lady Orina", "Lady Lena"),
    ("EP-MRA", "EP-MRB"),
    ("Trading International Group", "International Trading Services"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_name_in_two_writings_is_alike(one: str, other: str) -> None:
    assert likeness(one, other) >= REVIEW


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_names_of_two_bodies_are_not_alike(one: str, other: str) -> None:
    assert likeness(one, other) < REVIEW


@pytest.mark.parametrize("name", [name for pair in (*SAME, *OTHER) for name in pair])
def test_a_name_is_like_itself_in_whatever_case_and_width(name: str) -> None:
    assert likeness(name, name) == pytest.approx(1.0)
    assert likeness(name, f"  {name}  ") == pytest.approx(1.0)


def test_a_form_that_is_left_out_costs_less_than_one_of_another_kind() -> None:
    assert likeness("Tavesk AG", "Tavesk") > likeness("Tavesk AG", "Tavesk GmbH")
    assert likeness("Tavesk AG", "Tavesk S.A.") == pytest.approx(1.0), "one kind in two languages"


def test_a_usual_word_left_out_costs_less_than_one_of_its_own() -> None:
    assert likeness("Tavesk Group", "Tavesk") > likeness("Tavesk Orina", "Tavesk")


def test_words_are_said_that_only_one_side_has_and_what_differs() -> None:
    found = alike(read_body_name("Tavesk Steel 5 AG"), read_body_name("Tavesk Marov 6 GmbH"))
    assert found.left == (("steel", "5"), ("marov", "6"))
    assert (found.numbers_differ, found.forms_differ) == (True, True)


@pytest.mark.parametrize("name", ["", "   ", "?!", "x" * 501, "Tavesk\x00", "Tavesk \ue000", "tavesk " * 61])
def test_what_cannot_be_a_name_is_refused_in_a_sentence(name: str) -> None:
    with pytest.raises(InvalidValue, match="name"):
        read_body_name(name)


@pytest.mark.parametrize("name", ["AG", "The", "12", "Company Limited", "的", "5"])
def test_a_name_of_nothing_but_forms_and_fillers_is_a_name(name: str) -> None:
    assert likeness(name, name) == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("words", "value"),
    [("44", 44), ("44th", 44), ("forty four", 44), ("forty 4", 44), ("twelfth", 12), ("ninetieth", 90),
     ("3 hundred", 3), ("three hundred", 300), ("forty fourteen", 40)],
)  # fmt: skip
def test_numbers_are_read_in_digits_and_words(words: str, value: int) -> None:
    found = number_at(words.split(), 0)
    assert found is not None and found[0] == value
    assert number_at(["tavesk"], 0) is None


@pytest.mark.parametrize(("word", "value"), [("ii", 2), ("iv", 4), ("ix", 9), ("xiv", 14), ("vim", None), ("ic", None)])
def test_small_roman_numbers_are_read(word: str, value: int | None) -> None:
    assert roman(word) == value


def test_every_writing_of_the_tables_can_be_met_in_a_name() -> None:
    known = tables()
    assert known.forms[("joint", "stock", "company")] is FormKind.STOCK
    assert known.forms[("gmbh",)] is FormKind.LIMITED
    assert all(form and all(form) for form in known.forms), "a writing that folds to nothing is met in no name"
    assert all(0.0 <= one.says <= 1.0 for one in known.usual.values())


@pytest.mark.parametrize("name", ["forms.tsv", "words.tsv", "places.tsv"])
def test_no_writing_stands_in_two_lines_of_a_table(name: str) -> None:
    text = files("fairnotice.screening.bodies").joinpath(name).read_text(encoding="utf-8")
    lines = [line.split("\t")[-1].split("|") for line in text.splitlines() if not line.startswith("#")]
    many = Counter(writing for line in lines for writing in set(line))
    assert [writing for writing, count in many.items() if count > 1] == []
    assert all(len(set(line)) == len(line) for line in lines)
