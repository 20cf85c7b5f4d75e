"""A file that tells nobody apart: no name, document, picture, prints or description of the person at all."""

from fairnotice.domain.dossier import View
from fairnotice.law.file.reading import house
from fairnotice.law.model import Ground, Result, gate, undetermined
from fairnotice.law.rpd.identity import has_image_or_prints, identity_facts


def nothing_identifies(view: View) -> bool:
    """Whether no set of particulars holds anything by which the person could be found."""
    return not any(
        one.names or one.documents or one.description.strip() or has_image_or_prints(one)
        for one in view.subject.identities
    )


@gate("file-nobody", cites=house("identity"), applies=nothing_identifies, ground=Ground.INSUFFICIENT_IDENTITY)
def somebody_is_told(view: View) -> Result:
    """Does the file say anything by which the person can be told from everybody else?"""
    return undetermined(
        "Nothing in the file identifies anybody: no name, document, picture, prints or description.",
        *identity_facts(view),
        ask="By what can the person be identified: a name, a document, a photograph, fingerprints, DNA, a description?",
    )
