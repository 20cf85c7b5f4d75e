"""The engine finds what a scan of everybody finds, whatever the order, the case and the script."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fairnotice.domain.dates import PartialDate
from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.subject import Document, Identity, Name, Sex
from fairnotice.screening import Entry, Query
from fairnotice.screening.engine import EngineIndex, build

NAMES = (
    "Orin Tavesk", "Qasem Soleymani", "Olga Petrova", "Wei Chen", "Maria de la Cruz", "Abdul Rahman Khan", "Ali",
    "Jürgen Müller", "Ivan Ivanovich Sidorov", "Lena Marov", "Kim Minsu", "O'Brien Sean",
)  # fmt: skip
BORN = PartialDate(1986, 9, 17)


def entry(id: str, name: str, **more: object) -> Entry:
    return Entry(id, (Identity(names=(Name(name),), **more),))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def index() -> EngineIndex:
    return build(entry(f"e{n}", name, births=(BORN,), nationalities=("UY",)) for n, name in enumerate(NAMES))


def ids(index: EngineIndex, query: Query, cut: float = -5.0) -> list[str]:
    return [f"e{found.place}" for found in index.search(query, cut=cut)]


@pytest.mark.parametrize("number", range(len(NAMES)))
def test_a_name_finds_itself_first(index: EngineIndex, number: int) -> None:
    assert ids(index, Query((NAMES[number],)))[0] == f"e{number}"


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("TAVESK, ORIN", 0), ("Орин Тавеск", 0), ("قاسم سلیمانی", 1), ("Kassem Sulaimani", 1), ("Ольга Петрова", 2),
        ("Maria Cruz", 4), ("Abd al-Rahman Khan", 5), ("Juergen Mueller", 7), ("Sidorov I. I.", 8), ("김민수", 10),
    ],
)  # fmt: skip
def test_other_spellings_orders_and_scripts_find_it(index: EngineIndex, typed: str, number: int) -> None:
    assert ids(index, Query((typed,)))[0] == f"e{number}"


def test_a_birth_date_adds_and_another_one_takes_away(index: EngineIndex) -> None:
    def bits(*births: PartialDate) -> float:
        return index.search(Query(("Orin Tavesk",), births=births), cut=-20.0)[0].bits

    assert bits(BORN) > bits(PartialDate(1986)) > bits() > bits(PartialDate(1999, 1, 2))
    assert bits(PartialDate(1986, 9, 18)) > bits(), "one digit is a slip"


def test_a_document_finds_whatever_the_name() -> None:
    index = build([entry("e", "Orin Tavesk", documents=(Document("passport", "XQ7714203", "UY"),))])
    asked = Query(("Somebody Else",), documents=(Document("passport", "XQ77142O3", "UY"),))
    assert ids(index, asked) == ["e0"]


WORDS = st.sampled_from(
    sorted({word for name in NAMES for word in name.split()} | {"Zed", "Quimby", "Q", "Вадим", "王"})
)
PEOPLE = st.lists(
    st.tuples(st.lists(WORDS, min_size=1, max_size=3).map(" ".join), st.integers(1950, 1990)), min_size=1, max_size=25
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(PEOPLE, st.lists(WORDS, min_size=1, max_size=3).map(" ".join), st.integers(1950, 1990), st.floats(-4, 12))
def test_the_bound_loses_nobody_whom_a_scan_of_everybody_finds(
    people: list[tuple[str, int]], asked: str, year: int, cut: float
) -> None:
    index = build(entry(f"e{n}", name, births=(PartialDate(born),)) for n, (name, born) in enumerate(people))
    query = Query((asked,), births=(PartialDate(year),))
    scanned = {one.place: one.bits for one in index.search_all(query, cut=cut)}
    assert {one.place: one.bits for one in index.search(query, cut=cut)} == pytest.approx(scanned)


SHORT_WORDS = st.sampled_from(
    ("Orin", "Tavesk", "Olga", "Marov", "Al", "De", "Dr", "O", "T", "M", "Q", "О", "Т", "وليد")
)
DAYS = st.sampled_from(
    [None, *(PartialDate(*day) for day in ((1986,), (1986, 9, 7), (1976, 9, 7), (1987, 9, 7), (1986, 7, 9)))]
)
BEARERS = st.tuples(
    st.lists(SHORT_WORDS, min_size=1, max_size=4).map(" ".join), DAYS, st.sampled_from([(), ("UY",), ("PT",)])
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(BEARERS, min_size=1, max_size=12),
    st.integers(0, 300),
    st.lists(BEARERS, min_size=1, max_size=3),
    st.floats(-12, 24),
)
def test_initials_particles_and_slips_are_not_lost_by_the_bound_or_by_what_is_remembered(
    people: list[tuple[str, PartialDate | None, tuple[str, ...]]],
    others: int,
    asked: list[tuple[str, PartialDate | None, tuple[str, ...]]],
    cut: float,
) -> None:
    known = [
        entry(f"e{n}", name, births=(born,) if born else (), nationalities=nations)
        for n, (name, born, nations) in enumerate(people)
    ]
    index = build(
        [*known, *(entry(f"o{n}", f"Zzyx{n % 7} Quimby", births=(PartialDate(1950),)) for n in range(others))]
    )
    for name, born, nations in [*asked, *asked]:
        query = Query((name,), births=(born,) if born else (), nationalities=nations)
        scanned = {one.place: one.bits for one in index.search_all(query, cut=cut)}
        assert {one.place: one.bits for one in index.search(query, cut=cut)} == pytest.approx(scanned, abs=1e-4)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    PEOPLE,
    st.lists(WORDS.filter(lambda word: word != "Abdul"), min_size=1, max_size=3),  # it is one with the word after it
    st.randoms(use_true_random=False),
)
def test_order_and_case_do_not_matter(people: list[tuple[str, int]], asked: list[str], draw: object) -> None:
    index = build(entry(f"e{n}", name) for n, (name, _born) in enumerate(people))
    shuffled = list(asked)
    draw.shuffle(shuffled)  # type: ignore[attr-defined]
    one = {found.place: found.bits for found in index.search(Query((" ".join(asked),)), cut=-3.0)}
    other = {found.place: found.bits for found in index.search(Query((" ".join(shuffled).upper(),)), cut=-3.0)}
    assert one == pytest.approx(other, abs=1e-3)


def test_agreeing_facts_never_lower_a_score(index: EngineIndex) -> None:
    bare = Query(("Orin Tavesk",))
    more = replace(bare, births=(BORN,), nationalities=("UY",))
    assert index.search(more, cut=-9.0)[0].bits >= index.search(bare, cut=-9.0)[0].bits


def test_it_answers_the_same_from_many_threads(index: EngineIndex) -> None:
    asked = [Query((name,)) for name in NAMES] * 20
    alone = [index.search(query, cut=-5.0) for query in asked]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda query: index.search(query, cut=-5.0), asked)) == alone


@pytest.mark.parametrize("name", ["", "  ", "12345", "\x00", "\ud800", "x" * 10_000, "🙂", "'"])
def test_what_cannot_be_a_name_is_said(index: EngineIndex, name: str) -> None:
    with pytest.raises(InvalidValue):
        index.search(Query((name,)))


def test_an_unreadable_listed_name_is_said_and_the_rest_stands() -> None:
    index = build([entry("e1", "\x00"), entry("e2", "Orin Tavesk", sex=Sex.MALE)])
    assert "entry e1" in index.unreadable[0]
    assert [found.place for found in index.search(Query(("Orin Tavesk",)), cut=-5.0)] == [1]


def test_an_empty_list_answers_nothing() -> None:
    assert build([]).search(Query(("Orin Tavesk",)), cut=-50.0) == ()


def test_a_list_of_one_name_borne_by_many_still_answers() -> None:
    index = build(entry(f"e{n}", "Ali Hassan") for n in range(3_000))
    assert len(ids(index, Query(("Ali Hassan",)), cut=-20.0)) == 256, "the best of them, as many as are kept"


def test_the_bound_counts_initials_on_the_list() -> None:
    names = ("Tavesk Q", "Olga Petrova", "Wei Chen", "Lena Marov")
    index = build(entry(f"e{n}", name, births=(BORN,)) for n, name in enumerate(names))
    query = Query(("Tavesk Quimby",), births=(BORN,))
    best = index.search_all(query, cut=-20.0)[0]
    assert index.search(query, cut=best.bits - 0.1) == (best,)


@pytest.mark.parametrize("year", [1850, 1851, 2098, 2099])
def test_the_first_and_the_last_year_that_the_kernel_knows_are_searched(year: int) -> None:
    born = PartialDate(year, 3, 4)
    index = build([entry("e", "Orin Tavesk", births=(born,)), *(entry(f"o{n}", "Lena Marov") for n in range(40))])
    query = Query(("Orin Tavesk",), births=(born,))
    best = index.search_all(query, cut=-5.0)[0]
    assert index.search(query, cut=best.bits - 0.5) == (best,)


def test_many_birth_dates_and_nationalities_speak_against_nobody() -> None:
    years = tuple(PartialDate(1960 + n // 28, 2, 1 + n % 28) for n in range(65))
    nations = ("UY", "PT", "BR")
    index = build([entry("e1", "Orin Tavesk", births=years, nationalities=nations), entry("e2", "Lena Marov")])
    name_alone = index.search(Query(("Orin Tavesk",)), cut=-20.0)[0].bits
    for query in (
        Query(("Orin Tavesk",), births=(years[-1],), nationalities=("BR",)),
        Query(("Orin Tavesk",), nationalities=("DE", "FR", "UY")),
    ):
        assert index.search(query, cut=-20.0)[0].bits == name_alone
