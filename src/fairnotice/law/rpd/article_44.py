"""RPD article 44: the status of the person. The file takes none but the twelve; here it is held against the request."""

from fairnotice.domain.dossier import View
from fairnotice.domain.unknown import is_known
from fairnotice.law.model import Ground, Result, gate, met, undetermined, used
from fairnotice.law.rpd.scope import rpd
from fairnotice.law.rpd.wording import code_in_words

WANTED = ("convicted", "charged", "suspect")
"""RPD 44(1)(a)-(c): the statuses of people whom a criminal case is about."""


def status_of_one_wanted(view: View) -> bool:
    """Whether an arrest is sought of somebody whose status is given; article 37 asks for one that is not."""
    return view.request.kind.seeks_arrest and is_known(view.subject.status)


@gate(
    "rpd-44-1",
    cites=rpd("art. 44(1)(a)-(l)", amended=2014),
    applies=status_of_one_wanted,
    ground=Ground.METADATA_MISSING,
)
def status_fits(view: View) -> Result:
    """Is the status, one of the twelve, one that a person whose arrest is sought can have?"""
    status = str(view.subject.status)
    fact = used(view, f"subjects/{view.subject.id}/status", code_in_words(status), view.request.sources)
    if status in WANTED:
        return met(f"The status fits a request that seeks an arrest: {status}.", fact)
    return undetermined(
        f"The status is {code_in_words(status)}, and an arrest is sought.",
        fact,
        ask=f"You give the status as {code_in_words(status)}: is the person convicted, charged or suspected?",
    )
