"""Checks of travellers against a list, each answer with its reasons. Pure: no clock, no files, no framework."""

from fairnotice.domain.hit import Hit
from fairnotice.screening.entry import Entry
from fairnotice.screening.query import Query
from fairnotice.screening.watchlist import Watchlist

__all__ = ["Entry", "Hit", "Query", "Watchlist"]
