"""Valid things by default, for every test. All people, places of work and papers here are invented.

`a_dossier()` is an ordinary, complete case fit to publish: an armed robbery with a grave injury, asked for by the
bureau of Portugal, filed on 15 April 2024. Every builder takes the fields of its domain value as keyword arguments, so
a test says only what is different. Days may be written as text.
`base_case()` is the same dossier as a case file has it.
"""

from copy import deepcopy
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from fairnotice.domain.dates import Moment, PartialDate, Period
from fairnotice.domain.dossier import Dossier, Incident, Position, PositionKind, View
from fairnotice.domain.request import (
    Assurances,
    Attestations,
    Kind,
    Metadata,
    Request,
    Requester,
    SoughtFor,
    Stage,
)
from fairnotice.domain.statement import Firmness, Source, SourceKind, Statement
from fairnotice.domain.subject import (
    Document,
    Identity,
    Name,
    NameKind,
    Office,
    OfficeKind,
    Participation,
    Photo,
    Protection,
    ProtectionKind,
    Reality,
    Sex,
    Subject,
)
from fairnotice.domain.unknown import Unknown
from fairnotice.domain.warrant import Authority, AuthorityKind, Offence, OffenceCategory, Penalty, Warrant

DAY = "2024-05-01"
"""The day on which the default case is looked at."""


def a_day(text: str | date) -> date:
    """A day from text such as 2024-05-01."""
    return date.fromisoformat(text) if isinstance(text, str) else text


def an_instant(text: str) -> datetime:
    """An instant from text such as 2024-05-01T12:00:00Z."""
    return datetime.fromisoformat(text)


def a_moment(on: str | date = DAY, *, known: str | datetime | None = None, zone: str = "UTC") -> Moment:
    """A day, as known at noon (UTC) of the day after, or as known by the instant given."""
    day = a_day(on)
    if known is None:
        known = datetime(day.year, day.month, day.day, 12, tzinfo=UTC) + timedelta(days=1)
    return Moment(on=day, known=an_instant(known) if isinstance(known, str) else known, zone=zone)


def a_name(text: str = "Orin Tavesk", **changes: Any) -> Name:
    """A primary name in Latin script."""
    return replace(Name(text=text, kind=NameKind.PRIMARY, script="Latn", language="pt"), **changes)


def an_identity(**changes: Any) -> Identity:
    """One full set of particulars, with a good photograph and fingerprints."""
    default = Identity(
        names=(a_name(family="Tavesk", given="Orin"),),
        births=(PartialDate(1986, 9, 17),),
        birth_place="Marvela",
        sex=Sex.MALE,
        nationalities=("UY",),
        documents=(Document(kind="passport", number="XQ7714203", country="UY"),),
        photo=Photo.GOOD,
        description="1.82 m, scar on the left forearm",
        biometrics=True,
        sources=("file",),
    )
    return replace(default, **changes)


def a_participation(**changes: Any) -> Participation:
    """A short account of what the person did, with time, place and role."""
    default = Participation(
        summary=(
            "On 9 November 2023 Orin Tavesk entered a jeweller's shop in Lisbon with a loaded pistol, took watches"
            " worth 410 000 euros and shot the shopkeeper, who lost the use of one leg."
        ),
        role="carried out the robbery and fired the shot",
        acts=("threatened the shopkeeper with a pistol", "took the watches", "shot the shopkeeper in the leg"),
        place="Lisbon",
        when=PartialDate(2023, 11, 9),
        means="a 9 mm pistol",
        gain="watches worth 410 000 euros",
        sources=("file",),
    )
    return replace(default, **changes)


def a_subject(id: str = "s1", *, name: str | None = None, **changes: Any) -> Subject:
    """A named, invented person charged with an offence. `name` replaces the one primary name."""
    default = Subject(
        id=id,
        identities=(an_identity(names=(a_name(name),)) if name else an_identity(),),
        reality=Reality.INVENTED,
        status="charged",
        participation=a_participation(),
    )
    return replace(default, **changes)


