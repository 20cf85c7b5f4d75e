"""What an officer or a carrier knows about a traveller."""

from dataclasses import dataclass

from fairnotice.domain.dates import PartialDate
from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.subject import Document, Sex
from fairnotice.domain.unknown import UNKNOWN, Unknown

MOST_NAMES = 20
"""More spellings than this for one traveller are a mistake or an attack."""


@dataclass(frozen=True, slots=True)
class Query:
    """The names as typed and whatever else is known. Raises InvalidValue when there is nothing to look for.

    `cut`: the word at which a machine readable zone was full, so that it may be the beginning of a longer one.
    """

    names: tuple[str, ...] = ()
    births: tuple[PartialDate, ...] = ()
    nationalities: tuple[str, ...] = ()
    sex: Sex | Unknown = UNKNOWN
    documents: tuple[Document, ...] = ()
    cut: str = ""

    def __post_init__(self) -> None:
        """Refuse an empty question and an unreasonable one."""
        if not self.names and not self.documents:
            raise InvalidValue("a check needs a name or a document number")
        if len(self.names) > MOST_NAMES:
            raise InvalidValue(f"a check takes at most {MOST_NAMES} spellings of a name, not {len(self.names)}")
