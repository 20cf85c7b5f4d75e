"""The words for the codes of a case file."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fairnotice.domain.unknown import Unknown

Words = dict[str, str | Promise]

NAME_KINDS: Words = {
    "primary": _("main name"),
    "alias": _("also called"),
    "maiden": _("maiden name"),
    "former": _("former name"),
    "low_quality": _("not certain"),
}
PHOTOS: Words = {"good": _("good"), "poor": _("poor"), "none": _("none")}
OFFICES: Words = {
    "head_of_state": _("Head of state"),
    "head_of_government": _("Head of government"),
    "foreign_minister": _("Foreign minister"),
    "minister": _("Minister"),
    "member_of_parliament": _("Member of parliament"),
    "official": _("Official"),
    "military": _("Member of the armed forces"),
    "diplomat": _("Diplomat"),
    "candidate": _("Candidate for office"),
}
PROTECTIONS: Words = {
    "refugee": _("Refugee"),
    "asylum_seeker": _("Asylum seeker"),
    "subsidiary": _("Other protection against return"),
}
POSITIONS: Words = {
    "protest": _("Protests"),
    "no_objection": _("Does not object"),
    "extradition_refused": _("Refused extradition"),
    "extradition_granted": _("Granted extradition"),
    "not_prosecuted": _("Does not prosecute"),
    "prosecutes": _("Prosecutes"),
    "calls_case_political": _("Calls the case political"),
    "asylum_granted": _("Granted asylum"),
}
POSITION_GROUNDS: Words = {
    "political": _("political"),
    "rights": _("rights of the person"),
    "formal": _("formal"),
    "nationality": _("nationality"),
    "time_bar": _("time bar"),
}
SOURCES: Words = {
    "requester": _("the requesting bureau's file"),
    "bureau": _("another bureau"),
    "court": _("a court"),
    "body": _("an international body"),
    "record": _("an official record"),
    "person": _("the person, or counsel"),
    "press": _("press"),
    "secretariat": _("the secretariat"),
}
AUTHORITIES: Words = {
    "court": _("court"),
    "prosecutor": _("prosecutor"),
    "police": _("police"),
    "ministry": _("ministry"),
    "international_court": _("international court"),
}
REQUESTERS: Words = {
    "bureau": _("national bureau"),
    "tribunal": _("international tribunal"),
    "international_body": _("international body"),
}
STAGES: Words = {"announced": _("Announced, not filed"), "filed": _("Filed")}
SOUGHT_FOR: Words = {"prosecution": _("Prosecution"), "sentence": _("Serving a sentence")}

PURPOSES: Words = {
    "arrest": _("Arrest"),
    "locate": _("Finding a person"),
    "investigation_information": _("Information for an investigation"),
    "warning": _("Warning"),
    "identification": _("Identification"),
    "forensics": _("Forensics"),
    "security_checks": _("Security checks"),
    "border_control": _("Border control"),
    "threat_analysis": _("Analysis of threats"),
}
STATUSES: Words = {
    "convicted": _("Convicted"),
    "charged": _("Charged"),
    "suspect": _("Suspect"),
    "criminal_history": _("Criminal history"),
    "witness": _("Witness"),
    "victim": _("Victim"),
    "missing": _("Missing"),
    "unidentified_person": _("Unidentified person"),
    "unidentified_body": _("Unidentified body"),
    "deceased": _("Deceased"),
    "possible_threat": _("Possible threat"),
    "un_sanctioned": _("Under UN sanctions"),
}


def word(table: Words, code: object) -> object:
    """The word for a code; an unknown value, and a code without a word, as they are."""
    if isinstance(code, Unknown):
        return code
    key = getattr(code, "value", code)
    return table.get(key, code) if isinstance(key, str) else code


def plain(code: object) -> object:
    """A code of a long list as words; an unknown value as it is."""
    key = getattr(code, "value", code)
    return code if isinstance(code, Unknown) else str(key).replace("_", " ")
