"""The rules of the settlement of disputes and of the Commission's Statute, in their order."""

from fairnotice.law.model import Rule
from fairnotice.law.remedies.ccf_decisions import DECISION_RULES
from fairnotice.law.remedies.ccf_procedure import PROCEDURE_RULES
from fairnotice.law.remedies.commission import COMMISSION_RULES
from fairnotice.law.remedies.irsd import DISPUTE_RULES

REMEDY_RULES: tuple[Rule, ...] = (*DISPUTE_RULES, *COMMISSION_RULES, *PROCEDURE_RULES, *DECISION_RULES)
"""Bureaus among themselves first, then the person: the Commission, its procedure, its decisions."""
