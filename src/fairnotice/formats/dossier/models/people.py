"""The people of a case file: identities, offices, protections, and what each is said to have done."""

from typing import Annotated, ClassVar

from pydantic import Field

from fairnotice.domain.dates import Period
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
from fairnotice.formats.dossier.limits import ITEMS
from fairnotice.formats.dossier.models.table import Learnt, Sources, Table
from fairnotice.formats.dossier.values import (
    Birth,
    Country,
    Day,
    Flag,
    Id,
    Instant,
    Language,
    Listed,
    Maybe,
    NamePart,
    NameText,
    Partial,
    Script,
    Text,
    Words,
)


class HoldsTable(Table):
    """The time for which something holds. An open side means without limit."""

    makes: ClassVar[type] = Period
    begins: Annotated[Day | None, Field(description="First day.")] = None
    ends: Annotated[Day | None, Field(description="Last day, included.")] = None


class NameTable(Table):
    """A name as it is written. It is kept exactly as it came."""

    makes: ClassVar[type] = Name
    text: Annotated[NameText, Field(description="The whole name in its own script.")]
    kind: Annotated[NameKind, Field(description="The primary name, an alias or another kind.")] = NameKind.PRIMARY
    script: Annotated[Maybe[Script], Field(description="ISO 15924, such as Latn or Arab.")] = UNKNOWN
    language: Annotated[Maybe[Language], Field(description="BCP 47, such as en or fa.")] = UNKNOWN
    family: Annotated[NamePart, Field(description="The family name, where it is known which part that is.")] = ""
    given: Annotated[NamePart, Field(description="The given names, where it is known which part that is.")] = ""


class DocumentTable(Table):
    """A travel or identity document."""

    makes: ClassVar[type] = Document
    kind: Annotated[NameText, Field(description="Such as passport or identity card.")]
    number: Annotated[NameText, Field(description="The number as printed.")]
    country: Annotated[Maybe[Country], Field(description="The issuing state.")] = UNKNOWN


class IdentityTable(Table):
    """One set of particulars. A person who uses two has two identities."""

    makes: ClassVar[type] = Identity
    names: Annotated[
        tuple[NameTable, ...],
        Field(max_length=ITEMS["names"], description="Every name; none where nobody knows who the person is."),
    ] = ()
    births: Annotated[
        tuple[Birth, ...], Field(max_length=ITEMS["births"], description="Dates of birth, as precise as known.")
    ] = ()
    birth_place: Annotated[Maybe[Text], Field(description="Place of birth.")] = UNKNOWN
    sex: Annotated[Maybe[Sex], Field(description="Sex as the source states it.")] = UNKNOWN
    nationalities: Annotated[
        tuple[Country, ...],
        Field(max_length=ITEMS["nationalities"], description="Nationalities; none known: leave out."),
    ] = ()
    documents: Annotated[
        tuple[DocumentTable, ...], Field(max_length=ITEMS["documents"], description="Travel and identity documents.")
    ] = ()
    photo: Annotated[Maybe[Photo], Field(description="Whether a photograph is there, and how good it is.")] = UNKNOWN
    description: Annotated[Text, Field(description="Physical description.")] = ""
    biometrics: Annotated[Maybe[Flag], Field(description="Whether fingerprints or DNA are there.")] = UNKNOWN
    sources: Sources = ()
    learnt: Learnt = None


class OfficeTable(Table):
    """An office held. The scheduled end and the actual end are two facts."""

    makes: ClassVar[type] = Office
    kind: Annotated[OfficeKind, Field(description="What kind of office it is.")]
    title: Annotated[Words, Field(description="The title in words.")]
    state: Annotated[Country, Field(description="The state whose office it is.")]
    began: Annotated[Day, Field(description="First day.")]
    scheduled_end: Annotated[Day | None, Field(description="Last day as the term is scheduled.")] = None
    ended: Annotated[Day | None, Field(description="Last day as it was.")] = None
    ended_learnt: Annotated[Instant | None, Field(description="When the file got to know the actual end.")] = None
    sources: Sources = ()
    learnt: Learnt = None


class ProtectionTable(Table):
    """A protective status. It never reaches the requester."""

    makes: ClassVar[type] = Protection
    kind: Annotated[ProtectionKind, Field(description="What kind of protection it is.")]
    against: Annotated[Maybe[Country], Field(description="The state that the person fears.")] = UNKNOWN
    granted_by: Annotated[Maybe[Country], Field(description="The state that granted it. Confidential.")] = UNKNOWN
    confirmed: Annotated[Maybe[Flag], Field(description="Whether that state has confirmed it.")] = UNKNOWN
    holds: Annotated[HoldsTable, Field(description="The time for which it holds.")] = HoldsTable()
    sources: Sources = ()
    learnt: Learnt = None


class ParticipationTable(Table):
    """What this person, and not somebody else of the case, is said to have done."""

    makes: ClassVar[type] = Participation
    summary: Annotated[Words, Field(description="A short account with time, place and role.")]
    role: Annotated[Maybe[Text], Field(description="The person's own role.")] = UNKNOWN
    acts: Annotated[tuple[Words, ...], Field(max_length=ITEMS["acts"], description="Each act, one entry.")] = ()
    place: Annotated[Maybe[Text], Field(description="Where.")] = UNKNOWN
    when: Annotated[Maybe[Partial], Field(description="When.")] = UNKNOWN
    means: Annotated[Maybe[Text], Field(description="With what.")] = UNKNOWN
    gain: Annotated[Maybe[Text], Field(description="What the person gained.")] = UNKNOWN
    sources: Sources = ()
    learnt: Learnt = None


class SubjectTable(Table):
    """A named person."""

    makes: ClassVar[type] = Subject
    id: Annotated[Id, Field(description="Short id, used by warrants, statements and positions.")]
    identities: Annotated[
        tuple[IdentityTable, ...],
        Field(min_length=1, max_length=ITEMS["identities"], description="Sets of particulars."),
    ]
    reality: Annotated[Reality, Field(description="Whether the person exists.")] = Reality.ACTUAL
    status: Annotated[Maybe[Annotated[str, Listed(PERSON_STATUSES)]], Field(description="RPD 44(1).")] = UNKNOWN
    offices: Annotated[
        tuple[OfficeTable, ...], Field(max_length=ITEMS["offices"], description="Offices held, now or before.")
    ] = ()
    protections: Annotated[
        tuple[ProtectionTable, ...], Field(max_length=ITEMS["protections"], description="Protective statuses.")
    ] = ()
    participation: Annotated[ParticipationTable | None, Field(description="What the person is said to have done.")] = (
        None
    )
