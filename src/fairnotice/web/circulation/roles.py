"""Who opens which pages of circulation."""

from fairnotice.domain.officer import Role

SECRETARIAT = (Role.REVIEWER, Role.DECIDER)
OFFICES = (*SECRETARIAT, Role.COMMISSION)
READERS = (*OFFICES, Role.BUREAU)
KEEPERS = (Role.BUREAU, Role.ADMINISTRATOR)
"""Who lets desks in and ends them: their bureau, and the administrator."""
