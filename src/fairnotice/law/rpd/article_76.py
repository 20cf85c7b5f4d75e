"""RPD article 76: how a notice is asked for."""

from fairnotice.domain.dossier import View
from fairnotice.domain.unknown import is_known
from fairnotice.law.model import Ground, Result, gate, met, undetermined, used
from fairnotice.law.rpd.attesting import SENT_WITH_A_REQUEST, attested
from fairnotice.law.rpd.scope import is_notice, rpd

WORKING_LANGUAGES = {"ar": "Arabic", "en": "English", "fr": "French", "es": "Spanish"}
"""The working languages named beside RPD 74(2)(c)."""


@gate("rpd-76-1", cites=rpd("art. 76(1)"), applies=is_notice, ground=Ground.METADATA_MISSING)
def in_a_working_language(view: View) -> Result:
    """Is the request in at least one working language?"""
    language = view.request.language
    allowed = ", ".join(WORKING_LANGUAGES.values())
    if not is_known(language):
        return undetermined(
            "The language of the request is not stated.", ask=f"In which language is the request? Allowed: {allowed}."
        )
    fact = used(view, "request/language", f"The request is in language '{language}'.", view.request.sources)
    if language.lower().split("-")[0] in WORKING_LANGUAGES:
        return met(f"The request is in a working language ('{language}').", fact)
    return undetermined(
        f"The request is in '{language}', which is not a working language.",
        fact,
        ask=f"Please send the request in a working language: {allowed}.",
    )


@gate("rpd-76-2", cites=rpd("art. 76(2)(a)-(d)"), applies=is_notice, ground=Ground.ATTESTATIONS_MISSING)
def four_attestations(view: View) -> Result:
    """Has the requester attested quality, publication conditions, interest, and Articles 2(1) and 3?"""
    return attested(view, *SENT_WITH_A_REQUEST)
