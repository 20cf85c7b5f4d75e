"""The rulebook: every rule, written out, in the order in which a review runs and prints them."""

from fairnotice.law.model import Rule
from fairnotice.law.practice.rules import PRACTICE_RULES
from fairnotice.law.rpd.rules import RPD_RULES

EDITION = "2026-11"
"""The edition of this rulebook. A review names it, so that it can be run again as it was."""

RULES: tuple[Rule, ...] = (*RPD_RULES, *PRACTICE_RULES)
