"""The list that travellers are checked against."""

import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from fairnotice.domain.body import Body
from fairnotice.domain.errors import InvalidValue, NotPossibleNow
from fairnotice.domain.hit import Answers, Hit, HitDecision
from fairnotice.domain.subject import Identity, Name
from fairnotice.screening.bodies.index import build_bodies
from fairnotice.screening.chosen import Chosen
from fairnotice.screening.compare.names import Aligns, best_pair
from fairnotice.screening.entry import Entry
from fairnotice.screening.hit import make_hit
from fairnotice.screening.normalise import words
from fairnotice.screening.query import Query
from fairnotice.screening.readable import too_short
from fairnotice.screening.score import HIT, REVIEW, same_document
from fairnotice.screening.segments import Segment, changed, segment, short
from fairnotice.screening.stated import NO_LEAST, Stated
from fairnotice.screening.tables import OtherTables, said_of_tables

if TYPE_CHECKING:
    from fairnotice.screening.engine.index import EngineIndex
    from fairnotice.screening.engine.store import Opened, Origin


ENGINE_FROM = 2_000
"""Entries from which on the engine pays: below, its kernels take longer to load than the list to compare."""


class Watchlist:
    """Entries made ready for checks. Built once; a changed list is a new one.

    A name that cannot be one (see `normalise.words`) is left out, so that one bad line does not blind a border; it is
    said in `unreadable`, one sentence each. Raises InvalidValue for two entries of one id.

    `engine` lets the screening engine choose whom to compare (`screening.engine`): many times faster on long lists,
    after kernels that are compiled once on a machine. The comparisons, and so the scores, are the same; what lies so
    far below the threshold of a review that the engine's bound leaves it out is not compared at all.
    """

    def __init__(self, entries: Iterable[Entry], *, engine: bool = False) -> None:
        kept, unreadable = _readable_ones(entries)
        self._layers: tuple[Segment, ...] = (_by_engine(kept) if engine else short(kept),)
        self.unreadable = unreadable
        self.origin: Origin | None = None
        self.outdated = ""  # of an index: why it should be built again, as `screening.tables` says it

    @classmethod
    def open(cls, folder: Path, *, today: date | None = None, verify: bool = True) -> "Watchlist":
        """A list that `build` wrote, mapped from its folder and shared by processes.

        `today`: refuse a copy that has expired by then; a copy with an end is opened only by who says which day it is.
        `verify`: read every file and compare it with its digest, at about a second for a gigabyte. False opens in
        milliseconds: for a process of which another has compared this folder just before, since an altered index can
        answer wrongly or end the process. Warns (OtherTables, where it verifies) of an index whose names were read by
        other tables; `outdated` says so as well. Raises InvalidValue for a folder that is no whole index,
        NotPossibleNow for an expired copy, and for one with an end where no day is said.
        """
        from fairnotice.screening.engine import open_index

        made = cls._mapped(open_index(folder, today=today, verify=verify))
        if today is None and made.origin and made.origin.expires:
            raise NotPossibleNow(
                f"The copy of the list '{made.origin.source}' in {folder.name} may be used until "
                f"{made.origin.expires}: say which day it is (today=…)."
            )
        if verify and made.outdated:
            warnings.warn(f"{folder.name}: {made.outdated}", OtherTables, stacklevel=2)
        return made

    @classmethod
    def _mapped(cls, opened: "Opened") -> "Watchlist":
        made = cls(())
        made._layers = (_engine_layer(opened.entries, opened.index),)
        made.unreadable, made.origin = opened.index.unreadable, opened.origin
        made.outdated = said_of_tables(opened.tables)
        return made

    @staticmethod
    def build(entries: Iterable[Entry], folder: Path, origin: "Origin", bodies: Iterable[Body] = ()) -> "Watchlist":
        """Write the list as a folder, and open it. What stood there is replaced at one stroke, or stays as it was.

        `bodies`: bodies and craft of the same list, which lie beside the persons (`bodies.opening.open_bodies`).
        Raises InvalidValue for two entries of one id and for a folder that is there and is no index, OSError where it
        cannot be written.
        """
        from fairnotice.screening.engine import build, open_index, save, stored

        unreadable: list[str] = []
        kept: list[Entry] = []
        index = build(_kept_too(_readable_each(entries, unreadable), kept))
        beside = build_bodies(bodies, unreadable)
        index.unreadable = tuple(unreadable)
        save(index, stored(kept), folder, origin, beside)
        return Watchlist._mapped(open_index(folder))

    def changed(self, added: Iterable[Entry] = (), gone: Iterable[str] = ()) -> "Watchlist":
        """The list after a change: first the entries of these ids go, then these come (both, to replace one).

        A new value; this one stays as it is, and shares what did not change. Its cost does not grow with the time that
        making the list takes: a byte an entry is copied, and what is new is indexed. Ids that are not on the list do
        not matter. Raises InvalidValue for an entry whose id is on the list.
        """
        unreadable: list[str] = []
        readable = [found for entry in added if (found := _readable(entry, unreadable))]
        made = Watchlist(())
        made._layers = changed(self._layers, readable, gone)
        made.unreadable, made.origin = (*self.unreadable, *unreadable), self.origin
        made.outdated = self.outdated
        return made

    @property
    def stated(self) -> Stated | None:
        """The thresholds that are kept with the list, if any are."""
        return self.origin.stated if self.origin else None

    @property
    def beside(self) -> int:
        """How many entries came after the list was made, and how many of it are gone: many slow a check down."""
        base, *rest = self._layers
        return sum(map(len, rest)) + len(base.entries) - len(base)

    def __len__(self) -> int:
        return sum(map(len, self._layers))

    @property
    def entries(self) -> Sequence[Entry]:
        """Everybody on the list, in its order."""
        base, *rest = self._layers
        if not rest and len(base) == len(base.entries):
            return base.entries
        return tuple(layer.entries[place] for layer in self._layers for place in layer.live())

    def get(self, id_: str) -> Entry | None:
        """The entry of this id."""
        for layer in self._layers:
            place = layer.place_of(id_)
            if place is not None and not layer.gone[place]:
                return layer.entries[place]
        return None

    def screen(
        self,
        query: Query,
        *,
        threshold: float | None = None,
        review: float | None = None,
        least_bits: float | None = None,
    ) -> Answers[Hit]:
        """Every entry that the traveller may be, best first.

        From `threshold` on it is a hit, provided that an identifier agrees besides the name; from `review` on
        a person should look. What is worth less than `least_bits` of evidence (see `evidence.least_bits`) is left out,
        but for the same document. What is not given is as the list was built with, else as shipped. Of a long list at
        most `domain.hit.MOST_COMPARED` are compared for one spelling; where there were as many, the answer is `cut`.
        Raises InvalidValue for a name that cannot be one.
        """
        return self.screen_many((query,), threshold=threshold, review=review, least_bits=least_bits)[0]

    def screen_many(
        self,
        queries: Sequence[Query],
        *,
        threshold: float | None = None,
        review: float | None = None,
        least_bits: float | None = None,
    ) -> list[Answers[Hit]]:
        """`screen` for each, in their order; several hundred at once cost less than one after the other.

        Raises InvalidValue for a name that cannot be one or that nothing can be compared with, of whichever traveller.
        """
        for query in queries:
            _refuse(query)
        stated = (self.stated or Stated()).level(len(self))
        threshold = stated.hit if threshold is None else threshold
        review = min(REVIEW, threshold) if review is None else review
        least_bits = stated.least_bits if least_bits is None else least_bits
        chosen = [layer.index.candidates(queries, min(threshold, review)) for layer in self._layers]
        return [
            _hits(
                query,
                [_still_there(layer, each[at]) for layer, each in zip(self._layers, chosen, strict=True)],
                threshold=threshold,
                review=review,
                least_bits=least_bits,
            )
            for at, query in enumerate(queries)
        ]

    def screen_all(self, query: Query, *, threshold: float = HIT, review: float = REVIEW) -> Answers[Hit]:
        """The same answer without index and kernels, comparing everything: slow, and the measure of what they miss."""
        for name in query.names:
            words(name)  # refused as `screen` does, also where no name comes to be compared
        _refuse(query)
        everything = [(layer, Chosen(dict.fromkeys(layer.live()))) for layer in self._layers]
        return _hits(query, everything, threshold=threshold, review=review, aligns=best_pair)