def an_office(kind: OfficeKind = OfficeKind.HEAD_OF_STATE, **changes: Any) -> Office:
    """An office held from 1 January 2022, scheduled to end on 31 December 2026. Days may be text."""
    default = Office(
        kind=kind,
        title="President",
        state="UY",
        began=date(2022, 1, 1),
        scheduled_end=date(2026, 12, 31),
        sources=("record",),
    )
    return replace(default, **_dated(changes, "began", "scheduled_end", "ended"))


def a_protection(**changes: Any) -> Protection:
    """A refugee from the requesting state, confirmed by the state that granted the status."""
    default = Protection(
        kind=ProtectionKind.REFUGEE,
        against="PT",
        granted_by="UY",
        confirmed=True,
        holds=Period(begins=date(2021, 3, 2)),
        sources=("record",),
    )
    return replace(default, **changes)


def an_offence(id: str = "o1", *, max_penalty: str | Penalty | Unknown = "15 years", **changes: Any) -> Offence:
    """Armed robbery. `max_penalty` may be text such as `24 months`."""
    default = Offence(
        id=id,
        charge="armed robbery causing grave injury",
        category=OffenceCategory.ROBBERY,
        provision="Penal Code, art. 311(2)",
        provision_text="Whoever takes another's thing by violence and causes grave injury is punished with prison.",
        max_penalty=Penalty.parse(max_penalty) if isinstance(max_penalty, str) else max_penalty,
        facts="shop",
    )
    return replace(default, **changes)


def a_warrant(id: str = "w1", *, max_penalty: str | Penalty | Unknown | None = None, **changes: Any) -> Warrant:
    """A court's warrant in force, its copy attached. `max_penalty` is that of its one offence."""
    default = Warrant(
        id=id,
        authority=Authority(name="Criminal Court of Lisbon", kind=AuthorityKind.COURT, country="PT"),
        offences=(an_offence() if max_penalty is None else an_offence(max_penalty=max_penalty),),
        subjects=("s1",),
        reference="417/24.0XPLSB",
        place="Lisbon",
        issued=date(2024, 2, 12),
        in_force=True,
        time_barred_from=date(2038, 11, 9),
        appeal_to_court=True,
        copy_attached=True,
        sources=("warrant",),
    )
    return replace(default, **_dated(changes, "issued", "time_barred_from"))


def a_requester(**changes: Any) -> Requester:
    """The bureau of Portugal."""
    return replace(Requester(name="National Central Bureau of Portugal", country="PT"), **changes)


def a_request(kind: Kind = Kind.RED, **changes: Any) -> Request:
    """A red notice for prosecution, filed on 15 April 2024, complete."""
    default = Request(
        kind=kind,
        requester=a_requester(),
        stage=Stage.FILED,
        filed=date(2024, 4, 15),
        purpose="arrest",
        sought_for=SoughtFor.PROSECUTION,
        language="en",
        assurances=Assurances(
            issuer_competent=True, extradition_will_be_sought=True, extradition_countries=("BR", "ES", "NZ", "UY")
        ),
        attestations=Attestations(**{field.name: True for field in fields(Attestations)}),
        metadata=Metadata(
            confidentiality="OFFICIAL_USE_ONLY",
            retention_months=60,
            access_limits=(),
            linked_event="robbery in Lisbon on 9 November 2023",
            relevance="The person is believed to have left the country.",
        ),
        interest="He is believed to have left Portugal by land and to have family in three countries.",
        public_extract=True,
        sources=("file",),
    )
    return replace(default, **_dated(changes, "announced", "filed"))


def a_source(id: str = "file", kind: SourceKind = SourceKind.REQUESTER, **changes: Any) -> Source:
    """The requesting bureau's file."""
    return replace(Source(id=id, kind=kind, title="the requesting bureau's file"), **changes)


def a_statement(
    about: str = "act.violence_or_serious_harm", value: bool | str | None = True, **changes: Any
) -> Statement:
    """The requesting bureau says that a fact is so. The id follows from the fact unless it is given."""
    default = Statement(
        id=f"says-{about.replace('.', '-').replace('_', '-')}",
        about=about,
        by="National Central Bureau of Portugal",
        words="So says the requesting bureau's file.",
        source="file",
        value=value,
        firmness=Firmness.STATED,
    )
    return replace(default, **_dated(changes, "said"))


