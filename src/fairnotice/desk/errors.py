"""What a desk cannot do, in a sentence for the person in front of it."""

from fairnotice.domain.errors import FairnoticeError

MOST_SAID = 500


def plain(said: object) -> str:
    """What somebody else says, as far as it is shown: nothing in it steers a terminal or turns a line round."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in str(said)[:MOST_SAID])


class DeskError(FairnoticeError):
    """The desk cannot do what was asked: its folder, its register or its copy stands against it."""


class FolderInUse(DeskError):
    """Another process works on this folder."""


class NoLine(DeskError):
    """The register could not be reached, or cannot answer now. It is tried again. `status`: of HTTP, or 0."""

    def __init__(self, message: str, status: int = 0) -> None:
        self.status = status
        super().__init__(message)


class TurnedAway(DeskError):
    """The register refuses for good. `status` is the one of HTTP."""

    def __init__(self, status: int, message: str) -> None:
        self.status = status
        super().__init__(message)


class NotCurrent(DeskError):
    """The copy is past its limit, not whole yet, or stands still after a false past: nothing is answered as current."""
