"""The rules of the Commission's Statute and of the settlement of disputes, in their order."""

from fairnotice.law.model import Rule

REMEDY_RULES: tuple[Rule, ...] = ()