def a_position(kind: PositionKind = PositionKind.PROTEST, **changes: Any) -> Position:
    """Another bureau protests."""
    default = Position(by="UY", kind=kind, words="The bureau protests.", sources=("record",))
    return replace(default, **_dated(changes, "taken"))


def an_incident(**changes: Any) -> Incident:
    """A robbery in Lisbon."""
    default = Incident(
        what="Armed robbery of a jeweller's shop in Lisbon; the shopkeeper was shot and lost the use of one leg.",
        when=PartialDate(2023, 11, 9),
        place="Lisbon",
        country="PT",
        sources=("file",),
    )
    return replace(default, **changes)


def ordinary_statements() -> tuple[Statement, ...]:
    """What the file of the ordinary case says about the facts that the law asks for."""
    return (
        a_statement("act.state_operation", False, words="The robbery was a private act."),
        a_statement("act.official_capacity", False, words="The person held no office."),
        a_statement("act.political_life", False, words="The robbery has nothing to do with political life."),
        a_statement("act.violence_or_serious_harm", True, words="The shopkeeper lost the use of one leg."),
        a_statement("act.victims_civilian", True, words="The victim is a shopkeeper."),
        a_statement("act.private_gain", True, words="The person kept the watches."),
        a_statement("person.domestic_immunity", False, words="The person enjoys no immunity."),
    )


def a_dossier(*, subject: Subject | None = None, warrant: Warrant | None = None, **changes: Any) -> Dossier:
    """An ordinary, complete case fit to publish. `subject` and `warrant` stand for a tuple of one."""
    if subject is not None:
        changes["subjects"] = (subject,)
    if warrant is not None:
        changes["warrants"] = (warrant,)
    default = Dossier(
        id="ordinary",
        title="Armed robbery of a jeweller's shop in Lisbon",
        summary="A man shoots a shopkeeper during a robbery and leaves the country.",
        request=a_request(),
        subjects=(a_subject(),),
        warrants=(a_warrant(),),
        incident=an_incident(),
        statements=ordinary_statements(),
        sources=(
            a_source(),
            a_source("warrant", SourceKind.COURT, title="warrant of the Criminal Court of Lisbon"),
            a_source("record", SourceKind.RECORD, title="public record"),
        ),
    )
    return replace(default, **changes)


def a_view(
    dossier: Dossier | None = None,
    *,
    on: str | date = DAY,
    known: str | datetime | None = None,
    subject: str | None = None,
    **changes: Any,
) -> View:
    """The dossier seen for its first subject (or the one named) on a day. `changes` go to `a_dossier`."""
    dossier = dossier or a_dossier(**changes)
    return View.of(dossier, subject or dossier.subjects[0].id, a_moment(on, known=known))


def base_case() -> dict[str, Any]:
    """The ordinary case in case-file form: a fresh copy each time, free to be changed."""
    return deepcopy(_BASE_CASE)


def _dated(changes: dict[str, Any], *names: str) -> dict[str, Any]:
    """The changes with those fields turned into days where they are text."""
    return {k: a_day(v) if k in names and isinstance(v, str) else v for k, v in changes.items()}


def _stated(about: str, value: bool, words: str) -> dict[str, Any]:
    return {
        "id": f"says-{about.replace('.', '-').replace('_', '-')}",
        "about": about,
        "value": value,
        "by": "National Central Bureau of Portugal",
        "words": words,
        "firmness": "stated",
        "source": "file",
    }


