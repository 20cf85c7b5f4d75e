"""What the feeds of the public part answer."""

from datetime import datetime

from pydantic import BaseModel, Field

from fairnotice.domain.feeds import PublicChange, Removal


class PublicChangeRow(BaseModel):
    """What happened to the public part of one notice."""

    sequence: int
    number: str = Field(description="Of the notice.")
    kind: str
    entity_id: str = Field(description="Its number in the shape of INTERPOL's service, such as 2026/12.")
    ftm_id: str = Field(description="The id of its person in the FollowTheMoney files.")
    happened: PublicChange
    reason: Removal | None = Field(description="Of a removal.")
    at: datetime


class Changes(BaseModel):
    """Some changes, and the number of the last one that there is."""

    mark: str
    last: int
    items: list[PublicChangeRow]


class Resource(BaseModel):
    """A file of a dataset."""

    name: str
    url: str
    mime_type: str


class Dataset(BaseModel):
    """The public register, as yente's catalogue tells of it."""

    name: str
    title: str
    summary: str
    version: str = Field(pattern=r"^\d{14}-[a-z]{3}$")
    updated_at: str | None
    last_change: str | None
    entity_count: int
    resources: list[Resource]
    delta_url: str


class Catalogue(BaseModel):
    """A catalogue of one dataset."""

    datasets: list[Dataset]
    mark: str


class DeltaIndex(BaseModel):
    """The address of the changes of each version, the newest first."""

    versions: dict[str, str]
    updated_at: str | None
    mark: str
