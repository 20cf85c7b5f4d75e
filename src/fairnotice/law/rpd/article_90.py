"""RPD article 90: yellow notices, for a missing person or one who cannot say who they are; and missing soldiers."""

from fairnotice.domain.dates import Calendar, add_months
from fairnotice.domain.dossier import View
from fairnotice.domain.request import Kind
from fairnotice.domain.unknown import is_known
from fairnotice.law.model import Ground, Result, RuleEffect, gate, met, undetermined
from fairnotice.law.practice.elsewhere import commission
from fairnotice.law.practice.reading import practice, says
from fairnotice.law.practice.youth import GROWN_UP_MONTHS
from fairnotice.law.rpd.identity import has_image_or_prints, identity_facts, lacking, missing_person_lacks
from fairnotice.law.rpd.saying import Said, each_is_so, none_is_so, said
from fairnotice.law.rpd.scope import rpd

UNABLE = "unidentified_person"
_RECORD = Said(
    "missing.police_record",
    "The police have recorded the disappearance or the finding.",
    "The police have recorded neither a disappearance nor a finding.",
    "Whether the police have recorded the disappearance or the finding is not known.",
)
_NOT_KNOWN = Said(
    "missing.not_known",
    "The police do not know where the person is, or who it is.",
    "The police know where the person is, or who it is.",
    "Whether the police still look is not known.",
)
_PRIVACY = Said(
    "missing.privacy_allows",
    "No law on privacy stands against it.",
    "A law on privacy stands against the request for an adult.",
    "Whether a law on privacy stands against the request for an adult is not known.",
)
_FOUND = Said(
    "missing.found",
    "The authorities know where the person is, and of a child with which lawful guardian: the notice has no purpose.",
    "The person has not been found.",
    "Whether the person has been found is disputed.",
)
_LOST = Said(
    "missing.lost_in_conflict",
    "The soldier was lost in a conflict or in a military operation.",
    "The soldier was not lost in a conflict or an operation.",
    "Whether the soldier was lost in a conflict or an operation is not known.",
)
_PROSECUTED = Said(
    "missing.prosecution_follows",
    "If the soldier is found, a political or military prosecution would follow.",
    "No political or military prosecution would follow.",
    "Whether a political or military prosecution would follow is not known.",
)


def is_yellow(view: View) -> bool:
    """A request for a yellow notice."""
    return view.request.kind is Kind.YELLOW


def found_is_said(view: View) -> bool:
    """A yellow notice of which an account tells whether the person has been found."""
    return is_yellow(view) and said(view, _FOUND.key)


def a_missing_soldier(view: View) -> bool:
    """A yellow notice on somebody whom an account calls a soldier."""
    return is_yellow(view) and says(view, "missing.soldier")


def may_be_of_age(view: View) -> bool:
    """Whether the person may be of age on the day: certainly a child is one only by a known birth."""
    births = [birth for birth in view.subject.births if birth.calendar is Calendar.GREGORIAN]
    return not births or any(add_months(birth.first_day(), GROWN_UP_MONTHS) <= view.on for birth in births)


@gate("rpd-90-2", cites=rpd("art. 90(2)(a)-(d)"), applies=is_yellow, ground=Ground.WRONG_REQUESTER_OR_PURPOSE)
def disappearance_recorded(view: View) -> Result:
    """Is the case on police record, the person still looked for, and no law on an adult's privacy in the way?"""
    return each_is_so(view, _RECORD, _NOT_KNOWN, *((_PRIVACY,) if may_be_of_age(view) else ()))


@gate("rpd-90-3", cites=rpd("art. 90(3)"), applies=is_yellow, ground=Ground.INSUFFICIENT_IDENTITY)
def identifiers_of_the_missing(view: View) -> Result:
    """Are there the identifiers that a missing person, or one who cannot say who they are, is looked for by?"""
    identities, facts = view.subject.identities, identity_facts(view)
    missing = _of_one_unable(view) if view.subject.status == UNABLE else missing_person_lacks(identities)
    if missing:
        return undetermined("The identifiers that a yellow notice needs are not complete.", *facts, ask=missing)
    return met("The identifiers that a yellow notice needs are given.", *facts)


def _of_one_unable(view: View) -> tuple[str, ...]:
    identities = view.subject.identities
    return lacking(
        {
            "What does the person look like?": any(each.description for each in identities),
            "What is the person's sex?": any(is_known(each.sex) for each in identities),
            "Can you give a photograph, fingerprints or DNA of the person?": any(map(has_image_or_prints, identities)),
        }
    )


@gate(
    "ccf-yellow-found",
    cites=commission("2025-1", 2025),
    effect=RuleEffect.BLOCK,
    applies=found_is_said,
    ground=Ground.WRONG_REQUESTER_OR_PURPOSE,
)
def not_found_yet(view: View) -> Result:
    """Is the person still missing, so that the notice has a purpose?"""
    return none_is_so(view, _FOUND)


@gate(
    "rop-mil-yellow",
    cites=practice("3.10, paras 6-7"),
    effect=RuleEffect.BLOCK,
    applies=a_missing_soldier,
    ground=Ground.MILITARY,
)
def soldier_missing_in_private_life(view: View) -> Result:
    """Was the missing soldier lost outside of any conflict or operation, and would no such prosecution follow?"""
    return none_is_so(view, _LOST, _PROSECUTED)
