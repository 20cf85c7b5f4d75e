"""Learn how Han characters are read in names of Japan and Hong Kong, from packages that hold names."""

import argparse
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from math import exp, log
from pathlib import Path

from anyascii import anyascii

from benchmarks.screening import han_sources as sources
from benchmarks.screening.cantonese import spelt
from benchmarks.screening.families_overseas import SPELT_OVERSEAS
from benchmarks.screening.halves import half_of
from benchmarks.screening.hokkien import given_syllables
from benchmarks.screening.tables import Answer, table
from benchmarks.screening.timing import say
from fairnotice.domain.errors import Unusable
from fairnotice.screening.hanforms import in_one_form
from fairnotice.screening.hanreadings import joined
from fairnotice.screening.hantable import is_han
from fairnotice.screening.kana import hiragana, in_latin

Ways = dict[str, dict[str, float]]

ROUNDS = 8
_LONGEST = 5  # kana of one character
_FEWEST = 0.02  # readings that are rarer are dropped
_KEPT = 8
_LEAST_SEEN = 1.5
_UNSEEN = 0.3
_RARE_FAMILY = 1e-4  # share of families from which on a whole name is kept
_COMMON_GIVEN, _UNSAID = 2.5, 5.0
"""A given name keeps its reading where two lists have it and its characters hardly say it."""
_WHOLE, _WHOLE_OF_COMMON, _COMMON_FAMILY = log(8), log(2), 5e-4
"""A family name keeps its reading where its characters say it less often than one time in so many; a common one."""


def arguments(command: argparse.ArgumentParser) -> None:
    """What the command takes."""
    command.add_argument("folder", type=Path, help="the folder with the packages, see han_sources.py")
    command.add_argument("--out", type=Path, help="where the table goes; else it is only measured")
    command.add_argument(
        "--half", choices=("tune", "all"), default="all", help="tune: from the tuning half of the names"
    )


def measure(given: argparse.Namespace) -> Answer:
    """Write the table."""
    lacking = sources.missing(given.folder)
    if lacking:
        raise Unusable(f"{', '.join(lacking)} not in {given.folder}")
    wanted: Callable[[str], bool] = (lambda name: half_of(name) == "tune") if given.half == "tune" else (lambda _: True)
    lines = [*japanese_lines(given.folder, wanted), *chinese_lines(given.folder, wanted)]
    if given.out:
        given.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    sizes = Counter[str]()
    many = Counter(line.split("\t")[0] for line in lines)
    for line in lines:
        sizes[line.split("\t")[0]] += len(line.encode()) + 1
    data: dict[str, object] = {"lines": len(lines), "bytes": sum(sizes.values())}
    return Answer(data, list(table(("sort", "lines", "bytes"), [[one, many[one], sizes[one]] for one in sizes])))


def japanese_lines(folder: Path, wanted: Callable[[str], bool]) -> Iterator[str]:
    """What the table says of Japan."""
    families = _halved(sources.families_of_japan(folder), wanted)
    given = _halved(sources.given_of_japan(folder), wanted)
    say(f"{len(families):,} family names, {len(given):,} given names")
    read_in_families = learn(_damped(families))
    read_in_given = learn({pair: weight for pair, weight in given.items() if len(pair[0]) > 1})
    by_family = {one: _in_latin(each) for one, each in read_in_families.items()}
    by_given = {one: _in_latin(each) for one, each in read_in_given.items()}
    yield from (f"family\t{one}\t{_told(each)}" for one, each in sorted(by_family.items()))
    yield from (f"given\t{one}\t{_told(each)}" for one, each in sorted(by_given.items()))
    yield from _singles(given)
    yield from _whole_given(given, by_given)
    yield from _whole_names(families, by_family)
    yield from _places(families, given)


def _halved(names: sources.Named, wanted: Callable[[str], bool]) -> sources.Named:
    """Characters in their one form. Names in kana only teach nothing."""
    found: defaultdict[tuple[str, str], float] = defaultdict(float)
    for (kanji, kana), weight in names.items():
        if wanted(kanji) and is_han(kanji):
            found[in_one_form(kanji), kana] += weight
    return dict(found)


def _damped(names: sources.Named) -> sources.Named:
    """A family of a million teaches more than one of a thousand, and not a thousand times as much."""
    least = min(names.values())
    return {pair: (weight / least) ** 0.5 for pair, weight in names.items()}


def learn(names: sources.Named) -> Ways:
    """The chance of each reading of a character: expectation maximisation over every way to part the kana."""
    ways: Ways = {}
    for _ in range(ROUNDS):
        seen: Ways = defaultdict(lambda: defaultdict(float))
        for (kanji, kana), weight in names.items():
            _count(kanji, kana, weight, ways, seen)
        ways = {
            one: {kana: used / (sum(each.values()) + _UNSEEN) for kana, used in each.items() if used > 1e-3}
            for one, each in seen.items()
        }
    return {one: each for one, each in ways.items() if sum(seen[one].values()) >= _LEAST_SEEN}


