"""The rules of the other kinds of notice and of diffusions, in the order of the articles."""

from fairnotice.law.model import Rule

KIND_RULES: tuple[Rule, ...] = ()
