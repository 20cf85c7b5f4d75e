"""What a notice means in law, country by country."""

from typing import Any

from ninja import Schema
from pydantic import Field

from fairnotice.api.schemas.parts import Day, Mark


class FileStanding(Schema):
    """Who stands behind a country's file."""

    standing: str = Field(description="drafted, checked or approved. Live, only an approved file gives a power.")
    by: str
    office: str
    on: Day | None
    reference: str
    lapsed: str = Field(description="Why an approval that the file names does not count; else empty.")
    says: str


class CountryClass(Schema):
    """One country in the table."""

    country: str = Field(pattern="^[A-Z]{2}$")
    name: str
    class_: str = Field(alias="class", description="A, B, C, or unknown: what was read.")
    class_words: str
    class_remembered: str | None = Field(description="A class that is only remembered, and counts for nothing.")
    confidence: str = Field(description="high: law or court; medium: official statement; low: anything else.")
    status: FileStanding
    cites: str | None
    source: str | None
    authority: str | None
    read: Day | None
    as_of: Day
    stale: bool = Field(description="Said or read more than three years ago.")
    file: bool = Field(description="Whether the country has a file of its own.")
    power_in_the_file: bool = Field(description="Whether its file names a power to arrest that was read.")
    other_measures: list[str]


class LawMap(Schema):
    """The table."""

    mark: Mark
    schema_: str = Field(alias="schema")
    on: Day
    about: str
    classes: dict[str, str]
    files: int
    countries: list[CountryClass]


class CountryLaw(CountryClass):
    """One country with its lines."""

    mark: Mark
    schema_: str = Field(alias="schema")
    on: Day
    not_established: list[str]
    lines: list[dict[str, Any]] = Field(description="Lines as in an effect. Powers only of an approved file.")
    everywhere: list[dict[str, Any]] = Field(description="What holds where no power is established.")
