"""The bodies and craft of a list, made ready to be asked for. Persons are in `watchlist`, and compared with none."""

from collections.abc import Iterable, Iterator

from fairnotice.domain.body import Body
from fairnotice.domain.body_hit import BodyHit
from fairnotice.domain.hit import Answers, HitDecision
from fairnotice.screening.bodies.compare import HIT, REVIEW, body_hit
from fairnotice.screening.bodies.index import MOST_COMPARED, BodyArrays, BodyIndex, build_bodies
from fairnotice.screening.bodies.keys import word_of
from fairnotice.screening.bodies.query import BodyQuery
from fairnotice.screening.bodies.reading import Part, read_body_name


class Bodies:
    """A list's bodies and craft. Built once; threads may share it."""

    def __init__(self, index: BodyIndex, unreadable: tuple[str, ...] = ()) -> None:
        self._index = index
        self.unreadable = unreadable

    @classmethod
    def of(cls, bodies: Iterable[Body]) -> "Bodies":
        """Made in memory. Names that cannot be read are told in `unreadable`."""
        unreadable: list[str] = []
        return cls(BodyIndex(build_bodies(bodies, unreadable)), tuple(unreadable))

    @property
    def arrays(self) -> BodyArrays:
        """What is kept of it in files."""
        return self._index.arrays

    def __len__(self) -> int:
        """How many there are."""
        return len(self._index)

    def __iter__(self) -> Iterator[Body]:
        """Each, in the order of the list."""
        return (self._index[place] for place in range(len(self)))

    def get(self, id_: str) -> Body | None:
        """The one of this id."""
        place = self._index.place_of(id_)
        return None if place is None else self._index[place]

    def screen(self, query: BodyQuery, *, threshold: float = HIT, review: float = REVIEW) -> Answers[BodyHit]:
        """Everybody of the query's kinds that may be it, the likest first. Raises InvalidValue for what is no name.

        Of each name the likest MOST_COMPARED are compared; where there were as many, the answer is `cut`.
        """
        places = dict.fromkeys(self._index.by_numbers(query.numbers))
        full = False
        for name in query.names:
            found = self._index.by_name(read_body_name(name))
            full = full or len(found) >= MOST_COMPARED
            places |= dict.fromkeys(found)
        return self._answers(query, (self._index[place] for place in places), threshold, review, full=full)

    def screen_all(self, query: BodyQuery, *, threshold: float = HIT, review: float = REVIEW) -> Answers[BodyHit]:
        """The same answer, comparing everything: slow, and the measure of what the index misses."""
        return self._answers(query, self, threshold, review, full=False)

    def _answers(
        self, query: BodyQuery, bodies: Iterable[Body], threshold: float, review: float, *, full: bool
    ) -> Answers[BodyHit]:
        made = (body_hit(query, body, threshold=threshold, review=review, says=self.says) for body in bodies)
        found = sorted((hit for hit in made if hit), key=_best_first)
        return Answers.of(found, cut=full and len(found) >= MOST_COMPARED)

    def says(self, part: Part) -> float:
        """What a word tells about which body it is: less where many of the list bear it."""
        return min(part.says, self._index.rarity(word_of(part)))


def _best_first(hit: BodyHit) -> tuple[bool, float, str]:
    return (hit.decision is not HitDecision.HIT, -hit.score, hit.entry)
