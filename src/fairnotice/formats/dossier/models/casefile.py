"""The case file as a whole, with the accounts: who says what, where it was read, what other states did."""

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from fairnotice.domain.dossier import Dossier, Incident, Position, PositionKind
from fairnotice.domain.statement import Firmness, Source, SourceKind, Statement
from fairnotice.domain.unknown import UNKNOWN
from fairnotice.formats.dossier.limits import ITEMS
from fairnotice.formats.dossier.models.papers import RequestTable, WarrantTable
from fairnotice.formats.dossier.models.people import HoldsTable, SubjectTable
from fairnotice.formats.dossier.models.table import Learnt, Sources, Table
from fairnotice.formats.dossier.values import (
    Coded,
    Country,
    Day,
    Fact,
    Id,
    Listed,
    Maybe,
    NameText,
    Partial,
    Text,
    Words,
)

SCHEMA = "fairnotice-case/1"
"""The name of the schema. Every case file says it."""

POSITION_GROUNDS = ("", "political", "rights", "formal", "nationality", "time_bar")
"""The grounds that another state may give; empty when it gave none."""


class IncidentTable(Table):
    """What happened."""

    makes: ClassVar[type] = Incident
    what: Annotated[Words, Field(description="What happened, as the file tells it.")]
    when: Annotated[Maybe[Partial], Field(description="When.")] = UNKNOWN
    place: Annotated[Maybe[Text], Field(description="Where.")] = UNKNOWN
    country: Annotated[Maybe[Country], Field(description="In which state.")] = UNKNOWN
    sources: Sources = ()
    learnt: Learnt = None


class StatementTable(Table):
    """One account of one fact. Accounts that differ stand side by side."""

    makes: ClassVar[type] = Statement
    id: Annotated[Id, Field(description="Short id.")]
    about: Annotated[Fact, Field(description="The fact, by its key.")]
    by: Annotated[NameText, Field(description="Whose account it is.")]
    words: Annotated[Words, Field(description="What is said, in your own words.")]
    source: Annotated[Id, Field(description="Id of the source where it was read.")]
    value: Annotated[Coded, Field(description="True, false or the fact's own word. Left out: words only.")] = None
    firmness: Annotated[Firmness, Field(description="How firmly it is said.")] = Firmness.STATED
    subject: Annotated[Id | None, Field(description="Id of the one subject that it is about. Left out: all.")] = None
    said: Annotated[Day | None, Field(description="When it was said.")] = None
    holds: Annotated[HoldsTable, Field(description="The time for which the fact is said to hold.")] = HoldsTable()
    learnt: Learnt = None


class PositionTable(Table):
    """What another state or body did or said. It never reaches the requester."""

    makes: ClassVar[type] = Position
    by: Annotated[NameText, Field(description="The state or body.")]
    kind: Annotated[PositionKind, Field(description="What it did.")]
    words: Annotated[Text, Field(description="In words.")] = ""
    ground: Annotated[Annotated[str, Listed(POSITION_GROUNDS)], Field(description="The ground that it gave.")] = ""
    subject: Annotated[Id | None, Field(description="Id of the one subject that it is about. Left out: all.")] = None
    taken: Annotated[Day | None, Field(description="When.")] = None
    sources: Sources = ()
    learnt: Learnt = None


class SourceTable(Table):
    """Where something was read."""

    makes: ClassVar[type] = Source
    id: Annotated[Id, Field(description="Short id, used by whatever rests on it.")]
    kind: Annotated[SourceKind, Field(description="What kind of paper or voice it is.")]
    title: Annotated[Words, Field(description="What a reader would look for.")]
    published: Annotated[Day | None, Field(description="When it was published.")] = None
    read: Annotated[Day | None, Field(description="When it was read.")] = None
    relies_on: Annotated[Text, Field(description="What it relies on itself.")] = ""
    url: Annotated[Text, Field(description="Its address.")] = ""


class CaseFile(Table):
    """One matter: the incident, the people named, the warrants, the request, and who says what about it."""

    makes: ClassVar[type] = Dossier
    schema_: Annotated[Literal["fairnotice-case/1"], Field(alias="schema", description="The schema of this file.")]
    id: Annotated[Id, Field(description="Short id of the matter.")]
    title: Annotated[Words, Field(description="The title, in one line.")]
    summary: Annotated[Text, Field(description="A few sentences.")] = ""
    incident: Annotated[IncidentTable | None, Field(description="What happened.")] = None
    request: Annotated[RequestTable, Field(description="What is asked for.")]
    subjects: Annotated[
        tuple[SubjectTable, ...],
        Field(min_length=1, max_length=ITEMS["subjects"], description="The people who are named."),
    ]
    warrants: Annotated[
        tuple[WarrantTable, ...], Field(max_length=ITEMS["warrants"], description="Warrants and judgments.")
    ] = ()
    statements: Annotated[
        tuple[StatementTable, ...], Field(max_length=ITEMS["statements"], description="Who says what.")
    ] = ()
    positions: Annotated[
        tuple[PositionTable, ...], Field(max_length=ITEMS["positions"], description="What other states did.")
    ] = ()
    sources: Annotated[
        tuple[SourceTable, ...], Field(max_length=ITEMS["sources"], description="Where it was read.")
    ] = ()


def case_file_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a case file, made from the same models that read it."""
    made = CaseFile.model_json_schema(by_alias=True)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:fairnotice:case-file:1",
        **made,
        "title": "A case file of fairnotice",
    }