def _count(kanji: str, kana: str, weight: float, ways: Ways, seen: Ways) -> None:
    many, size = len(kanji), len(kana)
    if not many <= size <= _LONGEST * many:
        return
    forward = [{0: 1.0}]
    for one in kanji:
        after: dict[int, float] = defaultdict(float)
        for at, chance in forward[-1].items():
            for end in range(at + 1, min(at + _LONGEST, size) + 1):
                if way := chance * _chance(ways, one, kana[at:end]):
                    after[end] += way
        forward.append(after)
    whole = forward[-1].get(size, 0.0)
    if whole <= 1e-30:
        return
    backward = {size: 1.0}
    for place in range(many - 1, -1, -1):
        before: dict[int, float] = defaultdict(float)
        for end, chance in backward.items():
            for at in range(max(0, end - _LONGEST), end):
                if not (begun := forward[place].get(at, 0.0)):
                    continue
                way = chance * _chance(ways, kanji[place], kana[at:end])
                before[at] += way
                seen[kanji[place]][kana[at:end]] += weight * begun * way / whole
        backward = before


def _chance(ways: Ways, one: str, kana: str) -> float:
    """In the first round a guess: two kana rather than one or more."""
    if hiragana_letter(one):
        return 1.0 if hiragana(one) == kana else 0.0
    if kana[0] in "ゃゅょっんー" or (len(kana) < 3 and kana[-1] == "っ"):
        return 0.0
    if not ways:
        return (0.5, 1.0, 0.5, 0.1, 0.02)[len(kana) - 1]
    return ways.get(one, {}).get(kana, 1e-5 * 0.3 ** len(kana))


def hiragana_letter(one: str) -> bool:
    """Whether it is a kana of its own."""
    return "\u3041" <= one <= "\u30fa"


def _in_latin(each: dict[str, float]) -> dict[str, float]:
    """Readings in Latin letters, as logarithms below 0 turned about; the rarest are dropped."""
    found: dict[str, float] = defaultdict(float)
    for kana, chance in each.items():
        found[in_latin(kana)] += chance
    kept = sorted(((chance, latin) for latin, chance in found.items() if chance >= _FEWEST and latin), reverse=True)
    return {latin: -log(min(chance, 1.0)) for chance, latin in kept[:_KEPT]}


def _singles(given: sources.Named) -> Iterator[str]:
    """Given names of one character."""
    whole = sum(given.values())
    every: Ways = defaultdict(dict)
    for (kanji, kana), weight in given.items():
        if len(kanji) == 1:
            every[kanji][kana] = weight
    shares = sum(sum(each.values()) for each in every.values())
    assert whole
    for kanji, each in sorted(every.items()):
        borne = sum(each.values())
        chances = {kana: weight / (borne + _UNSEEN) for kana, weight in each.items()}
        yield f"alone\t{kanji}\t{_tenths(borne / shares)}\t{_told(_in_latin(chances))}"


def _whole_names(families: sources.Named, ways: Ways) -> Iterator[str]:
    """The commoner family names, and those that their characters do not say."""
    whole = sum(families.values())
    told = {one: _told(each) for one, each in ways.items()}
    every: Ways = defaultdict(lambda: defaultdict(float))
    usual: dict[str, list[str]] = defaultdict(list)
    for (kanji, kana), weight in families.items():
        every[kanji][in_latin(kana)] += weight
    for kanji, each in sorted(every.items()):
        borne = sum(each.values())
        if borne / whole < _RARE_FAMILY and len(kanji) != 1:
            continue
        costs = {latin: -log(weight / borne) for latin, weight in each.items() if weight / borne > 0.04}
        said = joined(kanji, told)
        least = _WHOLE_OF_COMMON if borne / whole > _COMMON_FAMILY else _WHOLE
        odd = len(kanji) == 1 or any(
            said.get(latin, 99.0) - cost > least for latin, cost in costs.items() if cost < 1.5
        )
        kept = dict(sorted(costs.items(), key=lambda one: one[1])[:5])
        if odd:
            yield f"name\t{kanji}\t{_tenths(borne / whole)}\t{_told(kept)}"
        else:
            usual[_tenths(borne / whole)].append(kanji)
    yield from (f"known\t{' '.join(names)}\t{cost}" for cost, names in sorted(usual.items()))


def _whole_given(given: sources.Named, ways: Ways) -> Iterator[str]:
    """The commoner given names of two characters or more that their characters do not say."""
    told = {one: _told(each) for one, each in ways.items()}
    every: Ways = defaultdict(lambda: defaultdict(float))
    for (kanji, kana), weight in given.items():
        if len(kanji) > 1:
            every[kanji][in_latin(kana)] += weight
    for kanji, each in sorted(every.items()):
        borne, said = sum(each.values()), joined(kanji, told)
        odd = {
            latin: -log(weight / borne)
            for latin, weight in each.items()
            if weight / borne > 0.1 and weight > _COMMON_GIVEN and said.get(latin, 99.0) > _UNSAID
        }
        if odd:
            yield f"called\t{kanji}\t{_told(odd)}"


