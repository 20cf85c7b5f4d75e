"""The same matter comes again by another door: a diffusion, another spelling, another charge."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

from fairnotice.cli.text import counted, plain
from fairnotice.config.demo.people import People
from fairnotice.config.demo.teller import Teller
from fairnotice.domain.dossier import Dossier
from fairnotice.domain.request import Kind, Stage
from fairnotice.domain.subject import Name, Subject
from fairnotice.domain.warrant import OffenceCategory
from fairnotice.services.cases import draft_request, open_case
from fairnotice.services.dossiers import split
from fairnotice.services.keeping import remembered
from fairnotice.services.requests import submit_request

_AT = datetime(2021, 3, 1, 9, tzinfo=UTC)
_CYRILLIC = str.maketrans("abdefgiklmnoprstuvz", "абдефгиклмнопрстувз")


def filed_again(teller: Teller, people: People, dossier: Dossier) -> None:
    """Chapter: it is filed, and recognised."""
    teller.chapter("1 March 2021: the same matter, by another door")
    again = disguised(dossier)
    source = people["bureau-ir"]
    case = UUID(open_case(dossier=split(again)[0], by=source, at=_AT)["case"])
    subject = again.subjects[0]
    answer = draft_request(case=case, subject=subject.id, by=source, at=_AT, simulated=True)
    submit_request(request=UUID(answer["request"]), by=source, at=_AT)
    teller.mark("SIMULATED", "Nothing in the report says that this was done. It is here to be recognised.")
    teller.table(
        ("", "refused in July 2020", "filed now"),
        (
            ("kind", plain(dossier.request.kind), plain(again.request.kind)),
            ("person", dossier.subjects[0].label, subject.label),
            ("charge", _charges(dossier), _charges(again)),
        ),
        ratios=(1, 2, 2),
    )
    found = remembered(request=UUID(answer["request"]), by=people["reviewer-two"], at=_AT)
    teller.say(f"{counted(len(found), 'earlier matter')} looks like it. A reviewer is shown which, and why:")
    for earlier in found:
        teller.done(
            "Remembered:",
            f"{earlier.outcome} on {earlier.kept_on}, on the grounds "
            f"{', '.join(plain(ground) for ground in earlier.likeness.grounds)}.",
        )
        teller.points(earlier.likeness.reasons)
    teller.say(
        "What is kept of a refused matter is the least that recognises it (RPD art. 125(3)): names, dates, the day and",
        "country of the incident, who asked. Not the facts, not the charges; it is destroyed in its time.",
    )


def disguised(dossier: Dossier) -> Dossier:
    """The same matter as a wanted-person diffusion, the name in another script and order, the charge another."""
    warrant = dossier.warrants[0]
    offence = replace(warrant.offences[0], charge="leading an armed gang", category=OffenceCategory.ORGANISED_CRIME)
    return replace(
        dossier,
        id=f"{dossier.id}-again",
        title="Search for the head of an armed gang",
        summary="",
        request=replace(
            dossier.request,
            kind=Kind.WANTED_DIFFUSION,
            stage=Stage.FILED,
            filed=date(2021, 3, 1),
            recipients=("IQ", "TR", "AE"),
        ),
        subjects=tuple(_respelled(subject) for subject in dossier.subjects),
        warrants=(replace(warrant, offences=(offence,), at_least=None),),
        statements=(),
    )


def _respelled(subject: Subject) -> Subject:
    words = subject.label.split()
    name = " ".join([words[-1], *words[:-1]]).lower().translate(_CYRILLIC).title()
    identity = replace(subject.identities[0], names=(Name(name, script="Cyrl"),), nationalities=())
    return replace(subject, identities=(identity,), participation=None)


def _charges(dossier: Dossier) -> str:
    return ", ".join(offence.charge for offence in dossier.warrants[0].offences)
