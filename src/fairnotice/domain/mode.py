"""Training and live never mix: fixed when the data folder is made."""

from enum import StrEnum

from fairnotice.domain.subject import Reality


class Mode(StrEnum):
    """What an installation is for."""

    TRAINING = "training"
    LIVE = "live"

    @property
    def files(self) -> frozenset[Reality]:
        """Whom a request may be filed about."""
        if self is Mode.TRAINING:
            return frozenset({Reality.INVENTED, Reality.PRESS})
        return frozenset({Reality.ACTUAL})

    @property
    def publishes(self) -> frozenset[Reality]:
        """Whom a notice may be published about. A real person known from the press: never."""
        return frozenset({Reality.INVENTED}) if self is Mode.TRAINING else frozenset({Reality.ACTUAL})

    @property
    def mark(self) -> str:
        """The word on every output of a training installation; nothing on a live one."""
        return "EXAMPLE" if self is Mode.TRAINING else ""