def _places(families: sources.Named, given: sources.Named) -> Iterator[str]:
    """How rare each character is at the beginning and later in both sorts of names."""
    counts: list[dict[str, float]] = [defaultdict(float) for _ in range(4)]
    for at, names in ((0, families), (2, given)):
        for (kanji, _), weight in names.items():
            if len(kanji) > 1:
                counts[at][kanji[0]] += weight
                for one in kanji[1:]:
                    counts[at + 1][one] += weight
    whole = [sum(each.values()) for each in counts]
    for one in sorted({letter for each in counts for letter in each if is_han(letter)}):
        told = "\t".join(
            _tenths(each[one] / all_) if each[one] else "" for each, all_ in zip(counts, whole, strict=True)
        )
        yield f"japanese\t{one}\t{told}"


def chinese_lines(folder: Path, wanted: Callable[[str], bool]) -> Iterator[str]:
    """What the table says of Chinese names."""
    yield from _canton(folder)
    yield from _hokkien()
    mainland, taiwan = (sources.provider(folder, one) for one in ("zh_CN", "zh_TW"))
    both = [_in_one_form(sources.shares(dict(one.last_names))) for one in (mainland, taiwan)]
    overseas = {in_one_form(name): latin for name, latin in SPELT_OVERSEAS.items()}
    families = {name: sum(each.get(name, 0.0) for each in both) / 2 for name in {*both[0], *both[1]}}
    for name in {*overseas} - {*families}:
        families[name] = 3e-4 if len(name) == 1 else 1e-4
    for name, share in sorted(families.items()):
        yield f"chinese\t{name}\t{_tenths(share)}" + (f"\t{overseas[name]}" if name in overseas else "")
    counts: dict[str, float] = defaultdict(float)
    for part in (mainland, taiwan):
        for name, share in sources.shares(
            dict(part.first_names) if _pairs(part.first_names) else part.first_names
        ).items():
            for letter in in_one_form(name) if wanted(name) else "":
                counts[letter] += share
    by_cost: dict[str, list[str]] = defaultdict(list)
    for letter, count in sorted(counts.items()):
        by_cost[_tenths(count / sum(counts.values()))].append(letter)
    yield from (f"chosen\t{''.join(letters)}\t{cost}" for cost, letters in sorted(by_cost.items()))
    yield from _mandarin(folder, families)


def _in_one_form(shares: dict[str, float]) -> dict[str, float]:
    found: defaultdict[str, float] = defaultdict(float)
    for name, share in shares.items():
        found[in_one_form(name)] += share
    return dict(found)


def _pairs(names: object) -> bool:
    return hasattr(names, "items")


def _canton(folder: Path) -> Iterator[str]:
    """Characters by how Hong Kong spells them."""
    jyutping = sources.jyutping(folder)
    every: dict[str, list[str]] = defaultdict(list)
    for letter in characters():
        found = jyutping.get_jyutping_candidates(letter)[0][1]
        syllables = [one.rstrip("123456") for one in found if " " not in one][:1]
        spellings = [one for each in syllables for one in spelt(each)][:3]
        if spellings:
            every[" ".join(spellings)].append(letter)
    yield from (f"canton\t{''.join(letters)}\t{latin}" for latin, letters in sorted(every.items()))


def _hokkien() -> Iterator[str]:
    """Characters of given names by how families of South-East Asia spell them."""
    every: dict[str, list[str]] = defaultdict(list)
    for letter, spellings in given_syllables().items():
        every[spellings].append(in_one_form(letter))
    yield from (f"hokkien\t{''.join(dict.fromkeys(letters))}\t{latin}" for latin, letters in sorted(every.items()))


def _mandarin(folder: Path, families: Iterable[str]) -> Iterator[str]:
    """Where the general romanisation has another reading than the usual one."""
    lazy = sources.pinyin(folder).lazy_pinyin
    for letter in characters():
        usual = lazy(letter)[0].replace("ü", "v")
        if usual.isascii() and usual.isalpha() and usual != anyascii(letter).lower():
            yield f"mandarin\t{letter}\t{usual}"


@cache
def characters() -> tuple[str, ...]:
    """The commoner characters of the mainland and of Taiwan (first levels of GB 2312 and Big 5) in their one form."""
    found: set[str] = set()
    for encoding, rows in (("gb2312", range(0xB0, 0xD8)), ("big5", range(0xA4, 0xC7))):
        for row in rows:
            for at in (*range(0x40, 0x7F), *range(0xA1, 0xFF)):
                try:
                    found.add(bytes((row, at)).decode(encoding))
                except UnicodeDecodeError:
                    continue
    return tuple(sorted({in_one_form(one) for one in found if is_han(one)}))


def _told(costs: dict[str, float]) -> str:
    return "\t".join(f"{latin}\t{round(cost * 10)}" for latin, cost in costs.items())


def _tenths(share: float) -> str:
    return str(round(-log(share) * 10) if share > exp(-13) else 130)
