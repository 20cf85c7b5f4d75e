"""Whether somebody may act on what this installation answers: then only approved country files give a power."""

from django.conf import settings

from fairnotice.domain.mode import Mode


def is_live() -> bool:
    """Whether this is a live installation."""
    return Mode(settings.FAIRNOTICE_MODE) is Mode.LIVE
