"""Invented people for measures of speed: names out of common parts and made-up stems, in several scripts.

Nobody in it exists. The same seed gives the same people. It says nothing about accuracy: real labelled data do.
"""

import random
from collections.abc import Iterator, Sequence

from fairnotice.domain.dates import PartialDate
from fairnotice.domain.subject import Identity, Name, Sex
from fairnotice.screening import Entry, Query


def _listed(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_GIVEN = _listed(
    "Maria Ana Omar Ali Ivan Olga Wei Li Juan Carlos Fatima Hassan Dmitri Elena Yusuf Aisha Chen Ming Jose Luis Amir "
    "Leila Sergei Natalia Abdul Karim Nadia Viktor Irina Pedro Sofia Ahmed Khalid Mei Jun Raj Priya Arjun Kwame Ama "
    "Mehmet Ayse"
)
_STEMS = _listed(
    "bar tav mor kel san dor vek lin pash rus qor zan hal mir fen gul tok yar nes wol cah dim ers ibr oks sul"
)
_ENDS = _listed("ov ova enko ian ez es son sen dottir oglu zadeh i y a ishvili ski wicz man stein er aga ua ulu ha nam")
_OTHER = {
    "Cyrl": dict(zip("abcdefghijklmnopqrstuvwxyz", "абцдефгхийклмнопкрстуввксыз", strict=False)),
    "Arab": dict(zip("abcdefghijklmnopqrstuvwxyz", "ابکدیفگهیجکلمنوپقرستووکیزز", strict=False)),
}
NATIONS = _listed("PT UY ES BR RU UA IR IQ CN IN PK TR EG NG FR DE GB US MX ID")


def people(count: int, seed: int = 7) -> Iterator[Entry]:
    """As many entries."""
    draw = random.Random(seed)
    surnames = [_surname(draw) for _ in range(max(200, count // 4))]
    for number in range(count):
        yield Entry(f"p{number}", (_identity(draw, surnames),))


def travellers(entries: list[Entry], count: int, seed: int = 11) -> Iterator[tuple[Query, str | None]]:
    """Travellers, every tenth a listed person under another spelling, with whom it is; the others nobody listed."""
    draw = random.Random(seed)
    strangers = people(count, seed=seed + 1)
    for number in range(count):
        if number % 10 == 0:
            entry = draw.choice(entries)
            name = draw.choice(entry.identities[0].names).text
            yield _query(entry.identities[0], _misspelt(draw, name)), entry.id
        else:
            stranger = next(strangers).identities[0]
            yield _query(stranger, stranger.names[0].text), None


def _surname(draw: random.Random) -> str:
    return "".join(draw.choice(_STEMS) for _ in range(draw.choice((1, 2, 2, 3)))) + draw.choice(_ENDS)


def _skewed(draw: random.Random, among: Sequence[str]) -> str:
    return among[min(int(len(among) * draw.random() ** 3), len(among) - 1)]


def _identity(draw: random.Random, surnames: list[str]) -> Identity:
    given = [_skewed(draw, _GIVEN) if draw.random() < 0.7 else _skewed(draw, surnames).title() for _ in range(2)]
    words = [*given[: draw.choice((1, 1, 2))], _skewed(draw, surnames).title()]
    names = dict.fromkeys([" ".join(words), *_other_names(draw, words)])
    kind = draw.random()
    day = PartialDate(draw.randint(1940, 2005), draw.randint(1, 12), draw.randint(1, 28))
    births = () if kind < 0.05 else (PartialDate(day.year),) if kind < 0.2 else (day,)
    sex = draw.choice((Sex.MALE, Sex.FEMALE))
    listed = tuple(Name(text) for text in names)
    return Identity(listed, births=births, sex=sex, nationalities=(draw.choice(NATIONS),))


def _other_names(draw: random.Random, words: list[str]) -> Iterator[str]:
    """Further names, as sanctions lists have them: people bear 2.6 names there on average."""
    whole = " ".join(words)
    for _ in range(draw.choice((0, 0, 1, 1, 2))):
        yield _misspelt(draw, whole)
    if draw.random() < 0.45:
        table = _OTHER[draw.choice(sorted(_OTHER))]
        yield "".join(table.get(letter, letter) for letter in whole.lower())
    if draw.random() < 0.25:
        yield f"{words[-1].upper()}, {' '.join(words[:-1])}"
    if len(words) > 2 and draw.random() < 0.5:
        yield f"{words[0]} {words[-1]}"
    if draw.random() < 0.1:
        yield f"Abu {_skewed(draw, _GIVEN)}"


def _query(identity: Identity, name: str) -> Query:
    return Query((name,), births=identity.births, nationalities=identity.nationalities, sex=identity.sex)


def _misspelt(draw: random.Random, name: str) -> str:
    words = name.split()
    change = draw.random()
    if change < 0.3 and len(words) > 1:
        draw.shuffle(words)
    elif change < 0.8:
        at = draw.randrange(len(words))
        word = words[at]
        place = draw.randrange(len(word))
        words[at] = word[:place] + word[place + 1 :] if len(word) > 4 else word
    return " ".join(words)
