"""What is wrong with something that came from a register, or from somebody who says to be one. Nothing of it is shown.

`fault` is a word for programs, the message a sentence for people.
"""

from enum import StrEnum

from fairnotice.domain.errors import FairnoticeError


class Fault(StrEnum):
    """Why something is refused."""

    UNREADABLE = "unreadable"  # cut off, not of this form, or of a newer version
    UNSIGNED = "unsigned"  # no signature, or one that does not fit
    WRONG_KEY = "wrong_key"  # signed by a key that is not pinned
    OLD_KEY = "old_key"  # signed by a key whose time was over
    TRAINING_KEY = "training_key"  # a key of training in a live copy, or the other way round
    WRONG_REGISTER = "wrong_register"
    WRONG_RECIPIENT = "wrong_recipient"
    ALTERED = "altered"  # the contents do not give their digest
    GAP = "gap"  # an entry is missing, or comes out of its order
    FORKED = "forked"  # another past than the one that was seen before
    ROLLED_BACK = "rolled_back"  # older than what was seen before
    CLOCK = "clock"  # the time on it cannot be
    OVER = "over"  # past its end


class NotGenuine(FairnoticeError):
    """Refused as it stands. Nothing of it has been applied."""

    def __init__(self, fault: Fault, message: str) -> None:
        self.fault = fault
        super().__init__(message)

    def __reduce__(self) -> tuple[type["NotGenuine"], tuple[Fault, str]]:
        """So that it comes whole out of another process."""
        return type(self), (self.fault, str(self))
