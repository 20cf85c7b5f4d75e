"""The parts of a dossier by who may know them: the source's, the reviewers', and what recipients of a notice need."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from fairnotice.domain.dossier import Dossier
from fairnotice.domain.facts import FACTS
from fairnotice.domain.statement import Statement
from fairnotice.domain.unknown import UNKNOWN


def split(dossier: Dossier) -> tuple[Dossier, Dossier | None]:
    """What a source files, and what only reviewers hold: protection, others' positions, facts never asked of it.

    That the secretariat waives a condition (RPD 83(1)(b)) is the secretariat's to say as well. The second is None when
    there is nothing of that kind.
    """
    theirs = tuple(statement for statement in dossier.statements if not _for_reviewers(statement))
    filed = _with_cited_sources(
        replace(
            dossier,
            subjects=tuple(replace(subject, protections=()) for subject in dossier.subjects),
            statements=theirs,
            positions=(),
            request=replace(dossier.request, waiver_consulted=False, waiver_reasons=""),
        )
    )
    return filed, dossier if places_for_reviewers(dossier) else None


def places_for_reviewers(dossier: Dossier) -> list[str]:
    """Where in its case file a dossier holds what a source does not file."""
    return [
        *(f"statements[{n}]" for n, statement in enumerate(dossier.statements) if _for_reviewers(statement)),
        *(f"positions[{n}]" for n, _position in enumerate(dossier.positions)),
        *(f"subjects[{n}].protections" for n, subject in enumerate(dossier.subjects) if subject.protections),
        *(["request.waiver_consulted"] if dossier.request.waiver_consulted or dossier.request.waiver_reasons else []),
    ]


def merge(filed: Dossier, added: Dossier | None) -> Dossier:
    """The dossier as reviewers read it: the filed one with protection, positions and statements put back."""
    if added is None:
        return filed
    protections = {subject.id: subject.protections for subject in added.subjects}
    waiver = added.request
    known = {source.id for source in filed.sources}
    return replace(
        filed,
        subjects=tuple(replace(s, protections=protections.get(s.id, ())) for s in filed.subjects),
        statements=(*filed.statements, *(s for s in added.statements if _for_reviewers(s))),
        positions=added.positions,
        request=replace(filed.request, waiver_consulted=waiver.waiver_consulted, waiver_reasons=waiver.waiver_reasons),
        sources=(*filed.sources, *(source for source in added.sources if source.id not in known)),
    )


def for_subject(dossier: Dossier, subject: str) -> Dossier:
    """What recipients of a notice need: the one subject, the papers that cover it, and nothing of reviewers'.

    What is said of a whole list of people would name the others or tell how many there are: it stays behind. So do the
    limits on access, of which recipients learn nothing (RPD 58(8)).
    """
    filed, _ours = split(dossier)
    (person,) = (s for s in filed.subjects if s.id == subject)
    if len(filed.subjects) > 1 or filed.undisclosed_at_least:
        filed = replace(filed, title=person.label, summary="")
    warrants = tuple(replace(w, subjects=(subject,), at_least=None) for w in filed.warrants if subject in w.subjects)
    return _with_cited_sources(
        replace(
            filed,
            request=replace(filed.request, metadata=replace(filed.request.metadata, access_limits=UNKNOWN)),
            subjects=(person,),
            warrants=warrants,
            statements=tuple(s for s in filed.statements if s.subject in (None, subject)),
        )
    )


def without_charges(dossier: Dossier, left_out: Collection[tuple[str, str]]) -> Dossier:
    """The dossier without these charges, each named by its warrant and its own id.

    A warrant of which no charge is left is left out whole; one that came without charges stays.
    """
    kept = []
    for warrant in dossier.warrants:
        offences = tuple(one for one in warrant.offences if (warrant.id, one.id) not in left_out)
        if offences or not warrant.offences:
            kept.append(replace(warrant, offences=offences))
    return replace(dossier, warrants=tuple(kept))


def states_involved(dossier: Dossier, subject: str) -> list[str]:
    """The states that have a part in the matter; nobody who belongs to one of them assesses or decides it."""
    found: Iterable[str | None] = (
        dossier.request.requester.country,
        *(code for s in dossier.subjects if s.id == subject for code in s.nationalities),
        *(office.state for s in dossier.subjects if s.id == subject for office in s.offices),
        dossier.incident.country if dossier.incident and isinstance(dossier.incident.country, str) else None,
    )
    return sorted({state for state in found if state})


def _with_cited_sources(dossier: Dossier) -> Dossier:
    """Leave out sources that nothing left in it rests on: the title of such a paper would tell what was left out."""
    cited = [
        dossier.request.sources,
        dossier.incident.sources if dossier.incident else (),
        *(warrant.sources for warrant in dossier.warrants),
        *((statement.source,) for statement in dossier.statements),
    ]
    for subject in dossier.subjects:
        cited += [identity.sources for identity in subject.identities]
        cited += [office.sources for office in subject.offices]
        cited += [subject.participation.sources] if subject.participation else []
    ids = {source for sources in cited for source in sources}
    return replace(dossier, sources=tuple(source for source in dossier.sources if source.id in ids))


def _for_reviewers(statement: Statement) -> bool:
    return not FACTS[statement.about].ask
