"""The rulebook: every rule, written out, in the order in which a review runs and prints them."""

from fairnotice.law.file.rules import FILE_RULES
from fairnotice.law.model import Rule
from fairnotice.law.national.rules import NATIONAL_RULES
from fairnotice.law.practice.rules import PRACTICE_RULES
from fairnotice.law.remedies.rules import REMEDY_RULES
from fairnotice.law.rpd.kind_rules import KIND_RULES
from fairnotice.law.rpd.recording_rules import RECORDING_RULES
from fairnotice.law.rpd.rules import RPD_RULES

EDITION = "2026-11"
"""The edition of this rulebook. A review names it, so that it can be run again as it was."""

RULES: tuple[Rule, ...] = (
    *RPD_RULES,
    *FILE_RULES,
    *RECORDING_RULES,
    *KIND_RULES,
    *PRACTICE_RULES,
    *NATIONAL_RULES,
    *REMEDY_RULES,
)
"""The Constitution and what every request turns on, general conditions, the other kinds; then practice, opened by the
factors of 34(3); then national law and remedies, which acts and clocks carry out."""
