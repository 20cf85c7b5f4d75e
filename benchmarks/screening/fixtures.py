"""Travellers of our own making from real lists: the listed under other spellings, and others who are on no list.

The seed is fixed, so everybody makes the same ones. Half are for tuning, half for reporting, by a digest of the id.
"""

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz.fuzz import ratio

from benchmarks.screening.generate import people
from benchmarks.screening.groups import script_of
from benchmarks.screening.noise import KINDS, birth_noise
from benchmarks.screening.records import Record, of_entry

SEED = 20260227
HELD_OUT = 0.25
"""Of the people with three Latin names or more, so many lose one from the list: the traveller bears it."""
RECOMBINED, INVENTED = "recombined", "invented"
"""The two kinds of strangers: words of listed people's names put together anew, and invented people."""
_ALIKE = 60
"""How like, in a hundred, a held-out name's words must be to others of the person's for half of them."""


def made(listed: Sequence[Record], negatives: int) -> tuple[list[Record], list[Record], list[Record]]:
    """The list without the names held out, travellers who are on it, and travellers who are not."""
    draw = random.Random(SEED)
    kept, positives = [], []
    for person in listed:
        left, held = _held_out(draw, person)
        kept.append(left)
        traveller = _traveller(draw, left, held)
        if traveller:
            positives.append(traveller)
    return kept, positives, strangers(kept, negatives)


def _held_out(draw: random.Random, person: Record) -> tuple[Record, str]:
    """The person without one of their names, which is like the others, and that name; often all and none."""
    latin = [name for name in person.names if script_of(name) == "Latn"]
    if len(latin) < 3 or draw.random() >= HELD_OUT:
        return person, ""
    able = [name for name in latin[1:] if len(name.split()) > 1 and _like(name, [n for n in person.names if n != name])]
    if not able:
        return person, ""
    held = draw.choice(able)
    return replace(person, names=[name for name in person.names if name != held]), held


def _like(name: str, others: Sequence[str]) -> bool:
    words = name.lower().split()
    known = {word for other in others for word in other.lower().split()}
    alike = sum(max((ratio(word, one) for one in known), default=0) >= _ALIKE for word in words)
    return name not in others and alike * 2 >= len(words)


def _traveller(draw: random.Random, person: Record, held: str) -> Record | None:
    """One traveller who is that person."""
    kind, name = ("name held out", held) if held else _named(draw, person)
    if not name:
        return None
    return Record(
        id=f"p-{person.id}",
        names=[name],
        births=birth_noise(draw, draw.choice(person.births) if person.births else ""),
        nationalities=person.nationalities[:1] if draw.random() < 0.8 else [],
        sex=person.sex,
        truth=person.id,
        kind=kind,
    )


def _named(draw: random.Random, person: Record) -> tuple[str, str]:
    original = [name for name in person.names if script_of(name) != "Latn"]
    if original and draw.random() < 0.25:
        return "original script, listed", draw.choice(original)
    latin = [name for name in person.names if script_of(name) == "Latn" and len(name) > 3]
    if not latin:
        return "", ""
    name = latin[0] if draw.random() < 0.6 else draw.choice(latin)
    kind = draw.choices([*KINDS], [weight for weight, _ in KINDS.values()])[0]
    changed = KINDS[kind][1](draw, name)
    return (kind, changed) if changed else ("as listed", name)


def strangers(listed: Sequence[Record], count: int) -> list[Record]:
    """People on no list: six in ten named of words of listed people of one country, the others invented.

    The first are the hard ones: they are from where the listed are from. Nobody of them bears a listed name whole.
    """
    draw = random.Random(SEED + 1)
    words, bearers = _words_by_country(listed)
    taken = {_key(name) for person in listed for name in person.names}
    invented = people(2 * count + 100, seed=SEED)  # more than enough: some bear a listed name
    countries = sorted(words)
    found: list[Record] = []
    while len(found) < count:
        plain = of_entry(next(invented))
        if draw.random() < 0.6:
            country = draw.choices(countries, [bearers[one] for one in countries])[0]
            given, family = words[country]
            name = " ".join([*draw.sample(given, min(len(given), draw.choice((1, 1, 2)))), draw.choice(family)])
            plain = replace(plain, names=[name], nationalities=[country], kind=RECOMBINED)
        name = plain.names[0]
        if _key(name) not in taken:
            kind = plain.kind or INVENTED
            found.append(
                replace(plain, id=f"n-{len(found)}", names=[name], births=_born(draw), documents=[], kind=kind)
            )
    return found


def _words_by_country(listed: Sequence[Record]) -> tuple[dict[str, tuple[list[str], list[str]]], dict[str, int]]:
    """Of each country with twenty listed people or more, the first and the last words of their first names."""
    given, family = defaultdict(set), defaultdict(set)
    bearers: dict[str, int] = defaultdict(int)
    for person in listed:
        words = person.names[0].split() if person.names else []
        if len(words) > 1 and person.nationalities and script_of(person.names[0]) == "Latn":
            country = person.nationalities[0]
            given[country].add(words[0].title())
            family[country].add(words[-1].title())
            bearers[country] += 1
    kept = [country for country, number in bearers.items() if number >= 20]
    return {one: (sorted(given[one]), sorted(family[one])) for one in kept}, {one: bearers[one] for one in kept}


def _born(draw: random.Random) -> list[str]:
    return [f"{draw.randint(1940, 2005)}-{draw.randint(1, 12):02d}-{draw.randint(1, 28):02d}"]


def _key(name: str) -> tuple[str, ...]:
    return tuple(sorted(name.lower().replace(",", "").split()))
