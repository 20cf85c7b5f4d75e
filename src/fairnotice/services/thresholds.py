"""The thresholds of this installation's checks, as `screening.toml` in the data folder states them."""

from django.conf import settings

from fairnotice.bulk.thresholds import Thresholds
from fairnotice.screening import Watchlist
from fairnotice.screening.stated import Level


def thresholds_in_force() -> Thresholds:
    """What was stated when this process began; what is shipped where nothing is."""
    return Thresholds.from_json(settings.FAIRNOTICE_SCREENING)


def level_of(bureau: str, watchlist: Watchlist) -> Level:
    """What holds for checks against that bureau's list, as long as it is now."""
    return thresholds_in_force().level_of(bureau, len(watchlist))


def level_of_other(name: str, watchlist: Watchlist) -> Level:
    """What holds for checks against that list of others: what is stated for it, else what it was built with."""
    return thresholds_in_force().for_other(name, watchlist.stated).level(len(watchlist))