_BASE_CASE: dict[str, Any] = {
    "schema": "fairnotice-case/1",
    "id": "ordinary",
    "title": "Armed robbery of a jeweller's shop in Lisbon",
    "summary": "A man shoots a shopkeeper during a robbery and leaves the country.",
    "incident": {
        "what": "Armed robbery of a jeweller's shop in Lisbon; the shopkeeper was shot and lost the use of one leg.",
        "when": "2023-11-09",
        "place": "Lisbon",
        "country": "PT",
        "sources": ["file"],
    },
    "request": {
        "kind": "red",
        "stage": "filed",
        "filed": "2024-04-15",
        "purpose": "arrest",
        "sought_for": "prosecution",
        "language": "en",
        "interest": "He is believed to have left Portugal by land and to have family in three countries.",
        "public_extract": True,
        "sources": ["file"],
        "requester": {"kind": "bureau", "name": "National Central Bureau of Portugal", "country": "PT"},
        "assurances": {
            "issuer_competent": True,
            "extradition_will_be_sought": True,
            "extradition_countries": ["BR", "ES", "NZ", "UY"],
        },
        "attestations": {field.name: True for field in fields(Attestations)},
        "metadata": {
            "confidentiality": "OFFICIAL_USE_ONLY",
            "retention_months": 60,
            "access_limits": [],
            "linked_event": "robbery in Lisbon on 9 November 2023",
            "relevance": "The person is believed to have left the country.",
        },
    },
    "subjects": [
        {
            "id": "s1",
            "reality": "invented",
            "status": "charged",
            "identities": [
                {
                    "names": [
                        {
                            "text": "Orin Tavesk",
                            "kind": "primary",
                            "script": "Latn",
                            "language": "pt",
                            "family": "Tavesk",
                            "given": "Orin",
                        }
                    ],
                    "births": ["1986-09-17"],
                    "birth_place": "Marvela",
                    "sex": "male",
                    "nationalities": ["UY"],
                    "documents": [{"kind": "passport", "number": "XQ7714203", "country": "UY"}],
                    "photo": "good",
                    "description": "1.82 m, scar on the left forearm",
                    "biometrics": True,
                    "sources": ["file"],
                }
            ],
            "participation": {
                "summary": (
                    "On 9 November 2023 Orin Tavesk entered a jeweller's shop in Lisbon with a loaded pistol, took"
                    " watches worth 410 000 euros and shot the shopkeeper, who lost the use of one leg."
                ),
                "role": "carried out the robbery and fired the shot",
                "acts": [
                    "threatened the shopkeeper with a pistol",
                    "took the watches",
                    "shot the shopkeeper in the leg",
                ],
                "place": "Lisbon",
                "when": "2023-11-09",
                "means": "a 9 mm pistol",
                "gain": "watches worth 410 000 euros",
                "sources": ["file"],
            },
        }
    ],
    "warrants": [
        {
            "id": "w1",
            "subjects": ["s1"],
            "reference": "417/24.0XPLSB",
            "place": "Lisbon",
            "issued": "2024-02-12",
            "in_force": True,
            "time_barred_from": "2038-11-09",
            "appeal_to_court": True,
            "copy_attached": True,
            "sources": ["warrant"],
            "authority": {"name": "Criminal Court of Lisbon", "kind": "court", "country": "PT"},
            "offences": [
                {
                    "id": "o1",
                    "charge": "armed robbery causing grave injury",
                    "category": "robbery",
                    "provision": "Penal Code, art. 311(2)",
                    "provision_text": (
                        "Whoever takes another's thing by violence and causes grave injury is punished with prison."
                    ),
                    "max_penalty": "15 years",
                    "facts": "shop",
                }
            ],
        }
    ],
    "statements": [
        _stated("act.state_operation", False, "The robbery was a private act."),
        _stated("act.official_capacity", False, "The person held no office."),
        _stated("act.political_life", False, "The robbery has nothing to do with political life."),
        _stated("act.violence_or_serious_harm", True, "The shopkeeper lost the use of one leg."),
        _stated("act.victims_civilian", True, "The victim is a shopkeeper."),
        _stated("act.private_gain", True, "The person kept the watches."),
        _stated("person.domestic_immunity", False, "The person enjoys no immunity."),
    ],
    "sources": [
        {"id": "file", "kind": "requester", "title": "the requesting bureau's file"},
        {"id": "warrant", "kind": "court", "title": "warrant of the Criminal Court of Lisbon"},
        {"id": "record", "kind": "record", "title": "public record"},
    ],
}
