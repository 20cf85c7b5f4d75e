"""The rules on recording, keeping and circulating data in general, in the order of the articles."""

from fairnotice.law.model import Rule

RECORDING_RULES: tuple[Rule, ...] = ()
