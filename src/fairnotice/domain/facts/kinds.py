"""Facts that the conditions of the other kinds of notice ask about."""

from fairnotice.domain.facts.key import FactKey

KINDS: tuple[FactKey, ...] = ()