def _refuse(query: Query) -> None:
    if why := too_short(query):
        raise InvalidValue(why)


_NOBODY: Answers[Hit] = Answers.of((), cut=False)


def _hits(
    query: Query,
    chosen: Sequence[tuple[Segment, Chosen]],
    *,
    threshold: float,
    review: float,
    least_bits: float = NO_LEAST,
    aligns: Aligns | None = None,
) -> Answers[Hit]:
    if not any(those.places for _layer, those in chosen):
        return _NOBODY
    made = (
        make_hit(
            query,
            layer.entries[place],
            names=names,
            threshold=threshold,
            review=review,
            aligns=aligns or layer.index.best_pair,
        )
        for layer, those in chosen
        for place, names in those.places.items()
    )
    found = sorted((hit for hit in made if hit), key=_best_first)
    if least_bits != NO_LEAST:
        found = [hit for hit in found if hit.bits >= least_bits or same_document(hit.reasons)]
    # Where nobody of the likest was worth showing, nobody of the others is.
    return Answers.of(found, cut=bool(found) and any(those.full for _layer, those in chosen))


def _still_there(layer: Segment, those: Chosen) -> tuple[Segment, Chosen]:
    if len(layer) == len(layer.entries):
        return layer, those
    places = {place: names for place, names in those.places.items() if not layer.gone[place]}
    return layer, Chosen(places, those.full)


