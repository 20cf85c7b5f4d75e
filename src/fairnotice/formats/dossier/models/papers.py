"""The papers of a case file: the warrants and the request."""

from typing import Annotated, ClassVar

from pydantic import Field

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
from fairnotice.domain.unknown import UNKNOWN
from fairnotice.domain.warrant import Authority, AuthorityKind, Offence, OffenceCategory, Sentence, Warrant
from fairnotice.formats.dossier.limits import ITEMS
from fairnotice.formats.dossier.models.table import Learnt, Sources, Table
from fairnotice.formats.dossier.values import (
    Count,
    Country,
    Day,
    Flag,
    Id,
    Language,
    Listed,
    Maybe,
    Months,
    NameText,
    PenaltyText,
    Text,
    Words,
)


class AuthorityTable(Table):
    """Who issued the warrant."""

    makes: ClassVar[type] = Authority
    name: Annotated[NameText, Field(description="The authority's name.")]
    kind: Annotated[Maybe[AuthorityKind], Field(description="Whether it is a court, a prosecutor or another.")] = (
        UNKNOWN
    )
    country: Annotated[Maybe[Country], Field(description="Its state.")] = UNKNOWN


class OffenceTable(Table):
    """One charge."""

    makes: ClassVar[type] = Offence
    id: Annotated[Id, Field(description="Short id.")]
    charge: Annotated[Words, Field(description="The charge in the warrant's words.")]
    category: Annotated[Maybe[OffenceCategory], Field(description="What the charge is on its face.")] = UNKNOWN
    provision: Annotated[Maybe[Text], Field(description="The provision of the penal law.")] = UNKNOWN
    provision_text: Annotated[Text, Field(description="Its wording.")] = ""
    max_penalty: Annotated[Maybe[PenaltyText], Field(description="The maximum penalty, as text.")] = UNKNOWN
    facts: Annotated[Text, Field(description="A word for the facts: charges on the same facts share it.")] = ""


class SentenceTable(Table):
    """A sentence imposed and what remains of it."""

    makes: ClassVar[type] = Sentence
    imposed: Annotated[Maybe[PenaltyText], Field(description="The sentence.")] = UNKNOWN
    remaining: Annotated[Maybe[PenaltyText], Field(description="What remains to be served.")] = UNKNOWN
    in_absentia: Annotated[Maybe[Flag], Field(description="Whether it was given in the person's absence.")] = UNKNOWN


class WarrantTable(Table):
    """A warrant, a list of warrants announced as one, or a judgment."""

    makes: ClassVar[type] = Warrant
    id: Annotated[Id, Field(description="Short id.")]
    authority: Annotated[AuthorityTable, Field(description="Who issued it.")]
    offences: Annotated[tuple[OffenceTable, ...], Field(max_length=ITEMS["offences"], description="The charges.")]
    subjects: Annotated[
        tuple[Id, ...], Field(min_length=1, max_length=ITEMS["subjects"], description="Ids of the people it names.")
    ]
    reference: Annotated[Maybe[Text], Field(description="Its reference.")] = UNKNOWN
    place: Annotated[Maybe[Text], Field(description="Where it was issued.")] = UNKNOWN
    issued: Annotated[Maybe[Day], Field(description="When it was issued.")] = UNKNOWN
    in_force: Annotated[Maybe[Flag], Field(description="Whether it is in force.")] = UNKNOWN
    sentence: Annotated[SentenceTable | None, Field(description="The sentence, when it is a judgment.")] = None
    time_barred_from: Annotated[Maybe[Day], Field(description="From when prosecution is time-barred.")] = UNKNOWN
    appeal_to_court: Annotated[Maybe[Flag], Field(description="Whether a court can review it.")] = UNKNOWN
    copy_attached: Annotated[Flag, Field(description="Whether a copy is attached.")] = False
    at_least: Annotated[
        Count | None, Field(description="How many people it covers at least, the named ones among them.")
    ] = None
    sources: Sources = ()
    learnt: Learnt = None


class RequesterTable(Table):
    """The bureau or body that asks."""

    makes: ClassVar[type] = Requester
    name: Annotated[NameText, Field(description="Its name.")]
    kind: Annotated[RequesterKind, Field(description="What it is.")] = RequesterKind.BUREAU
    country: Annotated[Country | None, Field(description="Its country; none for an international body.")] = None


