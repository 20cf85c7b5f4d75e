"""The clocks of the Commission's Statute: a request from receipt to notification, revision, and the keeping of files.

Decisions on access and on correction or deletion may take longer in a particular case, with reasons (40(3)); that the
secretariat is reviewing the same data can be such a reason (33(5)).
"""

from fairnotice.law.deadlines.clock import Clock, Owes

_LONGER = "CCF Statute art. 40(3), for the particular case: reasonable, told at once, and explained in the decision"

COMMISSION_CLOCKS: tuple[Clock, ...] = (
    Clock(
        code="ccf-32-1",
        rule="ccf-32-1",
        what="answer whether the request is admissible",
        limit="commission.admissibility.months",
        starts="the receipt of the request",
        owes=Owes.COMMISSION,
        missed="the Commission is late: the applicant is answered at once",
    ),
    Clock(
        code="ccf-33-2",
        rule="ccf-33-2",
        what="report whether data about the applicant are held",
        limit="commission.data_check.days",
        starts="the Commission's question",
        owes=Owes.SECRETARIAT,
        missed="the secretariat is late: the Commission asks again, and can look for itself",
    ),
    Clock(
        code="ccf-40-1",
        rule="ccf-40-1",
        what="decide on access",
        limit="commission.access.months",
        starts="the admissibility of the request",
        owes=Owes.COMMISSION,
        missed="the Commission is late: it decides, or makes the time longer and says why",
        extendable=_LONGER,
    ),
    Clock(
        code="ccf-40-2",
        rule="ccf-40-2",
        what="decide on correction or deletion",
        limit="commission.correction.months",
        starts="the admissibility of the request",
        owes=Owes.COMMISSION,
        missed="the Commission is late: it decides, or makes the time longer and says why",
        extendable=_LONGER,
    ),
    Clock(
        code="ccf-41-1",
        rule="ccf-41-1",
        what="send the written decision to the secretariat",
        limit="commission.to_secretariat.months",
        starts="the decision",
        owes=Owes.COMMISSION,
        missed="the Commission is late: the decision is sent at once",
    ),
    Clock(
        code="ccf-41-2",
        rule="ccf-41-2",
        what="carry out the Commission's decision",
        limit="commission.implementation.months",
        starts="the receipt of the decision, or of the clarification that was asked for",
        owes=Owes.SECRETARIAT,
        missed="the secretariat is in breach: the decision binds it and is carried out at once",
    ),
    Clock(
        code="ccf-41-3-access",
        rule="ccf-41-3",
        what="tell the parties the decision on access",
        limit="commission.to_parties.months",
        starts="the adoption of the decision",
        owes=Owes.COMMISSION,
        missed="the Commission is late: the parties are told at once",
    ),
    Clock(
        code="ccf-41-3",
        rule="ccf-41-3",
        what="tell the parties the decision on correction or deletion",
        limit="commission.to_parties.months",
        starts="the secretariat's notice that the decision is carried out",
        owes=Owes.COMMISSION,
        missed="the Commission is late: the parties are told at once",
    ),
    Clock(
        code="ccf-42",
        rule="ccf-42",
        what="ask for revision on a newly found fact that could have changed the result",
        limit="commission.revision.months",
        starts="the discovery of the fact",
        owes=Owes.APPLICANT,
        missed="the decision stands as far as that fact goes",
    ),
    Clock(
        code="ccf-conditional",
        rule="ccf-conditional",
        what="confirm the point on which the finding of compliance hangs",
        limit="commission.condition.months",
        starts="the Commission's decision, as it reaches the source",
        owes=Owes.SOURCE,
        missed="the condition has failed: the secretariat deletes the data",
    ),
    Clock(
        code="ccf-45",
        rule="ccf-45",
        what="destroy the Commission's file",
        limit="commission.files.years",
        starts="the closing of the file",
        owes=Owes.COMMISSION,
        missed="the file is kept longer than the Statute allows: it is destroyed at once",
    ),
)
"""In the order of the Statute, the condition of a decision before the keeping of the file."""
