"""Facts that the conditions of the other kinds of notice ask about, and those of a few kinds of charge."""

from collections.abc import Mapping
from types import MappingProxyType

from fairnotice.domain.facts.key import FactKey

KINDS: tuple[FactKey, ...] = (
    FactKey(
        "threat.assessed",
        "A national law-enforcement authority has assessed the person as a possible threat to public safety.",
        "Which law-enforcement authority assessed the person as a possible threat, and when?",
    ),
    FactKey(
        "threat.grounds",
        "The assessment rests on earlier convictions or on other reasonable grounds.",
        "On which convictions or other reasonable grounds does the assessment rest?",
    ),
    FactKey(
        "missing.police_record",
        "The police have recorded that the person disappeared, or was found unable to say who they are.",
        "Where and when did the police record the disappearance, or that the person was found?",
    ),
    FactKey(
        "missing.not_known",
        "The police do not know where the person is, or who the person is.",
        "Do the police still not know where the person is, or who it is?",
    ),
    FactKey(
        "missing.privacy_allows",
        "No national law on privacy stands against the request for an adult.",
        "Does any law on privacy stand against the request, since the person is of age?",
    ),
    FactKey(
        "missing.found",
        "The authorities know where the person is and, of a child, with which lawful guardian.",
        "Do the authorities know by now where the person is and, of a child, with which lawful guardian?",
    ),
    FactKey("missing.soldier", "The person who is missing is a soldier.", "Is the person a soldier?"),
    FactKey(
        "missing.lost_in_conflict",
        "The soldier was lost in a conflict or in a military operation.",
        "Was the person lost in a conflict or in a military operation?",
    ),
    FactKey(
        "missing.prosecution_follows",
        "If the soldier is found, a political or military prosecution would follow.",
        "Would a prosecution of a political or military character follow if the person is found?",
    ),
    FactKey(
        "body.police_record",
        "The police have recorded that the body was found.",
        "Where and when did the police record that the body was found?",
    ),
    FactKey(
        "body.unidentified",
        "The dead person has not been identified.",
        "Is it still not known who the dead person is?",
    ),
    FactKey(
        "sanctions.listed",
        "A committee of the Security Council lists the person.",
        "Which committee of the Security Council lists the person, and under which reference?",
    ),
    FactKey(
        "sanctions.delisted",
        "The committee has taken the person off its list.",
        "",
    ),
    FactKey(
        "data.combined",
        "The data of the notice come from several bureaus or bodies.",
        "Do the data come from several bureaus or bodies? From which?",
    ),
    FactKey(
        "data.sources_agree",
        "Every source of the data agrees that they are combined in one notice.",
        "Does every source of the data agree that they are combined in one notice?",
    ),
    FactKey(
        "context.mass_upload",
        "The bureau sent an unusual number of requests at once, right after a coup or an attempt at one.",
        "",
    ),
    FactKey(
        "act.listed_conduct",
        "The conduct is one that the secretariat's list names, such as prostitution, surrogacy, or drugs for own use.",
        "Of which conduct exactly does the charge tell?",
    ),
    FactKey(
        "act.public_funds_lost",
        "Public funds were lost by irregular contracts or negligence.",
        "How were public funds lost, and what did this person do for it?",
    ),
    FactKey(
        "act.gross_negligence",
        "The loss came from gross negligence, or somebody was injured.",
        "Did the loss come from gross negligence, or was anybody injured?",
    ),
    FactKey(
        "act.cheque_large",
        "The unfunded cheques come to 10,000 United States dollars or more.",
        "To which sum do the unfunded cheques come, in United States dollars?",
    ),
    FactKey(
        "act.cheque_repeated",
        "Unfunded cheques were issued repeatedly.",
        "How many unfunded cheques were issued, and when?",
    ),
    FactKey(
        "act.dishonest_intent",
        "The person meant to deceive.",
        "Which facts show that the person meant to deceive?",
    ),
    FactKey(
        "act.private_dispute",
        "The matter is a dispute between private persons, such as one about a debt, a contract or an inheritance.",
        "Is a debt, a contract or an inheritance in dispute between the parties, and is a civil suit running?",
    ),
    FactKey(
        "act.custody_rulings_conflict",
        "Courts of two countries have ruled against each other on custody of the child.",
        "Which courts have ruled on custody of the child, and how?",
    ),
    FactKey(
        "act.both_parents_took_part",
        "Both parents took part in the proceedings in both countries.",
        "Did both parents take part in the proceedings in both countries?",
    ),
)

ASKED_BY_KIND: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "green": ("threat.assessed", "threat.grounds"),
        "yellow": (
            "missing.police_record",
            "missing.not_known",
            "missing.privacy_allows",
            "missing.found",
            "missing.soldier",
            "missing.lost_in_conflict",
            "missing.prosecution_follows",
        ),
        "black": ("body.police_record", "body.unidentified"),
        "un_special": ("sanctions.listed",),
    }
)
"""Which of them a bureau is asked beforehand, by the kind of notice (RPD 89 to 91 and 95)."""
