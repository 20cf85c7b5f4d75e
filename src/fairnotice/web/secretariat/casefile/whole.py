"""The whole case file as one page shows it, and the places in it that findings can point to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from fairnotice.domain.dossier import Dossier
from fairnotice.domain.statement import Source
from fairnotice.web.secretariat.casefile import accounts, kept, matter, papers, people
from fairnotice.web.secretariat.casefile.accounts import Fact
from fairnotice.web.secretariat.casefile.cells import Block, anchor_of, at_place
from fairnotice.web.secretariat.casefile.words import SOURCES


@dataclass(frozen=True, slots=True)
class SourceShown:
    """Where something was read."""

    title: str
    kind: object  # a word of the interface
    published: date | None
    relies_on: str


@dataclass(frozen=True)
class FileShown:
    """A case file, cut up for a page."""

    summary: str
    incident: tuple[Block, ...]
    request: tuple[Block, ...]
    person: tuple[Block, ...]
    papers: tuple[Block, ...]
    facts: tuple[Fact, ...]
    others: tuple[Block, ...]
    kept_back: tuple[Block, ...]
    facts_kept_back: tuple[Fact, ...]
    sources: tuple[SourceShown, ...]

    @cached_property
    def places(self) -> frozenset[str]:
        """Every place of the file that the page shows."""
        return frozenset(self._places())

    def _places(self) -> Iterator[str]:
        for part in (self.incident, self.request, self.person, self.papers, self.others, self.kept_back):
            for block in part:
                yield from block.places()
        yield from accounts.places((*self.facts, *self.facts_kept_back))

    @cached_property
    def labels(self) -> dict[str, object]:
        """The words for every place that has a label of its own."""
        parts = (self.incident, self.request, self.person, self.papers, self.others, self.kept_back)
        return {cell.where: cell.label for part in parts for block in part for cell in block.cells}

    def anchors(self, where: str) -> tuple[str, ...]:
        """The ids on the page for a place of the file; none when nothing of it is shown."""
        return tuple(anchor_of(place) for place in at_place(where, self.places))


def file_shown(dossier: Dossier, subject: str, warrants: Mapping[str, str]) -> FileShown:
    """Cut up the file for the request about that person. Raises KeyError when the file has nobody of that id."""
    person = next((each for each in dossier.subjects if each.id == subject), None)
    if person is None:
        raise KeyError(subject)
    return FileShown(
        summary=dossier.summary,
        incident=tuple(matter.incident(dossier)),
        request=tuple(matter.request(dossier)),
        person=tuple(people.person(dossier, person)),
        papers=tuple(papers.warrants(dossier, subject, warrants)),
        facts=accounts.facts(dossier, subject, kept_back=False),
        others=tuple(people.others(dossier, subject)),
        kept_back=tuple(kept.kept_back(dossier, person)),
        facts_kept_back=accounts.facts(dossier, subject, kept_back=True),
        sources=tuple(_source(source) for source in dossier.sources),
    )


def _source(source: Source) -> SourceShown:
    return SourceShown(source.title, SOURCES[source.kind.value], source.published, source.relies_on)
