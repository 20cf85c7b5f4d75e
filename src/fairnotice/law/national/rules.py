"""The rules of national law that the research table names; the country profiles carry them out."""

from fairnotice.law.model import Rule

NATIONAL_RULES: tuple[Rule, ...] = ()
