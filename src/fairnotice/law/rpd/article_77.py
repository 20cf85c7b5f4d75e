"""RPD article 77: the secretariat examines every request, and when it does not publish.

The conditions of each colour are rules of their own: 82 to 84 for red, 88 to 91 and 95 for the others.
"""

from fairnotice.domain.dossier import View
from fairnotice.domain.unknown import is_known
from fairnotice.law.model import (
    Ground,
    Lean,
    Pointer,
    Result,
    RuleEffect,
    Strength,
    duty,
    pointer_if,
    used,
    weighing,
)
from fairnotice.law.practice.reading import weighed
from fairnotice.law.rpd.scope import is_notice, rpd

every_request_examined = duty(
    "rpd-77-1",
    cites=rpd("art. 77(1)"),
    says="Has the secretariat examined the request?",
    carried_by="services.reviews:assess_request",
)


not_published_below_conditions = duty(
    "rpd-77-2-a",
    cites=rpd("art. 77(2)(a)"),
    says="Are the conditions of this kind of notice computed, each by its own rule, before anybody may publish it?",
    carried_by="law.review:findings_of",
    effect=RuleEffect.REQUIRE,
)


@weighing(
    "rpd-77-2-b",
    cites=rpd("art. 77(2)(b)"),
    applies=is_notice,
    ground=Ground.NO_COOPERATION_INTEREST,
    strength=Strength.MUST,
)
def interest_for_all_members(view: View) -> Result:
    """Does the notice serve cooperation in this case, so that all members could act on it?"""
    pointers = (
        *_limited_to_some(view),
        *pointer_if(view, "context.location_known", Lean.AGAINST, "The whereabouts are known and extradition runs."),
        *pointer_if(view, "context.regional_operation", Lean.FOR, "The request is part of a regional operation."),
    )
    return weighed(view, pointers, nothing="Nothing in the file speaks against an interest for all members.")


def _limited_to_some(view: View) -> tuple[Pointer, ...]:
    limits = view.request.metadata.access_limits
    if not is_known(limits) or not limits:
        return ()
    fact = used(view, "request/metadata/access_limits", ", ".join(limits), view.request.sources)
    return (Pointer("Some members may not see the notice; a diffusion may fit better.", Lean.AGAINST, (fact,)),)


@weighing(
    "rpd-77-2-c",
    cites=rpd("art. 77(2)(c)"),
    applies=is_notice,
    ground=Ground.NEUTRALITY,
    strength=Strength.MUST,
)
def no_harm_to_the_organisation(view: View) -> Result:
    """Could publication harm the interests of the organisation or of its members?"""
    against = {
        "neutrality.part_of_interstate_dispute": "The matter is part of a dispute between states.",
        "neutrality.officials_tie_case_to_state": "Officials of the requesting state tie the case to another state.",
        "neutrality.settlement_running": "The states are settling the matter between them.",
        "requester.in_conflict": "The requesting state is in conflict with the state of the person.",
    }
    towards = {"requester.mandated_by_security_council": "The requester acts for the Security Council."}
    pointers = (
        *(pointer for key, says in against.items() for pointer in pointer_if(view, key, Lean.AGAINST, says)),
        *(pointer for key, says in towards.items() for pointer in pointer_if(view, key, Lean.FOR, says)),
    )
    return weighed(view, pointers, nothing="Nothing in the file points to harm to the organisation or its members.")


pending_requests_are_marked = duty(
    "rpd-77-3",
    cites=rpd("art. 77(3)"),
    says="Is a pending request marked so that nobody takes it for a published notice?",
    carried_by="services.requests:submit_request",
)
