"""Values that many answers have, and the parts whose schemas are published apart."""

from typing import Annotated, Any

from pydantic import Field, WithJsonSchema

PUBLISHED = "x-published"
"""Marks a part whose schema is published apart; the description of the API refers to it there."""

Id = Annotated[str, WithJsonSchema({"type": "string", "format": "uuid"})]
Instant = Annotated[str, WithJsonSchema({"type": "string", "format": "date-time"})]
Day = Annotated[str, WithJsonSchema({"type": "string", "format": "date"})]
CaseFile = Annotated[dict[str, Any], WithJsonSchema({"type": "object", PUBLISHED: "CaseFile"})]
ReviewPart = Annotated[dict[str, Any], WithJsonSchema({"type": "object", PUBLISHED: "ReviewAsShown"})]
ReviewsAnswer = Annotated[dict[str, Any], WithJsonSchema({"type": "object", PUBLISHED: "Reviews"})]
EffectAnswer = Annotated[dict[str, Any], WithJsonSchema({"type": "object", PUBLISHED: "Effect"})]
ExposureAnswer = Annotated[dict[str, Any], WithJsonSchema({"type": "object", PUBLISHED: "Exposure"})]
PracticeAnswer = Annotated[dict[str, Any], WithJsonSchema({"type": "object", PUBLISHED: "Practice"})]
Mark = Annotated[str, Field(description="EXAMPLE in a training installation, empty in a live one.")]
