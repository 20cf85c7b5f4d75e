"""Facts that the general conditions of recording ask about."""

from fairnotice.domain.facts.key import FactKey

RECORDING: tuple[FactKey, ...] = ()
