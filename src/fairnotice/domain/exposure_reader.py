"""Who reads an exposure on a server, and for what: the offices, and a court or counsel named for one request."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from fairnotice.domain.exposure import Purpose
from fairnotice.domain.officer import Role

OFFICES = frozenset({Role.REVIEWER, Role.DECIDER, Role.COMMISSION})
"""They read that of every request that was handed in."""

NAMED = frozenset({Role.COURT, Role.COUNSEL})
"""They read that of the requests that they were named for."""

NAMES: Mapping[Role, frozenset[Role]] = MappingProxyType(
    {Role.DECIDER: frozenset({Role.COURT}), Role.COMMISSION: frozenset({Role.COURT, Role.COUNSEL})}
)
"""Who names whom. Counsel act in a remedy, so the Commission alone names them, and the secretariat does not see it."""


class Extent(StrEnum):
    """What part of the file an answer rests on."""

    FILED = "filed"  # what the source filed
    WHOLE = "whole"  # that, and what reviewers added


class Disclosure(StrEnum):
    """Why what is in the file may be shown to somebody who is no bureau and no office."""

    OWNER_AGREED = "owner_agreed"  # RPD art. 60(2); Statute art. 35(1)-(2)
    NOT_WITHHELD = "not_withheld"  # the owner was asked, and none of the grounds stands (Statute art. 35(3))


DISCLOSURES: Mapping[Role, frozenset[Disclosure]] = MappingProxyType(
    {Role.DECIDER: frozenset({Disclosure.OWNER_AGREED}), Role.COMMISSION: frozenset(Disclosure)}
)
"""On what each may rest it: past the owner's word only the Commission goes."""

_OF_OFFICES = (Purpose.REVIEW, Purpose.DECISION, Purpose.PROVISIONAL_MEASURE, Purpose.REMEDY)
PURPOSES: Mapping[Role, tuple[Purpose, ...]] = MappingProxyType(
    {
        **dict.fromkeys(sorted(OFFICES), _OF_OFFICES),
        Role.COURT: (Purpose.PROCEEDINGS,),
        Role.COUNSEL: (Purpose.DEFENCE, Purpose.REMEDY),
    }
)
"""What each may read it for."""
