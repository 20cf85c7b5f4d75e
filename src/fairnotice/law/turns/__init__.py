"""What would change a review: the smallest sets of facts that would turn it. For reviewers only."""

from fairnotice.law.turns.levers import Doubt, Lever
from fairnotice.law.turns.search import BUDGET, Matter, Turn, WouldChange, what_would_change
from fairnotice.law.turns.told import would_change_json

__all__ = ["BUDGET", "Doubt", "Lever", "Matter", "Turn", "WouldChange", "what_would_change", "would_change_json"]
