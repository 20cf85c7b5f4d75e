"""Short forms of given names: agreed, found and said, and worth less than the name. Invented people."""

import pytest

from fairnotice.domain.subject import Identity, Name
from fairnotice.screening import Entry, Query, Watchlist
from fairnotice.screening.alignment import align
from fairnotice.screening.compare.names import ALIKE, compare_names
from fairnotice.screening.engine.forms import forms
from fairnotice.screening.index import keys, lookups
from fairnotice.screening.short_forms import same_by_short_form, table
from fairnotice.screening.wordlists import HONORIFICS, PARTICLES

PAIRS = [
    ("Bill Tavesk", "William Tavesk"),
    ("TAVESK, Bill", "William Tavesk"),
    ("Pepe Qorzan Lumil", "José Qorzan Lumil"),
    ("Sasha Marov", "Alexander Marov"),
    ("Sasha Marova", "Aleksandra Marova"),
    ("Вова Тавеск", "Vladimir Tavesk"),
    ("Vova Tavesk", "Владимир Тавеск"),
    ("Hans Halmir", "Johannes Halmir"),
    ("Tanja Fengul", "Tatiana Fengul"),
    ("Bill Tavesk", "Willy Tavesk"),
    ("Ben Tavesk", "Benjamin Tavesk"),
    ("Tavesk Ben", "Benjamin Tavesk"),
]


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_a_short_form_may_be_the_name(one: str, other: str) -> None:
    assert compare_names([one], [other]).score >= ALIKE
    assert compare_names([other], [one]).score >= ALIKE


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_a_short_form_is_weaker_evidence_than_the_name_itself(one: str, other: str) -> None:
    short, same = compare_names([one], [other]), compare_names([other], [other])
    assert short.score < same.score
    assert short.bits < same.bits


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bill Tavesk", "Robert Tavesk"),
        ("Bill Tavesk", "William Qorzan"),
        ("Bill", "William"),
        ("Mohamed Ben Tavesk", "Benjamin Tavesk"),
        ("Tavesk ben Qorzan Marov", "Benjamin Qorzan Marov"),
        ("本 Tavesk", "Benjamin Tavesk"),
    ],
)
def test_it_is_not_enough_with_another_name_nor_alone(one: str, other: str) -> None:
    assert compare_names([one], [other]).score < ALIKE


@pytest.mark.parametrize(
    ("one", "other", "says"),
    [
        ("Bill Tavesk", "William Tavesk", "'bill' is a short form of 'william'."),
        ("William Tavesk", "Bill Tavesk", "'bill' is a short form of 'william'."),
        ("Bill Tavesk", "Willy Tavesk", "'bill' and 'willy' are short forms of one name."),
        (
            "Bill Tavezk",
            "William Tavesk",
            "'bill' is a short form of 'william'. The other words of the names sound the same in another spelling.",
        ),
        (
            "Вова Тавеск",
            "Vladimir Tavesk",
            "'вова' is a short form of 'vladimir'. The other words of the names are alike across two scripts.",
        ),
    ],
)
def test_the_sentence_says_which_name_it_is_short_for(one: str, other: str, says: str) -> None:
    assert says in compare_names([one], [other]).says


def test_a_name_that_is_there_itself_is_not_taken_for_a_short_form() -> None:
    assert align("Jan Johannes Tavesk", "Johannes Jan Tavesk").score == 1.0


def test_no_short_form_but_ben_is_a_word_of_another_kind() -> None:
    shorts = {short for _names, forms_ in table() for short in forms_}
    assert shorts & (PARTICLES | HONORIFICS) == {"ben"}
    assert all(text.isascii() and text.isalpha() and text.islower() for text in shorts)


def test_every_short_form_of_the_table_has_a_key_of_each_name_of_its_line() -> None:
    for names, shorts in table():
        for name in names:
            for short in shorts:
                assert same_by_short_form(short, name)
                assert keys(name) & lookups(short), (short, name)
                assert keys(short) & lookups(name), (short, name)
                assert set(forms(name).own.tolist()) & set(forms(short).asked.tolist()), (short, name)


@pytest.mark.parametrize("engine", [False, True])
def test_whoever_the_comparison_would_show_is_found_on_a_long_list(engine: bool) -> None:
    lines = list(table())
    people = [
        Entry(f"n{at}", (Identity((Name(f"{names[0]} Tavesk{_end(at)}"),)),)) for at, (names, _) in enumerate(lines)
    ]
    people += [
        Entry(f"s{at}", (Identity((Name(f"{shorts[-1]} Qorzan{_end(at)}"),)),)) for at, (_, shorts) in enumerate(lines)
    ]
    people += [Entry(f"o{at}", (Identity((Name(f"Dimeska Wolcah{_end(at)}"),)),)) for at in range(800)]
    assert len(people) > 2_000
    watchlist = Watchlist(people, engine=engine)
    queries = [Query((f"{short} Tavesk{_end(at)}",)) for at, (_, shorts) in enumerate(lines) for short in shorts]
    wanted = [f"n{at}" for at, (_, shorts) in enumerate(lines) for _short in shorts]
    queries += [Query((f"{name} Qorzan{_end(at)}",)) for at, (names, _) in enumerate(lines) for name in names]
    wanted += [f"s{at}" for at, (names, _) in enumerate(lines) for _name in names]
    missed = [
        query.names[0]
        for query, entry, found in zip(queries, wanted, watchlist.screen_many(queries), strict=True)
        if entry not in {hit.entry for hit in found}
    ]
    assert missed == []


def _end(at: int) -> str:
    """A family name's ending that few others are like."""
    letters = "bdgklmnprstvz"
    first, rest = divmod(at, len(letters) ** 2)
    return f"{letters[rest // len(letters)]}a{letters[rest % len(letters)]}{'aeiou'[first]}"


def test_a_short_form_is_found_among_many_of_one_family_name() -> None:
    given = ("Maria", "Omar", "Olga", "Wei", "Yusuf", "Ana", "Dmitri", "Leila", "Kwame", "Priya")
    people = [
        Entry(f"o{at}", (Identity((Name(f"{given[at % 10]} {'Marov' if at % 4 else 'Tavesk'}"),)),))
        for at in range(2_400)
    ]
    people += [Entry(name, (Identity((Name(f"{name} Tavesk"),)),)) for name in ("William", "Benjamin", "Bob", "Ben")]
    watchlist = Watchlist(people, engine=True)
    for asked, wanted in (("Bill", "William"), ("Ben", "Benjamin"), ("Robert", "Bob"), ("Benjamin", "Ben")):
        assert wanted in {hit.entry for hit in watchlist.screen(Query((f"{asked} Tavesk",)))}, asked
