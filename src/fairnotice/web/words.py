"""The words for every state, kind, ground, role, act and event that pages show. Codes are never shown to people."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fairnotice.border.words import MEASURES as MEASURES  # said by a desk's pages too
from fairnotice.border.words import SEXES as SEXES

Words = dict[str, str | Promise]

KINDS: Words = {
    "red": _("Red notice"),
    "blue": _("Blue notice"),
    "green": _("Green notice"),
    "yellow": _("Yellow notice"),
    "black": _("Black notice"),
    "un_special": _("UN special notice"),
    "diffusion": _("Diffusion"),
    "wanted_diffusion": _("Wanted-person diffusion"),
}
KIND_AIMS: Words = {
    "red": _("to find and arrest a person, for extradition"),
    "blue": _("to find a person, or learn who they are"),
    "green": _("to warn of a person who may offend again"),
    "yellow": _("to find a missing person"),
    "black": _("to learn who a dead person was"),
    "un_special": _("to tell of a person under sanctions of the UN Security Council"),
    "diffusion": _("a message to chosen countries"),
    "wanted_diffusion": _("to find and arrest a person, in chosen countries"),
}
REQUEST_STATES: Words = {
    "draft": _("Draft"),
    "submitted": _("Submitted"),
    "info_requested": _("Questions asked"),
    "in_review": _("In review"),
    "approved": _("Approved"),
    "published": _("Published"),
    "refused": _("Refused"),
    "dropped": _("Taken back"),
}
NOTICE_STATES: Words = {
    "published": _("In force"),
    "suspended": _("Suspended"),
    "blocked": _("Blocked"),
    "blocked_by_commission": _("Blocked by the Commission"),
    "withdrawn": _("Withdrawn"),
    "cancelled": _("Cancelled"),
    "expired": _("Expired"),
    "deleted": _("Deleted"),
}
NOTICE_STATES_HERE: Words = {**NOTICE_STATES, "restricted": _("No longer for your country")}
CHANGE_STATES: Words = {
    "proposed": _("Waits for a decision"),
    "accepted": _("Accepted"),
    "declined": _("Not accepted"),
    "taken_back": _("Taken back"),
}
CHANGE_KINDS: Words = {
    "amendment": _("Other particulars"),
    "addendum": _("Addendum"),
    "recipients": _("More recipients"),
}
HIT_STATES: Words = {
    "raised": _("To be verified"),
    "dismissed": _("Not the person"),
    "verified": _("Verified"),
    "asked": _("Source asked"),
    "unanswered": _("Source silent"),
    "confirmed": _("Confirmed"),
    "denied": _("Denied by the source"),
    "checked": _("No protection found"),
    "protected": _("Protected"),
    "disclosed": _("Source told"),
    "withheld": _("Source not told"),
    "measured": _("Measure taken"),
}
WARRANT_STATES: Words = {"taken_in": _("In force"), "ended": _("Ended")}
MEASURE_STATES: Words = {"in_force": _("In force"), "ended": _("Ended")}
DUE_STATES: Words = {
    "open": _("Open"),
    "paused": _("Stands still"),
    "kept": _("Kept"),
    "missed": _("Missed"),
    "stopped": _("Called off"),
}
GROUNDS: Words = {
    "political": _("Political"),
    "military": _("Military"),
    "religious_or_racial": _("Religious or racial"),
    "human_rights": _("Human rights"),
    "refugee": _("Refugee"),
    "immunity": _("Immunity"),
    "neutrality": _("Neutrality of the organisation"),
    "no_valid_warrant": _("No valid warrant"),
    "excluded_offence": _("Excluded offence"),
    "minor_offence": _("Minor offence"),
    "insufficient_identity": _("Too little to identify the person"),
    "insufficient_facts": _("Too few facts"),
    "assurances_missing": _("Assurances missing"),
    "attestations_missing": _("Attestations missing"),
    "metadata_missing": _("Data about the request missing"),
    "no_cooperation_interest": _("No interest for police cooperation"),
    "wrong_requester_or_purpose": _("Wrong requester or purpose"),
    "minor_person": _("The person was a minor"),
    "time": _("Time"),
}
OUTCOMES: Words = {
    "met": _("Met"),
    "not_met": _("Not met"),
    "undetermined": _("Not known"),
    "needs_judgement": _("For a person to judge"),
}
RULE_KINDS: Words = {
    "gate": _("Condition"),
    "weighing": _("To weigh"),
    "deadline": _("Deadline"),
    "duty": _("Duty"),
}
LEANS: Words = {"against": _("against"), "for": _("for"), "neither": _("neither way")}
RECOMMENDATIONS: Words = {
    "refuse": _("Refuse"),
    "judge": _("Judge: people must weigh it"),
    "ask": _("Ask the bureau first"),
    "no_bar": _("No bar found, on the requester's account alone"),
}
LEANINGS: Words = {"refuse": _("Leans to refusal"), "no_bar": _("No bar found"), "open": _("Open")}
ASSESSMENTS: Words = {"refuse": _("Refuse"), "approve": _("Approve")}
ROLES: Words = {
    "bureau": _("Bureau officer"),
    "border": _("Border officer"),
    "carrier": _("Carrier"),
    "reviewer": _("Reviewer"),
    "decider": _("Decision-maker"),
    "commission": _("Member of the Commission"),
    "compliance": _("Compliance officer"),
    "court": _("Court"),
    "counsel": _("Counsel"),
    "administrator": _("Administrator"),
    "system": _("The clocks"),
    "public": _("The public"),
}
OFFICE_KINDS: Words = {
    "bureau": _("National bureau"),
    "tribunal": _("International court"),
    "secretariat": _("Secretariat"),
    "commission": _("Commission"),
    "court": _("National court"),
    "counsel": _("Counsel of a person"),
}
CONFIRMATIONS: Words = {"": _("Waiting"), "confirmed": _("Confirmed"), "denied": _("Denied")}
DECISIONS: Words = {"hit": _("Strong match"), "review": _("Possible match")}
MODALITIES: Words = {
    "may_arrest": _("May arrest"),
    "may": _("May"),
    "must": _("Must"),
    "must_not": _("Must not"),
    "call": _("Call"),
    "clock": _("Clocks that start"),
    "reminder": _("To look up"),
}
CLASSES: Words = {
    "A": _("The notice itself can ground an arrest"),
    "B": _("Only with a treaty, a certificate or a national decision"),
    "C": _("Information only"),
    "unknown": _("Not established"),
}
"""What a notice is worth in a country."""
CONFIDENCES: Words = {"high": _("High"), "medium": _("Medium"), "low": _("Low")}
STANDINGS: Words = {
    "drafted": _("Drafted"),
    "checked": _("Checked"),
    "approved": _("Approved by a national authority"),
}
OTHER_MEASURES: Words = {
    "entry_refused": _("Entry refused"),
    "visa_lost": _("Visa, permit or travel authorisation lost"),
    "monitoring": _("Watched, or checked discreetly"),
    "document_seized": _("Papers or objects seized"),
    "removal": _("Put out of the country"),
}
AUTHORITIES: Words = {
    "primary_law": _("Law"),
    "court": _("Court"),
    "national_authority": _("National authority"),
    "treaty": _("Treaty"),
    "organisation": _("Organisation"),
    "secondary": _("Press, lawyer or other"),
    "knowledge": _("Not read"),
}
NAME_KINDS: Words = {
    "primary": _("Main name"),
    "alias": _("Alias"),
    "maiden": _("Name at birth"),
    "former": _("Former name"),
    "low_quality": _("Uncertain spelling"),
}
LANGUAGES: Words = {"ar": _("Arabic"), "en": _("English"), "fr": _("French"), "es": _("Spanish")}
CONFIDENTIALITY: Words = {
    "OFFICIAL_USE_ONLY": _("For official use only"),
    "RESTRICTED": _("Restricted"),
    "CONFIDENTIAL": _("Confidential"),
}
FEATURES: Words = {
    "name": _("Name"),
    "birth": _("Birth date"),
    "nationality": _("Nationality"),
    "sex": _("Sex"),
    "document": _("Document"),
}
FIRMNESS: Words = {
    "stated": _("stated"),
    "alleged": _("alleged"),
    "reported": _("reported"),
    "purported": _("purported"),
}
PAPER_KINDS: Words = {
    "warrant": _("Warrant"),
    "judgment": _("Judgment"),
    "photo": _("Photograph"),
    "translation": _("Translation"),
    "other": _("Another paper"),
}
ENTRIES: Words = {
    "published": _("Publication"),
    "amended": _("Amendment"),
    "supplemented": _("Addendum"),
    "renewed": _("Renewal"),
    "suspended": _("Suspension"),
    "resumed": _("Resumption"),
    "blocked": _("Block"),
    "unblocked": _("Block lifted"),
    "withdrawn": _("Withdrawal"),
    "cancelled": _("Cancellation"),
    "expired": _("Expiry"),
    "restricted": _("Restriction"),
    "deleted": _("Deletion"),
    "copy_gone": _("Word that a copy is destroyed"),
}
ENTRY_STATES: Words = {**NOTICE_STATES, "restricted": _("No longer for this bureau")}
INCIDENTS: Words = {
    "measure_on_ended": _("A measure on a notice that had ended"),
    "forged_receipt": _("A receipt that its desk did not sign"),
    "other_past": _("A desk was shown another past"),
    "copy_disagrees": _("A copy disagrees with the register"),
    "late_copy": _("A copy is late"),
}
COPIES: Words = {
    "pack": _("Pack"),
    "index": _("Index"),
    "workers": _("List of workers"),
}
UNREACHABLE: Words = {
    "late": _("A desk that has not applied the deletion"),
    "ended": _("A desk that ended before"),
    "pack": _("Packs and backups made before"),
    "index": _("An index made before"),
    "workers": _("A list of this server’s workers, made before"),
    "paper": _("Printed notices"),
}
EVENTS: Words = {
    "case.opened": _("The matter was taken in"),
    "dossier.filed": _("A new version of the file was filed"),
    "dossier.added_to": _("Reviewers added to the file"),
    "warrant.taken_in": _("A warrant was taken in"),
    "warrant.ended": _("A warrant ended"),
    "request.drafted": _("A request was drafted"),
    "request.submitted": _("The request was submitted"),
    "request.questions_asked": _("Questions were asked of the bureau"),
    "request.answered": _("The bureau answered"),
    "request.assessed": _("A reviewer signed a worksheet"),
    "request.approved": _("The request was approved"),
    "request.refused": _("The request was refused"),
    "request.reopened": _("The request is looked at again"),
    "request.published": _("The request was published"),
    "request.dropped": _("The bureau took the request back"),
    "decision.made": _("A decision was made, with reasons"),
    "notice.published": _("The notice was published"),
    "notice.restricted": _("A bureau was left out"),
    "notice.unrestricted": _("It was opened again to a bureau that was left out"),
    "notice.sent_further": _("The diffusion was sent to more countries"),
    "notice.renewal_prompted": _("The source was asked to decide on renewal"),
    "notice.amended": _("Particulars were changed"),
    "notice.supplemented": _("An addendum was added"),
    "change.proposed": _("A change was proposed"),
    "change.accepted": _("A change was accepted"),
    "change.declined": _("A change was not accepted"),
    "change.taken_back": _("A proposed change was taken back"),
    "notice.suspended": _("The source suspended the notice"),
    "notice.resumed": _("The source resumed the notice"),
    "notice.blocked": _("The notice was blocked"),
    "notice.unblocked": _("The block was lifted"),
    "notice.renewed": _("The notice was renewed"),
    "notice.withdrawn": _("The source withdrew the notice"),
    "notice.cancelled": _("The secretariat cancelled the notice"),
    "notice.expired": _("The notice expired"),
    "notice.deleted": _("The notice was deleted"),
    "hit.raised": _("A possible match was raised"),
    "hit.verified": _("An officer verified the match"),
    "hit.dismissed": _("An officer said: not the person"),
    "hit.confirmation_asked": _("The source was asked to confirm"),
    "hit.confirmed": _("The source confirmed"),
    "hit.denied": _("The source denied"),
    "hit.unanswered": _("The source did not answer in time"),
    "hit.protection_checked": _("Protection was checked"),
    "hit.disclosed": _("The source was told"),
    "hit.withheld": _("The source was not told"),
    "hit.measured": _("A measure was recorded on the match"),
    "measure.recorded": _("A measure was recorded"),
    "measure.ended": _("The measure ended"),
    "due.set": _("A clock was set"),
    "due.missed": _("A due date was missed"),
    "due.paused": _("A clock was stopped for a while"),
    "due.resumed": _("A clock went on"),
    "due.extended": _("A clock was given longer"),
    "due.kept": _("A due date was kept"),
    "due.called_off": _("A clock was called off with its matter"),
    "notice.reviewed_again": _("A review of the notice came out differently"),
    "attachment.added": _("A paper was added"),
    "attachment.removed": _("A paper was removed"),
    "roster.set": _("A turn of duty was set"),
    "roster.ended": _("A turn of duty was ended"),
    "translation.signed": _("The translation of a letter was signed"),
    "message.escalated": _("Nobody opened a message: more people were told"),
    "register.looked": _("The bureau looked through its register"),
    "notice.not_executable": _("A bureau marked the notice as not executable there"),
    "notice.executable": _("A bureau took back that the notice is not executable there"),
    "notice.doubted": _("A bureau doubts the data of the notice"),
    "desk.code_made": _("A code for a desk was made"),
    "desk.enrolled": _("A desk enrolled"),
    "desk.ended": _("A desk was ended"),
    "desk.reminded": _("A bureau was written to: its desk is late"),
    "incident.opened": _("An incident was opened"),
    "incident.closed": _("An incident was closed"),
    "register.key_rotated": _("The register has a new key"),
    "register.drill": _("A recall drill began"),
    "register.drill_closed": _("A recall drill was closed"),
    "misused_identity.made": _("It was recorded that an identity on the notice is misused"),
    "misused_identity.ended": _("The record of a misused identity was ended"),
    "traffic.stated": _("The traffic of a month was stated"),
    "feed.turned_on": _("A public feed was turned on"),
    "feed.turned_off": _("A public feed was turned off"),
    "bureau.added": _("An office was added"),
    "bureau.changed": _("An office's name or telephone was changed"),
    "officer.added": _("An account was added"),
    "officer.changed": _("An account's e-mail address was changed"),
    "officer.left": _("An account was closed"),
    "token.made": _("A token was made"),
    "token.revoked": _("Tokens were ended"),
    "signin.invited": _("An account was invited to choose a password"),
    "signin.reset": _("What an account signs in with was ended"),
    "signin.password_set": _("A password was set"),
    "signin.ended": _("An account was signed out everywhere"),
    "signin.factor_added": _("A second factor was added"),
    "signin.factor_removed": _("A second factor was removed"),
    "signin.linked": _("An account was matched to its identity provider"),
    "compliance.kept": _("A minimal record was kept"),
    "compliance.purged": _("A minimal record was purged"),
    "folder.seeded": _("The training data were loaded"),
}
PRACTICE_OUTCOMES: Words = {
    "approved": _("Approved"),
    "conditional": _("With conditions"),
    "refused": _("Refused"),
    "cancelled": _("Cancelled"),
    "unclear": _("The text does not say"),
    "compliant": _("In line with the rules"),
    "not_compliant": _("Not in line with the rules"),
}
LATENESS: Words = {
    "long_overdue": _("Overdue by more than a week"),
    "overdue": _("Overdue"),
    "today": _("Due today"),
    "this_week": _("Due this week"),
    "later": _("Later"),
    "stands_still": _("Standing still"),
}
CAUSES: Words = {
    "file": _("the file has changed"),
    "rules": _("the rules have changed"),
    "day": _("a day has come on which the answer changes"),
}
CLOCK_ACTS: Words = {
    "set": _("Started"),
    "stop": _("Stands still"),
    "go_on": _("Went on"),
    "extend": _("Given longer"),
    "keep": _("Kept"),
}
PRACTICE_KINDS: Words = {
    "repository": _("Repository of Practice: examples"),
    "commission": _("Commission: decisions"),
}
OPERATIONS: Words = {
    "read": _("Read"),
    "list": _("Read a list"),
    "review": _("Read the review"),
    "remembered": _("Looked for earlier refusals"),
    "effect": _("Read what it means in a country"),
    "check": _("Checked a traveller"),
    "exposure": _("Read the exposure of a case"),
    "exposure_answer": _("Read a kept answer about exposure"),
    "compare": _("Compared"),
    "search": _("Searched the list"),
    "quality": _("Asked whom a notice would stop"),
    "submit": _("Submitted travellers"),
    "pack": _("Made a pack"),
    "index": _("Made an index"),
}

TABLES: dict[str, Words] = {
    "kind": KINDS,
    "kind_aim": KIND_AIMS,
    "request_state": REQUEST_STATES,
    "notice_state": NOTICE_STATES_HERE,
    "change_state": CHANGE_STATES,
    "change_kind": CHANGE_KINDS,
    "hit_state": HIT_STATES,
    "warrant_state": WARRANT_STATES,
    "measure_state": MEASURE_STATES,
    "measure": MEASURES,
    "due_state": DUE_STATES,
    "lateness": LATENESS,
    "clock_act": CLOCK_ACTS,
    "cause": CAUSES,
    "ground": GROUNDS,
    "outcome": OUTCOMES,
    "rule_kind": RULE_KINDS,
    "lean": LEANS,
    "recommendation": RECOMMENDATIONS,
    "leaning": LEANINGS,
    "assessment": ASSESSMENTS,
    "role": ROLES,
    "office_kind": OFFICE_KINDS,
    "confirmation": CONFIRMATIONS,
    "decision": DECISIONS,
    "modality": MODALITIES,
    "class": CLASSES,
    "confidence": CONFIDENCES,
    "standing": STANDINGS,
    "other_measure": OTHER_MEASURES,
    "authority": AUTHORITIES,
    "sex": SEXES,
    "name_kind": NAME_KINDS,
    "feature": FEATURES,
    "firmness": FIRMNESS,
    "confidentiality": CONFIDENTIALITY,
    "paper_kind": PAPER_KINDS,
    "event": EVENTS,
    "entry": ENTRIES,
    "entry_state": ENTRY_STATES,
    "incident": INCIDENTS,
    "copies": COPIES,
    "unreachable": UNREACHABLE,
    "operation": OPERATIONS,
    "practice_outcome": PRACTICE_OUTCOMES,
}
"""By the name that templates use: `{{ state|word:"request_state" }}`."""
