"""Whom the full comparison shows, the engine finds on a longer list as well."""

import random
from collections.abc import Sequence

import pytest

from fairnotice.domain.dates import PartialDate
from fairnotice.domain.hit import HitDecision
from fairnotice.domain.subject import Identity, Name, Sex
from fairnotice.screening import Entry, Query, Watchlist

GIVEN = "Maria Omar Olga Wei Yusuf Ana Dmitri Leila Kwame Priya Ali Hassan Aisha Jin Noor Salim Karim Musa Elena Petra"
FAMILY = (
    "Tavesk Marov Qorzan Halmir Fengul Tokyar Nesoglu Wolcah Dimers Ibroks Mira Tavari Keles Petrov Haddad Rahmouni"
)
DAY, YEAR, NONE = "1968-03-05", "1968", ""

PAIRS = (
    # One word for two, over a particle, and in another script.
    ("Zia-ur-Rahman Tavari", "Ziaurrahman Tavari", (DAY, YEAR, NONE)),
    ("Jamaluddin Tavari", "Jamal ad-Din Tavari", (DAY, YEAR, NONE)),
    ("ZARIFUDDIN TAVARI", "ظریف الدین تواری", (DAY, YEAR, NONE)),
    ("نصير الدين مرواك", "Nasiruddin Mervak", (DAY, YEAR)),
    ("HIDAYATULLAH MERVAK", "هدايت الله مرواك", (DAY, YEAR, NONE)),
    ("Saif Ullah Tavari", "سيف‌الله تواری", (DAY, YEAR)),
    # Two letters that would be read as one.
    ("MOUNIR EL MOTASSADER", "منير المتصدر", (DAY, YEAR, NONE)),
    ("Suhail Mashhadi", "سهيل مشهدي", (DAY, YEAR, NONE)),
    # A letter that another country says otherwise.
    ("AMOR GHEDEIR", "عمر قدير", (DAY, YEAR)),
    # A slip in a short word, beside a common one.
    ("Aisha Mira", "Aisah Mira", (DAY,)),
    ("Noor Rahmouni", "Nor Rahmouni", (DAY, YEAR)),
    ("Jin Fan", "Jin Fa n", (DAY,)),
    # More words than the engine takes, of which the last are on the list.
    (
        "Salim Karim Musa Tavari Haddad Mervak",
        "Ana Bela Cora Dora Ema Fila Gita Hela Salim Karim Musa Tavari Haddad Mervak",
        (DAY,),
    ),
)
ASKED = [(listed, asked, born) for listed, asked, known in PAIRS for born in known]


def an_entry(id_: str, name: str, born: str, sex: Sex) -> Entry:
    return Entry(id_, (Identity((Name(name),), (PartialDate.parse(born),), sex=sex),))


@pytest.fixture(scope="module")
def others() -> list[Entry]:
    draw = random.Random(11)
    given, family = GIVEN.split(), FAMILY.split()
    return [
        an_entry(
            f"p{at}",
            f"{draw.choice(given)} {draw.choice(family)}{draw.choice(('', 'ov', 'son', 'i', 'ian'))}",
            f"{draw.randint(1950, 1999)}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}",
            Sex.MALE,
        )
        for at in range(6_000)
    ]


@pytest.fixture(scope="module")
def watchlist(others: Sequence[Entry]) -> Watchlist:
    targets = [an_entry(listed, listed, DAY, Sex.MALE) for listed, _asked, _known in PAIRS]
    return Watchlist([*others, *targets], engine=True)


@pytest.mark.parametrize(("listed", "asked", "born"), ASKED, ids=[f"{asked} {born}" for _, asked, born in ASKED])
def test_whom_the_full_comparison_shows_the_engine_finds(
    watchlist: Watchlist, listed: str, asked: str, born: str
) -> None:
    query = Query((asked,), (PartialDate.parse(born),) if born else ())
    (full,) = Watchlist([an_entry(listed, listed, DAY, Sex.MALE)]).screen_all(query)
    found = {hit.entry: hit for hit in watchlist.screen(query)}
    assert (found[listed].decision, found[listed].score) == (full.decision, full.score)


def test_a_sex_that_is_neither_hides_nobody(watchlist: Watchlist) -> None:
    query = Query(("Jamaluddin Tavari",), (PartialDate.parse(YEAR),), sex=Sex.OTHER)
    found = {hit.entry: hit.decision for hit in watchlist.screen(query)}
    assert found["Jamaluddin Tavari"] is HitDecision.HIT


@pytest.mark.parametrize("born", [YEAR, DAY])
def test_another_nationality_hides_nobody_of_the_very_name_and_birth_year(others: Sequence[Entry], born: str) -> None:
    """A common name with a year is worth less than another nationality costs, and is a hit all the same."""
    listed = Identity((Name("Maria Keles"),), (PartialDate(1968),), nationalities=("UY",))
    many = [
        Entry(f"m{at}", (Identity((Name(f"Maria {name}"),), (PartialDate(1950),)),))
        for at, name in enumerate(("Keles", "Kelesov", "Kelez", "Tavesk") * 1_500)
    ]
    watchlist = Watchlist([*others, *many, Entry("e", (listed,))], engine=True)
    query = Query(("Maria Keles",), (PartialDate.parse(born),), nationalities=("PT",))
    found = {hit.entry: hit.decision for hit in watchlist.screen(query)}
    assert found["e"] is HitDecision.HIT
