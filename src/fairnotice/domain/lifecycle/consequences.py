"""What follows from what: one table between the machines. Services carry the consequences out, in the same act."""

from enum import StrEnum
from types import MappingProxyType


class Consequence(StrEnum):
    """Things that the system does by itself when an event happens."""

    ENTER_IN_REGISTER = "enter_in_register"  # an entry in every recipient's view
    TELL_SOURCE = "tell_source"
    TELL_RECIPIENTS = "tell_recipients"
    TELL_SECRETARIAT = "tell_secretariat"
    TELL_DECIDERS = "tell_deciders"
    TELL_LOCATING = "tell_locating"
    SET_CLOCKS = "set_clocks"
    STOP_CLOCKS = "stop_clocks"
    LET_REVIEW_STAND = "let_review_stand"  # its clock stands still while the source has questions to answer
    LET_REVIEW_GO_ON = "let_review_go_on"
    KEEP_COMPLIANCE_RECORD = "keep_compliance_record"
    WATCH_TURNING_POINTS = "watch_turning_points"
    PROMPT_RELEASE = "prompt_release"  # wherever a measure rests on the notice
    ASK_WITHDRAWAL = "ask_withdrawal"  # of every live notice that rests on the warrant
    UPDATE_EXTRACT = "update_extract"  # the public part of the notice, where there is to be one
    REOPEN_APPROVED = "reopen_approved"  # what was approved and is not published yet is looked at again


C = Consequence

_ENDS = (C.ENTER_IN_REGISTER, C.UPDATE_EXTRACT, C.TELL_RECIPIENTS, C.PROMPT_RELEASE, C.STOP_CLOCKS)

CONSEQUENCES = MappingProxyType(
    {
        "request.submitted": (C.TELL_SECRETARIAT, C.SET_CLOCKS, C.WATCH_TURNING_POINTS),
        "request.questions_asked": (C.TELL_SOURCE, C.SET_CLOCKS, C.LET_REVIEW_STAND),
        "request.answered": (C.TELL_SECRETARIAT, C.STOP_CLOCKS, C.LET_REVIEW_GO_ON, C.WATCH_TURNING_POINTS),
        "request.dropped": (C.TELL_SECRETARIAT, C.STOP_CLOCKS),
        "request.approved": (C.TELL_SOURCE, C.STOP_CLOCKS, C.WATCH_TURNING_POINTS),
        "request.reopened": (C.TELL_SOURCE, C.TELL_SECRETARIAT, C.SET_CLOCKS, C.WATCH_TURNING_POINTS),
        "request.refused": (C.TELL_SOURCE, C.STOP_CLOCKS, C.KEEP_COMPLIANCE_RECORD, C.WATCH_TURNING_POINTS),
        "notice.published": (
            C.ENTER_IN_REGISTER,
            C.UPDATE_EXTRACT,
            C.TELL_SOURCE,
            C.SET_CLOCKS,
            C.WATCH_TURNING_POINTS,
        ),
        # Of a restriction the entry is in the views of those alone whom it is about.
        "notice.restricted": (C.ENTER_IN_REGISTER, C.PROMPT_RELEASE, C.TELL_SECRETARIAT),
        "notice.unrestricted": (C.ENTER_IN_REGISTER, C.STOP_CLOCKS, C.TELL_SECRETARIAT),
        "notice.amended": (C.ENTER_IN_REGISTER, C.UPDATE_EXTRACT, C.TELL_RECIPIENTS),
        "notice.supplemented": (C.ENTER_IN_REGISTER, C.TELL_RECIPIENTS),
        "notice.sent_further": (C.ENTER_IN_REGISTER,),
        "change.proposed": (C.TELL_SECRETARIAT, C.TELL_DECIDERS, C.SET_CLOCKS),
        "change.accepted": (C.TELL_SOURCE, C.STOP_CLOCKS),
        "change.declined": (C.TELL_SOURCE, C.STOP_CLOCKS),
        "change.taken_back": (C.STOP_CLOCKS,),
        "notice.suspended": (C.ENTER_IN_REGISTER, C.UPDATE_EXTRACT, C.TELL_SECRETARIAT, C.PROMPT_RELEASE, C.SET_CLOCKS),
        "notice.resumed": (C.ENTER_IN_REGISTER, C.UPDATE_EXTRACT, C.STOP_CLOCKS),
        "notice.blocked": (C.ENTER_IN_REGISTER, C.UPDATE_EXTRACT, C.TELL_SOURCE, C.PROMPT_RELEASE, C.SET_CLOCKS),
        "notice.unblocked": (C.ENTER_IN_REGISTER, C.UPDATE_EXTRACT, C.TELL_SOURCE, C.STOP_CLOCKS),
        "notice.renewed": (C.ENTER_IN_REGISTER, C.STOP_CLOCKS, C.SET_CLOCKS),
        "notice.renewal_prompted": (C.TELL_SOURCE,),
        "notice.doubted": (C.TELL_SOURCE, C.TELL_SECRETARIAT),
        "notice.withdrawn": (*_ENDS, C.TELL_SECRETARIAT),
        "notice.cancelled": (*_ENDS, C.TELL_SOURCE),
        "notice.expired": (*_ENDS, C.TELL_SOURCE),
        "notice.deleted": (*_ENDS, C.TELL_SOURCE, C.KEEP_COMPLIANCE_RECORD),
        "hit.raised": (C.TELL_LOCATING, C.TELL_SECRETARIAT),
        "hit.confirmation_asked": (C.TELL_SOURCE, C.SET_CLOCKS),
        "hit.confirmed": (C.TELL_LOCATING, C.STOP_CLOCKS),
        "hit.denied": (C.TELL_LOCATING, C.PROMPT_RELEASE, C.STOP_CLOCKS),
        "hit.unanswered": (C.TELL_LOCATING,),
        "hit.disclosed": (C.TELL_SOURCE, C.SET_CLOCKS),
        "measure.recorded": (C.TELL_SECRETARIAT, C.SET_CLOCKS),
        "measure.ended": (C.STOP_CLOCKS,),
        "warrant.ended": (C.ASK_WITHDRAWAL, C.REOPEN_APPROVED),
        "dossier.filed": (C.REOPEN_APPROVED, C.WATCH_TURNING_POINTS),
        "dossier.added_to": (C.REOPEN_APPROVED, C.UPDATE_EXTRACT, C.WATCH_TURNING_POINTS),
    }
)
"""Events that are not listed have no consequence beyond their own record."""