class AssurancesTable(Table):
    """RPD 84: what a requester of a red notice assures."""

    makes: ClassVar[type] = Assurances
    issuer_competent: Annotated[Maybe[Flag], Field(description="The issuing authority is competent.")] = UNKNOWN
    extradition_will_be_sought: Annotated[Maybe[Flag], Field(description="Extradition will be asked for.")] = UNKNOWN
    extradition_countries: Annotated[
        tuple[Country, ...],
        Field(max_length=ITEMS["extradition_countries"], description="From which countries; none: from every one."),
    ] = ()
    extradition_not_from: Annotated[
        tuple[Country, ...],
        Field(max_length=ITEMS["extradition_countries"], description="Countries from which none is sought."),
    ] = ()
    extradition_until: Annotated[Maybe[Day], Field(description="The last day on which it is sought.")] = UNKNOWN


class AttestationsTable(Table):
    """RPD 76(2), 99(2) and 34(1)-(2): what a requester attests."""

    makes: ClassVar[type] = Attestations
    quality_and_lawfulness: Annotated[Maybe[Flag], Field(description="Quality and lawfulness of the data.")] = UNKNOWN
    publication_conditions: Annotated[Maybe[Flag], Field(description="The conditions of publication.")] = UNKNOWN
    cooperation_interest: Annotated[Maybe[Flag], Field(description="Interest for police cooperation.")] = UNKNOWN
    articles_2_and_3: Annotated[Maybe[Flag], Field(description="Articles 2 and 3 of the Constitution.")] = UNKNOWN
    checked_human_rights: Annotated[Maybe[Flag], Field(description="Article 2 was checked by the bureau.")] = UNKNOWN
    checked_article_3: Annotated[Maybe[Flag], Field(description="Article 3 was checked by the bureau.")] = UNKNOWN


class MetadataTable(Table):
    """RPD 37(2): what every record carries."""

    makes: ClassVar[type] = Metadata
    confidentiality: Annotated[
        Maybe[Annotated[str, Listed(CONFIDENTIALITY_LEVELS)]], Field(description="RPD 112(1).")
    ] = UNKNOWN
    retention_months: Annotated[Maybe[Months], Field(description="How long it is kept.")] = UNKNOWN
    access_limits: Annotated[
        Maybe[Annotated[tuple[Country, ...], Field(max_length=ITEMS["access_limits"])]],
        Field(description="Countries that may not see it; an empty list means none."),
    ] = UNKNOWN
    linked_event: Annotated[Maybe[Text], Field(description="The event it is linked to.")] = UNKNOWN
    relevance: Annotated[Maybe[Text], Field(description="What shows that it is relevant.")] = UNKNOWN


class RequestTable(Table):
    """What is asked for, by whom, and how far it has come."""

    makes: ClassVar[type] = Request
    kind: Annotated[Kind, Field(description="The kind of notice or diffusion.")]
    requester: Annotated[RequesterTable, Field(description="Who asks.")]
    stage: Annotated[Stage, Field(description="Announced is not filed.")] = Stage.FILED
    announced: Annotated[Day | None, Field(description="When it was announced in public.")] = None
    filed: Annotated[Maybe[Day], Field(description="When it was filed.")] = UNKNOWN
    purpose: Annotated[Maybe[Annotated[str, Listed(PURPOSES)]], Field(description="One of the nine of RPD 10(2).")] = (
        UNKNOWN
    )
    sought_for: Annotated[Maybe[SoughtFor], Field(description="Prosecution, or serving a sentence.")] = UNKNOWN
    language: Annotated[Maybe[Language], Field(description="BCP 47.")] = UNKNOWN
    assurances: Annotated[AssurancesTable, Field(description="RPD 84.")] = AssurancesTable()
    attestations: Annotated[AttestationsTable, Field(description="RPD 76(2), 99(2), 34.")] = AttestationsTable()
    metadata: Annotated[MetadataTable, Field(description="RPD 37(2).")] = MetadataTable()
    interest: Annotated[Maybe[Text], Field(description="Why other countries' police are needed (RPD 35).")] = UNKNOWN
    recipients: Annotated[
        tuple[Country, ...], Field(max_length=ITEMS["recipients"], description="Of a diffusion: to whom it goes.")
    ] = ()
    public_extract: Annotated[Flag, Field(description="The source agrees to a public extract.")] = False
    waiver_consulted: Annotated[Flag, Field(description="The requester was consulted under RPD 83(1)(b).")] = False
    waiver_reasons: Annotated[Text, Field(description="The reasons for a waiver under RPD 83(1)(b).")] = ""
    sources: Sources = ()
    learnt: Learnt = None
