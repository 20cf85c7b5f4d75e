"""Published practice, open to everybody."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from fairnotice.api.schemas.parts import PracticeAnswer
from fairnotice.law.precedents import nearest_to
from fairnotice.law.published.answers import practice_json
from fairnotice.law.published.entries import published_entry
from fairnotice.law.published.search import LONGEST, FoundPractice, Sought, narrowed, search

router = Router(tags=["practice"])

Words = Annotated[str, StringConstraints(max_length=LONGEST)]


class Wanted(BaseModel):
    """What is looked for. All of it has to fit; what is left out does not narrow."""

    model_config = ConfigDict(extra="forbid")

    text: Words = Field(default="", description="Words of the story, the principle, the topic or the factors.")
    article: Words = Field(default="", description="Such as 3, Const 2, RPD 34(3)(d), RoP 3.13.")
    ground: Words = Field(default="", description="A ground of a refusal that it speaks about.")
    factor: Words = Field(default="", description="A letter of article 34(3), or words of a factor.")
    outcome: Words = Field(default="", description="How it ended.")
    kind: Words = Field(default="", description="repository or commission.")
    like: Words = Field(default="", description="The id of an entry: what is most like it comes in `nearest`.")
    limit: int = Field(default=100, ge=1, le=500, description="How many at most.")


@router.get("/practice", response=PracticeAnswer, auth=None)
def search_practice(request: HttpRequest, wanted: Query[Wanted]) -> dict[str, Any]:
    """Published examples and decisions that fit. They teach: they are no sample, and decide nothing."""
    sought = Sought(**wanted.model_dump(exclude={"like", "limit"}))
    if not wanted.like:
        return practice_json(sought, search(sought, limit=wanted.limit))
    entry = published_entry(wanted.like)
    nearest = nearest_to(entry, limit=wanted.limit, among=narrowed(sought))
    return practice_json(sought, (), nearest=nearest, beside=entry.id)


@router.get("/practice/{entry}", response=PracticeAnswer, auth=None)
def read_practice(request: HttpRequest, entry: str) -> dict[str, Any]:
    """One entry, and the five of its kind that are most like it."""
    found = published_entry(entry)
    return practice_json(Sought(), (FoundPractice(found, 0.0, ()),), nearest=nearest_to(found), beside=found.id)
