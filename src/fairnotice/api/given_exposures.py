"""What is given to name a court or counsel."""

from datetime import date
from typing import Annotated

from pydantic import Field

from fairnotice.api.given import Code, Reasons
from fairnotice.domain.exposure_reader import Disclosure, Extent


class ReaderGiven(Reasons):
    """Who is named, on what part of the file their answers rest, why it may be shown to them, and until when."""

    office: Code
    extent: Extent
    disclosure: Disclosure
    until: Annotated[date, Field(description="The last day, a year from now at most.")]
