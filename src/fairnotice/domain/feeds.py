"""Feeds of the public part for whoever republishes it: which there are, what they tell of, why something goes."""

from enum import StrEnum
from types import MappingProxyType

from fairnotice.domain.lifecycle import NoticeState


class Feed(StrEnum):
    """A form in which the public part is given away. Each is off until an administrator turns it on."""

    INTERPOL = "interpol"  # the shape of INTERPOL's public notices service
    FTM = "ftm"  # FollowTheMoney files, with a catalogue for yente


class PublicChange(StrEnum):
    """What happened to the public part of a notice."""

    PUBLISHED = "published"  # shown, or shown again
    AMENDED = "amended"
    REMOVED = "removed"


class Removal(StrEnum):
    """Why the public part is not shown any more. The list is closed."""

    WITHDRAWN = "withdrawn_by_source"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    DELETED = "deleted_by_decision"
    REVOKED = "extract_revoked"

    @property
    def says(self) -> str:
        """The reason in a sentence."""
        return _SENTENCES[self]


_SENTENCES = MappingProxyType(
    {
        Removal.WITHDRAWN: "The source withdrew the notice.",
        Removal.CANCELLED: "The notice was cancelled.",
        Removal.EXPIRED: "The notice expired.",
        Removal.DELETED: "The notice was deleted by decision.",
        Removal.REVOKED: "The public part is not shown, for the time being or for good.",
    }
)
_ENDS = MappingProxyType(
    {
        NoticeState.WITHDRAWN: Removal.WITHDRAWN,
        NoticeState.CANCELLED: Removal.CANCELLED,
        NoticeState.EXPIRED: Removal.EXPIRED,
        NoticeState.DELETED: Removal.DELETED,
    }
)


def removal_of(state: NoticeState) -> Removal:
    """Why the public part of a notice in that state is not shown.

    A pause, a block and a doubt answer alike: which of them it is, and whose, is not for the public.
    """
    return _ENDS.get(state, Removal.REVOKED)
