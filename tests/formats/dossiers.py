"""Any dossier that a case file can hold, for the properties of reading and writing."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from hypothesis import strategies as st

from fairnotice.domain.dates import Calendar, PartialDate, Period
from fairnotice.domain.dossier import Dossier, Incident, Position, PositionKind
from fairnotice.domain.facts import FACTS
from fairnotice.domain.request import (
    CONFIDENTIALITY_LEVELS,
    PURPOSES,
    Assurances,
    Attestations,
    Kind,
    Metadata,
    Request,
    Requester,
    RequesterKind,
    SoughtFor,
    Stage,
)
from fairnotice.domain.statement import Firmness, Source, SourceKind, Statement
from fairnotice.domain.subject import (
    PERSON_STATUSES,
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
from fairnotice.domain.unknown import UNKNOWN
from fairnotice.domain.warrant import Authority, AuthorityKind, Offence, OffenceCategory, Penalty, Sentence, Warrant

SOURCE_IDS = ("paper-1", "paper-2", "paper-3")
SUBJECT_IDS = ("s1", "s2", "s3")

_characters = st.characters(
    exclude_categories=("Cs", "Cc"), exclude_characters="\u2028\u2029\u202a\u202b\u202c\u202d\u202e\ufffe\uffff"
).filter(lambda c: not "\u2066" <= c <= "\u2069")
texts = st.text(_characters, max_size=15).filter(lambda text: text != "unknown")
words = texts.map(lambda text: f"N{text}")
parts = st.one_of(st.just(""), words)
ids = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,12}", fullmatch=True)
countries = st.sampled_from(("PT", "UY", "SU", "XK", "YU"))
days = st.dates()
instants = st.datetimes(
    min_value=datetime(2, 1, 1),  # noqa: DTZ001 - the strategy adds the zone
    max_value=datetime(9998, 1, 1),  # noqa: DTZ001
    timezones=st.sampled_from((UTC, timezone(timedelta(hours=3, minutes=30)), timezone(-timedelta(seconds=12344)))),
)
sources = st.lists(st.sampled_from(SOURCE_IDS), max_size=3).map(tuple)
penalties = st.one_of(
    st.builds(Penalty, months=st.integers(0, 1_000), days=st.integers(0, 9_999)),
    st.sampled_from((Penalty(without_end="life"), Penalty(without_end="death"))),
)
partials = st.one_of(
    st.builds(PartialDate, st.integers(1, 9999)),
    st.builds(PartialDate, st.integers(1, 9999), st.integers(1, 12)),
    st.builds(PartialDate, st.integers(1, 9999), st.integers(1, 12), st.integers(1, 28), st.sampled_from(Calendar)),
)


births = st.one_of(
    st.builds(PartialDate, st.integers(1875, 2100)),
    st.builds(PartialDate, st.integers(1875, 2100), st.integers(1, 12)),
    st.builds(PartialDate, st.integers(1300, 1400), st.integers(1, 12), st.integers(1, 28), st.just(Calendar.HIJRI)),
    st.builds(PartialDate, st.integers(70, 115), calendar=st.just(Calendar.MINGUO)),
)


def maybe(known: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """A value, or unknown."""
    return st.one_of(st.just(UNKNOWN), known)


def optional(known: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """A value, or nothing there."""
    return st.one_of(st.none(), known)


def some(one: st.SearchStrategy[Any], *, least: int = 0) -> st.SearchStrategy[tuple[Any, ...]]:
    """A few of them."""
    return st.lists(one, min_size=least, max_size=2).map(tuple)


def _ordered(pair: tuple[date, date]) -> Period:
    return Period(*sorted(pair))


periods = st.one_of(st.builds(Period, begins=optional(days)), st.tuples(days, days).map(_ordered))
flags = maybe(st.booleans())
rested = {"sources": sources, "learnt": optional(instants)}

names = st.builds(
    Name, words, st.sampled_from(NameKind), maybe(st.just("Arab")), maybe(st.just("zh-Hant")), family=parts, given=parts
)
identities = st.builds(
    Identity,
    names=some(names, least=1),
    births=some(births),
    birth_place=maybe(texts),
    sex=maybe(st.sampled_from(Sex)),
    nationalities=some(countries),
    documents=some(st.builds(Document, words, words, maybe(countries))),
    photo=maybe(st.sampled_from(Photo)),
    description=texts,
    biometrics=flags,
    **rested,
)


@st.composite
def offices(draw: st.DrawFn) -> Office:
    """An office whose ends are not before its beginning."""
    began, *ends = sorted(draw(st.tuples(days, days, days)))
    return Office(
        kind=draw(st.sampled_from(OfficeKind)),
        title=draw(words),
        state=draw(countries),
        began=began,
        scheduled_end=draw(optional(st.just(ends[0]))),
        ended=draw(optional(st.just(ends[1]))),
        ended_learnt=draw(optional(instants)),
        sources=draw(sources),
        learnt=draw(optional(instants)),
    )


protections = st.builds(
    Protection,
    kind=st.sampled_from(ProtectionKind),
    against=maybe(countries),
    granted_by=maybe(countries),
    confirmed=flags,
    holds=periods,
    **rested,
)
participations = st.builds(
    Participation,
    summary=words,
    role=maybe(texts),
    acts=some(words),
    place=maybe(texts),
    when=maybe(partials),
    means=maybe(texts),
    gain=maybe(texts),
    **rested,
)
subjects = st.builds(
    Subject,
    id=st.just("s1"),
    identities=some(identities, least=1),
    reality=st.sampled_from(Reality),
    status=maybe(st.sampled_from(PERSON_STATUSES)),
    offices=some(offices()),
    protections=some(protections),
    participation=optional(participations),
)
offences = st.builds(
    Offence,
    id=ids,
    charge=words,
    category=maybe(st.sampled_from(OffenceCategory)),
    provision=maybe(texts),
    provision_text=texts,
    max_penalty=maybe(penalties),
    facts=texts,
)
warrants = st.builds(
    Warrant,
    id=ids,
    authority=st.builds(Authority, words, maybe(st.sampled_from(AuthorityKind)), maybe(countries)),
    offences=some(offences),
    subjects=st.lists(st.sampled_from(SUBJECT_IDS), min_size=1, unique=True).map(tuple),
    reference=maybe(texts),
    place=maybe(texts),
    issued=maybe(days),
    in_force=flags,
    sentence=optional(st.builds(Sentence, maybe(penalties), maybe(penalties), flags)),
    time_barred_from=maybe(days),
    appeal_to_court=flags,
    copy_attached=st.booleans(),
    at_least=optional(st.integers(3, 1_000_000)),
    **rested,
)
requests = st.builds(
    Request,
    kind=st.sampled_from(Kind),
    requester=st.builds(Requester, words, st.sampled_from(RequesterKind), optional(countries)),
    stage=st.sampled_from(Stage),
    announced=optional(days),
    filed=maybe(days),
    purpose=maybe(st.sampled_from(PURPOSES)),
    sought_for=maybe(st.sampled_from(SoughtFor)),
    language=maybe(st.just("en")),
    assurances=st.builds(Assurances, flags, flags, some(countries), some(countries), maybe(days)),
    attestations=st.builds(Attestations, flags, flags, flags, flags, flags, flags),
    metadata=st.builds(
        Metadata,
        maybe(st.sampled_from(CONFIDENTIALITY_LEVELS)),
        maybe(st.integers(1, 1_200)),
        maybe(some(countries)),
        maybe(texts),
        maybe(texts),
    ),
    interest=maybe(texts),
    recipients=some(countries),
    public_extract=st.booleans(),
    waiver_consulted=st.booleans(),
    waiver_reasons=texts,
    **rested,
)


@st.composite
def statements(draw: st.DrawFn) -> Statement:
    """A statement whose value is one that its fact takes."""
    fact = draw(st.sampled_from(list(FACTS.values())))
    return Statement(
        id=draw(ids),
        about=fact.key,
        by=draw(words),
        words=draw(words),
        source=draw(st.sampled_from(SOURCE_IDS)),
        value=draw(optional(st.sampled_from(fact.values) if fact.values else st.booleans())),
        firmness=draw(st.sampled_from(Firmness)),
        subject=draw(optional(st.sampled_from(SUBJECT_IDS))),
        said=draw(optional(days)),
        holds=draw(periods),
        learnt=draw(optional(instants)),
    )


positions = st.builds(
    Position,
    by=words,
    kind=st.sampled_from(PositionKind),
    words=texts,
    ground=st.sampled_from(("", "political", "time_bar")),
    subject=optional(st.sampled_from(SUBJECT_IDS)),
    taken=optional(days),
    **rested,
)
incidents = st.builds(Incident, words, maybe(partials), maybe(texts), maybe(countries), **rested)


@st.composite
def dossiers(draw: st.DrawFn) -> Dossier:
    """A dossier whose ids fit together."""
    people = draw(st.lists(subjects, min_size=3, max_size=3))
    papers = [
        Source(
            id=given,
            kind=draw(st.sampled_from(SourceKind)),
            title=draw(words),
            published=draw(optional(days)),
            read=draw(optional(days)),
            relies_on=draw(texts),
            url=draw(texts),
        )
        for given in SOURCE_IDS
    ]
    lists = draw(st.lists(warrants, max_size=2))
    return Dossier(
        id=draw(ids),
        title=draw(words),
        request=draw(requests),
        subjects=tuple(replace(person, id=given) for person, given in zip(people, SUBJECT_IDS, strict=True)),
        warrants=tuple(_numbered(warrant, index) for index, warrant in enumerate(lists)),
        incident=draw(optional(incidents)),
        statements=tuple(
            replace(each, id=f"a{index}") for index, each in enumerate(draw(st.lists(statements(), max_size=3)))
        ),
        positions=draw(some(positions)),
        sources=tuple(papers),
        summary=draw(texts),
    )


def _numbered(warrant: Warrant, index: int) -> Warrant:
    charges = (replace(offence, id=f"o{index}.{at}") for at, offence in enumerate(warrant.offences))
    return replace(warrant, id=f"w{index}", offences=tuple(charges))
