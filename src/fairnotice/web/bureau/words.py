"""The words of a case file's own lists, as the request form shows them."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = dict[str, str | Promise]

SOUGHT_FOR: Words = {
    "prosecution": _("Prosecution: the person is to stand trial"),
    "sentence": _("A sentence: the person was convicted and is to serve it"),
    "unknown": _("Not known"),
}
PURPOSES: Words = {
    "arrest": _("To arrest the person, for extradition"),
    "locate": _("To find the person"),
    "investigation_information": _("To get information for an investigation"),
    "warning": _("To warn of the person"),
    "identification": _("To learn who the person is"),
    "forensics": _("Forensic analysis"),
    "security_checks": _("Security checks"),
    "border_control": _("Border control"),
    "threat_analysis": _("Analysis of threats and crime"),
}
STATUSES: Words = {
    "convicted": _("Convicted"),
    "charged": _("Charged"),
    "suspect": _("Suspected"),
    "criminal_history": _("Known for past offences"),
    "witness": _("Witness"),
    "victim": _("Victim"),
    "missing": _("Missing"),
    "unidentified_person": _("A person not identified"),
    "unidentified_body": _("A dead person not identified"),
    "deceased": _("Deceased"),
    "possible_threat": _("Possible threat"),
    "un_sanctioned": _("Under UN sanctions"),
    "unknown": _("Not known"),
}
REALITIES: Words = {
    "invented": _("Invented for an exercise"),
    "press": _("A real person known from the press: reviewed as an exercise, never published"),
    "actual": _("A person of an actual case"),
}
NAME_KINDS: Words = {
    "alias": _("Alias"),
    "maiden": _("Name at birth"),
    "former": _("Former name"),
    "low_quality": _("Uncertain spelling"),
}
SCRIPTS: Words = {
    "Latn": _("Latin"),
    "Arab": _("Arabic or Persian"),
    "Cyrl": _("Cyrillic"),
    "Hans": _("Chinese, simplified"),
    "Hant": _("Chinese, traditional"),
    "Jpan": _("Japanese"),
    "Kore": _("Korean"),
    "Grek": _("Greek"),
    "Hebr": _("Hebrew"),
    "Deva": _("Devanagari"),
    "Beng": _("Bengali"),
    "Taml": _("Tamil"),
    "Thai": _("Thai"),
    "Armn": _("Armenian"),
    "Geor": _("Georgian"),
    "Ethi": _("Ethiopic"),
}
PHOTOS: Words = {
    "good": _("Yes, a good one"),
    "poor": _("Yes, but a poor one"),
    "none": _("No"),
    "unknown": _("Not known"),
}
CALENDARS: Words = {
    "hijri": _("Islamic (Hijri)"),
    "solar_hijri": _("Persian (Solar Hijri)"),
    "buddhist": _("Thai (Buddhist)"),
    "minguo": _("Taiwanese (Minguo)"),
    "ethiopian": _("Ethiopian"),
}
OFFICES: Words = {
    "head_of_state": _("Head of state"),
    "head_of_government": _("Head of government"),
    "foreign_minister": _("Foreign minister"),
    "minister": _("Minister"),
    "member_of_parliament": _("Member of parliament"),
    "official": _("Official"),
    "military": _("Member of the armed forces"),
    "diplomat": _("Diplomat"),
    "candidate": _("Candidate in an election"),
}
AUTHORITIES: Words = {
    "court": _("A court"),
    "prosecutor": _("A prosecutor"),
    "police": _("The police"),
    "ministry": _("A ministry"),
    "international_court": _("An international court"),
    "unknown": _("Not known"),
}
CATEGORIES: Words = {
    "murder": _("Murder or manslaughter"),
    "bodily_harm": _("Bodily harm"),
    "kidnapping": _("Kidnapping"),
    "hostage_taking": _("Hostage-taking"),
    "sexual_offence": _("Sexual offence"),
    "terrorism": _("Terrorism"),
    "terrorist_membership": _("Membership of a terrorist group"),
    "terrorist_financing": _("Financing of terrorism"),
    "robbery": _("Robbery"),
    "theft": _("Theft"),
    "fraud": _("Fraud"),
    "corruption": _("Corruption"),
    "embezzlement": _("Embezzlement"),
    "money_laundering": _("Money laundering"),
    "tax": _("Tax offence"),
    "drugs": _("Drugs"),
    "arms": _("Weapons"),
    "export_control": _("Export control"),
    "sanctions": _("Breach of sanctions"),
    "trafficking": _("Trafficking in persons or smuggling"),
    "organised_crime": _("Organised crime"),
    "cybercrime": _("Cybercrime"),
    "arson": _("Arson"),
    "property_damage": _("Damage to property"),
    "riot": _("Riot"),
    "environment": _("Offence against the environment"),
    "forgery": _("Forgery"),
    "election_offence": _("Election offence"),
    "abuse_of_office": _("Abuse of office"),
    "parental_abduction": _("Abduction of a child by a parent"),
    "private_debt": _("Private debt"),
    "unfunded_cheque": _("Cheque without cover"),
    "contract_dispute": _("Dispute about a contract"),
    "family_matter": _("Family matter"),
    "administrative": _("Administrative offence"),
    "morals_or_custom": _("Morals or custom"),
    "insult_or_defamation": _("Insult or defamation"),
    "banned_opinion": _("Opinion that is forbidden"),
    "treason": _("Treason"),
    "espionage": _("Espionage"),
    "state_secrets": _("State secrets"),
    "sedition": _("Sedition"),
    "coup": _("Coup"),
    "state_security": _("Security of the state"),
    "prohibited_association": _("Association that is forbidden"),
    "unauthorised_assembly": _("Assembly without permission"),
    "banned_faith": _("Faith that is forbidden"),
    "desertion": _("Desertion"),
    "military_offence": _("Military offence"),
    "illegal_exit": _("Leaving the country without permission"),
    "military_operation": _("Military operation"),
    "genocide": _("Genocide"),
    "crime_against_humanity": _("Crime against humanity"),
    "war_crime": _("War crime"),
    "other": _("Another"),
    "unknown": _("Not known"),
}
SOURCE_KINDS: Words = {
    "requester": _("Our own file"),
    "court": _("A court"),
    "record": _("An official record open to all"),
    "body": _("An international organisation"),
    "press": _("The press"),
    "bureau": _("Another bureau"),
    "person": _("The person, or counsel"),
    "secretariat": _("The secretariat"),
}
FIRMNESS: Words = {
    "stated": _("It is stated as a fact"),
    "alleged": _("It is alleged"),
    "reported": _("It is reported by somebody else"),
    "purported": _("It is only said to be so"),
}
SPEECH_TARGETS: Words = {
    "state": _("The state or its officials"),
    "private": _("Private persons"),
    "religion": _("A religion"),
    "group": _("A group of people, for what they are"),
}
RECOGNITION: Words = {
    "universal": _("The United Nations, or nearly every state"),
    "regional_or_some": _("A region, or some states"),
    "source_only": _("Only our own state"),
    "not_terrorist": _("Nobody: it is not called terrorist"),
}
SANCTIONS: Words = {
    "unsc": _("The Security Council"),
    "multilateral": _("Several states together"),
    "regional": _("A regional organisation"),
    "unilateral": _("One state alone"),
}
VALUES: dict[str, Words] = {
    "act.speech_target": SPEECH_TARGETS,
    "act.organisation_recognition": RECOGNITION,
    "act.sanctions_basis": SANCTIONS,
}
"""The words of facts that are neither true nor false."""