def is_index(folder: Path) -> bool:
    """Whether the folder says that it is a list which `Watchlist.build` wrote."""
    return (folder / "manifest.json").is_file()


def _by_engine(entries: Sequence[Entry]) -> Segment:
    from fairnotice.screening.engine import build, stored  # it compiles: only where it is asked for

    return _engine_layer(stored(entries), build(entries))


def _engine_layer(entries: Sequence[Entry], index: "EngineIndex") -> Segment:
    from fairnotice.screening.engine.candidates import Candidates
    from fairnotice.screening.engine.side import entry_key, places_of

    def place_of(id_: str) -> int | None:
        places = places_of(entry_key(id_), index.side.entry_key, index.side.entry_place)
        return next((place for place in places if entries[place].id == id_), None)

    return segment(entries, Candidates(index), place_of)


def _readable_ones(entries: Iterable[Entry]) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
    """The entries that can be compared, and a sentence for each name that cannot.

    Raises InvalidValue for one id twice.
    """
    unreadable: list[str] = []
    return tuple(_readable_each(entries, unreadable)), tuple(unreadable)


def _readable_each(entries: Iterable[Entry], unreadable: list[str]) -> Iterator[Entry]:
    ids: set[str] = set()
    for entry in entries:
        if entry.id in ids:
            raise InvalidValue(f"two entries have the id {entry.id}")
        ids.add(entry.id)
        if readable := _readable(entry, unreadable):
            yield readable


def _kept_too(entries: Iterable[Entry], kept: list[Entry]) -> Iterator[Entry]:
    for entry in entries:
        kept.append(entry)
        yield entry


def _readable(entry: Entry, unreadable: list[str]) -> Entry | None:
    """The entry without the names that cannot be read, which are added to `unreadable`; None when nothing is left."""
    before = len(unreadable)
    identities = tuple(_readable_names(entry.id, one, unreadable) for one in entry.identities)
    if len(unreadable) == before:
        return entry
    left = any(one.names or one.documents for one in identities)
    return Entry(entry.id, identities) if left else None


def _readable_names(entry_id: str, identity: Identity, unreadable: list[str]) -> Identity:
    names: list[Name] = []
    for name in identity.names:
        try:
            words(name.text)
        except InvalidValue as error:
            unreadable.append(f"entry {entry_id}: {error}")
        else:
            names.append(name)
    return identity if len(names) == len(identity.names) else replace(identity, names=tuple(names))


def _best_first(hit: Hit) -> tuple[bool, float, float, str]:
    return (hit.decision is not HitDecision.HIT, -hit.bits, -hit.score, hit.entry)
